"""Locks and bans: found among the candidates, and refused in the user's own words when they cannot hold together."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations

from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.planning.formulation.constraints import request_name
from parcels.planning.formulation.rows import Rows

Request = tuple[str, str]


@dataclass(frozen=True)
class PlanRequests:
    """What a person decided beforehand, as (project, site): a lock puts the project there, a ban never does."""

    locks: tuple[Request, ...] = ()
    bans: tuple[Request, ...] = ()


@dataclass(frozen=True)
class FoundRequests:
    """Locks and bans as candidate numbers, sorted, once each; ``idle_bans`` are no candidates anyway."""

    locks: tuple[int, ...]
    bans: tuple[int, ...]
    idle_bans: tuple[Request, ...]


def parse_request(text: str) -> Request:
    """Return (project, site) of ``PROJECT=SITE``.

    Raises
    ------
    InputRefused
        ``request_malformed`` without exactly a project and a site.
    """
    project, _, site = (part.strip() for part in text.partition("="))
    if not project or not site:
        raise InputRefused("request_malformed", value=text)
    return project, site


def find_requests(candidates: DataFrame, projects: Sequence[str], requests: PlanRequests) -> FoundRequests:
    """Return the candidates that locks and bans speak of.

    Raises
    ------
    InputRefused
        ``lock_unknown_project``, ``lock_unknown_site``, ``ban_unknown_project`` or ``ban_unknown_site`` with near
        matches; ``lock_not_candidate`` when the site exists but does not suit the project; ``locks_contradict``.
    """
    number = {pair: j for j, pair in enumerate(zip(candidates["project"], candidates["site"], strict=True))}
    sites = set(candidates["site"])
    for kind, pairs in (("lock", requests.locks), ("ban", requests.bans)):
        for pair in pairs:
            _refuse_unknown(kind, pair, projects, sites)
    for project, site in requests.locks:
        if (project, site) not in number:
            own = [s for p, s in number if p == project]
            raise InputRefused("lock_not_candidate", project=project, site=site, near=_near(site, own))
    locks = sorted({number[pair] for pair in requests.locks})
    bans = sorted({number[pair] for pair in requests.bans if pair in number})
    idle = tuple(sorted({pair for pair in requests.bans if pair not in number}))
    _refuse_contradictions(candidates, locks, bans)
    return FoundRequests(tuple(locks), tuple(bans), idle)


def refuse_locks_over_limit(candidates: DataFrame, locks: Sequence[int], block: Rows) -> None:
    """Refuse locks that together need more than a quota or budget allows.

    Raises
    ------
    InputRefused
        ``locks_contradict`` with reason ``over_limit``, the locks, the limit, what they need and what is allowed.
    """
    for row, limit in enumerate(block.limits):
        used = {
            int(j): int(amount)
            for j, amount in zip(block.candidate[block.row == row], block.amount[block.row == row], strict=True)
            if int(j) in set(locks)
        }
        if sum(used.values()) > limit.rhs:
            names = [request_name(candidates, j) for j in sorted(used)]
            raise InputRefused(
                "locks_contradict",
                reason="over_limit",
                first=names[0],
                second=", ".join(names[1:]) or limit.name,
                shared=limit.name,
                needed=sum(used.values()),
                allowed=limit.rhs,
            )


def _refuse_unknown(kind: str, pair: Request, projects: Sequence[str], sites: set[str]) -> None:
    project, site = pair
    if project not in projects:
        raise InputRefused(f"{kind}_unknown_project", project=project, site=site, near=_near(project, projects))
    if site not in sites:
        raise InputRefused(f"{kind}_unknown_site", project=project, site=site, near=_near(site, sorted(sites)))


def _near(name: str, known: Sequence[str]) -> str:
    return ", ".join(get_close_matches(name, known, n=3, cutoff=0.5)) or "–"


def _refuse_contradictions(candidates: DataFrame, locks: Sequence[int], bans: Sequence[int]) -> None:
    for j in sorted(set(locks) & set(bans)):
        name = request_name(candidates, j)
        _contradict("banned", f"lock {name}", f"ban {name}", name)
    for i, j in combinations(locks, 2):
        first, second = request_name(candidates, i), request_name(candidates, j)
        if candidates["project"].iloc[i] == candidates["project"].iloc[j]:
            _contradict("same_project", first, second, str(candidates["project"].iloc[i]))
        shared = set(candidates["atoms"].iloc[i]) & set(candidates["atoms"].iloc[j])
        if shared:
            _contradict("same_atom", first, second, ", ".join(sorted(shared)))


def _contradict(reason: str, first: str, second: str, shared: str) -> None:
    raise InputRefused(
        "locks_contradict", reason=reason, first=first, second=second, shared=shared, needed=0, allowed=0
    )
