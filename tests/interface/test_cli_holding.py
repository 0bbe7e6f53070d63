"""``parcels reserve price`` for sets and the whole reserve, and ``parcels arrivals``, on a small demo city."""

import json
import re

import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    city = demo_city(DemoSize(parcels=90, projects=14, seed=3))
    return str(store_city(tmp_path_factory.mktemp("holding") / "city", city))


def answer(capsys, *words):
    code = main([*words, "--as-of", DAY, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_single_prices_the_whole_reserve_and_a_set_are_told_apart(ws, capsys):
    code, found = answer(capsys, "reserve", "price", ws)
    assert code == 0
    assert found["whole"]["parcels"] == sorted(row["parcel_id"] for row in found["reserve"])
    assert found["whole"]["points"] >= max(row["price"] for row in found["reserve"])
    chosen = found["whole"]["parcels"]
    words = [word for parcel in chosen for word in ("--together", parcel)]
    set_price = answer(capsys, "reserve", "price", ws, *words)[1]["together"]
    assert set_price == found["whole"]
    assert set_price["points"] == set_price["released"] - set_price["plan"]
    assert sum(move["points"] for move in set_price["moves"]) == set_price["points"]


def test_a_parcel_that_is_not_in_reserve_is_refused(ws, capsys):
    assert answer(capsys, "reserve", "price", ws, "--together", "NOWHERE")[0] == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ways_are_compared_in_words_and_as_a_document(ws, language, capsys):
    assert main(["arrivals", ws, "--as-of", DAY, "--orders", "20", "--language", language]) == 0
    text = capsys.readouterr().out
    assert not re.search(r"arrivals-|code-|holding-", text)
    code, found = answer(capsys, "arrivals", ws, "--orders", "20")
    assert code == 0
    ways = {one["way"]: one for one in found["arrivals"]["ways"]}
    assert list(ways) == ["first_come", "greedy", "batch", "reserve", "batch_reserve", "hindsight"]
    assert all(one["points"] <= ways["hindsight"]["points"] for one in ways.values())
    for one in ways.values():
        whole = one["reserve_used_m2"] + one["reserve_left_m2"]
        assert whole == pytest.approx(found["arrivals"]["reserve_m2"], abs=0.2)


def test_too_few_orders_are_refused(ws, capsys):
    code, found = answer(capsys, "arrivals", ws, "--orders", "1")
    assert (code, found["error"]) == (2, "arrival_orders")
