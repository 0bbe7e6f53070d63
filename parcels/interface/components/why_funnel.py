"""The funnel of a project as a picture: each step can be pressed to see on the map what dropped out there, and why."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from parcels.domain.codes import FunnelStep
from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import capital, escaped, literal
from parcels.interface.components.selection import PARCEL, pick
from parcels.planning.dropping import Dropped
from parcels.service.site_search import SearchOptions, dropped_land

STEP, KEPT = "why-step", "why-dropped"
MOST_ROWS = 300


def looked_at(project: str) -> FunnelStep | None:
    """Return the step of this project that is looked at."""
    found: tuple[str, FunnelStep] | None = st.session_state.get(STEP)
    return found[1] if found is not None and found[0] == project else None


def flags(desk: Desk, project: str) -> NDArray[np.bool_] | None:
    """Return which parcels dropped out at the step looked at, in the order of the city; ``None`` without one."""
    step = looked_at(project)
    if step is None:
        return None
    return np.asarray(desk.city.parcels.index.isin(dropped(desk, project).at.get(step, ())))


def dropped(desk: Desk, project: str) -> Dropped:
    """Return where the parcels drop out; the last answers of this tab are kept."""
    kept: dict[tuple[object, ...], Dropped] = st.session_state.setdefault(KEPT, {})
    key = (project, desk.as_of, desk.bound, *sorted(desk.city.versions.items()))
    if key not in kept:
        kept[key] = dropped_land(desk.workspace, project, SearchOptions(desk.as_of), actor=desk.actor)
        while len(kept) > 4:
            kept.pop(next(iter(kept)))
    return kept[key]


def draw(desk: Desk, project: str, steps: Sequence[tuple[str, int]], *, can_show: bool) -> None:
    """Draw steps ``(code, left)`` down to the one that left nothing; ``can_show``: the steps can be pressed."""
    if not steps:
        return
    words, end = desk.words, next((place for place, (_, left) in enumerate(steps) if left == 0), len(steps) - 1)
    shown = steps[: end + 1]
    full = math.log1p(max(left for _, left in shown)) or 1.0
    now = looked_at(project)
    before = shown[0][1]
    with st.container(key="why-funnel"):
        for place, (code, left) in enumerate(shown):
            step, tone = FunnelStep(code), "bad" if left == 0 else "strong" if place == len(shown) - 1 else "plain"
            figure = f"{left:,}" if left else "✕ 0"
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _label(desk, project, step, before - left if can_show and place else None)
                st.html(_bar(math.log1p(left) / full, figure, tone))
            before = left
    if can_show:
        markup.note(words("why-funnel-hint"))
    if now is not None:
        _drops(desk, project, now)


def _label(desk: Desk, project: str, step: FunnelStep, lost: int | None) -> None:
    """Draw the name of a step; with the number of sites lost there it can be pressed."""
    words, name = desk.words, capital(desk.words.code("funnel-step", step))
    if lost is None:
        st.html(f'<div class="pp-step-name">{escaped(name)}</div>', width=150)
        return
    st.button(
        literal(("▸ " if looked_at(project) == step else "") + name), key=f"why-step-{step.value}", type="tertiary",
        width=150, help=words("why-step-help", count=lost), on_click=_press, args=(project, step),
    )  # fmt: skip


def _bar(share: float, figure: str, tone: str) -> str:
    width = f"{max(0.0, min(1.0, share)) * 100:.1f}%"
    return (
        f'<div class="pp-step"><span class="pp-bar-track"><i class="pp-{tone}" style="width:{width}"></i></span>'
        f'<span class="pp-bar-figure">{escaped(figure)}</span></div>'
    )


def _press(project: str, step: FunnelStep) -> None:
    """Look at a step; the same step pressed again shows everything."""
    st.session_state[STEP] = None if looked_at(project) == step else (project, step)


def _drops(desk: Desk, project: str, step: FunnelStep) -> None:
    words, parcels = desk.words, desk.city.parcels
    found = [item for item in dropped(desk, project).at.get(step, ()) if item in parcels.index]
    with st.container(key="why-drops"):
        name = words.code("funnel-step", step)
        markup.section(words("why-dropped-at", step=name), words("why-dropped-count", count=len(found)))
        record = desk.city.projects.loc[project].to_dict()
        markup.note(_reason(desk, step, record), words("why-dropped-rule"))
        st.button(
            words("why-show-all"), key="why-show-all", icon=":material/layers:", type="tertiary",
            on_click=_press, args=(project, step),
        )  # fmt: skip
        rows = [_row(desk, item, parcels.loc[item], step) for item in found[:MOST_ROWS]]
        if rows:
            height = tables.height(len(rows), at_most=6)
            tables.linked(
                rows, found[:MOST_ROWS], key=f"why-drop-{step.value}", selected=None, height=height,
                on_pick=lambda item: pick(PARCEL, item),
            )  # fmt: skip
        if len(found) > MOST_ROWS:
            markup.note(words("why-more-on-map", shown=MOST_ROWS, count=len(found)))


def _reason(desk: Desk, step: FunnelStep, record: Mapping[Any, Any]) -> str:
    """Return in one sentence what the step asks of the land for this project."""
    numbers = desk.numbers
    return desk.words(
        f"why-reason-{step.value}",
        area=numbers.area_range(record.get("area_min_mu"), record.get("area_max_mu")),
        uses=desk.listed(record.get("uses") or ()) or NOTHING,
        day=numbers.day(record.get("need_by")),
    )


def _row(desk: Desk, item: str, parcel: "pd.Series[Any]", step: FunnelStep) -> dict[str, object]:
    words, numbers = desk.words, desk.numbers
    area = numbers.area_number(desk.city.parcels.geometry.loc[item].area)
    row: dict[str, object] = {
        words("head-parcel"): item,
        words("head-area", unit=numbers.area_unit): round(area, 2),
    }
    facts = {
        FunnelStep.USE: ("head-use", parcel["plan_use"] or NOTHING),
        FunnelStep.READY: ("head-ready", _ready(desk, parcel)),
        FunnelStep.FREE: ("parcel-held", parcel["held_for"] or NOTHING),
        FunnelStep.BAR: ("head-platform", parcel["platform_id"] or NOTHING),
    }
    if step in facts:
        head, value = facts[step]
        row[words(head)] = str(value)
    return row


def _ready(desk: Desk, parcel: "pd.Series[Any]") -> str:
    day = desk.numbers.day(parcel["ready_on"])
    if day != NOTHING:
        return day
    return desk.words("parcel-ready-now" if parcel["status"] == "cleared" else "parcel-ready-unknown")
