r"""The constraints of the plan, one function each.

``x_j`` is 1 when candidate ``j`` (project ``p_j`` on site ``s_j``) is chosen. Every function takes the candidates in
the problem's order and returns its rows; amounts are integers, so that two solvers cannot disagree by rounding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pandas import DataFrame

from parcels.planning.formulation.rows import Limit, LimitKind, Rows, rows_from_entries


@dataclass(frozen=True)
class Ceilings:
    """Upper limits in the candidates' units: m² of conversion, tonnes of standard coal, wan yuan."""

    new_construction_m2: Mapping[str, int]
    energy_tce: Mapping[str, int]
    prepare_wan_yuan: Mapping[str, int]


def one_site_per_project(candidates: DataFrame, projects: Sequence[str]) -> Rows:
    r"""Give each project at most one site: :math:`\sum_{j: p_j = p} x_j \le 1` (``project:p``)."""
    place = {project: number for number, project in enumerate(projects)}
    limits = [Limit(f"project:{project}", LimitKind.PROJECT, 1) for project in projects]
    return rows_from_entries(limits, [(place[project], j, 1) for j, project in enumerate(candidates["project"])])


def one_project_per_atom(candidates: DataFrame) -> Rows:
    r"""Give each piece of land once: :math:`\sum_{j: a \in s_j} x_j \le 1` for every atom ``a`` (``atom:a``)."""
    atoms = sorted({atom for site in candidates["atoms"] for atom in site})
    place = {atom: number for number, atom in enumerate(atoms)}
    limits = [Limit(f"atom:{atom}", LimitKind.ATOM, 1) for atom in atoms]
    return rows_from_entries(
        limits, [(place[a], j, 1) for j, site in enumerate(candidates["atoms"]) for a in set(site)]
    )


def new_construction_within_quota(candidates: DataFrame, ceilings: Ceilings) -> Rows:
    r"""Keep land needing conversion within a platform's quota, m²: :math:`\sum_{j \in f} c_j x_j \le Q_f`."""
    return _within(
        LimitKind.NEW_CONSTRUCTION, candidates["platform_id"], candidates["conversion_m2"], ceilings.new_construction_m2
    )


def energy_within_quota(candidates: DataFrame, ceilings: Ceilings) -> Rows:
    r"""Keep energy use within a platform's quota, tce a year: :math:`\sum_{j \in f} e_j x_j \le E_f`."""
    return _within(LimitKind.ENERGY, candidates["platform_id"], candidates["energy_tce"], ceilings.energy_tce)


def preparation_within_budget(candidates: DataFrame, ceilings: Ceilings) -> Rows:
    r"""Keep preparation money within each period's budget, wan yuan: :math:`\sum_{j: t_j = t} m_j x_j \le B_t`."""
    return _within(
        LimitKind.BUDGET, candidates["prepare_period"], candidates["prepare_wan_yuan"], ceilings.prepare_wan_yuan
    )


def locked(candidates: DataFrame, locks: Sequence[int]) -> Rows:
    r"""Choose a locked candidate: :math:`-x_j \le -1` (``lock:project=site``)."""
    limits = [Limit(f"lock:{request_name(candidates, j)}", LimitKind.LOCK, -1) for j in locks]
    return rows_from_entries(limits, [(row, j, -1) for row, j in enumerate(locks)])


def banned(candidates: DataFrame, bans: Sequence[int]) -> Rows:
    r"""Leave out a banned candidate: :math:`x_j \le 0` (``ban:project=site``)."""
    limits = [Limit(f"ban:{request_name(candidates, j)}", LimitKind.BAN, 0) for j in bans]
    return rows_from_entries(limits, [(row, j, 1) for row, j in enumerate(bans)])


def request_name(candidates: DataFrame, j: int) -> str:
    """Return ``project=site`` of a candidate."""
    return f"{candidates['project'].iloc[j]}={candidates['site'].iloc[j]}"


def _within(kind: LimitKind, groups: Iterable[str | None], amounts: Iterable[int], ceilings: Mapping[str, int]) -> Rows:
    """One row per group that has a ceiling, in the order of the groups' names; groups without a ceiling have no row."""
    names = sorted(ceilings)
    place = {name: number for number, name in enumerate(names)}
    limits = [Limit(f"{kind.value}:{name}", kind, ceilings[name]) for name in names]
    entries = [
        (place[group], j, int(amount))
        for j, (group, amount) in enumerate(zip(groups, amounts, strict=True))
        if group in place
    ]
    return rows_from_entries(limits, entries)
