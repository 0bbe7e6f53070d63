"""Shapes: everything measured again with shapely from the geometry of the sites, one site at a time."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree, union_all
from shapely.geometry.base import BaseGeometry

from parcels.domain.units import m2_from_mu
from parcels.geo.city import City
from parcels.planning.checking.claim import Assignment, CheckLimits, Claim, LayerLimit, Violation

TOUCH_M2 = 1.0
NOISE_M2 = 1e-3
RELATIVE = 1e-6
WIDTH_SLACK = 0.01


class Ground:
    """The city's boundary in one piece and its layers, found quickly near a site."""

    def __init__(self, city: City, limits: CheckLimits) -> None:
        self.city = city
        self.boundary = union_all(city.platforms.geometry.to_numpy()) if len(city.platforms) else None
        self._shapes = {layer.kind: _shapes_of(city, layer.kind) for layer in limits.layers}
        self._trees = {kind: STRtree(shapes) for kind, shapes in self._shapes.items()}

    def covering(self, site: BaseGeometry, layer: LayerLimit) -> BaseGeometry | None:
        """Return what of a layer is near a site, in one piece; ``None`` where there is nothing to hold against it."""
        shapes = self._shapes[layer.kind]
        near = shapes[self._trees[layer.kind].query(site, predicate="intersects")]
        if not len(shapes) or (not len(near) and not layer.outside):
            return None
        return union_all(near)


def _shapes_of(city: City, kind: str) -> NDArray[np.object_]:
    if not len(city.constraints):
        return np.array([], dtype=object)
    return city.constraints.geometry.to_numpy()[(city.constraints["kind"] == kind).to_numpy()]


def sites_apart(claim: Claim) -> Iterator[Violation]:
    """Find sites of different projects that overlap by more than 1 m²."""
    for number, first in enumerate(claim.assignments):
        for second in claim.assignments[number + 1 :]:
            shared = first.geometry.intersection(second.geometry).area
            if shared > TOUCH_M2:
                yield Violation(
                    "sites_overlap", first.project, {"other": second.project, "value": shared, "limit": TOUCH_M2}
                )


def area_right(a: Assignment, city: City) -> Iterator[Violation]:
    """Find a site smaller or larger than the project can use, or not as large as the plan says."""
    project = city.projects.loc[a.project].to_dict()
    least, most = m2_from_mu(float(project["area_min_mu"])), m2_from_mu(float(project["area_max_mu"]))
    area = a.geometry.area
    if not least * (1 - RELATIVE) <= area <= most * (1 + RELATIVE):
        yield Violation("area_outside_window", a.project, {"value": area, "least": least, "most": most})
    if abs(area - a.area_m2) > max(NOISE_M2, RELATIVE * area):
        yield Violation("area_misstated", a.project, {"value": a.area_m2, "limit": area})


def made_of_atoms(a: Assignment, claim: Claim) -> Iterator[Violation]:
    """Find a site that is not the union of the atoms it names."""
    known = [claim.atoms[atom] for atom in a.atoms if atom in claim.atoms]
    if claim.atoms and len(known) < len(a.atoms):
        yield Violation("atom_unknown", a.project, {"site": a.site})
    elif known:
        difference = a.geometry.symmetric_difference(union_all(known)).area
        if difference > TOUCH_M2:
            yield Violation("site_not_its_atoms", a.project, {"value": difference, "limit": TOUCH_M2})


def within_parcels(a: Assignment, city: City) -> Iterator[Violation]:
    """Find a site that reaches beyond the parcels it is said to be on."""
    ground = union_all([city.parcels.geometry.at[parcel] for parcel in a.parcels])
    beyond = a.geometry.difference(ground).area
    if beyond > TOUCH_M2:
        yield Violation("site_outside_parcels", a.project, {"value": beyond, "limit": TOUCH_M2})


def within_boundary(a: Assignment, ground: Ground, limits: CheckLimits) -> Iterator[Violation]:
    """Find land outside the development boundaries in force, parcel by parcel."""
    if ground.boundary is None:
        return
    for parcel, part in _parts(a, ground.city):
        outside = part.difference(ground.boundary).area
        if outside > NOISE_M2 and outside > limits.boundary_tolerance * part.area * (1 + RELATIVE):
            yield Violation(
                "outside_boundary", a.project, {"parcel": parcel, "value": outside, "limit": limits.boundary_tolerance}
            )


def clear_of_layers(a: Assignment, ground: Ground, limits: CheckLimits) -> Iterator[Violation]:
    """Find forbidding layers that cover more of a parcel's part than they may."""
    for layer in limits.layers:
        if layer.only is not None and a.project not in layer.only:
            continue
        covering = ground.covering(a.geometry, layer)
        if covering is None:
            continue
        for parcel, part in _parts(a, ground.city):
            covered = (part.difference(covering) if layer.outside else part.intersection(covering)).area
            if covered > NOISE_M2 and covered > layer.max_share * part.area * (1 + RELATIVE):
                values = {"layer": layer.kind, "parcel": parcel, "value": covered, "limit": layer.max_share}
                yield Violation("blocked_by_layer", a.project, values)


def wide_enough(a: Assignment, city: City, limits: CheckLimits) -> Iterator[Violation]:
    """Find a site no circle of the least width fits into; shrinking by half the width must leave something."""
    project = city.projects.loc[a.project].to_dict()
    least = project.get("min_width_m")
    if least is None or not float(least) > 0:
        return
    shape = a.geometry.buffer(limits.joint_m).buffer(-limits.joint_m) if limits.joint_m else a.geometry
    if shape.buffer(-float(least) / 2 * (1 - WIDTH_SLACK)).is_empty:
        yield Violation("too_narrow", a.project, {"limit": float(least)})


def _parts(a: Assignment, city: City) -> Iterator[tuple[str, BaseGeometry]]:
    for parcel in a.parcels:
        yield parcel, a.geometry.intersection(city.parcels.geometry.at[parcel])
