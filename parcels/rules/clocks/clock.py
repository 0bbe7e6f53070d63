"""One clock: a period that runs from a day, may be extended and stopped, and is met, running, over or not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parcels.rules.clocks.calendar import Reckoning, months_after
from parcels.rules.clocks.moves import STOPPING, Extension, Moves, Pause

DAY = timedelta(days=1)


class ClockState(StrEnum):
    """Where a clock stands. In Chinese: 时限状态."""

    MET = "met"
    """已按期完成."""
    MET_LATE = "met_late"
    """已完成，超期."""
    RUNNING = "running"
    """计时中: the last day counts as running."""
    PAUSED = "paused"
    """中止计时."""
    OVERDUE = "overdue"
    """已超期: from the day after the last."""
    UNDETERMINED = "undetermined"
    """待认定: ``missing`` says what is not on record."""


class ClockVerdict(StrEnum):
    """What may be said of a clock; what the law leaves to a formal act is only suspected (疑似)."""

    NONE = "none"
    """未超期."""
    LATE = "late"
    """逾期: an agreed date has passed, which is a fact."""
    SUSPECTED_LAPSED = "suspected_lapsed"
    """疑似失效（待认定）."""
    IDLE_PENDING = "idle_pending"
    """疑似闲置（待认定）: no cause is on record."""
    IDLE_ENTERPRISE = "idle_enterprise"
    """疑似闲置，企业原因."""
    IDLE_GOVERNMENT = "idle_government"
    """疑似闲置，政府原因."""
    IDLE_FORCE_MAJEURE = "idle_force_majeure"
    """疑似闲置，不可抗力."""
    IDLE_MIXED = "idle_mixed"
    """疑似闲置，混合原因."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The reading of one clock on one date.

    Attributes
    ----------
    name, subject
        Which clock, and the parcel it is about (empty: the project).
    starts_on, nominal_on, due_on
        Day of the event (not counted), last day by the calendar alone, last day that counts.
    days
        Calendar days from the date to ``due_on``, or from the day it was met; negative: too late; ``None`` if paused
        or not known.
    rule, citation
        Rule of the packs, and its source where it is evidenced.
    missing
        Fields without which nothing can be said.
    unknown_years
        Years of the last day whose public holidays nobody stated; only weekends were passed over there.
    """

    name: str
    state: ClockState
    verdict: ClockVerdict = ClockVerdict.NONE
    subject: str = ""
    starts_on: date | None = None
    nominal_on: date | None = None
    due_on: date | None = None
    met_on: date | None = None
    days: int | None = None
    paused_days: int = 0
    extended_months: int = 0
    rule: str = ""
    citation: str = ""
    missing: tuple[str, ...] = ()
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What one clock is wound up with.

    ``months`` is the period (0: ``starts_on`` is itself the last day); ``open_months`` is by how much an extension that
    is not recorded could still hold it. ``is_period`` is false for agreed dates, which no holiday moves.
    ``pauses_from`` is the day from which pauses count, by default the start; ``event_on`` what is shown as its start.
    """

    name: str
    starts_on: date
    months: int = 0
    met_on: date | None = None
    over: ClockVerdict = ClockVerdict.LATE
    rule: str = ""
    citation: str = ""
    subject: str = ""
    is_period: bool = True
    is_pausable: bool = False
    pauses_from: date | None = None
    event_on: date | None = None
    open_months: int = 0
    most_extensions: int | None = None
    most_extended: int | None = None


def undetermined(name: str, *missing: str, rule: str = "", subject: str = "", starts_on: date | None = None) -> Clock:
    """Return a clock nothing can be said of while fields are missing."""
    return Clock(name, ClockState.UNDETERMINED, subject=subject, starts_on=starts_on, rule=rule, missing=missing)


def read_clock(run: Run, moves: Moves, reckoning: Reckoning, as_of: date) -> Clock:
    """Return the reading of a clock on a date.

    Last day = start + period + extensions, + the days of pauses that stop it, moved to the next working day where the
    city lets it (:class:`parcels.rules.clocks.calendar.Reckoning`).
    """
    more = sum(one.months for one in accepted_extensions(run, moves, reckoning, as_of)) if moves.extensions else 0
    nominal = months_after(run.starts_on, run.months + more) if run.months + more else run.starts_on
    shifted, pause_days, is_paused = _paused(run, nominal, moves.pauses, run.met_on or as_of)
    last = reckoning.last_day(shifted) if run.is_period else None
    due = shifted if last is None else last.day
    state = _state(run, due, as_of, is_paused)
    if state in (ClockState.OVERDUE, ClockState.MET_LATE) and _may_be_extended(run, moves, reckoning, as_of):
        state = ClockState.UNDETERMINED
    return Clock(
        name=run.name,
        state=state,
        verdict=run.over if state is ClockState.OVERDUE else ClockVerdict.NONE,
        subject=run.subject,
        starts_on=run.starts_on if run.is_period else run.event_on,
        nominal_on=nominal,
        due_on=due,
        met_on=run.met_on,
        days=None if state is ClockState.PAUSED else (due - (run.met_on or as_of)).days,
        paused_days=pause_days,
        extended_months=more,
        rule=run.rule,
        citation=run.citation,
        missing=("extensions",) if state is ClockState.UNDETERMINED else (),
        unknown_years=() if last is None else last.unknown_years,
    )


def _state(run: Run, due: date, as_of: date, is_paused: bool) -> ClockState:
    if run.met_on is not None:
        return ClockState.MET if run.met_on <= due else ClockState.MET_LATE
    if is_paused:
        return ClockState.PAUSED
    return ClockState.RUNNING if as_of <= due else ClockState.OVERDUE


def _may_be_extended(run: Run, moves: Moves, reckoning: Reckoning, as_of: date) -> bool:
    """Return whether an extension the law allows, but nobody recorded, could hold the clock until it was met."""
    if moves.extensions is not None or run.open_months == 0:
        return False
    longest = reckoning.after_months(run.starts_on, run.months + run.open_months).day
    return (run.met_on or as_of) <= longest


def accepted_extensions(run: Run, moves: Moves, reckoning: Reckoning, as_of: date) -> tuple[Extension, ...]:
    """Return the extensions that count: granted before the clock had run out, and within what the law allows."""
    if not moves.extensions:
        return ()
    taken: list[Extension] = []
    own = [one for one in moves.extensions if one.clock == run.name and one.granted_on <= as_of]
    for one in sorted(own, key=lambda each: each.granted_on):
        so_far = sum(each.months for each in taken)
        due, _, _ = _paused(run, months_after(run.starts_on, run.months + so_far), moves.pauses, one.granted_on)
        last = reckoning.last_day(due).day if run.is_period else due
        is_room = run.most_extensions is None or len(taken) < run.most_extensions
        is_short = run.most_extended is None or so_far + one.months <= run.most_extended
        if one.granted_on <= last and is_room and is_short:
            taken.append(one)
    return tuple(taken)


def _paused(run: Run, nominal: date, pauses: tuple[Pause, ...] | None, until: date) -> tuple[date, int, bool]:
    """Return the last day moved by the days of pauses, those days, and whether a pause lasts at ``until``."""
    if not run.is_pausable or not pauses:
        return nominal, 0, False
    first = run.pauses_from or run.starts_on
    due, is_paused = nominal, False
    for start, end in merged_pauses(pauses, until):
        begin = max(start, first + DAY)
        if begin <= due and begin <= end:
            due += end - begin + DAY
            is_paused = end == until and _lasts(pauses, until)
    return due, (due - nominal).days, is_paused


def _lasts(pauses: tuple[Pause, ...], day: date) -> bool:
    stopping = (one for one in pauses if one.cause in STOPPING)
    return any(one.starts_on <= day and (one.ends_on is None or one.ends_on >= day) for one in stopping)


def merged_pauses(pauses: Iterable[Pause], until: date) -> list[tuple[date, date]]:
    """Return the days of pauses that stop a clock, up to and with a date, joined where they overlap."""
    own = sorted((one.starts_on, min(one.ends_on or until, until)) for one in pauses if one.cause in STOPPING)
    found: list[tuple[date, date]] = []
    for start, end in own:
        if end < start:
            continue
        if found and start <= found[-1][1] + DAY:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
