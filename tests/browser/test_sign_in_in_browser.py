"""Signing in with a real browser: the way in, the one-time password, the map with its pass, the way out."""

import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.words import Words
from parcels.service import people
from parcels.service.access import Role, system_actor
from parcels.service.people import PersonFacts
from parcels.service.workspace import open_workspace

ROOT = system_actor("root")
NEW = "好的密码-20261123"
LAYERS = "() => performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/api/city/'))"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("base", ["", "zone"])
def test_a_planner_signs_in_changes_the_password_sees_the_map_and_leaves(visit_other, tmp_path: Path, base):
    place = store_city(tmp_path / "city", demo_city(DemoSize(seed=3, parcels=90, projects=14)))
    ws = open_workspace(place)
    once = people.add(ws, "li.na", PersonFacts("李娜", Role.PLANNER), now=now(), actor=ROOT)
    visit = visit_other(place, base=base, demo_users=False)
    page, words = visit.page, Words("zh")
    visit.open("?lang=en&project=P001")
    page.wait_for_url("**/sign-in?**", timeout=60_000)
    page.get_by_text("中文").click()
    page.wait_for_function("document.documentElement.lang === 'zh-CN'")
    assert page.evaluate("document.activeElement.id") == "name"
    page.keyboard.type("li.na")
    page.keyboard.press("Tab")
    page.keyboard.type(once)
    page.keyboard.press("Enter")
    page.wait_for_url("**/password?**", timeout=60_000)
    for name, value in (("old", once), ("new", NEW), ("again", NEW)):
        page.fill(f"#{name}", value)
    page.keyboard.press("Enter")
    page.wait_for_url("**project=P001**", timeout=60_000)
    frame = visit.map()
    visit.settle()
    (layer, *_) = frame.evaluate(LAYERS)
    assert frame.evaluate("u => fetch(u).then(r => r.status)", layer) == 200
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(layer)
    page.locator(".st-key-account button").first.click()
    page.locator(".st-key-sign-out button").click()
    page.wait_for_url("**/sign-in?**", timeout=60_000)
    visit.open()
    page.wait_for_url("**/sign-in?**", timeout=60_000)
    assert words("sign-in-title") in page.inner_text("h1")
    assert (visit.foreign, visit.errors) == ([], [])
    ws.close()


def test_an_open_tab_of_somebody_switched_off_shows_nothing_before_long(visit_other, tmp_path: Path):
    place = store_city(tmp_path / "city", demo_city(DemoSize(seed=3, parcels=90, projects=14)))
    ws = open_workspace(place)
    facts = PersonFacts("李娜", Role.PLANNER)
    once = people.add(ws, "li.na", facts, now=now(), actor=ROOT)
    visit = visit_other(place, demo_users=False)
    page = visit.page
    visit.open()
    page.wait_for_url("**/sign-in?**", timeout=60_000)
    page.fill("#name", "li.na")
    page.fill("#password", once)
    page.keyboard.press("Enter")
    page.wait_for_url("**/password?**", timeout=60_000)
    for name, value in (("old", once), ("new", NEW), ("again", NEW)):
        page.fill(f"#{name}", value)
    page.keyboard.press("Enter")
    visit.map()
    people.switch(ws, "li.na", on=False, now=now(), actor=ROOT)
    page.wait_for_url("**/sign-in?**", timeout=60_000)
    ws.close()
