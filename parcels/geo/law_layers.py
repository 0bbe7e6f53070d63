"""Layers the law needs beside those somebody drew: features told apart by grade, and areas within reach of lines.

Nothing here knows a rule: which grade is which layer, and how far a class reaches, are given as a :class:`LawPlan`.

* A feature whose grade the plan names leaves its kind and joins a kind of its own; what stays keeps the kind.
* An area within reach is everything within the distance of the feature's class. Roads are measured from their outer
  edge: a surface as drawn, a centre line widened by half its ``width_m``. Other lines are measured as drawn.
* A class without a distance, or a feature without a class, reaches ``SEARCH_M`` and joins ``<kind>_unset``: that is how
  far a missing number is reported, and no number of its own.
"""

import hashlib
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from parcels.domain.codes import RoadClass
from parcels.geo.city import City
from parcels.geo.edges import Floats, Shapes

UNSET = "_unset"
OTHER = "_other"
WIDTH_ASSUMED = "road_width_assumed"
SEARCH_M = 50.0
ARC = 8
"""Segments per quarter of a round corner; at 50 m the area falls short of a true circle by less than 0.7 %."""
HIGHWAYS = (RoadClass.MOTORWAY, RoadClass.NATIONAL, RoadClass.PROVINCIAL, RoadClass.COUNTY, RoadClass.TOWNSHIP)
"""Highways (公路). Urban streets (城市道路) have no zone of this law, unless a pack names their class."""
KILOVOLT = re.compile(r"^\s*([0-9]+(?:\.[0-9]+)?)\s*(?:kv|千伏)?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Reach:
    """How far (m) from features of some classes a rule reaches: classes by name, or by a measured band, ends included.

    Without classes and band it is for every feature. ``distance_m`` is ``None`` where no number is set.
    """

    distance_m: float | None
    classes: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def covers(self, name: str | None) -> bool:
        """Return whether the reach is for a class."""
        if self.classes:
            return name in self.classes
        if self.low is None and self.high is None:
            return True
        measure = kilovolts(name)
        return measure is not None and (self.low or 0.0) <= measure <= (np.inf if self.high is None else self.high)


@dataclass(frozen=True)
class Corridor:
    """An area within reach of features: kind of the layer it becomes, where the features are, how far they reach."""

    kind: str
    source: str
    reaches: tuple[Reach, ...]

    def distance_m(self, name: str | None) -> float | None:
        """Return how far a class reaches; ``None`` where nothing is set for it."""
        return next((reach.distance_m for reach in self.reaches if reach.covers(name)), None)


@dataclass(frozen=True)
class LawPlan:
    """What to derive: (kind, grade) → kind of its own, corridors, and kinds whose distance (m) is measured too."""

    grades: tuple[tuple[str, str, str], ...] = ()
    corridors: tuple[Corridor, ...] = ()
    distances: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Changes whenever other layers would be derived."""
        return hashlib.sha256(f"{SEARCH_M} {ARC} {self!r}".encode()).hexdigest()


@dataclass(frozen=True, eq=False)
class LawLayers:
    """Derived layers, and where the measure of each kind the law looks at stands.

    Attributes
    ----------
    frame
        Derived features: ``kind`` and polygon.
    columns
        Kind → column of the measures with the m² inside the layer.
    distances
        Kind → features whose distance to land is measured.
    """

    frame: GeoDataFrame
    columns: Mapping[str, str]
    distances: Mapping[str, Shapes] = field(default_factory=dict)


def law_layers(city: City, plan: LawPlan) -> LawLayers:
    """Return the layers a plan derives from a city."""
    graded = _graded(city, plan)
    columns = {kind: f"{kind}_m2" for kind in city.constraint_kinds}
    parts = []
    for kind in sorted(set(city.constraints["kind"][graded != city.constraints["kind"]])) if len(graded) else ():
        del columns[kind]
        for own in sorted(set(graded[city.constraints["kind"] == kind])):
            name = f"{kind}{OTHER}" if own == kind else own
            columns[own] = f"{name}_m2"
            parts.append(_layer(name, np.asarray(city.constraints.geometry[graded == own]), city))
    for corridor in plan.corridors:
        reached = list(_reached(city, corridor))
        parts += [_layer(kind, shapes, city) for kind, shapes in reached]
        columns |= {kind: f"{kind}_m2" for kind, _ in reached}
    frame = pd.concat(parts, ignore_index=True) if parts else _layer("", np.empty(0, object), city)
    return LawLayers(gpd.GeoDataFrame(frame, crs=city.crs), columns, _stations(city, plan))


def graded_constraints(city: City, plan: LawPlan) -> GeoDataFrame:
    """Return the constraints with the kinds a plan gives to their grades."""
    return city.constraints.assign(kind=_graded(city, plan)) if len(city.constraints) else city.constraints


def kilovolts(text: str | None) -> float | None:
    """Return a voltage (kV) written as a number, with or without its unit; ``None`` where it says nothing of the kind.

    >>> kilovolts("220kV"), kilovolts("10 千伏"), kilovolts("35.0"), kilovolts("high")
    (220.0, 10.0, 35.0, None)
    """
    found = KILOVOLT.match(text or "")
    return float(found.group(1)) if found else None


def _graded(city: City, plan: LawPlan) -> pd.Series:
    if not len(city.constraints):
        return pd.Series(dtype=object)
    own = {(kind, grade): name for kind, grade, name in plan.grades}
    kinds, grades = city.constraints["kind"].astype(str), city.constraints["grade"].tolist()
    return pd.Series(
        [own.get((kind, str(grade).strip()), kind) for kind, grade in zip(kinds, grades, strict=True)],
        index=city.constraints.index,
        dtype=object,
    )


def _reached(city: City, corridor: Corridor) -> Iterator[tuple[str, Shapes]]:
    """Yield the areas within reach by kind: where a number is set, where none is, where a road's width is not known."""
    streets = {name for reach in corridor.reaches for name in reach.classes}
    shapes, names, width = _sources(city, corridor.source, {*HIGHWAYS, *streets})
    if not len(shapes):
        return
    reach = np.array([np.nan if (m := corridor.distance_m(name)) is None else m for name in names], float)
    unset, narrow = np.isnan(reach), np.isnan(width)
    areas = shapely.buffer(shapes, np.nan_to_num(width) / 2 + np.where(unset, SEARCH_M, reach), quad_segs=ARC)
    there = ~shapely.is_empty(areas)
    kinds = {corridor.kind: ~unset, f"{corridor.kind}{UNSET}": unset, WIDTH_ASSUMED: narrow & ~unset}
    yield from ((kind, areas[rows & there]) for kind, rows in kinds.items() if (rows & there).any())


def _sources(city: City, source: str, classes: Collection[str] = HIGHWAYS) -> tuple[Shapes, list[str | None], Floats]:
    """Return the features of a source, the class of each, and its width (m): 0 where the outline is drawn."""
    if source == "roads":
        return _roads(city, classes)
    if source in ("power_line", "gas_pipeline"):
        chosen = city.utilities[city.utilities["kind"] == source] if len(city.utilities) else city.utilities
        return np.asarray(chosen.geometry), _voltages(chosen), np.zeros(len(chosen))
    chosen = city.constraints[city.constraints["kind"] == source] if len(city.constraints) else city.constraints
    grades = [_text(grade) for grade in chosen["grade"]] if len(chosen) else []
    return np.asarray(chosen.geometry), grades, np.zeros(len(chosen))


def _roads(city: City, wanted: Collection[str]) -> tuple[Shapes, list[str | None], Floats]:
    """Return the roads of some classes, and those whose class is not recorded."""
    if not len(city.roads):
        return np.empty(0, object), [], np.empty(0)
    classes = [_text(name) for name in city.roads["road_class"]]
    rows = np.array([name is None or name in wanted for name in classes], bool)
    shapes = np.asarray(city.roads.geometry)[rows]
    width = city.roads["width_m"].to_numpy(np.float64, na_value=np.nan)[rows]
    is_surface = np.isin(shapely.get_type_id(shapes), (3, 6))
    names = [name for name, row in zip(classes, rows, strict=True) if row]
    return shapes, names, np.where(is_surface, 0.0, width)


def _voltages(lines: GeoDataFrame) -> list[str | None]:
    """Return the voltage of each line where its capacity is stated in kV."""
    if not len(lines):
        return []
    pairs = zip(lines["capacity"], lines["capacity_unit"], strict=True)
    return [f"{volts} kV" if str(unit).lower() in ("kv", "千伏") else None for volts, unit in pairs]


def _stations(city: City, plan: LawPlan) -> dict[str, Shapes]:
    found = {kind: _sources(city, source)[0] for kind, source in plan.distances}
    return {kind: shapes for kind, shapes in found.items() if len(shapes)}


def _layer(kind: str, shapes: Shapes, city: City) -> GeoDataFrame:
    return gpd.GeoDataFrame({"kind": np.full(len(shapes), kind, dtype=object)}, geometry=shapes, crs=city.crs)


def _text(value: object) -> str | None:
    is_empty = value is None or value == "" or (isinstance(value, float) and math.isnan(value))
    return None if is_empty else str(value).strip()
