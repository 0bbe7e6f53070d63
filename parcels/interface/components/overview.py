"""The panel while nothing is selected: what land there is, and the projects that need land, most urgent first."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from parcels.domain.codes import ProjectStage
from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.selection import PROJECT, pick
from parcels.interface.map.features import parcel_class
from parcels.interface.map.palette import PREPARING, READY, RESERVED

SHOWN = 8


@st.cache_data(show_spinner=False, max_entries=4)
def class_totals(version: tuple[tuple[str, str], ...], as_of: date, _desk: Desk) -> dict[str, tuple[int, float]]:
    """Return class of parcel → count and m²."""
    parcels = _desk.city.parcels
    looks = pd.Series([parcel_class(row, as_of) for row in parcels.drop(columns="geometry").to_dict("records")], index=parcels.index)
    areas = parcels.area
    return {look: (int((looks == look).sum()), float(areas[looks == look].sum())) for look in looks.unique()}


def wanting(desk: Desk) -> list[dict[str, Any]]:
    """Return the projects that still look for land, soonest date first."""
    rows = [
        row
        for row in desk.city.projects.to_dict("records")
        if row["stage"] in set(ProjectStage) and ProjectStage(row["stage"]).wants_land and row.get("needs_land") is not False
    ]
    return sorted(rows, key=lambda row: (_day(row.get("need_by")), row["project_id"]))


def _day(value: object) -> date:
    return value if isinstance(value, date) and value == value else date.max


def draw(desk: Desk) -> None:
    """Draw the overview."""
    words, numbers = desk.words, desk.numbers
    totals = class_totals(tuple(sorted(desk.city.versions.items())), desk.as_of, desk)
    rows = wanting(desk)
    whole = len(desk.city.parcels)

    def land(look: str) -> tuple[str, str, str]:
        count, area = totals.get(look, (0, 0.0))
        return words.code("parcel-class", look), numbers.area_short(area), words("parcels-of", part=numbers.out_of(count, whole))

    markup.figures([land(READY), land(PREPARING), land(RESERVED)])
    markup.section(words("overview-urgent"), words("overview-wanting", part=numbers.out_of(len(rows), len(desk.city.projects))))
    if not rows:
        markup.note(words("overview-none"))
    else:
        _urgent(desk, rows[:SHOWN])
    markup.note(words("overview-hint"))


def _urgent(desk: Desk, rows: list[dict[str, Any]]) -> None:
    words, numbers = desk.words, desk.numbers
    shown = [
        {
            words("head-project"): row["project_id"],
            words("head-name"): row["name"] or "",
            words("head-need-by"): numbers.day(row.get("need_by")),
            words("head-days"): (_day(row.get("need_by")) - desk.as_of).days if _day(row.get("need_by")) < date.max else None,
        }
        for row in rows
    ]
    ids = [row["project_id"] for row in rows]
    tables.linked(shown, ids, key="urgent", selected=None, on_pick=lambda item: pick(PROJECT, item), height=38 + 35 * len(rows))
