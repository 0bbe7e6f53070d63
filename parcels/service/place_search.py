"""Find a parcel, a project or a place of the city by what somebody types: a code, a name, or a coordinate."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely.geometry import Point

from parcels.geo.city import City

MOST = 12
MARGIN_M = 1000.0
"""How far outside the parcels and boundaries a point still counts as in the city."""
NEAR = 3
FALSE_EASTING_DIGITS = 6
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_BESIDE = re.compile(r"[\s,，;；、°:：=()（）EeNn东北经纬度XxYy]*")


class Kind(StrEnum):
    """What a hit is."""

    PARCEL = "parcel"
    PROJECT = "project"


class Trouble(StrEnum):
    """Why a coordinate is not taken; never repaired in silence."""

    SWAPPED = "swapped"
    """经纬度颠倒: the two numbers lie in the city when they change places."""
    ZONE = "zone"
    """带号: the easting carries a zone number, which the city's coordinates do not."""
    OUTSIDE = "outside"
    """超出范围: the point lies outside the city."""
    NO_CITY = "no_city"
    """The workspace holds no geometry to look in."""


@dataclass(frozen=True)
class Hit:
    """A parcel or project; ``distance_m`` from the point asked for, 0 where it contains it, ``None`` for words."""

    kind: Kind
    id: str
    name: str = ""
    distance_m: float | None = None


@dataclass(frozen=True)
class Place:
    """A point in the city's coordinates (metres) and what was typed, as two numbers."""

    x: float
    y: float
    typed: tuple[float, float]


@dataclass(frozen=True)
class Answer:
    """What was found for a text.

    Attributes
    ----------
    hits
        Best first, at most :data:`MOST`; for a coordinate the parcel there, else the nearest ones.
    total
        How many there are in all.
    place
        The point, where the text is a coordinate inside the city.
    trouble, corrected, away_km
        Why a coordinate was not taken, the text that would be, and how far outside the city it lies.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    place: Place | None = None
    trouble: Trouble | None = None
    corrected: str = ""
    away_km: float | None = None


def find_place(city: City, text: str) -> Answer:
    """Return parcels and projects by code or name, or what lies at a coordinate.

    Two numbers alone are a coordinate: longitude then latitude in degrees, or easting then northing in metres of the
    city's coordinate system.
    """
    pair = read_pair(text)
    return _by_words(city, text) if pair is None else _by_point(city, pair)


def read_pair(text: str) -> tuple[float, float] | None:
    """Return the two numbers of a text that holds nothing else but separators and axis letters.

    >>> read_pair("121.05, 30.42")
    (121.05, 30.42)
    >>> read_pair("P-12 30") is None
    True
    """
    text = unicodedata.normalize("NFKC", text)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 2 or not _BESIDE.fullmatch(_NUMBER.sub(" ", text)):
        return None
    return float(numbers[0]), float(numbers[1])


def _by_words(city: City, text: str) -> Answer:
    wanted = _folded(text)
    if not wanted:
        return Answer()
    named = [
        *((Kind.PROJECT, item, name) for item, name in _named(city.projects["project_id"], city.projects["name"])),
        *((Kind.PARCEL, item, name) for item, name in _named(city.parcels["parcel_id"], city.parcels["name"])),
    ]
    ranked = sorted(
        (rank, place) for place, (_, item, name) in enumerate(named) if (rank := _rank(wanted, item, name)) is not None
    )
    if ranked and ranked[0][0] == 0:  # the code itself: nothing else was meant
        ranked = [one for one in ranked if one[0] == 0]
    hits = tuple(Hit(*named[place]) for _, place in ranked[:MOST])
    return Answer(hits, len(ranked))


def _named(ids: Iterable[object], names: Iterable[object]) -> Iterable[tuple[str, str]]:
    return ((str(item), name if isinstance(name, str) else "") for item, name in zip(ids, names, strict=True))


def _rank(wanted: str, item: str, name: str) -> int | None:
    code, called = _folded(item), _folded(name)
    if code == wanted:
        return 0
    tests = (code.startswith(wanted), called == wanted, called.startswith(wanted), wanted in code, wanted in called)
    return next((place for place, holds in enumerate(tests, start=1) if holds), None)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _by_point(city: City, pair: tuple[float, float]) -> Answer:
    box = _box(city)
    if box is None:
        return Answer(trouble=Trouble.NO_CITY)
    point = _projected(city, pair)
    if _away(box, point) <= MARGIN_M:
        return _at(city, point, pair)
    for trouble, other in _mistakes(pair):
        if _away(box, _projected(city, other)) <= MARGIN_M:
            return Answer(trouble=trouble, corrected=f"{other[0]:.10g}, {other[1]:.10g}")
    away = _away(box, point)
    return Answer(trouble=Trouble.OUTSIDE, away_km=away / 1000 if np.isfinite(away) else None)


def _mistakes(pair: tuple[float, float]) -> Iterable[tuple[Trouble, tuple[float, float]]]:
    """Return what people get wrong, with the pair as it was meant."""
    x, y = pair
    yield Trouble.SWAPPED, (y, x)
    digits = 10**FALSE_EASTING_DIGITS
    if x >= digits:
        yield Trouble.ZONE, (x % digits, y)
    if y >= digits:
        yield Trouble.ZONE, (y % digits, x)


def _projected(city: City, pair: tuple[float, float]) -> Point:
    """Return the pair in the city's coordinates; no point where it lies outside what they can hold."""
    x, y = pair
    if abs(x) <= 180 and abs(y) <= 180:
        if abs(y) > 90:
            return Point()
        x, y = Transformer.from_crs(4326, CRS.from_user_input(city.crs), always_xy=True).transform(x, y)
    return Point(x, y) if np.isfinite(x) and np.isfinite(y) else Point()


def _box(city: City) -> shapely.Polygon | None:
    boxes = [frame.total_bounds for frame in (city.parcels, city.platforms) if len(frame)]
    if not boxes:
        return None
    west, south, east, north = (pick(box[at] for box in boxes) for at, pick in enumerate((min, min, max, max)))
    return shapely.box(west, south, east, north)


def _away(box: shapely.Polygon, point: Point) -> float:
    return float("inf") if point.is_empty else float(box.distance(point))


def _at(city: City, point: Point, pair: tuple[float, float]) -> Answer:
    place = Place(point.x, point.y, pair)
    parcels = city.parcels
    inside = parcels.sindex.query(point, predicate="intersects")
    if len(inside):
        ids = [str(parcels.index[row]) for row in sorted(inside)]
        return Answer(tuple(_hit(city, item, 0.0) for item in ids), len(ids), place)
    away = parcels.geometry.distance(point)
    near = away.nsmallest(NEAR)
    return Answer(tuple(_hit(city, str(item), float(m)) for item, m in near.items()), 0, place)


def _hit(city: City, item: str, distance_m: float) -> Hit:
    name = city.parcels.at[item, "name"]
    return Hit(Kind.PARCEL, item, name if isinstance(name, str) else "", distance_m)
