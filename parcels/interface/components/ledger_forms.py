"""Entries of the reserve ledger by a leader: what is decided, about which parcel, why, by whose authority."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from parcels.domain.codes import ReserveStatus, SectorGroup
from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_moves import ask, told
from parcels.landing.reserve.entries import Holding, Standing, Terms
from parcels.rules.uses import is_statutory_blank
from parcels.service.access import allowed
from parcels.service.reserve_ledger import MOVES, SUPPLIED, LedgerView, Movement, enter

KINDS = ("designate", "swap", *(name for name in MOVES if name != "designate"))
WITH_TERM = {"designate": False, "swap": False, "extend": True, "interim": True}
"""Moves that may have a last day, and whether they must."""
YEAR = timedelta(days=365)
FITS: Mapping[str, Callable[[Holding], bool]] = {
    "swap": lambda one: one.standing is Standing.HELD,
    "extend": lambda one: one.standing is Standing.HELD and one.terms.until is not None,
    "expire": lambda one: one.is_due,
    "take_back": lambda one: one.standing is Standing.GRANTED,
    "interim": lambda one: one.standing is Standing.HELD and one.terms.interim_allowed and not one.interim_use,
    "interim_end": lambda one: bool(one.interim_use),
}
"""Which parcels of the ledger each move may be about."""


def draw(desk: Desk, found: LedgerView) -> None:
    """Draw the button; who may not keep the ledger is told who does."""
    right = allowed(desk.actor, "keep_reserve")
    if right.allowed:
        label = desk.words("ledger-enter")
        if st.button(label, key="ledger-enter", type="primary", icon=":material/edit_note:"):
            ask(desk, label, lambda: _form(desk, found))
    elif desk.actor.role != "auditor":
        markup.note(desk.words("ledger-only-leader"))


def _form(desk: Desk, found: LedgerView) -> None:
    words = desk.words
    names = {kind: desk.label("reserve-move", kind) for kind in KINDS}
    kind = st.selectbox(words("ledger-form-move"), KINDS, format_func=names.__getitem__, key="ledger-move")
    choices = _choices(desk, found, kind)
    markup.note(words(f"ledger-follows-{kind.replace('_', '-')}"))
    if not choices:
        st.info(words("ledger-nothing-for"))
        return
    parcel = st.selectbox(words("ledger-form-parcel"), choices, key="ledger-parcel")
    free = _choices(desk, found, "designate") if kind == "swap" else []
    into = st.selectbox(words("ledger-form-into"), free, key="ledger-into") if kind == "swap" else None
    terms = _terms(desk, kind)
    if st.button(words("ledger-form-confirm"), type="primary", key="ledger-confirm"):
        with st.spinner(words("loading-reserve")):
            wish = Movement(kind, parcel, terms, into)
            made = enter(desk.workspace, wish, on=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
        told(words("ledger-done", count=len(made), parcel=parcel))


def _choices(desk: Desk, found: LedgerView, kind: str) -> Sequence[str]:
    """Return the parcels a move may be about."""
    if kind == "designate":
        return designable(desk)
    return [name for name, one in found.holdings.items() if FITS[kind](one)]


def designable(desk: Desk) -> list[str]:
    """Return the parcels that may come in: open, promised to nobody, no statutory blank land, not in already."""
    parcels = desk.city.parcels
    is_open = ~parcels["status"].isin(SUPPLIED) & (parcels["reserve_status"] != ReserveStatus.HELD)
    found = parcels[is_open & parcels["held_for"].isna()]
    uses = zip(found.index, found["plan_use_scheme"], found["plan_use"], strict=True)
    blank = {name for name, scheme, use in uses if is_statutory_blank(str(scheme), str(use))}
    return [name for name in found.index if name not in blank and name not in desk.bound]


def _terms(desk: Desk, kind: str) -> Terms:
    words = desk.words
    until = _until(desk, kind)
    purpose = _purpose(desk) if kind in ("designate", "swap") else Terms()
    use = st.text_input(words("ledger-form-interim-use"), key="ledger-use") if kind == "interim" else ""
    reason = st.text_area(words("ledger-form-reason"), key="ledger-reason", max_chars=2000, height=80)
    authority = st.text_input(words("ledger-form-authority"), key="ledger-authority", max_chars=300)
    return Terms(
        reason=reason,
        authority=authority,
        until=until,
        sectors=purpose.sectors,
        area_min_mu=purpose.area_min_mu,
        area_max_mu=purpose.area_max_mu,
        quality_min=purpose.quality_min,
        interim_allowed=purpose.interim_allowed,
        interim_use=use,
    )


def _until(desk: Desk, kind: str) -> date | None:
    must = WITH_TERM.get(kind)
    if must is None:
        return None
    words, first = desk.words, desk.as_of + timedelta(days=1)
    if not must and not st.checkbox(words("ledger-form-has-until"), key="ledger-has-until"):
        return None
    return st.date_input(words("ledger-form-until"), desk.as_of + YEAR, min_value=first, key="ledger-until")


def _purpose(desk: Desk) -> Terms:
    words = desk.words
    groups = {str(group): desk.label("sector-group", group) for group in SectorGroup}
    sectors = st.multiselect(
        words("ledger-form-sectors"), list(groups), format_func=groups.__getitem__, key="ledger-sectors"
    )
    left, middle, right = st.columns(3)
    with left:
        quality = st.number_input(words("ledger-form-quality"), 0.0, 100.0, 0.0, key="ledger-quality")
    with middle:
        low = st.number_input(words("ledger-form-size-min"), 0.0, value=0.0, key="ledger-size-min")
    with right:
        high = st.number_input(words("ledger-form-size-max"), 0.0, value=0.0, key="ledger-size-max")
    interim = st.checkbox(words("ledger-form-interim"), key="ledger-interim")
    return Terms(
        sectors=tuple(sectors),
        area_min_mu=low or None,
        area_max_mu=high or None,
        quality_min=quality or None,
        interim_allowed=interim,
    )
