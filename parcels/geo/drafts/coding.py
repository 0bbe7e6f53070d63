"""Edits as plain values for JSON and back; numbers survive exactly, everything read is checked."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import InputRefused
from parcels.geo.drafts.edits import BoundaryChange, Cell, Edit, Merge, NewParcel, SplitByArea, SplitByLine

KINDS: Mapping[str, type[Edit]] = {
    "boundary_change": BoundaryChange,
    "new_parcel": NewParcel,
    "split_by_line": SplitByLine,
    "split_by_area": SplitByArea,
    "merge": Merge,
}
MOST_POINTS = 100_000
LONGEST_TEXT = 200


def kind_of(edit: Edit) -> str:
    """Return the name of the kind of an edit."""
    return next(name for name, kind in KINDS.items() if isinstance(edit, kind))


def encode(edit: Edit) -> dict[str, Any]:
    """Return an edit as plain values: its kind, its fields, geometry as GeoJSON coordinates in the stated CRS."""
    return {"kind": kind_of(edit), **{name: _plain(value) for name, value in vars(edit).items()}}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of an edit
    if isinstance(value, BaseGeometry):
        return mapping(shapely.force_2d(value))
    if isinstance(value, Mapping):
        return {name: _plain(cell) for name, cell in sorted(value.items())}
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def decode(plain: Mapping[str, Any]) -> Edit:
    """Return the edit of plain values.

    Raises
    ------
    InputRefused
        ``draft_kind_unknown``, or ``draft_unreadable`` with the field.
    """
    kind = plain.get("kind")
    readers: dict[str, Callable[[], Edit]] = {
        "boundary_change": lambda: BoundaryChange(_text(plain, "platform_id"), _shape(plain), _text(plain, "crs")),
        "new_parcel": lambda: NewParcel(
            _text(plain, "parcel_id"), _shape(plain), _text(plain, "crs"), _attributes(plain)
        ),
        "split_by_line": lambda: SplitByLine(_text(plain, "parcel_id"), _shape(plain, "line"), _text(plain, "crs")),
        "split_by_area": lambda: SplitByArea(_text(plain, "parcel_id"), _number(plain, "target_m2"), _bearing(plain)),
        "merge": lambda: Merge(_texts(plain, "parcel_ids"), _text(plain, "new_id")),
    }
    if not isinstance(kind, str) or kind not in readers:
        raise InputRefused("draft_kind_unknown", value=str(kind)[:40])
    return readers[kind]()


def _bad(field: str) -> InputRefused:
    return InputRefused("draft_unreadable", field=field)


def _text(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
        raise _bad(name)
    return value


def _texts(plain: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = plain.get(name)
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
        raise _bad(name)
    return tuple(value)


def _number(plain: Mapping[str, Any], name: str) -> float:
    value = plain.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _bad(name)
    return float(value)


def _bearing(plain: Mapping[str, Any]) -> float | None:
    return None if plain.get("bearing_deg") is None else _number(plain, "bearing_deg")


def _shape(plain: Mapping[str, Any], name: str = "geometry") -> BaseGeometry:
    value = plain.get(name)
    if not isinstance(value, Mapping):
        raise _bad(name)
    try:
        found: BaseGeometry = shapely.force_2d(shape(value))
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise _bad(name) from None
    if found.is_empty or shapely.get_num_coordinates(found) > MOST_POINTS:
        raise _bad(name)
    return found


def _attributes(plain: Mapping[str, Any]) -> dict[str, Cell]:
    value = plain.get("attributes") or {}
    if not isinstance(value, Mapping):
        raise _bad("attributes")
    return {str(name): _cell(cell) for name, cell in value.items()}


def _cell(value: Any) -> Cell:  # noqa: ANN401 - a cell of a file
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    if value is not None and not isinstance(value, str | int | float | bool):
        raise _bad("attributes")
    return value
