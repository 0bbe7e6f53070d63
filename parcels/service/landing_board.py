"""The roll of signed projects as people look at it: where each stands, what is due next, filtered, sorted, counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from parcels.landing.agreed import CHAIN, reached_place
from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase
from parcels.landing.report import LandingReport, ProjectLanding
from parcels.landing.states import StateName
from parcels.landing.warnings import Due, Level
from parcels.rules.clocks.clock import ClockState, ClockVerdict
from parcels.rules.demand import records, text
from parcels.rules.policy import policy_hash
from parcels.service.access import Actor
from parcels.service.landing import (
    LandingOptions,
    LandingSituation,
    landing_situation,
)
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.project_land import land_of_projects
from parcels.service.workspace import Workspace
from parcels.store.allocations import allocations_version
from parcels.store.landing_records import last_record

NO_CAUSE = "unknown"
"""In the place of a cause: nothing on record says why."""
OWN_FILES = ("calendar.csv", "landing.toml", "clearances.toml")
WORST_FIRST = (Level.SERIOUS, Level.OVERDUE, Level.SOON, Level.WATCH, Level.NONE)
FACTS = (ClockVerdict.NONE, ClockVerdict.LATE)
"""Verdicts that are facts; all others only suspect."""


@dataclass(frozen=True)
class BoardRow:
    """One signed project in the roll.

    Attributes
    ----------
    platform
        The platform it is bound to, else those of its parcels; empty where neither is on record.
    parcels
        Its land.
    reached, reached_on, step
        The furthest milestone of the chain reached, when, and its place from 1 (0: none).
    due
        What is due next: of all that runs or is over the earliest.
    level
        How urgent that is.
    cause
        Code of the cause on record or told by the milestones; :data:`NO_CAUSE` where something is due and neither says.
    states
        Which of the five states it or its land is in.
    suspected
        What the clocks of law only suspect (疑似): lapsed approvals, idle land.
    unread
        How many of its clocks cannot be read for want of records.
    """

    project: str
    name: str
    platform: str
    parcels: tuple[str, ...]
    reached: Milestone | None
    reached_on: date | None
    step: int
    due: Due | None
    level: Level
    cause: str
    states: tuple[StateName, ...]
    suspected: tuple[ClockVerdict, ...]
    unread: int
    landed_on: date | None
    is_withdrawn: bool

    @property
    def owner_role(self) -> str:
        """Role of who owes what is due next; empty where nothing is due."""
        return "" if self.due is None else self.due.owner.role


@dataclass(frozen=True, eq=False)
class Board:
    """The roll with everything it was made from;."""

    situation: LandingSituation
    report: LandingReport
    rows: tuple[BoardRow, ...]
    cases: Mapping[str, LandingCase]
    landings: Mapping[str, ProjectLanding]
    land: Mapping[str, tuple[str, ...]]


def landing_board(ws: Workspace, options: LandingOptions, *, actor: Actor) -> Board:
    """Return the roll of all signed projects; refused as :func:`parcels.service.landing.landing_situation`."""
    situation = landing_situation(ws, options, actor=actor)
    report, city = situation.report(), ws.city()
    land = land_of_projects(ws, city)
    cases = {case.project: case for case in situation.cases}
    landings = {one.project: one for one in report.projects}
    bound = {str(row["project_id"]): text(row, "platform_id") for row in records(city.projects)}
    homes = dict(zip(city.parcels["parcel_id"], city.parcels["platform_id"], strict=True))
    unsupplied = {state.subject for state in report.parcels}
    rows = []
    for name, landing in landings.items():
        own = land.get(name, ())
        platform = bound.get(name) or " ".join(sorted({str(homes[one]) for one in own if homes[one]}))
        rows.append(_row(cases[name], landing, (platform, own), unsupplied, options.as_of))
    return Board(situation, report, tuple(rows), cases, landings, land)


def board_version(ws: Workspace, as_of: date) -> tuple[str, ...]:
    """Return what the roll depends on: data, records, allocations, date, policy, rules, the city's files about landing.

    Other entries of the log (a signing-in, a plan, an export) leave it as it is.
    """
    rules = policy_hash(workspace_policy(ws)), workspace_book(ws).hash
    with ws.store.reading() as connection:
        told = f"{last_record(connection)} {allocations_version(connection)}"
    return (ws.target, told, as_of.isoformat(), *rules, *_own_files(ws), *sorted(ws.versions().values()))


def _own_files(ws: Workspace) -> Iterator[str]:
    for name in OWN_FILES:
        path = Path(ws.target) / name
        yield sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _row(
    case: LandingCase, landing: ProjectLanding, where: tuple[str, tuple[str, ...]], unsupplied: set[str], as_of: date
) -> BoardRow:
    place, due = reached_place(case, as_of), landing.due_next
    reached = CHAIN[place] if place >= 0 else _before_the_chain(case, as_of)
    states = [state.name for state in landing.states if state.holds]
    if unsupplied & set(where[1]):
        states.insert(0, StateName.APPROVED_NOT_SUPPLIED)
    return BoardRow(
        project=case.project,
        name=landing.name,
        platform=where[0],
        parcels=where[1],
        reached=reached,
        reached_on=None if reached is None else case.reached(reached, as_of),
        step=place + 1,
        due=due,
        level=Level.NONE if due is None else due.level,
        cause="" if due is None else due.reason.code if due.reason is not None else NO_CAUSE,
        states=tuple(states),
        suspected=tuple(dict.fromkeys(clock.verdict for clock in landing.clocks if clock.verdict not in FACTS)),
        unread=sum(clock.state is ClockState.UNDETERMINED for clock in landing.clocks),
        landed_on=landing.landed_on,
        is_withdrawn=landing.is_withdrawn,
    )


def _before_the_chain(case: LandingCase, as_of: date) -> Milestone | None:
    early = (Milestone.SIGNED, Milestone.NEGOTIATING, Milestone.LEAD)
    return next((one for one in early if case.reached(one, as_of) is not None), None)


@dataclass(frozen=True)
class BoardFilter:
    """What is wanted; empty means everything. ``text`` is looked for in numbers, names and bodies."""

    levels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    is_open_only: bool = False
    text: str = ""
    sort: str = "urgent"


def _days(row: BoardRow) -> int:
    return 10**9 if row.due is None else row.due.days


SORTS: Mapping[str, Callable[[BoardRow], Any]] = {
    "urgent": lambda row: (_days(row), row.project),
    "project": lambda row: row.project,
    "ladder": lambda row: (row.step, row.project),
    "platform": lambda row: (row.platform, _days(row), row.project),
    "owner": lambda row: (row.owner_role, row.due.owner.name if row.due else "", _days(row), row.project),
}
"""Orders: longest over first, by number, least far on the ladder first, by platform, by who owes."""


def filtered(rows: Iterable[BoardRow], wanted: BoardFilter) -> tuple[BoardRow, ...]:
    """Return the rows wanted, in the order wanted."""
    return tuple(sorted((row for row in rows if _is_wanted(row, wanted)), key=SORTS[wanted.sort]))


def _is_wanted(row: BoardRow, wanted: BoardFilter) -> bool:
    chosen = (
        (wanted.levels, {str(row.level)}),
        (wanted.owners, {row.owner_role}),
        (wanted.platforms, set(row.platform.split())),
        (wanted.states, {str(state) for state in row.states}),
        (wanted.causes, {row.cause}),
    )
    if any(one and not own & set(one) for one, own in chosen):
        return False
    if wanted.is_open_only and (row.is_withdrawn or row.landed_on is not None):
        return False
    text = wanted.text.strip().casefold()
    body = "" if row.due is None else row.due.owner.name
    return not text or any(text in part.casefold() for part in (row.project, row.name, body, *row.parcels))


@dataclass(frozen=True)
class BoardCounts:
    """How many projects there are by level and by state, and how many landed or withdrew."""

    levels: Mapping[Level, int]
    states: Mapping[StateName, int]
    landed: int
    withdrawn: int


def counted(rows: Iterable[BoardRow]) -> BoardCounts:
    """Return the figures of some rows."""
    listed = list(rows)
    return BoardCounts(
        levels=Counter(row.level for row in listed),
        states=Counter(state for row in listed for state in row.states),
        landed=sum(row.landed_on is not None for row in listed),
        withdrawn=sum(row.is_withdrawn for row in listed),
    )
