"""The data page: what the workspace holds, where it came from, in which version, and what was wrong with it."""

import json

import streamlit as st

from parcels.interface.components import markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible
from parcels.interface.map.base import constraint_label
from parcels.store.datasets import DatasetInfo, dataset_report

PICKED = "dataset-picked"


def draw(desk: Desk) -> None:
    """Draw the page."""
    found = desk.workspace.datasets()
    if not found:
        states.empty(desk.words, "empty-city")
        return
    st.fragment(states.guarded(desk.words, lambda: _work(desk, found)))()


def _work(desk: Desk, found: tuple[DatasetInfo, ...]) -> None:
    words = desk.words
    markup.facts(
        [
            (words("data-workspace"), desk.workspace.target),
            (words("data-city"), desk.city.name),
            (words("data-crs"), desk.city.crs),
            (words("data-datasets"), f"{len(found):,}"),
        ]
    )
    by_name = {info.name: info for info in found}
    picked = st.session_state.get(PICKED)
    rows = [_row(desk, info) for info in found]
    height = tables.height(len(rows), at_most=14)
    tables.linked(rows, list(by_name), key="datasets", selected=picked, on_pick=_pick, height=height)
    if picked in by_name:
        _report(desk, by_name[picked])
    else:
        markup.note(words("data-hint"))


def _pick(name: str | None) -> None:
    st.session_state[PICKED] = name


def label(desk: Desk, name: str) -> str:
    """Return the name of a dataset for people."""
    table, _, kind = name.partition(":")
    first = desk.label("dataset", table)
    return f"{first} · {constraint_label(desk.words, kind)}" if kind else first


def _row(desk: Desk, info: DatasetInfo) -> dict[str, object]:
    words, counts = desk.words, info.counts
    return {
        words("data-dataset"): label(desk, info.name),
        words("data-read"): counts.read,
        words("data-kept"): counts.kept,
        words("data-repaired"): counts.repaired,
        words("data-refused"): counts.refused,
        words("data-source"): info.source,
        words("data-version"): info.content_sha256[:12],
        words("data-imported"): info.imported_at.strftime("%Y-%m-%d %H:%M"),
        words("data-by"): info.imported_by,
    }


def _report(desk: Desk, info: DatasetInfo) -> None:
    words = desk.words
    with desk.workspace.store.reading() as connection:
        report = json.loads(dataset_report(connection, info.id))
    issues = report.get("issues") or []
    markup.section(label(desk, info.name), words("data-issues", n=len(issues)))
    if not issues:
        markup.note(words("data-no-issues"))
        return
    rows = [
        {
            words("data-action"): str(issue.get("action") or ""),
            words("data-row"): str(issue.get("row") or ""),
            words("data-record"): legible(issue.get("record") or ""),
            words("data-field"): str(issue.get("field") or ""),
            words("data-issue"): words.coded("issue", str(issue["code"]), {**issue, **(issue.get("values") or {})}),
        }
        for issue in issues
    ]
    tables.plain(rows, height=tables.height(len(rows)))
