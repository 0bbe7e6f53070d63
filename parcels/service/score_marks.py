"""Marks on projects that score cards count: suspected idle land, and signatures a leader let past the gate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parcels.landing.idle import IDLE_STOPPED, IDLE_TWO_YEARS, IDLE_YEAR
from parcels.rules.clocks.clock import Clock, ClockState
from parcels.service.access import Actor
from parcels.service.landing import LandingOptions, landing_situation
from parcels.service.workspace import Workspace
from parcels.store.overrides import read_overrides

IDLE, OVERRIDE = "idle", "override"
IDLE_CLOCKS = (IDLE_YEAR, IDLE_TWO_YEARS, IDLE_STOPPED)


@dataclass(frozen=True)
class Marks:
    """Mark → projects that have it, and those of which it cannot be said."""

    marks: dict[str, frozenset[str]]
    unsure: dict[str, frozenset[str]]


def project_marks(ws: Workspace, options: LandingOptions, *, actor: Actor) -> Marks:
    """Return the marks of the signed projects on a date; refused as the landing report.

    Idle: a clock of idle land is over (疑似, not declared). It cannot be said while none is over and one is
    undetermined (no agreed start, no record of stops). Override: a leader let its signature past the gate.
    """
    idle, unsure = set(), set()
    for one in landing_situation(ws, options, actor=actor).report().projects:
        known = is_idle(one.clocks)
        if known:
            idle.add(one.project)
        elif known is None:
            unsure.add(one.project)
    return Marks({IDLE: frozenset(idle), OVERRIDE: _overridden(ws, options.as_of)}, {IDLE: frozenset(unsure)})


def is_idle(clocks: Iterable[Clock]) -> bool | None:
    """Return whether a clock of idle land is over; ``None`` where it cannot be said."""
    states = {one.state for one in clocks if one.name in IDLE_CLOCKS}
    if ClockState.OVERDUE in states:
        return True
    return None if ClockState.UNDETERMINED in states else False


def _overridden(ws: Workspace, as_of: date) -> frozenset[str]:
    with ws.store.reading() as connection:
        found = read_overrides(connection)
    return frozenset(one.project_id for one in found if one.used_at is not None and one.used_at.date() <= as_of)
