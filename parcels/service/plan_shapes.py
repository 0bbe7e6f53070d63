"""Polygons of candidate sites and atoms."""

from collections.abc import Mapping, Sequence

import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame, Index
from shapely.geometry.base import BaseGeometry

from parcels.planning.land import Land


def site_shapes(land: Land, sites: Mapping[str, Sequence[str]]) -> dict[str, BaseGeometry]:
    """Return the polygon of each site given by its atoms; whole parcels keep their own outline."""
    atoms = land.frame.geometry
    outline = land.parcels.geometry
    place = {atom: number for number, atom in enumerate(atoms.index)}
    pieces, owner = land.frame["pieces"].to_numpy(), land.frame["parcel_id"].to_numpy()
    shapes = {}
    for site, names in sites.items():
        numbers = [place[name] for name in names]
        parcels = dict.fromkeys(owner[numbers])
        whole = len(numbers) == sum(pieces[next(n for n in numbers if owner[n] == parcel)] for parcel in parcels)
        parts = outline.loc[list(parcels)].to_numpy() if whole else atoms.to_numpy()[numbers]
        shapes[site] = parts[0] if len(parts) == 1 else shapely.union_all(parts)
    return shapes


def sites_frame(land: Land, candidates: DataFrame) -> GeoDataFrame:
    """Return every site of a table of candidates once, with atoms, parcels, area and polygon, indexed by ``site``."""
    once = candidates.drop_duplicates("site").sort_values("site")
    shapes = site_shapes(land, dict(zip(once["site"], once["atoms"], strict=True)))
    frame = once[["site", "atoms", "parcels", "platform_id", "area_m2"]]
    return GeoDataFrame(frame, geometry=[shapes[site] for site in frame["site"]], crs=land.city.crs).set_index(
        "site", drop=False
    )


def atoms_frame(land: Land) -> GeoDataFrame:
    """Return every atom with parcel, place, area and polygon, indexed by ``atom_id``."""
    frame = land.frame[["parcel_id", "piece", "pieces", "area_m2", "geometry"]].copy()
    frame.insert(0, "atom_id", frame.index)
    return frame.set_index(Index(frame["atom_id"], name="atom_id"))
