"""Landing records as people read them: rows of tables, phrased facts, and the names columns of a roll may have."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from parcels.interface.reports.landing import clock_text
from parcels.interface.reports.sheets import Sheet
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.clearances import ClearanceDue, DepartmentLoad, MatterState, RequestDue
from parcels.landing.curve import Curve
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import BODIES, Body, RecordKind, plain_body
from parcels.landing.report import LandingReport

RECORD_COLUMNS = ("number", "project", "kind", "on", "facts", "how", "by", "at", "papers")
DUE_COLUMNS = ("project", "what", "owner", "state", "due", "days")
LOAD_COLUMNS = ("owner", "overdue", "open", "waiting", "done", "done-late")
CURVE_COLUMNS = ("on", "amount", "percent", "source")
GROUPS = {
    "cause": "idle-cause", "code": "landing-cause", "works": "works-state", "outcome": "idle-outcome",
    "milestone": "milestone", "department": "authority", "owner": "authority",
}  # fmt: skip
"""Field → group of codes it is named by."""


def headers(words: Words, names: Sequence[str]) -> list[str]:
    """Return the headers of a table of records."""
    return [words(f"record-column-{name}") for name in names]


def field_text(words: Words, name: str) -> str:
    """Return the name of a field of a record."""
    return words.code("record-field", name)


def value_text(words: Words, name: str, value: object) -> str:
    """Return a fact as people read it: codes by name, lists with separators."""
    if name == "clock":
        return clock_text(words, str(value))
    if isinstance(value, bool):
        return words("landing-yes" if value else "landing-no")
    if isinstance(value, (list, tuple)):
        return words("list-separator").join(map(str, value))
    group = "clearance-result" if name == "result" and isinstance(value, Enum) else GROUPS.get(name, "")
    text = value.value if isinstance(value, Enum) else str(value)
    message = f"code-{group}-{slug(text)}"
    return words(message) if group and words.has(message) else f"{value:.10g}" if isinstance(value, float) else text


def facts_text(words: Words, body: Body) -> str:
    """Return what a record says in one line."""
    told = plain_body(body)
    parts = [(name, getattr(body, name)) for name in told]
    return words("record-separator").join(
        words("record-fact", field=field_text(words, name), value=value_text(words, name, value))
        for name, value in parts
    )


def record_rows(words: Words, records: Sequence[LandingRecord]) -> list[list[object]]:
    """Return one row for each record."""
    return [
        [
            one.id,
            one.project or one.platform_id or "–",
            words.code("record-kind", one.kind),
            day_text(one.fact_on),
            facts_text(words, one.body),
            words.code("record-how", one.how),
            one.made_by,
            one.made_at.astimezone().isoformat(sep=" ", timespec="minutes"),
            len(one.papers),
        ]
        for one in records
    ]


def record_document(one: LandingRecord) -> dict[str, Any]:
    """Return a record for a program: its facts by field, without those that are empty."""
    return {**vars(one), "body": plain_body(one.body), "authors": sorted(one.authors)}


def day_text(day: date | None) -> str:
    """Return a date, a dash where there is none."""
    return "–" if day is None else day.isoformat()


def item_text(words: Words, terms: ClearanceTerms, item: str) -> str:
    """Return the name of an item in the language of the reader; its code where the city no longer names it."""
    term = terms.items.get(item)
    return item if term is None else (term.zh if words.language == "zh" else term.en)


def due_rows(words: Words, terms: ClearanceTerms, dues: Sequence[ClearanceDue | RequestDue]) -> list[list[object]]:
    """Return one row for each clearance or request, in the order given."""
    return [
        [
            one.project,
            item_text(words, terms, one.item) if isinstance(one, ClearanceDue) else one.subject,
            words.code("authority", one.department if isinstance(one, ClearanceDue) else one.owner),
            words.code("matter-state", one.state),
            day_text(one.due_on),
            "–" if one.days is None else one.days,
        ]
        for one in dues
    ]


def load_rows(words: Words, loads: Sequence[DepartmentLoad]) -> list[list[object]]:
    """Return one row for each department: how many of what state, who has most overdue first."""
    states = (MatterState.OVERDUE, MatterState.OPEN, MatterState.WAITING, MatterState.DONE, MatterState.DONE_LATE)
    return [[words.code("authority", one.department), *(one.counts[state] for state in states)] for one in loads]


def curve_rows(words: Words, curve: Curve) -> list[list[object]]:
    """Return the planned points, then the actual ones."""
    return [
        [day_text(one.on), _figure(one.amount_wan_yuan), _figure(one.percent), words.code("curve-source", one.source)]
        for one in (*curve.planned, *curve.actual)
    ]


def _figure(value: float | None) -> object:
    return "–" if value is None else value


def column_names(kind: RecordKind) -> dict[str, str]:
    """Return what a column of a roll may be called in either language → its field."""
    names = [one.name for one in fields(BODIES[kind])]
    found = {Words(language)("record-column-project"): "project_id" for language in LANGUAGES}
    found |= {field_text(Words(language), name): name for language in LANGUAGES for name in names}
    return found | {Words(language).code("record-field", "project-id"): "project_id" for language in LANGUAGES}


def matter_sheets(words: Words, terms: ClearanceTerms, report: LandingReport) -> tuple[Sheet, ...]:
    """Return sheets of a workbook: what each department has on its desk, and every clearance and request."""
    note = words("landing-demo-terms", terms=report.terms) if report.are_terms_demo else report.terms
    dues: list[ClearanceDue | RequestDue] = [*report.clearances, *report.requests]
    return (
        Sheet(
            words("landing-sheet-departments"), headers(words, LOAD_COLUMNS), load_rows(words, report.departments), note
        ),
        Sheet(words("landing-sheet-all-matters"), headers(words, DUE_COLUMNS), due_rows(words, terms, dues), note),
    )
