"""``parcels people`` and the first start of ``parcels serve``: no password as argument, none by default."""

import json
import sys
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher

from parcels.interface.cli import people as commands
from parcels.interface.cli import serving
from parcels.interface.cli.running import main
from parcels.interface.words import Words
from parcels.service import passwords
from parcels.service.access import system_actor
from parcels.service.signing_in import sign_in
from parcels.service.workspace import init_workspace, open_workspace

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROOT = system_actor("tester")


@pytest.fixture
def ws(tmp_path, monkeypatch) -> str:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    init_workspace(tmp_path / "ws", name="x", now=NOW, actor=ROOT).close()
    return str(tmp_path / "ws")


def answer(capsys, *words: str) -> tuple[int, dict]:
    code = main([*words, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def enters(ws: str, name: str, password: str) -> bool:
    place = open_workspace(ws)
    try:
        return sign_in(place, name, password, now=datetime.now(UTC)).person == name
    finally:
        place.close()


def test_people_are_added_listed_changed_switched_and_given_new_passwords(ws, capsys):
    code, added = answer(capsys, "people", "add", ws, "li", "department", "--name", "李娜", "--department", "forestry")
    assert code == 0
    assert enters(ws, "li", added["one_time_password"])
    assert answer(capsys, "people", "role", ws, "li", "leader") == (0, {"person": "li"})
    _, listed = answer(capsys, "people", "list", ws)
    (li,) = listed["people"]
    assert (li["name"], li["role"], li["department"], li["is_active"]) == ("李娜", "leader", None, True)
    assert "password" not in str(listed)
    assert answer(capsys, "people", "off", ws, "li")[0] == 0
    assert not answer(capsys, "people", "list", ws)[1]["people"][0]["is_active"]
    assert answer(capsys, "people", "on", ws, "li")[0] == 0
    _, again = answer(capsys, "people", "password", ws, "li")
    assert enters(ws, "li", again["one_time_password"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_reads_a_table_and_the_password_once(ws, capsys, language):
    assert main(["people", "add", ws, "li", "officer", "--language", language]) == 0
    assert Words(language)("people-password", person="li") in capsys.readouterr().out
    assert main(["people", "list", ws, "--language", language]) == 0
    assert Words(language)("people-by-once") in capsys.readouterr().out


def test_somebody_of_another_system_gets_no_password(ws, capsys):
    found = answer(capsys, "people", "add", ws, "li", "officer", "--external", "proxy|li.na")
    assert found == (0, {"person": "li"})


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "WS", "li", "boss"], "person_role_unknown"),
        (["add", "WS", "li", "system"], "person_role_unknown"),
        (["add", "WS", "Li Na", "officer"], "person_name_refused"),
        (["role", "WS", "nobody", "officer"], "person_unknown"),
        (["off", "WS", "nobody"], "person_unknown"),
        (["password", "WS", "nobody"], "person_unknown"),
        (["password", "WS", "nobody", "--ask"], "password_needs_terminal"),
        (["password", "WS", "li", "--password", "x"], "usage_no_option"),
    ],
)
def test_what_cannot_be_meant_is_refused(ws, capsys, words, code):
    found = answer(capsys, "people", *(ws if word == "WS" else word for word in words))
    assert found[0] == 2
    assert found[1]["error"].startswith(code.partition("_no_option")[0])


def test_a_password_can_be_typed_at_the_terminal_twice(ws, capsys, monkeypatch):
    answer(capsys, "people", "add", ws, "li", "officer")
    typed = iter(["eine-gute-0815", "eine-gute-0815", "eine-gute-0815", "another-0815"])
    monkeypatch.setattr(commands.getpass, "getpass", lambda prompt: next(typed))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert answer(capsys, "people", "password", ws, "li", "--ask") == (0, {"person": "li"})
    assert enters(ws, "li", "eine-gute-0815")
    assert answer(capsys, "people", "password", ws, "li", "--ask")[1]["error"] == "passwords_differ"


@pytest.fixture
def started(monkeypatch):
    """What ``serve`` would start."""
    seen = []
    monkeypatch.setattr(serving, "run_app", lambda words, environment, shown_at: seen.append(environment) or 0)
    monkeypatch.setattr(serving, "refuse_taken_port", lambda host, port: None)
    return seen


def test_the_first_start_makes_an_administrator_and_tells_the_password_once(ws, capsys, started):
    assert main(["serve", ws, "--language", "en"]) == 0
    told = capsys.readouterr().err
    password = told.strip().rpartition(" ")[2]
    assert enters(ws, "admin", password)
    assert main(["serve", ws, "--language", "en"]) == 0
    assert capsys.readouterr().err == ""
    assert [one["PARCELS_DEMO_USERS"] for one in started] == ["0", "0"]
    assert [one["FORWARDED_ALLOW_IPS"] for one in started] == ["", ""]
    assert password not in str(started)


def test_demo_people_are_for_demo_workspaces_on_this_machine(ws, tmp_path, capsys, started):
    assert answer(capsys, "serve", ws, "--demo-users")[1]["error"] == "demo_users_not_demo"
    assert answer(capsys, "serve", ws, "--demo-users", "--host", "0.0.0.0")[1]["error"] == "demo_users_loopback"
    init_workspace(tmp_path / "demo", name="x", now=NOW, actor=ROOT, is_demo=True).close()
    demo = str(tmp_path / "demo")
    assert main(["serve", demo, "--demo-users"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["serve", demo]) == 0
    assert "admin" in capsys.readouterr().err
    assert [one["PARCELS_DEMO_USERS"] for one in started] == ["1", "0"]


def test_settings_of_a_proxy_that_cannot_be_meant_stop_the_start(ws, capsys, started, monkeypatch):
    monkeypatch.setenv("PARCELS_PROXY_HEADER", "X-Forwarded-User")
    assert answer(capsys, "serve", ws)[1]["error"] == "proxy_settings_refused"
    assert started == []
