"""Shapes of one request in longitude and latitude: as geopandas has them, whichever thread asks."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import shapely
from geopandas import GeoSeries
from pyproj import CRS

from parcels.geo.lonlat import to_lonlat

RING = shapely.Polygon(
    [(500_000, 3_400_000), (500_900, 3_400_000), (500_900, 3_400_700), (500_000, 3_400_000)],
    [[(500_600, 3_400_100), (500_700, 3_400_100), (500_700, 3_400_200), (500_600, 3_400_100)]],
)


@pytest.mark.parametrize("crs", ["EPSG:4549", "EPSG:32650"])
def test_shapes_are_where_geopandas_puts_them(crs):
    shapes = GeoSeries([RING, shapely.MultiPolygon([RING]), shapely.Point(500_100, 3_400_100), None], crs=crs)
    found, expected = to_lonlat(shapes.to_numpy(), shapes.crs), shapes.to_crs(4326).to_numpy()
    assert found[3] is None
    assert shapely.equals_exact(found[:3], expected[:3], tolerance=0).all()


def test_more_points_than_one_request_has_are_where_the_few_are(monkeypatch):
    few = to_lonlat(np.array([RING]), CRS("EPSG:4549"))
    monkeypatch.setattr("parcels.geo.lonlat.MANY_POINTS", 3)
    assert shapely.equals_exact(to_lonlat(np.array([RING]), CRS("EPSG:4549")), few, tolerance=0).all()


def test_threads_that_ask_at_once_get_the_same():
    shapes = GeoSeries([RING], crs="EPSG:4549")
    with ThreadPoolExecutor(4) as people:
        found = list(people.map(lambda _: to_lonlat(shapes.to_numpy(), shapes.crs)[0], range(20)))
    assert len({shapely.to_wkb(one) for one in found}) == 1
    assert np.allclose(found[0].bounds, shapes.to_crs(4326).iloc[0].bounds, rtol=0, atol=0)
