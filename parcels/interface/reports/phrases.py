"""Amounts, codes and findings in words, the same on screen, on paper and in the terminal."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.domain.units import hectares_from_m2, mu_from_m2
from parcels.interface.words import Words, slug

MARKS = {"pass": "✓", "conditional": "!", "fail": "✕", "not_set": "–", "undetermined": "?"}


def area_text(words: Words, area_m2: float | None) -> str:
    """Return an area, mu first in Chinese, hectares first in English; a dash where it is unknown."""
    if area_m2 is None or math.isnan(area_m2):
        return "–"
    return words("report-area", mu=f"{mu_from_m2(area_m2):,.2f}", ha=f"{hectares_from_m2(area_m2):,.2f}")


def code_text(words: Words, group: str, value: object) -> str:
    """Return the label of a code, or the code itself where no label exists."""
    message = f"code-{group}-{slug(str(value))}"
    return words(message) if words.has(message) else str(value)


def finding_text(words: Words, finding: Finding) -> str:
    """Return the sentence of a finding; its code with value and limit where no sentence exists."""
    message = f"finding-{slug(finding.rule)}"
    values = {"subject": finding.subject, "value": _number(finding.value), "limit": _number(finding.limit)}
    values |= {"unit": unit_text(words, finding.unit)} | dict(finding.values)
    if words.has(message):
        return words.coded("finding", finding.rule, values)
    measured = "" if finding.value is None else f" {_number(finding.value)} / {_number(finding.limit)} {finding.unit}"
    return f"{finding.rule}{measured}"


def unit_text(words: Words, unit: str) -> str:
    """Return the label of a unit, or the unit itself."""
    message = f"unit-{slug(unit)}"
    return words(message) if unit and words.has(message) else unit


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


def _number(value: float | None) -> float | str:
    """Return a number for a message (three significant places are enough to judge), or a dash."""
    if value is None or math.isnan(value):
        return "–"
    return round(value, 3) if abs(value) < 1000 else round(value)


def finding_from(record: Mapping[str, Any]) -> Finding:
    """Return the finding of a plain record (``plan.json``)."""
    same = {name: record[name] for name in ("rule", "subject", "value", "limit", "unit", "values")}
    return Finding(verdict=Verdict(record["verdict"]), severity=Severity(record["severity"]), **same)


def page_label(words: Words) -> str:
    """Return the text of the page count with places for the numbers."""
    return words("report-page", page="{page}", pages="{pages}")
