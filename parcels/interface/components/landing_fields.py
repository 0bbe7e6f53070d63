"""The fields of a record as widgets: dates, codes by their names, numbers, texts; nothing is filled in but today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_type_hints

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital, legible, literal
from parcels.interface.reports.landing import clock_text
from parcels.interface.reports.landing_records import GROUPS, field_text, item_text
from parcels.interface.reports.phrases import code_text
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.record_rules import REQUIRED
from parcels.landing.records import BODIES, RecordKind
from parcels.landing.settings import CLOCKS
from parcels.rules.packs import Authority

LONG = ("note", "text", "evidence", "reason")
OF_TERM = ("department",)
"""Follows from the matter chosen, so nobody is asked for it."""
FIRST_DAY = date(1980, 1, 1)
LAST_DAY = date(2100, 12, 31)


@dataclass(frozen=True)
class Sheet:
    """What a form asks: a kind, the fields in order, what stands in them, and the key of its widgets."""

    kind: RecordKind
    names: Sequence[str]
    values: dict[str, Any]
    key: str
    terms: ClearanceTerms


def names_of(kind: RecordKind) -> list[str]:
    """Return the fields a person fills in."""
    return [one.name for one in fields(BODIES[kind]) if one.name not in OF_TERM]


def draw(desk: Desk, sheet: Sheet) -> dict[str, Any]:
    """Draw the fields two by two, long texts alone, and return what they hold; empty ones are left out."""
    short = [name for name in sheet.names if name not in LONG]
    found: dict[str, Any] = {}
    columns = st.columns(2)
    for place, name in enumerate(short):
        with columns[place % 2]:
            found[name] = _field(desk, sheet, name)
    for name in (name for name in sheet.names if name in LONG):
        found[name] = _field(desk, sheet, name)
    if sheet.kind is RecordKind.CLEARANCE and found.get("item") is not None:
        found["department"] = str(sheet.terms.items[found["item"]].department)
    return {name: value for name, value in found.items() if value not in (None, "", (), False)}


def _field(desk: Desk, sheet: Sheet, name: str) -> Any:  # noqa: ANN401
    words, key, value = desk.words, f"{sheet.key}-{name}", sheet.values.get(name)
    hint = get_type_hints(BODIES[sheet.kind])[name]
    plain = _plain_type(hint)
    label = _label(desk, sheet.kind, name, is_optional=isinstance(hint, UnionType))
    options = _options(desk, sheet, name, plain)
    if options is not None:
        codes, text = options
        place = codes.index(value) if value in codes else None
        return st.selectbox(
            label, codes, index=place, key=key, format_func=lambda one: legible(capital(text(one))),
            placeholder=words("record-choose"),
        )  # fmt: skip
    if plain is date:
        start = value or (None if isinstance(hint, UnionType) else desk.as_of)
        return st.date_input(label, start, min_value=FIRST_DAY, max_value=LAST_DAY, key=key)
    if plain is bool:
        return st.checkbox(label, value=bool(value), key=key)
    if plain is int:
        return st.number_input(label, value=value, step=1, min_value=0, key=key, format="%d")
    if plain is float:
        return st.number_input(label, value=value, min_value=0.0, key=key, format="%0.2f")
    return _text(label, name, plain, value, key)


def _text(label: str, name: str, plain: object, value: object, key: str) -> object:
    if plain is tuple:
        lines = st.text_area(label, "\n".join(value) if isinstance(value, tuple) else "", key=key, height=80)
        return tuple(line.strip() for line in (lines or "").splitlines() if line.strip())
    shown = str(value or "")
    return st.text_area(label, shown, key=key, height=80) if name in LONG else st.text_input(label, shown, key=key)


def _plain_type(hint: Any) -> Any:  # noqa: ANN401
    """Return the type of a field without ``None``; ``tuple`` for a list of texts."""
    found = (
        next((one for one in get_args(hint) if one is not type(None)), hint) if isinstance(hint, UnionType) else hint
    )
    return tuple if getattr(found, "__origin__", None) is tuple else found


def _label(desk: Desk, kind: RecordKind, name: str, *, is_optional: bool) -> str:
    """Return the label; a field that must be filled in is marked."""
    hint = _plain_type(get_type_hints(BODIES[kind])[name])
    is_text = hint in (str, tuple, bool)
    is_needed = name in REQUIRED.get(kind, ()) or not (is_optional or is_text)
    text = capital(field_text(desk.words, name))
    return literal(desk.words("record-needed", field=text) if is_needed else text)


Options = tuple[list[str], Callable[[str], str]]


def _options(desk: Desk, sheet: Sheet, name: str, plain: Any) -> Options | None:  # noqa: ANN401
    words = desk.words
    if name == "clock":
        return list(CLOCKS), lambda one: clock_text(words, one)
    if name == "item":
        known = sheet.terms.items if sheet.kind is RecordKind.CLEARANCE else sheet.terms.assessments
        return list(known), lambda one: item_text(words, one, sheet.terms)
    if name == "owner":
        return [str(one) for one in Authority], lambda one: code_text(words, "authority", one)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return [str(one.value) for one in plain], lambda one: code_text(words, GROUPS[name], one)
    return None
