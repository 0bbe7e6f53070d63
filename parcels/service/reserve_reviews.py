"""Release reviews: asked for, computed, judged by planner and bureau, decided by a leader who did not ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve import movements
from parcels.landing.reserve.entries import Entry, Terms
from parcels.landing.reserve.review import (
    ReviewStatus,
    Scope,
    Side,
    View,
    decision_obstacles,
    release_obstacles,
)
from parcels.service.access import Actor, Role, require, require_role
from parcels.service.authority import require_now
from parcels.service.prepared import basis, refuse_not_held
from parcels.service.progress import Progress, silent
from parcels.service.reserve_case import Question, compute_case
from parcels.service.reserve_ledger import lands_of, opened_ledger, refuse_future
from parcels.service.review_views import facts_of, review_case
from parcels.service.site_desk import refuse_unknown_project
from parcels.service.workspace import Workspace
from parcels.store.reserve_ledger import add_entries
from parcels.store.reserve_reviews import (
    NewReview,
    ReviewDecision,
    StoredPaper,
    StoredReview,
    add_opinion,
    add_review,
    decide_review,
    keep_paper,
    latest_papers,
    read_opinions,
    read_review,
    withdraw_review,
)

SIDES = {Role.PLANNER: Side.PLANNER, Role.OFFICER: Side.OFFICER}
LONGEST_TEXT = 4000


@dataclass(frozen=True)
class ReleaseRequest:
    """A wish for a parcel in reserve; ``party`` is the enterprise behind the project, the offer in wan yuan per mu."""

    request_id: str
    parcel_id: str
    project_id: str
    party: str
    reason: str
    offer_wan_yuan_per_mu: float | None = None


@dataclass(frozen=True)
class ReleaseDecision:
    """How a leader decides a review seen in ``version``.

    ``scope`` is ``None`` to keep the parcel; ``until`` the last day of a release for the project (default: as the city
    sets it); ``into`` a parcel that comes into reserve instead.
    """

    number: int
    version: int
    scope: Scope | None
    reason: str
    authority: str
    until: date | None = None
    into: str | None = None


def request_release(ws: Workspace, wish: ReleaseRequest, *, on: date, actor: Actor, now: datetime) -> StoredReview:
    """Keep a request and return the review; the same request id gives the same review.

    Raises
    ------
    InputRefused
        ``release_unknown``, ``release_not_held``, ``project_unknown``, ``review_reason_missing``,
        ``review_party_missing``, ``review_offer``, ``review_text_long``, ``reserve_future``.
    ActionRefused
        ``action_not_allowed``, ``review_exists``.
    """
    require_role(actor, "request_release")
    refuse_future(on, now)
    _refuse_bad_request(wish)
    prepared = basis(ws, None, on)
    refuse_not_held(prepared.city, (wish.parcel_id,))
    refuse_unknown_project(prepared, wish.project_id)
    platform = str(prepared.city.parcels.at[wish.parcel_id, "platform_id"] or "")
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "request_release", platform_id=platform)
        new = {**vars(wish), "party": wish.party.strip(), "reason": wish.reason.strip()}
        return add_review(work, NewReview(**new, platform_id=platform, asked_on=on))


def _refuse_bad_request(wish: ReleaseRequest) -> None:
    if not wish.reason.strip():
        raise InputRefused("review_reason_missing")
    if not wish.party.strip():
        raise InputRefused("review_party_missing")
    offer = wish.offer_wan_yuan_per_mu
    if offer is not None and not 0 < offer < float("inf"):
        raise InputRefused("review_offer", value=str(offer))
    _refuse_long(wish.reason, wish.party)


def _refuse_long(*texts: str) -> None:
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise InputRefused("review_text_long", limit=LONGEST_TEXT)


def compute_review(
    ws: Workspace,
    number: int,
    *,
    on: date,
    actor: Actor,
    now: datetime,
    progress: Progress = silent,
) -> StoredPaper:
    """Compute the case of an open review and keep it; asked again, a new paper takes the place of the old one.

    Raises
    ------
    InputRefused
        ``review_unknown`` and what :func:`compute_case` refuses.
    ActionRefused
        ``action_not_allowed``, ``review_over``.
    """
    require(actor, "compute_release")
    with ws.store.reading() as connection:
        review = read_review(connection, number)
    _refuse_over(review)
    asked = Question(review.parcel_id, review.project_id, on)
    content, inputs = compute_case(ws, asked, actor=actor, progress=progress)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "compute_release")
        _refuse_over(read_review(work.connection, number, lock=True))
        return keep_paper(work, review, content, inputs, on)


def advise(ws: Workspace, number: int, view: View, reason: str, *, actor: Actor, now: datetime) -> int:
    """Keep the opinion of a planner or of the land bureau on an open review; the last of each side counts.

    Raises
    ------
    InputRefused
        ``review_unknown``, ``review_reason_missing``, ``review_text_long``.
    ActionRefused
        ``action_not_allowed``, ``review_over``, ``review_not_computed``.
    """
    require_role(actor, "advise_release")
    if not reason.strip():
        raise InputRefused("review_reason_missing")
    _refuse_long(reason)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        review = read_review(work.connection, number, lock=True)
        known = require_now(work.connection, actor, "advise_release", platform_id=review.platform_id)
        _refuse_over(review)
        if number not in latest_papers(work.connection):
            raise ActionRefused("review_not_computed", review=number)
        return add_opinion(work, review, str(SIDES[known.role]), str(view), reason.strip())


def withdraw(ws: Workspace, number: int, reason: str, *, actor: Actor, now: datetime) -> StoredReview:
    """End an open review; only whoever asked may.

    Raises
    ------
    InputRefused
        ``review_unknown``, ``review_reason_missing``.
    ActionRefused
        ``action_not_allowed``, ``review_over``, ``review_not_yours``.
    """
    require_role(actor, "withdraw_release")
    if not reason.strip():
        raise InputRefused("review_reason_missing")
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        review = read_review(work.connection, number, lock=True)
        require_now(work.connection, actor, "withdraw_release", platform_id=review.platform_id)
        _refuse_over(review)
        if review.made_by != actor.user:
            raise ActionRefused("review_not_yours", review=number)
        return withdraw_review(work, review, reason.strip())


def _refuse_over(review: StoredReview) -> None:
    if ReviewStatus(review.status).is_over:
        raise ActionRefused("review_over", review=review.id)


def decide(
    ws: Workspace, wish: ReleaseDecision, *, on: date, actor: Actor, now: datetime
) -> tuple[StoredReview, tuple[Entry, ...]]:
    """Decide a review and, for a release, write the ledger in the same transaction; return both.

    Raises
    ------
    InputRefused
        ``review_unknown``, ``review_reason_missing``, ``reserve_future``, and what :mod:`movements` refuses.
    ActionRefused
        ``action_not_allowed``, ``review_changed``, ``review_refused`` with the first reason why not, ``data_changed``,
        and what :mod:`movements` refuses.
    """
    refuse_future(on, now)
    require(actor, "decide_release")
    if not wish.reason.strip():
        raise InputRefused("review_reason_missing")
    _refuse_long(wish.reason, wish.authority)
    prepared = basis(ws, None, on)
    found = review_case(ws, wish.number, on=on, actor=actor, prepared=prepared)
    lands = lands_of(ws, prepared, [found.review.parcel_id, *([] if wish.into is None else [wish.into])])
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        review = read_review(work.connection, wish.number, lock=True)
        require_now(work.connection, actor, "decide_release")
        again = facts_of(review, found.paper, read_opinions(work.connection, [review.id]), found)
        ask = decision_obstacles if wish.scope is None else release_obstacles
        _refuse_obstacles(review.id, ask(again, by=actor.user))
        if review.version != wish.version:
            raise ActionRefused("review_changed", review=review.id)
        entries: tuple[Entry, ...] = ()
        if wish.scope is not None:
            ledger = opened_ledger(ws, work, prepared)
            entries = add_entries(work, _released(ledger, review, wish, lands))
        status = ReviewStatus.KEPT if wish.scope is None else ReviewStatus.RELEASED
        scope = None if wish.scope is None else str(wish.scope)
        return decide_review(work, review, ReviewDecision(str(status), scope, wish.reason.strip(), on)), entries


def _refuse_obstacles(number: int, obstacles: Sequence[str]) -> None:
    if obstacles:
        raise ActionRefused("review_refused", review=number, because=obstacles[0])


def _released(
    ledger: movements.Ledger, review: StoredReview, wish: ReleaseDecision, lands: Mapping[str, movements.Land]
) -> tuple[Entry, ...]:
    into = None if wish.into is None else lands[wish.into]
    land, terms = lands[review.parcel_id], Terms(reason=wish.reason, authority=wish.authority)
    if wish.scope is Scope.PROJECT:
        until = wish.until or ledger.on + timedelta(days=ledger.settings.reviews.release_days)
        made = movements.release_for(ledger, land, review.project_id, replace(terms, until=until), into=into)
    else:
        made = movements.release(ledger, land, terms, into=into)
    return tuple(replace(entry, review=review.id) for entry in made)
