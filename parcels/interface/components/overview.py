"""The panel while nothing is selected: what land there is, and the projects that need land, most urgent first."""

from datetime import date
from typing import Any

from parcels.domain.codes import WANTING_LAND
from parcels.interface.components import markup, prospects, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.numbers import known_day
from parcels.interface.components.selection import PROJECT, pick
from parcels.interface.map.palette import PREPARING, READY, RESERVED
from parcels.interface.reports.phrases import verdict_text
from parcels.service.urgent import Prospect

SHOWN = 8


def class_totals(desk: Desk) -> dict[str, tuple[int, float]]:
    """Return class of parcel → count and m²."""
    totals = desk.city.parcels.area.groupby(land_classes(desk)).agg(["size", "sum"])
    return {str(look): (int(count), float(area)) for look, count, area in totals.itertuples()}


def wanting(desk: Desk) -> list[dict[str, Any]]:
    """Return the projects that still look for land, soonest date first."""
    rows: list[Any] = desk.city.projects.to_dict("records")
    return sorted(
        (row for row in rows if row["stage"] in WANTING_LAND and row.get("needs_land") is not False),
        key=lambda row: (known_day(row.get("need_by")) or date.max, row["project_id"]),
    )


def draw(desk: Desk) -> None:
    """Draw the overview."""
    words, numbers = desk.words, desk.numbers
    markup.figures(_land(desk))
    rows = wanting(desk)
    part = numbers.out_of(len(rows), len(desk.city.projects))
    markup.section(words("overview-urgent"), words("overview-wanting", part=part))
    if rows:
        _urgent(desk, rows)
    else:
        markup.note(words("overview-none"))
    markup.note(words("overview-hint"))


def _land(desk: Desk) -> list[tuple[str, str, str]]:
    words, numbers = desk.words, desk.numbers
    totals = class_totals(desk)
    found = {look: totals.get(look, (0, 0.0)) for look in (READY, PREPARING, RESERVED)}
    whole = len(desk.city.parcels)
    return [
        (
            desk.label("parcel-class", look),
            numbers.area_short(area),
            words("parcels-of", part=numbers.out_of(count, whole)),
        )
        for look, (count, area) in found.items()
    ]


def _urgent(desk: Desk, rows: list[dict[str, Any]]) -> None:
    words, found = desk.words, prospects.shown(desk)
    known, is_searched = found or {}, found is not None
    shown = [_row(desk, row, known.get(row["project_id"]), is_searched=is_searched) for row in rows]
    ids = [row["project_id"] for row in rows]
    height = tables.height(len(rows), at_most=SHOWN)
    tables.linked(shown, ids, key="urgent", selected=None, on_pick=lambda item: pick(PROJECT, item), height=height)
    if found is None:
        prospects.progress(desk)
    else:
        markup.note(words("prospects-alone"))


def _row(desk: Desk, row: dict[str, Any], found: Prospect | None, *, is_searched: bool) -> dict[str, Any]:
    words = desk.words
    told: dict[str, Any] = {words("head-project"): row["project_id"], words("head-days"): _days_left(desk, row)}
    if is_searched:  # a project whose land is being dealt with is not looked for again
        told[words("head-best-site")] = words("overview-in-hand") if found is None else _site(desk, found)
        verdict = None if found is None else found.verdict
        told[words("head-verdict")] = "" if verdict is None else verdict_text(words, verdict)
    return told | {
        words("head-need-by"): desk.numbers.day(row.get("need_by")),
        words("head-name"): row["name"] or "",
    }


def _site(desk: Desk, found: Prospect) -> str:
    """Return the first parcel of the best site and how many more, or the step that left none."""
    if not found.parcels:
        stopped = "" if found.stopped_at is None else desk.words.code("funnel-step", found.stopped_at)
        return f"✕ {stopped}".strip()
    return found.parcels[0] + (f" +{len(found.parcels) - 1}" if len(found.parcels) > 1 else "")


def _days_left(desk: Desk, row: dict[str, Any]) -> int | None:
    day = known_day(row.get("need_by"))
    return (day - desk.as_of).days if day else None
