"""Findings as a list: verdict with mark and colour, sentence, then what was measured, limit and article."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped
from parcels.interface.reports.phrases import finding_text, verdict_text
from parcels.rules.packs import Grade, Rule, rules_by_code
from parcels.service.last_used import LastUsed, Same
from parcels.service.plain import plain
from parcels.service.policies import workspace_book, workspace_policy

ORDER = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL, Verdict.NOT_SET, Verdict.PASS)
_RULES: LastUsed[Mapping[str, Rule]] = LastUsed(4)


def _rules(desk: Desk) -> Mapping[str, Rule]:
    policy, book = workspace_policy(desk.workspace), workspace_book(desk.workspace)
    return _RULES.get((desk.as_of, Same(policy), Same(book)), lambda: rules_by_code(desk.as_of, policy, book))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the worst verdict first."""
    return sorted(findings, key=lambda finding: (ORDER.index(finding.verdict), finding.rule))


def verdict_list(desk: Desk, findings: Iterable[Finding]) -> None:
    """Draw findings, worst first."""
    rules = _rules(desk)
    body = "".join(_row(desk, finding, rules.get(finding.rule)) for finding in worst_first(findings))
    st.html(f"<div>{body}</div>")


def _row(desk: Desk, finding: Finding, rule: Rule | None) -> str:
    verdict = escaped(verdict_text(desk.words, finding.verdict))
    sentence = escaped(finding_text(desk.words, finding))
    return (
        f'<div class="pp-verdict"><b class="pp-v-{finding.verdict.value}">{verdict}</b>'
        f"<div>{sentence}<small>{escaped(_basis(desk, finding, rule))}</small></div></div>"
    )


def _basis(desk: Desk, finding: Finding, rule: Rule | None) -> str:
    """Return what the rule does, who decides and where it is written; value and limit are in the sentence."""
    parts = [] if finding.severity is Severity.NOTE else [desk.label("severity", finding.severity.value)]
    if rule is not None and finding.verdict is not Verdict.PASS and finding.severity is not Severity.NOTE:
        parts.append(desk.label("authority", rule.authority))
    if rule is not None and rule.grade is Grade.UNVERIFIED:
        parts.append(desk.words("verdict-unverified"))
    if rule is not None and rule.citation:
        parts.append(rule.citation)
        if rule.effective_from:
            parts.append(desk.words("verdict-in-force", day=rule.effective_from.isoformat()))
    return " · ".join(parts)


def plain_record(record: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a record with dates as text and unknown values as ``None``."""
    return {str(name): plain(value) for name, value in record.items()}


def finding_of(record: Mapping[str, Any]) -> Finding:
    """Return the finding of a plain record, as plans and tables keep it."""
    return Finding(
        rule=str(record["rule"]),
        verdict=Verdict(record["verdict"]),
        severity=Severity(record["severity"]),
        subject=str(record.get("subject") or record.get("parcel_id") or ""),
        value=record.get("value"),
        limit=record.get("limit"),
        unit=str(record.get("unit") or ""),
        values=record.get("values") or {},
    )
