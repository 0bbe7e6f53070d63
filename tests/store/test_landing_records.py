"""The table of landing records on both stores: what the database itself refuses, and rows changed behind the log."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from parcels.landing.record_chain import Paper
from parcels.landing.records import RecordKind
from parcels.store.checks import Evidence, keep_evidence
from parcels.store.events import Stamp
from parcels.store.landing_records import NewRow, RowFilter, add_records, read_record, read_rows, replaced_by
from parcels.store.landing_tables import KINDS
from parcels.store.state_check import check_state

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LI, WU = Stamp(NOW, "li", "officer"), Stamp(LATER, "wu", "officer")
CAUSE = NewRow("cause", "P1", "PF1", date(2026, 3, 2), {"found_on": "2026-03-02", "cause": "mixed", "evidence": "函"})


def later(how, number, **more):
    return NewRow(**{**vars(CAUSE), "how": how, "replaces": number, **more})


@pytest.fixture
def first(store):
    with store.unit_of_work(LI) as work:
        proof = keep_evidence(work, Evidence("函.pdf", "application/pdf", b"letter"))
        papers = (Paper(proof, "函.pdf"),)
        return add_records(work, [NewRow(**{**vars(CAUSE), "papers": papers})])[0].id


def refused(store, stamp, row):
    with pytest.raises(sa.exc.IntegrityError), store.unit_of_work(stamp) as work:
        add_records(work, [row])
    return True


def test_a_row_comes_back_as_it_was_kept(store, first):
    with store.reading() as connection:
        row = read_record(connection, first)
        assert (row.body, row.fact_on, row.made_by, row.made_at) == (CAUSE.body, date(2026, 3, 2), "li", NOW)
        assert [paper.name for paper in row.papers] == ["函.pdf"]
        with pytest.raises(KeyError):
            read_record(connection, first + 1)


def test_the_kinds_of_the_table_are_those_of_the_program():
    assert set(KINDS) == set(RecordKind)


def test_the_database_refuses_a_second_replacement_a_lone_confirmation_and_a_kind_nobody_knows(store, first):
    assert refused(store, LI, later("confirmed", first, proposed_by="li"))
    assert refused(store, WU, later("confirmed", first))
    assert refused(store, WU, later("corrected", None))
    assert refused(store, WU, NewRow("mood", "P1", None, None, {}))
    assert refused(store, WU, NewRow("cause", None, "PF1", None, {}))
    assert refused(store, WU, NewRow("regional_assessment", "P1", "PF1", None, {}))
    with store.unit_of_work(WU) as work:
        second = add_records(work, [later("confirmed", first, proposed_by="li")])[0].id
    with store.reading() as connection:
        assert (replaced_by(connection, first), replaced_by(connection, second)) == (second, None)
    assert refused(store, WU, later("corrected", first))


def test_rows_are_found_by_project_kind_platform_and_what_was_known(store, first):
    with store.unit_of_work(WU) as work:
        add_records(work, [NewRow("stop", "P2", "PF2", None, {}), NewRow("regional_assessment", None, "PF2", None, {})])

    def found(**wanted):
        with store.reading() as connection:
            return [row.kind for row in read_rows(connection, RowFilter(**wanted))]

    assert found() == ["cause", "stop", "regional_assessment"]
    assert found(project="P2") == ["stop"]
    assert found(kinds=("cause", "stop")) == ["cause", "stop"]
    assert found(platform="PF2") == ["stop", "regional_assessment"]
    assert found(known_at=NOW) == ["cause"]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE landing_record SET body = '{}'", ("differs", "landing_record", "body")),
        ("UPDATE landing_record SET fact_on = '2026-01-01'", ("differs", "landing_record", "fact_on")),
        ("UPDATE landing_record SET made_by = 'wu'", ("differs", "landing_record", "made_by")),
        ("UPDATE landing_record SET papers = '[]'", ("differs", "landing_record", "papers")),
        ("UPDATE landing_record SET body = 'no json'", ("differs", "landing_record", "body")),
        ("DELETE FROM landing_record", ("gone", "landing_record", "")),
        ("UPDATE evidence SET content = 'x'", ("content", "evidence", "")),
    ],
)
def test_a_row_changed_behind_the_log_is_found(store, first, plain_sql, statement, fault):
    if store.engine.dialect.name == "postgresql":
        statement = statement.replace("content = 'x'", r"content = '\x78'")
    assert plain_sql(statement) > 0
    with store.reading() as connection:
        found = {(one.code, one.table, one.values.get("column", "")) for one in check_state(connection)}
    assert found == {fault}
