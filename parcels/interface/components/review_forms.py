"""What can be done with a release review: asked for, computed, judged, withdrawn, decided; each in its own dialog."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import streamlit as st

from parcels.interface.components import downloads, markup, sheet_downloads
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.ledger_forms import designable
from parcels.interface.components.queue_moves import ask, told
from parcels.interface.components.safe import escaped
from parcels.interface.reports.reserve_case import case_document
from parcels.landing.reserve.review import ReviewStatus, Scope, View
from parcels.service.access import allowed
from parcels.service.reserve import ReservedParcel
from parcels.service.reserve_reviews import (
    ReleaseDecision,
    ReleaseRequest,
    advise,
    compute_review,
    decide,
    request_release,
    withdraw,
)
from parcels.service.review_views import ReviewCase

REQUEST = "release-request"
OUTCOMES = ("keep", "project", "general")


def ask_button(desk: Desk, parcel: ReservedParcel) -> None:
    """Draw the button that asks for a release; nothing for roles that never ask, the reason for those not here."""
    platform = str(parcel.record.get("platform_id") or "")
    right = allowed(desk.actor, "request_release", platform_id=platform)
    if right.because == "role_may_not":
        return
    why = None if right.allowed else desk.words.code("because", right.because)
    label = desk.words("reviews-ask")
    if st.button(
        label, key=f"release-{parcel.parcel_id}", icon=":material/lock_open:", type="tertiary",
        disabled=not right.allowed, help=why,
    ):  # fmt: skip
        st.session_state[REQUEST] = secrets.token_hex(16)  # one for each opening: a second click is the same request
        ask(desk, label, lambda: _ask_form(desk, parcel))


def _ask_form(desk: Desk, parcel: ReservedParcel) -> None:
    words, names = desk.words, desk.city.projects["name"]
    markup.note(words("reviews-ask-follows"))
    first = [want.project for want in parcel.wants]
    others = [str(name) for name in names.index if name not in first]
    project = st.selectbox(
        words("reviews-ask-project"), [*first, *others], key="release-project",
        format_func=lambda name: f"{name} {names.get(name) or ''}".strip(),
    )  # fmt: skip
    party = st.text_input(words("reviews-ask-party"), key="release-party", max_chars=200)
    offer = st.number_input(words("reviews-ask-offer"), 0.0, value=0.0, key="release-offer")
    reason = st.text_area(words("ledger-form-reason"), key="release-reason", max_chars=2000, height=90)
    if st.button(words("reviews-ask"), type="primary", key="release-confirm"):
        wish = ReleaseRequest(st.session_state[REQUEST], parcel.parcel_id, project, party, reason, offer or None)
        made = request_release(desk.workspace, wish, on=desk.as_of, actor=desk.actor, now=_now())
        st.session_state["review-picked"] = str(made.id)
        told(words("reviews-ask-done", number=made.id))


def draw(desk: Desk, case: ReviewCase) -> None:
    """Draw the buttons of a case, and why a leader cannot decide yet."""
    with st.container(horizontal=True, key="review-moves"):
        if case.review.status == ReviewStatus.OPEN:
            _compute(desk, case)
            _advise(desk, case)
            _decide(desk, case)
            _withdraw(desk, case)
        _papers(desk, case)
    if case.review.status == ReviewStatus.OPEN and allowed(desk.actor, "decide_release").allowed:
        _why_not(desk, case)


def _compute(desk: Desk, case: ReviewCase) -> None:
    if not allowed(desk.actor, "compute_release").allowed or case.is_current:
        return
    words, number = desk.words, case.review.id
    label = words("reviews-compute" if case.paper is None else "reviews-compute-again")
    if st.button(label, key="review-compute", type="primary", icon=":material/calculate:"):
        with st.spinner(words("reviews-computing")):
            compute_review(desk.workspace, number, on=desk.as_of, actor=desk.actor, now=_now())
        told(words("reviews-computed", number=number))


def _advise(desk: Desk, case: ReviewCase) -> None:
    right = allowed(desk.actor, "advise_release", platform_id=case.review.platform_id)
    if right.allowed and case.paper is not None:
        label = desk.words("reviews-advise")
        if st.button(label, key="review-advise", icon=":material/rate_review:"):
            ask(desk, label, lambda: _advise_form(desk, case))


def _advise_form(desk: Desk, case: ReviewCase) -> None:
    words, number = desk.words, case.review.id
    views = {str(view): desk.label("review-view", view) for view in View}
    view = st.radio(words("reviews-advise-view"), list(views), format_func=views.__getitem__, key="review-view")
    reason = st.text_area(words("ledger-form-reason"), key="review-reason", max_chars=2000, height=90)
    if st.button(words("reviews-advise"), type="primary", key="review-advise-confirm"):
        advise(desk.workspace, number, View(view), reason, actor=desk.actor, now=_now())
        told(words("reviews-advise-done", number=number))


def _withdraw(desk: Desk, case: ReviewCase) -> None:
    right = allowed(desk.actor, "withdraw_release", platform_id=case.review.platform_id)
    if right.allowed and case.review.made_by == desk.actor.user:
        label = desk.words("reviews-withdraw")
        if st.button(label, key="review-withdraw", type="tertiary", icon=":material/undo:"):
            ask(desk, label, lambda: _withdraw_form(desk, case.review.id))


def _withdraw_form(desk: Desk, number: int) -> None:
    reason = st.text_area(desk.words("ledger-form-reason"), key="review-withdraw-reason", max_chars=2000, height=90)
    if st.button(desk.words("reviews-withdraw"), type="primary", key="review-withdraw-confirm"):
        withdraw(desk.workspace, number, reason, actor=desk.actor, now=_now())
        told(desk.words("reviews-withdraw-done", number=number))


def _decide(desk: Desk, case: ReviewCase) -> None:
    if not allowed(desk.actor, "decide_release").allowed:
        return
    label = desk.words("reviews-decide")
    is_open = not case.obstacles
    if st.button(label, key="review-decide", type="primary", icon=":material/gavel:", disabled=not is_open):
        ask(desk, label, lambda: _decide_form(desk, case))


def _decide_form(desk: Desk, case: ReviewCase) -> None:
    words, review = desk.words, case.review
    outcomes = OUTCOMES if not case.release_obstacles else OUTCOMES[:1]
    names = {name: words(f"reviews-decide-{name}") for name in outcomes}
    outcome = st.radio(words("reviews-decide-outcome"), outcomes, format_func=names.__getitem__, key="review-outcome")
    markup.note(words(f"reviews-decide-follows-{outcome}", parcel=review.parcel_id, project=review.project_id))
    until = into = None
    if outcome == "project":
        usual = desk.as_of + timedelta(days=case.settings.reviews.release_days)
        first = desk.as_of + timedelta(days=1)
        until = st.date_input(words("reviews-decide-until"), usual, min_value=first, key="review-until")
    if outcome != "keep":
        into = _into(desk, review.parcel_id)
    reason = st.text_area(words("ledger-form-reason"), key="review-decision-reason", max_chars=2000, height=90)
    authority = st.text_input(words("ledger-form-authority"), key="review-authority", max_chars=300)
    if st.button(names[outcome], type="primary", key="review-decide-confirm"):
        scope = None if outcome == "keep" else Scope(outcome)
        wish = ReleaseDecision(review.id, review.version, scope, reason, authority, until, into)
        with st.spinner(words("loading-reserve")):
            decide(desk.workspace, wish, on=desk.as_of, actor=desk.actor, now=_now())
        told(words("reviews-decide-done", number=review.id))


def _into(desk: Desk, parcel: str) -> str | None:
    words = desk.words
    choices = ["", *(name for name in designable(desk) if name != parcel)]
    chosen = st.selectbox(
        words("reviews-decide-into"), choices, key="review-into",
        format_func=lambda name: name or words("reviews-decide-into-none"),
    )  # fmt: skip
    return chosen or None


def _why_not(desk: Desk, case: ReviewCase) -> None:
    words = desk.words
    if case.obstacles:
        _reasons(desk, words("reviews-cannot"), case.obstacles)
    elif case.release_obstacles:
        _reasons(desk, words("reviews-cannot-release"), case.release_obstacles)


def _reasons(desk: Desk, title: str, codes: Sequence[str]) -> None:
    rows = "".join(f"<li>{escaped(desk.words.code('review-because', code))}</li>" for code in codes)
    st.html(f'<p class="pp-note">{escaped(title)}</p><ul class="pp-note">{rows}</ul>')


def _papers(desk: Desk, case: ReviewCase) -> None:
    if case.paper is None:
        return
    words = desk.words
    name = f"{words('reviews-file')}-{case.review.id}"
    sheet = case_document(case, words, city=desk.city.name, is_demo=desk.is_demo)
    if sheet_downloads.has_font(desk):
        pdf = Offer("reserve", f"{name}.pdf", lambda: sheet_downloads.pdf_bytes(sheet))
        downloads.button(desk, words("reviews-pdf"), pdf, key="review-pdf", type="tertiary")
    page = Offer("reserve", f"{name}.html", lambda: sheet_downloads.page_bytes(sheet))
    downloads.button(desk, words("reviews-html"), page, key="review-html", type="tertiary")


def _now() -> datetime:
    return datetime.now(UTC)
