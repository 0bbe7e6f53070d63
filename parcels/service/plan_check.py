"""A plan held against the records and shapes by the independent check."""

from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from parcels.geo.city import City
from parcels.geo.law_layers import graded_constraints
from parcels.planning.checker import Assignment, CheckLimits, Claim, LayerLimit, Violation, check_plan
from parcels.planning.problem import ceilings_of
from parcels.rules.demand import ProjectDemand, read_demand
from parcels.rules.law import law_plan
from parcels.rules.packs import ConstraintRule
from parcels.service.plain import rows_of
from parcels.service.plan_run import Run
from parcels.service.plan_shapes import site_shapes
from parcels.service.prepared import Basis


def violations_of(run: Run) -> tuple[Violation, ...]:
    """Return everything that does not hold in the plan of a run; nothing for a clean plan."""
    limits = check_limits(run.prepared, run.options.locks, run.options.bans)
    return check_plan(_by_grade(run.prepared), _claim(run), limits, as_of=run.prepared.as_of)


def check_limits(
    prepared: Basis, locks: tuple[tuple[str, str], ...] = (), bans: tuple[tuple[str, str], ...] = ()
) -> CheckLimits:
    """Return the limits of policy and law a plan is held against."""
    policy, ceilings = prepared.policy, ceilings_of(prepared.policy)
    rules = prepared.land.law_context.rules
    present = [rules[kind] for kind in _by_grade(prepared).constraint_kinds if kind in rules]
    demands = [read_demand(row) for row in rows_of(prepared.city.projects)]
    return CheckLimits(
        layers=tuple(_layer(rule, demands) for rule in present if rule.blocks),
        boundary_tolerance=policy.boundary_tolerance,
        new_construction_m2=ceilings.new_construction_m2,
        energy_tce=ceilings.energy_tce,
        prepare_wan_yuan=ceilings.prepare_wan_yuan,
        prefix_schemes=policy.uses.prefix_schemes,
        joint_m=policy.assemble.gap_m,
        unknown_ready=policy.unknown_ready == "accept",
        locks=locks,
        bans=bans,
    )


def _layer(rule: ConstraintRule, demands: list[ProjectDemand]) -> LayerLimit:
    barred = frozenset(demand.project_id for demand in demands if demand.law.belongs(rule.projects))
    only = None if rule.blocks_all else barred
    return LayerLimit(rule.code, rule.max_share, only=only, outside=rule.applies == "outside")


def _by_grade(prepared: Basis) -> City:
    """Return the city with the constraints of each kind told apart by grade, as the rules do."""
    city = prepared.city
    return replace(city, constraints=graded_constraints(city, law_plan(prepared.land.law_context.rules)))


def _claim(run: Run) -> Claim:
    rows = [run.row(number) for number in run.outcome.chosen]
    shapes = site_shapes(run.prepared.land, {row["site"]: row["atoms"] for row in rows})
    used = [atom for row in rows for atom in row["atoms"]]
    atoms = run.prepared.land.frame.geometry
    return Claim(
        assignments=tuple(_assignment(row, shapes[row["site"]]) for row in rows),
        objective=run.outcome.objective,
        bound=run.outcome.bound,
        atoms={atom: atoms[atom] for atom in used},
    )


def _assignment(row: dict[str, object], shape: BaseGeometry) -> Assignment:
    same = ("project", "site", "atoms", "parcels", "score", "area_m2", "conversion_m2", "energy_tce")
    values = {name: row[name] for name in (*same, "prepare_wan_yuan", "prepare_period")}
    return Assignment(geometry=shape, platform=row["platform_id"] or None, **values)  # type: ignore[arg-type]
