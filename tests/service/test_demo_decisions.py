from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from parcels.demo import DemoSize
from parcels.service.access import demo_actors
from parcels.service.demo_workspace import ensure_demo
from parcels.service.queue import queue
from parcels.store.events import verify_chain

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.slow
def test_the_demo_queue_shows_an_allocation_in_each_of_the_states_an_officer_meets_first(tmp_path: Path):
    size = DemoSize(parcels=500, projects=60)
    ws = ensure_demo(tmp_path / "ws", now=NOW, size=size, decided_on=NOW.date())
    rows = queue(ws, on=date(2026, 11, 23), actor=demo_actors()[0])
    with ws.store.reading() as connection:
        is_whole = verify_chain(connection).is_whole
    ws.close()
    assert {str(row.status) for row in rows} == {"proposed", "checking", "returned", "approved", "committed"}
    assert {row.proposed_by for row in rows} == {"demo_planner"}
    assert is_whole
