"""A scenario held against a city and a policy: what is computed instead of today, and what does not hold any more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from parcels.domain.codes import ReserveStatus
from parcels.geo.adjacency import NeighbourRule
from parcels.geo.city import City
from parcels.geo.drafts import DraftFinding, apply_edits
from parcels.planning.scenarios.assumed import with_assumed_demand, with_assumed_land
from parcels.planning.scenarios.codec import content_hash
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Ceiling,
    CeilingKind,
    Lock,
    NeedBy,
    Pin,
    QualityBar,
    ScenarioContent,
)
from parcels.planning.scenarios.dates import with_dates
from parcels.planning.scenarios.findings import ScenarioFinding, applied_note, not_applied
from parcels.planning.scenarios.weights import changed_policy, weighed
from parcels.rules.policy import Policy, policy_hash

SCENARIO = "scenario"
"""Name under which the changes stand among the versions of a changed city."""
TABLES = {
    CeilingKind.BUDGET: "budget",
    CeilingKind.NEW_CONSTRUCTION: "quotas.new_construction_mu",
    CeilingKind.ENERGY: "quotas.energy_tce",
}


@dataclass(frozen=True, eq=False)
class Applied:
    """What is planned under a scenario: city and policy, what a person decided beforehand, and findings.

    ``pins`` maps (project, site) to the atoms a pin was made of; they stand among the locks, too. ``drafted`` is what
    there is to say about the drafts.
    """

    city: City
    policy: Policy
    locks: tuple[tuple[str, str], ...]
    bans: tuple[tuple[str, str], ...]
    release: tuple[str, ...]
    pins: dict[tuple[str, str], tuple[str, ...]]
    findings: tuple[ScenarioFinding, ...]
    drafted: tuple[DraftFinding, ...] = ()


def apply(content: ScenarioContent, city: City, policy: Policy, on: date) -> Applied:
    """Return a city and a policy as a scenario has them on a day; changes that do not hold any more are findings.

    A content without changes gives back the same city and the same policy.
    """
    found = list(_since(content, city, policy))
    drafted: tuple[DraftFinding, ...] = ()
    if content.edits:
        rule = policy.assemble
        made = apply_edits(city, content.edits, joining=NeighbourRule(rule.gap_m, rule.contact_m))
        city, drafted = made.city, made.findings
    changed, more = _policy(content, city, policy)
    found += more
    parcels, moved = with_dates(city, content.ready, on)
    parcels, unassumed = with_assumed_land(content, parcels)
    projects, late = _needs(content.needs, city)
    projects, unsized = with_assumed_demand(content, projects)
    found += [*moved, *unassumed, *late, *unsized]
    locks, pins, gone = _requests(content, city)
    bans = tuple((one.project, one.site) for one in content.bans if one.project in city.projects.index)
    release, kept = _releases(content, city)
    found += [*gone, *kept]
    if content.num_changes:
        city = replace(
            city, parcels=parcels, projects=projects, versions={**city.versions, SCENARIO: content_hash(content)}
        )
    return Applied(city, changed, locks, bans, release, pins, tuple(found), drafted)


def _since(content: ScenarioContent, city: City, policy: Policy) -> Iterator[ScenarioFinding]:
    """Say what changed since the scenario was drawn up; it is computed on the data and the policy of today."""
    base = content.base
    if base.policy != policy_hash(policy):
        yield applied_note("policy_changed_since")
    names = base.inputs.keys() | city.versions.keys()
    changed = sorted(name for name in names if base.inputs.get(name) != city.versions.get(name))
    if changed:
        yield applied_note("data_changed_since", datasets=", ".join(changed), count=len(changed))


def _policy(content: ScenarioContent, city: City, policy: Policy) -> tuple[Policy, list[ScenarioFinding]]:
    found: list[ScenarioFinding] = []
    changed, lost = weighed(policy, content.weights)
    found += [not_applied("weight_refused", one, value=one.value) for one in lost]
    for ceiling in content.ceilings:
        if ceiling.kind is not CeilingKind.BUDGET and ceiling.name not in city.platforms.index:
            found.append(not_applied("platform_gone", ceiling))
        else:
            changed = _with_ceiling(changed, ceiling)
    for bar in content.bars:
        other = _with_bar(changed, bar)
        found += [not_applied("bar_refused", bar)] if other is None else []
        changed = other or changed
    return changed, found


def _with_ceiling(policy: Policy, one: Ceiling) -> Policy:
    table = TABLES[one.kind]
    _, _, name = table.partition(".")
    now = getattr(policy.quotas, name) if name else policy.budget
    values = {**now, one.name: one.amount}
    kept = {key: value for key, value in values.items() if value is not None}
    changed = changed_policy(policy, {table: kept})
    assert changed is not None  # the values were refused when the change was made, if ever
    return changed


def _with_bar(policy: Policy, bar: QualityBar) -> Policy | None:
    if bar.kind is BarKind.RESERVE:
        return changed_policy(policy, {f"reserve.quality_min.{bar.level}": bar.points})
    return changed_policy(policy, {f"bars.{bar.level}.quality_min": bar.points})


def _needs(needs: tuple[NeedBy, ...], city: City) -> tuple[pd.DataFrame, list[ScenarioFinding]]:
    known = {one.project: one.on for one in needs if one.project in city.projects.index}
    gone = [not_applied("project_gone", one) for one in needs if one.project not in known]
    if not known:
        return city.projects, gone
    cells = {str(name): on for name, on in city.projects["need_by"].items()} | known
    column = pd.Series([cells[name] for name in city.projects.index], index=city.projects.index, dtype=object)
    return city.projects.assign(need_by=column), gone


def _requests(
    content: ScenarioContent, city: City
) -> tuple[tuple[tuple[str, str], ...], dict[tuple[str, str], tuple[str, ...]], list[ScenarioFinding]]:
    known = city.projects.index
    asked: tuple[Lock | Pin, ...] = (*content.locks, *content.pins)
    every: tuple[Lock | Pin | Ban, ...] = (*asked, *content.bans)
    gone = [not_applied("project_gone", one) for one in every if one.project not in known]
    locks = tuple(sorted((one.project, one.site) for one in asked if one.project in known))
    pins = {(one.project, one.site): one.atoms for one in content.pins if one.project in known}
    return locks, pins, gone


def _releases(content: ScenarioContent, city: City) -> tuple[tuple[str, ...], list[ScenarioFinding]]:
    held, found = [], []
    for one in content.releases:
        if one.parcel not in city.parcels.index:
            found.append(not_applied("parcel_gone", one))
        elif city.parcels.at[one.parcel, "reserve_status"] != ReserveStatus.HELD:
            found.append(not_applied("release_not_held", one))
        else:
            held.append(one.parcel)
    return tuple(held), found
