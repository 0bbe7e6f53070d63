"""The review of a release (释放会商): who asked for which parcel, what was said of it, when it may be decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.landing.reserve.settings import ReserveSettings, Trigger
from parcels.rules.clocks.calendar import WorkCalendar


class ReviewStatus(StrEnum):
    """State of a review. In Chinese: 会商状态."""

    OPEN = "open"
    """会商中."""
    RELEASED = "released"
    """同意释放."""
    KEPT = "kept"
    """继续留白."""
    WITHDRAWN = "withdrawn"
    """已撤回."""

    @property
    def is_over(self) -> bool:
        """Whether nothing can be done any more."""
        return self is not ReviewStatus.OPEN


class Side(StrEnum):
    """Whose opinion it is. In Chinese: 意见方."""

    PLANNER = "planner"
    """平台规划."""
    OFFICER = "officer"
    """自然资源和规划局."""


class View(StrEnum):
    """What an opinion says. In Chinese: 意见."""

    FOR = "for"
    """赞成释放."""
    WITH_CONDITIONS = "with_conditions"
    """有条件赞成."""
    AGAINST = "against"
    """不赞成."""


class Scope(StrEnum):
    """For whom a parcel is released. In Chinese: 释放范围."""

    PROJECT = "project"
    """仅限本项目."""
    GENERAL = "general"
    """面向全部项目."""


@dataclass(frozen=True)
class Request:
    """A wish for a parcel in reserve: ``party`` is who stands behind the project, the offer in wan yuan per mu."""

    parcel_id: str
    project_id: str
    party: str
    offer_wan_yuan_per_mu: float | None
    on: date
    number: int = 0


@dataclass(frozen=True)
class Triggered:
    """Whether requests set a review going, by what, and what they were held against.

    ``by``: ``every_request``, ``minimum_offer``, ``several_parties`` or empty; ``parties`` are the unrelated parties
    near the least offer, this one included.
    """

    by: str
    offer: float | None
    minimum: float | None
    parties: tuple[str, ...] = ()
    needed: int = 0

    @property
    def is_met(self) -> bool:
        """Whether the request is looked at."""
        return bool(self.by)


def trigger_of(request: Request, others: Iterable[Request], rules: Trigger, on: date) -> Triggered:
    """Return whether a request is looked at, with the other requests for the same parcel.

    Parties are unrelated where their names differ (spaces and case aside); nothing else is known about them.
    """
    offer = request.offer_wan_yuan_per_mu
    if rules.mode == "every_request":
        return Triggered("every_request", offer, None)
    least = rules.minimum_wan_yuan_per_mu
    near = [one for one in (request, *others) if _is_near(one, request.parcel_id, rules, on)]
    names = {_folded(one.party): one.party.strip() for one in near if one.party.strip()}
    parties = tuple(names[key] for key in sorted(names))
    is_own_near = _folded(request.party) in names
    if offer is not None and offer >= least:
        return Triggered("minimum_offer", offer, least, parties, rules.parties)
    met = is_own_near and len(parties) >= rules.parties
    return Triggered("several_parties" if met else "", offer, least, parties, rules.parties)


def _is_near(one: Request, parcel_id: str, rules: Trigger, on: date) -> bool:
    offer = one.offer_wan_yuan_per_mu
    if one.parcel_id != parcel_id or offer is None or not 0 <= (on - one.on).days <= rules.within_days:
        return False
    return offer >= rules.near_share * rules.minimum_wan_yuan_per_mu


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


@dataclass(frozen=True)
class ReviewFacts:
    """What decides whether a review may be decided on."""

    status: ReviewStatus
    requested_by: str
    opinions: frozenset[Side]
    has_paper: bool
    is_current: bool
    is_triggered: bool


def decision_obstacles(facts: ReviewFacts, *, by: str) -> tuple[str, ...]:
    """Return why somebody cannot decide on a review now; empty if they can.

    ``over``, ``own_request``, ``paper_missing``, ``paper_outdated``, ``opinion_planner``, ``opinion_officer``; only for
    a release ``not_triggered`` counts, see :func:`release_obstacles`.
    """
    asked = {
        "review_over": facts.status.is_over,
        "own_request": facts.requested_by == by,
        "paper_missing": not facts.has_paper,
        "paper_outdated": facts.has_paper and not facts.is_current,
        "opinion_planner": Side.PLANNER not in facts.opinions,
        "opinion_officer": Side.OFFICER not in facts.opinions,
    }
    return tuple(code for code, stands in asked.items() if stands)


def release_obstacles(facts: ReviewFacts, *, by: str) -> tuple[str, ...]:
    """Return why somebody cannot release now: what keeps them from deciding, and a trigger that is not met."""
    return (*decision_obstacles(facts, by=by), *(() if facts.is_triggered else ("not_triggered",)))


@dataclass(frozen=True)
class Duration:
    """Working days from the request to the decision (or so far), against what the city allows."""

    working_days: int
    allowed: int
    unknown_years: tuple[int, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether it took longer than allowed."""
        return self.working_days > self.allowed


def duration_of(asked_on: date, ended_on: date, calendar: WorkCalendar, settings: ReserveSettings) -> Duration:
    """Return the working days after the day of the request up to and with the day of the decision."""
    days = max(0, calendar.count(asked_on, ended_on))
    return Duration(days, settings.reviews.working_days, calendar.unknown_years(asked_on, ended_on))


def median_days(durations: Sequence[Duration]) -> float | None:
    """Return the median of working days over decided reviews, ``None`` without any."""
    days = sorted(one.working_days for one in durations)
    if not days:
        return None
    middle = len(days) // 2
    return float(days[middle]) if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
