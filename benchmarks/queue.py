"""The queue page with 5 000 allocations waiting: seconds until it can be read, opened from another page of the app."""

import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks.browser import Visit, chromium, serving, visiting
from benchmarks.workspaces import NOW, store_city
from parcels.demo import DemoSize, demo_city
from parcels.service.access import system_actor
from parcels.service.allocation_checks import LawOptions, examine_again, keep_check
from parcels.service.allocation_life import known_allocation
from parcels.service.workspace import Workspace, open_workspace
from parcels.store.tables import allocation, allocation_atom, allocation_check

ALLOWED_S = 2.0
VERDICTS = ("pass", "conditional", "fail", "undetermined")


def run(small: bool) -> dict:
    """Measure the queue of a warm server, each time in a new tab that came from the data page; medians."""
    if chromium() is None:
        return {"skipped": "no Chromium"}
    count, repeats = (500, 2) if small else (5_000, 5)
    with tempfile.TemporaryDirectory() as folder:
        workspace = store_city(Path(folder) / "city", demo_city(DemoSize(parcels=count, projects=count)))
        allocations = wait_for_decision(workspace)
        with serving(workspace, Path(folder) / "app.log") as home:
            first = _opening(home)
            seconds = statistics.median(_opening(home) for _ in range(repeats))
    return {
        "allocations": allocations,
        "first opening of the server (s)": first,
        "opening (s)": seconds,
        "ratio": ALLOWED_S / seconds,
        "target": 1.0,
    }


def wait_for_decision(workspace: Path) -> int:
    """Let every parcel of a workspace wait for a decision on its allocation to a project; return how many."""
    ws = open_workspace(workspace)
    city = ws.city()
    pairs = list(zip(city.parcels.index, city.parcels.geometry, city.projects.index, strict=False))
    held, made = NOW.date() + timedelta(days=60), {"made_at": NOW, "made_by": "demo_planner"}
    with ws.store.quiet_write() as connection:
        connection.execute(
            insert(allocation),
            [
                {"id": n, "project_id": project, "request_id": f"r{n}", "status": "checking", "version": 2, **made,
                 "held_until": held, "site": parcel, "platform_id": "", "area_m2": ground.area}
                for n, (parcel, ground, project) in enumerate(pairs, 1)
            ],
        )  # fmt: skip
        connection.execute(
            insert(allocation_atom),
            [
                {"allocation_id": n, "atom_id": parcel, "parcel_id": parcel, "pieces": 1, "status": "active",
                 "geometry": ground}
                for n, (parcel, ground, _) in enumerate(pairs, 1)
            ],
        )  # fmt: skip
    _check_one_and_copy(ws, [parcel for parcel, *_ in pairs])
    ws.close()
    return len(pairs)


def _check_one_and_copy(ws: Workspace, sites: list[str]) -> None:
    """Check the first allocation, which the page opens; the others get copies with verdicts of all kinds."""
    with ws.store.reading() as connection:
        first = known_allocation(connection, 1)
    examined = examine_again(ws, first, LawOptions(NOW.date()))
    with ws.store.unit_of_work(system_actor("benchmark").stamp(NOW)) as work:
        keep_check(work, examined, 1)
        (made,) = work.connection.execute(select(allocation_check)).mappings().all()
        work.connection.execute(
            insert(allocation_check),
            [
                {**made, "id": n, "allocation_id": n, "site": site, "verdict": VERDICTS[n % len(VERDICTS)]}
                for n, site in enumerate(sites[1:], 2)
            ],
        )


def _opening(home: str) -> float:
    with visiting(home) as visit:
        visit.open("data?lang=zh&role=officer")
        link = visit.page.get_by_role("link", name="待办")
        link.wait_for(timeout=120_000)
        visit.settle()
        start = time.perf_counter()
        link.click()
        _read(visit)
        return time.perf_counter() - start


def _read(visit: Visit) -> None:
    visit.page.locator(".st-key-queue-filters").wait_for(timeout=120_000)
    visit.page.locator(".st-key-queue-panel .pp-head").wait_for(timeout=120_000)
