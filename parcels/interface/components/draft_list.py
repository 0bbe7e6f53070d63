"""The drafts and decisions of the open scenario: a line each, with what became of it and a way to take it out."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.geo.drafts import Drafted, removed
from parcels.interface.components import draft_state as state
from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_preview import say
from parcels.interface.components.draft_words import title
from parcels.interface.components.safe import literal
from parcels.planning.scenarios.content import Ban, Lock, Pin
from parcels.service.scenarios import (
    Change,
    Scenario,
    change_scenario,
    drawing,
    dropping,
    redo_scenario,
    undo_scenario,
)


def change(desk: Desk, one: Scenario, changes: Change) -> bool:
    """Change the scenario in the state that was looked at; keep what cannot be done to be said, and return whether."""
    return attempt(
        lambda: change_scenario(
            desk.workspace, one.id, changes, actor=desk.actor, now=datetime.now(UTC), seen=one.record.head
        )
    )


def attempt(step: Callable[[], object]) -> bool:
    """Do a step; keep its refusal to be said when the page is drawn."""
    try:
        step()
    except ParcelsError as error:
        state.tell(error)
        return False
    return True


def history(desk: Desk, one: Scenario) -> None:
    """Draw undo and redo."""
    words = desk.words
    with st.container(horizontal=True, key="draft-history"):
        for name, step, possible in (("undo", undo_scenario, one.may_undo), ("redo", redo_scenario, one.may_redo)):
            st.button(
                words(f"draft-{name}"),
                key=f"draft-{name}",
                icon=f":material/{name}:",
                disabled=not (possible and one.may_change),
                on_click=_step,
                args=(desk, one, step),
            )


def _step(desk: Desk, one: Scenario, step: Callable[..., Scenario]) -> None:
    attempt(lambda: step(desk.workspace, one.id, actor=desk.actor, now=datetime.now(UTC)))


def draw(desk: Desk, one: Scenario, done: Drafted) -> None:
    """Draw the list."""
    content = one.content
    decided: tuple[Lock | Ban | Pin, ...] = (*content.locks, *content.pins, *content.bans)
    markup.section(desk.words("draft-list"), desk.words("count", n=len(content.edits) + len(decided)))
    if not content.edits and not decided:
        markup.note(desk.words("draft-list-empty"))
    for place, edit in enumerate(content.edits):
        _line(desk, one, f"{place + 1}. {title(desk, edit)}", f"edit-{place}", _without(place))
        say(desk, [finding for finding in done.findings if finding.place == place + 1 and finding.refused])
    for number, item in enumerate(decided):
        text = desk.words(f"draft-decided-{type(item).__name__.lower()}", project=item.project, site=item.site)
        _line(desk, one, text, f"item-{number}", dropping(item))


def _without(place: int) -> Change:
    return drawing(lambda edits: removed(edits, place))


def _take_out(desk: Desk, one: Scenario, changes: Change) -> None:
    change(desk, one, changes)


def _line(desk: Desk, one: Scenario, text: str, key: str, changes: Change) -> None:
    left, right = st.columns([6, 1], vertical_alignment="center")
    left.markdown(literal(text))
    right.button(
        desk.words("draft-remove"),
        key=f"draft-remove-{key}",
        type="tertiary",
        disabled=not one.may_change,
        help=desk.words("draft-remove-help"),
        on_click=_take_out,
        args=(desk, one, changes),
    )
