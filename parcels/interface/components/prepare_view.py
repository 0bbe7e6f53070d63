"""What to make ready first: figures, the list with reasons, the Gantt chart, the comparison, the file to take away."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from parcels.interface.components import downloads, markup, pictures, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital
from parcels.interface.components.selection import PARCEL, pick
from parcels.interface.reports.prepare_gantt import PrepareBar, prepare_gantt
from parcels.interface.reports.prepare_sheets import comparison_rows, note_text, why_text, write_prepare_workbook

PICKED = "prepare-picked"
COMPARED = ("way", "points", "gain", "spent", "parcels", "proof")
WAYS = ("best", "more", "later")
Document = Mapping[str, Any]


def draw(desk: Desk, document: Document) -> None:
    """Draw the answer."""
    _figures(desk, document)
    with st.container(horizontal=True):
        make = partial(
            downloads.as_bytes, "prepare.xlsx", lambda path: write_prepare_workbook(path, document, desk.words)
        )
        offer = downloads.Offer("preparation", "prepare.xlsx", make)
        downloads.button(desk, desk.words("prepare-take"), offer, key="prepare-xlsx")
    _order(desk, document)
    _gantt(desk, document)
    _compared(desk, document)
    if document["notes"]:
        with st.expander(desk.words("prepare-sheet-notes")):
            for note in document["notes"]:
                markup.note(note_text(desk.words, note))


def _figures(desk: Desk, document: Document) -> None:
    words, numbers = desk.words, desk.numbers
    more, later = document["more_money"], document["later"]
    spent = sum(one["cost_wan_yuan"] for one in document["order"])
    money = sum(one["wan_yuan"] for one in document["budget"])
    quarter = more["quarter"] or words("prepare-figure-nowhere")
    markup.figures(
        [
            (words("prepare-figure-gain"), f"{document['gain']:+,}",
             words("prepare-figure-gain-note", points=f"{document['objective']:,}")),
            (words("prepare-figure-parcels"), f"{len(document['order']):,}",
             words("prepare-figure-spent", spent=numbers.money(spent), money=numbers.money(money))),
            (words("prepare-figure-more", amount=numbers.money(more["wan_yuan"])), f"{more['worth']:+,}", quarter),
            (words("prepare-figure-later"), f"{-later['loss']:+,}", words("prepare-figure-later-note")),
        ]
    )  # fmt: skip
    status = words.code("plan-status", document["status"])
    gap = f"{100 * document['gap']:.4g}"
    markup.note(words("prepare-proof", status=capital(status), bound=f"{document['bound']:,}", gap=gap))


def _order(desk: Desk, document: Document) -> None:
    words = desk.words
    markup.section(words("prepare-list", count=len(document["order"])))
    if not document["order"]:
        markup.note(words("prepare-nothing"))
        return
    heads = ("place", "parcel", "begin", "ready", "cost", "lost", "why")
    columns = [capital(words(f"prepare-column-{name}")) for name in heads]
    rows = [dict(zip(columns, _row(desk, one), strict=True)) for one in document["order"]]
    ids = [one["parcel_id"] for one in document["order"]]
    selected = st.session_state.get(PICKED)
    tables.linked(rows, ids, key="prepare-order", selected=selected, on_pick=_pick, height=tables.height(len(rows)))
    if selected in ids:
        st.button(words("prepare-on-map", parcel=selected), key="prepare-on-map", icon=":material/map:",
                  type="tertiary", on_click=_show, args=(selected,))  # fmt: skip


def _row(desk: Desk, step: Mapping[str, Any]) -> Sequence[object]:
    why = why_text(desk.words, step)
    return (
        step["place"], step["parcel_id"], step["quarter"], step["end"], step["cost_wan_yuan"], step["loss"], why,
    )  # fmt: skip


def _pick(parcel: str | None) -> None:
    st.session_state[PICKED] = parcel


def _show(parcel: str) -> None:
    pick(PARCEL, parcel)
    st.session_state["go-to"] = "map"


def _gantt(desk: Desk, document: Document) -> None:
    """Draw the bars of this list, of the one with more money, or of the one three months later."""
    words = desk.words
    bars = {"best": document["gantt"], "more": document["more_money"]["gantt"], "later": document["later"]["gantt"]}
    markup.section(words("prepare-gantt"))
    way = st.segmented_control(
        words("prepare-gantt"), WAYS, default="best", required=True, key="prepare-gantt-way",
        format_func=lambda name: words(f"prepare-gantt-{name}"), label_visibility="collapsed",
    )  # fmt: skip
    rows = [_bar(desk, one) for one in bars[str(way)]]
    if not rows:
        markup.note(words("prepare-nothing"))
        return
    pictures.draw(prepare_gantt(rows, date.fromisoformat(document["as_of"]), words("prepare-gantt")))
    first = {one["parcel_id"] for one in bars["best"]}
    new = [one["parcel_id"] for one in bars[str(way)] if one["parcel_id"] not in first]
    gone = sorted(first - {one["parcel_id"] for one in bars[str(way)]})
    if way != "best" and (new or gone):
        none = words("none")
        values = {"new": desk.listed(new) or none, "gone": desk.listed(gone) or none}
        markup.note(words("prepare-differs", **values))


def _bar(desk: Desk, one: Mapping[str, Any]) -> PrepareBar:
    cost = sum(one["cost_by_quarter"].values())
    days = (date.fromisoformat(one["start"]), date.fromisoformat(one["end"]))
    return PrepareBar(one["parcel_id"], *days, desk.numbers.money(cost))


def _compared(desk: Desk, document: Document) -> None:
    words = desk.words
    markup.section(words("prepare-compared"))
    columns = [capital(words(f"prepare-column-{name}")) for name in COMPARED]
    rows = [dict(zip(columns, row, strict=True)) for row in comparison_rows(words, document)]
    tables.plain(rows, height=tables.height(len(rows)))
    best = max(one["objective"] for one in document["rankings"].values())
    markup.note(words("prepare-against", points=f"{document['objective'] - best:,}"))
    quarters = [dict(zip([words("prepare-head-quarter"), words("prepare-head-money"),
                          capital(words("prepare-column-used"))],
                         (one["quarter"], one["wan_yuan"], one["used_wan_yuan"]), strict=True))
                for one in document["budget"]]  # fmt: skip
    tables.plain(quarters, height=tables.height(len(quarters)))
