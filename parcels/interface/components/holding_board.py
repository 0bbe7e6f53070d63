"""Each reserved parcel with its price, the value of waiting and the advice; one of them in detail."""

import streamlit as st

from parcels.interface.components import background, holding_assumptions, holding_found, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.components.safe import capital
from parcels.interface.components.selection import PARCEL, pick
from parcels.interface.reports.holding import move_text, points_of
from parcels.interface.reports.waiting import change_rows, sentences, type_rows
from parcels.service.holding import price_together
from parcels.service.holding_advice import Held, HoldingCase, verdicts
from parcels.service.plan_run import PlanOptions
from parcels.service.policies import workspace_policy

TOGETHER, PICKED = "holding-together", "holding-picked"


def draw(desk: Desk) -> None:
    """Draw the view."""
    if holding_found.waits(desk):
        return
    found = holding_found.shown(desk)
    if (found is None or found.prices.is_partial) and st.button(
        desk.words("holding-compute"), type="primary", icon=":material/calculate:", key="holding-compute"
    ):
        holding_found.start(desk)
    if found is None:
        markup.note(desk.words("holding-intro"))
        return
    _case(desk, found)


def _case(desk: Desk, case: HoldingCase) -> None:
    words, prices = desk.words, case.prices
    if prices.is_partial:
        st.warning(words("holding-stopped", count=len(prices.parcels), all=len(prices.held)), icon=":material/stop:")
    _figures(desk, case)
    markup.note(words("holding-not-additive"))
    given, pool = holding_assumptions.draw(desk, workspace_policy(desk.workspace))
    board = verdicts(case, given, pool)
    _table(desk, board)
    chosen = next((one for one in board if one.parcel_id == st.session_state.get(PICKED)), None)
    if chosen is None:
        markup.note(words("holding-pick"))
    else:
        _detail(desk, chosen)
    _together(desk, case)


def _figures(desk: Desk, case: HoldingCase) -> None:
    words, numbers, prices = desk.words, desk.numbers, case.prices
    costly = sum(one.points > 0 for one in prices.parcels)
    whole = "—" if prices.whole is None else points_of(words, prices.whole)
    markup.figures(
        [
            (words("holding-figure-whole"), whole, words("holding-figure-whole-note")),
            (words("holding-figure-costly"), numbers.out_of(costly, len(prices.parcels)),
             words("holding-figure-costly-note")),
            (words("holding-figure-plan"), f"{prices.plan.objective:,}", words("holding-figure-plan-note")),
        ]
    )  # fmt: skip


def _table(desk: Desk, board: tuple[Held, ...]) -> None:
    words, numbers, parcels = desk.words, desk.numbers, desk.city.parcels
    rows = []
    for one in board:
        advice = one.waiting.advice
        worth, total = advice.worth, advice.total
        rows.append(
            {
                words("head-parcel"): one.parcel_id,
                words("head-area", unit=numbers.area_unit): round(
                    numbers.area_number(parcels.geometry.loc[one.parcel_id].area), 1
                ),
                words("holding-head-price"): one.price.points,
                words("holding-head-taker"): " ".join(one.price.takers),
                words("holding-head-waiting"): "" if worth is None else f"{worth.value:,.0f}",
                words("holding-head-interval"): "" if worth is None else f"{worth.low:,.0f} … {worth.high:,.0f}",
                words("holding-head-came"): advice.arrivals.count,
                words("holding-head-break-even"): _break_even(one, None if total is None else total.per_quarter),
                words("holding-head-verdict"): desk.label("verdict-holding", one.verdict.value),
            }
        )
    ids = [one.parcel_id for one in board]
    selected = st.session_state.get(PICKED)
    tables.linked(rows, ids, key="holding-table", selected=selected, on_pick=_pick, height=tables.height(len(rows)))


def _break_even(one: Held, counted: float | None) -> str:
    """Return the break-even rate beside the rate the answer is computed with."""
    rate = one.waiting.advice.break_even
    if counted is None or rate is None:
        return ""
    return f"{rate:.3f} / {counted:.3f}"


def _pick(parcel: str | None) -> None:
    st.session_state[PICKED] = parcel


def _detail(desk: Desk, one: Held) -> None:
    words, parcels = desk.words, desk.city.parcels
    name = str(parcels["name"].get(one.parcel_id) or "")
    markup.heading(one.parcel_id, name, [words.code("verdict-holding", one.verdict.value)])
    left, right = st.columns(2, gap="medium")
    with left:
        markup.section(words("holding-moves"), words("points", n=points_of(words, one.price)))
        if not one.price.moves:
            markup.note(words("holding-no-moves"))
        for move in one.price.moves:
            markup.note(move_text(words, move))
        for sentence in sentences(words, one.waiting):
            markup.note(sentence)
        st.button(words("reserve-on-map"), key="holding-on-map", icon=":material/map:", type="tertiary",
                  on_click=_show, args=(one.parcel_id,))  # fmt: skip
    with right:
        for title, heads, rows in (
            ("waiting-types", ("type", "count", "rate", "interval", "worth"), type_rows(words, one.waiting)),
            ("waiting-changes", ("assumption", "value", "threshold", "answer"), change_rows(words, one.waiting)),
        ):
            if rows:
                markup.section(words(title))
                columns = [capital(words(f"waiting-column-{head}")) for head in heads]
                plain = [dict(zip(columns, map(str, row), strict=True)) for row in rows]
                tables.plain(plain, height=tables.height(len(plain), at_most=8))


def _show(parcel: str) -> None:
    pick(PARCEL, parcel)
    st.session_state["go-to"] = "map"


def _together(desk: Desk, case: HoldingCase) -> None:
    """Draw the price of several parcels released together, and what their single prices would sum to."""
    words, alone = desk.words, {one.parcels[0]: one.points for one in case.prices.parcels}
    markup.section(words("holding-together-pick"))
    chosen = st.multiselect(
        words("holding-together-pick"), sorted(alone), key="holding-together-parcels", label_visibility="collapsed",
        placeholder=words("choose-none"),
    )  # fmt: skip
    if background.job_of(TOGETHER) is not None:
        background.progress(desk, TOGETHER)
        return
    background.say_error(desk, TOGETHER)
    if st.button(words("holding-together-button"), disabled=len(chosen) < 2, key="holding-together-run"):
        options, parcels = PlanOptions(desk.as_of), tuple(chosen)
        background.start(
            TOGETHER,
            Job(
                lambda progress, cancelled: price_together(
                    desk.workspace, options, parcels, actor=desk.actor, progress=progress, cancelled=cancelled
                )
            ),
        )
        st.rerun()
    price = background.result_of(TOGETHER)
    if price is not None and set(price.parcels) <= set(alone) and price.plan == case.prices.plan.objective:
        total = sum(alone[parcel] for parcel in price.parcels)
        markup.note(
            words("holding-together-found", parcels=desk.listed(price.parcels), points=points_of(words, price),
                  sum=f"{total:,}")
        )  # fmt: skip
