"""A finding: what one check says about one thing, as codes with values and no sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parcels.domain.codes import Severity, Verdict

Value = str | int | float


@dataclass(frozen=True)
class Finding:
    """The outcome of one rule on one subject (parcel, site, project or allocation).

    ``rule`` names the rule in the catalogue; article and date of law are looked up there. ``value`` and ``limit``
    are in ``unit``; both are ``None`` where nothing was measured.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    subject: str
    value: float | None = None
    limit: float | None = None
    unit: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the finding forbids the use of the land."""
        return self.verdict is Verdict.FAIL and self.severity is Severity.BLOCK
