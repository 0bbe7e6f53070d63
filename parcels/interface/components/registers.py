"""The drawer below the map: all parcels and all projects as tables, linked with the map."""

from typing import Any

import streamlit as st

from parcels.interface.components import tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.numbers import known
from parcels.interface.components.selection import PARCEL, PROJECT, Selection, pick
from parcels.interface.words import Words

HEIGHT_PX = 300


def draw(desk: Desk, selection: Selection) -> None:
    """Draw the register of the kind chosen."""
    kinds = ("parcels", "projects")
    names = {kind: desk.label("dataset", kind) for kind in kinds}
    shown = st.segmented_control(
        desk.words("drawer-label"),
        kinds,
        default=kinds[0],
        required=True,
        key="drawer",
        format_func=names.__getitem__,
        label_visibility="collapsed",
    )
    kind, rows = (PROJECT, _projects(desk)) if shown == "projects" else (PARCEL, _parcels(desk))
    ids = list(desk.city.projects.index if kind == PROJECT else desk.city.parcels.index)
    tables.linked(
        rows,
        ids,
        key=f"register-{kind}",
        selected=selection.id_of(kind),
        on_pick=lambda item: pick(kind, item),
        height=HEIGHT_PX,
    )


def _parcels(desk: Desk) -> list[dict[str, Any]]:
    looks = land_classes(desk)
    return parcel_rows(tuple(sorted(desk.city.versions.items())), desk.words.language, tuple(looks), desk)


def _projects(desk: Desk) -> list[dict[str, Any]]:
    return project_rows(tuple(sorted(desk.city.versions.items())), desk.words.language, desk)


@st.cache_data(show_spinner=False, max_entries=4)
def parcel_rows(
    version: tuple[tuple[str, str], ...], language: str, looks: tuple[str, ...], _desk: Desk
) -> list[dict[str, Any]]:
    """Return the parcels as the table shows them."""
    words, numbers, parcels = Words(language), _desk.numbers, _desk.city.parcels
    records = parcels.drop(columns="geometry").to_dict("records")
    areas = parcels.area
    return [
        {
            words("head-parcel"): item,
            words("head-name"): row["name"] or "",
            words("head-state"): _desk.label("parcel-class", look),
            words("head-platform"): row["platform_id"] or "",
            words("head-use"): row["plan_use"] or "",
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(areas[item]), 2),
            words("head-land-status"): _desk.label("land-status", row["status"]),
            words("head-ready"): numbers.day(row["ready_on"]),
            words("head-owner"): row["owner_body"] or "",
        }
        for item, look, row in zip(parcels.index, looks, records, strict=True)
    ]


@st.cache_data(show_spinner=False, max_entries=4)
def project_rows(version: tuple[tuple[str, str], ...], language: str, _desk: Desk) -> list[dict[str, Any]]:
    """Return the projects as the table shows them."""
    words, numbers = Words(language), _desk.numbers
    return [
        {
            words("head-project"): row["project_id"],
            words("head-name"): row["name"] or "",
            words("head-stage"): _desk.label("project-stage", row["stage"]),
            words("head-sector"): _desk.label("sector-group", row["sector_group"]) if row["sector_group"] else "",
            words("head-land-mu"): f"{known(row['area_min_mu']):g}–{known(row['area_max_mu']):g}",
            words("head-need-by"): numbers.day(row["need_by"]),
            words("head-investment"): known(row["investment_wan_yuan"]),
            words("head-promoter"): row["promoter_body"] or "",
        }
        for row in _desk.city.projects.to_dict("records")
    ]
