"""Ten people at one server, all clicking within the same second: how long each waits, and the memory each costs."""

import time

import numpy as np

from benchmarks.browser import Visit, chromium, served, somebody_else, visiting
from benchmarks.map import READY, city_of, place

PEOPLE, ROUNDS = 10, 5
CLICK_ALLOWED_S, MEMORY_ALLOWED_MB = 2.0, 60.0
WATCH = """(pid) => {
  window.__clicked = 0; window.__shown = 0;
  const look = () => {
    const head = document.querySelector('.pp-head code');
    if (!window.__shown && head && head.textContent.trim() === pid) window.__shown = Date.now();
  };
  if (window.__watch) window.__watch.disconnect();
  window.__watch = new MutationObserver(look);
  window.__watch.observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
WATCH_CLICK = "() => window.addEventListener('click', () => { parent.__clicked = Date.now(); }, true)"
WAITED = "() => window.__clicked && window.__shown ? (window.__shown - window.__clicked) / 1000 : null"


def run(small: bool, parcels: int | None = None) -> dict:
    """The 95th percentile of all clicks of all people, and what each person after the first adds to the server."""
    if chromium() is None:
        return {"skipped": "no Chromium"}
    size, people, rounds = parcels or (2_000 if small else 20_000), 3 if small else PEOPLE, 2 if small else ROUNDS
    with (
        city_of(size) as workspace,
        served(workspace, workspace.parent / "app.log") as server,
        visiting(server.address) as first,
    ):
        visits, waits = [first], []
        _arrive(first)
        _click_all(visits, 0)
        alone = server.resident_mb()
        for _ in range(people - 1):
            visits.append(somebody_else(first))
            _arrive(visits[-1])
        for number in range(1, rounds + 1):
            waits += _click_all(visits, number)
        each = (server.resident_mb() - alone) / (people - 1)
    slow = float(np.percentile(waits, 95))
    told = {"parcels": size, "people": people, "clicks": len(waits), "median click (s)": float(np.median(waits))}
    ratio = min(CLICK_ALLOWED_S / slow, MEMORY_ALLOWED_MB / max(each, 1.0))
    return {**told, "p95 click (s)": slow, "first person (MB)": alone, "each further person (MB)": each} | {
        "ratio": ratio,
        "target": 1.0,
    }


def _arrive(visit: Visit) -> None:
    visit.open("?lang=zh")
    visit.map(180).evaluate(WATCH_CLICK)
    visit.settle(180)


def _click_all(visits: list[Visit], number: int) -> list[float]:
    """Let everybody click another parcel, one right after the other, and return what each waited."""
    parcels = visits[0].map().evaluate(READY)
    aims = []
    for nth, visit in enumerate(visits):
        parcel = parcels[(number * len(visits) + nth) % len(parcels)]
        x, y = place(visit.map(), parcel)
        visit.page.evaluate(WATCH, parcel)
        box = visit.page.locator("iframe").first.bounding_box()
        aims.append((visit, box["x"] + x, box["y"] + y))
    visits[0].page.wait_for_timeout(2_000)
    for visit, x, y in aims:
        visit.page.mouse.click(x, y)
    return [_waited(visit) for visit in visits]


def _waited(visit: Visit, seconds: float = 180) -> float:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        waited = visit.page.evaluate(WAITED)
        if waited is not None:
            return float(waited)
        visit.page.wait_for_timeout(100)
    raise RuntimeError("the facts were not shown")
