"""Neighbouring parcels become one."""

from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry.base import BaseGeometry

from parcels.geo.access import ARTERIAL_CLASSES
from parcels.geo.adjacency import NeighbourRule, neighbours
from parcels.geo.city import City
from parcels.geo.drafts.edits import Merge
from parcels.geo.drafts.findings import Refusal, Remark, remark
from parcels.geo.drafts.followers import follow
from parcels.geo.drafts.making import DRAWN_FROM, Made, exchange, require_parcel, sources_of
from parcels.geo.drafts.naming import require_free_id
from parcels.geo.drafts.worst import merged_record
from parcels.geo.edges import Shapes, off_grid
from parcels.geo.validate.tolerances import TOLERANCES


def merge(city: City, edit: Merge, *, joining: NeighbourRule) -> Made:
    """Return the city with neighbouring parcels made one.

    Raises
    ------
    Refusal
        ``merge_too_few``, ``parcel_gone``, ``id_taken``, ``id_unfit``, ``not_neighbours`` (with the parcel that
        touches none of the others within the tolerance), ``two_promises``.
    """
    names = tuple(dict.fromkeys(edit.parcel_ids))
    if len(names) < 2:
        raise Refusal("merge_too_few", count=len(names))
    records = [require_parcel(city, name) for name in names]
    require_free_id(edit.new_id, city.parcels.index.drop(list(names)))
    shapes = off_grid(np.array([record["geometry"] for record in records], dtype=object))
    _require_together(names, shapes, city, joining)
    whole, remarks = _joined(shapes)
    levels = (
        dict(zip(city.platforms["platform_id"], city.platforms["level"], strict=True)) if len(city.platforms) else {}
    )
    record, differences = merged_record(records, levels)
    drawn_from = tuple(dict.fromkeys(source for one in records for source in sources_of(one)))
    made: dict[str, Any] = {**record, "parcel_id": edit.new_id, DRAWN_FROM: drawn_from}
    changed, moved = follow(exchange(city, names, [made], [whole]), {name: {edit.new_id: 1.0} for name in names})
    return Made(changed, (edit.new_id,), (*remarks, *differences, *moved))


def _require_together(names: tuple[str, ...], shapes: Shapes, city: City, joining: NeighbourRule) -> None:
    """Refuse parcels that are not one connected set of neighbours; arterial roads part."""
    roads = city.roads
    barriers = roads.geometry[roads["road_class"].isin(ARTERIAL_CLASSES)].to_numpy() if len(roads) else None
    pairs = neighbours(shapes, joining, barriers)
    count = len(names)
    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    group = connected_components(links, directed=False)[1]
    if group.max() > 0:
        apart = names[int(np.flatnonzero(group != group[0])[0])]
        raise Refusal("not_neighbours", parcel=apart, gap_m=joining.gap_m, contact_m=joining.contact_m)


def _joined(shapes: Shapes) -> tuple[BaseGeometry, tuple[Remark, ...]]:
    """Return the union; land that was no parcel's (a gap) is not added."""
    whole: BaseGeometry = shapely.union_all(shapes)
    remarks = []
    lost = float(shapely.area(shapes).sum() - whole.area)
    if lost > TOLERANCES.overlap_m2:
        remarks.append(remark("merged_overlap", area_m2=lost))
    parts = len(shapely.get_parts(whole))
    if parts > 1:
        remarks.append(remark("merged_in_parts", parts=parts))
    return whole, tuple(remarks)
