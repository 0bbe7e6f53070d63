"""Rows of the plan: limits with the integer usage of every candidate, in a form that can be stacked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

IntArray = NDArray[np.int64]


class LimitKind(StrEnum):
    """What a row of the plan limits. In Chinese: 约束类型."""

    PROJECT = "project"
    """一个项目至多一处用地."""
    ATOM = "atom"
    """一块地至多给一个项目."""
    NEW_CONSTRUCTION = "new_construction"
    """新增建设用地指标."""
    ENERGY = "energy"
    """能耗指标."""
    BUDGET = "budget"
    """前期开发资金."""
    LOCK = "lock"
    """指定（必选）."""
    BAN = "ban"
    """排除（禁选）."""
    START = "start"
    """一块地至多安排一次前期."""
    PREPARED = "prepared"
    """未具备条件的地须按时完成前期."""


@dataclass(frozen=True)
class Limit:
    """One row ``Σ_j usage_j x_j ≤ rhs``; ``name`` is ``<kind>:<what>`` and unique in a problem."""

    name: str
    kind: LimitKind
    rhs: int


@dataclass(frozen=True, eq=False)
class Rows:
    """Some limits with their non-zero usage as triplets (row within these limits, candidate, amount)."""

    limits: tuple[Limit, ...]
    row: IntArray
    candidate: IntArray
    amount: IntArray


def no_rows() -> Rows:
    """Return an empty block."""
    empty = np.zeros(0, np.int64)
    return Rows((), empty, empty, empty)


def rows_from_entries(limits: Sequence[Limit], entries: Sequence[tuple[int, int, int]]) -> Rows:
    """Return a block from (row, candidate, amount) triplets; zero amounts are left out."""
    kept = [entry for entry in entries if entry[2]]
    table = np.array(kept, np.int64).reshape(-1, 3)
    return Rows(tuple(limits), table[:, 0], table[:, 1], table[:, 2])


def stack(blocks: Sequence[Rows], candidates: int) -> tuple[tuple[Limit, ...], csr_array]:
    """Return all limits in the order of the blocks and their usage as one integer matrix, limits × candidates."""
    limits = tuple(limit for block in blocks for limit in block.limits)
    first = np.cumsum([0, *(len(block.limits) for block in blocks)])
    row = [block.row + start for block, start in zip(blocks, first, strict=False)]
    entries = (
        np.concatenate([block.amount for block in blocks]),
        (np.concatenate(row), np.concatenate([block.candidate for block in blocks])),
    )
    usage = csr_array(entries, shape=(len(limits), candidates), dtype=np.int64)
    usage.sum_duplicates()
    usage.sort_indices()
    return limits, usage
