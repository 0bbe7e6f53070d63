"""The reserve ledger on a page: the balance, its course over time, by platform, and every entry."""

import altair as alt
import pandas as pd
import streamlit as st

from parcels.interface.components import ledger_forms, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import capital, literal
from parcels.interface.reports.phrases import finding_text
from parcels.landing.reserve.balance import Balance
from parcels.landing.reserve.entries import Entry, Standing, held
from parcels.service.reserve_ledger import LedgerView, ledger_view

CHART_PX, SHOWN_PX = 220, 320


def draw(desk: Desk) -> None:
    """Draw the view."""
    found = ledger_view(desk.workspace, desk.as_of, actor=desk.actor)
    if not found.is_open:
        st.info(literal(desk.words("ledger-not-open")), icon=":material/info:")
    _figures(desk, found)
    _rules(desk, found)
    ledger_forms.draw(desk, found)
    _differences(desk, found)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        markup.section(desk.words("ledger-over-time"))
        if found.series:
            st.altair_chart(_chart(desk, found), width="stretch")
    with right:
        markup.section(desk.words("ledger-by-platform"))
        if found.series:
            rows = _by_platform(desk, found)
            tables.plain(rows, height=tables.height(len(rows), at_most=6))
    _entries(desk, found)


def _figures(desk: Desk, found: LedgerView) -> None:
    words, numbers = desk.words, desk.numbers
    total = found.series[-1].total if found.series else Balance()
    due = [one for one in held(found.holdings).values() if one.is_due]
    granted = [one for one in found.holdings.values() if one.standing is Standing.GRANTED]
    share = numbers.share(total.scored_m2 / total.area_m2) if total.area_m2 else NOTHING
    score = NOTHING if total.score is None else f"{total.score:.1f}"
    markup.figures(
        [
            (words("ledger-in"), f"{total.count:,}", ""),
            (words("ledger-area"), numbers.area_short(total.area_m2), ""),
            (words("ledger-score"), score, words("ledger-score-note", share=share)),
            (words("ledger-due"), numbers.out_of(len(due), total.count), words("ledger-due-note")),
            (words("ledger-granted"), f"{len(granted):,}", words("ledger-granted-note")),
        ]
    )


def _rules(desk: Desk, found: LedgerView) -> None:
    """Say the city's rules that bind, each with its reason."""
    rules, words = found.settings, desk.words
    if rules.growth.only_grows:
        markup.note(words("ledger-rule-grows", reason=rules.growth.reason))
    if rules.shares.minimum > 0 or any(rules.shares.by_platform.values()):
        markup.note(words("ledger-rule-shares", reason=rules.shares.reason))
    if rules.trigger.mode == "reserve_list":
        least, needed = f"{rules.trigger.minimum_wan_yuan_per_mu:g}", rules.trigger.parties
        markup.note(words("ledger-rule-list", minimum=least, parties=needed, reason=rules.trigger.reason))


def _differences(desk: Desk, found: LedgerView) -> None:
    if found.findings:
        markup.section(desk.words("ledger-findings"), desk.words("count", n=len(found.findings)))
        for finding in found.findings:
            st.warning(literal(finding_text(desk.words, finding)), icon=":material/compare_arrows:")


def _chart(desk: Desk, found: LedgerView) -> alt.Chart:
    words, numbers = desk.words, desk.numbers
    names = {name for point in found.series for name in point.by_platform}
    rows = [
        {
            "day": point.on.isoformat(),
            "platform": name or words("ledger-no-platform"),
            "area": numbers.area_number(point.by_platform[name].area_m2) if name in point.by_platform else 0.0,
        }
        for point in found.series
        for name in sorted(names)
    ]
    is_one_day = len(found.series) == 1
    chart = alt.Chart(pd.DataFrame(rows))
    drawn = chart.mark_bar(size=48) if is_one_day else chart.mark_area(interpolate="step-after", opacity=0.75)
    days = alt.Axis(format="%Y-%m-%d", labelOverlap=True)
    when = alt.X("day:O" if is_one_day else "day:T", title=words("ledger-axis-day"))
    return drawn.encode(
        x=when.axis(labelAngle=0) if is_one_day else when.axis(days),
        y=alt.Y("area:Q", title=words("ledger-axis-area", unit=numbers.area_unit), stack=True),
        color=alt.Color("platform:N", title=words("ledger-platform"), scale=alt.Scale(scheme="tableau10")),
        tooltip=["day", "platform:N", alt.Tooltip("area:Q", format=",.1f")],
    ).properties(height=CHART_PX)


def _by_platform(desk: Desk, found: LedgerView) -> list[dict[str, object]]:
    words, numbers = desk.words, desk.numbers
    return [
        {
            words("ledger-platform"): name or words("ledger-no-platform"),
            words("ledger-count"): own.count,
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(own.area_m2), 2),
            words("ledger-score"): None if own.score is None else round(own.score, 1),
        }
        for name, own in found.series[-1].by_platform.items()
    ]


def _entries(desk: Desk, found: LedgerView) -> None:
    words = desk.words
    if found.entries:
        markup.section(words("ledger-entries"), words("count", n=len(found.entries)))
        rows = [_row(desk, entry) for entry in reversed(found.entries)]
        tables.plain(rows, height=min(SHOWN_PX, tables.height(len(rows))))


def _row(desk: Desk, entry: Entry) -> dict[str, object]:
    words, numbers = desk.words, desk.numbers
    return {
        words("ledger-entry"): entry.number,
        words("ledger-day"): entry.on.isoformat(),
        words("ledger-kind"): capital(words.code("entry-kind", entry.kind)),
        words("ledger-parcel"): entry.parcel_id,
        words("head-area", unit=numbers.area_unit): round(numbers.area_number(entry.area_m2), 2),
        words("case-land-score"): None if entry.score is None else round(entry.score, 1),
        words("ledger-until"): numbers.day(entry.terms.until),
        words("ledger-project"): entry.project_id or "",
        words("ledger-other"): entry.other or "",
        words("ledger-review"): "" if entry.review is None else f"#{entry.review}",
        words("case-reason"): entry.terms.reason,
        words("ledger-authority"): entry.terms.authority,
    }
