"""What was drawn on the map comes to lie on the exact corners of the city; drawn land is measured as any other."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.affinity import rotate

from parcels.domain.errors import InputRefused
from parcels.geo.drafts import SplitByArea, apply_edits
from parcels.geo.drafts.drawn import from_map, snapped, without_parcels
from parcels.geo.drafts.preview import preview
from tests.geo.drafts.lots import CRS, ROAD, X, Y, box, line, small_city


def on_map(shape):
    """GeoJSON in degrees, rounded as the map draws."""
    degrees = gpd.GeoSeries([shape], crs=CRS).to_crs(4326).iloc[0]
    return shapely.geometry.mapping(shapely.set_precision(degrees, 1e-6, mode="pointwise"))


def test_a_drawing_on_the_map_comes_back_to_a_decimetre():
    back = from_map(on_map(box(0, 0, 100, 60)), CRS)
    assert shapely.hausdorff_distance(back, box(0, 0, 100, 60)) < 0.1


def test_corners_drawn_at_a_parcel_become_its_exact_corners():
    city = small_city()
    rough = from_map(on_map(box(150, 0, 250, 60)), CRS)
    exact = snapped(rough, city.parcels)
    assert shapely.intersection(exact, city.parcels.geometry["B-2"]).area == pytest.approx(0.0, abs=1e-9)
    assert {(X + 150, Y), (X + 150, Y + 60)} <= set(map(tuple, shapely.get_coordinates(exact)))


def test_a_point_near_an_edge_comes_to_lie_on_it_and_a_far_one_stays():
    drawn = snapped(line((30, 60.2), (30, 61), (30, 200)), small_city().parcels)
    assert (shapely.get_coordinates(drawn) - [X, Y]).tolist() == pytest.approx(
        np.array([[30, 60], [30, 61], [30, 200]])
    )


def test_land_of_other_parcels_can_be_cut_off_a_drawing():
    rest = without_parcels(box(120, 0, 250, 60), small_city().parcels)
    assert rest.area == pytest.approx(100 * 60)
    assert without_parcels(box(10, 10, 20, 20), small_city().parcels).is_empty


def test_no_needle_is_left_between_two_parcels():
    def turned(shape):
        return rotate(shape, 17.3, origin=(X, Y))

    land = small_city().parcels.iloc[:2]
    land = land.set_geometry([turned(shape) for shape in land.geometry])
    for angle in range(0, 90, 7):
        assert without_parcels(turned(rotate(box(80, 20, 120, 40), angle)), land).is_empty


@pytest.mark.parametrize(
    "geometry", [{}, {"type": "Polygon", "coordinates": []}, {"type": "LineString", "coordinates": [[1]]}]
)
def test_a_geometry_that_cannot_be_read_is_refused(geometry):
    with pytest.raises(InputRefused, match="draft_unreadable"):
        from_map(geometry, CRS)


def test_pieces_are_measured_before_anything_is_kept():
    farmland = gpd.GeoDataFrame({"kind": ["farmland"]}, geometry=[box(-10, 40, 30, 80)], crs=CRS)
    city = small_city(roads=[ROAD])
    city = type(city)(**{**vars(city), "constraints": farmland})
    done = apply_edits(city, [SplitByArea("B-1", 1500.0)])
    seen = preview(done.city, done.made[0])
    first = seen.measures.loc["B-1/1"]
    assert first["area_m2"] == pytest.approx(1500.0, abs=0.01)
    assert (first["length_m"], first["frontage_m"]) == (pytest.approx(60.0), pytest.approx(25.0))
    assert first["width_m"] == pytest.approx(25.0, abs=0.1)
    assert seen.touched == {"B-1/1": {"farmland": pytest.approx(25 * 20)}, "B-1/2": {"farmland": pytest.approx(5 * 20)}}
