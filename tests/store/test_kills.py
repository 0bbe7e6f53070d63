"""Writers killed by themselves at a random statement or commit, and from outside; a server stopped in the middle.

What this shows: nothing acknowledged is lost and nothing is half written when *programs* die. It says nothing about a
power cut: the operating system lives on and keeps what was handed to it.
"""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from parcels.domain.errors import ParcelsError
from parcels.store import migrating
from parcels.store.allocations import AllocationRequest, allocate
from parcels.store.events import Stamp, read_events, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.quotas import QuotaNeed, draw, grant, read_balances
from parcels.store.tables import allocation, allocation_atom, quota_entry
from parcels.store.unit_of_work import Store, open_store

pytestmark = pytest.mark.slow

BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CHILDREN = multiprocessing.get_context(BY)
if BY == "forkserver":
    CHILDREN.set_forkserver_preload(["parcels.store.allocations", "parcels.store.quotas"])
NEED = QuotaNeed("new_construction", "", 2026, 1)


@dataclass(frozen=True)
class Chances:
    """How likely a writer kills itself before a statement and at a commit, and what it tells too early on purpose."""

    statement: float = 0.001
    commit: float = 0.01
    tells_early: bool = False


def write_until_killed(target: str, stamp: Stamp, name: str, folder: str, chances: Chances) -> None:
    store = open_store(target)
    chance = random.Random(name)

    def perhaps(likely: float) -> None:
        if chance.random() < likely:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(store.engine, "before_cursor_execute", lambda *_: perhaps(chances.statement))
    sa.event.listen(store.engine, "commit", lambda *_: perhaps(chances.commit))
    told = os.open(Path(folder, name), os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    for turn in range(100_000):
        request = f"{name}-{turn}"
        atoms = (AtomShare(request, request),)
        wish = AllocationRequest(request, f"P{request}", atoms, held_until=date(2026, 12, 31))
        try:
            with store.unit_of_work(stamp) as work:
                draw(work, NEED, allocate(work, wish).id)
                if chances.tells_early:
                    os.write(told, f"{request}\n".encode())
            os.write(told, f"{request}\n".encode())  # told only after the commit
        except ParcelsError:  # the server is away
            time.sleep(0.05)


@dataclass
class Crowd:
    """Writers that are replaced as they die."""

    target: str
    stamp: Stamp
    folder: Path
    chances: Chances = field(default_factory=Chances)
    started: int = 0
    inside: int = 0
    outside: int = 0
    alive: list = field(default_factory=list)

    def fill(self, count: int) -> None:
        for one in [one for one in self.alive if not one.is_alive()]:
            assert one.exitcode == -signal.SIGKILL, "a writer ended by an error of its own"
            self.alive.remove(one)
            self.inside += 1
        while len(self.alive) < count:
            name = f"w{self.started}"
            args = (self.target, self.stamp, name, str(self.folder), self.chances)
            self.alive.append(CHILDREN.Process(target=write_until_killed, args=args, name=name))
            self.alive[-1].start()
            self.started += 1

    def kill_one(self, victim) -> None:
        self.alive.remove(victim)
        victim.kill()  # by its handle: a signal to a process that is gone already reaches nobody
        victim.join()
        self.outside += victim.exitcode == -signal.SIGKILL

    def run(self, told: int, killed: int, writers: int = 3) -> None:
        """Go on until so many more are told and so many more died in either way; a slow machine takes longer."""
        chance, end = random.Random(7), time.monotonic() + 300
        inside, outside, before = self.inside + killed, self.outside + killed, len(self.told()) + told
        while self.inside < inside or self.outside < outside or len(self.told()) < before:
            assert time.monotonic() < end, f"too little happened: {self.inside}, {self.outside}, {len(self.told())}"
            self.fill(writers)
            time.sleep(chance.uniform(0.05, 0.15))
            begun = [one for one in self.alive if self.has_begun(one)]
            if self.outside < outside and begun and chance.random() < 0.5:
                self.kill_one(chance.choice(begun))

    def has_begun(self, one) -> bool:
        """Return whether a writer has told something, so that a kill meets it at work and not at its start."""
        file = self.folder / one.name
        return file.exists() and file.stat().st_size > 0

    def told(self) -> set[str]:
        lines = [line for file in self.folder.iterdir() for line in file.read_text().split("\n")[:-1]]
        return set(lines)


@contextmanager
def crowd(store: Store, stamp: Stamp, folder: Path, chances: Chances = Chances()) -> Iterator[Crowd]:
    folder.mkdir()
    with store.unit_of_work(stamp) as work:
        grant(work, QuotaNeed("new_construction", "", 2026, 10**9), "浙土指〔2026〕1号")
    writers = Crowd(store.target, stamp, folder, chances)
    try:
        yield writers
    finally:
        while writers.alive:
            writers.kill_one(writers.alive[0])


def kept(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(sa.select(allocation.c.request_id)).scalars())


def assert_nothing_half(store: Store) -> None:
    """Each allocation has its atom, ledger entry and event; the account has their sum; the log is whole."""
    with store.reading() as connection:
        whole = sa.select(allocation.c.request_id).order_by(allocation.c.request_id)
        requests = connection.execute(whole).scalars().all()
        for table in (allocation_atom, quota_entry):
            joined = whole.join(table, table.c.allocation_id == allocation.c.id)
            assert connection.execute(joined).scalars().all() == requests
        events = [one for one in read_events(connection, limit=10**6) if one.name == "allocated"]
        assert {one.values["request_id"] for one in events} == set(requests)
        assert len(events) == len(requests) == read_balances(connection)[0].used
        assert verify_chain(connection).is_whole
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_writers_killed_at_any_moment_lose_nothing_acknowledged_and_leave_nothing_half(
    store: Store, stamp: Stamp, tmp_path: Path
):
    with crowd(store, stamp, tmp_path / "told") as writers:
        writers.run(told=60, killed=4)
    assert writers.told() <= kept(store)
    assert_nothing_half(store)


def test_a_server_stopped_at_once_in_the_middle_loses_nothing_acknowledged(own_cluster, stamp: Stamp, tmp_path: Path):
    store = open_store(own_cluster.url(own_cluster.fresh()))
    with store.unit_of_work(stamp) as work:
        migrating.upgrade(work.connection)
    with crowd(store, stamp, tmp_path / "told") as writers:
        writers.run(told=30, killed=2)
        own_cluster.stop(signal.SIGQUIT)
        store.close()
        own_cluster.start()
        writers.run(told=30, killed=2)
    assert writers.told() <= kept(store)
    assert_nothing_half(store)
    store.close()


def test_a_writer_that_tells_before_it_commits_is_seen_to_lose_what_it_told(
    sqlite_store: Store, stamp: Stamp, tmp_path: Path
):
    with crowd(sqlite_store, stamp, tmp_path / "told", Chances(0, 0.5, tells_early=True)) as writers:
        writers.run(told=8, killed=0, writers=2)
        writers.fill(0)
    assert writers.told() - kept(sqlite_store)
