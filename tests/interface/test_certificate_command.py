"""``gate --issue``, ``certificate`` and ``override`` from the command line, on the five parcels of the services."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from parcels.interface.cli.running import main
from tests.service.conftest import five_parcels, workspace_of

TODAY = date.today().isoformat()


@pytest.fixture
def ws(tmp_path: Path) -> str:
    with closing(workspace_of(five_parcels(), tmp_path / "ws")) as made:
        return made.target


def run(capsys, *words: str) -> tuple[int, dict]:
    code = main([*words, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_a_certificate_is_issued_listed_shown_verified_and_withdrawn(ws, tmp_path, capsys):
    code, made = run(capsys, "gate", ws, "P1", "--site", "A", "--issue")
    assert (code, made["verdict"], made["issue"]["number"]) == (1, "can_sign_if", f"{TODAY[:4]}-0001")
    number, check = made["issue"]["number"], made["issue"]["code"]
    _, listed = run(capsys, "certificate", "list", ws)
    assert [(one["number"], one["project"], one["state"]) for one in listed["certificates"]] == [
        (number, "P1", "in_force")
    ]
    paper = tmp_path / "c.html"
    code, _ = run(capsys, "certificate", "show", ws, number, "--out", str(paper))
    assert code == 0
    assert check in paper.read_text(encoding="utf-8")
    code, found = run(capsys, "certificate", "verify", ws, number, check)
    assert (code, found["result"]) == (0, "genuine")
    code, found = run(capsys, "certificate", "verify", ws, number, "AAAA")
    assert (code, found["result"], found["because"]) == (1, "altered", "code")
    code, ended = run(capsys, "certificate", "withdraw", ws, number, "--reason", "gave up")
    assert (code, ended["state"]) == (0, "withdrawn")
    assert run(capsys, "certificate", "list", ws)[1]["certificates"] == []
    assert len(run(capsys, "certificate", "list", ws, "--all")[1]["certificates"]) == 1


def test_what_cannot_be_signed_is_not_issued_and_the_first_rule_is_named(ws, capsys):
    code, found = run(capsys, "gate", ws, "P1", "--site", "D", "--issue")
    assert (code, found["error"]) == (2, "certificate_refused")
    assert found["values"]["rule"] == "permanent_basic_farmland"


def test_the_list_of_overrides_is_empty_where_none_was_given(ws, capsys):
    assert run(capsys, "override", "list", ws) == (0, {"overrides": []})
