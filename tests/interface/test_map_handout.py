"""The map in one file: nothing asked of anybody, nothing in it that its reader may not have, no name that could run."""

import hashlib
import json
import re
from base64 import b64encode
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main
from parcels.interface.map.handout import embedded, handout
from parcels.interface.reports.map_content import Choice, map_content
from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.handing_on import Reader
from parcels.service.workspace import open_workspace
from parcels.store.event_search import EventFilter, find_events

DAY = date(2026, 11, 23)
HOSTILE = "</script><script>alert(1)</script>\u2028<!--"
HELD_FOR = "P-SECRET"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    city = demo_city(DemoSize(seed=3, parcels=90, projects=14))
    names = [HOSTILE, *city.parcels["name"][1:]]
    parcels = city.parcels.assign(name=names, held_for=HELD_FOR, price_wan_yuan_per_mu=7654.25)
    return store_city(tmp_path_factory.mktemp("handout") / "city", replace(city, name=HOSTILE, parcels=parcels))


@pytest.fixture(scope="module")
def pages(folder):
    with closing(open_workspace(folder)) as ws:
        return {
            reader: handout(map_content(ws, Choice(DAY, reader), actor=system_actor("x")), Words("zh"))
            for reader in Reader
        }


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])


def test_nothing_in_the_file_points_anywhere(pages):
    page = pages[Reader.PLANNER]
    assert not re.search(r"<(link|iframe|img|object|embed|form|base)\b", page)
    assert not re.search(r"\b(src|href)=", re.sub(r"<script.*?</script>", "", page, flags=re.S))
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    assert "url(" not in style.replace("url(#default", "")
    assert "@import" not in style
    assert "sourceMappingURL" not in page


def test_the_policy_lets_only_the_own_script_run_and_nothing_be_fetched(pages):
    page = pages[Reader.PLANNER]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#x27;", "'")
    assert "default-src 'none'" in policy
    script = re.findall(r"<script>(.*?)</script>", page, re.S)[0]
    assert f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_a_name_cannot_leave_the_block_of_data(pages):
    page = pages[Reader.PLANNER]
    assert page.count("<script") == page.count("</script>") == 2
    assert not {"\u2028", "\u2029"} & set(re.findall(r"<script.*?</script>", page, re.S)[0])
    assert "alert(1)" in page
    assert data_of(page)["parcels"]["features"][0]["properties"]["name"] == HOSTILE


def test_data_come_back_as_they_were():
    value = {"a": ["<>&\u2028\u2029</script>", "${x}`", "\\"]}
    text = embedded(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize("reader", Reader)
def test_each_reader_gets_their_layers_and_nobody_a_price(pages, reader):
    page = pages[reader]
    layers = {layer["id"] for layer in data_of(page)["layers"]}
    classes = {one["properties"]["k"] for one in data_of(page)["parcels"]["features"]}
    inside = reader not in (Reader.OUTSIDE, Reader.PROMOTER, Reader.ADMINISTRATOR)
    for item in ("utilities", "constraint-permanent_basic_farmland", "constraint-ecological_redline"):
        assert (item in layers) == inside, item
    for item in ("constraint-power_line", "constraint-pipeline"):
        assert item not in layers or inside, item
    assert ("reserved" in classes) == (reader not in (Reader.OUTSIDE, Reader.DEPARTMENT, Reader.ADMINISTRATOR))
    assert "demands" not in layers or reader not in (Reader.OUTSIDE, Reader.DEPARTMENT, Reader.ADMINISTRATOR)
    assert "7654.25" not in page
    assert HELD_FOR not in page


def test_the_file_says_what_it_leaves_out_its_days_its_version_and_that_nothing_is_decided(pages):
    page, words = pages[Reader.OUTSIDE], Words("zh")
    for code in ("internal", "facility", "unpublished", "reserve", "price"):
        assert words.code("left-out", code) in page
    assert "2026-11-23" in page
    assert "疑似" in page
    assert "数据版本" in page
    assert "演示数据" in page
    assert '<html lang="zh-CN">' in page


def test_the_command_needs_to_know_for_whom_and_records_what_went_out(folder, tmp_path, capsys):
    to = tmp_path / "m.html"
    assert main(["handout", str(folder), "--out", str(to), "--json"]) == 2
    assert main(["handout", str(folder), "--out", str(tmp_path / "m.pdf"), "--role", "outside", "--json"]) == 2
    capsys.readouterr()
    words = ["handout", str(folder), "--out", str(to), "--role", "outside", "--as-of", "2026-11-23", "--json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["left_out"]["utilities"] == "facility"
    with closing(open_workspace(folder)) as ws, ws.store.reading() as connection:
        event = find_events(connection, EventFilter(name="exported"))[-1]
    assert (event.values["kind"], event.values["file"]) == ("map", "m.html")
    assert event.values["sha256"] == hashlib.sha256(to.read_bytes()).hexdigest()
