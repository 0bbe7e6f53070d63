"""``parcels reserve ledger|designate|swap|enter|review`` on five parcels."""

import json

import pytest

from parcels.interface.cli.running import main
from tests.service.conftest import five_parcels, workspace_of

DAY = "2026-11-23"
WHY = ("--reason", "地铁口", "--authority", "市长办公会 2026-31")


@pytest.fixture
def ws(tmp_path):
    workspace_of(five_parcels(), tmp_path / "ws").close()
    return str(tmp_path / "ws")


def answer(capsys, *words):
    code = main(["reserve", *words, "--as-of", DAY, "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out or printed.err)


def test_a_designation_opens_the_ledger_and_is_shown_in_it(ws, capsys):
    assert answer(capsys, "ledger", ws)[1]["reserve_ledger"]["is_open"] is False
    code, found = answer(capsys, "designate", ws, "A", *WHY, "--sector", "food", "--quality", "80")
    assert (code, [one["kind"] for one in found["entries"]]) == (0, ["designate"])
    code, found = answer(capsys, "ledger", ws)
    assert (code, [one["parcel_id"] for one in found["reserve_ledger"]["entries"]]) == (0, ["E", "A"])


@pytest.mark.parametrize(
    "words",
    [
        ("designate", "E", *WHY),
        ("swap", "E", "E", *WHY),
        ("enter", "expire", "E", *WHY),
        ("enter", "release", "E", *WHY),
        ("designate", "A", *WHY, "--until", "morgen"),
        ("review", "7"),
        ("review", "--out", "case.pdf"),
    ],
)
def test_what_cannot_be_is_refused_in_words(ws, capsys, words):
    verb, *rest = words
    assert answer(capsys, verb, ws, *rest)[0] == 2


@pytest.mark.parametrize(("language", "word"), [("zh", "期初"), ("en", "opening balance")])
def test_the_ledger_is_a_table_in_both_languages(ws, capsys, language, word):
    answer(capsys, "designate", ws, "A", *WHY)
    assert main(["reserve", "ledger", ws, "--as-of", DAY, "--language", language]) == 0
    assert word in capsys.readouterr().out


def test_a_city_without_reviews_says_so(ws, capsys):
    assert answer(capsys, "review", ws) == (0, {"as_of": DAY, "reviews": []})
