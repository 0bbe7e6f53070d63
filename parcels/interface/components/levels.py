"""Levels of warning on a page: mark, word and colour, so that none of them alone carries the meaning."""

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped
from parcels.landing.warnings import Level

MARKS = {Level.SERIOUS: "▲▲", Level.OVERDUE: "▲", Level.SOON: "△", Level.WATCH: "○", Level.NONE: "–"}
COLOURS = {
    Level.SERIOUS: ("#f6dcdd", "#8f1420"),
    Level.OVERDUE: ("#f9e6d0", "#7a4300"),
    Level.SOON: ("#f7f0d2", "#665009"),
    Level.WATCH: ("#e3ecf4", "#24496b"),
}
"""Level → ground and letters, with a contrast of at least 4.5 to 1."""


def level_text(desk: Desk, level: Level) -> str:
    """Return mark and word of a level."""
    return f"{MARKS[level]} {desk.label('warning-level', level)}"


def style_of(cell: object) -> str:
    """Return the style of a table's cell that begins with the mark of a level."""
    text = str(cell)
    level = next((one for one, mark in MARKS.items() if text.startswith(f"{mark} ")), Level.NONE)
    if level not in COLOURS:
        return ""
    ground, letters = COLOURS[level]
    return f"background-color: {ground}; color: {letters}"


def chip(desk: Desk, level: Level) -> str:
    """Return a level as a small coloured mark for :func:`streamlit.html`."""
    return f'<span class="pp-tag" style="{style_of(f"{MARKS[level]} ")}">{escaped(level_text(desk, level))}</span>'
