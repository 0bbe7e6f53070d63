"""The default demo city, drawn and written once for all tests of this room."""

from pathlib import Path

import pytest

from parcels.demo import DemoSize, demo_city, write_demo
from parcels.geo.city import City


@pytest.fixture(scope="session")
def city() -> City:
    return demo_city()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder, DemoSize(dirty=True))
    return folder
