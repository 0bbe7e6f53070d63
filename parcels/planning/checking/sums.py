"""Counts and sums: nobody twice, nothing twice, quotas, money, requests, points."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from parcels.planning.checking.claim import CheckLimits, Claim, Violation


def projects_once(claim: Claim) -> Iterator[Violation]:
    """Find projects with more than one site."""
    for project, count in sorted(Counter(a.project for a in claim.assignments).items()):
        if count > 1:
            yield Violation("project_twice", project, {"count": count})


def atoms_once(claim: Claim) -> Iterator[Violation]:
    """Find pieces of land given to more than one project."""
    holders = defaultdict(list)
    for assignment in claim.assignments:
        for atom in assignment.atoms:
            holders[atom].append(assignment.project)
    for atom, projects in sorted(holders.items()):
        if len(projects) > 1:
            yield Violation("atom_twice", atom, {"projects": ", ".join(sorted(projects))})


def limits_kept(claim: Claim, limits: CheckLimits) -> Iterator[Violation]:
    """Find quotas and budgets that are exceeded."""
    used: dict[tuple[str, str], int] = defaultdict(int)
    for a in claim.assignments:
        used["new_construction", a.platform or ""] += a.conversion_m2
        used["energy", a.platform or ""] += a.energy_tce
        used["budget", a.prepare_period] += a.prepare_wan_yuan
    ceilings = {
        **{("new_construction", name): value for name, value in limits.new_construction_m2.items()},
        **{("energy", name): value for name, value in limits.energy_tce.items()},
        **{("budget", name): value for name, value in limits.prepare_wan_yuan.items()},
    }
    for (kind, name), ceiling in sorted(ceilings.items()):
        if used[kind, name] > ceiling:
            yield Violation("limit_exceeded", f"{kind}:{name}", {"value": used[kind, name], "limit": ceiling})


def requests_kept(claim: Claim, limits: CheckLimits) -> Iterator[Violation]:
    """Find locks that were not honoured and bans that were broken."""
    given = {(a.project, a.site) for a in claim.assignments}
    for project, site in limits.locks:
        if (project, site) not in given:
            yield Violation("lock_not_honoured", project, {"site": site})
    for project, site in limits.bans:
        if (project, site) in given:
            yield Violation("ban_not_honoured", project, {"site": site})


def points_right(claim: Claim) -> Iterator[Violation]:
    """Find a total that is not the sum of the scores, and a bound below the total."""
    total = 0
    for assignment in claim.assignments:
        total += assignment.score
    if total != claim.objective:
        yield Violation("objective_wrong", "plan", {"value": claim.objective, "limit": total})
    if claim.bound < claim.objective:
        yield Violation("bound_below_objective", "plan", {"value": claim.bound, "limit": claim.objective})
