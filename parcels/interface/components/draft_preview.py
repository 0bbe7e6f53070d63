"""What a draft would make, before it is added: pieces with area and shape, constraints they touch, and findings."""

import math
from collections.abc import Mapping, Sequence

import streamlit as st

from parcels.geo.drafts import BoundaryChange, Drafted, DraftFinding, Edit
from parcels.geo.drafts.preview import preview
from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_words import sentence
from parcels.interface.components.safe import literal
from parcels.interface.map.base import constraint_label


def draw(desk: Desk, edit: Edit, done: Drafted) -> None:
    """Draw the preview of the one edit made on a city."""
    say(desk, done.findings)
    names = done.made[-1]
    if names and not isinstance(edit, BoundaryChange):
        pieces(desk, done, names)


def say(desk: Desk, findings: Sequence[DraftFinding]) -> None:
    """Draw findings: a refusal as an error, the others as remarks."""
    for one in findings:
        if one.refused:
            st.error(literal(sentence(desk, one)), icon=":material/block:")
    remarks = [sentence(desk, one) for one in findings if not one.refused]
    if remarks:
        markup.note(*remarks)


def pieces(desk: Desk, done: Drafted, names: Sequence[str]) -> None:
    """Draw a table of parcels with their measures."""
    words, numbers = desk.words, desk.numbers
    found = preview(done.city, names)
    rows = [
        {
            words("head-parcel"): name,
            words("draft-head-area", unit=numbers.area_unit): round(numbers.area_number(row["area_m2"]), 3),
            words("draft-head-m2"): round(row["area_m2"], 2),
            words("draft-head-size"): f"{row['width_m']:.0f} × {row['length_m']:.0f}",
            words("draft-head-frontage"): _metres(row["frontage_m"]),
            words("draft-head-compactness"): round(row["compactness"], 2),
        }
        for name, row in found.measures.iterrows()
    ]
    tables.plain(rows, height=tables.height(len(rows), at_most=6))
    markup.section(words("draft-head-touched"))
    markup.facts([(str(name), _touched(desk, found.touched[str(name)])) for name in found.measures.index])


def _metres(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 1)


def _touched(desk: Desk, areas: Mapping[str, float]) -> str:
    parts = [
        f"{constraint_label(desk.words, kind)} {desk.numbers.area_short(area)}"
        for kind, area in sorted(areas.items(), key=lambda item: -item[1])
    ]
    return desk.listed(parts) or desk.words("draft-touched-none")
