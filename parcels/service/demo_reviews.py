"""Two release reviews for the demo city, made as anybody would: one is decided, one waits for the leader."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from parcels.domain.codes import ReserveStatus
from parcels.landing.reserve.entries import Terms
from parcels.landing.reserve.review import View
from parcels.service.access import Role, demo_actors
from parcels.service.reserve import ReservedParcel, ReserveOptions, Want, reserved_parcels
from parcels.service.reserve_ledger import Movement, enter
from parcels.service.reserve_reviews import (
    ReleaseDecision,
    ReleaseRequest,
    advise,
    compute_review,
    decide,
    request_release,
)
from parcels.service.review_views import review_case
from parcels.service.workspace import Workspace
from parcels.store.reserve_reviews import StoredReview

PEOPLE = {actor.role: actor for actor in demo_actors()}
MARK = "演示数据 / demo data"
LONGER = timedelta(days=730)
NUM_REVIEWS = 2


def open_demo_ledger(ws: Workspace, *, on: date, now: datetime) -> None:
    """Open the ledger: the parcel whose term ends first gets a later one, the rest is the opening balance."""
    city = ws.city(on)
    held = city.parcels[(city.parcels["reserve_status"] == ReserveStatus.HELD) & city.parcels["reserved_until"].notna()]
    if held.empty:
        return
    terms = {str(name): until for name, until in held["reserved_until"].items()}
    first = min(terms, key=lambda name: (terms[name], name))
    why = Terms(reason=f"等待链主项目（{MARK}）", authority=MARK, until=max(terms[first], on) + LONGER)
    enter(ws, Movement("extend", first, why), on=on, actor=PEOPLE[Role.LEADER], now=now)


def demo_reviews(ws: Workspace, *, on: date, now: datetime) -> tuple[StoredReview, ...]:
    """Make the reviews; none where nobody wants land in reserve."""
    board = reserved_parcels(ws, ReserveOptions(on), actor=PEOPLE[Role.LEADER])
    made = [_asked(ws, parcel, want, on, now) for parcel, want in _pairs(board)]
    if made:
        _kept(ws, made[0], on, now)
    return tuple(made)


def _pairs(board: Sequence[ReservedParcel]) -> list[tuple[str, Want]]:
    """Return the two most wanted parcels, each with its strongest project that was not taken before."""
    found: list[tuple[str, Want]] = []
    for parcel in board:
        taken = {want.project for _, want in found}
        free = next((want for want in parcel.wants if want.project not in taken), None)
        if free is not None and len(found) < NUM_REVIEWS:
            found.append((parcel.parcel_id, free))
    return found


def _asked(ws: Workspace, parcel: str, want: Want, on: date, now: datetime) -> StoredReview:
    """Ask, compute and hear both sides."""
    wish = ReleaseRequest(
        request_id=f"demo-{parcel}",
        parcel_id=parcel,
        project_id=want.project,
        party=f"{want.name}（{MARK}）",
        reason=f"项目急需用地（{MARK}）",
    )
    made = request_release(ws, wish, on=on, actor=PEOPLE[Role.PROMOTER], now=now)
    compute_review(ws, made.id, on=on, actor=PEOPLE[Role.PLANNER], now=now)
    advise(ws, made.id, View.WITH_CONDITIONS, f"须承诺投资强度（{MARK}）", actor=PEOPLE[Role.PLANNER], now=now)
    advise(ws, made.id, View.AGAINST, f"另有可供地块（{MARK}）", actor=PEOPLE[Role.OFFICER], now=now)
    return made


def _kept(ws: Workspace, made: StoredReview, on: date, now: datetime) -> None:
    leader = PEOPLE[Role.LEADER]
    case = review_case(ws, made.id, on=on, actor=leader)
    wish = ReleaseDecision(made.id, case.review.version, None, f"等待更好的项目（{MARK}）", MARK)
    decide(ws, wish, on=on, actor=leader, now=now)
