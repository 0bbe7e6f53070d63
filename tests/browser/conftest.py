"""The demo city served once, and a browser that may talk to nobody else."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.browser import Visit, chromium, serving, visiting
from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = [] if chromium() else ["Chromium"]
    missing += [] if importlib.util.find_spec("playwright") else ["playwright"]
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing and os.environ.get("PARCELS_REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture(scope="session")
def demo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_city(tmp_path_factory.mktemp("demo") / "city", demo_city(DemoSize(parcels=400, projects=45)))


@pytest.fixture(scope="session")
def home(demo_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(demo_workspace, tmp_path_factory.mktemp("log") / "app.log") as address:
        yield address


@pytest.fixture
def visit(home: str) -> Iterator[Visit]:
    with visiting(home) as tab:
        yield tab


@pytest.fixture
def visit_other(tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Serve another workspace and open it."""
    with ExitStack() as stack:

        def opened(workspace: Path, **options: object) -> Visit:
            address = stack.enter_context(serving(workspace, tmp_path / "app.log", **options))
            return stack.enter_context(visiting(address))

        yield opened
