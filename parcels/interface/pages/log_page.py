"""The auditor's page: whether the log is whole, what stands in it, and past verdicts judged again."""

import json
from datetime import UTC, date, datetime, time
from functools import partial

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import downloads, markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.safe import literal
from parcels.interface.reports.log_files import WRITERS
from parcels.interface.reports.log_words import event_text, fault_text, moment_text
from parcels.interface.reports.replay_words import replay_lines
from parcels.interface.words import slug
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.service.access import Role
from parcels.service.anchors import anchor_file, kept_anchors
from parcels.service.landing_settings import readable_terms
from parcels.service.log import (
    LogOptions,
    LogReport,
    log_head,
    read_log,
    verify_log,
    whole_log,
)
from parcels.service.replay import replay
from parcels.store.event_search import EventFilter
from parcels.store.events import Event

PAGE_SIZE = 100
SHOWN_FAULTS = 20
READ_AT_ONCE = 5_000
"""Events an auditor's page verifies on opening; a longer log is verified when asked for."""
VERDICTS = ("checked", "plan_saved")
_KNOWN = """
    accepted allocated approved certificate_expired certificate_issued certificate_used certificate_withdrawn checked
    construction_started crs_set exported finding_cleared finding_refused
    finding_waived hold_extended imported land_delivered landing_recorded
    lapsed override_given override_used password_changed person_added person_changed plan_saved
    production_started quota_given_back quota_granted quota_used rejected resubmitted returned revoked role_granted
    reserve_computed reserve_decided reserve_entered reserve_opinion_given reserve_request_withdrawn reserve_requested
    rules_changed scenario_archived scenario_created scenario_promoted scenario_renamed scenario_shared
    sign_in_failed signed signed_in signed_out taken_up withdrawn workspace_created workspace_upgraded
"""
NAMES = tuple(_KNOWN.split())
"""Names of events to filter by; a test holds them against what the program records."""
VERIFIED, PICKED, SKIP, ASKED, REPLAYED = "log-verified", "log-picked", "log-skip", "log-asked", "log-replayed"


def draw(desk: Desk) -> None:
    """Draw the page."""
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    _state(desk)
    wanted = _filters(desk)
    page = read_log(
        desk.workspace, wanted, limit=PAGE_SIZE, skip=_skip(wanted), newest_first=True, actor=desk.actor
    )  # fmt: skip
    if not page.events:
        states.empty(desk.words, "log-none")
        return
    by_seq = {str(event.seq): event for event in page.events}
    picked = by_seq.get(st.session_state.get(PICKED, ""))
    terms = readable_terms(desk.workspace)
    rows = [_row(desk, event, terms) for event in page.events]
    height = tables.height(len(rows), at_most=8 if picked else 14)
    chosen = None if picked is None else str(picked.seq)
    tables.linked(rows, list(by_seq), key="log", selected=chosen, on_pick=_pick, height=height)
    _paging(desk, len(rows), page.total)
    if picked is None:
        markup.note(desk.words("log-hint"))
    else:
        _detail(desk, picked, terms)


def _pick(seq: str | None) -> None:
    st.session_state[PICKED] = seq


def _row(desk: Desk, event: Event, terms: ClearanceTerms) -> dict[str, object]:
    words = desk.words
    return {
        words("log-seq"): str(event.seq),
        words("log-time"): moment_text(event.at),
        words("log-event"): words.code("event", event.name),
        words("log-user"): event.user,
        words("log-role"): words.code("role", event.role) if event.role else "",
        words("log-what"): event_text(words, event, terms),
    }


def _state(desk: Desk) -> None:
    """Say whether the log is whole, as verified last, and what kept its head; let it be verified and taken along."""
    words, told = desk.words, st.container()
    with st.container(horizontal=True):
        asked = st.button(words("log-verify"), type="primary", icon=":material/verified:", key="log-verify")
        if asked or _at_once(desk):
            with st.spinner(words("log-verifying")):
                st.session_state[VERIFIED] = (_verified(desk), datetime.now(UTC))
        for suffix in WRITERS:
            name = f"log{suffix}"
            offer = Offer("log", name, partial(_file, desk, name))
            downloads.button(desk, words("log-file-wanted", name=name), offer, key=f"get-{name}")
    with told:
        _told(desk, *st.session_state.get(VERIFIED, (None, None)))


def _at_once(desk: Desk) -> bool:
    """Return whether an auditor is told without asking: on opening, where the log is short enough to read at once."""
    if VERIFIED in st.session_state or desk.actor.role is not Role.AUDITOR:
        return False
    return log_head(desk.workspace, now=datetime.now(UTC), actor=desk.actor).head.seq <= READ_AT_ONCE


def _told(desk: Desk, report: LogReport | None, at: datetime | None) -> None:
    words = desk.words
    head = log_head(desk.workspace, now=datetime.now(UTC), actor=desk.actor).head
    markup.facts(
        [
            (words("log-state"), _verdict(desk, report)),
            (words("log-verified-at"), moment_text(at)),
            (words("log-count"), f"{head.seq:,}"),
            (words("log-head"), f"{head.seq}:{head.hash[:16]}…"),
            (words("log-last-anchor"), _last_anchor(desk)),
        ]
    )
    if desk.workspace.anchoring.trouble is not None:
        st.warning(literal(words("log-trouble", reason=words.error(desk.workspace.anchoring.trouble))))
    for fault in () if report is None else report.faults[:SHOWN_FAULTS]:
        st.error(literal(fault_text(words, fault)), icon=":material/gpp_bad:")


def _verdict(desk: Desk, report: LogReport | None) -> str:
    if report is None:
        return desk.words("log-unverified")
    return desk.words("log-whole") if report.is_whole else desk.words("log-broken", count=len(report.faults))


def _verified(desk: Desk) -> LogReport:
    """Return the log held against the state and, where anchors are kept, against each of them."""
    path = anchor_file(desk.workspace.target)
    return verify_log(desk.workspace, LogOptions(anchor_file=path), actor=desk.actor)


def _last_anchor(desk: Desk) -> str:
    """Return the newest line of the anchor file; what is wrong with it where it cannot be read."""
    try:
        path = anchor_file(desk.workspace.target)
        if path is None:
            return desk.words("log-no-anchor")
        anchor = kept_anchors(path)[-1].anchor
    except ParcelsError as error:
        return desk.words.error(error)
    return "–" if anchor is None else f"{anchor.head.seq} · {moment_text(anchor.at)}"


def _file(desk: Desk, name: str) -> bytes:
    """Return the log as a file, as it was before somebody took it."""
    rows = whole_log(desk.workspace, actor=desk.actor)
    terms = readable_terms(desk.workspace)
    return downloads.as_bytes(name, lambda path: WRITERS[path.suffix](path, rows, desk.words, terms))


def _filters(desk: Desk) -> EventFilter:
    words = desk.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            words("log-event"), NAMES, index=None, key="log-name", placeholder=words("log-every-event"),
            format_func=lambda name: words.code("event", name), width=200,
        )  # fmt: skip
        user = st.text_input(words("log-user"), key="log-user", width=150)
        allocation = st.text_input(words("log-allocation"), key="log-allocation", width=120)
        since = st.date_input(words("log-since"), value=None, key="log-since", width=150)
        text = st.text_input(words("log-search"), key="log-text", width=220)
    return EventFilter(
        name=name,
        user=user.strip() or None,
        allocation=int(allocation) if allocation.strip().isdecimal() else None,
        since=datetime.combine(since, time.min).astimezone() if isinstance(since, date) else None,
        text=text.strip(),
    )


def _skip(wanted: EventFilter) -> int:
    """Return how many newer events are passed over; none once the filter is another one."""
    if st.session_state.get(ASKED) != wanted:
        st.session_state[ASKED], st.session_state[SKIP] = wanted, 0
    return int(st.session_state[SKIP])


def _paging(desk: Desk, shown: int, total: int) -> None:
    words, skip = desk.words, int(st.session_state[SKIP])
    with st.container(horizontal=True, vertical_alignment="center"):
        first, last = f"{skip + 1:,}", f"{skip + shown:,}"
        markup.note(words("log-page", first=first, last=last, total=f"{total:,}"))
        moves = (("newer", -PAGE_SIZE, skip == 0), ("older", PAGE_SIZE, skip + shown >= total))
        for name, step, is_over in moves:
            turn = partial(_turn, step)
            st.button(words(f"log-{name}-page"), key=f"log-{name}", disabled=is_over, on_click=turn)


def _turn(step: int) -> None:
    st.session_state[SKIP] = max(0, int(st.session_state[SKIP]) + step)


def _detail(desk: Desk, event: Event, terms: ClearanceTerms) -> None:
    words = desk.words
    markup.section(words("log-detail", seq=str(event.seq)), f"{event.name} · {moment_text(event.at)} · {event.user}")
    markup.note(event_text(words, event, terms))
    st.code(json.dumps(dict(event.values), ensure_ascii=False, indent=1, sort_keys=True), language="json", height=220)
    if event.name in VERDICTS:
        _replay(desk, event)


def _replay(desk: Desk, event: Event) -> None:
    """Let a past verdict be judged again, and say what came out."""
    key = f"{REPLAYED}-{slug(event.name)}-{event.seq}"
    if st.button(desk.words("log-replay"), key=f"log-replay-{event.seq}", icon=":material/replay:"):
        with st.spinner(desk.words("log-replaying")):
            st.session_state[key] = _replayed(desk, event.seq)
    if key in st.session_state:
        is_same, lines = st.session_state[key]
        (st.success if is_same else st.warning)(literal("\n".join(lines)).replace("\n", "  \n"))


def _replayed(desk: Desk, seq: int) -> tuple[bool, list[str]]:
    try:
        found = replay(desk.workspace, seq, actor=desk.actor)
    except ParcelsError as error:
        return False, [desk.words.error(error)]
    return found.is_same, list(replay_lines(desk.words, found))
