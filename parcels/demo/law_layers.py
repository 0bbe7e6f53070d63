"""Constraint layers with realistic shapes, consistent with terrain, networks and the state of the land."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from parcels.demo.convex import Floats
from parcels.demo.districts import COUNTRY
from parcels.demo.land import Land
from parcels.demo.size import CRS, DemoSize, stream
from parcels.demo.streets import WIDTHS
from parcels.demo.terrain import MOTORWAY_WIDTH, RAILWAY_WIDTH, blob, blobs
from parcels.geo.schema import read_schema

Feature = tuple[str, str | None, BaseGeometry]
"""Name, grade, area."""
SOURCES = {
    "permanent_basic_farmland": "三区三线划定成果（演示）",
    "ecological_redline": "三区三线划定成果（演示）",
    "urban_development_boundary": "三区三线划定成果（演示）",
    "farmland": "国土变更调查（演示）",
    "forest": "国土变更调查（演示）",
    "wetland": "湿地名录（演示）",
    "water_source_1": "饮用水水源保护区划（演示）",
    "water_source_2": "饮用水水源保护区划（演示）",
    "river_management": "河道管理范围划界（演示）",
    "flood_storage": "防洪规划（演示）",
    "geohazard": "地质灾害防治规划（演示）",
    "heritage": "文物保护单位公布名单（演示）",
    "archaeology": "地下文物埋藏区（演示）",
    "power_line": "电力设施保护区（演示）",
    "road_control": "公路建筑控制区（演示）",
    "railway": "铁路线路安全保护区（演示）",
    "pipeline": "管道保护（演示）",
    "airport": "机场净空保护区（演示）",
    "contaminated_soil": "建设用地土壤污染风险管控名录（演示）",
    "chemical_park": "化工园区认定（演示）",
}
POWER_REACH = {110.0: 10.0 + 4.0, 220.0: 15.0 + 6.0, 500.0: 20.0 + 9.0}
"""Half width of the protected strip in metres: statutory distance from the outer wire plus half the wires."""


def as_constraints(land: Land, lots: pd.DataFrame, utilities: gpd.GeoDataFrame, size: DemoSize) -> gpd.GeoDataFrame:
    """Return all constraint features with the columns of the schema and ``kind``."""
    rng = stream(size, "law")
    layers: dict[str, list[Feature]] = {
        **_plan_lines(land, lots, rng),
        **_nature(land, rng),
        **_corridors(land, utilities),
        **_sites(land, lots, rng),
    }
    rows = [(kind, name, grade, area) for kind in sorted(layers) for name, grade, area in layers[kind]]
    frame = pd.DataFrame(rows, columns=["kind", "name", "grade", "geometry"])
    frame["geometry"] = _clean(frame["geometry"].to_numpy())
    frame = frame[~shapely.is_empty(frame["geometry"].to_numpy())].reset_index(drop=True)
    frame.insert(0, "feature_id", frame.groupby("kind").cumcount().add(1).astype(str).str.zfill(4))
    frame["source"] = frame["kind"].map(SOURCES)
    frame["effective_from"] = date(2023, 1, 1)
    frame = frame[[*(field.name for field in read_schema("constraints")), "kind"]]
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=CRS)


def _clean(areas: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the polygons of areas on a centimetre grid, valid."""
    fixed = shapely.set_precision(areas, 0.01)
    mixed = np.flatnonzero(shapely.get_type_id(fixed) != 3)
    for row in mixed:
        parts = [part for part in shapely.get_parts(fixed[row]) if part.geom_type == "Polygon" and part.area > 1.0]
        fixed[row] = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    return fixed


def _density(land: Land) -> float:
    """Return how many times larger than the default city this one is, by lattice cells."""
    return max(1.0, land.lattice.shape[0] * land.lattice.shape[1] / 144)


def _country_points(land: Land, number: int, rng: np.random.Generator) -> Floats:
    """Return random points in cells nobody develops."""
    cells = np.flatnonzero(land.districts.owner == COUNTRY)
    spread = rng.normal(0, 150, (number, 2))
    return land.lattice.centres[rng.choice(cells, number)] + spread


def _plan_lines(land: Land, lots: pd.DataFrame, rng: np.random.Generator) -> dict[str, list[Feature]]:
    """Return farmland, redline and the urban development boundary."""
    cells = np.flatnonzero(land.districts.owner == COUNTRY)
    town = shapely.polygons(land.lattice.corners[land.districts.town])
    built = shapely.union_all([*land.districts.boundaries, *town])
    barred = [*(shape.buffer(-12) for shape in (*land.districts.boundaries, *town)), land.terrain.hills]
    corners = land.lattice.corners[cells]
    middle = corners.mean(axis=1, keepdims=True)
    fields = shapely.polygons(middle + (corners - middle) * rng.uniform(0.72, 0.96, (len(cells), 1, 1)))
    fields = fields[rng.random(len(fields)) < 0.75]
    basic = _minus(fields, np.array([*barred, *land.terrain.obstacles], dtype=object))
    redline = land.terrain.hills.buffer(-35)
    urban = shapely.union_all([built.buffer(55).buffer(-30)])
    bites = blobs(
        _rim_points(land, round(5 * _density(land)), rng), rng.uniform(110, 210, round(5 * _density(land))), rng
    )
    urban = urban.difference(shapely.union_all(bites))
    return {
        "permanent_basic_farmland": [(f"永农图斑{i + 1}", None, area) for i, area in enumerate(basic)],
        "ecological_redline": [("北岭生态保护红线", None, part) for part in shapely.get_parts(redline)],
        "urban_development_boundary": [
            ("城镇集中建设区", "集中建设区", part) for part in shapely.get_parts(urban) if part.area > 5000
        ],
        "farmland": _farmland(lots, rng),
    }


def _minus(shapes: NDArray[np.object_], barred: NDArray[np.object_]) -> list[BaseGeometry]:
    """Return what is left of shapes outside barred areas."""
    out = shapes.copy()
    row, hit = shapely.STRtree(barred).query(shapes, predicate="intersects")
    for place, which in pd.Series(hit).groupby(row):
        out[place] = shapely.difference(shapes[place], shapely.union_all(barred[which.to_numpy()]))
    return [part for part in shapely.get_parts(out) if part.area > 2500 and part.geom_type == "Polygon"]


def _rim_points(land: Land, number: int, rng: np.random.Generator) -> Floats:
    """Return points on the rims of platforms."""
    rims = [
        shapely.get_exterior_ring(max(shapely.get_parts(shape), key=shapely.area))
        for shape in land.districts.boundaries
    ]
    points = [rims[i % len(rims)].interpolate(rng.random(), normalized=True) for i in range(number)]
    return np.array([(point.x, point.y) for point in points])


def _farmland(lots: pd.DataFrame, rng: np.random.Generator) -> list[Feature]:
    """Return fields under land that still needs conversion, ragged and reaching over its edges."""
    rows = lots[np.equal(lots["needs_conversion"].to_numpy(), True)]
    reach = rng.uniform(4, 26, len(rows))
    fields = shapely.union_all(shapely.buffer(rows["shape"].to_numpy(), reach, quad_segs=2))
    return [
        (f"耕地图斑{i + 1}", ("水田", "旱地", "水浇地")[i % 3], part)
        for i, part in enumerate(shapely.get_parts(fields))
    ]


def _nature(land: Land, rng: np.random.Generator) -> dict[str, list[Feature]]:
    """Return forest, wetland, water sources, river strips, flood storage and geohazards."""
    terrain, times = land.terrain, _density(land)
    reservoir = terrain.reservoir
    groves = [
        blob(x, y, r, rng)
        for (x, y), r in zip(
            _country_points(land, round(14 * times), rng), rng.uniform(60, 170, round(14 * times)), strict=True
        )
    ]
    edge = terrain.hills.buffer(90).difference(terrain.hills.buffer(-60))
    bank = terrain.river_line.buffer(118).union(terrain.brook_line.buffer(52))
    bends = [terrain.river_line.interpolate(t, normalized=True) for t in rng.uniform(0.05, 0.95, round(6 * times))]
    marsh = [
        blob(p.x + rng.normal(0, 90), p.y + rng.normal(0, 90), rng.uniform(90, 200), rng).difference(terrain.river)
        for p in bends
    ]
    low = [terrain.river_line.interpolate(t, normalized=True) for t in (0.30, 0.66)]
    storage = [blob(p.x, p.y - 280, 420, rng, 0.6).difference(terrain.river.buffer(40)) for p in low]
    rim = [terrain.hills.boundary.interpolate(t, normalized=True) for t in rng.uniform(0, 1, round(9 * times))]
    slides = [blob(p.x, p.y, r, rng) for p, r in zip(rim, rng.uniform(50, 160, len(rim)), strict=True)]
    return {
        "forest": [("林地", "公益林", edge), *[(f"林地{i + 1}", "商品林", g) for i, g in enumerate(groves)]],
        "wetland": [(f"河滨湿地{i + 1}", "一般湿地", area) for i, area in enumerate(marsh)],
        "water_source_1": [("北岭水库一级保护区", "一级", reservoir.buffer(200))],
        "water_source_2": [("北岭水库二级保护区", "二级", reservoir.buffer(1150).difference(reservoir.buffer(200)))],
        "river_management": [("清和河管理范围", "市级河道", bank)],
        "flood_storage": [(f"清和河蓄滞洪区{i + 1}", None, area) for i, area in enumerate(storage)],
        "geohazard": [(f"滑坡易发区{i + 1}", ("高易发", "中易发")[i % 2], area) for i, area in enumerate(slides)],
    }


def _corridors(land: Land, utilities: gpd.GeoDataFrame) -> dict[str, list[Feature]]:
    """Return protected strips along lines: wires, roads, railway, pipelines."""
    wires = utilities[utilities["kind"] == "power_line"]
    pipes = utilities[utilities["kind"] == "gas_pipeline"]
    power: list[Feature] = [
        (str(name), f"{int(volts)}kV", line.buffer(POWER_REACH[float(volts)], quad_segs=4))
        for name, volts, line in zip(wires["name"], wires["capacity"], wires.geometry, strict=True)
    ]
    roads: list[Feature] = [
        ("清和绕城高速", "高速公路", land.terrain.motorway.buffer(MOTORWAY_WIDTH / 2 + 30, quad_segs=4))
    ]
    for node, kinds in (
        (land.lattice.node, land.lattice.row_class),
        (land.lattice.node.transpose(1, 0, 2), land.lattice.column_class),
    ):
        for i in [i for i, kind in enumerate(kinds) if kind == "national"]:
            strip = shapely.LineString(node[i]).buffer(WIDTHS["national"] / 2 + 20, quad_segs=4)
            roads.append(("国道", "国道", strip.difference(land.terrain.hills)))
    return {
        "power_line": power,
        "road_control": roads,
        "railway": [("清北铁路", "普速", land.terrain.railway.buffer(RAILWAY_WIDTH / 2 + 15, quad_segs=4))],
        "pipeline": [
            (str(name), "5m", line.buffer(5.0, quad_segs=4))
            for name, line in zip(pipes["name"], pipes.geometry, strict=True)
        ],
    }


def _sites(land: Land, lots: pd.DataFrame, rng: np.random.Generator) -> dict[str, list[Feature]]:
    """Return heritage, archaeology, airport surface, contaminated soil and the recognised chemical park."""
    times = _density(land)
    town = land.lattice.centres[land.districts.town]
    relics = np.concatenate([town[: max(2, len(town) // 3)], _rim_points(land, round(3 * times), rng)]) + rng.normal(
        0, 130, (max(2, len(town) // 3) + round(3 * times), 2)
    )
    core = blobs(relics, rng.uniform(35, 75, len(relics)), rng, 0.9)
    inside = [
        land.lattice.centres[rng.choice(np.flatnonzero(land.districts.owner >= 0))] for _ in range(round(5 * times))
    ]
    graves = blobs(np.array(inside), rng.uniform(130, 280, len(inside)), rng)
    heavy = lots[(lots["plan_use"] == "100103") & (lots["owner"] >= 0)]
    old = heavy[heavy["status"].isin(["built", "acquired", "cleared"])].iloc[:: max(1, len(heavy) // round(6 * times))]
    works = [shape.buffer(6, join_style="mitre") for shape in old["shape"]]
    parks = [
        shapely.union_all(shapely.buffer(group["shape"].to_numpy(), 40, quad_segs=2)).buffer(-30)
        for _, group in heavy.groupby("owner")
    ]
    runway = shapely.Point(
        land.lattice.extent[2] - 200, land.lattice.extent[1] + 0.12 * (land.lattice.extent[3] - land.lattice.extent[1])
    )
    return {
        "heritage": [
            *[(f"文物保护单位{i + 1}", "保护范围", area) for i, area in enumerate(core)],
            *[
                (f"文物保护单位{i + 1}", "建设控制地带", area.buffer(70).difference(area))
                for i, area in enumerate(core)
            ],
        ],
        "archaeology": [(f"地下文物埋藏区{i + 1}", None, area) for i, area in enumerate(graves)],
        "airport": [("清和通用机场净空", "内水平面", runway.buffer(2400, quad_segs=16))],
        "contaminated_soil": [(f"风险管控地块{i + 1}", None, area) for i, area in enumerate(works)],
        "chemical_park": [
            (f"清和化工集中区{i + 1}", "认定园区", part)
            for park in parks
            for i, part in enumerate(shapely.get_parts(park))
        ],
    }


def kinds() -> tuple[str, ...]:
    """Return the kinds of constraint layers the demo city has, sorted."""
    return tuple(sorted(SOURCES))
