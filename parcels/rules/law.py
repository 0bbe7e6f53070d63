"""What the law layers do to a piece of land; one comparison for whole tables and for single sites.

Law is judged on the part a site takes of each parcel, so joining parcels never thins out an overlap. An overlap counts
when it exceeds the rule's share of the part, and at all only above the numerical noise of the overlay (``NOISE_M2``),
which is no tolerance: real overlaps of any size are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.packs import ConstraintRule

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Area = TypeVar("Area", float, Floats)
NOISE_M2 = 1e-3
SUSPECT_SHARE = 0.001
SUSPECT_M2 = 50.0


@dataclass(frozen=True)
class LawContext:
    """Rules in force by kind, and the share of land that may lie outside the boundary in force."""

    rules: Mapping[str, ConstraintRule]
    boundary_tolerance: float


@dataclass(frozen=True, eq=False)
class LawMasks:
    """Per part: forbidden to all, forbidden to chemical projects, and worth a look (any finding at all)."""

    blocked: Flags
    blocked_chemical: Flags
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
    chemical = np.zeros(len(area_m2), bool)
    noted = blocked | np.isnan(inside_m2)
    for kind, overlap in overlaps.items():
        rule = law.rules.get(kind)
        if rule is None:
            noted |= exceeds(overlap, area_m2, 0.0)
            continue
        hit = exceeds(offending(overlap, area_m2, rule), area_m2, rule.max_share)
        noted |= exceeds(offending(overlap, area_m2, rule), area_m2, 0.0)
        blocked |= hit & rule.blocks_all
        chemical |= hit & rule.blocks_chemical
    return LawMasks(blocked, chemical, noted)


@dataclass(frozen=True)
class LawPart:
    """The part a site takes of one parcel, as the law sees it; ``inside_m2`` is ``None`` without a boundary layer."""

    part: str
    area_m2: float
    inside_m2: float | None
    overlaps: Mapping[str, float]


def law_findings(part: LawPart, law: LawContext, *, is_chemical: bool) -> tuple[Finding, ...]:
    """Return the findings on one part; the same limits as :func:`law_masks`."""
    found = [_boundary(part, law)]
    for kind, overlap in sorted(part.overlaps.items()):
        rule = law.rules.get(kind)
        found.append(_no_rule(part, kind, overlap) if rule is None else _layer(part, overlap, rule, is_chemical))
        if rule is not None and rule.severity is Severity.BLOCK and rule.applies == "inside":
            found.append(_boundary_error(part, overlap, rule))
    return tuple(finding for finding in found if finding is not None)


def _boundary(part: LawPart, law: LawContext) -> Finding | None:
    if part.inside_m2 is None:
        return Finding("boundary_not_set", Verdict.NOT_SET, Severity.NOTE, part.part, values={"parcel": part.part})
    outside = part.area_m2 - part.inside_m2
    fails = exceeds(outside, part.area_m2, law.boundary_tolerance)
    verdict = Verdict.FAIL if fails else Verdict.PASS
    return _measured("outside_boundary", verdict, Severity.BLOCK, (part, max(outside, 0.0), law.boundary_tolerance))


def _layer(part: LawPart, overlap: float, rule: ConstraintRule, is_chemical: bool) -> Finding | None:
    if rule.projects == "chemical" and not is_chemical:
        return None
    severity = rule.severity if _is_certain(rule, is_chemical) else Severity.APPROVAL
    area = max(offending(overlap, part.area_m2, rule), 0.0)
    if not exceeds(area, part.area_m2, rule.max_share):
        return _measured(rule.code, Verdict.PASS, severity, (part, area, rule.max_share))
    return _measured(rule.code, _verdict(severity), severity, (part, area, rule.max_share))


def _is_certain(rule: ConstraintRule, is_chemical: bool) -> bool:
    """Return whether the project is known to be one the rule is about.

    Records do not say whether a project discharges or makes noise. A chemical project is taken to discharge; any other
    has to show the authority that it does not, which is a condition and forbids nothing.
    """
    return rule.projects in ("all", "chemical") or (rule.projects == "discharging" and is_chemical)


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


def _no_rule(part: LawPart, kind: str, overlap: float) -> Finding | None:
    if not exceeds(overlap, part.area_m2, 0.0):
        return None
    finding = _measured("no_rule_for_kind", Verdict.NOT_SET, Severity.NOTE, (part, overlap, 0.0))
    return Finding(**{**vars(finding), "values": {**finding.values, "kind": kind}})


def _measured(rule: str, verdict: Verdict, severity: Severity, measured: tuple[LawPart, float, float]) -> Finding:
    part, area, limit = measured
    share = area / part.area_m2 if part.area_m2 > 0 else 0.0
    values: dict[str, str | int | float] = {"parcel": part.part, "area_m2": area, "share": share, "limit": limit}
    return Finding(rule, verdict, severity, part.part, share, limit, "share", values)
