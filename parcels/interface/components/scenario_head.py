"""The head of an open scenario: name, state, undo and redo, share, copy, rename, put away."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import markup, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_moves import ask
from parcels.interface.components.scenario_open import ADDRESS, keep_open
from parcels.planning.scenarios.content import LONGEST_NAME
from parcels.service.access import allowed
from parcels.service.scenario_access import holds
from parcels.service.scenarios import (
    Change,
    Scenario,
    archive_scenario,
    change_scenario,
    copy_scenario,
    redo_scenario,
    rename_scenario,
    share_scenario,
    undo_scenario,
)

REFUSED = "scenario-refused"


def draw(desk: Desk, one: Scenario) -> None:
    """Draw name and state, then what can be done."""
    words = desk.words
    status = desk.label("scenario-status", one.status)
    markup.heading(str(one.id), one.name, (status, words("scenario-drawn-up-by", who=one.record.made_by)))
    with st.container(horizontal=True, key="scenario-moves"):
        st.button(
            words("scenario-back"), icon=":material/arrow_back:", key="scenario-back", on_click=keep_open, args=(None,)
        )
        for name, possible, step in (("undo", one.may_undo, undo_scenario), ("redo", one.may_redo, redo_scenario)):
            st.button(
                words(f"scenario-{name}"),
                icon=f":material/{name}:",
                key=f"scenario-{name}",
                disabled=not possible,
                on_click=_step,
                args=(desk, one, step),
            )
        _life(desk, one)
    say_refused(desk)
    if one.status == "shared":
        _link(desk, one)
    if not one.may_change:
        markup.note(words("scenario-read-only"))


def _link(desk: Desk, one: Scenario) -> None:
    """Draw the link to pass on, with a button that copies it; role and language are those of whoever opens it."""
    markup.note(desk.words("scenario-shared-link"))
    st.code(f"{st.context.url or ''}?{ADDRESS}={one.id}", language=None, width=560)


def _life(desk: Desk, one: Scenario) -> None:
    words = desk.words
    means = words("scenario-share-help")
    if one.may_change and one.status == "draft":
        st.button(
            words("scenario-share"),
            icon=":material/share:",
            key="scenario-share",
            help=means,
            on_click=_step,
            args=(desk, one, share_scenario),
        )
    if allowed(desk.actor, "change_scenario", platform_id=desk.actor.platform_id).allowed and st.button(
        words("scenario-copy"), icon=":material/content_copy:", key="scenario-copy"
    ):
        ask(desk, words("scenario-copy"), lambda: _copy(desk, one))
    if one.may_change and st.button(words("scenario-rename"), icon=":material/edit:", key="scenario-rename"):
        ask(desk, words("scenario-rename"), lambda: _rename(desk, one))
    if (
        one.status != "archived"
        and holds(desk.actor, one.record)
        and st.button(words("scenario-archive"), icon=":material/archive:", key="scenario-archive")
    ):
        ask(desk, words("scenario-archive"), lambda: _archive(desk, one))


def change(desk: Desk, one: Scenario, changes: Change) -> None:
    """Change the scenario in the state that was looked at; a refusal is said when the page is drawn."""
    attempt(
        lambda: change_scenario(
            desk.workspace, one.id, changes, actor=desk.actor, now=datetime.now(UTC), seen=one.record.head
        )
    )


def attempt(step: Callable[[], object]) -> None:
    """Do a step; keep its refusal to be said when the page is drawn."""
    try:
        step()
    except ParcelsError as error:
        st.session_state[REFUSED] = error


def say_refused(desk: Desk) -> None:
    """Say once what was refused."""
    error = st.session_state.pop(REFUSED, None)
    if error is not None:
        states.refused(desk.words, error)


def _step(desk: Desk, one: Scenario, step: Callable[..., Scenario]) -> None:
    attempt(lambda: step(desk.workspace, one.id, actor=desk.actor, now=datetime.now(UTC)))


def _copy(desk: Desk, one: Scenario) -> None:
    words = desk.words
    name = st.text_input(
        words("scenario-name"),
        words("scenario-copy-of", name=one.name)[:LONGEST_NAME],
        max_chars=LONGEST_NAME,
        key="scenario-copy-name",
    )
    if st.button(words("scenario-create"), type="primary", key="scenario-copy-go"):
        made = copy_scenario(desk.workspace, one.id, name, actor=desk.actor, now=datetime.now(UTC))
        keep_open(made.id)
        st.rerun()


def _rename(desk: Desk, one: Scenario) -> None:
    words = desk.words
    name = st.text_input(words("scenario-name"), one.name, max_chars=LONGEST_NAME, key="scenario-rename-name")
    if st.button(words("scenario-rename"), type="primary", key="scenario-rename-go"):
        rename_scenario(desk.workspace, one.id, name, actor=desk.actor, now=datetime.now(UTC))
        st.rerun()


def _archive(desk: Desk, one: Scenario) -> None:
    words = desk.words
    markup.note(words("scenario-archive-follows", name=one.name))
    if st.button(words("scenario-archive"), type="primary", key="scenario-archive-go"):
        archive_scenario(desk.workspace, one.id, actor=desk.actor, now=datetime.now(UTC))
        keep_open(None)
        st.rerun()
