"""What a finding asks of the officer before the land can be given."""

from collections.abc import Iterable
from enum import StrEnum

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding

FindingKey = tuple[str, str]
"""Rule and subject: which finding is meant."""


class Resolution(StrEnum):
    """What a finding asks for. In Chinese: 处理要求."""

    NONE = "none"
    """无需处理."""
    CONDITION = "condition"
    """作为条件载明: a condition of the approval; a department may clear or refuse it."""
    TO_RESOLVE = "to_resolve"
    """须免除或经部门同意: fails, and may be waived with a reason or cleared by the department."""
    BLOCKED = "blocked"
    """禁止，不得免除: forbids, and nobody can waive it here."""


CONDITIONS = frozenset({Severity.APPROVAL, Severity.STUDY, Severity.BUFFER, Severity.HEIGHT})
OPEN_ENDS = (Verdict.CONDITIONAL, Verdict.UNDETERMINED)


def resolution(finding: Finding) -> Resolution:
    """Return what a finding asks for.

    A BLOCK that fails, or whose data are missing, forbids. Any other failure must be resolved. What is conditional, or
    cannot be told for want of data, is stated as a condition. Notes and missing thresholds ask for nothing.
    """
    if finding.severity is Severity.BLOCK and finding.verdict in (Verdict.FAIL, Verdict.UNDETERMINED):
        return Resolution.BLOCKED
    if finding.verdict is Verdict.FAIL:
        return Resolution.TO_RESOLVE
    is_condition = finding.severity in CONDITIONS or finding.severity is Severity.BLOCK
    if finding.verdict in OPEN_ENDS and is_condition:
        return Resolution.CONDITION
    return Resolution.NONE


def count_blocks(findings: Iterable[Finding]) -> int:
    """Return how many findings forbid."""
    return sum(resolution(finding) is Resolution.BLOCKED for finding in findings)


def to_resolve(findings: Iterable[Finding]) -> tuple[FindingKey, ...]:
    """Return the findings that must be waived or cleared, each once, in order."""
    keys = ((finding.rule, finding.subject) for finding in findings if resolution(finding) is Resolution.TO_RESOLVE)
    return tuple(dict.fromkeys(keys))
