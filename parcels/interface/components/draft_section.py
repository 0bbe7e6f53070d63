"""Work on the map: splits, merges, new parcels, boundaries and decisions as drafts of the open scenario.

Nothing here touches the register; every change is a state in the history of the scenario.
"""

from datetime import UTC, datetime

import streamlit as st

from parcels.interface.components import draft_decide, draft_list, draft_preview, draft_tools, markup, states
from parcels.interface.components import draft_state as state
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_city import drafted, with_pending
from parcels.interface.components.draft_pending import pending, reset
from parcels.interface.components.safe import literal
from parcels.interface.components.scenario_open import keep_open, opened, write_address
from parcels.service.access import allowed
from parcels.service.scenarios import Scenario, drawing, new_scenario


def draw(desk: Desk) -> None:
    """Draw the section, folded until it is asked for."""
    one = opened(desk)
    write_address(one)
    error = state.told()
    with st.expander(desk.words("draft-section"), icon=":material/edit_location_alt:", expanded=one is not None):
        if error is not None:
            states.refused(desk.words, error)
        if one is None:
            _closed(desk)
        else:
            _open(desk, one)


def is_open(desk: Desk) -> bool:
    """Return whether a scenario is open that this person may change: then the map offers its pens."""
    one = opened(desk)
    return one is not None and one.may_change


def _closed(desk: Desk) -> None:
    words = desk.words
    answer = allowed(desk.actor, "change_scenario", platform_id=desk.actor.platform_id)
    if not answer.allowed:
        markup.note(words("draft-no-permission", reason=words.code("because", answer.because)))
        return
    markup.note(words("draft-intro"))
    st.button(words("draft-new-scenario"), key="draft-new-scenario", type="primary", on_click=_begin, args=(desk,))


def _begin(desk: Desk) -> None:
    now = datetime.now(UTC)
    name = desk.words("draft-scenario-name", day=now.astimezone().strftime("%Y-%m-%d %H:%M"))

    def step() -> None:
        made = new_scenario(desk.workspace, name, as_of=desk.as_of, actor=desk.actor, now=now)
        keep_open(made.id)

    draft_list.attempt(step)


def _open(desk: Desk, one: Scenario) -> None:
    words = desk.words
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown("**" + literal(words("draft-in-scenario", number=one.id, name=one.name)) + "**")
    right.button(words("draft-close"), key="draft-close", type="tertiary", on_click=keep_open, args=(None,))
    done = drafted(desk, one.content.edits)
    if one.may_change:
        _tools(desk, one)
    else:
        markup.note(words("draft-read-only"))
    draft_list.draw(desk, one, done)
    draft_list.history(desk, one)
    markup.note(words("draft-register-untouched"))


def _tools(desk: Desk, one: Scenario) -> None:
    words = desk.words
    tool = st.segmented_control(
        words("draft-tool"), state.TOOLS, key=state.TOOL, format_func=lambda name: words(f"draft-tool-{name}"),
        label_visibility="collapsed",
    )  # fmt: skip
    if tool is None:
        markup.note(words("draft-hint"))
        return
    if tool == state.DECIDE:
        draft_decide.draw(desk, one)
        return
    draft_tools.form(desk, drafted(desk, one.content.edits))
    _pending(desk, one)


def _pending(desk: Desk, one: Scenario) -> None:
    edits = one.content.edits
    edit = pending(desk, edits)
    if edit is None:
        return
    done = with_pending(desk, edits, edit)
    markup.section(desk.words("draft-preview"))
    draft_preview.draw(desk, edit, done)
    is_refused = bool(done.refused)
    st.button(
        desk.words("draft-add"), key="draft-add", type="primary", disabled=is_refused, on_click=_add, args=(desk, one)
    )


def _add(desk: Desk, one: Scenario) -> None:
    edit = pending(desk, one.content.edits)
    if edit is not None and draft_list.change(desk, one, drawing(lambda edits: (*edits, edit))):
        state.forget()
        reset()
