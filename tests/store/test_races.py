"""Many processes want the same land at once. A control without the protections shows that the harness would see it."""

import itertools
import multiprocessing
import random
import time
from datetime import date

import pytest
import sqlalchemy as sa
from shapely import box

from parcels.domain.errors import ActionRefused
from parcels.store.allocations import AllocationRequest, _insert, allocate
from parcels.store.events import Stamp, read_events, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.quotas import QuotaNeed, draw, grant, read_balances
from parcels.store.tables import allocation, allocation_atom, quota_entry
from parcels.store.unit_of_work import Store, open_store

BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CHILDREN = multiprocessing.get_context(BY)
if BY == "forkserver":
    CHILDREN.set_forkserver_preload(["parcels.store.allocations", "parcels.store.quotas"])
AREA = 10_000
UNPROTECTED = {
    "sqlite": ("DROP INDEX uq_allocation_atom_active",),
    "postgresql": (
        "DROP INDEX uq_allocation_atom_active",
        "DROP TRIGGER allocation_atom_overlap ON allocation_atom",
    ),
}


def wish(racer: int, parcel: int) -> AllocationRequest:
    request, name = f"{racer}-{parcel}", f"A-{parcel}"
    return AllocationRequest(request, f"P{request}", (AtomShare(name, name),), held_until=date(2026, 12, 31))


def square(racer: int, turn: int) -> AllocationRequest:
    """Wish for a square somewhere in nine square kilometres, under a name that nobody else uses."""
    chance = random.Random(1000 * racer + turn)
    x, y, size = chance.uniform(0, 3000), chance.uniform(0, 3000), chance.uniform(50, 500)
    request = f"{racer}-{turn}"
    shapes = {request: box(x, y, x + size, y + size)}
    return AllocationRequest(request, f"P{request}", (AtomShare(request, request),), shapes=shapes)


def quota(amount: int) -> QuotaNeed:
    return QuotaNeed("new_construction", "", 2026, amount)


def bind(store: Store, stamp: Stamp, request: AllocationRequest) -> None:
    with store.unit_of_work(stamp) as work:
        draw(work, quota(AREA), allocate(work, request).id)


def bind_carelessly(store: Store, stamp: Stamp, request: AllocationRequest) -> None:
    """Look first, write later: the mistake on purpose."""
    with store.reading() as connection:
        query = sa.select(allocation_atom.c.atom_id).where(allocation_atom.c.atom_id == request.atoms[0].atom_id)
        if connection.execute(query).first():
            raise ActionRefused("land_taken")
    time.sleep(0.001)
    with store.unit_of_work(stamp) as work:
        draw(work, quota(AREA), _insert(work, request))


WAYS = {"careful": (wish, bind), "careless": (wish, bind_carelessly), "squares": (square, bind)}


def compete(target: str, stamp: Stamp, racer: int, parcels: int, way: str, start, answers) -> None:
    """Try to get every parcel once, in an order of one's own; the careless all go in one order and meet more often."""
    store = open_store(target)
    asked, bound = WAYS[way]
    order = list(range(parcels))
    if way != "careless":
        random.Random(racer).shuffle(order)
    won, refusals = [], set()
    with store.reading():
        pass
    start.wait()
    for parcel in order:
        request = asked(racer, parcel)
        try:
            bound(store, stamp, request)
            won.append(request.request_id)
        except ActionRefused as error:
            refusals.add(error.code)
    store.close()
    answers.put((won, refusals))


def race(store: Store, stamp: Stamp, parcels: int, *, racers: int = 8, way: str = "careful"):
    """Return the requests that were told yes, and the codes of all refusals."""
    start, answers = CHILDREN.Event(), CHILDREN.Queue()
    args = [(store.target, stamp, racer, parcels, way, start, answers) for racer in range(racers)]
    running = [CHILDREN.Process(target=compete, args=one) for one in args]
    for one in running:
        one.start()
    start.set()
    found = [answers.get(timeout=120) for _ in running]
    for one in running:
        one.join()
    assert [one.exitcode for one in running] == [0] * racers
    return [request for won, _ in found for request in won], set().union(*(codes for _, codes in found))


def holders(store: Store) -> dict[str, list[str]]:
    """Return atom → requests that hold it, as the tables say."""
    query = sa.select(allocation_atom.c.atom_id, allocation.c.request_id).join(allocation)
    found: dict[str, list[str]] = {}
    with store.reading() as connection:
        for atom, request in connection.execute(query.where(allocation_atom.c.status == "active")):
            found.setdefault(atom, []).append(request)
    return found


def ledger(store: Store) -> tuple[int, int]:
    """Return what the account says is used, and the sum of the entries that used it."""
    with store.reading() as connection:
        (account,) = read_balances(connection)
        spent = sa.select(sa.func.coalesce(sa.func.sum(quota_entry.c.amount), 0)).where(quota_entry.c.kind == "use")
        return account.used, -int(connection.execute(spent).scalar_one())


def logged(store: Store) -> tuple[bool, list[str]]:
    """Return whether the log is whole, and the requests it says were given land."""
    with store.reading() as connection:
        events = read_events(connection, limit=100_000)
        return verify_chain(connection).is_whole, sorted(
            one.values["request_id"] for one in events if one.name == "allocated"
        )


def granted(store: Store, stamp: Stamp, parcels: int) -> None:
    with store.unit_of_work(stamp) as work:
        grant(work, quota(parcels * AREA), "浙土指〔2026〕1号")


@pytest.mark.slow
def test_eight_processes_racing_for_two_hundred_parcels_give_each_to_exactly_one(store: Store, stamp: Stamp):
    granted(store, stamp, 200)
    won, refusals = race(store, stamp, 200)
    held = holders(store)
    assert sorted(held) == sorted(f"A-{parcel}" for parcel in range(200))
    assert sorted(request for requests in held.values() for request in requests) == sorted(won)
    assert len(won) == 200
    assert ledger(store) == (200 * AREA, 200 * AREA)
    assert logged(store) == (True, sorted(won))
    assert refusals == {"land_taken_until"}  # nobody waited too long, no two waited for each other


def test_a_quota_for_fifteen_is_given_to_fifteen_of_forty(store: Store, stamp: Stamp):
    granted(store, stamp, 15)
    won, refusals = race(store, stamp, 40, racers=4)
    assert len(won) == len(holders(store)) == 15
    assert ledger(store) == (15 * AREA, 15 * AREA)
    assert logged(store) == (True, sorted(won))
    assert "quota_exceeded" in refusals


@pytest.mark.slow
def test_without_the_protections_the_same_race_is_seen_to_give_land_twice(store: Store, stamp: Stamp, plain_sql):
    plain_sql(*UNPROTECTED[store.engine.dialect.name])
    granted(store, stamp, 10_000)
    won, _ = race(store, stamp, 40, racers=4, way="careless")
    doubled = [atom for atom, requests in holders(store).items() if len(requests) > 1]
    assert doubled
    assert len(won) > 40


@pytest.mark.slow
def test_squares_that_race_for_the_same_ground_never_overlap(store: Store, stamp: Stamp):
    granted(store, stamp, 10_000)
    won, refusals = race(store, stamp, 30, racers=4, way="squares")
    with store.reading() as connection:
        shapes = connection.execute(sa.select(allocation_atom.c.geometry)).scalars().all()
    common = [one.intersection(other).area for one, other in itertools.combinations(shapes, 2)]
    assert max(common) <= 1.0
    assert (len(shapes), refusals) == (len(won), {"land_overlaps"})


@pytest.mark.parametrize("level", ["READ COMMITTED", "SERIALIZABLE"])
def test_the_database_itself_refuses_land_that_overlaps_whatever_a_program_looked_at(
    postgres_store: Store, stamp: Stamp, level: str
):
    engine = postgres_store.engine.execution_options(isolation_level=level)
    with engine.begin() as connection:
        row = {"request_id": "r", "status": "proposed", "version": 1, "made_at": stamp.at, "made_by": "li"}
        rows = [{**row, "project_id": f"P{place}", "request_id": f"r{place}"} for place in (1, 2)]
        connection.execute(sa.insert(allocation), rows)
    atom = {"pieces": 1, "status": "active"}

    def insert(number: int, name: str, shape) -> None:
        with engine.begin() as connection:
            values = {**atom, "allocation_id": number, "atom_id": name, "parcel_id": name, "geometry": shape}
            connection.execute(sa.insert(allocation_atom), values)

    insert(1, "A", box(0, 0, 100, 100))
    insert(2, "edge", box(100, 0, 200, 100))
    insert(2, "noise", box(-100, 0, 0.009, 100))  # 0.9 m²
    with pytest.raises(sa.exc.IntegrityError, match=r"overlaps A by 200\.00 m2") as caught:
        insert(2, "B", box(0, 98, 100, 200))
    assert caught.value.orig.sqlstate == "23P01"
