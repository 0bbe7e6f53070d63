"""A plan held against the records and shapes by the independent check."""

from shapely.geometry.base import BaseGeometry

from parcels.planning.checker import Assignment, CheckLimits, Claim, LayerLimit, Violation, check_plan
from parcels.planning.problem import ceilings_of
from parcels.rules.demand import read_demand
from parcels.rules.packs import ConstraintRule, constraint_rules
from parcels.service.plain import rows_of
from parcels.service.plan_run import Run
from parcels.service.plan_shapes import site_shapes
from parcels.service.prepared import Basis


def violations_of(run: Run) -> tuple[Violation, ...]:
    """Return everything that does not hold in the plan of a run; nothing for a clean plan."""
    limits = check_limits(run.prepared, run.options.locks, run.options.bans)
    return check_plan(run.prepared.city, _claim(run), limits, as_of=run.prepared.as_of)


def check_limits(
    prepared: Basis, locks: tuple[tuple[str, str], ...] = (), bans: tuple[tuple[str, str], ...] = ()
) -> CheckLimits:
    """Return the limits of policy and law a plan is held against."""
    policy, ceilings = prepared.policy, ceilings_of(prepared.policy)
    rules = constraint_rules(prepared.as_of, policy)
    present = [rules[kind] for kind in prepared.city.constraint_kinds if kind in rules]
    demands = [read_demand(row) for row in rows_of(prepared.city.projects)]
    return CheckLimits(
        layers=tuple(_layer(rule) for rule in present if rule.blocks_all or rule.blocks_chemical),
        boundary_tolerance=policy.boundary_tolerance,
        new_construction_m2=ceilings.new_construction_m2,
        energy_tce=ceilings.energy_tce,
        prepare_wan_yuan=ceilings.prepare_wan_yuan,
        prefix_schemes=policy.uses.prefix_schemes,
        joint_m=policy.assemble.gap_m,
        unknown_ready=policy.unknown_ready == "accept",
        chemical=frozenset(demand.project_id for demand in demands if demand.is_chemical),
        locks=locks,
        bans=bans,
    )


def _layer(rule: ConstraintRule) -> LayerLimit:
    return LayerLimit(rule.code, rule.max_share, chemical_only=not rule.blocks_all, outside=rule.applies == "outside")


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
