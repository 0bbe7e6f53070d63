"""Issued certificates: numbers, the land they hold, how they end, what tampering shows, a race for one parcel."""

import multiprocessing
import random
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from shapely import box

from parcels.domain.errors import ActionRefused
from parcels.store.allocations import AllocationRequest, allocate, change
from parcels.store.certificate_tables import certificate, certificate_atom
from parcels.store.certificates import (
    CertificateRequest,
    CertificateStatus,
    certificate_numbered,
    certificates,
    check_code,
    document_hash,
    document_text,
    end,
    issue,
    lapse_certificates,
)
from parcels.store.checks import Evidence, keep_evidence
from parcels.store.events import Stamp, read_events, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.overrides import open_override, read_overrides, store_override, use_override
from parcels.store.state_check import check_state
from parcels.store.unit_of_work import Store, open_store
from parcels.store.workspaces import create_facts

BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CHILDREN = multiprocessing.get_context(BY)
if BY == "forkserver":
    CHILDREN.set_forkserver_preload(["parcels.store.certificates"])
DAY = date(2026, 11, 23)
UNTIL = date(2026, 12, 21)


def wish(project: str, atom: str = "A", **more) -> CertificateRequest:
    """Ask for a certificate of one atom, a square of 100 m at its own place."""
    place = 1000.0 * sum(map(ord, atom.partition("/")[0]))
    usual = {
        "request_id": f"{project}-{atom}", "project_id": project, "site": atom, "platform_id": "PF1",
        "area_m2": 20_000.0, "verdict": "can_sign_if", "as_of": DAY, "valid_until": UNTIL,
        "atoms": (AtomShare(atom, atom),),
        "document": {"project": project, "site": atom}, "shapes": {atom: box(place, 0, place + 100, 100)},
    }  # fmt: skip
    return CertificateRequest(**(usual | more))


def issued(store: Store, stamp: Stamp, *args, **more):
    with store.unit_of_work(stamp) as work:
        return issue(work, wish(*args, **more))


def allocated(store: Store, stamp: Stamp, project: str, atom: str = "A", **more):
    like = wish(project, atom)
    request = AllocationRequest(f"a-{project}", project, like.atoms, site=atom, shapes=like.shapes, **more)
    with store.unit_of_work(stamp) as work:
        return allocate(work, request)


def refusal(run) -> ActionRefused:
    with pytest.raises(ActionRefused) as caught:
        run()
    return caught.value


def test_numbers_run_through_each_year_without_a_gap_and_a_refused_one_takes_none(store: Store, stamp: Stamp):
    first = issued(store, stamp, "P1", "A")
    refusal(lambda: issued(store, stamp, "P2", "A"))
    second = issued(store, stamp, "P2", "B")
    third = issued(store, stamp, "P3", "C", as_of=date(2027, 1, 4))
    assert [one.number for one in (first, second, third)] == ["2026-0001", "2026-0002", "2027-0001"]


def test_the_same_request_again_gets_its_first_answer_and_another_wish_is_refused(store: Store, stamp: Stamp):
    first = issued(store, stamp, "P1")
    assert issued(store, stamp, "P1") == first
    assert refusal(lambda: issued(store, stamp, "P2", "B", request_id="P1-A")).code == "request_reused"


def test_land_held_by_a_certificate_goes_to_no_other_certificate_and_no_other_allocation(store: Store, stamp: Stamp):
    held = issued(store, stamp, "P1")
    told = {"atom": "A", "project": "P1", "number": held.number, "until": "2026-12-21"}
    for ask in (issued, allocated):
        error = refusal(lambda ask=ask: ask(store, stamp, "P2"))
        assert (error.code, error.values) == ("land_certified", told)


def test_the_holder_itself_may_have_the_land_allocated_but_no_other_land(store: Store, stamp: Stamp):
    issued(store, stamp, "P1")
    assert refusal(lambda: allocated(store, stamp, "P1", "B")).code == "certificate_elsewhere"
    assert allocated(store, stamp, "P1").site == "A"


def test_who_holds_an_allocation_gets_a_certificate_for_that_land_only(store: Store, stamp: Stamp):
    allocated(store, stamp, "P1", held_until=UNTIL)
    assert refusal(lambda: issued(store, stamp, "P1", "B")).code == "project_has_land"
    assert refusal(lambda: issued(store, stamp, "P2")).code == "land_taken_until"
    assert issued(store, stamp, "P1").site == "A"


def test_a_project_holds_one_certificate_at_a_time(store: Store, stamp: Stamp):
    issued(store, stamp, "P1")
    error = refusal(lambda: issued(store, stamp, "P1", "B"))
    assert (error.code, error.values["number"]) == ("certificate_in_force", "2026-0001")


def test_another_cut_of_the_parcel_and_a_shape_that_overlaps_are_held_too(store: Store, stamp: Stamp):
    issued(store, stamp, "P1")
    cut = {"atoms": (AtomShare("A/1", "A", 2),), "shapes": {}}
    assert refusal(lambda: issued(store, stamp, "P2", "A/1", **cut)).code == "land_certified"
    beneath = {"shapes": {"Z": wish("P1").shapes["A"]}}
    assert refusal(lambda: issued(store, stamp, "P2", "Z", **beneath)).code == "land_overlaps"


@pytest.mark.parametrize(("day", "expired"), [(UNTIL, ()), (UNTIL + timedelta(days=1), ("2026-0001",))])
def test_the_last_day_counts_and_expiry_frees_the_land(store: Store, stamp: Stamp, day: date, expired: tuple):
    one = issued(store, stamp, "P1")
    assert (one.state_on(day) is CertificateStatus.EXPIRED) is bool(expired)
    with store.unit_of_work(stamp) as work:
        assert lapse_certificates(work, day) == expired
    if expired:
        assert issued(store, stamp, "P2").number == "2026-0002"


@pytest.mark.parametrize("status", [CertificateStatus.WITHDRAWN, CertificateStatus.EXPIRED])
def test_what_ended_is_kept_with_its_atoms_and_ends_once(store: Store, stamp: Stamp, status):
    one = issued(store, stamp, "P1")
    with store.unit_of_work(stamp) as work:
        ended = end(work, one, status, reason="企业放弃")
    assert (ended.status, ended.ended_by, ended.atoms) == (status, "li", one.atoms)
    with store.unit_of_work(stamp) as work:
        assert refusal(lambda: end(work, one, status)).code == "certificate_ended"


def test_the_check_code_is_made_of_the_document_and_tells_one_from_another(store: Store, stamp: Stamp):
    one, other = issued(store, stamp, "P1"), issued(store, stamp, "P2", "B")
    with store.reading() as connection:
        text = document_text(connection, one.id)
    assert one.code == check_code(document_hash(text)) != other.code
    assert len(one.code.replace("-", "")) == 12
    assert '"number":"2026-0001"' in text
    assert document_hash(text.replace("P1", "P2")) != one.document_sha256


def test_the_log_tells_every_certificate_and_override_as_the_tables_do(store: Store, stamp: Stamp):
    one = issued(store, stamp, "P1")
    held = allocated(store, stamp, "P1")
    issued(store, stamp, "P2", "B")
    with store.unit_of_work(Stamp(stamp.at, "demo_leader", "leader")) as work:
        create_facts(work, "演示", None, is_demo=True)
        end(work, one, CertificateStatus.USED, allocation_id=held.id)
        digest = keep_evidence(work, Evidence("纪要.pdf", "application/pdf", b"x"))
        store_override(work, {
            "allocation_id": held.id, "project_id": "P1", "site": "A", "reason": "重大项目", "document": None,
            "evidence_sha256": digest,
        })  # fmt: skip
        use_override(work, open_override(work.connection, held.id, "A"))
    with store.reading() as connection:
        assert check_state(connection) == ()
        assert open_override(connection, held.id, "A") is None
        assert [(two.project_id, two.used_by) for two in read_overrides(connection)] == [("P1", "demo_leader")]
        names = [event.name for event in read_events(connection)]
    assert names[-3:] == ["certificate_used", "override_given", "override_used"]


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("UPDATE certificate SET valid_until = '2027-12-31'", "valid_until"),
        ("UPDATE certificate SET document = replace(document, 'P1', 'P9')", "document_sha256"),
        ("UPDATE certificate SET status = 'withdrawn', ended_at = issued_at", "status"),
        ("UPDATE certificate_atom SET status = 'ended'", "atoms"),
    ],
)
def test_a_certificate_changed_behind_the_log_is_found(store: Store, stamp: Stamp, plain_sql, statement, column):
    issued(store, stamp, "P1")
    plain_sql(statement)
    with store.reading() as connection:
        assert column in {fault.values["column"] for fault in check_state(connection) if fault.table == "certificate"}


def compete(target: str, stamp: Stamp, racer: int, parcels: int, start, answers) -> None:
    """Ask for a certificate of every parcel for a project of one's own each, in an order of one's own."""
    store = open_store(target)
    order = list(range(parcels))
    random.Random(racer).shuffle(order)
    won, codes = [], set()
    with store.reading():
        pass
    start.wait()
    for parcel in order:
        name = f"A{parcel:02d}"
        like = wish(f"P{racer}-{parcel}", name)
        shape = {name: box(1000.0 * parcel, 0, 1000.0 * parcel + 100, 100)}
        try:
            with store.unit_of_work(stamp) as work:
                won.append(issue(work, CertificateRequest(**{**vars(like), "shapes": shape})).number)
        except ActionRefused as error:
            codes.add(error.code)
    store.close()
    answers.put((won, codes))


@pytest.mark.slow
def test_eight_processes_racing_for_parcels_get_one_certificate_each_numbered_without_gap(store: Store, stamp: Stamp):
    parcels, racers = 5, 8
    start, answers = CHILDREN.Event(), CHILDREN.Queue()
    args = [(store.target, stamp, racer, parcels, start, answers) for racer in range(racers)]
    running = [CHILDREN.Process(target=compete, args=one) for one in args]
    for one in running:
        one.start()
    start.set()
    found = [answers.get(timeout=120) for _ in running]
    for one in running:
        one.join()
    numbers = [number for won, _ in found for number in won]
    assert sorted(numbers) == [f"2026-{place:04d}" for place in range(1, parcels + 1)]
    assert set().union(*(codes for _, codes in found)) == {"land_certified"}
    with store.reading() as connection:
        assert len({one.site for one in certificates(connection)}) == parcels
        assert verify_chain(connection).is_whole
        assert check_state(connection) == ()


def test_the_database_itself_holds_the_land_of_a_certificate_whatever_a_program_looked_at(
    postgres_store: Store, stamp: Stamp
):
    issued(postgres_store, stamp, "P1")
    shape = {"Z": wish("P1").shapes["A"]}
    with postgres_store.engine.begin() as connection:
        row = {"request_id": "x", "project_id": "P2", "number": "2026-0099", "year": 2026, "running": 99, "site": "Z"}
        row |= {"platform_id": "", "area_m2": 1.0, "verdict": "can_sign", "as_of": DAY, "valid_until": UNTIL}
        row |= {"document": "{}", "document_sha256": "0" * 64, "status": "in_force", "issued_at": stamp.at}
        other = connection.execute(
            sa.insert(certificate).values({**row, "issued_by": "li"}).returning(certificate.c.id)
        ).scalar_one()
    atom = {"certificate_id": other, "atom_id": "Z", "parcel_id": "Z", "pieces": 1, "status": "active"}
    with pytest.raises(sa.exc.IntegrityError, match="overlaps A by 10000"), postgres_store.engine.begin() as connection:
        connection.execute(sa.insert(certificate_atom).values({**atom, "geometry": shape["Z"]}))


def test_an_ended_allocation_gives_nothing_back_to_its_certificate(store: Store, stamp: Stamp):
    one, held = issued(store, stamp, "P1"), allocated(store, stamp, "P1")
    with store.unit_of_work(stamp) as work:
        end(work, one, CertificateStatus.USED, allocation_id=held.id)
        change(work, held.id, "withdrawn", version=1, values={"status": "withdrawn"})
    assert issued(store, stamp, "P2").project_id == "P2"
    with store.reading() as connection:
        assert certificate_numbered(connection, one.number).status is CertificateStatus.USED
