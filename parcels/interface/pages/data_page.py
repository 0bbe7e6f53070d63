"""The data page: what the workspace holds, where it came from, in which version, and what was wrong with it."""

from collections import Counter
from pathlib import Path, PurePath
from urllib.parse import urlsplit

import streamlit as st

from parcels.geo.quality import Issue, QualityReport
from parcels.interface.components import markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible
from parcels.interface.map.base import constraint_label
from parcels.interface.reports.quality_words import issue_sentence, not_listed
from parcels.service.dataset_reports import quality_report
from parcels.store.datasets import DatasetInfo

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
            (words("data-workspace"), place_name(desk.workspace.target)),
            (words("data-city"), desk.city.name),
            (words("data-crs"), desk.city.crs),
            (words("data-datasets"), f"{len(found):,}"),
        ]
    )
    ordered = sorted(found, key=lambda info: (":" in info.name, info.name))  # registers before layers
    by_name = {info.name: info for info in ordered}
    picked = st.session_state.get(PICKED)
    rows = [_row(desk, info) for info in ordered]
    height = tables.height(len(rows), at_most=7 if picked in by_name else 14)
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
        words("data-source"): PurePath(info.source).name,
        words("data-version"): info.content_sha256[:12],
        words("data-imported"): info.imported_at.strftime("%Y-%m-%d %H:%M"),
        words("data-by"): info.imported_by,
    }


def place_name(target: str) -> str:
    """Return the name of a workspace: its folder or database, without the way there, user or password.

    >>> place_name("/home/li/ws/qinghe"), place_name("postgresql://li:secret@db.example/qinghe")
    ('qinghe', 'qinghe')
    """
    return PurePath(urlsplit(target).path).name if "://" in target else Path(target).absolute().resolve().name


def _report(desk: Desk, info: DatasetInfo) -> None:
    words = desk.words
    report = quality_report(desk.workspace, info.name, actor=desk.actor)
    issues = report.issues if report else ()
    markup.section(label(desk, info.name), words("data-issues", n=sum(report.counts.values()) if report else 0))
    if report is None or not issues:
        markup.note(words("data-no-issues" if report else "data-no-report"))
        return
    shown = _chosen(desk, info.name, issues)
    tables.plain([_line(desk, issue) for issue in shown], height=tables.height(len(shown)))
    for text in _remarks(desk, report):
        markup.note(text)


def _chosen(desk: Desk, name: str, issues: tuple[Issue, ...]) -> list[Issue]:
    """Return the issues of the actions and fields asked for; all where nothing is asked."""
    words = desk.words
    actions, fields = Counter(str(issue.action) for issue in issues), Counter(issue.field for issue in issues)
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.pills(
            words("data-action"), list(actions), selection_mode="multi", key=f"action-{name}",
            format_func=lambda action: f"{words.code('issue-action', action)} {actions[action]:,}",
            label_visibility="collapsed",
        )  # fmt: skip
        field = st.selectbox(
            words("data-field"), sorted(item for item in fields if item), index=None, key=f"field-{name}",
            format_func=lambda item: f"{item} ({fields[item]:,})", placeholder=words("data-every-field"),
            label_visibility="collapsed", width=260,
        )  # fmt: skip
    return [
        issue
        for issue in issues
        if (not wanted or str(issue.action) in wanted) and (field is None or issue.field == field)
    ]


def _line(desk: Desk, issue: Issue) -> dict[str, str]:
    words = desk.words
    return {
        words("data-action"): words.code("issue-action", issue.action),
        words("data-row"): "" if issue.row is None else str(issue.row),
        words("data-record"): legible(issue.record),
        words("data-field"): issue.field,
        words("data-issue"): issue_sentence(issue, words),
    }


def _remarks(desk: Desk, report: QualityReport) -> list[str]:
    """Return what is counted but not listed, and which empty cells took the default of the schema."""
    words = desk.words
    more = [words("quality-not-listed", code=code, count=count) for code, count in not_listed(report)]
    filled = [words("quality-default", field=field, count=count) for field, count in report.defaults.items()]
    return more + filled
