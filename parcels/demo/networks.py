"""Roads and utilities as layers."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats
from parcels.demo.districts import COUNTRY
from parcels.demo.land import Land
from parcels.demo.register import road_names
from parcels.demo.size import CRS, DemoSize, stream
from parcels.demo.streets import WIDTHS
from parcels.demo.terrain import MOTORWAY_WIDTH


def as_roads(land: Land, size: DemoSize) -> gpd.GeoDataFrame:
    """Return centre lines with class and width: main streets by stretch, local streets, motorway, country roads."""
    rows, columns = road_names(land, stream(size, "streets-names"))
    parts = [
        _main_streets(land, land.lattice.node, land.lattice.row_class, rows, 0),
        _main_streets(land, land.lattice.node.transpose(1, 0, 2), land.lattice.column_class, columns, 1),
        _local_streets(land.streets),
        pd.DataFrame(
            {
                "name": ["清和绕城高速"],
                "road_class": "motorway",
                "width_m": MOTORWAY_WIDTH,
                "geometry": [land.terrain.motorway],
            }
        ),
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame.insert(0, "road_id", [f"R{i + 1:05d}" for i in range(len(frame))])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=CRS)


def _main_streets(land: Land, node: Floats, kinds: tuple[str, ...], names: list[str], axis: int) -> pd.DataFrame:
    """Return one line per street and unbroken stretch; secondary streets exist only beside developed cells."""
    served = _served(land, axis)
    hills = land.terrain.hills.buffer(-60)
    shapely.prepare(hills)
    out: list[dict[str, object]] = []
    for i, kind in enumerate(kinds):
        through = kind in ("national", "arterial")
        middle = (node[i, :-1] + node[i, 1:]) / 2
        flat = ~shapely.contains_xy(hills, middle[:, 0], middle[:, 1])
        built = (np.ones(len(flat), dtype=bool) if through else served[i]) & flat
        change = np.flatnonzero(np.diff(np.r_[0, built.astype(int), 0]))
        for first, last in zip(change[::2], change[1::2], strict=True):
            line = shapely.LineString(node[i, first : last + 1])
            road_class = kind if kind != "arterial" or served[i, first:last].any() else "county"
            out.append({"name": names[i], "road_class": road_class, "width_m": WIDTHS[kind], "geometry": line})
    return pd.DataFrame(out)


def _served(land: Land, axis: int) -> NDArray[np.bool_]:
    """Return for each street and stretch whether a developed cell lies beside it."""
    used = (land.districts.owner != COUNTRY).reshape(land.lattice.shape)
    used = used if axis == 0 else used.T
    padded = np.zeros((used.shape[0] + 2, used.shape[1]), dtype=bool)
    padded[1:-1] = used
    return padded[:-1] | padded[1:]


def _local_streets(streets: Floats) -> pd.DataFrame:
    lines = shapely.linestrings(np.round(streets, 3))
    return pd.DataFrame({"name": None, "road_class": "local", "width_m": WIDTHS["local"], "geometry": lines})


def as_utilities(land: Land, size: DemoSize) -> gpd.GeoDataFrame:
    """Return substations, power lines, mains, pipelines and plants."""
    rng = stream(size, "utilities")
    places = [shapely.centroid(shape) for shape in land.districts.boundaries]
    frame = pd.DataFrame([*_points(places, rng), *_power_lines(land, places), *_mains(land, rng)])
    frame.insert(0, "utility_id", [f"U{i + 1:04d}" for i in range(len(frame))])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=CRS)


def _points(places: list[shapely.Point], rng: np.random.Generator) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for i, place in enumerate(places):
        for kind, name, capacity, unit in (
            ("substation", f"{220 if i % 2 == 0 else 110}千伏变电站", 360_000.0 if i % 2 == 0 else 150_000.0, "kVA"),
            ("sewage_plant", "污水处理厂", 40_000.0, "m3/d"),
            ("telecom", "通信汇聚机房", 400.0, "Gbit/s"),
        ):
            x, y = rng.normal(0, 420, 2)
            point = shapely.Point(round(place.x + x, 2), round(place.y + y, 2))
            out.append(
                {
                    "name": f"{i + 1}号{name}",
                    "kind": kind,
                    "capacity": capacity,
                    "capacity_unit": unit,
                    "geometry": point,
                }
            )
    return out


def _power_lines(land: Land, places: list[shapely.Point]) -> list[dict[str, object]]:
    """Return bent lines between platforms in turn, 220 kV and 110 kV by turns, and a 500 kV one through the city."""
    out: list[dict[str, object]] = []
    for i, (a, b) in enumerate(zip(places, [*places[1:], places[0]], strict=True)):
        bend = (a.x + b.x) / 2 + 0.08 * (b.y - a.y), (a.y + b.y) / 2 - 0.08 * (b.x - a.x)
        line = shapely.LineString(np.round([(a.x, a.y), bend, (b.x, b.y)], 2))
        volts = 220 if i % 2 == 0 else 110
        out.append(
            {
                "name": f"{volts}千伏{i + 1}线",
                "kind": "power_line",
                "capacity": volts,
                "capacity_unit": "kV",
                "geometry": line,
            }
        )
    west, south, east, north = land.lattice.extent
    trunk = [
        (west + 0.36 * (east - west), north),
        (west + 0.40 * (east - west), (south + north) / 2),
        (west + 0.52 * (east - west), south),
    ]
    line = shapely.LineString(np.round(trunk, 2))
    return [
        *out,
        {"name": "500千伏过境线", "kind": "power_line", "capacity": 500, "capacity_unit": "kV", "geometry": line},
    ]


def _mains(land: Land, rng: np.random.Generator) -> list[dict[str, object]]:
    """Return water and heat mains under arterials and one gas pipeline through open land."""
    out: list[dict[str, object]] = []
    for axis, kinds in ((0, land.lattice.row_class), (1, land.lattice.column_class)):
        node = land.lattice.node if axis == 0 else land.lattice.node.transpose(1, 0, 2)
        for i in [i for i, kind in enumerate(kinds) if kind != "secondary"]:
            line = shapely.LineString(np.round(node[i] + 8.0, 2))
            kind, name, unit = (
                ("water_main", "给水干管", "m3/d") if (i + axis) % 2 == 0 else ("heat_main", "供热干管", "t/h")
            )
            capacity = float(rng.integers(4, 13) * (5000 if kind == "water_main" else 20))
            out.append({"name": name, "kind": kind, "capacity": capacity, "capacity_unit": unit, "geometry": line})
    west, south, east, north = land.lattice.extent
    gas = [
        (west, south + 0.30 * (north - south)),
        (west + 0.45 * (east - west), south + 0.27 * (north - south)),
        (east, south + 0.36 * (north - south)),
    ]
    line = shapely.LineString(np.round(gas, 2))
    return [
        *out,
        {
            "name": "清和天然气长输管道",
            "kind": "gas_pipeline",
            "capacity": 6.3,
            "capacity_unit": "MPa",
            "geometry": line,
        },
    ]
