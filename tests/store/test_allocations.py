from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from shapely import box
from shapely.geometry.base import BaseGeometry

from parcels.domain.allocation import AllocationStatus
from parcels.domain.errors import ActionRefused
from parcels.store.allocations import AllocationRequest, allocate, change, move_site, read_allocation
from parcels.store.events import Stamp, read_events
from parcels.store.land_guard import AtomShare
from parcels.store.unit_of_work import Store


def wish(request_id: str, project: str, *atoms: AtomShare) -> AllocationRequest:
    return AllocationRequest(request_id, project, atoms, held_until=date(2026, 12, 31))


def promise(store: Store, stamp: Stamp, request: AllocationRequest):
    with store.unit_of_work(stamp) as work:
        return allocate(work, request)


WHOLE, FIRST, SECOND = AtomShare("A-1", "A-1"), AtomShare("A-1/1", "A-1", 2), AtomShare("A-1/2", "A-1", 2)


def test_a_promise_is_kept_with_its_atoms_and_an_event(store: Store, stamp: Stamp):
    made = promise(store, stamp, wish("r1", "P1", FIRST, AtomShare("A-2", "A-2")))
    assert (made.project_id, made.status, made.version, len(made.atoms)) == ("P1", "proposed", 1, 2)
    with store.reading() as connection:
        assert read_allocation(connection, made.id) == made
        (event,) = read_events(connection)
    assert (event.name, event.values["atoms"]) == ("allocated", ["A-1/1", "A-2"])


@pytest.mark.parametrize(("held", "wanted"), [(WHOLE, WHOLE), (WHOLE, FIRST), (FIRST, WHOLE), (FIRST, FIRST)])
def test_land_that_is_promised_is_refused_with_who_holds_it_until_when(store: Store, stamp: Stamp, held, wanted):
    promise(store, stamp, wish("r1", "P1", held))
    with pytest.raises(ActionRefused) as caught:
        promise(store, stamp, wish("r2", "P2", wanted))
    assert caught.value.code == "land_taken_until"
    assert caught.value.values == {"atom": wanted.atom_id, "project": "P1", "until": "2026-12-31"}


def test_the_other_piece_of_the_same_cut_is_free_and_of_another_cut_is_not(store: Store, stamp: Stamp):
    promise(store, stamp, wish("r1", "P1", FIRST))
    promise(store, stamp, wish("r2", "P2", SECOND))
    with pytest.raises(ActionRefused, match="land_taken"):
        promise(store, stamp, wish("r3", "P3", AtomShare("A-1/3", "A-1", 3)))


def test_a_request_sent_again_gets_its_first_answer_and_does_nothing_twice(store: Store, stamp: Stamp):
    first = promise(store, stamp, wish("r1", "P1", WHOLE))
    assert promise(store, stamp, wish("r1", "P1", WHOLE)) == first
    with store.reading() as connection:
        assert len(read_events(connection)) == 1


@pytest.mark.parametrize(("atoms", "code"), [((), "land_none"), ((WHOLE, FIRST), "land_cut_twice")])
def test_a_request_that_makes_no_sense_is_refused(store: Store, stamp: Stamp, atoms, code: str):
    with pytest.raises(ActionRefused, match=code):
        promise(store, stamp, wish("r1", "P1", *atoms))


def test_released_land_can_be_promised_again(store: Store, stamp: Stamp):
    made = promise(store, stamp, wish("r1", "P1", WHOLE))
    with store.unit_of_work(stamp) as work:
        ended = change(work, made.id, "withdrawn", version=made.version, values={"status": "withdrawn"})
    assert (ended.status, ended.version, ended.atoms, ended.ended_at) == ("withdrawn", 2, (), stamp.at)
    assert promise(store, stamp, wish("r2", "P2", WHOLE)).project_id == "P2"


def test_who_saw_an_older_version_is_refused(store: Store, stamp: Stamp):
    made = promise(store, stamp, wish("r1", "P1", WHOLE))

    def end():
        with store.unit_of_work(stamp) as work:
            change(work, made.id, "withdrawn", version=made.version, values={"status": "withdrawn"})

    end()
    with pytest.raises(ActionRefused, match="allocation_changed"):
        end()


def test_a_project_has_one_allocation_in_force_at_a_time(store: Store, stamp: Stamp):
    promise(store, stamp, wish("r1", "P1", WHOLE))
    with pytest.raises(ActionRefused, match="project_has_land"):
        promise(store, stamp, wish("r2", "P1", AtomShare("A-2", "A-2")))


def square(x: float) -> BaseGeometry:
    return box(x, 0, x + 100, 100)


@pytest.mark.parametrize(
    ("x", "is_refused"), [(100.0, False), (99.995, False), (99.98, True), (0.0, True), (300.0, False)]
)
def test_land_redrawn_under_another_name_is_refused_when_more_than_a_square_metre_overlaps(
    store: Store, stamp: Stamp, x: float, is_refused: bool
):
    promise(store, stamp, replace(wish("r1", "P1", WHOLE), shapes={"A-1": square(0.0)}))
    new = replace(wish("r2", "P2", AtomShare("B-1", "B-1")), shapes={"B-1": square(x)})
    if not is_refused:
        assert promise(store, stamp, new).project_id == "P2"
        return
    with pytest.raises(ActionRefused) as caught:
        promise(store, stamp, new)
    assert (caught.value.code, caught.value.values["project"]) == ("land_overlaps", "P1")


def test_another_site_of_the_same_allocation_may_share_land_with_the_old_one(store: Store, stamp: Stamp):
    made = promise(store, stamp, replace(wish("r1", "P1", WHOLE), shapes={"A-1": square(0.0)}))
    new = replace(wish("r2", "P1", WHOLE, AtomShare("A-2", "A-2")), shapes={"A-1": square(0.0), "A-2": square(100.0)})
    with store.unit_of_work(stamp) as work:
        moved = move_site(work, made.id, new, version=1)
    assert (moved.version, [atom.atom_id for atom in moved.atoms]) == (2, ["A-1", "A-2"])
    assert (moved.status, moved.changed_by) == (AllocationStatus.PROPOSED, "li")


def test_who_made_an_allocation_cannot_be_written_as_who_decided_it(store: Store, stamp: Stamp):
    made = promise(store, stamp, wish("r1", "P1", WHOLE))
    refusals = (sa.exc.IntegrityError, ActionRefused)  # PostgreSQL's trigger speaks before the CHECK of both stores
    with pytest.raises(refusals), store.unit_of_work(stamp) as work:
        change(work, made.id, "approved", version=1, values={"status": "approved", "decided_by": "li"})


def test_the_index_itself_refuses_a_second_active_row(store: Store, stamp: Stamp):
    made = promise(store, stamp, wish("r1", "P1", WHOLE))
    other = promise(store, stamp, wish("r2", "P2", AtomShare("A-2", "A-2")))
    forged = f"INSERT INTO allocation_atom VALUES ({other.id}, 'A-1', 'A-1', 1, 'active', NULL)"
    with pytest.raises(sa.exc.IntegrityError), store.unit_of_work(stamp) as work:
        work.connection.exec_driver_sql(forged)
    assert made.atoms == (WHOLE,)
