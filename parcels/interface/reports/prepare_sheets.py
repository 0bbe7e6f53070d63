"""A preparation as a spreadsheet for people: list, Gantt table, money, plan, comparison."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words

Document = Mapping[str, Any]


def write_prepare_workbook(path: Path, document: Document, words: Words) -> None:
    """Write the sheets of a preparation."""
    note = words("report-demo") if document["is_demo"] else ""
    sheets = (
        _order(document, words, note),
        _gantt(document, words, note),
        _money(document, words, note),
        _plan(document, words, note),
        _compared(document, words, note),
        _notes(document, words, note),
    )
    write_workbook(path, sheets, title=str(document["city"]))


def why_text(words: Words, step: Mapping[str, Any]) -> str:
    """Return which projects a parcel made ready makes possible."""
    reasons = [_reason(words, one, step["parcel_id"]) for one in step["projects"]]
    return words("list-separator").join(reasons)


def note_text(words: Words, note: Mapping[str, Any]) -> str:
    """Return the sentence of a note."""
    return words.coded("note", note["code"], note["values"])


def comparison_rows(words: Words, document: Document) -> list[list[object]]:
    """Return one row per way to spend the money, the best one first."""
    more, later = document["more_money"], document["later"]
    ways = [
        (words("prepare-way-best"), {**document, **_spent(document)}),
        (words("prepare-way-without"), document["without"]),
        *((words.coded("prepare-way", name, {}), one) for name, one in document["rankings"].items()),
        (_more(words, more), more),
        (words("prepare-way-later"), later),
    ]
    return [
        [
            name,
            one["objective"],
            one["gain"],
            one["cost_wan_yuan"],
            len(one["parcels"]),
            words(
                "prepare-proof",
                status=code_text(words, "plan-status", one["status"]),
                bound=one["bound"],
                gap=f"{100 * one['gap']:.4g}",
            ),
        ]
        for name, one in ways
    ]


def _more(words: Words, more: Mapping[str, Any]) -> str:
    if more["quarter"] is None:
        return words("prepare-way-more-nowhere", amount=more["wan_yuan"])
    return words("prepare-way-more", amount=more["wan_yuan"], quarter=more["quarter"])


def _spent(document: Document) -> Mapping[str, Any]:
    order = document["order"]
    return {
        "cost_wan_yuan": round(sum(one["cost_wan_yuan"] for one in order), 1),
        "parcels": [one["parcel_id"] for one in order],
    }


def _reason(words: Words, one: Mapping[str, Any], parcel: str) -> str:
    others = [name for name in one["prepared"] if name != parcel]
    kind = "better" if one["is_landed_without"] else "lands"
    values = {"project": one["project"], "name": one["name"], "site": one["site"], "points": one["score"]}
    text = words(f"prepare-why-{kind}", **values)
    return text if not others else words("prepare-why-together", text=text, parcels=" ".join(others))


def _headers(words: Words, names: Sequence[str]) -> list[str]:
    return [words(f"prepare-column-{name}") for name in names]


def _order(document: Document, words: Words, note: str) -> Sheet:
    names = ("place", "parcel", "begin", "start", "ready", "cost", "already", "area", "points", "lost", "why")
    keys = ("place", "parcel_id", "quarter", "start", "end", "cost_wan_yuan", "spent_wan_yuan", "area_m2", "points",
            "loss")  # fmt: skip
    rows = [(*(one[key] for key in keys), why_text(words, one)) for one in document["order"]]
    return Sheet(words("prepare-sheet-order"), _headers(words, names), rows, note)


def _gantt(document: Document, words: Words, note: str) -> Sheet:
    """Return one row per parcel with its dates and what falls due in each quarter."""
    quarters = [one["quarter"] for one in document["budget"]]
    rows = [
        (
            one["parcel_id"],
            one["start"],
            one["end"],
            *(one["cost_by_quarter"].get(quarter) for quarter in quarters),
        )
        for one in document["gantt"]
    ]
    return Sheet(words("prepare-sheet-gantt"), [*_headers(words, ("parcel", "start", "ready")), *quarters], rows, note)


def _money(document: Document, words: Words, note: str) -> Sheet:
    rows = [(one["quarter"], one["wan_yuan"], one["used_wan_yuan"]) for one in document["budget"]]
    return Sheet(words("prepare-sheet-money"), _headers(words, ("quarter", "money", "used")), rows, note)


def _plan(document: Document, words: Words, note: str) -> Sheet:
    keys = ("project", "name", "site", "prepared", "need_by", "score")
    names = ("project", "name", "site", "prepared", "need", "points")
    rows = [tuple(one[key] for key in keys) for one in document["assignments"]]
    return Sheet(words("prepare-sheet-plan"), _headers(words, names), rows, note)


def _compared(document: Document, words: Words, note: str) -> Sheet:
    names = ("way", "points", "gain", "spent", "parcels", "proof")
    return Sheet(words("prepare-compared"), _headers(words, names), comparison_rows(words, document), note)


def _notes(document: Document, words: Words, note: str) -> Sheet:
    rows = [(note_text(words, one),) for one in document["notes"]]
    return Sheet(words("prepare-sheet-notes"), _headers(words, ("note",)), rows, note)
