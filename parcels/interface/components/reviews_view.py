"""Release reviews on a page: what waits and how long, and the one looked at with all that is on the table."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import blocks, markup, review_forms, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.reports.reserve_case import decision_blocks, opinion_blocks, paper_blocks, request_blocks
from parcels.landing.reserve.review import ReviewStatus, Side, median_days
from parcels.service.access import Role
from parcels.service.reserve_reviews import SIDES
from parcels.service.review_views import ReviewRow, review_case, reviews

PICKED = "review-picked"


def draw(desk: Desk) -> None:
    """Draw the view."""
    rows = reviews(desk.workspace, on=desk.as_of, actor=desk.actor)
    if not rows:
        states.empty(desk.words, "reviews-none")
        return
    _figures(desk, rows)
    ids = [str(row.review.id) for row in rows]
    chosen = st.session_state.get(PICKED)
    picked = chosen if chosen in ids else ids[0]
    tables.linked(
        [_row(desk, row) for row in rows], ids, key="reviews-table", selected=picked, on_pick=_pick,
        height=tables.height(len(rows), at_most=6),
    )  # fmt: skip
    _case(desk, int(picked))


def _pick(item: str | None) -> None:
    if item is not None:
        st.session_state[PICKED] = item


def _figures(desk: Desk, rows: Sequence[ReviewRow]) -> None:
    words, numbers = desk.words, desk.numbers
    waiting = [row for row in rows if row.review.status == ReviewStatus.OPEN]
    decided = [row.duration for row in rows if row.review.decided_on is not None]
    oldest = max((row.duration.working_days for row in waiting), default=0)
    median = median_days(decided)
    told = words("reviews-median-none") if median is None else ""
    late = [row for row in rows if row.duration.is_late and row.review.status != ReviewStatus.WITHDRAWN]
    mine = [row for row in waiting if waits_for(row, desk.actor.role)]
    markup.figures(
        [
            (words("reviews-open"), numbers.out_of(len(waiting), len(rows)), words("reviews-oldest", days=oldest)),
            (words("reviews-mine"), f"{len(mine)}", words("reviews-mine-note")),
            (
                words("reviews-median"),
                "—" if median is None else words("reviews-median-value", days=f"{median:g}"),
                told,
            ),
            (words("reviews-late"), numbers.out_of(len(late), len(rows)), ""),
        ]
    )


def waits_for(row: ReviewRow, role: Role) -> bool:
    """Return whether an open review waits for somebody of a role."""
    if role in SIDES:
        return row.has_paper and SIDES[role] not in row.sides
    return role is Role.LEADER and row.has_paper and row.sides == frozenset(Side)


def _row(desk: Desk, row: ReviewRow) -> dict[str, object]:
    words, review = desk.words, row.review
    name = desk.city.projects["name"].get(review.project_id) or ""
    return {
        words("reviews-number"): f"#{review.id}",
        words("reviews-parcel"): review.parcel_id,
        words("reviews-project"): f"{review.project_id} {name}".strip(),
        words("case-party"): review.party,
        words("reviews-status"): desk.label("review-status", review.status),
        words("reviews-waits"): _waits(desk, row),
        words("reviews-asked"): review.asked_on.isoformat(),
        words("reviews-days"): row.duration.working_days,
    }


def _waits(desk: Desk, row: ReviewRow) -> str:
    words = desk.words
    if row.review.status != ReviewStatus.OPEN:
        return ""
    if not row.has_paper:
        return words("reviews-waits-paper")
    missing = [desk.label("review-side", side) for side in Side if side not in row.sides]
    if missing:
        return desk.listed(missing)
    return words("reviews-waits-decision" if row.trigger.is_met else "reviews-waits-trigger")


def _case(desk: Desk, number: int) -> None:
    with st.spinner(desk.words("loading-reserve")):
        case = review_case(desk.workspace, number, on=desk.as_of, actor=desk.actor)
    review, words = case.review, desk.words
    tags = [desk.label("review-status", review.status)]
    markup.heading(f"#{review.id} {review.parcel_id}", review.project_id, tags)
    review_forms.draw(desk, case)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="review-paper"):
        blocks.draw(paper_blocks(case, words))
    with right, st.container(key="review-panel"):
        blocks.draw(request_blocks(case, words))
        blocks.draw(opinion_blocks(case, words))
        blocks.draw(decision_blocks(case, words))
