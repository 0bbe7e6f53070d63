"""Longest paths through steps: when each can begin and be over, and which of them hold the delivery up."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from parcels.landing.readiness_steps import DELIVERY, Order

Finish = Callable[[str, date], date | None]
"""Step and the day it can begin → the day it is over; ``None`` where not known."""


@dataclass(frozen=True)
class Span:
    """When a step can begin and be over; ``None`` where not known."""

    start: date | None
    finish: date | None


@dataclass(frozen=True)
class Track:
    """One way to the delivery.

    Attributes
    ----------
    delivery_on
        Earliest delivery, ``None`` where one day on the way is not known.
    critical
        Open steps of the longest path, first to last: a day lost on one of them is lost for the delivery. Empty where
        the delivery is not known.
    spans
        Open step → span.
    """

    delivery_on: date | None
    critical: tuple[str, ...]
    spans: Mapping[str, Span]

    @property
    def first_critical(self) -> str | None:
        """The critical step that comes first: the one to act on now."""
        return self.critical[0] if self.critical else None


def walk(order: Order, open_: Collection[str], as_of: date, finish: Finish) -> Track:
    """Return the longest path to the delivery.

    Parameters
    ----------
    order
        All steps, settled ones included; the last is the delivery.
    open_
        Steps that are not settled; settled ones take no time.
    as_of
        Nothing begins earlier.
    finish
        Asked for open steps only.
    """
    spans: dict[str, Span] = {}
    for step in order.nodes:
        before = [spans[name].finish for name in order.after[step]]
        known = [day for day in before if day is not None]
        start = max(known, default=as_of) if len(known) == len(before) else None
        over = start if start is None or step not in open_ else finish(step, start)
        spans[step] = Span(start, over)
    day = spans[DELIVERY].finish
    critical = () if day is None else _critical(order, open_, spans)
    return Track(day, critical, {step: span for step, span in spans.items() if step in open_})


def _critical(order: Order, open_: Collection[str], spans: Mapping[str, Span]) -> tuple[str, ...]:
    """Return the open steps of the longest path; of equally late ones the one that takes time, then an open one."""
    path, step = [], DELIVERY
    while order.after[step]:
        step = max(order.after[step], key=lambda name: (_finish(spans[name]), _takes_time(spans[name]), name in open_))
        path.append(step)
    return tuple(name for name in reversed(path) if name in open_)


def _finish(span: Span) -> date:
    return span.finish or date.min


def _takes_time(span: Span) -> bool:
    return span.start != span.finish
