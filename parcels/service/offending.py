"""The part of a site that a finding is about: inside a layer, or outside the boundary it must lie in.

Only findings measured on the ground are looked at; a passed one offends nowhere. Where the city holds no layer for a
finding, its rule is named in :attr:`Offences.without_layer` instead of drawing nothing without a word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.geo.city import City
from parcels.geo.law_layers import UNSET, graded_constraints, law_layers
from parcels.planning.land import Land
from parcels.rules.law import NOISE_M2, law_plan
from parcels.rules.packs import ConstraintRule

BOUNDARY_RULE, UNSET_RULE = "outside_boundary", "no_local_threshold"
POLYGONS = (3, 6)


@dataclass(frozen=True, eq=False)
class Offence:
    """A finding with the land it is about, in the workspace's CRS; ``area_m2`` is that of ``shape``.

    ``kind`` tells findings of one rule apart that are about several layers.
    """

    rule: str
    subject: str
    kind: str
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
        wanted = (finding.rule, finding.subject, kind_of(finding))
        return next((one for one in self.found if (one.rule, one.subject, one.kind) == wanted), None)


@dataclass(frozen=True, eq=False)
class Layers:
    """Features the rules read: one frame with ``kind``, derived layers (grades, corridors) under their own kind.

    ``outside`` holds the rules whose land must lie in the layer.
    """

    frame: GeoDataFrame
    outside: frozenset[str]


def read_layers(city: City, rules: Mapping[str, ConstraintRule]) -> Layers:
    """Return the layers of a city as the rules in force read them."""
    plan = law_plan(rules)
    drawn = graded_constraints(city, plan)[["kind", "geometry"]]
    derived = law_layers(city, plan).frame[["kind", "geometry"]]
    reached = derived[~derived["kind"].isin(drawn["kind"])]
    whole = pd.concat([drawn, reached], ignore_index=True)
    outside = frozenset(code for code, rule in rules.items() if rule.applies == "outside")
    return Layers(GeoDataFrame(whole, geometry="geometry", crs=city.crs), outside)


def offences(city: City, parts: Mapping[str, BaseGeometry], findings: Iterable[Finding], layers: Layers) -> Offences:
    """Return the offending land of every finding on a site.

    Parameters
    ----------
    city
        The boundaries in force.
    parts
        Name → polygon of the parts of the site, as findings name them (see :func:`part_shapes`).
    findings
        Findings on those parts; others are skipped.
    layers
        What the rules read.
    """
    found, missing = [], []
    for finding in findings:
        if finding.verdict is Verdict.PASS or finding.subject not in parts or "area_m2" not in finding.values:
            continue
        whole = parts[finding.subject]
        layer = _layer(city, finding, layers)
        if layer is None:
            missing.append(finding.rule)
            continue
        is_outside = finding.rule == BOUNDARY_RULE or finding.rule in layers.outside
        shape = _surface(shapely.difference(whole, layer) if is_outside else shapely.intersection(whole, layer))
        if shape.area > NOISE_M2:
            own = finding.rule, finding.subject, kind_of(finding)
            found.append(Offence(*own, finding.verdict, shape, float(shape.area)))
    return Offences(tuple(found), tuple(dict.fromkeys(missing)))


def kind_of(finding: Finding) -> str:
    """Return the layer a finding names itself; empty where its rule says it all."""
    return str(finding.values.get("kind", ""))


def part_shapes(land: Land, site: str) -> dict[str, BaseGeometry]:
    """Return name → polygon of the parts of a named site.

    Raises
    ------
    InputRefused
        ``site_unknown``.
    """
    parts = land.names.parts_named(site)
    return {land.names.part(part): land.geometry_of(np.array([part], np.int64)) for part in parts}


def _layer(city: City, finding: Finding, layers: Layers) -> BaseGeometry | None:
    """Return the union of the layer a finding reads, ``None`` where there is none."""
    if finding.rule == BOUNDARY_RULE:
        return shapely.union_all(city.platforms.geometry.to_numpy()) if len(city.platforms) else None
    kinds = layers.frame["kind"]
    told = kind_of(finding)
    for kind in (f"{told}{UNSET}",) if finding.rule == UNSET_RULE else (finding.rule, told):
        rows = (kinds == kind).to_numpy()
        if rows.any():
            return shapely.union_all(layers.frame.geometry.to_numpy()[rows])
    return None


def _surface(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape; lines and points where two borders touch are no land."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[np.isin(shapely.get_type_id(parts), POLYGONS)])
