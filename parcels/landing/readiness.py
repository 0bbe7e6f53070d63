"""The readiness calendar (净地交付日历): from where each item stands to the earliest delivery of a parcel and a site.

Three answers that are never mixed: the statutory minimum (法定下限) adds up least periods of texts that were read, and
nothing else; the assumed minimum adds the periods taken over unread (假定) to it; local experience (本地经验值) adds up
what items took in this city. All are longest paths through a graph of steps. The minima are lower bounds: a step in
progress adds nothing to them, because how much of its notices has run is not on record, and the step is named
(``unrecorded``). An item nobody has recorded is named (``unknown``); where it would add days, there is no date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parcels.landing.readiness_experience import Experience, experience_of
from parcels.landing.readiness_path import Finish, Span, Track, walk
from parcels.landing.readiness_record import ItemRecord, ItemState, read_items, rows_by_parcel
from parcels.landing.readiness_steps import DELIVERY, Order, Step, StepTable, order_of, packaged_steps
from parcels.rules.clocks.calendar import DAY, Reckoned, Reckoning
from parcels.rules.demand import when

Rows = Iterable[Mapping[str, Any]]
GRADES = ("law", "assumption")
"""Where the least period of a step comes from: a text that was read, or one taken over unread."""


@dataclass(frozen=True)
class CriticalStep:
    """What holds a delivery up first.

    ``basis`` is ``experience``; where there is none ``statutory``, or ``assumed`` for a period nobody read; ``unknown``
    where not even the minimum is known, so that finding out about the item comes first. ``owner`` is the body on
    record, ``None`` where none is; then ``authority`` says whose duty it is.
    """

    basis: str
    step: str
    item: str | None
    owner: str | None
    authority: str


@dataclass(frozen=True)
class ParcelReadiness:
    """The calendar of one parcel on a date.

    Attributes
    ----------
    statutory
        By least periods of law alone; nodes are steps.
    supposed
        By least periods of law and the assumed ones; nodes are steps.
    median, experience
        By the two quantiles of local experience, the second is the cautious one; nodes are items and the delivery.
    items
        Item → record.
    unknown
        Items of which nothing is on record.
    unrecorded
        Steps in progress with a notice period of which it is not on record how much has run.
    no_experience
        Open items of which too few finished cases are on record.
    assumed
        Critical steps of ``supposed`` whose period rests on a text nobody read for this program.
    conflicts, overdue
        Items where records contradict each other, and open items whose planned date has passed.
    unknown_years
        Years on the way of the minima whose public holidays are not stated.
    planned
        Open item with a planned date not yet passed → span; it begins when the open items before it in the usual order
        are planned to be finished, because no planned start is on record.
    holds_up
        The step that holds the delivery up first, and who owes it.
    """

    parcel_id: str
    as_of: date
    statutory: Track
    supposed: Track
    median: Track
    experience: Track
    items: Mapping[str, ItemRecord]
    unknown: tuple[str, ...] = ()
    unrecorded: tuple[str, ...] = ()
    no_experience: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    unknown_years: tuple[int, ...] = ()
    planned: Mapping[str, Span] = field(default_factory=dict)
    holds_up: CriticalStep | None = None


@dataclass(frozen=True)
class SiteReadiness:
    """The calendars of the parcels of a site; it can be delivered with its last parcel."""

    parcels: tuple[ParcelReadiness, ...]

    @property
    def last(self) -> ParcelReadiness | None:
        """The parcel that holds the site up: the latest by experience, then by law; not known is latest."""
        return max(self.parcels, key=_lateness, default=None)

    @property
    def statutory_on(self) -> date | None:
        """Earliest delivery by law; ``None`` while that of one parcel is not known."""
        return latest(one.statutory.delivery_on for one in self.parcels)

    @property
    def supposed_on(self) -> date | None:
        """Earliest delivery by law and the assumed periods; ``None`` while that of one parcel is not known."""
        return latest(one.supposed.delivery_on for one in self.parcels)

    @property
    def median_on(self) -> date | None:
        """Earliest delivery by the lower quantile of local experience."""
        return latest(one.median.delivery_on for one in self.parcels)

    @property
    def experience_on(self) -> date | None:
        """Earliest delivery by the upper quantile of local experience."""
        return latest(one.experience.delivery_on for one in self.parcels)


def latest(days: Iterable[date | None]) -> date | None:
    """Return the latest day; ``None`` while one is not known, or without any."""
    found = list(days)
    known = [day for day in found if day is not None]
    return max(known) if known and len(known) == len(found) else None


def _lateness(one: ParcelReadiness) -> tuple[date, date]:
    """Order parcels by experience, then by law; not known counts as latest."""
    return one.experience.delivery_on or date.max, one.supposed.delivery_on or date.max


@dataclass(frozen=True)
class Plan:
    """The steps with their lawful order, and the items with their usual one."""

    steps: Mapping[str, Step]
    lawful: Order
    usual: Order

    def of(self, item: str) -> tuple[Step, ...]:
        """Return the steps of an item, first to last as listed."""
        return tuple(step for step in self.steps.values() if step.item == item)


def plan_of(table: StepTable) -> Plan:
    """Return the steps and items of a table in order; in the usual order the delivery comes after every item."""
    usual = {item: table.usual_order.get(item, ()) for item in table.items}
    lawful = order_of({one.step: one.after for one in table.steps})
    return Plan({one.step: one for one in table.steps}, lawful, order_of({**usual, DELIVERY: table.items}))


@dataclass(frozen=True, eq=False)
class ReadinessBook:
    """Everything calendars are made from: the steps, how days are counted, and the city's records and experience."""

    plan: Plan
    reckoning: Reckoning
    as_of: date
    experience: Experience
    records: Mapping[str, Mapping[str, ItemRecord]] = field(repr=False)
    _periods: dict[tuple[str, date], Reckoned] = field(default_factory=dict, repr=False)

    def period(self, step: Step, start: date) -> Reckoned:
        """Return the day a step is over by its least period; kept, because most parcels begin on the same days."""
        key = (step.step, start)
        if key not in self._periods:
            self._periods[key] = _period(step, start, self.reckoning)
        return self._periods[key]

    def parcel(self, parcel_id: str) -> ParcelReadiness:
        """Return the calendar of a parcel of the city."""
        return _ParcelDesk(self, parcel_id).readiness()

    def site(self, parcels: Iterable[str]) -> SiteReadiness:
        """Return the calendars of the parcels of a site."""
        return SiteReadiness(tuple(self.parcel(one) for one in parcels))


def readiness_book(
    parcels: Rows,
    rows: Rows,
    milestones: Rows,
    as_of: date,
    reckoning: Reckoning = Reckoning(),  # noqa: B008  frozen
) -> ReadinessBook:
    """Return the book of a city on a date, with the steps that come with the program.

    Parameters
    ----------
    parcels, rows, milestones
        Rows of the schemas ``parcels``, ``readiness`` and ``milestones``.
    as_of
        Date of the calendars; nothing later counts as finished.
    reckoning
        Calendar of working days, and whether a day of rest moves the end of a period.
    """
    table, by_parcel = packaged_steps(), rows_by_parcel(rows)
    plan = plan_of(table)
    records = {name: read_items(row, by_parcel.get(name, ()), table.items, as_of) for name, row in _named(parcels)}
    past = (row for row in milestones if (day := when(row, "actual_on")) is not None and day <= as_of)
    learnt = experience_of(records.values(), past, plan.usual, table.experience)
    return ReadinessBook(plan, reckoning, as_of, learnt, records)


def _named(parcels: Rows) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((str(row["parcel_id"]), row) for row in parcels)


class _ParcelDesk:
    """The work on one parcel; collects the years without stated holidays on the way."""

    def __init__(self, book: ReadinessBook, parcel_id: str) -> None:
        self._book, self._parcel_id = book, parcel_id
        self._items = book.records[parcel_id]
        self._unknown_years: set[int] = set()

    def readiness(self) -> ParcelReadiness:
        """Return the calendar of the parcel."""
        plan, as_of = self._book.plan, self._book.as_of
        items = [one for one in self._items.values() if not one.state.is_settled]
        names = {one.item for one in items}
        open_ = {name for name, step in plan.steps.items() if step.item is None or step.item in names}
        statutory, supposed = (walk(plan.lawful, open_, as_of, self._by_least(own)) for own in (("law",), GRADES))
        median, experience = (walk(plan.usual, names | {DELIVERY}, as_of, self._by_experience(at)) for at in (0, 1))
        return ParcelReadiness(
            self._parcel_id,
            as_of,
            statutory,
            supposed,
            median,
            experience,
            self._items,
            unknown=tuple(one.item for one in items if one.state is ItemState.UNKNOWN),
            unrecorded=tuple(name for name in plan.steps if name in open_ and self._is_unrecorded(plan.steps[name])),
            no_experience=tuple(one.item for one in items if self._book.experience.days(one.item) is None),
            assumed=tuple(name for name in supposed.critical if self._is_assumed(plan.steps[name])),
            conflicts=tuple(one.item for one in self._items.values() if one.in_conflict),
            overdue=tuple(one.item for one in items if one.planned_on is not None and one.planned_on < as_of),
            unknown_years=tuple(sorted(self._unknown_years)),
            planned=dict(self._planned(items)),
            holds_up=self._holds_up(supposed, experience, items),
        )

    def _holds_up(self, supposed: Track, experience: Track, items: Sequence[ItemRecord]) -> CriticalStep | None:
        if experience.critical:
            return self._critical("experience", experience.critical[0])
        if supposed.critical:
            first = supposed.critical[0]
            return self._critical("assumed" if self._is_assumed(self._book.plan.steps[first]) else "statutory", first)
        timed = {step.item for step in self._book.plan.steps.values() if step.days}
        unknown = (one.item for one in items if one.state is ItemState.UNKNOWN and one.item in timed)
        return next((self._critical("unknown", item) for item in unknown), None)

    def _critical(self, basis: str, name: str) -> CriticalStep:
        """Return a step, or an item with the authority of its first step."""
        steps = self._book.plan.steps
        step = steps.get(name) or next(one for one in steps.values() if one.item == name)
        owner = None if step.item is None else self._items[step.item].owner
        return CriticalStep(basis, name, step.item, owner, step.authority)

    def _planned(self, items: Sequence[ItemRecord]) -> Iterator[tuple[str, Span]]:
        as_of, after = self._book.as_of, self._book.plan.usual.after
        until = {one.item: one.planned_on for one in items if one.planned_on is not None and one.planned_on >= as_of}
        for item, last in until.items():
            before = [until[name] for name in after[item] if name in until]
            yield item, Span(min(max(before, default=as_of), last), last)

    def _state(self, step: Step) -> ItemState:
        return ItemState.TODO if step.item is None else self._items[step.item].state

    def _by_least(self, grades: tuple[str, ...]) -> Finish:
        """Return how steps end by their least periods, those of other grades adding nothing."""

        def finish(name: str, start: date) -> date | None:
            step = self._book.plan.steps[name]
            state = self._state(step)
            if not step.days or step.grade not in grades or state is ItemState.DOING:
                return start
            if state is ItemState.UNKNOWN:
                return None
            over = self._book.period(step, start)
            self._unknown_years.update(over.unknown_years)
            return over.day

        return finish

    def _by_experience(self, share: int) -> Finish:
        def finish(item: str, start: date) -> date | None:
            if item == DELIVERY:
                return start
            days = self._book.experience.days(item)
            unknown = self._items[item].state is ItemState.UNKNOWN
            return None if days is None or unknown else start + DAY * days[share]

        return finish

    def _is_unrecorded(self, step: Step) -> bool:
        return bool(step.days) and self._state(step) is ItemState.DOING

    def _is_assumed(self, step: Step) -> bool:
        return bool(step.days) and step.grade == "assumption"


def _period(step: Step, start: date, reckoning: Reckoning) -> Reckoned:
    """Return the day a step is over that begins with an event on a day, which is not counted."""
    if step.count == "working":
        return reckoning.calendar.add(start, step.days)
    return reckoning.after_days(start, step.days)
