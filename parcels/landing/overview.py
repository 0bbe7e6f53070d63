"""What does not land, start or produce, why, and who must act: each project counted once, at the first step it owes.

A live project is in one gap: not landed, landed and not started, started and not producing. It is stuck there if a
clock on the way out of the gap is over, or if it needs land and nothing on record names any. It counts under the
earliest step that is over, since later steps wait for that one; owner and cause are those of this step.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.landing.agreed import CHAIN, clock_name
from parcels.landing.causes import OPEN_STEPS, Reason
from parcels.landing.idle import IDLE_STOPPED, IDLE_TWO_YEARS, IDLE_YEAR
from parcels.landing.milestones import Milestone, landing
from parcels.landing.progress import LandingCase
from parcels.landing.report import LandingReport, ProjectLanding
from parcels.landing.warnings import MILESTONE_OF, Due, Party, party
from parcels.rules.clocks.approvals import CONVERSION, EIA, FILING, FILING_APPLY, PERMIT
from parcels.rules.clocks.clock import ClockState

NO_LAND = "no_land_named"
"""Cause: the project needs land, and no agreement, contract, promise, allocation or certificate names any."""
NOT_RECORDED = "not_recorded"
"""Cause: nothing on record says why."""
ENTERPRISE, PROMOTER = "enterprise", "promoter"
READ = (ClockState.RUNNING, ClockState.OVERDUE, ClockState.PAUSED)
"""States of a clock that could be read and is not met."""


class Gap(StrEnum):
    """Where a live project is on its way to production."""

    NOT_LANDED = "not_landed"
    """签约未落地."""
    NOT_STARTED = "not_started"
    """落地未开工."""
    NOT_PRODUCING = "not_producing"
    """开工未投产."""


LAW_CLOCKS: Mapping[Gap, tuple[str, ...]] = {
    Gap.NOT_LANDED: (CONVERSION, FILING, FILING_APPLY, EIA),
    Gap.NOT_STARTED: (FILING, FILING_APPLY, EIA, PERMIT, IDLE_YEAR, IDLE_TWO_YEARS),
    Gap.NOT_PRODUCING: (IDLE_STOPPED,),
}
"""Clocks of law on the way out of each gap; those of the agreed dates follow from the chain of milestones."""


@dataclass(frozen=True)
class ProjectFacts:
    """What a case does not hold: money in wan yuan (万元), land in mu (亩), ``None`` where not recorded."""

    investment_wan_yuan: float | None
    area_mu: float | None
    needs_land: bool
    names_land: bool


@dataclass(frozen=True)
class Stuck:
    """One project that is stuck.

    Attributes
    ----------
    clock
        Clock of the earliest step that is over; empty where no land is named and no clock is over.
    since, days
        Last day of that clock, or the day of signature; calendar days over, or since the signature.
    owner
        Who owes the step; without a clock, who promoted the project.
    cause, source
        Cause code, :data:`NO_LAND` or :data:`NOT_RECORDED`; ``recorded``, ``milestones`` or empty.
    """

    project: str
    name: str
    gap: Gap
    clock: str
    since: date | None
    days: int | None
    owner: Party
    cause: str
    source: str
    investment_wan_yuan: float | None
    area_mu: float | None


@dataclass(frozen=True)
class Share:
    """``n`` stuck projects of ``total`` in a gap, and their investment in wan yuan (万元) where it is recorded.

    ``unknown`` projects of ``total`` have no investment on record; they are in neither sum. Of ``undated`` ones nothing
    can be said: they are not in ``n``, and no clock on the way out of the gap could be read, since no date is agreed.
    """

    n: int
    total: int
    n_wan_yuan: float
    total_wan_yuan: float
    unknown: int
    undated: int


@dataclass(frozen=True)
class Slice:
    """Stuck projects of one cause or one owner; ``unknown`` of them have no investment on record."""

    key: str
    owner: Party | None
    projects: tuple[str, ...]
    wan_yuan: float
    unknown: int


@dataclass(frozen=True)
class LandingOverview:
    """All signed projects on a date.

    Attributes
    ----------
    landed
        Name of the predicate that counts as landed.
    signed
        Signed projects, withdrawn ones included: the sum of ``withdrawn``, ``needs_no_land``, ``producing`` and the
        totals of the gaps.
    needs_no_land
        Live projects that need no land and have none: no land is owed to them, so they are in no gap.
    stuck
        The largest investment first, unrecorded ones last.
    """

    as_of: date
    landed: str
    settings: str
    is_demo: bool
    signed: int
    withdrawn: int
    needs_no_land: int
    producing: int
    gaps: Mapping[Gap, Share]
    stuck: tuple[Stuck, ...]

    def of(self, gap: Gap) -> tuple[Stuck, ...]:
        """Return the stuck projects of one gap."""
        return tuple(one for one in self.stuck if one.gap is gap)


def landing_overview(
    cases: Sequence[LandingCase], report: LandingReport, facts: Mapping[str, ProjectFacts]
) -> LandingOverview:
    """Return the overview of a report and the cases it was made from."""
    of_case = {case.project: case for case in cases}
    members: dict[Gap, list[str]] = {gap: [] for gap in Gap}
    undated: Counter[Gap] = Counter()
    found: list[Stuck] = []
    producing = needs_no_land = withdrawn = 0
    for one in report.projects:
        case, own = of_case[one.project], facts[one.project]
        gap = _gap(one, case, report.as_of)
        if one.is_withdrawn:
            withdrawn += 1
        elif gap is None:
            producing += 1
        elif gap is Gap.NOT_LANDED and not own.needs_land:
            needs_no_land += 1
        else:
            members[gap].append(one.project)
            stuck = _stuck(one, case, own, gap, report)
            found += [] if stuck is None else [stuck]
            undated[gap] += stuck is None and not _is_timed(one, _order(gap, report.landed))
    return LandingOverview(
        as_of=report.as_of,
        landed=report.landed,
        settings=report.settings,
        is_demo=report.is_demo,
        signed=len(report.projects),
        withdrawn=withdrawn,
        needs_no_land=needs_no_land,
        producing=producing,
        gaps={
            gap: _share(own, [one for one in found if one.gap is gap], facts, undated[gap])
            for gap, own in members.items()
        },
        stuck=tuple(sorted(found, key=_largest_first)),
    )


def _gap(one: ProjectLanding, case: LandingCase, as_of: date) -> Gap | None:
    """Return the gap of a live project, read from its furthest step; ``None`` once it produces."""
    if _has_reached(case, (Milestone.PRODUCING, Milestone.FULL_PRODUCTION), as_of):
        return None
    if _has_reached(case, (Milestone.START_STATUTORY, Milestone.TOPPED_OUT, Milestone.COMPLETED), as_of):
        return Gap.NOT_PRODUCING
    return Gap.NOT_LANDED if one.landed_on is None else Gap.NOT_STARTED


def _has_reached(case: LandingCase, milestones: tuple[Milestone, ...], as_of: date) -> bool:
    return any(case.reached(one, as_of) is not None for one in milestones)


def _stuck(one: ProjectLanding, case: LandingCase, own: ProjectFacts, gap: Gap, report: LandingReport) -> Stuck | None:
    order = _order(gap, report.landed)
    late = [due for due in one.warnings if due.days < 0 and due.clock in order]
    lacks_land = gap is Gap.NOT_LANDED and not own.names_land and case.reached(Milestone.CONTRACT, report.as_of) is None
    if late:
        due = min(late, key=lambda item: (order[item.clock], item.due_on, item.subject))
        reason = _reason(due) or Reason(NO_LAND if lacks_land else NOT_RECORDED, "")
        step = _Step(due.clock, due.due_on, due.owner, reason)
    elif lacks_land:
        signed = case.reached(Milestone.SIGNED, report.as_of)
        step = _Step("", signed, party(case, PROMOTER), Reason(NO_LAND, ""))
    else:
        return None
    return _entry(one, own, gap, step, report.as_of)


def _order(gap: Gap, landed: str) -> dict[str, int]:
    """Return the clocks on the way out of a gap in the order in which they hold up what follows."""
    last = {
        Gap.NOT_LANDED: max((CHAIN.index(one) for one in landing(landed).milestones if one in CHAIN), default=0),
        Gap.NOT_STARTED: CHAIN.index(Milestone.START_STATUTORY),
        Gap.NOT_PRODUCING: CHAIN.index(Milestone.PRODUCING),
    }[gap]
    last = max(last, CHAIN.index(Milestone.DELIVERED))
    names = (*(clock_name(one) for one in CHAIN[: last + 1]), *LAW_CLOCKS[gap])
    return {name: place for place, name in enumerate(names)}


def _reason(due: Due) -> Reason | None:
    """Return the cause recorded or read from an earlier open step; else the step itself, where it names a cause."""
    if due.reason is not None:
        return due.reason
    step = MILESTONE_OF.get(due.clock)
    return Reason(OPEN_STEPS[step], "milestones") if step in OPEN_STEPS else None


@dataclass(frozen=True)
class _Step:
    """What holds a project up."""

    clock: str
    since: date | None
    owner: Party
    reason: Reason


def _entry(one: ProjectLanding, own: ProjectFacts, gap: Gap, step: _Step, as_of: date) -> Stuck:
    return Stuck(
        project=one.project,
        name=one.name,
        gap=gap,
        clock=step.clock,
        since=step.since,
        days=None if step.since is None else (as_of - step.since).days,
        owner=step.owner,
        cause=str(step.reason.code),
        source=step.reason.source,
        investment_wan_yuan=own.investment_wan_yuan,
        area_mu=own.area_mu,
    )


def _is_timed(one: ProjectLanding, order: Mapping[str, int]) -> bool:
    """Return whether a clock on the way out could be read."""
    return any(clock.name in order and clock.state in READ for clock in one.clocks)


def _share(members: Sequence[str], stuck: Sequence[Stuck], facts: Mapping[str, ProjectFacts], undated: int) -> Share:
    money = [facts[project].investment_wan_yuan for project in members]
    return Share(
        n=len(stuck),
        total=len(members),
        n_wan_yuan=sum(one.investment_wan_yuan or 0.0 for one in stuck),
        total_wan_yuan=sum(one or 0.0 for one in money),
        unknown=sum(one is None for one in money),
        undated=undated,
    )


def _largest_first(one: Stuck) -> tuple[bool, float, str]:
    return one.investment_wan_yuan is None, -(one.investment_wan_yuan or 0.0), one.project


def by_cause(stuck: Iterable[Stuck]) -> tuple[Slice, ...]:
    """Return the stuck projects by cause, the commonest first."""
    groups: dict[str, list[Stuck]] = {}
    for one in stuck:
        groups.setdefault(one.cause, []).append(one)
    return _slices((cause, None, own) for cause, own in groups.items())


def by_owner(stuck: Iterable[Stuck]) -> tuple[Slice, ...]:
    """Return the stuck projects by who must act, who has most first; enterprises are one group."""
    groups: dict[Party, list[Stuck]] = {}
    for one in stuck:
        groups.setdefault(owner_group(one), []).append(one)
    return _slices((f"{owner.role}:{owner.name}", owner, own) for owner, own in groups.items())


def owner_group(one: Stuck) -> Party:
    """Return who a stuck project is counted under in :func:`by_owner`: a named body once, whatever its role is."""
    if one.owner.role == ENTERPRISE:
        return Party(ENTERPRISE)
    return Party("", one.owner.name) if one.owner.name else one.owner


def _slices(groups: Iterable[tuple[str, Party | None, list[Stuck]]]) -> tuple[Slice, ...]:
    found = [
        Slice(
            key=key,
            owner=owner,
            projects=tuple(one.project for one in own),
            wan_yuan=sum(one.investment_wan_yuan or 0.0 for one in own),
            unknown=sum(one.investment_wan_yuan is None for one in own),
        )
        for key, owner, own in groups
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.projects), -one.wan_yuan, one.key)))
