"""The officer's page: what waits, worst verdict first; map and findings of the one looked at side by side."""

from datetime import date

import streamlit as st

from parcels.domain.codes import Verdict
from parcels.interface.components import city_map, markup, sheet_downloads, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.offending_shapes import offending_shapes
from parcels.interface.components.verdicts import ORDER, verdict_list
from parcels.interface.map.overlay import SELECTION, shapes_of
from parcels.interface.reports.phrases import verdict_text
from parcels.service.check_papers import check_paper
from parcels.service.checking import AllocationCheck, CheckOptions, check_allocations

PICKED = "check-picked"


def draw(desk: Desk) -> None:
    """Draw the page."""
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    with st.spinner(desk.words("loading-checks")):
        checks = check_allocations(desk.workspace, CheckOptions(desk.as_of), actor=desk.actor)
    if not checks:
        states.empty(desk.words, "checks-none")
        return
    queue = sorted(checks, key=lambda check: (ORDER.index(check.verdict), check.until or date.max, check.allocation))
    by_id = {check.allocation: check for check in queue}
    picked = by_id.get(st.session_state.get(PICKED, ""), queue[0])
    left, right = st.columns([2, 1], gap="small")
    with left:
        land = desk.city.parcels.loc[[item for item in picked.parcels if item in desk.city.parcels.index]]
        paper = check_paper(desk.workspace, picked, CheckOptions(desk.as_of), actor=desk.actor)
        shapes = (*shapes_of(land, SELECTION), *offending_shapes(paper, desk.city.crs, is_numbered=False))
        city_map.show(desk, shapes, key="checks", fit=True, on_pick=lambda kind, item: _pick_on_map(queue, kind, item))
    with right, st.container(key="panel"):
        _summary(desk, queue)
        _panel(desk, picked)
        sheet_downloads.draw(desk, paper, key="checks")
    _queue(desk, queue, picked)


def _pick_on_map(queue: list[AllocationCheck], kind: str, item: str) -> None:
    found = [
        check.allocation for check in queue if (item in check.parcels if kind == "parcel" else item == check.project)
    ]
    if found:
        st.session_state[PICKED] = found[0]


def _summary(desk: Desk, queue: list[AllocationCheck]) -> None:
    words, numbers = desk.words, desk.numbers

    def figure(verdict: Verdict) -> tuple[str, str, str]:
        found = [check for check in queue if check.verdict is verdict]
        area = sum(check.area_m2 for check in found)
        return verdict_text(words, verdict), numbers.out_of(len(found), len(queue)), numbers.area_short(area)

    markup.figures([figure(verdict) for verdict in (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL)])


def _panel(desk: Desk, check: AllocationCheck) -> None:
    words, numbers = desk.words, desk.numbers
    tags = [words(f"check-source-{check.source}"), verdict_text(words, check.verdict)]
    markup.heading(check.project, check.project_name, tags)
    markup.facts(
        [
            (words("head-parcels"), " ".join(check.parcels)),
            (words("head-platform"), check.platform_id),
            (words("parcel-area"), numbers.area(check.area_m2)),
            (words("check-until"), numbers.day(check.until)),
        ]
    )
    markup.section(words("parcel-verdicts"), words("as-of", day=desk.as_of.isoformat()))
    verdict_list(desk, check.findings)


def _queue(desk: Desk, queue: list[AllocationCheck], picked: AllocationCheck) -> None:
    words, numbers = desk.words, desk.numbers
    rows = [
        {
            words("head-verdict"): verdict_text(words, check.verdict),
            words("head-project"): check.project,
            words("head-name"): check.project_name,
            words("head-source"): words(f"check-source-{check.source}"),
            words("head-parcels"): " ".join(check.parcels),
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(check.area_m2), 1),
            words("head-failing"): sum(finding.verdict is Verdict.FAIL for finding in check.findings),
            words("head-open"): sum(
                finding.verdict in (Verdict.UNDETERMINED, Verdict.CONDITIONAL) for finding in check.findings
            ),
            words("check-until"): numbers.day(check.until),
        }
        for check in queue
    ]
    ids = [check.allocation for check in queue]
    tables.linked(rows, ids, key="queue", selected=picked.allocation, on_pick=_pick, height=330)


def _pick(allocation: str | None) -> None:
    if allocation is not None:
        st.session_state[PICKED] = allocation
