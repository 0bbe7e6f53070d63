"""One site of one project in full: facts, findings, who else wants the land, where else the project could go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from parcels.domain.errors import InputRefused
from parcels.domain.finding import Finding
from parcels.landing.certificate import Alternative, Competitor
from parcels.planning.appraisal import appraise, platform_facts
from parcels.planning.candidates import CandidateOptions, CandidatePool
from parcels.planning.examination import Desk
from parcels.planning.standing import standing_of
from parcels.rules.catalogue.case import QuotaFacts
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import SiteFacts
from parcels.service.plain import rows_of
from parcels.service.prepared import Basis, nearest

SHOWN = 5


@dataclass(frozen=True, eq=False)
class SiteDesk:
    """A desk on a basis, with the record as it stands (no reserve lifted)."""

    prepared: Basis
    desk: Desk

    def facts(self, site: str) -> SiteFacts:
        """Return the facts of a named site, width and frontage measured.

        Raises
        ------
        InputRefused
            ``site_unknown``.
        """
        parts = np.array(self.prepared.land.names.parts_named(site), np.int64)
        return self.desk.measured(self.desk.facts(parts))

    def findings(self, project: ProjectDemand, facts: SiteFacts) -> tuple[Finding, ...]:
        """Return the finding of every rule of the funnel on a site for a project, as the search of sites sees it."""
        return self.desk.findings(project, facts)

    def allocation_findings(
        self, project: ProjectDemand, facts: SiteFacts, quotas: QuotaFacts | None = None
    ) -> tuple[Finding, ...]:
        """Return the finding of every rule, funnel and catalogue, on a site a project is to be given."""
        return self.desk.allocation_findings(project, facts, quotas)


def site_desk(prepared: Basis, options: CandidateOptions | None = None) -> SiteDesk:
    """Return a desk for looking at single sites."""
    land, policy = prepared.land, prepared.policy
    standing = standing_of(land, prepared.as_of, options or prepared.options())
    appraisal = appraise(prepared.city.projects, platform_facts(prepared.city), policy)
    return SiteDesk(prepared, Desk(land, standing, appraisal, policy, clocks=prepared.clocks))


def competitors(pool: CandidatePool, site: SiteFacts, project: str, prepared: Basis) -> tuple[Competitor, ...]:
    """Return other projects with a candidate that shares land with a site, the strongest first, at most five."""
    atoms, frame = set(site.atoms), pool.frame
    shares = np.array([not atoms.isdisjoint(own) for own in frame["atoms"]], bool)
    others = frame[(frame["project"] != project).to_numpy() & shares]
    best = others.sort_values(["score", "project"], ascending=[False, True]).drop_duplicates("project").head(SHOWN)
    return tuple(_competitor(row, site, prepared) for row in rows_of(best))


def _competitor(row: Mapping[str, Any], site: SiteFacts, prepared: Basis) -> Competitor:
    return Competitor(
        project=row["project"],
        name=str(prepared.city.projects.at[row["project"], "name"]),
        score=int(row["score"]),
        site=row["site"],
        shared=tuple(parcel for parcel in row["parcels"] if parcel in site.parcels),
    )


def alternatives(pool: CandidatePool, site: SiteFacts | None, project: str) -> tuple[Alternative, ...]:
    """Return the best other sites, one per set of parcels, none sharing a parcel with the site; at most five."""
    taken = set() if site is None else set(site.parcels)
    own = pool.frame[pool.frame["project"] == project]
    free = own[[taken.isdisjoint(parcels) for parcels in own["parcels"]]].drop_duplicates("parcels").head(SHOWN)
    return tuple(
        Alternative(row["site"], row["parcels"], row["platform_id"], row["area_m2"], int(row["score"]), row["ready_on"])
        for row in rows_of(free)
    )


def refuse_unknown_project(prepared: Basis, project: str) -> None:
    """Raise unless the workspace has the project.

    Raises
    ------
    InputRefused
        ``project_unknown`` with similar ids.
    """
    projects = prepared.city.projects
    if project not in projects.index:
        raise InputRefused("project_unknown", project=project, near=nearest(project, projects.index))
