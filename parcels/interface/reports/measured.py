"""What a finding measured, as people read it: areas in the usual unit, shares and points with one decimal.

A rounded number never says what the exact one does not: an overlap is never 0 %, and a value beyond its limit never
reads as the limit (digits are added until they differ).
"""

import math
from collections.abc import Mapping
from typing import Any

from parcels.domain.finding import Finding
from parcels.domain.units import M2_PER_HECTARE, M2_PER_MU, m2_from_mu
from parcels.geo.schema import read_schema
from parcels.interface.words import Words, slug

NOTHING = "–"
SMALLEST_SHOWN = 0.1
"""Areas below this many mu (Chinese) or hectares (English) are told in m²."""
MOST_DIGITS = 6
DIGITS = {"m3_per_day": 0, "kva": 0, "day": 0, "far": 2}
"""Decimals per unit; one for all others."""


def code_text(words: Words, group: str, value: object) -> str:
    """Return the label of a code, or the code itself where no label exists."""
    message = f"code-{group}-{slug(str(value))}"
    return words(message) if words.has(message) else str(value)


def step_text(words: Words, step: str) -> str:
    """Return the label of a step to the delivery, or of the readiness item of that name."""
    group = "readiness-step" if words.has(f"code-readiness-step-{slug(step)}") else "readiness-item"
    return code_text(words, group, step)


def unit_text(words: Words, unit: str) -> str:
    """Return the label of a unit, or the unit itself."""
    message = f"unit-{slug(unit)}"
    return words(message) if unit and words.has(message) else unit


def finding_values(words: Words, finding: Finding) -> dict[str, object]:
    """Return everything a sentence may name: numbers as text with unit, codes as labels, the rest as it is."""
    values: dict[str, Any] = {"subject": finding.subject, "value": finding.value, "limit": finding.limit}
    values |= dict(finding.values)
    texts = {**_measured(finding.unit, values), **_areas(words, values), **_labels(words, values)}
    return {**values, **texts, "unit": unit_text(words, finding.unit)}


def _measured(unit: str, values: Mapping[str, Any]) -> dict[str, str]:
    if unit == "share" or "share" in values:
        share, limit = values.get("share", values["value"]), values["limit"]
        first, second = share_texts(share, limit)
        return {"share": first, "value": first, "limit": second}
    digits = DIGITS.get(unit, 1)
    first, second = _apart(values["value"], values["limit"], digits)
    return {"value": first, "limit": second}


def _areas(words: Words, values: Mapping[str, Any]) -> dict[str, str]:
    if "min_mu" in values:
        own, *ends = (m2_from_mu(values[name]) for name in ("area_mu", "min_mu", "max_mu"))
        least, most = (short_area(words, end) for end in ends)
        return {"area": _area_beside(words, own, ends), "min": least, "max": most}
    if "area_mu" in values:
        return {"area": short_area(words, m2_from_mu(values["area_mu"]))}
    return {"area": short_area(words, values["area_m2"])} if "area_m2" in values else {}


def _labels(words: Words, values: Mapping[str, Any]) -> dict[str, str]:
    labels = {}
    if "kind" in values:
        labels["kind_name"] = code_text(words, "constraint", values["kind"])
    if "purpose" in values:
        mark = "、" if words.language == "zh" else ", "
        labels["purpose"] = mark.join(code_text(words, "sector-group", one) for one in str(values["purpose"]).split())
    if "items" in values:
        mark = "、" if words.language == "zh" else ", "
        labels["items"] = mark.join(step_text(words, one) for one in str(values["items"]).split())
    if "fields" in values:
        labels["fields"] = _field_names(words, str(values["fields"]).split())
    return labels


def _field_names(words: Words, names: list[str]) -> str:
    """Return fields of the project schema by what they mean."""
    known = {one.name: one.meaning_zh if words.language == "zh" else one.meaning_en for one in read_schema("projects")}
    return ("、" if words.language == "zh" else ", ").join(known.get(name, name) for name in names)


def short_area(words: Words, area_m2: float, digits: int = 2) -> str:
    """Return an area in mu (Chinese) or hectares (English), in m² where that would be too small to read."""
    unit, size = ("mu", M2_PER_MU) if words.language == "zh" else ("hectare", M2_PER_HECTARE)
    if 0 < abs(area_m2) < SMALLEST_SHOWN * size:
        unit, size, digits = "m2", 1.0, 1
    number = area_m2 / size
    text = f"<{SMALLEST_SHOWN}" if 0 < number < SMALLEST_SHOWN / 2 else _plain(number, digits)
    return f"{text} {words(f'unit-{unit}')}"


def _area_beside(words: Words, area_m2: float, ends: list[float]) -> str:
    """Return an area with as many digits as tell it from the ends of the window it is held against."""
    for digits in range(2, MOST_DIGITS):
        text = short_area(words, area_m2, digits)
        if all(math.isclose(area_m2, end, rel_tol=1e-9) or text != short_area(words, end, digits) for end in ends):
            return text
    return short_area(words, area_m2, MOST_DIGITS)


def share_texts(share: float | None, limit: float | None) -> tuple[str, str]:
    """Return a share and its limit in percent: one decimal, more only where both would read the same."""
    percent, most = (None if part is None or math.isnan(part) else part * 100 for part in (share, limit))
    digits = 3 if most is not None and 0 < most < SMALLEST_SHOWN else 1
    first, second = _apart(percent, most, digits) if most else (_known(percent, digits), _known(most, digits))
    if percent is not None and percent > 0 and first == "0":
        first = f"<{10.0**-digits:g}"
    elif percent is not None and 100 - SMALLEST_SHOWN / 2 < percent < 100 - 1e-9:
        first = f">{100 - SMALLEST_SHOWN}"
    return _percent(first), _percent(second)


def _percent(text: str) -> str:
    return text if text == NOTHING else f"{text}%"


def _apart(value: float | None, limit: float | None, digits: int) -> tuple[str, str]:
    """Return two numbers with as many digits as tell them apart."""
    if value is None or limit is None or math.isclose(value, limit, rel_tol=1e-9, abs_tol=1e-9):
        return _known(value, digits), _known(limit, digits)
    for more in range(digits, MOST_DIGITS):
        if _known(value, more) != _known(limit, more):
            return _known(value, more), _known(limit, more)
    return _known(value, MOST_DIGITS), _known(limit, MOST_DIGITS)


def _known(value: float | None, digits: int) -> str:
    return NOTHING if value is None or math.isnan(value) else _plain(value, digits)


def _plain(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
