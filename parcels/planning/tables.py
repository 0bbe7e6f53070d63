"""The plan as plain tables, so that anyone can check it with another solver.

``candidates`` (one row each), ``limits`` and ``usage`` hold the whole problem: maximise Σ score·x with
Σ amount·x ≤ rhs per limit, x binary. A lock is the row ``−x ≤ −1``, a ban the row ``x ≤ 0``.
"""

import numpy as np
from pandas import DataFrame

from parcels.planning.problem import Pool, Problem, canonical

CANDIDATE_COLUMNS = ("candidate", "project", "site", "atoms", "area_m2", "score")
SCORE_PARTS = ("part_value", "part_excess", "part_prepare", "part_remainder", "part_prime")
LIMIT_COLUMNS = ("limit", "kind", "rhs")
USAGE_COLUMNS = ("candidate", "limit", "amount")


def candidates_table(pool: Pool, problem: Problem) -> DataFrame:
    """Return ``candidate, project, site, atoms`` (space-separated)``, area_m2, score``, its parts and further columns.

    Rows are in the order of the problem; ``score`` is the integer that is maximised.
    """
    frame = canonical(pool.frame)
    table = frame.drop(columns=["findings"], errors="ignore").copy()
    table["score"] = problem.score
    for column in ("atoms", "parcels"):
        if column in table:
            table[column] = [" ".join(names) for names in table[column]]
    first = [*CANDIDATE_COLUMNS, *(part for part in SCORE_PARTS if part in table)]
    return table[[*first, *(column for column in table.columns if column not in first)]]


def limits_table(problem: Problem) -> DataFrame:
    """Return ``limit, kind, rhs``, one row per limit."""
    rows = [(limit.name, limit.kind.value, limit.rhs) for limit in problem.limits]
    return DataFrame(rows, columns=list(LIMIT_COLUMNS))


def usage_table(problem: Problem) -> DataFrame:
    """Return ``candidate, limit, amount``, one row per non-zero amount."""
    entries = problem.usage.tocoo()
    names = np.array([limit.name for limit in problem.limits], dtype=object)
    candidates = np.array(problem.candidates, dtype=object)
    table = DataFrame({"candidate": candidates[entries.col], "limit": names[entries.row], "amount": entries.data})
    return table[list(USAGE_COLUMNS)]
