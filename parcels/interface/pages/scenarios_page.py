"""Scenarios: what if, drawn up, solved in the background, compared side by side, and proposed from."""

import streamlit as st

from parcels.interface.components import (
    background,
    markup,
    scenario_compare,
    scenario_editor,
    scenario_head,
    scenario_list,
    scenario_promote,
    scenario_refused,
    scenario_runs,
    states,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty
from parcels.interface.components.scenario_open import not_seen, opened, write_address
from parcels.service.access import allowed
from parcels.service.policies import workspace_policy
from parcels.service.scenarios import Scenario, scenario_history

VIEWS = ("changes", "compare", "refused", "promote", "history")


def draw(desk: Desk) -> None:
    """Draw the page."""
    if city_is_empty(desk.city):
        states.empty(desk.words, "empty-city")
        return
    if not allowed(desk.actor, "view_scenarios").allowed:
        states.empty(desk.words, "scenario-role-may-not")
        return
    one = opened(desk)
    write_address(one)
    if one is None:
        why = not_seen(desk)
        if why is not None:
            states.refused(desk.words, why)
        markup.note(desk.words("scenario-intro"))
        scenario_list.draw(desk)
        return
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    one, words = opened(desk), desk.words
    if one is None:
        st.rerun()
    assert one is not None
    scenario_head.draw(desk, one)
    scenario_runs.draw(desk, one)
    if background.job_of(scenario_runs.NAME) is not None:
        return
    view = st.segmented_control(
        words("scenario-views"),
        VIEWS,
        default="changes",
        required=True,
        key="scenario-view",
        format_func=lambda name: words(f"scenario-view-{name}"),
        label_visibility="collapsed",
    )
    if view == "changes":
        scenario_editor.draw(desk, one, workspace_policy(desk.workspace))
    elif view == "compare":
        scenario_compare.draw(desk, one)
    elif view == "refused":
        scenario_refused.draw(desk, one)
    elif view == "promote":
        scenario_promote.draw(desk, one)
    else:
        _history(desk, one)


def _history(desk: Desk, one: Scenario) -> None:
    words = desk.words
    heads = [words(f"scenario-history-{name}") for name in ("state", "after", "what", "at", "by", "now")]
    rows = []
    for state in reversed(scenario_history(desk.workspace, one.id, actor=desk.actor)):
        what = desk.listed(words(f"scenario-part-{name}") for name in state.note.split()) or words(
            "scenario-part-first"
        )
        at = state.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        here = "●" if state.number == one.record.head else ""
        rows.append(dict(zip(heads, (state.number, state.after, what, at, state.made_by, here), strict=True)))
    st.dataframe(rows, hide_index=True)
    markup.note(words("scenario-history-hint"))
