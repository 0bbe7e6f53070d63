"""Findings as rows of a table."""

from pandas import DataFrame

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.interface.reports.phrases import code_text, finding_text
from parcels.interface.words import Words

COLUMNS = ("parcel-id", "rule", "verdict", "severity", "value", "limit", "unit", "text")


def findings_rows(findings: DataFrame, words: Words) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return headers and rows of a screening's findings, each with its sentence."""
    rows = [
        (
            row.parcel_id,
            row.rule,
            code_text(words, "verdict", row.verdict),
            code_text(words, "severity", row.severity),
            row.value,
            row.limit,
            row.unit,
            finding_text(words, finding_of(row)),
        )
        for row in findings.itertuples(index=False)
    ]
    return [words(f"column-{name}") for name in COLUMNS], rows


def finding_of(row: object) -> Finding:
    """Return the finding of a row of ``Screening.findings``."""
    values = {name: getattr(row, name) for name in ("rule", "value", "limit", "unit", "values")}
    subject = str(getattr(row, "parcel_id", ""))
    verdict, severity = Verdict(getattr(row, "verdict", "")), Severity(getattr(row, "severity", ""))
    return Finding(verdict=verdict, severity=severity, subject=subject, **values)
