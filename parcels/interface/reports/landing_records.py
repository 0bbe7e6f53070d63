"""Records between signature and production as people read them: labels of fields, values by name, one line each."""

from dataclasses import fields
from enum import Enum

from parcels.interface.reports.landing import clock_text
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.records import Body, kind_of

GROUPS = {
    "cause": "idle-cause",
    "code": "landing-cause",
    "milestone": "milestone",
    "works": "works-state",
    "outcome": "idle-outcome",
    "department": "authority",
    "owner": "authority",
    "result": "clearance-result",
}
"""Field → group of the codes it holds."""
SUMMARY_PARTS = 4


def field_text(words: Words, name: str) -> str:
    """Return the label of a field."""
    return code_text(words, "record-field", name)


def item_text(words: Words, item: str, terms: ClearanceTerms) -> str:
    """Return the name of a matter as the city calls it; of a regional assessment, of the matters it shortens."""
    found = [terms.items[item]] if item in terms.items else [t for t in terms.items.values() if t.assessment == item]
    names = (term.zh if words.language == "zh" else term.en for term in found)
    return words("landing-list-separator").join(names) or item


def value_text(words: Words, name: str, value: object, terms: ClearanceTerms) -> str:
    """Return a value of a field; codes by their names."""
    if isinstance(value, Enum) or name in ("department", "owner"):
        return code_text(words, GROUPS[name], value)
    if name in ("clock", "item"):
        return clock_text(words, str(value)) if name == "clock" else item_text(words, str(value), terms)
    if isinstance(value, bool):
        return words("landing-yes" if value else "landing-no")
    if isinstance(value, tuple):
        return words("landing-list-separator").join(map(str, value))
    return f"{value:,g}" if isinstance(value, (int, float)) and name != "year" else str(value)


def body_rows(words: Words, body: Body, terms: ClearanceTerms) -> list[tuple[str, str]]:
    """Return label and value of everything a record says; what is empty is left out."""
    cells = ((one.name, getattr(body, one.name)) for one in fields(body))
    return [
        (field_text(words, name), value_text(words, name, value, terms))
        for name, value in cells
        if value not in (None, "", (), False)
    ]


def summary_text(words: Words, body: Body, terms: ClearanceTerms) -> str:
    """Return a record in one line: its first facts."""
    rows = body_rows(words, body, terms)[:SUMMARY_PARTS]
    return words("record-summary-separator").join(words("record-part", field=name, value=text) for name, text in rows)


def kind_text(words: Words, body: Body) -> str:
    """Return the kind of a record."""
    return code_text(words, "record-kind", kind_of(body))
