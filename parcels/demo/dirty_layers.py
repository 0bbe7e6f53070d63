"""Layers with the defects real data has."""

import json
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from parcels.demo.defects import Defect
from parcels.demo.layers import plain, write_layers
from parcels.demo.size import BASE_DATE, CRS
from parcels.demo.tables import is_missing
from parcels.domain.units import M2_PER_MU
from parcels.geo.city import City

HOSTILE = ("<script>alert(1)</script>地块", "`rm -rf ~`地块", "${jndi:ldap://0.0.0.0/x}地块")
GBK_FIELDS = {
    "DKBH": "parcel_id", "DKMC": "name", "SSPT": "platform_id", "GHYT": "plan_use", "YTFL": "plan_use_scheme",
    "TDZT": "status", "DJMJ": "declared_area_mu", "KFZT": "owner_body",
}  # fmt: skip
"""Short field names of the Shapefile (at most ten bytes) and the fields they mean."""


class _Spoiler:
    """A parcel layer and the defects planted in it so far; lives for one layer only."""

    def __init__(self, city: City, file: str) -> None:
        self.frame = city.parcels.reset_index(drop=True)
        self.file = file
        self.defects: list[Defect] = []
        shape = self.frame.geometry.to_numpy()
        simple = (shapely.get_type_id(shape) == 3) & (shapely.get_num_coordinates(shape) == 5)
        free = self.frame["held_for"].isna().to_numpy()
        self.free = [*np.flatnonzero(simple & free), *np.flatnonzero(~simple & free)]

    def pick(self) -> int:
        """Return a parcel nothing else was done to, far from the others; those with four corners come first."""
        row = self.free.pop(0)
        del self.free[: min(9, len(self.free) // 40)]
        return int(row)

    def spoil(self, rule: str, changes: Mapping[str, Any], field: str) -> int:
        """Overwrite cells of one parcel and note the defect."""
        row = self.pick()
        for name, value in changes.items():
            self.frame.at[row, name] = value
        self.note(rule, row, field)
        return row

    def note(self, rule: str, row: int, field: str, count: int = 1) -> None:
        """Note a defect of the parcel in a row."""
        record = str(self.frame["parcel_id"].iat[row])
        self.defects.append(Defect(self.file, "parcels", rule, "issue", record, row + 1, field, count))

    def reshape(self, rule: str, shape: shapely.Geometry | None) -> None:
        """Overwrite the geometry of one parcel and note the defect."""
        row = self.pick()
        self.set_shape(row, shape)
        self.note(rule, row, "geometry")

    def set_shape(self, row: int, shape: shapely.Geometry | None) -> None:
        """Overwrite the geometry of a row."""
        shapes = self.frame.geometry.to_numpy().copy()
        shapes[row] = shape
        self.frame = self.frame.set_geometry(gpd.GeoSeries(shapes, crs=CRS))

    def add(self, like: int, suffix: str, shape: shapely.Geometry) -> int:
        """Append a record like another with a new identifier and geometry; return its row."""
        extra = self.frame.iloc[[like]].copy()
        extra["parcel_id"] = extra["parcel_id"] + suffix
        extra["declared_area_mu"] = round(shape.area / M2_PER_MU, 4)
        extra = extra.set_geometry(gpd.GeoSeries([shape], index=extra.index, crs=CRS))
        self.frame = pd.concat([self.frame, extra], ignore_index=True)
        return len(self.frame) - 1


def write_dirty_layers(city: City, folder: Path) -> tuple[list[Path], list[Defect]]:
    """Write all dirty layers and return the files with their defects."""
    jobs = (_parcels, _hectares, _unclosed, _swapped, _without_crs, _degrees, _gbk)
    done = [job(city, folder) for job in jobs]
    return [path for path, _ in done], [defect for _, defects in done for defect in defects]


def _parcels(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write parcels with spoilt shapes, identifiers, codes, dates, areas and names."""
    spoiler = _Spoiler(city, "parcels.gpkg")
    _spoil_shapes(spoiler, city)  # first: a bow tie needs four corners, and small cities have few such parcels
    _spoil_cells(spoiler)
    return write_layers({"parcels": spoiler.frame}, "parcels", folder / "parcels.gpkg"), spoiler.defects


def _spoil_cells(spoiler: _Spoiler) -> None:
    declared = spoiler.frame["declared_area_mu"].to_numpy()
    spoiler.spoil("code_unknown", {"status": "闲置中"}, "status")
    spoiler.spoil("land_use_unknown", {"plan_use": "9999"}, "plan_use")
    spoiler.spoil("scheme_missing", {"plan_use": "0601", "plan_use_scheme": None}, "plan_use_scheme")
    spoiler.spoil("date_placeholder", {"reserved_until": date(1900, 1, 1)}, "reserved_until")
    spoiler.spoil("number_negative", {"far_max": -1.5}, "far_max")
    spoiler.spoil("field_empty", {"status": None}, "status")
    row = spoiler.pick()
    spoiler.frame.loc[row, "declared_area_mu"] = round(float(declared[row]) * M2_PER_MU, 1)
    spoiler.note("declared_area_differs", row, "declared_area_mu")
    for name in HOSTILE:
        spoiler.spoil("text_kept", {"name": name}, "name")
    row = spoiler.pick()
    spoiler.frame.loc[row, "parcel_id"] = "QH/01+1"
    spoiler.note("id_reserved_character", row, "parcel_id")
    first, second = spoiler.pick(), spoiler.pick()
    spoiler.frame.loc[second, "parcel_id"] = spoiler.frame["parcel_id"].iat[first]
    spoiler.note("id_repeated", second, "parcel_id", 2)


def _spoil_shapes(spoiler: _Spoiler, city: City) -> None:
    for _ in range(3):
        row = spoiler.pick()
        ring = shapely.get_coordinates(spoiler.frame.geometry.iat[row])
        spoiler.set_shape(row, shapely.Polygon(ring[[0, 2, 1, 3, 0]]))
        spoiler.note("geometry_invalid", row, "geometry")
    spoiler.reshape("geometry_empty", shapely.Polygon())
    spoiler.reshape("geometry_missing", None)
    row = spoiler.pick()
    copy = spoiler.add(row, "-C", spoiler.frame.geometry.iat[row])
    spoiler.note("geometry_repeated", row, "geometry")
    row = spoiler.pick()
    middle = spoiler.frame.geometry.iat[row].representative_point()
    spoiler.add(row, "-O", shapely.box(middle.x - 5, middle.y - 5, middle.x + 5, middle.y + 5))
    spoiler.note("overlap", row, "geometry")
    west, south = city.parcels.total_bounds[:2]
    sliver = spoiler.add(copy, "S", shapely.box(west - 300, south - 300, west - 299.8, south - 260))
    spoiler.note("sliver", sliver, "geometry")


def _hectares(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write parcels whose register area is in hectares although the field says mu."""
    frame = city.parcels.head(60).copy()
    frame["declared_area_mu"] = (frame["declared_area_mu"] / 15).round(4)
    path = write_layers({"parcels": frame}, "parcels", folder / "parcels_hectares.gpkg")
    return path, [Defect(path.name, "parcels", "declared_area_unit", "note", field="declared_area_mu")]


def _unclosed(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write a GeoJSON in degrees, the second feature of which has an open ring."""
    frame = plain(city.parcels.head(3), "parcels").to_crs("EPSG:4326")
    collection = json.loads(frame.to_json(drop_id=True, default=str))
    collection.pop("crs", None)
    for feature in collection["features"]:
        rings = feature["geometry"]["coordinates"]
        feature["geometry"]["coordinates"] = [[[round(v, 9) for v in point] for point in ring] for ring in rings]
        feature["properties"] = {k: v for k, v in feature["properties"].items() if not is_missing(v)}
    collection["features"][1]["geometry"]["coordinates"][0].pop()
    path = folder / "parcels_unclosed.geojson"
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8", newline="\n")
    record = str(city.parcels["parcel_id"].iat[1])
    return path, [Defect(path.name, "parcels", "geometry_unclosed", "issue", record, 2, "geometry")]


def _swapped(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write platforms with northing before easting."""
    frame = city.platforms.set_geometry(_moved(city.platforms, swap=True))
    path = write_layers({"platforms": frame}, "platforms", folder / "platforms_swapped.gpkg")
    return path, [Defect(path.name, "platforms", "axes_swapped", "refused")]


def _degrees(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write utilities in degrees under the name of a CRS in metres."""
    frame = city.utilities.to_crs("EPSG:4490").set_crs(CRS, allow_override=True)
    path = write_layers({"utilities": frame}, "utilities", folder / "utilities_degrees.gpkg")
    return path, [Defect(path.name, "utilities", "degrees_given_as_metres", "refused")]


def _moved(frame: gpd.GeoDataFrame, *, swap: bool) -> gpd.GeoSeries:
    shapes = shapely.transform(frame.geometry.to_numpy(), lambda xy: xy[:, ::-1] if swap else xy)
    return gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs)


def _without_crs(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write roads as a zipped Shapefile without ``.prj``."""
    columns = {"road_id": "road_id", "road_class": "road_class", "width_m": "width_m"}
    path = _zip_shapefile(city.roads, columns, folder / "roads_no_crs.zip", without=(".prj",))
    return path, [Defect(path.name, "roads", "crs_missing", "refused")]


def _gbk(city: City, folder: Path) -> tuple[Path, list[Defect]]:
    """Write parcels as a zipped Shapefile with GBK attributes, no ``.cpg`` and the city's own field names."""
    path = _zip_shapefile(city.parcels, GBK_FIELDS, folder / "parcels_gbk.zip", without=(".cpg",))
    lines = ["# 演示数据", "[parcels.fields]", *(f'{field} = "{short}"' for short, field in GBK_FIELDS.items())]
    (folder / "mapping.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    first = city.parcels.iloc[0]
    kept = Defect(path.name, "parcels", "text_kept", "issue", str(first["parcel_id"]), 1, "name")
    return path, [kept, Defect(path.name, "parcels", "encoding_decided", "note")]


def _zip_shapefile(
    frame: gpd.GeoDataFrame, columns: Mapping[str, str], path: Path, *, without: tuple[str, ...]
) -> Path:
    """Write a zipped Shapefile in GBK that says nothing of its encoding, without some of its files."""
    data = {short: frame[field].astype(object).where(frame[field].notna(), None) for short, field in columns.items()}
    layer = gpd.GeoDataFrame(pd.DataFrame(data).reset_index(drop=True), geometry=frame.geometry.to_numpy(), crs=CRS)
    with TemporaryDirectory() as scratch:
        target = Path(scratch) / f"{path.stem}.shp"
        pyogrio.write_dataframe(
            layer, target, driver="ESRI Shapefile", encoding="GBK", DBF_DATE_LAST_UPDATE=BASE_DATE.isoformat()
        )
        members = {item.name: item.read_bytes() for item in sorted(target.parent.iterdir())}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data_bytes in members.items():
            if not name.endswith(without):
                archive.writestr(zipfile.ZipInfo(name), _unmarked(name, data_bytes), zipfile.ZIP_DEFLATED)
    path.write_bytes(buffer.getvalue())
    return path


def _unmarked(name: str, data: bytes) -> bytes:
    """Return a dBase file without its language byte, any other file as it is."""
    return data[:29] + b"\x00" + data[30:] if name.endswith(".dbf") else data
