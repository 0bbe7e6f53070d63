"""Why a project has no land in a plan: the funnel as a picture, then the changes that land it, each with "what if"."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from parcels.interface.components import markup, scenario_open, why_funnel
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.relaxations import change_text, relaxation_text
from parcels.planning.explanation.relaxation import Dimension
from parcels.planning.scenarios.content import Item
from parcels.service.access import allowed
from parcels.service.policies import workspace_policy
from parcels.service.prepared import basis
from parcels.service.scenarios import Scenario, change_scenario, new_scenario, putting
from parcels.service.what_if import items_of

LONGEST_NAME = 60


def draw(desk: Desk, project: str, refusal: Mapping[str, Any], *, can_show: bool, into: Scenario | None = None) -> None:
    """Draw funnel and relaxations; ``can_show``: the plan is of the data as they are, so steps can be shown.

    ``into``: the scenario the plan is of; a "what if" is then added to it, else a new one is drawn up.
    """
    words = desk.words
    markup.section(words("project-funnel"))
    steps = [(step["step"], step["left"]) for step in refusal["funnel"]]
    why_funnel.draw(desk, project, steps, can_show=can_show)
    if refusal.get("cut_off"):
        markup.note(words("project-cut-off", n=refusal["cut_off"]))
    relaxations(desk, project, refusal, into=into)


def is_explained(refusal: Mapping[str, Any]) -> bool:
    """Return whether reasons were looked for: where they were not, that none is known means nothing."""
    return any(refusal.get(name) for name in ("relaxations", "blocked_at", "lost", "opens", "barrier", "is_complete"))


def relaxations(desk: Desk, project: str, refusal: Mapping[str, Any], *, into: Scenario | None = None) -> None:
    """Draw the changes that land the project as cards, cheapest first."""
    words, found = desk.words, refusal.get("relaxations") or ()
    markup.section(words("why-relax-title"), words("plan-relaxations-checked") if found else "")
    if not found:
        markup.note(words("plan-no-relaxation" if is_explained(refusal) else "why-not-examined"))
        if refusal.get("barrier"):
            markup.note(code_text(words, "barrier", refusal["barrier"]))
    for place, relaxation in enumerate(found):
        with st.container(border=True, key=f"relaxation-{place}"):
            markup.note(relaxation_text(words, relaxation))
            _what_if(desk, project, relaxation["changes"], place, into)


def _what_if(desk: Desk, project: str, changes: Sequence[Mapping[str, Any]], place: int, into: Scenario | None) -> None:
    """Draw the button that makes a scenario of the changes, where the person may and a scenario can hold them."""
    words = desk.words
    if into is not None and not into.may_change:
        return
    if not allowed(desk.actor, "change_scenario", platform_id=desk.actor.platform_id).allowed:
        return
    items, left_out = items_of(workspace_policy(desk.workspace), project, changes, bound=_bound(desk, changes))
    if left_out:
        told = desk.listed(change_text(words, change) for change in left_out)
        markup.note(words("why-what-if-part", changes=told))
    if items and st.button(
        words("why-what-if" if into is None else "scenario-add"), key=f"what-if-{project}-{place}",
        icon=":material/science:", help=words("why-what-if-help") if into is None else None,
    ):  # fmt: skip
        if into is None:
            _draw_up(desk, project, items)
        else:
            _add(desk, into, items)


def _bound(desk: Desk, changes: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return the parcels bound by decisions in force, looked up only where a promise is to be ended."""
    if all(change["dimension"] != Dimension.PROMISE for change in changes):
        return frozenset()
    atoms = basis(desk.workspace, None, desk.as_of).commitments
    return frozenset(name.partition("/")[0] for name in atoms)


def _add(desk: Desk, one: Scenario, items: tuple[Item, ...]) -> None:
    now = datetime.now(UTC)
    change_scenario(desk.workspace, one.id, putting(*items), actor=desk.actor, now=now, seen=one.record.head)
    st.toast(literal(desk.words("scenario-added")), icon=":material/science:")
    st.rerun(scope="app")


def _draw_up(desk: Desk, project: str, items: tuple[Item, ...]) -> None:
    name = desk.words("why-what-if-name", project=project)[:LONGEST_NAME]
    now = datetime.now(UTC)
    made = new_scenario(
        desk.workspace, name, as_of=desk.as_of, actor=desk.actor, now=now, changes=putting(*items)
    )  # fmt: skip
    scenario_open.keep_open(made.id)
    st.toast(literal(desk.words("why-what-if-made", name=made.name)), icon=":material/science:")
    st.session_state["go-to"] = "scenarios"
    st.rerun(scope="app")
