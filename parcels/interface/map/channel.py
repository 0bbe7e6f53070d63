"""What the map's script tells the page, checked before anybody acts on it: known kinds, plain data, each message once.

The browser is not trusted: a value that does not have the shape of its kind is dropped and noted in the technical log.
Whether an id is one of the city is asked where the city is known (:mod:`parcels.interface.components.city_map`).
"""

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SELECTION_TOLD, DRAWING_TOLD, VIEW_TOLD = "selection", "drawing", "view"
LONGEST_ID = 120
LONGEST_TEXT = 400
MOST_PARCELS = 200_000
MOST_POINTS = 5_000
DEPTHS = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3}
"""Geometry a drawing may have, with how deep its positions lie."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Heard:
    """The last message taken from a frame of the map; a frame is one mounting of it in one tab."""

    frame: str = ""
    number: int = 0


@dataclass(frozen=True)
class Message:
    """One thing the script told; the value has the shape of its kind."""

    kind: str
    value: Mapping[str, Any]


def unread(properties: object, heard: Heard) -> tuple[tuple[Message, ...], Heard]:
    """Return the messages in the properties of a feature that were not taken yet, oldest first, and what is heard now.

    Anything that is no envelope of the script holds no message.
    """
    if not isinstance(properties, Mapping) or not _is_text(properties.get("frame"), LONGEST_ID):
        return (), heard
    frame, listed = properties["frame"], properties.get("messages")
    if not isinstance(listed, list):
        return (), heard
    after = heard.number if frame == heard.frame else 0
    numbered = sorted((_number(item), place) for place, item in enumerate(listed) if _number(item) > after)
    taken = [_checked(listed[place]) for _, place in numbered]
    latest = Heard(frame, numbered[-1][0]) if numbered else heard
    return tuple(message for message in taken if message is not None), latest


def _number(item: object) -> int:
    number = item.get("number") if isinstance(item, Mapping) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else 0


def _checked(item: Mapping[str, Any]) -> Message | None:
    kind, value = item.get("kind"), item.get("value")
    check = _CHECKS.get(kind) if isinstance(kind, str) else None
    if check is None or not isinstance(value, Mapping) or not check(value):
        _log.warning("the map told something of an unknown shape: %.60r", kind)
        return None
    return Message(str(kind), dict(value))


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest


def _is_selection(value: Mapping[str, Any]) -> bool:
    parcels = value.get("parcels")
    return (
        set(value) == {"parcels"}
        and isinstance(parcels, list)
        and len(parcels) <= MOST_PARCELS
        and all(_is_text(item, LONGEST_ID) for item in parcels)
    )


def _is_view(value: Mapping[str, Any]) -> bool:
    """Return whether this is west, south, east, north in degrees of some land."""
    bounds = value.get("bounds")
    if set(value) != {"bounds"} or not isinstance(bounds, list) or len(bounds) != 4 or not all(map(_is_finite, bounds)):
        return False
    west, south, east, north = bounds
    return bool(-180 <= west < east <= 180 and -90 <= south < north <= 90)


def _is_drawing(value: Mapping[str, Any]) -> bool:
    geometry = value.get("geometry")
    rest = {name: item for name, item in value.items() if name != "geometry"}
    return (
        _is_text(value.get("mode"), LONGEST_ID)
        and (geometry is None or is_geometry(geometry))
        and all(_is_text(name, LONGEST_ID) and _is_plain(item) for name, item in rest.items())
    )


def _is_plain(item: object) -> bool:
    if isinstance(item, list):
        return len(item) <= MOST_PARCELS and all(_is_text(part, LONGEST_ID) for part in item)
    if isinstance(item, str):
        return len(item) <= LONGEST_TEXT
    return item is None or isinstance(item, bool) or _is_finite(item)


def is_geometry(value: object) -> bool:
    """Return whether this is GeoJSON geometry in degrees with at most :data:`MOST_POINTS` positions."""
    if not isinstance(value, Mapping) or set(value) != {"type", "coordinates"} or not isinstance(value["type"], str):
        return False
    if value["type"] not in DEPTHS:
        return False
    positions: Any = [value["coordinates"]]
    for _ in range(DEPTHS[value["type"]]):
        if not all(isinstance(part, list) and part for part in positions):
            return False
        positions = [item for part in positions for item in part]
        if len(positions) > MOST_POINTS:
            return False
    return all(_is_position(item) for item in positions)


def _is_position(item: object) -> bool:
    if not isinstance(item, Sequence) or isinstance(item, str) or len(item) != 2:
        return False
    return all(_is_finite(part) for part in item) and abs(item[0]) <= 180 and abs(item[1]) <= 90


def _is_finite(item: object) -> bool:
    return isinstance(item, int | float) and not isinstance(item, bool) and math.isfinite(item)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    SELECTION_TOLD: _is_selection,
    DRAWING_TOLD: _is_drawing,
    VIEW_TOLD: _is_view,
}
