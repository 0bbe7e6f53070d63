"""Which factors the history supports, and how each becomes columns of numbers.

Nothing is picked by looking at its effect: factors are taken in the city's order while there are ``landed_per_term``
ends for each number that is estimated, and a level needs ``min_per_level`` ends of its own. A field that is filled in
only once a project lands never has ends at its empty level, so it cannot enter and give the answer away.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from parcels.landing.forecast.history import Fact, History, Outcome
from parcels.landing.forecast.incidence import Floats
from parcels.landing.forecast.settings import ForecastSettings

OTHER = "other_levels"
"""Level of what is too rare to stand alone, an unknown fact included."""
UNKNOWN = "unknown"
MEASURED = frozenset({"clear_gap"})
"""Factors that are a number; the others are levels."""


@dataclass(frozen=True)
class Term:
    """A factor in a model: a number has no levels; levels are told from the reference, the most frequent one.

    ``own`` are the levels that stand alone; all others are ``OTHER``, which is ``None`` in ``columns`` and reference
    where it has too few ends.
    """

    factor: str
    own: frozenset[str] = frozenset()
    reference: str | None = None
    columns: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Numbers to be estimated."""
        return len(self.columns) if self.own else 1

    def level(self, fact: Fact) -> str | None:
        """Return the level a fact counts at; ``None`` where the model knows nothing of it."""
        name = UNKNOWN if fact is None else str(fact)
        name = name if name in self.own else OTHER
        return name if name == self.reference or name in self.columns else None

    def values(self, fact: Fact) -> tuple[float, ...] | None:
        """Return the numbers of a fact; ``None`` where the model knows nothing of it."""
        if not self.own:
            return None if fact is None else (float(fact),)
        level = self.level(fact)
        return None if level is None else tuple(float(level == column) for column in self.columns)


@dataclass(frozen=True)
class Design:
    """The bands of months (their first months, from 0) and terms of a model, and why factors were left out."""

    starts: tuple[int, ...]
    terms: tuple[Term, ...]
    left_out: Mapping[str, str]

    @property
    def width(self) -> int:
        """Numbers to be estimated."""
        return len(self.starts) + sum(term.width for term in self.terms)

    def row(self, one: History) -> tuple[float, ...] | None:
        """Return the numbers of all factors of a project; ``None`` where one is not known to the model."""
        found: list[float] = []
        for term in self.terms:
            values = term.values(one.facts.get(term.factor))
            if values is None:
                return None
            found.extend(values)
        return tuple(found)

    def rows(self, histories: Sequence[History]) -> tuple[Floats, list[int]]:
        """Return the numbers of the projects the model knows, and their places."""
        found = [(place, row) for place, one in enumerate(histories) if (row := self.row(one)) is not None]
        width = self.width - len(self.starts)
        return np.array([row for _, row in found], dtype=np.float64).reshape(len(found), width), [
            place for place, _ in found
        ]


def choose_design(histories: Sequence[History], end: Outcome, settings: ForecastSettings) -> Design:
    """Return what the history supports a model of one end with."""
    starts = _starts(histories, end, settings)
    left = sum(one.event is end for one in histories) // settings.landed_per_term - len(starts)
    terms: list[Term] = []
    left_out: dict[str, str] = {}
    for factor in settings.factors:
        term = _term(factor, histories, end, settings.min_per_level)
        if term is None:
            left_out[factor] = "too_few_at_its_levels"
        elif term.width > left:
            left_out[factor] = "too_few_ends"
        else:
            terms.append(term)
            left -= term.width
    return Design(starts, tuple(terms), left_out)


def _starts(histories: Sequence[History], end: Outcome, settings: ForecastSettings) -> tuple[int, ...]:
    """Return the first months of the bands; one with too few ends is joined with the next, the last with another."""
    ends = Counter(one.ended_in for one in histories if one.event is end and one.ended_in is not None)
    edges = (0, *settings.bands)
    found, count = [0], 0
    for first, after in zip(edges, (*edges[1:], None), strict=True):
        if count >= settings.landed_per_term:
            found.append(first)
            count = 0
        count += sum(n for month, n in ends.items() if month >= first and (after is None or month < after))
    if len(found) > 1 and count < settings.landed_per_term:
        found.pop()
    return tuple(found)


def _term(factor: str, histories: Sequence[History], end: Outcome, least: int) -> Term | None:
    """Return the term of a factor; ``None`` unless its ends support at least two levels, or a number that varies."""
    facts = [(one.facts.get(factor), one.event is end) for one in histories]
    if factor in MEASURED:
        known = {fact for fact, _ in facts if fact is not None}
        ended = sum(is_end for fact, is_end in facts if fact is not None)
        return Term(factor) if len(known) > 1 and ended >= least else None
    names = [(UNKNOWN if fact is None else str(fact), is_end) for fact, is_end in facts]
    ends = Counter(name for name, is_end in names if is_end)
    own = frozenset(name for name, count in ends.items() if count >= least)
    size = Counter(name if name in own else OTHER for name, _ in names)
    if sum(count for name, count in ends.items() if name not in own) < least:
        size.pop(OTHER, None)
    if len(size) < 2:
        return None
    reference = min(size, key=lambda name: (-size[name], name))
    return Term(factor, own, reference, tuple(sorted(set(size) - {reference})))
