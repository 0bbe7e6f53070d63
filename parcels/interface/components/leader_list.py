"""The lists of the leader's page: stuck projects by stage, cause and who must act, and decisions that wait."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from parcels.interface.components import landing_table, markup, queue_table, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal
from parcels.interface.components.selection import PARCEL, pick
from parcels.interface.reports.overview_words import (
    cause_text,
    duty_lines,
    owner_name,
    owner_text,
    step_text,
    waiting_text,
)
from parcels.landing.overview import Gap, Stuck, by_cause, by_owner, owner_group
from parcels.service.overview import LeaderOverview, Waiting

GAP, CAUSE, OWNER = "overview-gap", "overview-cause", "overview-owner"
ALL = "all"
SHOWN_ROWS = 5
DUTY_ICONS = {
    "requests": ":material/support_agent:", "clearances": ":material/assignment_late:",
    "bodies": ":material/handshake:", "forecast": ":material/trending_down:",
}  # fmt: skip
ANY = ""


def show_gap(gap: Gap) -> None:
    """Show the list of one stage, whatever its cause and owner."""
    st.session_state[GAP] = gap.value
    st.session_state[CAUSE] = st.session_state[OWNER] = ANY


def draw_duties(desk: Desk, found: LeaderOverview) -> None:
    """Draw what others owe in one row; a click opens the list behind it."""
    with st.container(horizontal=True, key="overview-duties"):
        for name, text in duty_lines(desk.words, found.duties).items():
            opens, key = partial(_to_duty, name), f"open-duty-{name}"
            st.button(literal(text), key=key, type="tertiary", icon=DUTY_ICONS[name], on_click=opens)


def _to_duty(name: str) -> None:
    if name == "forecast":
        st.session_state["go-to"] = "forecast"
        return
    st.session_state["landing-view"] = "bodies" if name == "bodies" else "departments"
    st.session_state["go-to"] = "landing"


def draw_stuck(desk: Desk, found: LeaderOverview) -> None:
    """Draw the stuck projects wanted; a click on a row opens its way to landing."""
    words, stuck = desk.words, found.landing.stuck
    shown = _filtered(desk, stuck)
    if not shown:
        markup.note(words("overview-no-match" if stuck else "overview-no-stuck"))
        return
    tables.linked(
        [_row(desk, one) for one in shown],
        [one.project for one in shown],
        key="overview-stuck",
        selected=None,
        on_pick=_to_landing,
        height=tables.HEAD_PX + tables.ROW_PX * SHOWN_ROWS + 2,
    )
    markup.note(words("overview-largest-note", shown=len(shown), count=len(stuck)))


def _filtered(desk: Desk, stuck: Sequence[Stuck]) -> list[Stuck]:
    words = desk.words
    counts = {ALL: len(stuck), **{gap.value: sum(one.gap is gap for one in stuck) for gap in Gap}}
    causes = {one.key: cause_text(words, one.key) for one in by_cause(stuck)}
    owners = {one.key: owner_text(words, one.owner) for one in by_owner(stuck) if one.owner is not None}
    with st.container(horizontal=True, key="overview-filters"):
        gap = st.segmented_control(
            words("overview-filter-gap"), list(counts), default=None if GAP in st.session_state else ALL, key=GAP,
            required=True, label_visibility="collapsed",
            format_func=lambda one: words(f"overview-gap-{one.replace('_', '-')}", count=counts[one]),
        )  # fmt: skip
        cause = _choice(words("overview-filter-cause"), causes, CAUSE)
        owner = _choice(words("overview-filter-owner"), owners, OWNER)
    return [
        one
        for one in stuck
        if gap in (ALL, None, one.gap.value) and cause in (ANY, one.cause) and owner in (ANY, _owner_key(one))
    ]


def _choice(label: str, options: dict[str, str], key: str) -> str:
    if st.session_state.get(key, ANY) not in options:
        st.session_state[key] = ANY
    chosen: str = st.selectbox(
        label, [ANY, *options], key=key, format_func=lambda one: options.get(one, label),
        label_visibility="collapsed", width=190,
    )  # fmt: skip
    return chosen


def _owner_key(one: Stuck) -> str:
    owner = owner_group(one)
    return f"{owner.role}:{owner.name}"


def _row(desk: Desk, one: Stuck) -> dict[str, object]:
    words = desk.words
    return {
        words("overview-column-project"): f"{one.project} {one.name}".strip(),
        words("overview-column-money"): one.investment_wan_yuan,
        words("overview-column-step"): step_text(words, one),
        words("overview-column-days"): one.days,
        words("overview-column-owner"): owner_name(words, one),
        words("overview-column-cause"): cause_text(words, one.cause),
    }


def _to_landing(project: str | None) -> None:
    if project is not None:
        landing_table.pick(project)
        st.session_state["landing-view"] = "roll"
        st.session_state["go-to"] = "landing"


def draw_waiting(desk: Desk, found: LeaderOverview) -> None:
    """Draw the decisions that wait, mine first; a click on a row opens where it is decided."""
    words = desk.words
    note = words("overview-decisions-note", mine=len(found.mine), count=len(found.waiting))
    markup.section(words("overview-decisions"), note)
    if not found.waiting:
        markup.note(words("overview-none-waiting"))
        return
    rows = {f"{one.kind} {one.subject}": one for one in found.waiting}
    tables.linked(
        [_waiting_row(desk, one) for one in rows.values()],
        list(rows),
        key="overview-waiting",
        selected=None,
        on_pick=_opener(rows),
        height=tables.height(len(rows), at_most=SHOWN_ROWS + 1),
    )


def _waiting_row(desk: Desk, one: Waiting) -> dict[str, object]:
    words = desk.words
    return {
        words("overview-column-what"): waiting_text(words, one),
        words("overview-column-mine"): words("overview-mine" if one.is_mine else "overview-other"),
        words("overview-column-age"): one.age_days,
        words("overview-column-due"): desk.numbers.day(one.due_on),
        words("overview-column-subject"): f"{one.subject} {one.name}".strip(),
    }


def _opener(rows: dict[str, Waiting]) -> Callable[[str | None], None]:
    def open_page(key: str | None) -> None:
        if key is None:
            return
        one = rows[key]
        if one.page == "queue":
            queue_table.pick(int(one.subject.removeprefix("#")))
        else:
            pick(PARCEL, one.subject)
        st.session_state["go-to"] = one.page

    return open_page
