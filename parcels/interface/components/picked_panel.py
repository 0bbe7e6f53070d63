"""The panel of the parcels selected together: how many, how much land of which kind, and each of them."""

import pandas as pd
import streamlit as st

from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.picked import picked_parcels
from parcels.interface.components.selection import MOST_IN_ADDRESS, PARCEL, look_at_many, pick, pick_many


def draw(desk: Desk) -> None:
    """Draw the panel."""
    words, numbers, ids = desk.words, desk.numbers, list(picked_parcels(desk.city))
    chosen = desk.city.parcels.loc[ids]
    area = float(chosen.area.sum())
    markup.figures([(words("picked-title"), f"{len(ids):,}", numbers.area(area))])
    if len(ids) > MOST_IN_ADDRESS:
        markup.note(words("picked-not-in-address", most=MOST_IN_ADDRESS))
    looks = land_classes(desk).loc[ids]
    markup.section(words("picked-by-class"))
    markup.bars(_bars(desk, looks, chosen.area))
    markup.section(words("picked-each"), words("picked-hint"))
    rows = [
        {
            words("head-parcel"): item,
            words("head-state"): desk.label("parcel-class", looks[item]),
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(chosen.area[item]), 2),
            words("head-use"): chosen.at[item, "plan_use"] or "",
        }
        for item in ids
    ]
    height = tables.height(len(rows), at_most=8)
    tables.linked(rows, ids, key="picked-each", selected=None, on_pick=lambda item: pick(PARCEL, item), height=height)
    _clear(desk)


def _bars(desk: Desk, looks: "pd.Series[str]", areas: "pd.Series[float]") -> list[markup.Bar]:
    sums = areas.groupby(looks).sum().sort_values(ascending=False)
    full = float(sums.max()) or 1.0
    return [
        markup.Bar(desk.label("parcel-class", look), float(area) / full, desk.numbers.area_short(float(area)))
        for look, area in sums.items()
    ]


def strip(desk: Desk) -> None:
    """Say beside another thing looked at that parcels are selected together, with the way back to them."""
    count = len(picked_parcels(desk.city))
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="picked-strip"):
        label = desk.words("picked-back", count=count)
        st.button(label, key="picked-back", icon=":material/select_all:", type="tertiary", on_click=look_at_many)
        _clear(desk)


def _clear(desk: Desk) -> None:
    st.button(
        desk.words("picked-clear"), key="picked-clear", icon=":material/deselect:", type="tertiary",
        on_click=pick_many, args=(desk.city, ()),
    )  # fmt: skip
