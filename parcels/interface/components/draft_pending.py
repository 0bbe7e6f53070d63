"""The draft that the tool in hand, the drawing and the fields of the form make together; both map and panel show it."""

from collections.abc import Sequence

import numpy as np
import shapely
import streamlit as st
from geopandas import GeoDataFrame

from parcels.geo.drafts import BoundaryChange, Drafted, Edit, Merge, NewParcel, SplitByArea, SplitByLine
from parcels.geo.drafts.drawn import without_parcels
from parcels.interface.components import draft_state as state
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_city import drafted, drawn_parcels
from parcels.interface.components.draft_words import UNITS
from parcels.interface.components.picked import picked_parcels
from parcels.interface.components.selection import PARCEL, current

PARCEL_FIELD, TARGET, UNIT, SIDE = "draft-parcel", "draft-target", "draft-unit", "draft-side"
MERGED, MERGED_ID, PICKED = "draft-merged", "draft-merged-id", "draft-picked"
NEW_ID, TRIM, NEW_FIELDS = "draft-new-id", "draft-trim", "draft-new"
PLATFORM, WAY = "draft-platform", "draft-way"
ADD_LAND, TAKE_OUT, WHOLE = WAYS = ("add", "take", "whole")
GIVEN = ("plan_use_scheme", "plan_use", "status", "platform_id", "ready_on")
"""Fields of a new parcel that are asked for; the others stay open."""


def pending(desk: Desk, edits: Sequence[Edit]) -> Edit | None:
    """Return the draft as it would be added now; ``None`` while something of it is missing."""
    makers = {
        state.LINE: _by_line,
        state.AREA: _by_area,
        state.MERGE: _merge,
        state.NEW: _new,
        state.BOUNDARY: _boundary,
    }
    tool = st.session_state.get(state.TOOL)
    return makers[tool](desk, drafted(desk, edits)) if tool in makers else None


def reset() -> None:
    """Empty what belonged to the draft just added, so that the next one does not begin as its copy."""
    st.session_state[TARGET] = None
    st.session_state[MERGED_ID] = st.session_state[NEW_ID] = ""
    st.session_state.pop(MERGED, None)


def crossed(desk: Desk, done: Drafted) -> list[str]:
    """Return the parcels a drawn line runs through, the one it runs through longest first."""
    line = state.drawing(desk, "LineString")
    if line is None:
        return []
    land = done.city.parcels
    shapes = land.geometry.to_numpy()
    near = shapely.STRtree(shapes).query(line, predicate="intersects")
    inside = shapely.length(shapely.intersection(shapes[near], line))
    order = np.argsort(-inside, kind="stable")
    return [str(land.index[near[place]]) for place in order if inside[place] > 0]


def choices(desk: Desk, done: Drafted) -> list[str]:
    """Return the parcels offered for a cut by area: the one selected, those picked, and all drawn ones."""
    land = done.city.parcels.index
    chosen = current(desk.city).id_of(PARCEL)
    wanted = [*([chosen] if chosen else []), *picked_parcels(desk.city), *drawn_parcels(done)]
    return [name for name in dict.fromkeys(wanted) if name in land]


def mergeable(desk: Desk, done: Drafted) -> list[str]:
    """Return the parcels offered for merging: those picked together and all drawn ones."""
    land = done.city.parcels.index
    return [name for name in dict.fromkeys((*picked_parcels(desk.city), *drawn_parcels(done))) if name in land]


def chosen_of(key: str, options: Sequence[str]) -> str | None:
    """Return the choice of a field if it is still offered, else the first one offered."""
    value = st.session_state.get(key)
    return value if value in options else next(iter(options), None)


def merged_of(desk: Desk, done: Drafted) -> list[str]:
    """Return the parcels to be merged: the choice of the field, at first those picked together."""
    options = mergeable(desk, done)
    chosen = st.session_state.get(MERGED)
    return [name for name in (chosen if chosen is not None else picked_parcels(desk.city)) if name in options]


def proposed_id(done: Drafted, parcels: Sequence[str]) -> str:
    """Return a number for merged land: that of the parcel all pieces came from, else the first one with -M."""
    drawn = done.city.parcels.get("drawn_from")
    cells = {drawn[name] for name in parcels} if drawn is not None and len(parcels) else set()
    if len(cells) == 1 and isinstance(cell := next(iter(cells)), tuple) and len(cell) == 1:
        return str(cell[0])
    return f"{parcels[0]}-M" if parcels else ""


def _by_line(desk: Desk, done: Drafted) -> Edit | None:
    line = state.drawing(desk, "LineString")
    parcel = chosen_of(PARCEL_FIELD, crossed(desk, done))
    return SplitByLine(parcel, line, desk.city.crs) if line is not None and parcel else None


def _by_area(desk: Desk, done: Drafted) -> Edit | None:
    parcel = chosen_of(PARCEL_FIELD, choices(desk, done))
    target = st.session_state.get(TARGET)
    if not parcel or not target:
        return None
    unit = st.session_state.get(UNIT) or ("mu" if desk.numbers.is_chinese else "hectare")
    return SplitByArea(parcel, float(target) * UNITS[unit], st.session_state.get(SIDE))


def _merge(desk: Desk, done: Drafted) -> Edit | None:
    parcels = merged_of(desk, done)
    if len(parcels) < 2:
        return None
    return Merge(tuple(parcels), (st.session_state.get(MERGED_ID) or proposed_id(done, parcels)).strip())


def _new(desk: Desk, done: Drafted) -> Edit | None:
    shape = state.drawing(desk, "Polygon")
    number = (st.session_state.get(NEW_ID) or "").strip()
    cells = {name: st.session_state.get(f"{NEW_FIELDS}-{name}") for name in GIVEN}
    if shape is None or not number or not cells["plan_use"]:
        return None
    if st.session_state.get(TRIM) and shape.is_valid:
        shape = without_parcels(shape, done.city.parcels)
    given = {name: str(cell) for name, cell in cells.items() if cell not in (None, "")}
    return NewParcel(number, shape, desk.city.crs, given)


def _boundary(desk: Desk, done: Drafted) -> Edit | None:
    drawn = state.drawing(desk, "Polygon")
    platforms = [str(name) for name in done.city.platforms.index]
    platform = chosen_of(PLATFORM, platforms)
    if drawn is None or platform is None or not drawn.is_valid:
        return None if drawn is None or platform is None else BoundaryChange(platform, drawn, desk.city.crs)
    now = done.city.platforms.geometry.loc[platform]
    way = st.session_state.get(WAY, ADD_LAND)
    shape = drawn if way == WHOLE else now.union(drawn) if way == ADD_LAND else now.difference(drawn)
    return BoundaryChange(platform, shape, desk.city.crs)


def frame_of(desk: Desk, names: Sequence[str], shapes: Sequence[object]) -> GeoDataFrame:
    """Return shapes in the CRS of the city as a frame."""
    return GeoDataFrame({"name": list(names)}, geometry=list(shapes), crs=desk.city.crs)
