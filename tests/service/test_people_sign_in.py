"""Signing in and out: what holds, for how long, what locks, and what the log learns."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service import passwords, people
from parcels.service.access import Role, system_actor
from parcels.service.people import PersonFacts
from parcels.service.signing_in import (
    IDLE,
    LIFETIME,
    RENEWED_EVERY,
    Identity,
    change_own_password,
    external_session,
    key_of,
    person_of,
    renew,
    session_of,
    sign_in,
    sign_out,
)
from parcels.service.workspace import Workspace, init_workspace
from parcels.store.events import read_events

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROOT = system_actor("root")
MINUTE = timedelta(minutes=1)
GOOD = "正确的密码-4711"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Hashes that cost little; what is kept and compared is the same."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def ws(tmp_path: Path):
    made = init_workspace(tmp_path / "ws", name="清和市", now=NOW, actor=ROOT)
    first = people.add(made, "li", PersonFacts("李娜", Role.OFFICER), now=NOW, actor=ROOT)
    entry = sign_in(made, "li", first, now=NOW)
    change_own_password(made, key_of(entry.token), first, GOOD, now=NOW)
    yield made
    made.close()


def log(ws: Workspace) -> list[tuple[str, dict]]:
    with ws.store.reading() as connection:
        return [(one.name, dict(one.values)) for one in read_events(connection)]


def refused(ws: Workspace, name: str, password: str, now: datetime) -> bool:
    try:
        sign_in(ws, name, password, now=now)
    except ActionRefused as error:
        return (error.code, error.values) == ("sign_in_refused", {})
    return False


def test_a_sign_in_is_a_random_token_of_which_the_store_keeps_a_hash(ws):
    entry = sign_in(ws, " LI ", GOOD, now=NOW, address="10.0.0.7")
    assert sign_in(ws, "li", GOOD, now=NOW).token != entry.token
    held = session_of(ws, key_of(entry.token), now=NOW)
    assert (held.person, held.must_change, held.actor.role) == ("li", False, Role.OFFICER)
    with ws.store.reading() as connection:
        kept = connection.execute(sa.text("select token_sha256 from sign_in")).scalars().all()
    assert key_of(entry.token) in kept
    assert entry.token not in kept
    assert ("signed_in", {"person": "li", "by": "password", "address": "10.0.0.7"}) in log(ws)


def test_a_one_time_password_opens_nothing_until_it_is_changed(ws):
    once = people.reset_password(ws, "li", now=NOW, actor=ROOT)
    entry = sign_in(ws, "li", once, now=NOW)
    held = session_of(ws, key_of(entry.token), now=NOW)
    assert entry.must_change
    assert held.must_change
    assert held.actor is None
    new = change_own_password(ws, key_of(entry.token), once, "另一个好密码-0815", now=NOW)
    assert session_of(ws, key_of(entry.token), now=NOW) is None
    assert session_of(ws, key_of(new.token), now=NOW).actor.user == "li"
    assert refused(ws, "li", once, NOW)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong", "另一个好密码-0815", "sign_in_refused"),
        (GOOD, GOOD, "password_same"),
        (GOOD, "short", "password_short"),
        (GOOD, "李娜李娜-abcdef", "password_is_name"),
    ],
)
def test_a_password_is_not_changed_unless_old_and_new_are_right(ws, old, new, code):
    key = key_of(sign_in(ws, "li", GOOD, now=NOW).token)
    with pytest.raises((ActionRefused, InputRefused), match=code):
        change_own_password(ws, key, old, new, now=NOW)
    assert not refused(ws, "li", GOOD, NOW)


def test_who_is_not_signed_in_changes_no_password(ws):
    with pytest.raises(ActionRefused, match="signed_out"):
        change_own_password(ws, key_of("nothing"), GOOD, "另一个好密码-0815", now=NOW)


def test_wrong_passwords_lock_a_name_for_ever_longer_and_a_right_one_counts_them_anew(ws):
    now = NOW
    for _ in range(4):
        assert refused(ws, "li", "wrong", now)
    assert not refused(ws, "li", GOOD, now)
    for _ in range(5):
        assert refused(ws, "li", "wrong", now)
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        assert refused(ws, "li", GOOD, now + minutes * MINUTE - timedelta(seconds=1))
        now += minutes * MINUTE
        assert refused(ws, "li", "wrong", now)
    now += 60 * MINUTE
    assert not refused(ws, "li", GOOD, now)


def test_attempts_at_a_locked_name_fill_no_log(ws):
    for _ in range(5):
        refused(ws, "li", "wrong", NOW)
    before = len(log(ws))
    for _ in range(20):
        refused(ws, "li", "wrong", NOW)
    assert len(log(ws)) == before


def test_an_administrator_opens_a_lock(ws):
    for _ in range(5):
        refused(ws, "li", "wrong", NOW)
    people.switch(ws, "li", on=True, now=NOW, actor=ROOT)
    assert not refused(ws, "li", GOOD, NOW)


def test_failures_are_events_that_hold_neither_password_nor_unknown_name(ws):
    refused(ws, "my-secret-typed-as-name", GOOD, NOW)
    refused(ws, "li", "wrong-password", NOW)
    text = str(log(ws))
    assert text.count("sign_in_failed") == 2
    for secret in ("my-secret-typed-as-name", GOOD, "wrong-password", "argon2"):
        assert secret not in text


def test_an_unknown_name_costs_as_much_work_as_a_known_one(ws, monkeypatch):
    asked = []

    class Counting(PasswordHasher):
        def verify(self, kept, password):
            asked.append(kept)
            return super().verify(kept, password)

    passwords._nobodys()
    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=1, memory_cost=8, parallelism=1))
    refused(ws, "nobody", "wrong", NOW)
    refused(ws, "li", "wrong", NOW)
    assert len(asked) == 2


def test_a_sign_in_ends_when_it_is_idle_or_old(ws):
    key = key_of(sign_in(ws, "li", GOOD, now=NOW).token)
    assert session_of(ws, key, now=NOW + IDLE - MINUTE) is not None
    assert session_of(ws, key, now=NOW + IDLE) is None
    now = NOW
    while now < NOW + LIFETIME - IDLE / 2:
        held = session_of(ws, key, now=now)
        assert held is not None
        renew(ws, held, now=now)
        now += IDLE / 2
    assert session_of(ws, key, now=NOW + LIFETIME - MINUTE) is not None
    assert session_of(ws, key, now=NOW + LIFETIME) is None


def test_work_is_noted_every_few_minutes_only(ws):
    key = key_of(sign_in(ws, "li", GOOD, now=NOW).token)
    held = session_of(ws, key, now=NOW)
    renew(ws, held, now=NOW + RENEWED_EVERY - MINUTE)
    assert session_of(ws, key, now=NOW + MINUTE).seen_at == NOW
    renew(ws, held, now=NOW + RENEWED_EVERY)
    assert session_of(ws, key, now=NOW + RENEWED_EVERY).seen_at == NOW + RENEWED_EVERY


def test_signing_out_ends_one_place_or_all_and_is_recorded_once(ws):
    here, there = (key_of(sign_in(ws, "li", GOOD, now=NOW).token) for _ in range(2))
    sign_out(ws, here, now=NOW)
    sign_out(ws, here, now=NOW)
    sign_out(ws, key_of("made up"), now=NOW)
    assert session_of(ws, here, now=NOW) is None
    assert session_of(ws, there, now=NOW) is not None
    third = key_of(sign_in(ws, "li", GOOD, now=NOW).token)
    sign_out(ws, third, now=NOW, everywhere=True)
    assert session_of(ws, there, now=NOW) is None
    assert [values["everywhere"] for name, values in log(ws) if name == "signed_out"] == [False, True]


IDENTITY = Identity("https://id.example|77", "iat=1", NOW + MINUTE * 30)


@pytest.fixture
def zhang(ws):
    facts = PersonFacts("张伟", Role.LEADER, external_id=IDENTITY.external_id)
    people.add(ws, "zhang", facts, now=NOW, actor=ROOT)


def test_somebody_vouched_for_is_signed_in_once_until_the_token_ends(ws, zhang):
    for _ in range(3):
        assert external_session(ws, IDENTITY, now=NOW).actor.user == "zhang"
    assert [values for name, values in log(ws) if name == "signed_in"][-1]["by"] == "https://id.example"
    assert [name for name, _ in log(ws)].count("signed_in") == 3  # twice li, once zhang
    assert external_session(ws, IDENTITY, now=NOW + MINUTE * 30) is None


def test_a_token_does_not_come_back_after_signing_out(ws, zhang):
    held = external_session(ws, IDENTITY, now=NOW)
    sign_out(ws, held.key, now=NOW)
    assert external_session(ws, IDENTITY, now=NOW) is None
    assert external_session(ws, replace(IDENTITY, proof="iat=2"), now=NOW) is not None


def test_an_identity_nobody_has_is_refused_by_name(ws, zhang):
    stranger = replace(IDENTITY, external_id="https://id.example|78")
    with pytest.raises(ActionRefused, match="identity_unknown") as caught:
        external_session(ws, stranger, now=NOW)
    assert caught.value.values == {"identity": "https://id.example|78"}
    people.switch(ws, "zhang", on=False, now=NOW, actor=ROOT)
    with pytest.raises(ActionRefused, match="identity_unknown"):
        external_session(ws, IDENTITY, now=NOW)


def test_an_identity_given_to_somebody_else_takes_no_sign_in_along(ws, zhang):
    external_session(ws, IDENTITY, now=NOW)
    known = {one.id: one for one in people.known_people(ws, actor=ROOT)}
    bare = replace(known["zhang"].facts, external_id=None)
    people.change(ws, "zhang", bare, version=known["zhang"].version, now=NOW, actor=ROOT)
    facts = replace(known["li"].facts, external_id=IDENTITY.external_id)
    people.change(ws, "li", facts, version=known["li"].version, now=NOW, actor=ROOT)
    assert external_session(ws, IDENTITY, now=NOW) is None


def test_somebody_of_the_proxy_is_known_by_identity_as_long_as_switched_on(ws, zhang):
    assert person_of(ws, IDENTITY.external_id).user == "zhang"
    assert person_of(ws, "proxy|li") is None
    people.switch(ws, "zhang", on=False, now=NOW, actor=ROOT)
    assert person_of(ws, IDENTITY.external_id) is None


def test_nobody_signs_in_by_password_whom_another_system_signs_in(ws, zhang):
    for password in ("", "x", GOOD):
        assert refused(ws, "zhang", password, NOW)
