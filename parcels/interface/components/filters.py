"""Filters of the registers: fields that combine, how many are left, one button that clears; table and map follow."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from parcels.domain.codes import Verdict
from parcels.domain.units import hectares_from_m2, m2_from_mu
from parcels.geo.city import City
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.opening import screening
from parcels.interface.components.safe import capital, legible
from parcels.interface.components.selection import put
from parcels.interface.map.palette import PARCEL_CLASSES
from parcels.interface.reports.phrases import verdict_text
from parcels.service.register_filters import (
    NO_FINDING,
    WORST_FIRST,
    ParcelFilter,
    ProjectFilter,
    address_names,
    from_address,
    is_set,
    number_set,
    parcels_passing,
    projects_passing,
    to_address,
    worst_verdicts,
)

PARCELS, PROJECTS = "parcels", "projects"
EMPTY: dict[str, Any] = {PARCELS: ParcelFilter(), PROJECTS: ProjectFilter()}
_WRONG = "filters-wrong"


@dataclass(frozen=True)
class _Choice:
    """A field of the filter with what can be chosen and how it is called."""

    name: str
    values: Sequence[str]
    label: Callable[[str], str]


def current(desk: Desk, kind: str) -> Any:  # noqa: ANN401 - the filter of the kind
    """Return the filter of a register in this tab; on opening, the one the address names."""
    if _state(kind) not in st.session_state:
        known: dict[str, Collection[str]] = {choice.name: choice.values for choice in _choices(desk, kind)}
        found, wrong = from_address(EMPTY[kind], st.query_params.to_dict(), known)
        st.session_state[_state(kind)] = found
        st.session_state[_WRONG] = (*st.session_state.get(_WRONG, ()), *wrong)
    return st.session_state[_state(kind)]


def wrong_parts() -> tuple[tuple[str, str], ...]:
    """Return name and value of the filters of the link that mean nothing here, until a filter is set."""
    found: tuple[tuple[str, str], ...] = st.session_state.get(_WRONG, ())
    return found


def write_address(desk: Desk) -> None:
    """Put the filters of both registers into the address."""
    for kind in (PARCELS, PROJECTS):
        wanted = current(desk, kind)
        address = to_address(wanted)
        for name in address_names(wanted).values():
            put(name, address.get(name))


def passing(desk: Desk, kind: str) -> NDArray[np.bool_] | None:
    """Return which rows of a register pass, ``None`` where no filter is set."""
    wanted = current(desk, kind)
    if not is_set(wanted):
        return None
    if isinstance(wanted, ProjectFilter):
        return projects_passing(desk.city, wanted)
    worst = worst_verdicts(screening(desk).findings, desk.city.parcels.index) if wanted.verdicts else None
    return parcels_passing(desk.city, wanted, looks=land_classes(desk), worst=worst)


def draw(desk: Desk, kind: str, left: int, total: int) -> None:
    """Draw the fields behind one button, how many are left, and the way back to all."""
    words, wanted = desk.words, current(desk, kind)
    count = number_set(wanted)
    label = words("filter-button-set", count=count) if count else words("filter-button")
    with st.popover(label, icon=":material/filter_alt:", key=f"filter-box-{kind}"):
        _fields(desk, kind, wanted)
    if count:
        st.markdown(words("filter-left", left=left, total=total), width="content")
        st.button(
            words("filter-clear"), icon=":material/filter_alt_off:", key=f"filter-clear-{kind}", type="tertiary",
            on_click=_set, args=(kind, EMPTY[kind]),
        )  # fmt: skip


def _fields(desk: Desk, kind: str, wanted: ParcelFilter | ProjectFilter) -> None:
    words = desk.words
    for choice in _choices(desk, kind):
        key = _follow(kind, choice.name, list(getattr(wanted, choice.name)))
        st.multiselect(
            words(f"filter-{choice.name}"), choice.values, key=key, format_func=choice.label,
            placeholder=words("filter-any"), on_change=_take, args=(desk, kind),
        )  # fmt: skip
    if kind == PROJECTS:
        key = _follow(kind, "wanting", getattr(wanted, "wanting", False))
        st.toggle(words("filter-wanting"), key=key, on_change=_take, args=(desk, kind))
    low, high = st.columns(2)
    for place, name in ((low, "area_min_mu"), (high, "area_max_mu")):
        _area(desk, kind, place, name)
    name = "needed_by" if kind == PROJECTS else "ready_by"
    key = _follow(kind, name, getattr(wanted, name))
    st.date_input(
        words(f"filter-{name.replace('_', '-')}"), value=None, key=key, format="YYYY-MM-DD",
        on_change=_take, args=(desk, kind),
    )  # fmt: skip


def _area(desk: Desk, kind: str, place: Any, name: str) -> None:  # noqa: ANN401 - a column of streamlit
    value = getattr(current(desk, kind), name)
    key = _follow(kind, name, None if value is None else round(_shown(desk, value), 2))
    label = desk.words(f"filter-{'area-from' if 'min' in name else 'area-to'}", unit=desk.numbers.area_unit)
    place.number_input(label, min_value=0.0, value=None, key=key, on_change=_take, args=(desk, kind))


def _shown(desk: Desk, area_mu: float) -> float:
    return area_mu if desk.numbers.is_chinese else hectares_from_m2(m2_from_mu(area_mu))


def _in_mu(desk: Desk, area: float) -> float:
    return area if desk.numbers.is_chinese else area / hectares_from_m2(m2_from_mu(1.0))


def _choices(desk: Desk, kind: str) -> tuple[_Choice, ...]:
    city, there = desk.city, _there(tuple(sorted(desk.city.versions.items())), desk.city)
    if kind == PROJECTS:
        return (
            _Choice("stages", there["stage"], lambda one: desk.label("project-stage", one)),
            _Choice("sectors", there["sector_group"], lambda one: desk.label("sector-group", one)),
            _Choice("promoters", there["promoter_body"], legible),
        )
    verdicts = [*(verdict.value for verdict in WORST_FIRST), NO_FINDING]
    return (
        _Choice("platforms", there["platform_id"], lambda one: _platform(city, one)),
        _Choice("classes", list(PARCEL_CLASSES), lambda one: desk.label("parcel-class", one)),
        _Choice("uses", there["plan_use"], legible),
        _Choice("verdicts", verdicts, lambda one: _verdict(desk, one)),
    )


@st.cache_data(show_spinner=False, max_entries=4)
def _there(version: tuple[tuple[str, str], ...], _city: City) -> dict[str, list[str]]:
    """Return what stands in the columns of choices; a click must not read 20 000 rows for it."""
    parcels = {name: _values(_city.parcels[name]) for name in ("platform_id", "plan_use")}
    return parcels | {name: _values(_city.projects[name]) for name in ("stage", "sector_group", "promoter_body")}


def _values(column: Any) -> list[str]:  # noqa: ANN401 - a column of text
    return sorted({str(value) for value in column.unique() if isinstance(value, str) and value})


def _platform(city: City, platform: str) -> str:
    return legible(f"{platform} {city.platforms['name'].get(platform) or ''}".strip())


def _verdict(desk: Desk, one: str) -> str:
    return desk.words("filter-no-finding") if one == NO_FINDING else capital(verdict_text(desk.words, Verdict(one)))


def _state(kind: str) -> str:
    return f"filters-{kind}"


def _key(kind: str, name: str) -> str:
    return f"filter-{kind}-{name}"


def _follow(kind: str, name: str, value: object) -> str:
    """Return the key of a field that shows a value; it is set only when it differs, so that typing is not undone."""
    key = _key(kind, name)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def _take(desk: Desk, kind: str) -> None:
    """Take over what the fields say."""
    found: dict[str, Any] = {}
    for field in fields(EMPTY[kind]):
        value = st.session_state.get(_key(kind, field.name), getattr(current(desk, kind), field.name))
        if isinstance(value, list):
            value = tuple(value)
        if field.name.startswith("area") and isinstance(value, (int, float)):
            value = _in_mu(desk, float(value))
        if value is not None:
            found[field.name] = value
    _set(kind, replace(EMPTY[kind], **found))


def _set(kind: str, wanted: ParcelFilter | ProjectFilter) -> None:
    st.session_state[_state(kind)] = wanted
    st.session_state[_WRONG] = ()
