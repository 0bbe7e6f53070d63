"""Landing of a workspace's projects on a date: clocks, states, warnings, by the law, calendar and settings in force."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.landing.cases import read_cases, read_land
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.clearances import clearances_due, department_loads, requests_due
from parcels.landing.clocks import ClockLaw
from parcels.landing.curve import Curve, investment_curve
from parcels.landing.progress import LandingCase
from parcels.landing.record_chain import LandingRecord, in_force
from parcels.landing.recorded import by_project, merged_milestones, overridden, with_records
from parcels.landing.report import LandingReport
from parcels.landing.report import landing_report as report_of
from parcels.landing.settings import LandingSettings
from parcels.landing.states import ParcelLand
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import rules_by_code
from parcels.service.access import Actor, require
from parcels.service.landing_settings import workspace_calendar, workspace_settings, workspace_terms
from parcels.service.last_used import LastUsed
from parcels.service.nearest import nearest
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.record_list import kept_records
from parcels.service.workspace import Workspace
from parcels.store.landing_records import RowFilter, last_record

_MERGED: LastUsed[DataFrame] = LastUsed(3)


@dataclass(frozen=True)
class LandingOptions:
    """Date of law and of the situation, and the policy (``None``: the workspace's).

    A record counts by the date of its fact. ``known_at`` leaves out what was written down after a moment, so that a
    report of the past comes out as it did then (as far as the imported tables are still those).
    """

    as_of: date
    policy: Path | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, eq=False)
class LandingSituation:
    """What a landing report is made from: everything on record about each signed project, and what it is read by.

    ``records`` are those in force, of projects and platforms; ``terms`` those of departments.
    """

    cases: tuple[LandingCase, ...]
    land: tuple[ParcelLand, ...]
    law: ClockLaw
    settings: LandingSettings
    records: tuple[LandingRecord, ...] = ()
    terms: ClearanceTerms | None = None

    def report(self) -> LandingReport:
        """Return where every signed project stands, and what departments owe."""
        found = report_of(self.cases, self.land, self.law, self.settings)
        if self.terms is None:
            return found
        read_by = (self.terms, self.law.reckoning.calendar, self.law.as_of)
        clearances, requests = clearances_due(self.records, *read_by), requests_due(self.records, *read_by)
        return replace(
            found,
            clearances=clearances,
            requests=requests,
            departments=department_loads((*clearances, *requests)),
            terms=f"{self.terms.name} {self.terms.version}",
            are_terms_demo=self.terms.is_demo,
        )

    def curve(self, project: str) -> Curve:
        """Return planned against actual investment of a project.

        Raises
        ------
        InputRefused
            ``project_unsigned`` for one that is not among the signed ones.
        """
        known = {case.project: case for case in self.cases}
        if project not in known:
            raise InputRefused("project_unsigned", project=project[:60], near=nearest(project, known))
        own = (one for one in self.records if one.project == project)
        return investment_curve(known[project], own, self.law.as_of)


def landing_report(ws: Workspace, options: LandingOptions, *, actor: Actor) -> LandingReport:
    """Return where every signed project stands; refused as :func:`landing_situation`."""
    return landing_situation(ws, options, actor=actor).report()


def project_curve(ws: Workspace, project: str, options: LandingOptions, *, actor: Actor) -> Curve:
    """Return planned against actual investment of a project; refused as :meth:`LandingSituation.curve`."""
    return landing_situation(ws, options, actor=actor).curve(project)


def landing_situation(ws: Workspace, options: LandingOptions, *, actor: Actor) -> LandingSituation:
    """Return everything on record about the signed projects, with the law, calendar and settings in force.

    Raises
    ------
    InputRefused
        ``workspace_empty``; ``calendar_columns``, ``calendar_row`` and ``landing_settings_invalid`` for the
        workspace's own files, ``landing_file_unreadable`` where one is no text; for policy and packs see
        :mod:`parcels.service.policies`.
    """
    require(actor, "view_checks")
    settings = workspace_settings(ws)
    rules = rules_by_code(options.as_of, workspace_policy(ws, options.policy), workspace_book(ws))
    law = ClockLaw(periods_of(rules), settings.reckoning(workspace_calendar(ws)), options.as_of)
    city, records = ws.city(), recorded(ws, options.known_at)
    cases = recorded_cases(city, records, settings, options.as_of)
    return LandingSituation(cases, read_land(city), law, settings, records, workspace_terms(ws))


def recorded(ws: Workspace, known_at: datetime | None = None) -> tuple[LandingRecord, ...]:
    """Return the records in force, as known at a moment."""
    with ws.store.reading() as connection:
        return in_force(kept_records(connection, RowFilter(known_at=known_at)))


def with_recorded_milestones(city: City, records: tuple[LandingRecord, ...]) -> City:
    """Return a city whose milestones are those imported with those recorded since."""
    merged = merged_milestones(city.milestones, records)
    return city if merged is city.milestones else replace(city, milestones=merged)


def current_milestones(ws: Workspace, city: City) -> DataFrame:
    """Return the milestones of a city with those recorded since; quick while nothing was recorded or imported."""
    with ws.store.reading() as connection:
        key = ws.target, tuple(sorted(city.versions.items())), last_record(connection)
    return _MERGED.get(key, lambda: with_recorded_milestones(city, recorded(ws)).milestones)


def recorded_cases(
    city: City, records: tuple[LandingRecord, ...], settings: LandingSettings, as_of: date
) -> tuple[LandingCase, ...]:
    """Return the case of every project ever signed, with what is on record of its progress."""
    own, told_twice = by_project(records), overridden(city.milestones, records)
    cases = read_cases(with_recorded_milestones(city, records), as_of)
    return tuple(
        replace(
            with_records(case, own.get(case.project, ()), as_of, settings.kept),
            overridden=told_twice.get(case.project, ()),
        )
        for case in cases
    )
