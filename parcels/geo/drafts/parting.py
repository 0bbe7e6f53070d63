"""A parcel becomes its pieces, which inherit its record."""

from typing import Any

from parcels.geo.city import City
from parcels.geo.drafts.checking import require_crs, sliver_remarks
from parcels.geo.drafts.cutting import Pieces, cut_by_area, cut_by_line, vector_of
from parcels.geo.drafts.edits import SplitByArea, SplitByLine
from parcels.geo.drafts.findings import Remark, remark
from parcels.geo.drafts.followers import follow
from parcels.geo.drafts.fronting import frontage_direction
from parcels.geo.drafts.making import DRAWN_FROM, Made, exchange, require_parcel, sources_of
from parcels.geo.drafts.naming import piece_ids, require_free_id
from parcels.geo.drafts.worst import SHARED, known


def split_by_line(city: City, edit: SplitByLine) -> Made:
    """Return the city with a parcel cut along a line; raises :class:`Refusal`."""
    record = require_parcel(city, edit.parcel_id)
    require_crs(edit.crs, city)
    return _parted(city, record, cut_by_line(record["geometry"], edit.line))


def split_by_area(city: City, edit: SplitByArea) -> Made:
    """Return the city with a piece of a stated area cut off a parcel; raises :class:`Refusal`."""
    record = require_parcel(city, edit.parcel_id)
    shape = record["geometry"]
    toward = frontage_direction(shape, city.roads) if edit.bearing_deg is None else vector_of(edit.bearing_deg)
    return _parted(city, record, cut_by_area(shape, edit.target_m2, toward))


def _parted(city: City, record: dict[str, Any], pieces: Pieces) -> Made:
    parcel = str(record["parcel_id"])
    names = piece_ids(parcel, len(pieces.shapes))
    others = city.parcels.index.drop(parcel)
    for name in names:
        require_free_id(name, others)
    area = sum(shape.area for shape in pieces.shapes)
    shares = {name: shape.area / area for name, shape in zip(names, pieces.shapes, strict=True)}
    records = [_inherited(record, name, share) for name, share in shares.items()]
    changed = exchange(city, [parcel], records, pieces.shapes)
    changed, moved = follow(changed, {parcel: shares})
    said = sliver_remarks(dict(zip(names, pieces.shapes, strict=True)))
    return Made(changed, names, (*pieces.remarks, *_amounts(record), *said, *moved))


def _inherited(record: dict[str, Any], name: str, share: float) -> dict[str, Any]:
    """Return the record of a piece: that of the parcel, amounts by its share, no area of the register."""
    shared = {field: record[field] * share for field in SHARED if known(record.get(field))}
    return {**record, **shared, "parcel_id": name, "declared_area_mu": float("nan"), DRAWN_FROM: sources_of(record)}


def _amounts(record: dict[str, Any]) -> tuple[Remark, ...]:
    fields = [field for field in SHARED if known(record.get(field)) and record[field] != 0]
    return (remark("amounts_shared", fields=", ".join(fields)),) if fields else ()
