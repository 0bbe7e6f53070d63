"""What can be drawn: frozen descriptions that say what to do and touch nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

Cell = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True)
class BoundaryChange:
    """Another boundary for a platform. In Chinese: 平台边界调整.

    ``geometry`` is in ``crs``, a projected CRS in metres, as in all edits with a geometry.
    """

    platform_id: str
    geometry: BaseGeometry
    crs: str


@dataclass(frozen=True)
class NewParcel:
    """A parcel that is in no register. In Chinese: 拟新增地块.

    ``attributes`` are fields of the parcel schema; ``plan_use``, ``plan_use_scheme`` and ``status`` are required.
    """

    parcel_id: str
    geometry: BaseGeometry
    crs: str
    attributes: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class SplitByLine:
    """Cut a parcel along a line. In Chinese: 按线分割."""

    parcel_id: str
    line: BaseGeometry
    crs: str


@dataclass(frozen=True)
class SplitByArea:
    """Cut a piece of ``target_m2`` off a parcel by a straight line. In Chinese: 按面积分割.

    ``bearing_deg`` is the side the piece lies on, clockwise from grid north (90: east); the cut is at right angles to
    it. ``None``: along the longest road frontage, with the piece at its western (then southern) end.
    """

    parcel_id: str
    target_m2: float
    bearing_deg: float | None = None


@dataclass(frozen=True)
class Merge:
    """Join neighbouring parcels to one. In Chinese: 合并地块."""

    parcel_ids: tuple[str, ...]
    new_id: str


Edit = BoundaryChange | NewParcel | SplitByLine | SplitByArea | Merge


def subject_of(edit: Edit) -> str:
    """Return what an edit is about: the parcel or platform, or the parcel to be made."""
    if isinstance(edit, BoundaryChange):
        return edit.platform_id
    return edit.new_id if isinstance(edit, Merge) else edit.parcel_id
