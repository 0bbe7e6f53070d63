"""Runs cases through the law layers of one part (``layer``) and through every step of the funnel (``site``)."""

from dataclasses import replace
from datetime import timedelta

from parcels.domain.codes import ProjectStage, SectorGroup
from parcels.rules.checks import check_site
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import CheckContext, PartFacts, PlatformFacts, QualityFacts, ServiceFacts, SiteFacts
from parcels.rules.law import LawContext, LawPart, LawProject, law_findings
from parcels.rules.packs import constraint_rules
from parcels.rules.policy import Policy, load_policy

AREA_M2 = 20_000.0
SERVICES = ("power_kva", "water_m3_per_day", "gas_m3_per_day", "sewage_m3_per_day")


def layer(given, on):
    policy = policy_with(given.pop("policy", {}))
    law = LawContext(constraint_rules(on, policy), policy.boundary_tolerance)
    project = LawProject(**given.pop("project", {}))
    area = float(given.pop("area_m2", 10_000.0))
    inside = given.pop("inside_m2", area)
    overlaps = {kind: float(m2) for kind, m2 in given.pop("overlaps", {}).items()}
    part = LawPart("A-1", area, inside, overlaps, given.pop("reach_m", {}), frozenset(given.pop("done", ())))
    assert not given, "the README of the cases knows no such entry"
    return law_findings(part, law, project)


def site(given, on):
    policy = policy_with(given.get("policy", {}))
    wanted = typed(given.get("project", {}))
    project = replace(fitting_project(on), **wanted)
    facts = replace(fitting_site(), parts=(fitting_part(given.get("part", {})),), **site_fields(given.get("site", {})))
    law = LawContext(constraint_rules(on, policy), policy.boundary_tolerance)
    quality = QualityFacts(
        **{"q": 90.0, "known_share": 1.0, "assessable": True, "totals": {}, **given.get("quality", {})}
    )
    return check_site(project, facts, CheckContext(policy, on, law, quality))


def policy_with(changes):
    return Policy.model_validate(load_policy().model_dump() | changes)


def fitting_project(on):
    return ProjectDemand(
        project_id="P1",
        group=SectorGroup.EQUIPMENT,
        stage=ProjectStage.NEGOTIATING,
        wants_land=True,
        area_min_mu=20.0,
        area_max_mu=40.0,
        uses=("100102",),
        uses_scheme="A-2023",
        need_by=on + timedelta(days=365),
        min_width_m=None,
        min_frontage_m=None,
        services={},
        max_road_m=None,
        platform_id=None,
        parcel_ids=(),
        energy_tce=100.0,
        promoter_body=None,
        developer_body=None,
        is_real_estate=False,
        is_bundled=False,
        is_chemical=False,
        chemical_assumed=False,
        real_estate_suspected=False,
    )


def fitting_part(changes):
    own = dict(changes)
    law = own.pop("law", {})
    part = PartFacts(
        parcel_id="A-1",
        law=LawPart("A-1", **{"area_m2": AREA_M2, "inside_m2": AREA_M2, "overlaps": {}, **law}),
        use_scheme="A-2023",
        use="100102",
        detailed_plan=True,
        is_held=False,
        purpose=(),
        conversion_m2=0.0,
        owner_body=None,
        ready_on=None,
        ready_known=True,
        promised_to=(),
        stated_elsewhere=None,
    )
    return replace(part, **typed(own))


def fitting_site():
    return SiteFacts(
        site="A-1",
        atoms=("A-1/1",),
        parts=(),
        platform=PlatformFacts("PF1", "city", "open", ()),
        area_m2=AREA_M2,
        width_m=100.0,
        frontage_m=100.0,
        road_m=10.0,
        services={name: ServiceFacts(1000.0, some_unknown=False) for name in SERVICES},
    )


def site_fields(changes):
    own = dict(changes)
    if "services" in own:
        unknown = {name: ServiceFacts(None, some_unknown=True) for name in SERVICES}
        own["services"] = unknown | {
            name: ServiceFacts(value, value is None) for name, value in own["services"].items()
        }
    if "platform" in own:
        home = {"platform_id": "PF1", "level": "city", "phase": "open", "sectors": (), **own["platform"]}
        own["platform"] = PlatformFacts(**typed(home))
    return own


def typed(changes):
    """Lists as tuples, group and stage as codes; YAML reads dates itself."""
    kinds = {"group": SectorGroup, "stage": ProjectStage}
    own = {name: kinds[name](value) if name in kinds else value for name, value in changes.items()}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in own.items()}


RUNNERS = {"layer": layer, "site": site}
