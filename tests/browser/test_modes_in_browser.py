"""Another colour mode is a redraw in the browser: counts as Python has them, classes hidden by keyboard, same frame."""

from collections import Counter
from datetime import date

from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.map_modes import Mode, mode_values
from parcels.service.workspace import open_workspace

ROWS = (
    "() => Object.fromEntries([...document.querySelectorAll('[data-role=legend] button[data-code]')]"
    ".map(row => [row.dataset.code, Number(row.querySelector('.pm-cell').textContent.replace(/\\D/g, ''))]))"
)
FIRST_SHOWN = (
    "code => { const s = window.__parcels, p = s.parcels.rows.find(p => ParcelModes.codeOf(s, p) === code);"
    " s.map.setView([p.y, p.x], 18, {animate: false}); return p.pid; }"
)
HOVERED = (
    "() => { const tip = document.querySelector('.pm-hover'); return tip.style.display !== 'none' && tip.innerText; }"
)
TOTALS = """() => {
  ParcelSelect.choose(window.__parcels.parcels.rows.map((p) => p.pid));
  const tallies = [...document.querySelectorAll('[data-role=picked] .pm-tally')];
  const counts = tallies.map((tally) => parseInt(tally.textContent, 10));
  ParcelSelect.choose([]);
  return counts.filter((count) => count > 0).sort((a, b) => a - b);
}"""
"""Select every parcel, read the totals of what is selected, and select none again."""


def chosen(frame, mode: Mode):
    frame.wait_for_function(f"window.__parcels.mode.id === '{mode}'", timeout=60_000)
    return frame.evaluate(ROWS)


def test_a_mode_is_chosen_filtered_and_kept_without_a_new_frame(visit, demo_workspace):
    words, ws = Words("en"), open_workspace(demo_workspace)

    def counted(mode: Mode) -> dict[str, int]:
        return dict(
            Counter(str(code) for code in mode_values(ws, mode, date.today(), actor=system_actor("x")).of.values())
        )

    visit.open("?lang=en&mode=use")
    frame = visit.map()
    assert chosen(frame, Mode.USE) == counted(Mode.USE)
    visit.settle()
    frame.evaluate("window.__mark = 1")

    frame.locator("[data-role=mode]").select_option("verdict")
    verdicts = chosen(frame, Mode.VERDICT)
    assert verdicts == counted(Mode.VERDICT)
    assert "mode=verdict" in visit.page.url
    assert frame.evaluate(TOTALS) == sorted(verdicts.values())
    visit.settle()

    hidden = max(verdicts, key=verdicts.get)
    row = frame.locator(f"button[data-code={hidden}]")
    row.focus()
    visit.page.keyboard.press("Enter")
    left = words("map-legend-left").replace("{left}", str(400 - verdicts[hidden])).replace("{all}", "400")
    assert left in frame.locator("[data-role=legend] [role=status]").inner_text()
    assert row.get_attribute("aria-pressed") == "false"
    assert row.evaluate("row => row === document.activeElement")
    assert frame.evaluate(ROWS) == verdicts

    parcel = frame.evaluate(FIRST_SHOWN, hidden)
    box = frame.locator(".leaflet-container").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.move(*middle)
    assert not frame.evaluate(HOVERED)
    frame.get_by_role("button", name=words("map-legend-all")).click()
    visit.page.mouse.move(middle[0] + 1, middle[1])
    assert parcel in frame.evaluate(HOVERED)

    frame.locator("[data-role=layers] > summary").click()
    family = frame.locator("[data-group=constraints] > legend input")
    family.check()
    frame.wait_for_function("window.__parcels.config.layers.filter(l => l.kind === 'constraint').every(l => l.on)")
    frame.locator("[data-layer=constraint-permanent_basic_farmland]").uncheck()
    assert family.evaluate("tick => tick.indeterminate")
    assert frame.evaluate("window.__mark") == 1

    visit.open("?lang=zh")
    frame = visit.map()
    assert chosen(frame, Mode.VERDICT) == verdicts
    assert not frame.evaluate(
        "window.__parcels.config.layers.find(l => l.id === 'constraint-permanent_basic_farmland').on"
    )
    assert (visit.foreign, visit.errors) == ([], [])
