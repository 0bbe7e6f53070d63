"""The list of scenarios: state, owner, changes, the plan solved last; one is opened by picking its row."""

from datetime import UTC, datetime

import streamlit as st

from parcels.interface.components import markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.scenario_open import keep_open
from parcels.planning.scenarios.content import LONGEST_NAME
from parcels.service.access import allowed
from parcels.service.scenarios import Listed, list_scenarios, new_scenario

ARCHIVED = "scenarios-archived"


def draw(desk: Desk) -> None:
    """Draw the list with the one button that begins a scenario."""
    words = desk.words
    _new(desk)
    archived = st.toggle(words("scenario-show-archived"), key=ARCHIVED)
    found = list_scenarios(desk.workspace, actor=desk.actor, archived=bool(archived))
    if not found:
        states.empty(words, "scenario-none-yet")
        return
    ids = [str(one.record.id) for one in found]
    rows = [_row(desk, one) for one in found]
    tables.linked(rows, ids, key="scenario-list", selected=None, on_pick=_open, height=tables.height(len(rows)))
    markup.note(words("scenario-list-hint"))


def _row(desk: Desk, one: Listed) -> dict[str, object]:
    words, record, run = desk.words, one.record, one.run
    solved = words("scenario-not-run") if run is None else run.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    if run is not None and run.number != record.head:
        solved = words("scenario-run-before", at=solved)
    return {
        words("scenario-head-number"): record.id,
        words("head-name"): record.name,
        words("scenario-head-status"): desk.label("scenario-status", record.status),
        words("scenario-head-owner"): record.made_by,
        words("scenario-head-changes"): one.num_changes,
        words("scenario-head-run"): solved,
        words("plan-value"): None if run is None else run.objective,
        words("scenario-head-changed"): record.changed_at.astimezone().strftime("%Y-%m-%d %H:%M"),
    }


def _open(number: str | None) -> None:
    if number is not None:
        keep_open(int(number))


def _new(desk: Desk) -> None:
    words = desk.words
    right = allowed(desk.actor, "change_scenario", platform_id=desk.actor.platform_id)
    why = None if right.allowed else words.code("because", right.because)
    with st.container(horizontal=True, vertical_alignment="bottom", key="scenario-new-row"):
        name = st.text_input(
            words("scenario-name"), max_chars=LONGEST_NAME, key="scenario-new-name", disabled=not right.allowed,
            placeholder=words("scenario-name-example"), width=420,
        )  # fmt: skip
        wanted = st.button(words("scenario-new"), type="primary", icon=":material/add:", key="scenario-new",
                           disabled=not right.allowed, help=why)  # fmt: skip
    markup.note(words("scenario-new-follows", day=desk.as_of.isoformat()))
    if wanted:
        made = new_scenario(desk.workspace, name, as_of=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
        keep_open(made.id)
        st.rerun()
