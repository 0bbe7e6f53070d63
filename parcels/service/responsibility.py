"""Responsibility for the signed projects of a workspace: bodies, mismatches, hand-overs, task forces."""

from collections.abc import Mapping

from pandas import DataFrame

from parcels.geo.city import City
from parcels.landing.report import LandingReport
from parcels.landing.responsibility import Duty, LandBody, ResponsibilityReport
from parcels.landing.responsibility import responsibility_report as report_of
from parcels.rules.demand import records, text
from parcels.service.access import Actor
from parcels.service.landing import LandingOptions, LandingSituation, landing_situation
from parcels.service.project_land import land_of_projects
from parcels.service.workspace import Workspace


def responsibility_report(ws: Workspace, options: LandingOptions, *, actor: Actor) -> ResponsibilityReport:
    """Return who is responsible for every signed project and its land; refused as the landing report."""
    situation = landing_situation(ws, options, actor=actor)
    city = ws.city()
    return responsibility_of(situation, situation.report(), city, land_of_projects(ws, city))


def responsibility_of(
    situation: LandingSituation, report: LandingReport, city: City, land: Mapping[str, tuple[str, ...]]
) -> ResponsibilityReport:
    """Return who is responsible, from a situation and its report that are there already, and project → parcels."""
    bodies = _land_bodies(city)
    handovers = {str(row["project_id"]): text(row, "handover_record") for row in records(city.projects)}
    duties = (
        Duty(
            case,
            tuple(LandBody(parcel, bodies[parcel]) for parcel in land.get(case.project, ())),
            handovers.get(case.project),
        )
        for case in situation.cases
    )
    landings = {one.project: one for one in report.projects}
    return report_of(duties, landings, situation.law.as_of, situation.settings.task_force_wan_yuan)


def _land_bodies(city: City) -> Mapping[str, str | None]:
    names = [name for name in ("parcel_id", "owner_body") if name in city.parcels]
    return {str(row["parcel_id"]): text(row, "owner_body") for row in records(DataFrame(city.parcels[names]))}
