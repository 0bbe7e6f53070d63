"""Amounts, codes and findings in words, the same on screen, on paper and in the terminal."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.domain.units import hectares_from_m2, mu_from_m2
from parcels.interface.reports.measured import code_text as code_text
from parcels.interface.reports.measured import finding_values
from parcels.interface.words import Words, slug

MARKS = {"pass": "✓", "conditional": "!", "fail": "✕", "not_set": "–", "undetermined": "?"}


def area_text(words: Words, area_m2: float | None) -> str:
    """Return an area, mu first in Chinese, hectares first in English; a dash where it is unknown."""
    if area_m2 is None or math.isnan(area_m2):
        return "–"
    return words("report-area", mu=f"{mu_from_m2(area_m2):,.2f}", ha=f"{hectares_from_m2(area_m2):,.2f}")


def finding_text(words: Words, finding: Finding) -> str:
    """Return the sentence of a finding; its code with value and limit where no sentence exists."""
    values = finding_values(words, finding)
    if words.has(f"finding-{slug(finding.rule)}"):
        return words.coded("finding", finding.rule, values)
    measured = "" if finding.value is None else f" {values['value']} / {values['limit']} {values['unit']}"
    return f"{finding.rule}{measured}"


def verdict_text(words: Words, verdict: str) -> str:
    """Return a verdict with its mark, readable without colour."""
    return f"{MARKS.get(verdict, '?')} {code_text(words, 'verdict', verdict)}"


def cell_text(value: object) -> str:
    """Return a value as a person reads it in a table."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, (list, tuple)):
        return " ".join(str(item) for item in value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value.isoformat() if isinstance(value, date) else str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def finding_from(record: Mapping[str, Any]) -> Finding:
    """Return the finding of a plain record (``plan.json``)."""
    same = {name: record[name] for name in ("rule", "subject", "value", "limit", "unit", "values")}
    return Finding(verdict=Verdict(record["verdict"]), severity=Severity(record["severity"]), **same)


def page_label(words: Words) -> str:
    """Return the text of the page count with places for the numbers."""
    return words("report-page", page="{page}", pages="{pages}")
