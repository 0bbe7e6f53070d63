"""Who promotes a project and who develops its land (招商主体、开发主体): mismatches, hand-overs, and the task forces.

That two bodies share a project is no fault. It is one that nobody is named, that the land belongs to a third body, or
that the project was signed and no hand-over between the two is on record (招商移交).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase
from parcels.landing.report import ProjectLanding
from parcels.landing.warnings import Due, Level, Party, party

INVESTMENT = "investment_wan_yuan"


class Handover(StrEnum):
    """Where the hand-over from promoter to developer stands. In Chinese: 招商移交."""

    SAME = "same"
    """同一主体: nothing to hand over."""
    RECORDED = "recorded"
    """已移交."""
    MISSING = "missing"
    """未见移交记录."""
    UNKNOWN = "unknown"
    """待认定: a body is not on record."""


class MismatchKind(StrEnum):
    """What does not fit between promoter, developer and land. In Chinese: 责任主体不一致."""

    NO_PROMOTER = "no_promoter"
    """招商主体未登记."""
    NO_DEVELOPER = "no_developer"
    """开发主体未登记."""
    NO_HANDOVER = "no_handover"
    """招商、开发主体不同，未见移交记录."""
    OTHER_DEVELOPER = "other_developer"
    """地块的开发主体与项目登记的不同."""
    NO_LAND_BODY = "no_land_body"
    """地块的开发主体未登记."""


@dataclass(frozen=True)
class LandBody:
    """A parcel promised to a project or named in its agreement, and the body that develops it (``None``: not known)."""

    parcel: str
    body: str | None


@dataclass(frozen=True)
class Duty:
    """What is on record about responsibility for one signed project."""

    case: LandingCase
    land: tuple[LandBody, ...] = ()
    handover_record: str | None = None


@dataclass(frozen=True)
class Mismatch:
    """One thing that does not fit; ``first`` and ``second`` are the bodies compared, empty where none is on record."""

    project: str
    name: str
    kind: MismatchKind
    parcel: str = ""
    first: str = ""
    second: str = ""


@dataclass(frozen=True)
class Responsibility:
    """Who is responsible for one project and its land.

    The delivery of the land (交地) is the second hand-over, from developer to enterprise: date agreed, date it happened
    and evidence; ``None`` where not on record.
    """

    project: str
    name: str
    promoter: str | None
    developer: str | None
    land: tuple[LandBody, ...]
    handover: Handover
    handover_record: str | None
    delivery_agreed_on: date | None
    delivered_on: date | None
    delivery_evidence: str | None
    mismatches: tuple[Mismatch, ...]


@dataclass(frozen=True)
class TaskForce:
    """Who has to sit together about one of the largest projects (专班): the leader, both bodies, whoever owes a thing.

    ``rank`` counts from 1 by investment (万元); ``due_next`` is what is due next.
    """

    rank: int
    project: str
    name: str
    investment_wan_yuan: float
    members: tuple[Party, ...]
    due_next: Due | None
    level: Level


@dataclass(frozen=True)
class BodyCount:
    """One body: how many open projects it promotes and develops, and in how many mismatches it is named."""

    body: str
    promotes: int
    develops: int
    mismatches: int


@dataclass(frozen=True)
class ResponsibilityReport:
    """Responsibility for all signed projects that did not withdraw.

    Attributes
    ----------
    threshold_wan_yuan
        Investment from which a project has a task force (万元); ``None`` while the city set none.
    without_investment
        Projects not landed of which no investment is on record: whether they are among the largest cannot be said.
    """

    as_of: date
    projects: tuple[Responsibility, ...]
    bodies: tuple[BodyCount, ...]
    task_forces: tuple[TaskForce, ...]
    threshold_wan_yuan: float | None
    without_investment: int

    @property
    def mismatches(self) -> tuple[Mismatch, ...]:
        """All mismatches, by project."""
        return tuple(one for project in self.projects for one in project.mismatches)


def responsibility_report(
    duties: Iterable[Duty], landings: Mapping[str, ProjectLanding], as_of: date, threshold_wan_yuan: float | None
) -> ResponsibilityReport:
    """Return who is responsible for what; ``landings`` maps every project to where it stands."""
    own = sorted((one for one in duties if not one.case.is_withdrawn), key=lambda one: one.case.project)
    projects = tuple(responsibility(one, as_of) for one in own)
    open_ones = [one.case for one in own if landings[one.case.project].landed_on is None]
    return ResponsibilityReport(
        as_of=as_of,
        projects=projects,
        bodies=_bodies(projects),
        task_forces=task_forces(open_ones, landings, threshold_wan_yuan),
        threshold_wan_yuan=threshold_wan_yuan,
        without_investment=sum(INVESTMENT not in case.declared for case in open_ones),
    )


def responsibility(duty: Duty, as_of: date) -> Responsibility:
    """Return who is responsible for one project."""
    case = duty.case
    delivered = case.ladder.reached(Milestone.DELIVERED, as_of)
    return Responsibility(
        project=case.project,
        name=case.bodies.get("enterprise", ""),
        promoter=case.bodies.get("promoter"),
        developer=case.bodies.get("developer"),
        land=duty.land,
        handover=handover(duty),
        handover_record=duty.handover_record,
        delivery_agreed_on=case.ladder.agreed(Milestone.DELIVERED),
        delivered_on=None if delivered is None else delivered.actual_on,
        delivery_evidence=None if delivered is None else delivered.evidence,
        mismatches=tuple(_mismatches(duty)),
    )


def handover(duty: Duty) -> Handover:
    """Return where the hand-over stands; a record counts whoever the bodies are."""
    promoter, developer = (duty.case.bodies.get(role) for role in ("promoter", "developer"))
    if duty.handover_record is not None:
        return Handover.RECORDED
    if promoter is None or developer is None:
        return Handover.UNKNOWN
    return Handover.SAME if promoter == developer else Handover.MISSING


def _mismatches(duty: Duty) -> Iterator[Mismatch]:
    project, name = duty.case.project, duty.case.bodies.get("enterprise", "")
    promoter, developer = (duty.case.bodies.get(role, "") for role in ("promoter", "developer"))
    for body, kind in ((promoter, MismatchKind.NO_PROMOTER), (developer, MismatchKind.NO_DEVELOPER)):
        if not body:
            yield Mismatch(project, name, kind, first=promoter, second=developer)
    if handover(duty) is Handover.MISSING:
        yield Mismatch(project, name, MismatchKind.NO_HANDOVER, first=promoter, second=developer)
    for land in duty.land:
        if land.body is None:
            yield Mismatch(project, name, MismatchKind.NO_LAND_BODY, land.parcel, first=developer)
        elif developer and land.body != developer:
            yield Mismatch(project, name, MismatchKind.OTHER_DEVELOPER, land.parcel, developer, land.body)


def _bodies(projects: Iterable[Responsibility]) -> tuple[BodyCount, ...]:
    """Return every body named, the one in most mismatches first."""
    found: dict[str, list[int]] = {}
    for one in projects:
        for place, body in enumerate((one.promoter, one.developer)):
            if body is not None:
                found.setdefault(body, [0, 0, 0])[place] += 1
        for mismatch in one.mismatches:
            for body in {mismatch.first, mismatch.second} - {""}:
                found.setdefault(body, [0, 0, 0])[2] += 1
    counts = (BodyCount(body, *numbers) for body, numbers in found.items())
    return tuple(sorted(counts, key=lambda one: (-one.mismatches, one.body)))


def task_forces(
    cases: Iterable[LandingCase], landings: Mapping[str, ProjectLanding], threshold_wan_yuan: float | None
) -> tuple[TaskForce, ...]:
    """Return the task force of every project whose declared investment reaches the threshold, the largest first."""
    if threshold_wan_yuan is None:
        return ()
    sized = [(case.declared[INVESTMENT], case) for case in cases if INVESTMENT in case.declared]
    large = sorted((one for one in sized if one[0] >= threshold_wan_yuan), key=lambda one: (-one[0], one[1].project))
    return tuple(
        _task_force(rank, money, case, landings[case.project]) for rank, (money, case) in enumerate(large, start=1)
    )


def _task_force(rank: int, money: float, case: LandingCase, landing: ProjectLanding) -> TaskForce:
    standing = [party(case, role) for role in ("leader", "promoter", "developer")]
    owing = [due.owner for due in landing.warnings]
    due = landing.due_next
    return TaskForce(
        rank=rank,
        project=case.project,
        name=landing.name,
        investment_wan_yuan=money,
        members=tuple(dict.fromkeys((*standing, *owing))),
        due_next=due,
        level=Level.NONE if due is None else due.level,
    )
