"""What the browser makes of packed parcels, held against shapely on the same city."""

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from parcels.demo import DemoSize, demo_city

NEAR_DEG = 3e-6
"""Coordinates are rounded to 1e-6 degrees, so a point this near a border may lie on either side."""
HITS = """points => points.map(([lng, lat]) => {
  const p = window.__parcels.parcels.at({ lng, lat });
  return p && p.pid;
})"""
AREAS = "() => window.__parcels.parcels.rows.reduce((sum, p) => sum + p.a, 0)"
COLOUR = """pid => {
  const { map, parcels } = window.__parcels, p = parcels.get(pid), sheet = parcels.sheet._container;
  const at = map.latLngToLayerPoint([p.y, p.x]).subtract(parcels.sheet._bounds.min), ratio = window.devicePixelRatio;
  return [...sheet.getContext('2d').getImageData(at.x * ratio, at.y * ratio, 1, 1).data];
}"""


def test_the_browser_finds_counts_and_colours_the_parcels_as_shapely_and_the_register_have_them(visit):
    city = demo_city(DemoSize(parcels=400, projects=45))
    drawn = city.parcels.to_crs(4326)
    visit.open("?lang=en")
    frame = visit.map()
    visit.settle()
    _finds_what_shapely_finds(frame, drawn)
    assert frame.evaluate(AREAS) == pytest.approx(city.parcels.area.sum(), abs=0.05 * 400)
    _colours_at_once(frame, str(drawn.index[0]))
    frame.evaluate("window.__parcels.parcels.picking = false, null")  # as a tool that wants the clicks does
    visit.click_parcel(str(drawn.index[0]))
    visit.settle()
    assert "parcel=" not in visit.page.url
    assert visit.errors == []


def _finds_what_shapely_finds(frame, drawn):
    west, south, east, north = drawn.total_bounds
    points = np.random.default_rng(7).uniform([west, south], [east, north], (3_000, 2))
    inside, where = drawn.sindex.query(shapely.points(points), predicate="within")
    expected = dict(zip(inside.tolist(), drawn.index[where].astype(str), strict=True))
    borders = shapely.union_all(drawn.boundary.to_numpy())
    sure = np.flatnonzero(shapely.distance(shapely.points(points), borders) > NEAR_DEG).tolist()
    found = frame.evaluate(HITS, points.tolist())
    assert {at: found[at] for at in sure} == {at: expected.get(at) for at in sure}
    assert len(expected) > 500
    for pid in drawn.index[:25]:
        told = shape(frame.evaluate("pid => window.__parcels.parcels.geometry(pid)", pid))
        assert shapely.hausdorff_distance(told, drawn.geometry[pid]) < NEAR_DEG


def _colours_at_once(frame, pid):
    frame.evaluate(
        "pid => { const s = window.__parcels, p = s.parcels.get(pid); s.map.setView([p.y, p.x], 17, {animate: false});"
        " s.parcels.restyle(() => 'all', () => ({ fillColor: '#ff0000', fillOpacity: 1, weight: 0 })); }",
        pid,
    )
    assert frame.evaluate(COLOUR, pid) == [255, 0, 0, 255]
