"""Findings as rows of a table."""

from collections.abc import Mapping
from typing import Any

from pandas import DataFrame

from parcels.domain.finding import Finding
from parcels.interface.reports.phrases import code_text, finding_from, finding_text
from parcels.interface.words import Words
from parcels.service.plain import rows_of

COLUMNS = ("parcel-id", "rule", "verdict", "severity", "value", "limit", "unit", "text")


def findings_rows(findings: DataFrame, words: Words) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return headers and rows of a screening's findings, each with its sentence."""
    rows = [_row(finding, words) for finding in map(finding_of, rows_of(findings))]
    return [words(f"column-{name}") for name in COLUMNS], rows


def _row(finding: Finding, words: Words) -> tuple[object, ...]:
    verdict, severity = finding.verdict, finding.severity
    labels = code_text(words, "verdict", verdict), code_text(words, "severity", severity)
    measured = finding.value, finding.limit, finding.unit
    return finding.subject, finding.rule, *labels, *measured, finding_text(words, finding)


def finding_of(row: Mapping[str, Any]) -> Finding:
    """Return the finding of a row of ``Screening.findings``."""
    return finding_from({**row, "subject": row["parcel_id"]})
