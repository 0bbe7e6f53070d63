"""The form of each tool of the work on the map: fields only, what they make together is :mod:`draft_pending`."""

from collections.abc import Sequence

import streamlit as st

from parcels.domain.codes import LandStatus
from parcels.geo.drafts import Drafted
from parcels.geo.schema import attributes
from parcels.interface.components import draft_pending as pending
from parcels.interface.components import draft_state as state
from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_words import COMPASS, UNITS, direction
from parcels.interface.components.picked import picked_parcels
from parcels.interface.components.safe import legible


def form(desk: Desk, done: Drafted) -> None:
    """Draw the fields of the tool in hand."""
    forms = {
        state.LINE: _line,
        state.AREA: _area,
        state.MERGE: _merge,
        state.NEW: _new,
        state.BOUNDARY: _boundary,
    }
    forms[st.session_state[state.TOOL]](desk, done)


def _corners(desk: Desk, kind: str) -> None:
    """Draw the field for corners by coordinates: what the pens do, without a pointer."""
    with st.popover(desk.words("draft-corners"), icon=":material/pin_drop:"):
        text = st.text_area(desk.words("draft-corners-field", crs=desk.city.crs), key=state.CORNERS, height=120)
    if (text or "").strip() and state.typed(text, kind) is None:
        markup.note(desk.words("draft-corners-unreadable", least=state.LEAST[kind]))


def _line(desk: Desk, done: Drafted) -> None:
    _corners(desk, "LineString")
    if state.drawing(desk, "LineString") is None:
        markup.note(desk.words("draft-hint-line"))
        return
    options = pending.crossed(desk, done)
    if not options:
        markup.note(desk.words("draft-line-nowhere"))
        return
    _choice(desk, pending.PARCEL_FIELD, "draft-parcel", options)


def _area(desk: Desk, done: Drafted) -> None:
    options = pending.choices(desk, done)
    if not options:
        markup.note(desk.words("draft-hint-area"))
        return
    parcel = _choice(desk, pending.PARCEL_FIELD, "draft-parcel", options)
    if parcel is not None:
        whole = float(done.city.parcels.geometry.loc[parcel].area)
        markup.note(desk.words("draft-area-of", parcel=parcel, area=desk.numbers.area(whole)))
    left, middle, right = st.columns([2, 1, 2])
    units = list(UNITS) if desk.numbers.is_chinese else ["hectare", "mu", "m2"]
    left.number_input(desk.words("draft-target"), min_value=0.0, value=None, key=pending.TARGET, format="%.2f")
    middle.selectbox(
        desk.words("draft-unit"), units, format_func=lambda one: desk.words(f"unit-{one}"), key=pending.UNIT
    )
    right.selectbox(
        desk.words("draft-direction"), COMPASS, format_func=lambda one: direction(desk, one), key=pending.SIDE
    )


def _merge(desk: Desk, done: Drafted) -> None:
    options = pending.mergeable(desk, done)
    if len(options) < 2:
        markup.note(desk.words("draft-hint-merge"))
        return
    _follow_picked(desk, options)
    _keep_within(pending.MERGED, options)
    chosen = pending.merged_of(desk, done)
    st.multiselect(desk.words("draft-merged"), options, default=None if pending.MERGED in st.session_state else chosen,
                   key=pending.MERGED, format_func=legible)  # fmt: skip
    st.text_input(
        desk.words("draft-new-number"),
        key=pending.MERGED_ID,
        placeholder=pending.proposed_id(done, chosen),
        max_chars=60,
    )


def _follow_picked(desk: Desk, options: Sequence[str]) -> None:
    """Take over what was selected on the map since the field was drawn; what was typed there stays until then."""
    picked = [name for name in picked_parcels(desk.city) if name in options]
    if st.session_state.get(pending.PICKED) != picked:
        st.session_state[pending.PICKED] = picked
        if picked:
            st.session_state[pending.MERGED] = picked


def _new(desk: Desk, done: Drafted) -> None:
    words = desk.words
    _corners(desk, "Polygon")
    if state.drawing(desk, "Polygon") is None:
        markup.note(words("draft-hint-new"))
        return
    st.text_input(words("draft-new-number"), key=pending.NEW_ID, max_chars=60)
    schemes = [one for one in _values("plan_use_scheme") if one != "*"]
    left, right = st.columns(2)
    left.text_input(
        desk.label("parcel-field", "plan_use"), key=f"{pending.NEW_FIELDS}-plan_use", max_chars=12, placeholder="100102"
    )
    right.selectbox(desk.label("parcel-field", "plan_use_scheme"), schemes, key=f"{pending.NEW_FIELDS}-plan_use_scheme")
    left.selectbox(
        desk.label("parcel-field", "status"),
        [str(one) for one in LandStatus if one.is_allocatable],
        format_func=lambda one: desk.label("land-status", one),
        key=f"{pending.NEW_FIELDS}-status",
    )
    platforms = ["", *(str(name) for name in done.city.platforms.index)]
    right.selectbox(
        desk.label("parcel-field", "platform_id"),
        platforms,
        format_func=lambda one: legible(one) or words("draft-open"),
        key=f"{pending.NEW_FIELDS}-platform_id",
    )
    st.date_input(
        desk.label("parcel-field", "ready_on"), value=None, key=f"{pending.NEW_FIELDS}-ready_on", format="YYYY-MM-DD"
    )
    st.checkbox(words("draft-trim"), key=pending.TRIM, help=words("draft-trim-help"))


def _boundary(desk: Desk, done: Drafted) -> None:
    _corners(desk, "Polygon")
    if state.drawing(desk, "Polygon") is None:
        markup.note(desk.words("draft-hint-boundary"))
        return
    names = done.city.platforms["name"]
    platforms = [str(one) for one in done.city.platforms.index]
    _choice(
        desk,
        pending.PLATFORM,
        "draft-platform",
        platforms,
        names={one: f"{one} {names[one] or ''}" for one in platforms},
    )
    st.radio(
        desk.words("draft-way"),
        pending.WAYS,
        format_func=lambda one: desk.words(f"draft-way-{one}"),
        key=pending.WAY,
        horizontal=True,
    )


def _choice(
    desk: Desk, key: str, message: str, options: Sequence[str], names: dict[str, str] | None = None
) -> str | None:
    """Draw a choice whose options change from run to run; a choice that is gone falls back to the first."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    shown = names or {}
    found: str | None = st.selectbox(
        desk.words(message), list(options), key=key, format_func=lambda one: legible(shown.get(one, one))
    )
    return found


def _keep_within(key: str, options: Sequence[str]) -> None:
    chosen = st.session_state.get(key)
    if chosen is not None and any(one not in options for one in chosen):
        st.session_state[key] = [one for one in chosen if one in options]


def _values(name: str) -> tuple[str, ...]:
    return next(one.values for one in attributes("parcels") if one.name == name)
