"""Early warnings (预警): what is due next, who owes it, how late it is, and who is told.

Levels and the ladder of people told are the city's (:mod:`parcels.landing.settings`). A clock that is undetermined or
paused raises no warning: it is listed with what is missing instead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.landing.agreed import AGREED, clock_name, reached_place
from parcels.landing.causes import Reason, reason_of
from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase
from parcels.landing.settings import LandingSettings, Levels
from parcels.rules.clocks.clock import Clock, ClockState, ClockVerdict

OWNER = "owner"
MILESTONE_OF = {clock_name(one): one for one in AGREED}
"""Clock → milestone that meets it; every clock of law is met by the statutory start."""


class Level(StrEnum):
    """How urgent a clock is. In Chinese: 预警级别."""

    NONE = "none"
    """无需预警."""
    WATCH = "watch"
    """关注."""
    SOON = "soon"
    """临期."""
    OVERDUE = "overdue"
    """超期."""
    SERIOUS = "serious"
    """严重超期."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody by role (``enterprise``, ``promoter``, ``developer``, ``leader`` or a department) and name.

    ``name`` is empty for departments and where no name is on record.
    """

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Something a project owes or is owed.

    ``days`` are the calendar days left, negative when over; ``told`` is who hears of it at this level, in order;
    ``reason`` is ``None`` where nothing on record says why.
    """

    project: str
    clock: str
    subject: str
    due_on: date
    days: int
    level: Level
    verdict: ClockVerdict
    owner: Party
    told: tuple[Party, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True)
class Digest:
    """What one party owes: how much of each level, of how many projects, and all of it, the latest first."""

    owner: Party
    counts: Mapping[Level, int]
    projects: int
    dues: tuple[Due, ...]


def level_of(clock: Clock, levels: Levels) -> Level:
    """Return how urgent a clock is; none where it is met, paused or undetermined."""
    if clock.days is None or clock.state not in (ClockState.RUNNING, ClockState.OVERDUE):
        return Level.NONE
    if clock.state is ClockState.OVERDUE:
        return Level.SERIOUS if clock.days < -levels.serious else Level.OVERDUE
    if clock.days <= levels.soon:
        return Level.SOON
    return Level.WATCH if clock.days <= levels.watch else Level.NONE


def dues_of(case: LandingCase, clocks: Iterable[Clock], settings: LandingSettings, as_of: date) -> tuple[Due, ...]:
    """Return everything that runs or is over, the earliest first; the first one is due next."""
    place = reached_place(case, as_of)
    open_ones = [one for one in clocks if one.state in (ClockState.RUNNING, ClockState.OVERDUE)]
    found = [_due(case, one, place, settings, as_of) for one in open_ones if one.due_on is not None]
    return tuple(sorted(found, key=lambda due: (due.due_on, due.clock, due.subject)))


def _due(case: LandingCase, clock: Clock, place: int, settings: LandingSettings, as_of: date) -> Due:
    assert clock.due_on is not None
    level, owner = level_of(clock, settings.levels), party(case, settings.owners[clock.name])
    milestone = MILESTONE_OF.get(clock.name, Milestone.START_STATUTORY)
    return Due(
        project=case.project,
        clock=clock.name,
        subject=clock.subject,
        due_on=clock.due_on,
        days=(clock.due_on - as_of).days,
        level=level,
        verdict=clock.verdict,
        owner=owner,
        told=() if level is Level.NONE else _told(case, level, owner, settings),
        reason=reason_of(case, milestone, place),
    )


def party(case: LandingCase, role: str) -> Party:
    """Return who has a role in a project, by name where one is on record."""
    return Party(str(role), case.bodies.get(str(role), ""))


def _told(case: LandingCase, level: Level, owner: Party, settings: LandingSettings) -> tuple[Party, ...]:
    roles = settings.escalation[level.value]  # type: ignore[index]  # every level but none is a key
    found = [owner if role == OWNER else party(case, role) for role in roles]
    return tuple(dict.fromkeys(found))


def digests(dues: Iterable[Due]) -> tuple[Digest, ...]:
    """Return what each party owes, of what raised a warning: who has most overdue first."""
    by_owner: dict[Party, list[Due]] = {}
    for due in dues:
        if due.level is not Level.NONE:
            by_owner.setdefault(due.owner, []).append(due)
    found = [_digest(owner, own) for owner, own in by_owner.items()]
    return tuple(sorted(found, key=_most_overdue_first))


def _digest(owner: Party, own: list[Due]) -> Digest:
    warned = (level for level in Level if level is not Level.NONE)
    counts: dict[Level, int] = {level: sum(due.level is level for due in own) for level in warned}
    ordered = sorted(own, key=lambda due: (due.days, due.project, due.clock, due.subject))
    return Digest(owner, counts, len({due.project for due in own}), tuple(ordered))


def _most_overdue_first(one: Digest) -> tuple[int, int, str, str]:
    return -one.counts[Level.SERIOUS], -one.counts[Level.OVERDUE], one.owner.role, one.owner.name
