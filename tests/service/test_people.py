"""People of a workspace: kept by its administrator only, every change an event, never a password in one."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.service import passwords, people
from parcels.service.access import ACTIONS, Actor, Origin, Role, allowed, demo_actors, system_actor
from parcels.service.authority import require_now
from parcels.service.people import PersonFacts
from parcels.service.signing_in import actor_of, key_of, session_of, sign_in
from parcels.service.workspace import Workspace, init_workspace
from parcels.store.events import read_events
from parcels.store.people import add_person, read_person

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROOT = system_actor("root")
ADMIN = Actor("admin", "admin", Role.ADMINISTRATOR, origin=Origin.PERSON)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Hashes that cost little; what is kept and compared is the same."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def ws(tmp_path: Path):
    made = init_workspace(tmp_path / "ws", name="清和市", now=NOW, actor=ROOT)
    people.add_first_person(made, now=NOW, actor=ROOT)
    yield made
    made.close()


def events(ws: Workspace) -> list[tuple[str, str, dict]]:
    with ws.store.reading() as connection:
        return [(one.name, one.user, dict(one.values)) for one in read_events(connection)]


def row(ws: Workspace, name: str):
    with ws.store.reading() as connection:
        return read_person(connection, name)


def add_role(ws: Workspace, role: Role, name: str = "") -> Actor:
    department = "forestry" if role is Role.DEPARTMENT else None
    name = name or f"p-{role.value}"
    people.add(ws, name, PersonFacts("某人", role, department=department), now=NOW, actor=ROOT)
    return actor_of(row(ws, name))


def test_the_first_person_is_an_administrator_with_a_random_one_time_password(tmp_path):
    made = [init_workspace(tmp_path / name, name="x", now=NOW, actor=ROOT) for name in ("a", "b")]
    first, other = (people.add_first_person(ws, now=NOW, actor=ROOT) for ws in made)
    assert first != other
    assert len(first) == 23
    assert (row(made[0], "admin").role, row(made[0], "admin").must_change) == ("administrator", True)
    assert people.add_first_person(made[0], now=NOW, actor=ROOT) is None
    assert not people.needs_first_person(made[0])


def test_an_added_person_gets_a_one_time_password_that_only_the_hash_is_kept_of(ws):
    password = people.add(ws, "li.na", PersonFacts("李娜", Role.OFFICER), now=NOW, actor=ADMIN)
    kept = row(ws, "li.na")
    assert kept.password_hash.startswith("$argon2id$")
    assert password not in kept.password_hash
    name, user, values = events(ws)[-1]
    assert (name, user, values["person"], values["role"]) == ("person_added", "admin", "li.na", "officer")
    with ws.store.reading() as connection:
        log = " ".join(connection.execute(sa.text("select body from event")).scalars())
    assert password not in log
    assert "argon2" not in log


def test_somebody_known_by_another_system_has_no_password(ws):
    facts = PersonFacts("李娜", Role.OFFICER, external_id="https://id.example|77")
    assert people.add(ws, "li.na", facts, now=NOW, actor=ADMIN) is None
    with pytest.raises(ActionRefused, match="identity_exists"):
        people.add(ws, "li.wei", facts, now=NOW, actor=ADMIN)
    with pytest.raises(ActionRefused, match="person_exists"):
        people.add(ws, "li.na", PersonFacts("x", Role.OFFICER), now=NOW, actor=ADMIN)


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        ("Li", PersonFacts("x", Role.OFFICER), "person_name_refused"),
        ("demo_li", PersonFacts("x", Role.OFFICER), "person_name_refused"),
        ("<b>", PersonFacts("x", Role.OFFICER), "person_name_refused"),
        ("li", PersonFacts(" ", Role.OFFICER), "person_facts_refused"),
        ("li", PersonFacts("a\x1b[2J", Role.OFFICER), "person_facts_refused"),
        ("li", PersonFacts("x", Role.SYSTEM), "person_facts_refused"),
        ("li", PersonFacts("x", Role.DEPARTMENT), "person_facts_refused"),
        ("li", PersonFacts("x", Role.OFFICER, department="forestry"), "person_facts_refused"),
        ("li", PersonFacts("x", Role.DEPARTMENT, department="magic"), "person_department_unknown"),
        ("li", PersonFacts("x", Role.OFFICER, platform_id="PF1"), "person_facts_refused"),
        ("li", PersonFacts("x", Role.PLANNER, platform_id="PF9"), "person_platform_unknown"),
        ("li", PersonFacts("x", Role.OFFICER, external_id="nobar"), "person_facts_refused"),
    ],
)
def test_facts_that_do_not_fit_are_refused_and_nobody_is_added(ws, name, facts, code):
    with pytest.raises(InputRefused, match=code):
        people.add(ws, name, facts, now=NOW, actor=ADMIN)
    assert row(ws, name) is None


def test_a_planner_is_bound_to_a_platform_of_the_city(five):
    people.add(five, "li", PersonFacts("x", Role.PLANNER, platform_id="PF1"), now=NOW, actor=ROOT)
    assert actor_of(row(five, "li")).platform_id == "PF1"


@pytest.mark.parametrize("role", [*people.ROLES, None])
def test_only_an_administrator_keeps_people(ws, role):
    actor = None if role is None else add_role(ws, role)
    calls = {
        "list": lambda: people.known_people(ws, actor=actor),
        "add": lambda: people.add(ws, "new", PersonFacts("x", Role.AUDITOR), now=NOW, actor=actor),
        "change": lambda: people.change(
            ws, "admin", PersonFacts("x", Role.ADMINISTRATOR), version=1, now=NOW, actor=actor
        ),
        "off": lambda: people.switch(ws, "p-auditor", on=False, now=NOW, actor=actor),
        "reset": lambda: people.reset_password(ws, "admin", now=NOW, actor=actor),
    }
    if role is not Role.AUDITOR:
        add_role(ws, Role.AUDITOR)
    before = len(events(ws))
    for call in calls.values():
        if role is Role.ADMINISTRATOR:
            call()
        else:
            with pytest.raises(ActionRefused, match="action_not_allowed"):
                call()
    assert len(events(ws)) == before + (4 if role is Role.ADMINISTRATOR else 0)


def test_a_change_is_recorded_old_and_new_and_holds_at_once(ws):
    li = add_role(ws, Role.PLANNER)
    known = next(one for one in people.known_people(ws, actor=ADMIN) if one.id == li.user)
    facts = PersonFacts("某人", Role.LEADER)
    people.change(ws, li.user, facts, version=known.version, now=NOW, actor=ADMIN)
    assert events(ws)[-1][2] == {"person": li.user, "before": {"role": "planner"}, "after": {"role": "leader"}}
    with ws.store.reading() as connection, pytest.raises(ActionRefused, match="role_may_not"):
        require_now(connection, li, "propose")
    with pytest.raises(ActionRefused, match="person_changed"):
        people.change(ws, li.user, facts, version=known.version, now=NOW, actor=ADMIN)


def test_a_person_switched_off_loses_everything_at_once_and_may_come_back(ws):
    password = people.add(ws, "li", PersonFacts("x", Role.OFFICER), now=NOW, actor=ROOT)
    entry = sign_in(ws, "li", password, now=NOW)
    li = actor_of(row(ws, "li"))
    people.switch(ws, "li", on=False, now=NOW, actor=ADMIN)
    assert session_of(ws, key_of(entry.token), now=NOW) is None
    with ws.store.reading() as connection, pytest.raises(ActionRefused, match="person_inactive"):
        require_now(connection, li, "view_map")
    with pytest.raises(ActionRefused, match="sign_in_refused"):
        sign_in(ws, "li", password, now=NOW)
    people.switch(ws, "li", on=True, now=NOW, actor=ADMIN)
    assert session_of(ws, key_of(entry.token), now=NOW) is None
    assert sign_in(ws, "li", password, now=NOW).person == "li"


def test_nobody_locks_the_administration_out(ws):
    facts = PersonFacts("admin", Role.OFFICER)
    version = row(ws, "admin").version
    for call in (
        lambda: people.switch(ws, "admin", on=False, now=NOW, actor=ADMIN),
        lambda: people.change(ws, "admin", facts, version=version, now=NOW, actor=ADMIN),
    ):
        with pytest.raises(ActionRefused, match="person_self"):
            call()
    other = add_role(ws, Role.ADMINISTRATOR)
    people.switch(ws, "admin", on=False, now=NOW, actor=other)
    late = Actor("admin", "admin", Role.ADMINISTRATOR, origin=Origin.DEMO)  # not a demo workspace
    with pytest.raises(ActionRefused, match="demo_only"):
        people.switch(ws, other.user, on=False, now=NOW, actor=late)
    people.switch(ws, other.user, on=False, now=NOW, actor=ROOT)  # whoever holds the file can always help


def test_a_reset_password_is_for_one_time_and_ends_every_sign_in(ws):
    password = people.add(ws, "li", PersonFacts("x", Role.OFFICER), now=NOW, actor=ROOT)
    sign_in(ws, "li", password, now=NOW)
    again = people.reset_password(ws, "li", now=NOW, actor=ADMIN)
    with pytest.raises(ActionRefused, match="sign_in_refused"):
        sign_in(ws, "li", password, now=NOW)
    assert sign_in(ws, "li", again, now=NOW).must_change
    with ws.store.reading() as connection:
        running = connection.execute(sa.text("select count(*) from sign_in where ended_at is null")).scalar_one()
    assert running == 1
    assert ("password_changed", "admin", {"person": "li", "one_time": True}) in events(ws)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "password_short"),
        ("x" * 129, "password_long"),
        ("aaaaaaaaaaaa", "password_simple"),
        ("xx-Li.Na-2026", "password_is_name"),
        ("李娜李娜李娜abcdef", "password_is_name"),
        ("ｓhort", "password_short"),
    ],
)
def test_passwords_that_are_easily_guessed_are_refused(password, code):
    with pytest.raises(InputRefused, match=code):
        passwords.require_good(password, names=("li.na", "李娜"))


def test_a_password_fits_however_the_keyboard_writes_it():
    kept = passwords.hashed("密码Ａbc１２３４５")
    assert passwords.fits("密码Abc12345", kept)
    assert not passwords.fits("密码abc12345", kept)
    assert not passwords.fits("密码Abc12345", None)
    assert not passwords.fits("x", "no hash at all")


def test_what_is_allowed_inside_a_transaction_is_what_the_table_says(ws):
    """Every action as every role, signed out, of another platform, of another department, and as a demo person."""
    asked = {"platform_id": "PF1", "authority": "forestry"}
    cases = [None, system_actor("root"), *demo_actors()]
    for role in people.ROLES:
        person = add_role(ws, role)
        cases += [person, Actor(**{**vars(person), "role": Role.AUDITOR})]  # a role claimed does not count
    with ws.store.unit_of_work(ROOT.stamp(NOW)) as work:
        for values in ({"id": "p-planner", "platform_id": "PF2"}, {"id": "p-department", "department": "water"}):
            name = values.pop("id")
            one = read_person(work.connection, name)
            add_person(work.connection, type(one)(**{**vars(one), "id": f"{name}-2", **values}))
    cases += [actor_of(row(ws, "p-planner-2")), actor_of(row(ws, "p-department-2"))]
    with ws.store.reading() as connection:
        got = {(action, actor): because(connection, actor, action, asked) for action in ACTIONS for actor in cases}
        expected = {(action, actor): by_table(connection, actor, action, asked) for action, actor in got}
    assert got == expected
    reasons = {"signed_out", "role_may_not", "other_platform", "other_department", "demo_only", "role_changed"}
    assert set(got.values()) == {"", *reasons}


def because(connection, actor, action, asked) -> str:
    try:
        require_now(connection, actor, action, **asked)
    except ParcelsError as error:
        return str(error.values["because"])
    return ""


def by_table(connection, actor, action, asked) -> str:
    if actor is not None and actor.origin is Origin.DEMO:
        return "demo_only"
    known = actor
    if actor is not None and actor.origin is Origin.PERSON:
        known = actor_of(read_person(connection, actor.user))
    decision = allowed(known, action, **asked)
    if decision.allowed and known.role is not actor.role:
        return "role_changed"  # the events would carry the role claimed
    return "" if decision.allowed else decision.because


def test_no_service_answers_somebody_switched_off(ws):
    planner, admin = add_role(ws, Role.PLANNER), add_role(ws, Role.ADMINISTRATOR)
    for one in (planner, admin):
        people.switch(ws, one.user, on=False, now=NOW + timedelta(1), actor=ROOT)
    with pytest.raises(ActionRefused, match="person_inactive"):
        ws.set_crs("EPSG:4549", now=NOW, actor=admin)
    assert ws.crs is None
    assert json.dumps(events(ws)[-1][0]) == '"person_changed"'
