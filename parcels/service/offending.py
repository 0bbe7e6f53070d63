"""The part of a site that a finding is about: inside a layer, or outside the boundary it must lie in.

Only findings measured on the ground are looked at; a passed one offends nowhere. Where the city holds no layer for a
finding, its rule is named in :attr:`Offences.without_layer` instead of drawing nothing without a word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.geo.city import City
from parcels.planning.land import Land
from parcels.rules.law import NOISE_M2
from parcels.rules.packs import ConstraintRule

BOUNDARY_RULE = "outside_boundary"
POLYGONS = (3, 6)


@dataclass(frozen=True, eq=False)
class Offence:
    """A finding with the land it is about, in the workspace's CRS; ``area_m2`` is that of ``shape``."""

    rule: str
    subject: str
    verdict: Verdict
    shape: BaseGeometry
    area_m2: float


@dataclass(frozen=True, eq=False)
class Offences:
    """What was found, in the order of the findings, and the rules whose layer the city does not hold."""

    found: tuple[Offence, ...] = ()
    without_layer: tuple[str, ...] = ()

    def of(self, finding: Finding) -> Offence | None:
        """Return the land of a finding, ``None`` where it is about no part of the land."""
        same = (one for one in self.found if (one.rule, one.subject) == (finding.rule, finding.subject))
        return next(same, None)


def offences(
    city: City,
    parts: Mapping[str, BaseGeometry],
    findings: Iterable[Finding],
    rules: Mapping[str, ConstraintRule],
) -> Offences:
    """Return the offending land of every finding on a site.

    Parameters
    ----------
    city
        Layers and boundaries, derived layers included.
    parts
        Name → polygon of the parts of the site, as findings name them (see :func:`part_shapes`).
    findings
        Findings on those parts; others are skipped.
    rules
        Rules of layers in force by code: which layer a rule reads and on which side of it land must lie.
    """
    found, missing = [], []
    for finding in findings:
        if finding.verdict is Verdict.PASS or finding.subject not in parts or "area_m2" not in finding.values:
            continue
        whole = parts[finding.subject]
        layer = _layer(city, finding, rules)
        if layer is None:
            missing.append(finding.rule)
            continue
        shape = _surface(shapely.difference(whole, layer) if _is_outside(finding, rules) else layer & whole)
        if shape.area > NOISE_M2:
            found.append(Offence(finding.rule, finding.subject, finding.verdict, shape, float(shape.area)))
    return Offences(tuple(found), tuple(dict.fromkeys(missing)))


def part_shapes(land: Land, site: str) -> dict[str, BaseGeometry]:
    """Return name → polygon of the parts of a named site.

    Raises
    ------
    InputRefused
        ``site_unknown``.
    """
    parts = land.names.parts_named(site)
    return {land.names.part(part): land.geometry_of(np.array([part], np.int64)) for part in parts}


def _is_outside(finding: Finding, rules: Mapping[str, ConstraintRule]) -> bool:
    rule = rules.get(finding.rule)
    return finding.rule == BOUNDARY_RULE or (rule is not None and rule.applies == "outside")


def _layer(city: City, finding: Finding, rules: Mapping[str, ConstraintRule]) -> BaseGeometry | None:
    """Return the union of the layer a finding reads, ``None`` where the city holds none."""
    if finding.rule == BOUNDARY_RULE:
        return shapely.union_all(city.platforms.geometry.to_numpy()) if len(city.platforms) else None
    rows = _rows(city, str(finding.values.get("kind", finding.rule)), rules)
    return shapely.union_all(city.constraints.geometry.to_numpy()[rows]) if rows.any() else None


def _rows(city: City, code: str, rules: Mapping[str, ConstraintRule]) -> np.ndarray:
    """Return which features a rule reads: those of its own kind, else the grades of the kind it names."""
    kinds = city.constraints["kind"].to_numpy(dtype=object)
    own: np.ndarray = kinds == code
    rule = rules.get(code)
    if own.any() or rule is None:
        return own
    named: np.ndarray = kinds == rule.kind
    if not rule.grades or "grade" not in city.constraints:
        return named
    return named & city.constraints["grade"].isin(rule.grades).to_numpy()


def _surface(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape; lines and points where two borders touch are no land."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[np.isin(shapely.get_type_id(parts), POLYGONS)])
