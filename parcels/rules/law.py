"""What the law layers do to a piece of land; one comparison for whole tables and for single sites.

Law is judged on the part a site takes of each parcel, so joining parcels never thins out an overlap. An overlap counts
when it exceeds the rule's share of the part, and at all only above the numerical noise of the overlay (``NOISE_M2``),
which is no tolerance: real overlaps of any size are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.geo.law_layers import UNSET, WIDTH_ASSUMED, Corridor, LawPlan, Reach
from parcels.rules.packs import ConstraintRule

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Area = TypeVar("Area", float, Floats)
DISTANCE, HEIGHT, HEIGHT_RATIO = "distance", "height", "height_per_distance"
NOISE_M2 = 1e-3
SUSPECT_SHARE = 0.001
SUSPECT_M2 = 50.0


@dataclass(frozen=True)
class LawContext:
    """Rules in force by kind, and the share of land that may lie outside the boundary in force."""

    rules: Mapping[str, ConstraintRule]
    boundary_tolerance: float


@dataclass(frozen=True)
class LawProject:
    """What the law layers ask of a project; ``None`` where its record does not say. ``height_m`` above ground."""

    is_chemical: bool = False
    discharges: bool | None = None
    makes_noise: bool | None = None
    height_m: float | None = None

    def belongs(self, projects: str) -> bool | None:
        """Return whether a rule on some projects concerns it; ``None`` where that is not known.

        A chemical project is taken to discharge unless its record says that it does not.
        """
        if projects == "discharging":
            return True if self.discharges is None and self.is_chemical else self.discharges
        return {"all": True, "chemical": self.is_chemical, "noisy": self.makes_noise}[projects]


GROUPS = ("chemical", "discharging", "noisy")
"""Projects some layers forbid land to, beside those that forbid it to all."""


@dataclass(frozen=True, eq=False)
class LawMasks:
    """Per part: forbidden to all, forbidden to the projects of each group, and worth a look (any finding at all)."""

    blocked: Flags
    barred: Mapping[str, Flags]
    noted: Flags


@overload
def exceeds(overlap_m2: float, area_m2: float, max_share: float) -> bool: ...
@overload
def exceeds(overlap_m2: Floats, area_m2: Floats, max_share: float) -> Flags: ...
def exceeds(overlap_m2: Floats | float, area_m2: Floats | float, max_share: float) -> Flags | bool:
    """Return where (or whether) an overlap counts: above numerical noise and above ``max_share`` of the area."""
    return (overlap_m2 > NOISE_M2) & (overlap_m2 > max_share * area_m2)


def offending(overlap_m2: Area, area_m2: Area, rule: ConstraintRule) -> Area:
    """Return the m² a rule is about: the overlap, or for layers land must lie in the area outside."""
    return overlap_m2 if rule.applies == "inside" else area_m2 - overlap_m2


def law_masks(area_m2: Floats, overlaps: Mapping[str, Floats], inside_m2: Floats, law: LawContext) -> LawMasks:
    """Return what the law layers do to parts, given their overlap with each layer present.

    Parameters
    ----------
    area_m2, inside_m2
        Area of the parts and of them inside the boundary in force; ``NaN`` inside where there is no boundary.
    overlaps
        Kind → m² inside the layer, for every layer present.
    law
        Rules in force.
    """
    blocked = exceeds(area_m2 - inside_m2, area_m2, law.boundary_tolerance)
    barred = {group: np.zeros(len(area_m2), bool) for group in GROUPS}
    noted = blocked | np.isnan(inside_m2)
    for kind, overlap in overlaps.items():
        rule = law.rules.get(kind)
        if rule is None:
            noted |= exceeds(overlap, area_m2, 0.0)
            continue
        hit = exceeds(offending(overlap, area_m2, rule), area_m2, rule.max_share)
        noted |= exceeds(offending(overlap, area_m2, rule), area_m2, 0.0)
        blocked |= hit & rule.blocks_all
        if rule.blocks and rule.projects in barred:
            barred[rule.projects] |= hit
    return LawMasks(blocked, barred, noted)


@dataclass(frozen=True)
class LawPart:
    """The part a site takes of one parcel, as the law sees it.

    Attributes
    ----------
    inside_m2
        Area inside the boundary in force; ``None`` without a boundary layer.
    overlaps
        Kind → m² inside the layer, drawn and derived ones.
    reach_m
        Kind → distance (m) to the nearest feature, for kinds that limit heights by distance.
    done
        Items of readiness that are done or not needed.
    """

    part: str
    area_m2: float
    inside_m2: float | None
    overlaps: Mapping[str, float]
    reach_m: Mapping[str, float] = field(default_factory=dict)
    done: frozenset[str] = frozenset()


def law_plan(rules: Mapping[str, ConstraintRule]) -> LawPlan:
    """Return which layers have to be derived for the rules in force."""
    graded = [(rule.kind, grade, rule.code) for rule in rules.values() for grade in rule.grades]
    corridors = [Corridor(rule.code, rule.corridor, _reaches(rule)) for rule in rules.values() if rule.corridor]
    distances = [(rule.code, rule.corridor) for rule in rules.values() if rule.corridor and HEIGHT_RATIO in rule.values]
    return LawPlan(tuple(sorted(graded)), tuple(corridors), tuple(distances))


def _reaches(rule: ConstraintRule) -> tuple[Reach, ...]:
    numbers = [number for number in rule.values.values() if number.limits.startswith(DISTANCE)]
    return tuple(Reach(number.value, number.of, number.low, number.high) for number in numbers)


def law_findings(part: LawPart, law: LawContext, project: LawProject) -> tuple[Finding, ...]:
    """Return the findings on one part; the same limits as :func:`law_masks`."""
    found = [_boundary(part, law)]
    for kind, overlap in sorted(part.overlaps.items()):
        rule = law.rules.get(kind)
        if rule is None:
            found.append(_without_rule(part, kind, overlap))
            continue
        finding = _layer(part, overlap, rule, project)
        found.append(finding)
        if finding is not None and finding.blocks and rule.applies == "inside":
            found.append(_boundary_error(part, overlap, rule))
    return tuple(finding for finding in found if finding is not None)


def _boundary(part: LawPart, law: LawContext) -> Finding | None:
    if part.inside_m2 is None:
        return Finding("boundary_not_set", Verdict.NOT_SET, Severity.NOTE, part.part, values={"parcel": part.part})
    outside = part.area_m2 - part.inside_m2
    fails = exceeds(outside, part.area_m2, law.boundary_tolerance)
    verdict = Verdict.FAIL if fails else Verdict.PASS
    return _measured("outside_boundary", verdict, Severity.BLOCK, (part, max(outside, 0.0), law.boundary_tolerance))


def _layer(part: LawPart, overlap: float, rule: ConstraintRule, project: LawProject) -> Finding | None:
    belongs = project.belongs(rule.projects)
    if belongs is False:
        return None
    if rule.severity is Severity.HEIGHT:
        return _height(part, overlap, rule, project.height_m)
    # Whom the rule may concern has to show the authority that it does not: a condition that forbids nothing.
    severity = rule.severity if belongs else Severity.APPROVAL
    area = max(offending(overlap, part.area_m2, rule), 0.0)
    met = rule.met_by in part.done or not exceeds(area, part.area_m2, rule.max_share)
    verdict = Verdict.PASS if met else _verdict(severity)
    return _measured(rule.code, verdict, severity, (part, area, rule.max_share))


def _height(part: LawPart, overlap: float, rule: ConstraintRule, height_m: float | None) -> Finding:
    """Hold the height of a project against what a layer allows; too high is a condition, for it can be built lower."""
    values: dict[str, Value] = {"parcel": part.part, "area_m2": overlap}
    if not exceeds(overlap, part.area_m2, rule.max_share):
        return Finding(rule.code, Verdict.PASS, Severity.HEIGHT, part.part, values=values | {"state": "outside"})
    limit = _allowed_m(part, rule)
    if height_m is None:
        state, verdict = "unknown", Verdict.UNDETERMINED
    elif limit is None:
        state, verdict = "not_set", Verdict.NOT_SET
    else:
        is_low = height_m <= limit
        state, verdict = ("within", Verdict.PASS) if is_low else ("above", Verdict.CONDITIONAL)
    return Finding(rule.code, verdict, Severity.HEIGHT, part.part, height_m, limit, "m", values | {"state": state})


def _allowed_m(part: LawPart, rule: ConstraintRule) -> float | None:
    ratio, reach = rule.number(HEIGHT_RATIO), part.reach_m.get(rule.code)
    return rule.number(HEIGHT) if ratio is None or reach is None else ratio * reach


def _verdict(severity: Severity) -> Verdict:
    if severity is Severity.BLOCK:
        return Verdict.FAIL
    return Verdict.PASS if severity is Severity.NOTE else Verdict.CONDITIONAL


def _boundary_error(part: LawPart, overlap: float, rule: ConstraintRule) -> Finding | None:
    """Return 疑似边界误差 for a tiny overlap with a forbidding layer: still forbidden, evidence is asked for."""
    tiny = overlap <= SUSPECT_M2 and overlap <= SUSPECT_SHARE * part.area_m2
    if not tiny or not exceeds(overlap, part.area_m2, rule.max_share):
        return None
    finding = _measured("boundary_error_suspected", Verdict.UNDETERMINED, Severity.NOTE, (part, overlap, SUSPECT_SHARE))
    return Finding(**{**vars(finding), "values": {**finding.values, "kind": rule.code}})


def _without_rule(part: LawPart, kind: str, overlap: float) -> Finding | None:
    """Return what to say of a layer that has no rule of its own: derived ones that tell of a gap, and unknown kinds."""
    if not exceeds(overlap, part.area_m2, 0.0):
        return None
    measured = (part, overlap, 0.0)
    if kind == WIDTH_ASSUMED:
        return _measured("road_width_assumed", Verdict.UNDETERMINED, Severity.NOTE, measured)
    found = _measured("no_rule_for_kind", Verdict.NOT_SET, Severity.NOTE, measured)
    if kind.endswith(UNSET):
        found = _measured("no_local_threshold", Verdict.NOT_SET, Severity.NOTE, measured)
    return Finding(**{**vars(found), "values": {**found.values, "kind": kind.removesuffix(UNSET)}})


def _measured(rule: str, verdict: Verdict, severity: Severity, measured: tuple[LawPart, float, float]) -> Finding:
    part, area, limit = measured
    share = area / part.area_m2 if part.area_m2 > 0 else 0.0
    values: dict[str, str | int | float] = {"parcel": part.part, "area_m2": area, "share": share, "limit": limit}
    return Finding(rule, verdict, severity, part.part, share, limit, "share", values)
