"""Two plans side by side: maps in step, what the difference is and whether it is proven, who moved, sums, files."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from parcels.interface.components import city_map, downloads, go_to, markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.safe import legible, literal
from parcels.interface.map.overlay import PLAN, SELECTION, Shape, shapes_of
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.scenario_paper import difference_pdf
from parcels.interface.reports.scenario_sheets import (
    changed_steps,
    money_rows,
    platform_columns,
    platform_rows,
    remark_text,
    side_name,
    step_columns,
    step_row,
    sum_columns,
    sum_rows,
    value_text,
    write_difference,
)
from parcels.planning.scenarios.comparison import Fate, Proof
from parcels.service.scenario_comparison import Compared, Side, compare_scenarios
from parcels.service.scenarios import Scenario, list_scenarios

PICKED, WITH = "scenario-picked", "scenario-with"
TODAY = "today"


def draw(desk: Desk, one: Scenario) -> None:
    """Draw the comparison of the plan chosen on the left with that of the open scenario on the right."""
    words = desk.words
    others = {
        str(line.record.id): line
        for line in list_scenarios(desk.workspace, actor=desk.actor)
        if line.run is not None and line.record.id != one.id
    }

    def named(key: str) -> str:
        if key == TODAY:
            return words("scenario-today")
        return legible(words("scenario-side", number=key, name=others[key].record.name))

    left = st.selectbox(words("scenario-compare-with"), [TODAY, *others], key=WITH, format_func=named, width=420)
    found = compare_scenarios(desk.workspace, None if left == TODAY else int(left), one.id, actor=desk.actor)
    for code in found.remarks:
        st.warning(remark_text(words, code), icon=":material/info:")
    _verdict(desk, found)
    _maps(desk, found)
    _steps(desk, found)
    _sums(desk, found)
    _files(desk, found)


def _verdict(desk: Desk, found: Compared) -> None:
    words, counts, value = desk.words, found.comparison.counts, found.comparison.value
    points = words("scenario-not-comparable") if value.proof is Proof.OTHER_MEASURE else f"{value.points:+,}"
    interval = (
        ""
        if value.proof is Proof.OTHER_MEASURE
        else words("scenario-interval", low=f"{value.low:+,.0f}", high=f"{value.high:+,.0f}")
    )
    fates = (Fate.WON, Fate.LOST, Fate.MOVED)
    items = [(words("scenario-value"), points, interval)]
    items += [(code_text(words, "scenario-fate", fate.value), f"{counts[fate]:,}", "") for fate in fates]
    items.append((code_text(words, "scenario-fate", Fate.KEPT.value), f"{counts[Fate.KEPT]:,}", ""))
    markup.figures(items)
    text = literal(value_text(words, value))
    if value.proof in (Proof.UNPROVEN, Proof.OTHER_MEASURE):
        st.info(text, icon=":material/help:")
    else:
        markup.note(value_text(words, value))


def _maps(desk: Desk, found: Compared) -> None:
    changed = {step.project for step in changed_steps(found.comparison)}
    for column, side, name in zip(
        st.columns(2, gap="small"), (found.left, found.right), ("left", "right"), strict=True
    ):
        with column:
            markup.section(side_name(desk.words, side), str(side.document["as_of"]))
            city_map.show(
                desk, _shapes(side, changed), key=f"scenario-{name}", fit=False, on_pick=partial(_pick_on_map, side)
            )
    markup.note(desk.words("scenario-maps-hint"))


def _shapes(side: Side, changed: set[str]) -> tuple[Shape, ...]:
    sites = side.sites.loc[[name for name in side.sites.index if name in changed]]
    picked = st.session_state.get(PICKED)
    chosen = shapes_of(side.sites.loc[[picked]], SELECTION) if picked in side.sites.index else ()
    return shapes_of(sites, PLAN, [str(name) for name in sites.index]) + chosen


def _pick(project: str | None) -> None:
    st.session_state[PICKED] = project


def _pick_on_map(side: Side, kind: str, item: str) -> None:
    rows = side.document["assignments"]
    owners = [item] if kind == "project" else [row["project"] for row in rows if item in row["parcels"]]
    _pick(owners[0] if owners else None)


def _steps(desk: Desk, found: Compared) -> None:
    words, steps = desk.words, changed_steps(found.comparison)
    markup.section(words("scenario-steps"), words("count", n=len(steps)))
    if not steps:
        states.empty(words, "scenario-no-steps")
        return
    heads = step_columns(words)
    rows = [dict(zip(heads, step_row(words, step), strict=True)) for step in steps]
    ids = [step.project for step in steps]
    picked = st.session_state.get(PICKED)
    tables.linked(rows, ids, key="scenario-steps", selected=picked, on_pick=_pick, height=tables.height(len(rows)))
    step = next((step for step in steps if step.project == picked), None)
    if step is not None:
        parcels = step.parcels_after or step.parcels_before
        go_to.to_map(desk, parcels[0], key="scenario-to-map")
    if found.comparison.unknown:
        names = desk.listed(found.comparison.unknown[:20])
        markup.note(words("scenario-unknown", count=len(found.comparison.unknown), names=names))


def _sums(desk: Desk, found: Compared) -> None:
    words = desk.words
    left, right = st.columns(2, gap="small")
    with left:
        markup.section(words("scenario-sums"))
        _table(sum_columns(words), sum_rows(words, found.comparison))
        money = money_rows(found.comparison)
        if money:
            markup.section(words("scenario-money"), words("unit-wan-yuan"))
            names = ("quarter", "left", "right", "difference")
            _table([words(f"scenario-sum-column-{name}") for name in names], money)
    with right:
        markup.section(words("scenario-platforms"))
        _table(platform_columns(words), platform_rows(words, found.comparison))


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    tables.plain([dict(zip(heads, row, strict=True)) for row in rows], height=tables.height(len(rows)))


def _files(desk: Desk, found: Compared) -> None:
    names = [("today" if side.scenario is None else str(side.scenario.id)) for side in (found.left, found.right)]
    stem = f"scenario-{names[0]}-{names[1]}"
    with st.container(horizontal=True):
        make = partial(downloads.as_bytes, f"{stem}.xlsx", lambda path: write_difference(path, found, desk.words))
        downloads.button(desk, f"{stem}.xlsx", Offer("scenario", f"{stem}.xlsx", make), key="get-scenario-xlsx")
        paper = partial(difference_pdf, found, desk.words)
        downloads.button(desk, f"{stem}.pdf", Offer("scenario", f"{stem}.pdf", paper), key="get-scenario-pdf")
