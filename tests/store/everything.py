"""A row of everything the log speaks of, written the way the program writes it."""

from datetime import UTC, date, datetime

from shapely import box

from parcels.landing.record_chain import Paper
from parcels.landing.reserve.entries import Entry, EntryKind, Terms
from parcels.store.allocations import AllocationRequest, allocate
from parcels.store.certificates import CertificateRequest, issue
from parcels.store.checks import Evidence, NewCheck, keep_document, keep_evidence, store_check, store_decision
from parcels.store.land_guard import AtomShare
from parcels.store.landing_records import NewRow, add_records
from parcels.store.overrides import open_override, store_override, use_override
from parcels.store.people import Person, add_person
from parcels.store.quotas import QuotaNeed, draw, grant
from parcels.store.reserve_ledger import add_entries
from parcels.store.reserve_reviews import NewReview, add_opinion, add_review, keep_paper
from parcels.store.scenarios import NewRun, add_scenario, keep_run, promote, read_scenario
from parcels.store.unit_of_work import UnitOfWork

NOW, DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 11, 23)
TERMS = Terms("地铁口", "市长办公会 2026-31", date(2028, 1, 1))


def allocated(work: UnitOfWork, run: int) -> int:
    shapes = {"A-1": box(0, 0, 100, 100)}
    land = (AtomShare("A-1", "A-1"),)
    wish = AllocationRequest(
        "r1", "P1", land, held_until=DAY, plan_run_id=run, site="A-1", platform_id="PF1", area_m2=1e4, shapes=shapes
    )
    made = allocate(work, wish).id
    inputs = {name: keep_document(work, name, {"name": name}) for name in ("policy", "rules")}
    store_check(work, NewCheck(made, "A-1", DAY, "pass", 0, (), inputs, [{"rule": "forest"}]))
    grant(work, QuotaNeed("energy", "", 2026, 500), "No. 2")
    draw(work, QuotaNeed("energy", "", 2026, 20), made)
    return made


def decided(work: UnitOfWork, made: int) -> None:
    proof = keep_evidence(work, Evidence("letter.pdf", "application/pdf", b"letter"))
    row = {"allocation_id": made, "site": "A-1", "rule": "forest", "subject": "A-1", "kind": "cleared"}
    store_decision(work, {**row, "reason": "agreed", "document": "No. 1", "evidence_sha256": proof})


def certified(work: UnitOfWork, made: int) -> None:
    proof = keep_evidence(work, Evidence("order.pdf", "application/pdf", b"order"))
    issue(work, CertificateRequest(
        "c1", "P2", "B", "PF1", 1e4, "can_sign", DAY, DAY, (AtomShare("B", "B"),), {"p": 2}, {"B": box(200, 0, 300, 90)}
    ))  # fmt: skip
    store_override(work, {
        "allocation_id": made, "project_id": "P1", "site": "A-1", "reason": "重大项目", "document": "No. 3",
        "evidence_sha256": proof,
    })  # fmt: skip
    use_override(work, open_override(work.connection, made, "A-1"))


def landed(work: UnitOfWork) -> None:
    other = keep_evidence(work, Evidence("函.pdf", "application/pdf", b"another letter"))
    body = {"found_on": "2026-03-02", "cause": "mixed", "evidence": "函"}
    add_records(work, [NewRow("cause", "P1", "PF1", DAY, body, (Paper(other, "函.pdf"),))])


def reserved(work: UnitOfWork) -> None:
    add_entries(work, (Entry(EntryKind.OPENING, "A", "PF1", DAY, 20_000.0, None, TERMS),))
    review = add_review(work, NewReview("r1", "A", "P1", "PF1", "甲公司", 62.5, "扩产", DAY))
    keep_paper(work, review, {"value": 1}, {"policy": "x"}, DAY)
    add_opinion(work, review, "planner", "for", "产业合适")


def imagined(work: UnitOfWork) -> None:
    number = add_scenario(work, "早交地", "PF1", {"format": 1}, "")
    one = read_scenario(work.connection, number)
    solved = NewRun("f" * 64, {"parcels": "a"}, "optimal", 120, 120.0, {"chosen": ["C1"]}, (), b"PK")
    promote(work, one, allocations="1", run=keep_run(work, one, 1, solved))


def somebody(work: UnitOfWork) -> None:
    facts = {"name": "王", "role": "officer", "platform_id": None, "department": None, "external_id": None}
    empty = {"password_hash": "hash", "locked_until": None, "must_change": False}
    add_person(work.connection, Person(
        id="wang", is_active=True, failures=0, made_at=NOW, made_by=work.stamp.user, version=1, **facts, **empty
    ))  # fmt: skip
    work.record("person_added", person="wang", must_change=False, **facts)
