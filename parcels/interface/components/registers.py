"""The drawer below the map: all parcels and all projects as tables, filtered, linked with the map both ways."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from parcels.interface.components import filters, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.numbers import known
from parcels.interface.components.picked import picked_parcels
from parcels.interface.components.selection import PARCEL, PROJECT, Selection, pick, pick_many
from parcels.interface.words import Words
from parcels.service.last_used import LastUsed, Same

HEIGHT_PX = 300
_TABLES: LastUsed[pd.DataFrame] = LastUsed(4)
PAGE, MOST_AT_ONCE = 500, 1000
"""Rows of one page of a long register, and up to how many it is shown whole: more would travel with every click."""
DRAWER, KINDS = "drawer", (filters.PARCELS, filters.PROJECTS)


@dataclass(frozen=True)
class _Register:
    """A register as it is shown: the rows that pass, and what is selected."""

    kind: str
    frame: pd.DataFrame
    ids: Sequence[str]
    selected: tuple[str, ...]
    on_pick: Callable[[tuple[str, ...]], None]


def draw(desk: Desk, selection: Selection, *, beside: Callable[[], None] | None = None) -> None:
    """Draw the register of the kind chosen with its filter; ``beside`` draws what else stands in that line."""
    with st.container(horizontal=True, vertical_alignment="center", key="drawer-line"):
        kind = _kind(desk, selection)
        whole = _parcels(desk) if kind == filters.PARCELS else _projects(desk)
        passing = filters.passing(desk, kind)
        filters.draw(desk, kind, len(whole) if passing is None else int(passing.sum()), len(whole))
        if beside is not None:
            beside()
        place = st.container(horizontal=True, vertical_alignment="center")
    ids = [str(item) for item in whole.index]
    if passing is not None:
        rows = np.flatnonzero(passing)
        whole, ids = whole.iloc[rows], [ids[row] for row in rows]
    if not ids:
        markup.note(desk.words("filter-nothing-left"))
        return
    with place:
        shown = _paged(desk, _register(desk, selection, kind, (whole, ids)))
    tables.linked_many(
        shown.frame, shown.ids, key=f"register-{kind}", selected=shown.selected, on_pick=shown.on_pick,
        height=HEIGHT_PX,
    )  # fmt: skip


def _kind(desk: Desk, selection: Selection) -> str:
    if DRAWER not in st.session_state and selection.kind == PROJECT:
        st.session_state[DRAWER] = filters.PROJECTS
    names = {kind: desk.label("dataset", kind) for kind in KINDS}
    chosen = st.segmented_control(
        desk.words("drawer-label"), KINDS, default=None if DRAWER in st.session_state else KINDS[0], required=True,
        key=DRAWER, format_func=names.__getitem__, label_visibility="collapsed", width="content",
    )  # fmt: skip
    return chosen or KINDS[0]


def _register(desk: Desk, selection: Selection, kind: str, rows: tuple[pd.DataFrame, list[str]]) -> _Register:
    frame, ids = rows
    if kind == filters.PROJECTS:
        project = selection.id_of(PROJECT)
        return _Register(kind, frame, ids, (project,) if project else (), _pick_project)
    parcel = selection.id_of(PARCEL)
    together = picked_parcels(desk.city) or ((parcel,) if parcel else ())
    return _Register(kind, frame, ids, together, lambda found: _pick_parcels(desk, set(ids), found))


def _pick_project(found: tuple[str, ...]) -> None:
    """Look at the project chosen; of several the one that was not looked at before."""
    now = st.session_state.get("selection")
    before = now.id_of(PROJECT) if isinstance(now, Selection) else None
    pick(PROJECT, next((item for item in found if item != before), found[0] if found else None))


def _pick_parcels(desk: Desk, shown: set[str], found: tuple[str, ...]) -> None:
    """Select the rows chosen; parcels selected together that are on another page or filtered out stay selected."""
    pick_many(desk.city, (*(item for item in picked_parcels(desk.city) if item not in shown), *found))


def _paged(desk: Desk, whole: _Register) -> _Register:
    """Return the page of a long register, sorted as asked; a parcel selected elsewhere opens the page it stands on."""
    if len(whole.ids) <= MOST_AT_ONCE:
        return whole
    words, key = desk.words, f"register-{whole.kind}"
    columns = list(whole.frame.columns)
    if st.session_state.get(f"{key}-sort") not in (None, *columns):  # the words of the columns changed
        del st.session_state[f"{key}-sort"]
    by = st.selectbox(words("register-sort"), columns, key=f"{key}-sort", label_visibility="collapsed", width=170)
    down = st.toggle(words("register-down"), key=f"{key}-down")
    order = _order(desk, whole, by, down=down)
    pages = -(-len(order) // PAGE)
    at = _page(key, whole, order, pages)
    st.number_input(
        words("register-page", pages=pages), 1, pages, key=f"{key}-page", width=130, label_visibility="collapsed"
    )  # fmt: skip
    st.markdown(words("register-page", pages=pages), width="content")
    rows = order[(at - 1) * PAGE : at * PAGE]
    ids = [whole.ids[row] for row in rows]
    return _Register(whole.kind, whole.frame.iloc[rows], ids, whole.selected, whole.on_pick)


def _order(desk: Desk, whole: _Register, by: str, *, down: bool) -> NDArray[np.int64]:
    """Return the rows in the order asked for; kept, because a click must not sort a whole register."""
    versions = tuple(sorted(desk.city.versions.items()))
    basis = (by, down, versions, filters.current(desk, whole.kind), len(whole.ids))
    kept: tuple[object, NDArray[np.int64]] | None = st.session_state.get(f"register-{whole.kind}-order")
    if kept is None or kept[0] != basis:
        column = whole.frame[by]
        sorting = column if pd.api.types.is_numeric_dtype(column) else column.astype(str)
        order = sorting.reset_index(drop=True).sort_values(ascending=not down, kind="stable").index.to_numpy()
        kept = st.session_state[f"register-{whole.kind}-order"] = (basis, order)
    return kept[1]


def _page(key: str, whole: _Register, order: NDArray[np.int64], pages: int) -> int:
    at = min(max(1, int(st.session_state.get(f"{key}-page", 1))), pages)
    wanted = whole.selected[0] if whole.selected else None
    if wanted is not None and st.session_state.get(f"{key}-paged") != wanted and wanted in whole.ids:
        at = int(np.flatnonzero(order == list(whole.ids).index(wanted))[0]) // PAGE + 1
    st.session_state[f"{key}-paged"] = wanted
    st.session_state[f"{key}-page"] = at
    return at


def _parcels(desk: Desk) -> pd.DataFrame:
    looks = land_classes(desk)
    key = (desk.workspace.target, tuple(sorted(desk.city.versions.items())), desk.words.language, Same(looks))
    return _TABLES.get(key, lambda: parcel_table(desk, looks))


def _projects(desk: Desk) -> pd.DataFrame:
    return project_table(tuple(sorted(desk.city.versions.items())), desk.words.language, desk)


def parcel_table(desk: Desk, looks: "pd.Series[Any]") -> pd.DataFrame:
    """Return the parcels with their classes as the table shows them, indexed by id; nobody changes it."""
    words, numbers, parcels = desk.words, desk.numbers, desk.city.parcels
    records = parcels.drop(columns="geometry").to_dict("records")
    areas, in_unit = parcels.area, words("head-area", unit=numbers.area_unit)
    rows = [
        {
            words("head-parcel"): item,
            words("head-name"): row["name"] or "",
            words("head-state"): desk.label("parcel-class", look),
            words("head-platform"): row["platform_id"] or "",
            words("head-use"): row["plan_use"] or "",
            in_unit: round(numbers.area_number(areas[item]), 2),
            words("head-land-status"): desk.label("land-status", row["status"]),
            words("head-ready"): numbers.day(row["ready_on"]),
            words("head-owner"): row["owner_body"] or "",
        }
        for item, look, row in zip(parcels.index, looks, records, strict=True)
    ]
    return tables.table(rows).set_axis(list(parcels.index), axis=0)


@st.cache_resource(show_spinner=False, max_entries=4)
def project_table(version: tuple[tuple[str, str], ...], language: str, _desk: Desk) -> pd.DataFrame:
    """Return the projects as the table shows them, indexed by id; nobody changes it."""
    words, numbers, projects = Words(language), _desk.numbers, _desk.city.projects
    rows = [
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
        for row in projects.to_dict("records")
    ]
    return tables.table(rows).set_axis(list(projects.index), axis=0)
