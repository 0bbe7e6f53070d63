"""The people of the workspace: who may sign in, in which role; for its administrator."""

from collections.abc import Callable
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import health, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped, legible, literal
from parcels.interface.words import Words
from parcels.rules.rulebook_packs import Authority
from parcels.service import people
from parcels.service.access import Actor, Role
from parcels.service.people import KnownPerson, PersonFacts
from parcels.service.workspace import Workspace

TOLD = "people-told"


def draw(desk: Desk) -> None:
    """Draw the page."""
    health.draw(desk)
    draw_people(desk.workspace, desk.actor, desk.words)


def draw_alone(ws: Workspace, actor: Actor, words: Words) -> None:
    """Draw the page where there is no other yet: in a workspace without land."""
    st.title(words("page-people"))
    draw_people(ws, actor, words)


def draw_people(ws: Workspace, actor: Actor, words: Words) -> None:
    """Draw the table of people and what can be done with them."""
    known = people.known_people(ws, actor=actor)
    _tell(words)
    if known:
        st.dataframe(_table(known, words), hide_index=True, width="stretch", key="people-table")
    else:
        states.empty(words, "people-none")
    left, right = st.columns(2)
    with left:
        _add(ws, actor, words)
    with right:
        _change(ws, actor, words, known)


def _tell(words: Words) -> None:
    """Say what was done last; a one-time password is shown here once and never again."""
    told: tuple[str, str] | None = st.session_state.pop(TOLD, None)
    if told is None:
        return
    name, password = told
    if password:
        st.success(literal(words("people-password", person=name)))
        st.code(password, language=None)
    else:
        st.success(literal(words("people-done", person=name)))


def _table(known: tuple[KnownPerson, ...], words: Words) -> pd.DataFrame:
    rows = [
        {
            words("people-id"): one.id,
            words("people-name"): legible(one.facts.name),
            words("people-role"): words.code("role", one.facts.role),
            words("people-bound"): _bound(one.facts, words),
            words("people-by"): _by(one, words),
            words("people-state"): _state(one, words),
        }
        for one in known
    ]
    names = ("id", "name", "role", "bound", "by", "state")
    return pd.DataFrame(rows, columns=[words(f"people-{name}") for name in names])


def _bound(facts: PersonFacts, words: Words) -> str:
    department = words.code("authority", facts.department) if facts.department else ""
    return legible(facts.platform_id or department)


def _by(one: KnownPerson, words: Words) -> str:
    if one.facts.external_id:
        return legible(one.facts.external_id)
    return words("people-by-once" if one.must_change else "people-by-password")


def _state(one: KnownPerson, words: Words) -> str:
    locked = one.locked_until is not None and one.locked_until > _now()
    return words("people-off" if not one.is_active else "people-locked" if locked else "people-on")


def _add(ws: Workspace, actor: Actor, words: Words) -> None:
    with st.form("people-add"):
        _heading(words("people-add"))
        name = st.text_input(words("people-id"), help=words("people-id-help"), autocomplete="off", key="add-id")
        facts = _facts(words, "add", PersonFacts("", Role.PLANNER))
        if st.form_submit_button(words("people-add"), type="primary"):
            _done(words, name, lambda: people.add(ws, name.strip(), facts, now=_now(), actor=actor) or "")


def _change(ws: Workspace, actor: Actor, words: Words, known: tuple[KnownPerson, ...]) -> None:
    by_name = {one.id: one for one in known}
    _heading(words("people-change"))
    nobody = words("choose-none")
    chosen = st.selectbox(words("people-id"), list(by_name), index=None, key="people-chosen", placeholder=nobody)
    if chosen is None:
        return
    one = by_name[chosen]

    def save(facts: PersonFacts) -> str:
        people.change(ws, one.id, facts, version=one.version, now=_now(), actor=actor)
        return ""

    with st.form(f"people-change-{one.id}-{one.version}", border=False):
        facts = _facts(words, f"change-{one.id}-{one.version}", one.facts)
        if st.form_submit_button(words("people-save"), type="primary"):
            _done(words, one.id, lambda: save(facts))
    _switches(ws, actor, words, one)


def _switches(ws: Workspace, actor: Actor, words: Words, one: KnownPerson) -> None:
    def switch(on: bool) -> str:
        people.switch(ws, one.id, on=on, now=_now(), actor=actor)
        return ""

    with st.container(horizontal=True):
        if st.button(words("people-reset"), key="people-reset"):
            _done(words, one.id, lambda: people.reset_password(ws, one.id, now=_now(), actor=actor))
        locked = one.locked_until is not None and one.locked_until > _now()
        if (not one.is_active or locked) and st.button(words("people-switch-on"), key="people-switch-on"):
            _done(words, one.id, lambda: switch(True))
        if one.is_active and st.button(words("people-switch-off"), key="people-switch-off"):
            _done(words, one.id, lambda: switch(False))


def _facts(words: Words, key: str, known: PersonFacts) -> PersonFacts:
    """Ask for what is known of a person, beginning with what was known before."""
    departments = [str(authority) for authority in Authority]
    name = st.text_input(words("people-name"), known.name, autocomplete="off", key=f"{key}-name")
    role = st.selectbox(
        words("people-role"),
        people.ROLES,
        people.ROLES.index(known.role),
        format_func=lambda role: words.code("role", role),
        key=f"{key}-role",
    )
    platform = st.text_input(
        words("people-platform"), known.platform_id or "", help=words("people-platform-help"), key=f"{key}-platform"
    )
    department = st.selectbox(
        words("people-department"),
        departments,
        departments.index(known.department) if known.department in departments else None,
        format_func=lambda code: words.code("authority", code),
        placeholder=words("choose-none"),
        key=f"{key}-department",
    )
    external = st.text_input(
        words("people-external"), known.external_id or "", help=words("people-external-help"), key=f"{key}-external"
    )
    return PersonFacts(name.strip(), role, platform.strip() or None, department, external.strip() or None)


def _heading(text: str) -> None:
    st.html(f'<div class="pp-section">{escaped(text)}</div>')


def _done(words: Words, name: str, act: Callable[[], str]) -> None:
    """Do something, say so on the next run, or say why not."""
    try:
        st.session_state[TOLD] = (name, act())
    except ParcelsError as error:
        states.refused(words, error)
        return
    st.rerun()


def _now() -> datetime:
    return datetime.now(UTC)
