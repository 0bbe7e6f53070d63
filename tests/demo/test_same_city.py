from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from parcels.demo import DemoSize, demo_city, write_demo
from parcels.domain.errors import InputRefused

SHIPPED = Path(__file__).parents[2] / "gis_data"
SMALL = DemoSize(seed=5, parcels=120, projects=20, dirty=True)


def layers(path):
    return [str(name) for name, _ in pyogrio.list_layers(path)]


def assert_same_layers(left, right):
    assert layers(left) == layers(right)
    for layer in layers(left):
        a, b = gpd.read_file(left, layer=layer), gpd.read_file(right, layer=layer)
        pd.testing.assert_frame_equal(a.drop(columns="geometry"), b.drop(columns="geometry"))
        assert a.crs == b.crs
        assert a.geometry.geom_equals_exact(b.geometry, 1e-6).all()


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    first = write_demo(tmp_path / "a", SMALL)
    write_demo(tmp_path / "b", SMALL)
    for path in first:
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes(), path.name


def test_another_seed_gives_another_city():
    a, b = demo_city(DemoSize(seed=1, parcels=100, projects=20)), demo_city(DemoSize(seed=2, parcels=100, projects=20))
    assert a.parcels.total_bounds.tolist() != b.parcels.total_bounds.tolist()
    assert list(a.projects["name"]) != list(b.projects["name"])


def test_gis_data_is_the_default_city(written):
    texts = [path.relative_to(SHIPPED) for path in SHIPPED.rglob("*") if path.suffix in (".csv", ".toml", ".md")]
    assert {"policy.toml", "README.md", "projects.csv"} <= {str(path) for path in texts}
    for path in texts:
        assert (SHIPPED / path).read_bytes() == (written / path).read_bytes(), path
    for name in ("parcels", "platforms", "constraints", "roads", "utilities"):
        assert_same_layers(SHIPPED / f"{name}.gpkg", written / f"{name}.gpkg")


def test_gis_data_holds_no_more_than_eight_megabytes():
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 8 * 2**20


def test_every_file_and_layer_says_demo_data(written):
    for path in written.glob("*.gpkg"):
        for layer in layers(path):
            assert "演示数据" in pyogrio.read_info(path, layer=layer)["layer_metadata"]["DESCRIPTION"]
    assert "演示数据" in (written / "README.md").read_text(encoding="utf-8")
    assert "演示数据" in (written / "policy.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [{"parcels": 59}, {"projects": 9}, {"history": -1}, {"parcels": 2_000_000}])
def test_a_city_of_no_sensible_size_is_refused(size):
    with pytest.raises(InputRefused) as refusal:
        DemoSize(**size)
    assert refusal.value.code == "demo_size"
    assert refusal.value.values["field"] in size


@pytest.mark.parametrize("seed", range(4))
def test_the_smallest_city_can_be_drawn(seed):
    city = demo_city(DemoSize(seed=seed, parcels=60, projects=10))
    assert len(city.platforms) == 4
    assert len(city.constraint_kinds) >= 12


@pytest.mark.parametrize("parcels", [60, 137, 2000])
def test_the_numbers_asked_for_are_exact(parcels):
    city = demo_city(DemoSize(seed=3, parcels=parcels, projects=31, history=9))
    assert len(city.parcels) == parcels
    assert len(city.projects) == 40
