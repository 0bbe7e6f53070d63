"""Where every signed project stands on a date: states, clocks, warnings, and what each party owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parcels.domain.finding import Finding
from parcels.landing.clearances import ClearanceDue, DepartmentLoad, RequestDue
from parcels.landing.clocks import ClockLaw, clocks_of, record_findings, uncounted_extensions
from parcels.landing.milestones import STARTS, Milestone
from parcels.landing.progress import LandingCase
from parcels.landing.settings import LandingSettings
from parcels.landing.states import (
    Achievement,
    LandState,
    ParcelLand,
    achievements,
    approved_not_supplied,
    project_states,
)
from parcels.landing.warnings import Digest, Due, Level, digests, dues_of
from parcels.rules.clocks.clock import Clock, ClockState


@dataclass(frozen=True)
class Starts:
    """The three meanings of 开工, each with its own date; ``None`` where it did not happen or is not on record."""

    ceremony: date | None
    recognised: date | None
    statutory: date | None


@dataclass(frozen=True)
class ProjectLanding:
    """Where one project stands.

    ``landed_on`` is by the predicate of the report; ``due_next`` is the earliest thing that runs or is over, and
    ``warnings`` those of all that reached a level.
    """

    project: str
    name: str
    is_withdrawn: bool
    landed_on: date | None
    starts: Starts
    due_next: Due | None
    warnings: tuple[Due, ...]
    states: tuple[LandState, ...]
    clocks: tuple[Clock, ...]
    achievements: tuple[Achievement, ...]
    findings: tuple[Finding, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether a clock of it is over."""
        return any(clock.state is ClockState.OVERDUE for clock in self.clocks)


@dataclass(frozen=True)
class LandingReport:
    """All signed projects on a date.

    Attributes
    ----------
    landed
        Name of the predicate that counts as landed.
    settings, is_demo
        Name and version of the city's settings, and whether they are 演示数据.
    last_day
        Whether a day of rest moves the last day of a period.
    unknown_years
        Years on the way to a last day whose public holidays nobody stated: only weekends were counted there.
    parcels
        Land that is approved and not supplied (批而未供).
    digests
        What each party owes.
    clearances, requests, departments
        What departments clear, what firms asked for, and what each department has on its desk.
    terms, are_terms_demo
        Name and version of the city's terms for these, and whether they are 演示数据.
    """

    as_of: date
    landed: str
    settings: str
    is_demo: bool
    last_day: str
    unknown_years: tuple[int, ...]
    projects: tuple[ProjectLanding, ...]
    parcels: tuple[LandState, ...]
    digests: tuple[Digest, ...]
    clearances: tuple[ClearanceDue, ...] = ()
    requests: tuple[RequestDue, ...] = ()
    departments: tuple[DepartmentLoad, ...] = ()
    terms: str = ""
    are_terms_demo: bool = False

    @property
    def overdue(self) -> tuple[ProjectLanding, ...]:
        """Projects with a clock that is over."""
        return tuple(project for project in self.projects if project.is_overdue)


def landing_report(
    cases: Iterable[LandingCase], land: Iterable[ParcelLand], law: ClockLaw, settings: LandingSettings
) -> LandingReport:
    """Return where projects and parcels stand."""
    projects = tuple(project_landing(case, law, settings) for case in cases)
    states = (approved_not_supplied(one, law.as_of) for one in land)
    years = {year for project in projects for clock in project.clocks for year in clock.unknown_years}
    return LandingReport(
        as_of=law.as_of,
        landed=settings.landed,
        settings=f"{settings.name} {settings.version}",
        is_demo=settings.is_demo,
        last_day=settings.last_day,
        unknown_years=tuple(sorted(years)),
        projects=projects,
        parcels=tuple(state for state in states if state.holds),
        digests=digests(due for project in projects for due in project.warnings),
    )


def project_landing(case: LandingCase, law: ClockLaw, settings: LandingSettings) -> ProjectLanding:
    """Return where one project stands."""
    clocks = clocks_of(case, law)
    dues = dues_of(case, clocks, settings, law.as_of)
    return ProjectLanding(
        project=case.project,
        name=case.bodies.get("enterprise", ""),
        is_withdrawn=case.is_withdrawn,
        landed_on=settings.landing.on(case.ladder, law.as_of),
        starts=Starts(*(_start(case, one, law.as_of) for one in STARTS)),
        due_next=dues[0] if dues else None,
        warnings=tuple(due for due in dues if due.level is not Level.NONE),
        states=project_states(case, law.as_of),
        clocks=clocks,
        achievements=achievements(case, law.as_of),
        findings=(*record_findings(case, law), *uncounted_extensions(case, clocks, law.as_of)),
    )


def _start(case: LandingCase, milestone: Milestone, as_of: date) -> date | None:
    return case.reached(milestone, as_of)
