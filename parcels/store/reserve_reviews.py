"""Release reviews in the store: the request, what was computed for it, opinions, the decision; each with its event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.store.checks import keep_document, plain_text, read_document
from parcels.store.reserve_tables import reserve_opinion, reserve_paper, reserve_review
from parcels.store.told_state import plain_json
from parcels.store.unit_of_work import UnitOfWork

KIND = "reserve_paper"


@dataclass(frozen=True)
class NewReview:
    """A request about to be kept; ``request_id`` makes a retry harmless."""

    request_id: str
    parcel_id: str
    project_id: str
    platform_id: str
    party: str
    offer_wan_yuan_per_mu: float | None
    reason: str
    asked_on: date


@dataclass(frozen=True)
class StoredReview:
    """A review as it stands."""

    id: int
    request_id: str
    parcel_id: str
    project_id: str
    platform_id: str
    party: str
    offer_wan_yuan_per_mu: float | None
    reason: str
    asked_on: date
    made_at: datetime
    made_by: str
    status: str
    version: int
    scope: str | None
    decision_reason: str | None
    decided_on: date | None
    decided_at: datetime | None
    decided_by: str | None


@dataclass(frozen=True)
class StoredPaper:
    """What was computed for a review, and from which data; ``document_sha256`` names the text in the store."""

    id: int
    review_id: int
    as_of: date
    inputs: Mapping[str, Any]
    document_sha256: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class StoredOpinion:
    """What one side said; the last of a side counts."""

    id: int
    review_id: int
    side: str
    view: str
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class ReviewDecision:
    """How a review ends: ``released`` for a scope, or ``kept``."""

    status: str
    scope: str | None
    reason: str
    on: date


def add_review(work: UnitOfWork, new: NewReview) -> StoredReview:
    """Keep a request, recording ``reserve_requested``; the same request id gives the review it made before.

    Raises
    ------
    ActionRefused
        ``review_exists`` while another review of this parcel for this project is open.
    """
    table, connection = reserve_review, work.connection
    known = connection.execute(sa.select(table).where(table.c.request_id == new.request_id)).one_or_none()
    if known is not None:
        return StoredReview(**known._mapping)
    same = (table.c.parcel_id == new.parcel_id, table.c.project_id == new.project_id, table.c.status == "open")
    other = connection.execute(sa.select(table.c.id).where(*same)).scalar()
    if other is not None:
        raise ActionRefused("review_exists", review=int(other), parcel=new.parcel_id, project=new.project_id)
    row = {**vars(new), "made_at": work.stamp.at, "made_by": work.stamp.user, "status": "open", "version": 1}
    number = int(connection.execute(sa.insert(table).values(row)).inserted_primary_key[0])  # type: ignore[index]
    work.record("reserve_requested", review=number, **{**vars(new), "asked_on": new.asked_on.isoformat()})
    return read_review(connection, number)


def read_review(connection: sa.Connection, number: int, *, lock: bool = False) -> StoredReview:
    """Return a review, locked against other writers if asked.

    Raises
    ------
    InputRefused
        ``review_unknown``.
    """
    query = sa.select(reserve_review).where(reserve_review.c.id == number)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise InputRefused("review_unknown", review=str(number))
    return StoredReview(**row._mapping)


def read_reviews(connection: sa.Connection) -> tuple[StoredReview, ...]:
    """Return all reviews, the newest first."""
    rows = connection.execute(sa.select(reserve_review).order_by(reserve_review.c.id.desc()))
    return tuple(StoredReview(**row._mapping) for row in rows)


def keep_paper(
    work: UnitOfWork, review: StoredReview, content: Mapping[str, Any], inputs: Mapping[str, Any], as_of: date
) -> StoredPaper:
    """Keep what was computed for a review, recording ``reserve_computed``."""
    digest = keep_document(work, KIND, content)
    row = {"review_id": review.id, "as_of": as_of, "inputs": plain_text(inputs), "document_sha256": digest}
    signed = {"made_at": work.stamp.at, "made_by": work.stamp.user}
    statement = sa.insert(reserve_paper).values(**row, **signed)
    number = int(work.connection.execute(statement).inserted_primary_key[0])  # type: ignore[index]
    told = {"as_of": as_of.isoformat(), "inputs": dict(inputs), "document_sha256": digest}
    work.record("reserve_computed", paper=number, review=review.id, **told)
    return StoredPaper(number, review.id, as_of, inputs, digest, work.stamp.at, work.stamp.user)


def latest_papers(connection: sa.Connection) -> Mapping[int, StoredPaper]:
    """Return review → its newest paper."""
    newest = sa.select(sa.func.max(reserve_paper.c.id)).group_by(reserve_paper.c.review_id)
    rows = connection.execute(sa.select(reserve_paper).where(reserve_paper.c.id.in_(newest)))
    return {row.review_id: StoredPaper(**{**row._mapping, "inputs": plain_json(row.inputs)}) for row in rows}


def paper_content(connection: sa.Connection, paper: StoredPaper) -> Mapping[str, Any]:
    """Return the text of a paper.

    Raises
    ------
    InputRefused
        ``review_paper_gone`` where it is not there any more as it was.
    """
    try:
        return read_document(connection, paper.document_sha256)
    except KeyError as error:
        raise InputRefused("review_paper_gone", review=str(paper.review_id)) from error


def add_opinion(work: UnitOfWork, review: StoredReview, side: str, view: str, reason: str) -> int:
    """Keep an opinion, recording ``reserve_opinion_given``, and return its number."""
    row = {"review_id": review.id, "side": side, "view": view, "reason": reason}
    signed = {"made_at": work.stamp.at, "made_by": work.stamp.user}
    statement = sa.insert(reserve_opinion).values(**row, **signed)
    number = int(work.connection.execute(statement).inserted_primary_key[0])  # type: ignore[index]
    work.record("reserve_opinion_given", opinion=number, review=review.id, side=side, view=view, reason=reason)
    return number


def read_opinions(connection: sa.Connection, reviews: Sequence[int]) -> tuple[StoredOpinion, ...]:
    """Return the opinions about reviews, in the order they were given."""
    query = sa.select(reserve_opinion).where(reserve_opinion.c.review_id.in_(reviews)).order_by(reserve_opinion.c.id)
    return tuple(StoredOpinion(**row._mapping) for row in connection.execute(query))


def decide_review(work: UnitOfWork, review: StoredReview, decision: ReviewDecision) -> StoredReview:
    """Set the decision, recording ``reserve_decided``."""
    values = {
        "status": decision.status,
        "scope": decision.scope,
        "decision_reason": decision.reason,
        "decided_on": decision.on,
    }
    _change(work, review, {**values, "decided_at": work.stamp.at, "decided_by": work.stamp.user})
    work.record("reserve_decided", review=review.id, **{**values, "decided_on": decision.on.isoformat()})
    return read_review(work.connection, review.id)


def withdraw_review(work: UnitOfWork, review: StoredReview, reason: str) -> StoredReview:
    """End a review without a decision, recording ``reserve_request_withdrawn``."""
    _change(work, review, {"status": "withdrawn", "decision_reason": reason})
    work.record("reserve_request_withdrawn", review=review.id, reason=reason)
    return read_review(work.connection, review.id)


def _change(work: UnitOfWork, review: StoredReview, values: Mapping[str, object]) -> None:
    """Change a review in the version that was looked at.

    Raises
    ------
    ActionRefused
        ``review_changed`` if somebody else changed it meanwhile.
    """
    table = reserve_review
    mine = sa.update(table).where(table.c.id == review.id, table.c.version == review.version)
    if work.connection.execute(mine.values(**values, version=review.version + 1)).rowcount != 1:
        raise ActionRefused("review_changed", review=review.id)
