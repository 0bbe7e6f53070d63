"""The areas of the demo city and of real parcels, computed a second time in another way."""

import csv
import os
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely

from parcels.domain.errors import InputRefused
from parcels.geo.kernel import compiled_pair_areas, geos_pair_areas
from parcels.geo.overlay import covered_areas

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "gis_data"
REAL = Path(os.environ.get("PARCELS_REAL_DATA") or ROOT.parent / "shared" / "data")
STATE_PLANE = "EPSG:26986"


def second_way(shapes, masks):
    """Unite the whole layer; shapes in it count whole, the others are intersected with it."""
    layer = shapely.union_all(masks)
    shapely.prepare(layer)
    area = np.where(shapely.covers(layer, shapes), shapely.area(shapes), 0.0)
    cut = np.flatnonzero(shapely.intersects(layer, shapes) & (area == 0))
    area[cut] = shapely.area(shapely.intersection(shapes[cut], layer))
    return area


def only_polygons(geometry):
    """Valid polygons with an area; what import would refuse is left out."""
    shapes = np.asarray(shapely.force_2d(np.asarray(geometry)), dtype=object)
    return shapes[shapely.is_valid(shapes) & np.isin(shapely.get_type_id(shapes), (3, 6)) & (shapely.area(shapes) > 0)]


def largest_error(shapes, layers):
    column = np.repeat(np.arange(len(layers)), [len(masks) for masks in layers])
    covered = covered_areas(shapes, np.concatenate(layers), column, len(layers))
    expected = np.column_stack([second_way(shapes, masks) for masks in layers])
    return (np.abs(covered - expected) / shapely.area(shapes)[:, None]).max()


@pytest.mark.skipif(not (DEMO / "parcels.gpkg").exists(), reason="no demo city in gis_data/")
def test_every_parcel_of_the_demo_city_agrees_with_a_second_computation():
    shapes = only_polygons(gpd.read_file(DEMO / "parcels.gpkg").geometry)
    layers = [only_polygons(gpd.read_file(DEMO / "platforms.gpkg").geometry)]
    for name, _ in pyogrio.list_layers(DEMO / "constraints.gpkg"):
        layers.append(only_polygons(gpd.read_file(DEMO / "constraints.gpkg", layer=name).geometry))
    assert largest_error(shapes, layers) < 1e-6


@pytest.mark.slow
@pytest.mark.cambridge
@pytest.mark.skipif(not (REAL / "cambridge").exists(), reason="no real parcels beside the project")
def test_every_real_parcel_agrees_with_a_second_computation():
    folder = REAL / "cambridge"
    shapes = only_polygons(gpd.read_file(folder / "parcels_fy2014.gpkg").to_crs(STATE_PLANE).geometry)
    layers = [
        only_polygons(gpd.read_file(folder / name).to_crs(STATE_PLANE).geometry)
        for name in ("CDD_ZoningDistricts.geojson", "FEMA_FloodPlains100Year.geojson", "RECREATION_OpenSpace.geojson")
    ]
    assert len(shapes) > 13_000
    assert largest_error(shapes, layers) < 1e-6


@pytest.mark.skipif(not (REAL / "cambridge").exists(), reason="no real parcels beside the project")
def test_kernel_and_fall_back_agree_on_real_parcels():
    folder = REAL / "cambridge"
    shapes = only_polygons(gpd.read_file(folder / "parcels_fy2014.gpkg").to_crs(STATE_PLANE).geometry)[::10]
    masks = only_polygons(gpd.read_file(folder / "CDD_ZoningDistricts.geojson").to_crs(STATE_PLANE).geometry)
    table = np.zeros((2, len(shapes), len(masks)))
    for number, engine in enumerate((compiled_pair_areas, geos_pair_areas)):
        found = engine(shapes, masks, 2)
        np.add.at(table[number], (found.shape, found.mask), found.area)
    assert (np.abs(table[0] - table[1]) / shapely.area(shapes)[:, None]).max() < 1e-9


@pytest.mark.skipif(not (REAL / "invalid_geometries.csv").exists(), reason="no invalid geometries beside the project")
def test_every_invalid_geometry_is_refused_on_either_side():
    with (REAL / "invalid_geometries.csv").open(encoding="utf-8") as file:
        texts = [cell for row in csv.DictReader(file) for name, cell in row.items() if name.lower().startswith("wkt")]
    with np.errstate(invalid="ignore"):  # some hold NaN
        shapes = [shape for shape in shapely.from_wkt(texts, on_invalid="ignore") if shape is not None]
    assert len(shapes) > 100
    square, one = np.array([shapely.box(0, 0, 1, 1)], dtype=object), np.zeros(1, np.int64)
    for shape in shapes:
        bad = np.array([shape], dtype=object)
        with pytest.raises(InputRefused):
            covered_areas(bad, square, one, 1)
        with pytest.raises(InputRefused):
            covered_areas(square, bad, one, 1)
