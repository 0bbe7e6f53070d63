"""Every rule on one site for one project, as findings with value, limit and unit, in the order of the funnel.

The limits are those of the candidate search; a test holds both against each other on random sites. A site fits when
:func:`is_open` is true: nothing fails, and nothing is unknown that the policy wants known.

An officer signs more than the search knows: :func:`check_allocation` adds the rules of the catalogue.
"""

from collections.abc import Iterable

import numpy as np

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.domain.units import mu_from_m2
from parcels.rules.bars import meets_floor, meets_quality
from parcels.rules.catalogue import catalogue_findings
from parcels.rules.catalogue.case import AllocationContext, Case
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import CheckContext, PartFacts, SiteFacts
from parcels.rules.policy import Bar
from parcels.rules.quality import PER_MU
from parcels.rules.sectors import fits_phase
from parcels.rules.uses import is_statutory_blank, use_fits

Findings = Iterable[Finding]
SERVICE_RULES = {"power_kva": ("power", "kva"), "water_m3_per_day": ("water", "m3_per_day")}
SERVICE_RULES |= {"gas_m3_per_day": ("gas", "m3_per_day"), "sewage_m3_per_day": ("sewage", "m3_per_day")}
ROUNDING = 1e-9
LENGTH_TOLERANCE_M = 0.1
"""Widths are measured at most this much too small (``geo.measures.width_m``), so a shortfall within it is none."""


def check_site(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> tuple[Finding, ...]:
    """Return the findings of every rule on a site for a project, passed ones included, in the order of the funnel."""
    steps = (
        area_findings(project, facts),
        shape_findings(project, facts),
        use_findings(project, facts, context),
        land_law_findings(project, facts, context),
        service_findings(project, facts, context),
        ready_findings(project, facts, context),
        bar_findings(project, facts, context),
        free_findings(project, facts),
    )
    return tuple(finding for findings in steps for finding in findings)


def check_allocation(project: ProjectDemand, facts: SiteFacts, context: AllocationContext) -> tuple[Finding, ...]:
    """Return the findings of the funnel and of the catalogue on a site a project is to be given."""
    return (*check_site(project, facts, context.funnel), *catalogue_findings(Case(project, facts, context)))


def is_open(findings: Findings) -> bool:
    """Return whether nothing fails and nothing is unknown that must be known."""
    return not any(refuses(finding) for finding in findings)


def refuses(finding: Finding) -> bool:
    """Return whether a finding keeps the project off the site."""
    missing = finding.verdict is Verdict.UNDETERMINED and finding.severity is Severity.BLOCK
    return finding.verdict is Verdict.FAIL or missing


def attention(findings: Findings) -> tuple[Finding, ...]:
    """Return the findings a person should see on a site that fits: all but the passed ones, and notes on layers met."""
    return tuple(finding for finding in findings if finding.verdict is not Verdict.PASS or is_note(finding))


def is_note(finding: Finding) -> bool:
    """Return whether a passed finding still tells something: land in a layer that only informs."""
    met = finding.unit == "share" and finding.value is not None and finding.limit is not None
    return met and finding.verdict is Verdict.PASS and finding.value > finding.limit  # type: ignore[operator]


def area_findings(project: ProjectDemand, facts: SiteFacts) -> Findings:
    """Check the area against the least and the most the project can use."""
    low, high = project.window_m2
    limit = project.area_min_mu if facts.area_m2 < low else project.area_max_mu
    values: dict[str, Value] = {"area_mu": facts.area_mu, "min_mu": project.area_min_mu, "max_mu": project.area_max_mu}
    yield _finding("area", low <= facts.area_m2 <= high, facts.site, (facts.area_mu, limit, "mu"), values)


def shape_findings(project: ProjectDemand, facts: SiteFacts) -> Findings:
    """Check least width (largest inscribed circle) and least road frontage where the project asks for them."""
    for rule, need, have in (
        ("width", project.min_width_m, facts.width_m),
        ("frontage", project.min_frontage_m, facts.frontage_m),
    ):
        if need is not None and have is not None:
            yield _finding(rule, is_long_enough(have, need), facts.site, (have, need, "m"))


def is_long_enough(have_m: float, need_m: float) -> bool:
    """Return whether a measured length reaches the need within the tolerance of the measure."""
    return have_m + LENGTH_TOLERANCE_M >= need_m


def use_findings(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    """Check the planned use of each part; statutory 留白用地 (16) never fits."""
    for part in facts.parts:
        name = part.law.part
        values: dict[str, Value] = {"parcel": name, "use": part.use, "scheme": part.use_scheme}
        if is_statutory_blank(part.use_scheme, part.use):
            yield Finding("statutory_blank_land", Verdict.FAIL, Severity.BLOCK, name, values=values)
            continue
        fits = use_fits(part.use_scheme, part.use, project.uses, project.uses_scheme, context.policy)
        verdict = Verdict.PASS if fits else Verdict.FAIL
        wanted: dict[str, Value] = {
            "wanted": " ".join(project.uses),
            "wanted_scheme": project.uses_scheme or part.use_scheme,
        }
        yield Finding("use", verdict, Severity.APPROVAL, name, values=values | wanted)
        if part.detailed_plan is False:
            yield Finding("plan_conditions_missing", Verdict.CONDITIONAL, Severity.APPROVAL, name, values=values)


def land_law_findings(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    """Check boundary and law layers part by part, and whether conversion to construction land is needed."""
    for part in facts.parts:
        yield from context.law_findings(part.law, project.law)
        yield from _conversion(part)
    if project.chemical_assumed:
        yield Finding("chemical_assumed", Verdict.UNDETERMINED, Severity.NOTE, project.project_id)


def service_findings(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    """Check capacities at the land and the distance to a road against the need."""
    missing = Severity.BLOCK if context.policy.unknown_services == "refuse" else Severity.NOTE
    for name, need in project.services.items():
        rule, unit = SERVICE_RULES[name]
        have = facts.services[name]
        enough = have.capacity is not None and have.capacity >= need * (1 - ROUNDING)
        if enough or not have.some_unknown:
            yield _finding(rule, enough, facts.site, (have.capacity or 0.0, need, unit))
        else:
            yield Finding(rule, Verdict.UNDETERMINED, missing, facts.site, have.capacity, need, unit, {"limit": need})
    if project.max_road_m is None:
        return
    if facts.road_m is None:
        yield Finding("road_distance", Verdict.UNDETERMINED, missing, facts.site, None, project.max_road_m, "m")
    else:
        near = facts.road_m <= project.max_road_m * (1 + ROUNDING)
        yield _finding("road_distance", near, facts.site, (facts.road_m, project.max_road_m, "m"))


def ready_findings(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    """Check that the land can be delivered by the date needed; land ready already can be delivered today."""
    for part in facts.parts:
        yield from _overdue(part)
        if not part.ready_known:
            severity = Severity.BLOCK if context.policy.unknown_ready == "refuse" else Severity.NOTE
            values: dict[str, Value] = {"parcel": part.law.part}
            yield Finding("ready_unknown", Verdict.UNDETERMINED, severity, part.law.part, values=values)
    if context.as_of > project.need_by:
        passed: dict[str, Value] = {"need_by": project.need_by.isoformat()}
        yield Finding("need_by_passed", Verdict.FAIL, Severity.NOTE, project.project_id, values=passed)
    ready = max(facts.ready_on or context.as_of, context.as_of)
    days = (ready - project.need_by).days
    dates: dict[str, Value] = {"ready_on": ready.isoformat(), "need_by": project.need_by.isoformat()}
    yield _finding("ready", days <= 0, facts.site, (float(days), 0.0, "day"), dates)


def bar_findings(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    """Check bottom line, platform named, phase and sector, entry bar, and the release bar of reserved land."""
    name = project.project_id
    if project.is_real_estate:
        yield Finding("real_estate", Verdict.FAIL, Severity.BLOCK, name)
    if project.is_bundled:
        yield Finding("bundled", Verdict.FAIL, Severity.BLOCK, name)
    if project.real_estate_suspected:
        yield Finding("real_estate_suspected", Verdict.UNDETERMINED, Severity.NOTE, name)
    home = facts.platform.platform_id if facts.platform else ""
    if project.platform_id is not None:
        values: dict[str, Value] = {"platform": home, "wanted": project.platform_id}
        verdict = Verdict.PASS if home == project.platform_id else Verdict.FAIL
        yield Finding("platform_only", verdict, Severity.NOTE, facts.site, values=values)
    if facts.platform is not None:
        fits = fits_phase(project.group, facts.platform.sectors, facts.platform.phase)
        phase: dict[str, Value] = {"group": str(project.group), "platform": home}
        yield Finding("sector_phase", Verdict.PASS if fits else Verdict.FAIL, Severity.NOTE, facts.site, values=phase)
    if project.energy_tce is None and home in context.policy.quotas.energy_tce:
        yield Finding("energy_unknown", Verdict.UNDETERMINED, Severity.NOTE, name, values={"platform": home})
    yield from _entry(facts, context)
    yield from _reserve(project, facts, context)


def free_findings(project: ProjectDemand, facts: SiteFacts) -> Findings:
    """Check that no part is promised to another project, and note who develops the land."""
    for part in facts.parts:
        others = [name for name in part.promised_to if name != project.project_id]
        values: dict[str, Value] = {"parcel": part.law.part, "project": " ".join(others), "others": len(others)}
        verdict = Verdict.FAIL if others else Verdict.PASS
        yield Finding("promised", verdict, Severity.BLOCK, part.law.part, values=values)
        body = project.promoter_body
        if body is not None and part.owner_body is not None and body != part.owner_body:
            names: dict[str, Value] = {"parcel": part.law.part, "promoter": body, "developer": part.owner_body}
            yield Finding("promoter_not_developer", Verdict.CONDITIONAL, Severity.NOTE, part.law.part, values=names)
        if part.stated_elsewhere is not None:
            where: dict[str, Value] = {"parcel": part.law.part, "platform": part.stated_elsewhere}
            yield Finding("platform_mismatch", Verdict.UNDETERMINED, Severity.NOTE, part.law.part, values=where)


def _conversion(part: PartFacts) -> Findings:
    name = part.law.part
    if part.conversion_m2 is None:
        yield Finding("conversion_unknown", Verdict.UNDETERMINED, Severity.NOTE, name, values={"parcel": name})
    elif part.conversion_m2 > 0:
        area = mu_from_m2(part.conversion_m2)
        values: dict[str, Value] = {"parcel": name, "area_mu": area}
        yield Finding("conversion_needed", Verdict.CONDITIONAL, Severity.APPROVAL, name, area, None, "mu", values)


def _overdue(part: PartFacts) -> Findings:
    values: dict[str, Value] = {"parcel": part.law.part}
    if part.overdue_on is not None:
        own = values | {"ready_on": part.overdue_on.isoformat()}
        yield Finding("ready_overdue", Verdict.UNDETERMINED, Severity.NOTE, part.law.part, values=own)
    if not part.cost_known:
        yield Finding("prepare_cost_unknown", Verdict.UNDETERMINED, Severity.NOTE, part.law.part, values=values)


def _entry(facts: SiteFacts, context: CheckContext) -> Findings:
    level = facts.platform.level if facts.platform else None
    bar = context.policy.bar(level)
    if bar is None:
        home = facts.platform.platform_id if facts.platform else ""
        yield Finding("bar_not_set", Verdict.NOT_SET, Severity.NOTE, facts.site, values={"platform": home})
        return
    yield _quality("entry_quality", bar.quality_min, facts, context)
    yield from _floors(bar, facts, context)


def _quality(rule: str, least: float, facts: SiteFacts, context: CheckContext) -> Finding:
    quality = context.quality
    if not quality.assessable or quality.q is None:
        known = quality.known_share
        limit = context.policy.quality.known_share_min
        values: dict[str, Value] = {"share": known, "limit": limit}
        return Finding(
            "quality_not_assessable", Verdict.UNDETERMINED, Severity.BLOCK, facts.site, known, limit, "share", values
        )
    return _finding(rule, meets_quality(quality.q, least), facts.site, (quality.q, least, "points"))


def _floors(bar: Bar, facts: SiteFacts, context: CheckContext) -> Findings:
    missing = Severity.BLOCK if context.policy.unknown_floor == "refuse" else Severity.NOTE
    for indicator, floor in bar.floors.items():
        total = context.quality.totals.get(indicator)
        values: dict[str, Value] = {"indicator": indicator, "limit": floor}
        unit = "wan_yuan_per_mu" if indicator in PER_MU and indicator != "jobs_per_mu" else ""
        if total is None:
            yield Finding("entry_floor", Verdict.UNDETERMINED, missing, facts.site, None, floor, unit, values)
            continue
        good = bool(meets_floor(indicator, total, floor, np.array([facts.area_mu]))[0])
        value = total / facts.area_mu if indicator in PER_MU else total
        yield _finding("entry_floor", good, facts.site, (value, floor, unit), values)


def _reserve(project: ProjectDemand, facts: SiteFacts, context: CheckContext) -> Findings:
    share = facts.held_share
    if share <= context.policy.reserve.touch_share:
        return
    level = facts.platform.level if facts.platform else None
    asked = max((part.held_quality for part in facts.parts if part.is_held), default=0.0)
    least = max(context.policy.reserve_bar(level, project.group), asked)
    yield _quality("reserve_quality", least, facts, context)
    for part in facts.parts:
        if part.is_held and context.policy.reserve.purpose_binds and part.purpose:
            values: dict[str, Value] = {
                "parcel": part.law.part,
                "group": str(project.group),
                "purpose": " ".join(part.purpose),
            }
            verdict = Verdict.PASS if project.group in part.purpose else Verdict.FAIL
            yield Finding("reserve_purpose", verdict, Severity.NOTE, part.law.part, values=values)
    held: dict[str, Value] = {"share": share}
    yield Finding("reserve_release", Verdict.CONDITIONAL, Severity.APPROVAL, facts.site, share, None, "share", held)


def _finding(
    rule: str, passed: bool, subject: str, measured: tuple[float, float, str], values: dict[str, Value] | None = None
) -> Finding:
    value, limit, unit = measured
    verdict = Verdict.PASS if passed else Verdict.FAIL
    own: dict[str, Value] = {"value": value, "limit": limit, **(values or {})}
    return Finding(rule, verdict, Severity.NOTE, subject, value, limit, unit, own)
