"""The quality report of one import: what was read, kept, repaired on request and refused, row by row.

Every row read has exactly one fate, so ``kept + repaired + refused == read`` always holds. Faults are found for many
rows at once (:class:`Fault`) and listed one by one (:class:`Issue`) up to a stated number; the counts are always
complete.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Value = str | int | float
LISTED = 1000
"""Issues listed per code and field; the rest is counted."""


class Action(StrEnum):
    """What was done about an issue."""

    NOTED = "noted"
    """About the file as a whole."""
    KEPT = "kept"
    """The row is kept as it is."""
    VALUE_DROPPED = "value_dropped"
    """The row is kept, this value is left out."""
    REPAIRED = "repaired"
    """Changed because the caller asked for it."""
    REFUSED = "refused"
    """The row is not imported."""


@dataclass(frozen=True)
class Issue:
    """One thing worth saying about a row or (``row is None``) about the file.

    ``row`` is the number a person sees: the row of a table, the place of a feature in its layer (from 1).
    """

    code: str
    action: str
    row: int | None = None
    record: str = ""
    field: str = ""
    value: str = ""
    rule: str = ""
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the issue with stable keys."""
        return {
            "code": self.code,
            "action": str(self.action),
            "row": self.row,
            "record": self.record,
            "field": self.field,
            "value": self.value,
            "rule": self.rule,
            "values": dict(self.values),
        }


@dataclass(frozen=True, eq=False)
class Fault:
    """One kind of fault with the positions of the rows that have it (none: about the whole file)."""

    code: str
    action: Action
    positions: NDArray[np.int64]
    field: str = ""
    cells: Sequence[object] = ()
    """The value in each of those rows."""
    rule: str = ""
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    each: Mapping[str, Sequence[Any]] = dataclasses.field(default_factory=dict)
    """Further values, one per row."""


def fault(code: str, action: Action, rows: NDArray[Any], /, **more: Any) -> Fault:  # noqa: ANN401
    """Return a fault for a boolean mask over all rows or for positions; ``cells`` and ``each`` are given over the same.

    With a mask, ``cells`` and ``each`` cover all rows and are cut to the mask.
    """
    rows = np.asarray(rows)
    if rows.dtype == bool:
        positions = np.flatnonzero(rows)
        if "cells" in more:
            more["cells"] = np.asarray(more["cells"], dtype=object)[positions[:LISTED]]
        if "each" in more:
            more["each"] = {name: np.asarray(cells)[positions[:LISTED]] for name, cells in more["each"].items()}
        return Fault(code, action, positions, **more)
    return Fault(code, action, rows.astype(np.int64), **more)


def note(code: str, /, *, field: str = "", value: object = "", rule: str = "", **values: Value) -> Fault:
    """Return a remark about the whole file."""
    cells = (value,) if value != "" else ()
    return Fault(code, Action.NOTED, np.empty(0, np.int64), field=field, cells=cells, rule=rule, values=values)


@dataclass(frozen=True)
class Subject:
    """What a report is about; ``rows`` and ``records`` are the row numbers and identifiers in order of reading."""

    dataset: str
    source: str
    sha256: str
    crs: str | None
    rows: Sequence[int]
    records: Sequence[str]


@dataclass(frozen=True)
class QualityReport:
    """What became of every row of one input.

    ``records`` is the number of rows that result; it is smaller than ``kept + repaired`` where rows were merged or
    dropped on request. ``defaults`` counts per field the empty cells filled with the default of the schema. ``counts``
    is complete per code, ``issues`` lists at most :data:`LISTED` per code and field.
    """

    dataset: str
    source: str
    sha256: str
    crs: str | None
    read: int
    kept: int
    repaired: int
    refused: int
    records: int = 0
    defaults: Mapping[str, int] = dataclasses.field(default_factory=dict)
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def balanced(self) -> bool:
        """Whether every row read has exactly one fate."""
        return self.kept + self.repaired + self.refused == self.read

    def as_json(self) -> dict[str, Any]:
        """Return the report with stable keys for machines."""
        return {
            "dataset": self.dataset,
            "source": self.source,
            "sha256": self.sha256,
            "crs": self.crs,
            "read": self.read,
            "kept": self.kept,
            "repaired": self.repaired,
            "refused": self.refused,
            "records": self.records,
            "balanced": self.balanced,
            "defaults": dict(self.defaults),
            "counts": dict(self.counts),
            "issues": [issue.as_json() for issue in self.issues],
        }


def rows_with(faults: Sequence[Fault], action: Action, count: int) -> NDArray[np.bool_]:
    """Return which of ``count`` rows have a fault with this action."""
    mask = np.zeros(count, bool)
    for one in faults:
        if one.action is action:
            mask[one.positions] = True
    return mask


def report_of(subject: Subject, faults: Sequence[Fault], records: int, defaults: Mapping[str, int]) -> QualityReport:
    """Return the report: a refused row counts as refused only, a repaired one as repaired, all others as kept."""
    read = len(subject.rows)
    refused = rows_with(faults, Action.REFUSED, read)
    repaired = rows_with(faults, Action.REPAIRED, read) & ~refused
    counts: dict[str, int] = {}
    for one in faults:
        counts[one.code] = counts.get(one.code, 0) + max(1, len(one.positions))
    return QualityReport(
        dataset=subject.dataset,
        source=subject.source,
        sha256=subject.sha256,
        crs=subject.crs,
        read=read,
        kept=int(read - refused.sum() - repaired.sum()),
        repaired=int(repaired.sum()),
        refused=int(refused.sum()),
        records=records,
        defaults={name: count for name, count in defaults.items() if count},
        counts=counts,
        issues=tuple(issue for one in faults for issue in _listed(one, subject)),
    )


def _listed(one: Fault, subject: Subject) -> list[Issue]:
    if not len(one.positions):
        value = str(one.cells[0])[:200] if len(one.cells) else ""
        return [Issue(one.code, one.action, field=one.field, value=value, rule=one.rule, values=one.values)]
    return [_issue(one, subject, place) for place in range(min(len(one.positions), LISTED))]


def _issue(one: Fault, subject: Subject, place: int) -> Issue:
    position = int(one.positions[place])
    cell = one.cells[place] if len(one.cells) else ""
    each = {name: _plain(cells[place]) for name, cells in one.each.items()}
    return Issue(
        code=one.code,
        action=one.action,
        row=int(subject.rows[position]),
        record=subject.records[position],
        field=one.field,
        value=_shown(cell),
        rule=one.rule,
        values={**one.values, **each},
    )


def _shown(cell: object) -> str:
    """Return a cell as a person wrote it, numbers without a trailing zero."""
    if cell is None:
        return ""
    return f"{cell:.10g}" if isinstance(cell, float | np.floating) else str(cell)[:200]


def _plain(value: Any) -> Value:  # noqa: ANN401
    """Return a number or text of Python's own, fit for JSON."""
    if isinstance(value, np.generic):
        value = value.item()
    return round(value, 6) if isinstance(value, float) else value
