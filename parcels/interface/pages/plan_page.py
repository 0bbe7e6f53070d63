"""The plan page: ask for a plan, look at it on the map, see why and why not."""

from functools import partial

import streamlit as st

from parcels.interface.components import (
    city_map,
    downloads,
    markup,
    plan_controls,
    plan_runs,
    plan_view,
    states,
    why_funnel,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.opening import city_is_empty
from parcels.interface.components.plan_runs import ShownPlan
from parcels.interface.map.overlay import PLAN, SELECTION, Lit, Shape, shapes_of
from parcels.service.access import allowed

PICKED = "plan-picked"


def draw(desk: Desk) -> None:
    """Draw the page."""
    if city_is_empty(desk.city):
        states.empty(desk.words, "empty-city")
        return
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    plan = plan_runs.shown(desk)
    left, right = st.columns([2, 1], gap="small")
    with right, st.container(key="panel"):
        plan_controls.draw(desk)
        _panel(desk, plan)
    with left:
        city_map.show(
            desk, _shapes(plan), key="plan", fit=True, lit=_lit(desk, plan),
            on_pick=lambda kind, item: _pick_on_map(plan, kind, item),
        )  # fmt: skip
    if plan is not None:
        _tables(desk, plan)


def _lit(desk: Desk, plan: ShownPlan | None) -> Lit | None:
    """Return the parcels that dropped out at the step of the funnel looked at."""
    project = _picked()
    if plan is None or plan.is_stale or project is None or project not in plan.document["refused"]:
        return None
    flags = why_funnel.flags(desk, project)
    return None if flags is None else Lit.of(flags)


def _picked() -> str | None:
    return st.session_state.get(PICKED)


def _pick(project: str | None) -> None:
    st.session_state[PICKED] = project


def _pick_on_map(plan: ShownPlan | None, kind: str, item: str) -> None:
    if kind == "project":
        _pick(item)
    elif plan is not None:
        owners = [row["project"] for row in plan.document["assignments"] if item in row["parcels"]]
        _pick(owners[0] if owners else None)


def _panel(desk: Desk, plan: ShownPlan | None) -> None:
    if plan is None:
        markup.note(desk.words("plan-none-yet"))
        return
    if plan.is_stale:
        st.warning(desk.words("plan-stale"), icon=":material/update:")
    plan_view.head(desk, plan)
    _keep_and_download(desk, plan)
    project = _picked()
    chosen = {row["project"]: row for row in plan.document["assignments"]}
    if project in chosen:
        plan_view.why_here(desk, chosen[project])
    elif project in plan.document["refused"]:
        plan_view.why_not_here(desk, str(project), plan.document["refused"][project], can_show=not plan.is_stale)
    else:
        markup.note(desk.words("plan-hint"))


def _keep_and_download(desk: Desk, plan: ShownPlan) -> None:
    words, result = desk.words, plan.result
    if result is None:
        saved = plan.saved_at.date().isoformat() if plan.saved_at else ""
        markup.note(words("plan-kept", plan=plan.plan_id[:12], day=saved))
        return
    with st.container(horizontal=True):
        may_keep = allowed(desk.actor, "save_plan").allowed and not plan.plan_id
        if st.button(words("plan-keep"), disabled=not may_keep, icon=":material/save:", key="plan-keep"):
            plan_runs.keep(desk, result)
            st.rerun(scope="fragment")
        for name in ("plan.xlsx", "plan.gpkg"):
            offer = Offer("plan", name, partial(plan_runs.as_file, desk, result, name))
            downloads.button(desk, name, offer, key=f"get-{name}")
    if plan.plan_id:
        markup.note(words("plan-kept-now", plan=plan.plan_id[:12]))


def _shapes(plan: ShownPlan | None) -> tuple[Shape, ...]:
    if plan is None or plan.sites.empty:
        return ()
    project = _picked()
    sites = shapes_of(plan.sites, PLAN, [str(item) for item in plan.sites.index])
    return sites + (shapes_of(plan.sites.loc[[project]], SELECTION) if project in plan.sites.index else ())


def _tables(desk: Desk, plan: ShownPlan) -> None:
    words = desk.words
    kinds = {"chosen": len(plan.document["assignments"]), "refused": len(plan.document["refused"])}
    shown = st.segmented_control(
        words("plan-tables"), list(kinds), default="chosen", required=True, key="plan-tables",
        format_func=lambda kind: words(f"plan-table-{kind}", n=kinds[kind]), label_visibility="collapsed",
    )  # fmt: skip
    drawing = plan_view.refused if shown == "refused" else plan_view.assigned
    drawing(desk, plan, _picked(), _pick)
