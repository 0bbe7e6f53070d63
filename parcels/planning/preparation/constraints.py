r"""The rows that preparation adds to the plan, one function each.

``x_j`` is 1 when candidate ``j`` is chosen, ``z_o`` when start ``o`` (parcel ``k_o``, quarter ``t_o``) is. Columns are
the candidates, then the starts, then one extra amount of money per quarter where one is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from pandas import DataFrame

from parcels.planning.formulation.rows import Limit, LimitKind, Rows, rows_from_entries
from parcels.planning.preparation.quarters import quarter_name
from parcels.planning.preparation.starts import Budget, Start


def one_start_per_parcel(starts: Sequence[Start], after: int) -> Rows:
    r"""Prepare a parcel at most once: :math:`\sum_{o: k_o = k} z_o \le 1` (``start:k``)."""
    parcels = sorted({start.parcel_id for start in starts})
    place = {parcel: number for number, parcel in enumerate(parcels)}
    limits = [Limit(f"start:{parcel}", LimitKind.START, 1) for parcel in parcels]
    return rows_from_entries(limits, [(place[start.parcel_id], after + o, 1) for o, start in enumerate(starts)])


def money_within_budget(starts: Sequence[Start], budget: Budget, after: int) -> Rows:
    r"""Keep what falls due within each quarter's money, thousand yuan: :math:`\sum_o m_{oq} z_o \le B_q`."""
    limits = [
        Limit(f"budget:{quarter_name(quarter)}", LimitKind.BUDGET, amount)
        for quarter, amount in zip(budget.quarters, budget.thousand, strict=True)
    ]
    entries = [
        (quarter - budget.first, after + o, amount)
        for o, start in enumerate(starts)
        for quarter, amount in start.payments.items()
    ]
    return rows_from_entries(limits, entries)


def extra_money_once(budget: Budget, extra: int, after: int) -> tuple[Rows, Rows]:
    r"""Give one further amount in one quarter: :math:`-E e_q` in each money row, :math:`\sum_q e_q \le 1` (``extra``).

    The first block belongs to the limits of :func:`money_within_budget` and carries the same names.
    """
    places = range(len(budget.thousand))
    limits = money_within_budget((), budget, after).limits
    money = rows_from_entries(limits, [(place, after + place, -extra) for place in places])
    once = rows_from_entries([Limit("extra", LimitKind.BUDGET, 1)], [(0, after + place, 1) for place in places])
    return money, once


def prepared_in_time(
    candidates: DataFrame, need_by: Mapping[str, date], unready: Mapping[str, Sequence[int]], starts: Sequence[Start]
) -> Rows:
    r"""Use land that is not ready only if it is made ready by the day the project needs it.

    For every atom ``a`` of such a parcel ``k`` and every set ``T`` of starts in time for some candidate on it:
    :math:`\sum_{j \ni a,\, T_j \subseteq T} x_j \le \sum_{o \in T} z_o` (``prepared:a:…``), where ``T_j`` are the
    starts of ``k`` with delivery on or before the day the project of ``j`` needs land. The sets are nested, since a
    later start delivers later, and at most one candidate uses the atom; so this says the same as a row per candidate
    and is tighter.

    Parameters
    ----------
    candidates
        In the order of the columns.
    need_by
        Project → day.
    unready
        Parcel that is not ready → its starts (numbers into ``starts``), earliest first; none where it cannot be done.
    starts
        All starts.
    """
    using: dict[tuple[str, str], list[tuple[int, int]]] = {}
    columns = (candidates["project"], candidates["atoms"], candidates["parcels"])
    for j, (project, atoms, parcels) in enumerate(zip(*columns, strict=True)):
        for atom in atoms:
            parcel = parcel_of(atom, parcels)
            if parcel in unready:
                in_time = sum(starts[o].ready_on <= need_by[project] for o in unready[parcel])
                using.setdefault((parcel, atom), []).append((in_time, j))
    limits: list[Limit] = []
    entries: list[tuple[int, int, int]] = []
    for (parcel, atom), users in sorted(using.items()):
        for most in sorted({in_time for in_time, _ in users}):
            row = len(limits)
            limits.append(Limit(f"prepared:{atom}:{most}", LimitKind.PREPARED, 0))
            entries += [(row, j, 1) for in_time, j in users if in_time <= most]
            entries += [(row, len(candidates) + o, -1) for o in unready[parcel][:most]]
    return rows_from_entries(limits, entries)


def parcel_of(atom: str, parcels: Sequence[str]) -> str:
    """Return which of the parcels an atom is (a piece of).

    >>> parcel_of("A/1/2", ("A/1", "B"))
    'A/1'
    """
    return atom if atom in parcels else atom.rpartition("/")[0]
