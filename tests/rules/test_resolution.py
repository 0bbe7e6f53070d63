import pytest

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.resolution import Resolution, resolution

BLOCK, APPROVAL, NOTE = Severity.BLOCK, Severity.APPROVAL, Severity.NOTE


@pytest.mark.parametrize(
    ("severity", "verdict", "asks"),
    [
        (BLOCK, Verdict.FAIL, Resolution.BLOCKED),
        (BLOCK, Verdict.UNDETERMINED, Resolution.BLOCKED),
        (BLOCK, Verdict.CONDITIONAL, Resolution.CONDITION),  # a parcel another agreement names, too
        (APPROVAL, Verdict.FAIL, Resolution.TO_RESOLVE),
        (APPROVAL, Verdict.CONDITIONAL, Resolution.CONDITION),
        (APPROVAL, Verdict.UNDETERMINED, Resolution.CONDITION),  # nobody knows: it has to be shown
        (Severity.HEIGHT, Verdict.UNDETERMINED, Resolution.CONDITION),
        (APPROVAL, Verdict.NOT_SET, Resolution.NONE),
        (NOTE, Verdict.FAIL, Resolution.TO_RESOLVE),
        (NOTE, Verdict.UNDETERMINED, Resolution.NONE),
        (NOTE, Verdict.CONDITIONAL, Resolution.NONE),
        (BLOCK, Verdict.PASS, Resolution.NONE),
    ],
)
def test_what_a_finding_asks_for(severity: Severity, verdict: Verdict, asks: Resolution):
    assert resolution(Finding("rule", verdict, severity, "A")) is asks
