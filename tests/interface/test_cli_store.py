"""``backup``, ``restore`` and ``grant`` as typed."""

import json
from pathlib import Path

import pytest

from parcels.interface.cli.running import main


@pytest.fixture
def city(tmp_path: Path, capsys) -> Path:
    assert main(["init", str(tmp_path / "city"), "--name", "清和市"]) == 0
    capsys.readouterr()
    return tmp_path / "city"


def answer(capsys, *words: object) -> tuple[int, dict]:
    code = main([*map(str, words), "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_a_backup_is_restored_against_the_anchor_it_told(city: Path, tmp_path: Path, capsys):
    code, made = answer(capsys, "backup", city, "--out", tmp_path / "b")
    head = made["manifest"]["contents"]["head"]
    assert (code, head["seq"]) == (0, 1)
    anchor = f"{head['seq']}:{head['hash']}"
    code, told = answer(capsys, "restore", tmp_path / "b", tmp_path / "drill", "--anchor", anchor)
    assert (code, told["anchored"]) == (0, True)
    forged = f"1:{'a' * 64}"
    code, error = answer(capsys, "restore", tmp_path / "b", tmp_path / "again", "--anchor", forged)
    assert (code, error["error"], error["values"]["what"]) == (2, "restore_unsound", "anchor")
    assert not (tmp_path / "again").exists()


def test_a_restore_without_an_anchor_says_what_that_means(city: Path, tmp_path: Path, capsys):
    main(["backup", str(city), "--out", str(tmp_path / "b"), "--language", "en"])
    assert main(["restore", str(tmp_path / "b"), str(tmp_path / "drill"), "--language", "en"]) == 0
    assert "No anchor was given" in capsys.readouterr().out


def test_roles_are_for_a_server(city: Path, capsys):
    code, error = answer(capsys, "grant", city, "--role", "parcels_app")
    assert (code, error["error"]) == (2, "role_needs_server")
