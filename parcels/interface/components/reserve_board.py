"""Parcels in reserve as cards: why they are held, until when, who wants them, and what holding each one costs."""

from collections.abc import Mapping

import streamlit as st

from parcels.domain.codes import ReserveStatus
from parcels.interface.components import markup, plan_runs, reserve_price, review_forms, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.overview import wanting
from parcels.interface.components.safe import capital, escaped
from parcels.interface.components.selection import PARCEL, pick
from parcels.interface.components.thumbnail import outline
from parcels.interface.map.palette import PARCEL_CLASSES, RESERVED
from parcels.planning.holding.pricing import Price
from parcels.rules.uses import is_statutory_blank
from parcels.service.reserve import ReservedParcel, ReserveOptions, Want, reserved_parcels

COLUMNS = 3


def draw(desk: Desk) -> None:
    """Draw the board."""
    held = desk.city.parcels[desk.city.parcels["reserve_status"] == ReserveStatus.HELD]
    if held.empty:
        states.empty(desk.words, "reserve-none")
        return
    with st.spinner(desk.words("loading-reserve")):
        board = reserved_parcels(desk.workspace, ReserveOptions(desk.as_of), actor=desk.actor)
    _figures(desk, board)
    reserve_price.draw(desk)
    prices = reserve_price.shown(desk)
    board = _dearest_first(board, prices)
    for start in range(0, len(board), COLUMNS):
        for column, parcel in zip(st.columns(COLUMNS, gap="small"), board[start : start + COLUMNS], strict=False):
            with column, st.container(border=True, key=f"reserve-{start}-{parcel.parcel_id}", height="stretch"):
                _card(desk, parcel, prices.get(parcel.parcel_id))


def _dearest_first(board: tuple[ReservedParcel, ...], known: Mapping[str, Price]) -> tuple[ReservedParcel, ...]:
    """Return the board by price once prices are known; most wanted first among equals, as the service gives them."""
    return tuple(sorted(board, key=lambda one: -known[one.parcel_id].points if one.parcel_id in known else 1))


def _figures(desk: Desk, board: tuple[ReservedParcel, ...]) -> None:
    words, numbers = desk.words, desk.numbers
    areas = desk.city.parcels.area
    held = areas.loc[[parcel.parcel_id for parcel in board]]
    wanted = [parcel for parcel in board if parcel.num_wants]
    figures = [
        (words("reserve-held"), numbers.out_of(len(board), len(areas)), numbers.area_short(held.sum())),
        (words("reserve-wanted"), numbers.out_of(len(wanted), len(board)), words("reserve-wanted-note")),
        _waiting(desk),
    ]
    markup.figures(figures)
    markup.note(words("reserve-apart", count=_statutory_blank(desk)))


def _statutory_blank(desk: Desk) -> int:
    """Return how many parcels the plan leaves without a use: they are not the reserve."""
    columns = desk.city.parcels[["plan_use_scheme", "plan_use"]].itertuples(index=False, name=None)
    return sum(is_statutory_blank(str(scheme or ""), str(use or "")) for scheme, use in columns)


def _waiting(desk: Desk) -> tuple[str, str, str]:
    """Signed projects that still have no land: without a plan those wanting land, with one those the plan refuses."""
    words, numbers = desk.words, desk.numbers
    signed = [row["project_id"] for row in wanting(desk) if row["stage"] not in ("lead", "negotiating")]
    plan = plan_runs.shown(desk)
    if plan is None:
        return (
            words("reserve-signed"),
            numbers.out_of(len(signed), len(desk.city.projects)),
            words("reserve-signed-note"),
        )
    without = [project for project in signed if project in plan.document["refused"]]
    return words("reserve-without"), numbers.out_of(len(without), len(signed)), words("reserve-without-note")


def _card(desk: Desk, parcel: ReservedParcel, price: Price | None) -> None:
    words, numbers, record = desk.words, desk.numbers, parcel.record
    shape = desk.city.parcels.geometry.loc[parcel.parcel_id]
    drawing = outline(shape, PARCEL_CLASSES[RESERVED].colour)
    st.html(
        f'<div class="pp-card">{drawing}<div><code>{escaped(parcel.parcel_id)}</code> '
        f"<b>{escaped(record.get('name') or '')}</b><br>{escaped(numbers.area(shape.area))}<br>"
        f"<small>{escaped(_term(desk, parcel))}</small></div></div>"
    )
    kept_for = desk.listed(words.code("sector-group", group) for group in record.get("reserve_purpose") or ())
    rows = [
        (words("reserve-why"), str(record.get("reserve_reason") or words("reserve-no-reason"))),
        (words("reserve-purpose"), capital(kept_for or words("reserve-any"))),
    ]
    markup.facts(rows + ([(words("reserve-price"), reserve_price.text(desk, price))] if price else []))
    if parcel.wants:
        markup.section(words("reserve-wants"), words("reserve-wants-note", n=parcel.num_wants))
        st.html("".join(_want(desk, want) for want in parcel.wants))
    else:
        markup.section(words("reserve-wants"))
        markup.note(words("reserve-nobody"))
    with st.container(horizontal=True, key=f"reserve-acts-{parcel.parcel_id}"):
        st.button(
            words("reserve-on-map"), key=f"show-{parcel.parcel_id}", icon=":material/map:", type="tertiary",
            on_click=_show, args=(parcel.parcel_id,),
        )  # fmt: skip
        review_forms.ask_button(desk, parcel)


def _term(desk: Desk, parcel: ReservedParcel) -> str:
    until = parcel.record.get("reserved_until")
    return desk.words("until", day=str(until)[:10]) if until else desk.words("reserve-no-term")


def _want(desk: Desk, want: Want) -> str:
    lacking = [finding for finding in want.findings if finding.verdict.value not in ("pass", "not_set")]
    state = desk.words("reserve-allowed") if want.is_allowed else desk.words("reserve-lacks", n=max(1, len(lacking)))
    return (
        f'<div class="pp-want"><code>{escaped(want.project)}</code><span>{escaped(want.name)}</span>'
        f"<b>{want.quality:.0f}</b><small>{escaped(state)}</small></div>"
    )


def _show(parcel_id: str) -> None:
    pick(PARCEL, parcel_id)
    st.session_state["go-to"] = "map"
