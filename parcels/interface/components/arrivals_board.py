"""Batch or first come: the ways side by side, with charts for the argument."""

import altair as alt
import pandas as pd
import streamlit as st

from parcels.interface.components import background, kept, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.components.kept import Found
from parcels.interface.reports.holding import ARRIVAL_COLUMNS, arrival_rows, arrival_sentences, weighed_text
from parcels.planning.replay.course import Way
from parcels.service.arrivals import ArrivalOptions, Replayed, replay_arrivals
from parcels.service.progress import Cancelled, Progress

NAME = "arrivals"
COLOURS = ("#8c8c8c", "#e6ab02", "#386cb0", "#7570b3", "#1b9e77", "#26323a")
DASHES = ([2, 2], [6, 2], [8, 3, 2, 3], [4, 4], [1, 0], [1, 0])
HEIGHT_PX = 300


def draw(desk: Desk) -> None:
    """Draw the view."""
    if background.job_of(NAME) is not None:
        background.progress(desk, NAME)
        return
    background.say_error(desk, NAME)
    markup.note(desk.words("arrivals-intro"))
    found = kept.shown(desk, NAME)
    if found is None:
        _button(desk)
        return
    _comparison(desk, found.what)


def _button(desk: Desk) -> None:
    if st.button(desk.words("arrivals-compute"), type="primary", icon=":material/replay:", key="arrivals-compute"):
        shelf, basis = kept.shelf(), kept.basis_of(desk)

        def work(progress: Progress, cancelled: Cancelled) -> Found | None:
            options = ArrivalOptions(desk.as_of)
            found = replay_arrivals(desk.workspace, options, actor=desk.actor, progress=progress, cancelled=cancelled)
            return kept.put(shelf, desk, NAME, Found(basis, found)) if found.results else None

        background.start(NAME, Job(work))
        st.rerun()


def _comparison(desk: Desk, found: Replayed) -> None:
    words = desk.words
    columns = [words(f"arrivals-head-{name}") for name in ARRIVAL_COLUMNS]
    rows = [dict(zip(columns, row, strict=True)) for row in arrival_rows(words, found, desk.numbers.area_short)]
    tables.plain(rows, height=tables.height(len(rows)))
    _nearest(desk, found)
    for sentence in arrival_sentences(words, found):
        markup.note(sentence)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        markup.section(words("arrivals-chart"))
        st.altair_chart(_lines(desk, found), width="stretch")
    with right:
        markup.section(words("arrivals-chart-left"))
        st.altair_chart(_left(desk, found), width="stretch")
    markup.section(words("arrivals-turned-away"))
    for one in found.results:
        names = desk.listed(f"{item} {found.names.get(item, '')}".strip() for item in one.turned_away)
        markup.facts([(words.code("way", one.way.value), names or words("none"))])


def _nearest(desk: Desk, found: Replayed) -> None:
    """Say which ways come closest to hindsight; all of them where several land as much."""
    words, best = desk.words, found.result(Way.HINDSIGHT).points
    others = [one for one in found.results if one.way is not Way.HINDSIGHT]
    most = max(one.points for one in others)
    if not best:
        markup.note(words("arrivals-none"))
        return
    names = desk.listed(words.code("way", one.way.value) for one in others if one.points == most)
    markup.note(words("arrivals-best", way=names, share=desk.numbers.share(most / best)))


def _scale(desk: Desk) -> list[str]:
    return [desk.words.code("way", way.value) for way in Way]


def _lines(desk: Desk, found: Replayed) -> alt.Chart:
    """Return the points landed after each arrival; ways differ in dash as well as in colour."""
    words, names = desk.words, _scale(desk)
    came, points, way = (words(f"arrivals-head-{name}") for name in ("came", "points", "way"))
    rows = [
        {came: place, points: step.points, way: words.code("way", one.way.value)}
        for one in found.results
        for place, step in enumerate(one.steps, start=1)
    ]
    domain = alt.Scale(domain=names, range=list(COLOURS))
    dashes = alt.Scale(domain=names, range=list(DASHES))
    legend = alt.Legend(orient="bottom", columns=2, labelLimit=0, title=None)
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=alt.X(f"{came}:Q", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y(f"{points}:Q", axis=alt.Axis(format=",d")),
            color=alt.Color(f"{way}:N", scale=domain, legend=legend),
            strokeDash=alt.StrokeDash(f"{way}:N", scale=dashes, legend=legend),
            tooltip=[came, points, way],
        )
        .properties(height=HEIGHT_PX)
    )


def _left(desk: Desk, found: Replayed) -> alt.Chart:
    """Return the reserved land left by each way, in the usual unit of the language."""
    words, numbers, names = desk.words, desk.numbers, _scale(desk)
    way = words("arrivals-head-way")
    area = f"{words('arrivals-head-left')} ({numbers.area_unit})"
    weighed = words("arrivals-head-weighed")
    rows = [
        {
            way: words.code("way", one.way.value),
            weighed: weighed_text(found, one.way),
            "left": round(numbers.area_number(found.reserve_m2 - one.prime), 1),
        }
        for one in found.results
    ]
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar()
        .encode(
            y=alt.Y(f"{way}:N", sort=names, title=None, axis=alt.Axis(labelLimit=260)),
            x=alt.X("left:Q", title=area),
            color=alt.Color(f"{way}:N", scale=alt.Scale(domain=names, range=list(COLOURS)), legend=None),
            tooltip=[way, alt.Tooltip("left:Q", title=area), weighed],
        )
        .properties(height=HEIGHT_PX)
    )
