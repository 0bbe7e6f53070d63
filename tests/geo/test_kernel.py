"""Areas by the compiled kernel and by GEOS agree with each other, with hand-worked numbers and with shapely."""

import subprocess
import sys

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.geo.kernel import compiled_pair_areas, geos_pair_areas
from parcels.geo.overlay import covered_areas

ENGINES = [compiled_pair_areas, geos_pair_areas]


def array(*shapes):
    return np.array(shapes, dtype=object)


def areas(engine, shapes, masks):
    found = engine(shapes, masks, 2)
    out = np.zeros((len(shapes), len(masks)))
    np.add.at(out, (found.shape, found.mask), found.area)
    return out


@pytest.mark.parametrize("engine", ENGINES)
def test_two_squares_share_a_quarter(engine):
    assert areas(engine, array(shapely.box(0, 0, 2, 2)), array(shapely.box(1, 1, 3, 3))) == pytest.approx(1.0)


@pytest.mark.parametrize("engine", ENGINES)
def test_neighbours_share_nothing(engine):
    assert areas(engine, array(shapely.box(0, 0, 2, 2)), array(shapely.box(2, 0, 4, 2))) == pytest.approx(
        0.0, abs=1e-12
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_hole_is_not_covered(engine):
    ring = shapely.box(0, 0, 10, 10) - shapely.box(4, 4, 6, 6)
    assert areas(engine, array(shapely.box(3, 3, 7, 7)), array(ring)) == pytest.approx(12.0)
    assert areas(engine, array(ring), array(shapely.box(3, 3, 7, 7))) == pytest.approx(12.0)


@pytest.mark.parametrize("engine", ENGINES)
def test_all_parts_of_a_multipolygon_count_on_both_sides(engine):
    two = shapely.union_all([shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1)])
    assert areas(engine, array(two), array(shapely.box(0, 0, 5.5, 1))) == pytest.approx(1.5)
    assert areas(engine, array(shapely.box(0, 0, 5.5, 1)), array(two)) == pytest.approx(1.5)


@pytest.mark.parametrize("engine", ENGINES)
def test_far_from_the_origin_no_digits_are_lost(engine):
    x, y = 40_500_000.0, 3_400_000.0
    parcel = shapely.box(x, y, x + 30, y + 100)
    mask = shapely.Polygon([(x - 5000, y - 5000), (x + 5000, y - 5000), (x + 5000, y + 50), (x - 5000, y + 50)])
    assert areas(engine, array(parcel), array(mask)) == pytest.approx(1500.0, rel=1e-9)


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_in_gives_nothing_out(engine):
    none = np.empty(0, dtype=object)
    assert len(engine(none, none, 2).area) == 0
    assert len(engine(array(shapely.box(0, 0, 1, 1)), none, 2).area) == 0
    assert areas(engine, array(shapely.Polygon(), shapely.box(0, 0, 1, 1)), array(shapely.box(0, 0, 1, 1)))[1, 0] == 1.0


def only_polygons(shape):
    parts = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.geom_type == "Polygon"]
    return shapely.union_all([part for part in parts if part.area > 1e-3])


@st.composite
def polygons(draw):
    """Stars, many rounded to whole metres (vertical and shared edges), some with a hole or a second part."""
    count = draw(st.integers(3, 40))
    gaps = np.array(draw(st.lists(st.floats(0.05, 1.0), min_size=count, max_size=count)))
    radius = np.array(draw(st.lists(st.floats(1.0, 60.0), min_size=count, max_size=count)))
    turn = np.cumsum(gaps) / (gaps.sum() + 0.05) * 2 * np.pi
    middle = [500_000 + draw(st.floats(-40, 40)), 3_400_000 + draw(st.floats(-40, 40))]
    xy = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]) + middle
    shape = only_polygons(shapely.Polygon(np.round(xy) if draw(st.booleans()) else xy))
    if draw(st.booleans()):
        shape = shape - shapely.Point(middle).buffer(draw(st.floats(0.5, 10.0)), quad_segs=draw(st.integers(1, 4)))
    if draw(st.booleans()):
        shape = shapely.union(shape, shapely.box(500_100, 3_400_000, 500_120, 3_400_030))
    shape = only_polygons(shape)
    return shape if shape.area > 1e-3 else shapely.box(500_000, 3_400_000, 500_001, 3_400_001)


@settings(max_examples=80, deadline=None)
@given(st.lists(polygons(), min_size=1, max_size=4), st.lists(polygons(), min_size=1, max_size=4))
def test_the_kernel_agrees_with_shapely_on_any_polygons(shapes, masks):
    shapes, masks = array(*shapes), array(*masks)
    expected = shapely.area(shapely.intersection(shapes[:, None], masks[None, :]))
    for engine in ENGINES:
        assert (np.abs(areas(engine, shapes, masks) - expected) / shapely.area(shapes)[:, None]).max() < 1e-6


@settings(max_examples=40, deadline=None)
@given(polygons(), st.lists(polygons(), min_size=1, max_size=6))
def test_overlapping_masks_of_a_column_count_once(shape, masks):
    shapes = array(shape)
    expected = shapely.area(shapely.intersection(shapes, shapely.union_all(masks)))
    masks = array(*masks)
    covered = covered_areas(shapes, masks, np.zeros(len(masks), np.int64), 1, 2)
    assert np.abs(covered[:, 0] - expected) / shapely.area(shapes) < 1e-6


@pytest.mark.parametrize("engine", ENGINES)
def test_a_precision_grid_of_the_data_does_not_round_the_answer(engine):
    gridded = shapely.set_precision(shapely.box(0, 0, 3, 3), 1.0)
    assert areas(engine, array(gridded), array(shapely.box(0.4, 0.4, 9, 9))) == pytest.approx(2.6**2)


def test_the_number_of_threads_changes_no_bit():
    rng = np.random.default_rng(1)
    shapes = shapely.buffer(shapely.points(rng.uniform(0, 300, (200, 2))), rng.uniform(1, 20, 200))
    masks = shapely.buffer(shapely.points(rng.uniform(0, 300, (30, 2))), rng.uniform(10, 60, 30))
    column = rng.integers(0, 5, 30)
    one, many = (covered_areas(shapes, masks, column, 5, threads) for threads in (1, 3))
    assert (one == many).all()


def test_without_numba_the_same_areas_come_from_geos():
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "import numpy as np, shapely\n"
        "from parcels.geo.compiled import IS_COMPILED\n"
        "from parcels.geo.overlay import covered_areas\n"
        "from parcels.geo.inscribed import inscribed_radius\n"
        "from parcels.geo.assemble import connected_sets\n"
        "assert not IS_COMPILED\n"
        "shapes = np.array([shapely.box(0, 0, 30, 100)], dtype=object)\n"
        "masks = np.array([shapely.box(0, 0, 10, 10), shapely.box(5, 5, 15, 15)], dtype=object)\n"
        "assert abs(covered_areas(shapes, masks, np.zeros(2, np.int64), 1, 2)[0, 0] - 175) < 1e-9\n"
        "assert abs(inscribed_radius(shapes)[0] - 15) < 0.05\n"
        "assert len(connected_sets(np.array([[0, 1], [1, 2]]), np.ones(3), (2, 3), 3, 99)) == 3\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
