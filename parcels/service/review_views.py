"""Release reviews to look at: the list with times and triggers, and one case with everything on the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from parcels.landing.reserve.review import (
    Duration,
    Request,
    ReviewFacts,
    ReviewStatus,
    Side,
    Triggered,
    decision_obstacles,
    duration_of,
    release_obstacles,
    trigger_of,
)
from parcels.landing.reserve.settings import ReserveSettings
from parcels.service.access import Actor, require
from parcels.service.landing_settings import workspace_calendar
from parcels.service.prepared import Basis, basis
from parcels.service.reserve_case import case_inputs
from parcels.service.reserve_ledger import reserve_settings
from parcels.service.workspace import Workspace
from parcels.store.reserve_reviews import (
    StoredOpinion,
    StoredPaper,
    StoredReview,
    latest_papers,
    paper_content,
    read_opinions,
    read_review,
    read_reviews,
)


@dataclass(frozen=True)
class ReviewRow:
    """A review as the list shows it."""

    review: StoredReview
    duration: Duration
    trigger: Triggered
    sides: frozenset[Side]
    has_paper: bool


@dataclass(frozen=True, eq=False)
class ReviewCase:
    """A review with everything on the table.

    Attributes
    ----------
    content
        What was computed (see :mod:`parcels.service.reserve_case`), ``None`` before that.
    is_current
        Whether it was computed from what holds now.
    obstacles, release_obstacles
        Why the person who asks cannot decide now, or cannot release; empty if they can.
    """

    row: ReviewRow
    paper: StoredPaper | None
    content: Mapping[str, Any] | None
    is_current: bool
    opinions: tuple[StoredOpinion, ...]
    obstacles: tuple[str, ...]
    release_obstacles: tuple[str, ...]
    settings: ReserveSettings

    @property
    def review(self) -> StoredReview:
        """The review itself."""
        return self.row.review


def reviews(ws: Workspace, *, on: date, actor: Actor) -> tuple[ReviewRow, ...]:
    """Return all reviews, the newest first."""
    require(actor, "view_reserve")
    with ws.store.reading() as connection:
        found, papers = read_reviews(connection), latest_papers(connection)
        opinions = read_opinions(connection, [one.id for one in found])
    return _rows(ws, found, papers, opinions, on)


def _rows(
    ws: Workspace,
    found: Sequence[StoredReview],
    papers: Mapping[int, StoredPaper],
    opinions: Sequence[StoredOpinion],
    on: date,
) -> tuple[ReviewRow, ...]:
    settings, calendar = reserve_settings(ws), workspace_calendar(ws)
    asked = {one.id: _request(one) for one in found}
    live = [asked[one.id] for one in found if one.status != ReviewStatus.WITHDRAWN]
    return tuple(
        ReviewRow(
            review=one,
            duration=duration_of(one.asked_on, one.decided_on or max(on, one.asked_on), calendar, settings),
            trigger=trigger_of(
                asked[one.id],
                [other for other in live if other.number != one.id],
                settings.trigger,
                one.decided_on or on,
            ),
            sides=frozenset(Side(said.side) for said in opinions if said.review_id == one.id),
            has_paper=one.id in papers,
        )
        for one in found
    )


def _request(one: StoredReview) -> Request:
    return Request(one.parcel_id, one.project_id, one.party, one.offer_wan_yuan_per_mu, one.asked_on, one.id)


def review_case(ws: Workspace, number: int, *, on: date, actor: Actor, prepared: Basis | None = None) -> ReviewCase:
    """Return a review with everything on the table.

    Raises
    ------
    InputRefused
        ``review_unknown``, ``review_paper_gone``.
    """
    require(actor, "view_reserve")
    prepared = prepared or basis(ws, None, on)
    with ws.store.reading() as connection:
        review, paper = read_review(connection, number), latest_papers(connection).get(number)
        content = None if paper is None else paper_content(connection, paper)
    (row,) = [one for one in reviews(ws, on=on, actor=actor) if one.review.id == number]
    with ws.store.reading() as connection:
        opinions = read_opinions(connection, [number])
    settings = reserve_settings(ws)
    current = paper is not None and _serves(paper, prepared, settings)
    found = ReviewCase(row, paper, content, current, opinions, (), (), settings)
    facts = facts_of(review, paper, opinions, found)
    return replace(
        found,
        obstacles=decision_obstacles(facts, by=actor.user),
        release_obstacles=release_obstacles(facts, by=actor.user),
    )


def _serves(paper: StoredPaper, prepared: Basis, settings: ReserveSettings) -> bool:
    """Return whether a paper was computed from what holds now, and not too long ago."""
    age = (prepared.as_of - paper.as_of).days
    return dict(paper.inputs) == case_inputs(prepared) and 0 <= age <= settings.reviews.paper_days


def facts_of(
    review: StoredReview, paper: StoredPaper | None, opinions: Sequence[StoredOpinion], found: ReviewCase
) -> ReviewFacts:
    """Return what decides; opinions count that were given on the paper at hand."""
    heard = [one for one in opinions if paper is not None and one.made_at >= _floor(paper)]
    return ReviewFacts(
        status=ReviewStatus(review.status),
        requested_by=review.made_by,
        opinions=frozenset(Side(one.side) for one in heard),
        has_paper=paper is not None,
        is_current=found.is_current,
        is_triggered=found.row.trigger.is_met,
    )


def _floor(paper: StoredPaper) -> datetime:
    return paper.made_at.astimezone(UTC)
