"""Quotas (指标): what the allocation needs against what the ledger grants and has used; none recorded means not set."""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.domain.units import mu_from_m2
from parcels.rules.catalogue.case import ROUNDING, Case, Says

NEW_CONSTRUCTION, FARMLAND, ENERGY = "new_construction", "farmland", "energy"


def quota_new_construction(case: Case) -> Iterable[Finding]:
    """Check the quota of new construction land (新增建设用地计划指标) against the land that needs conversion."""
    areas = [part.conversion_m2 for part in case.facts.parts]
    need = None if None in areas else mu_from_m2(sum(area for area in areas if area is not None))
    yield _drawn(case, "quota_new_construction", NEW_CONSTRUCTION, (need, "mu"))


def quota_farmland(case: Case) -> Iterable[Finding]:
    """Check the balance of farmland (耕地占补平衡指标) against the farmland taken."""
    taken = sum(part.law.overlaps.get("farmland", 0.0) for part in case.facts.parts)
    known = all("farmland" in part.law.overlaps for part in case.facts.parts)
    yield _drawn(case, "quota_farmland", FARMLAND, (mu_from_m2(taken) if known else None, "mu"))


def quota_energy(case: Case) -> Iterable[Finding]:
    """Check the energy quota (能耗指标) against the yearly consumption declared."""
    yield _drawn(case, "quota_energy", ENERGY, (case.project.energy_tce, "tce"))


def _drawn(case: Case, code: str, kind: str, needed: tuple[float | None, str]) -> Finding:
    need, unit = needed
    account = case.context.quotas.account(kind, case.home)
    says = Says(code, Severity.APPROVAL, case.facts.site)
    values: dict[str, Value] = {"platform": case.home, "granted": 0.0, "used": 0.0, "left": 0.0}
    if need is not None and need <= ROUNDING:
        return says.measured(Verdict.PASS, 0.0, None, unit, **values | {"state": "none_needed"})
    if account is None:
        return says.measured(Verdict.NOT_SET, need, None, unit, **values)
    used = account.used - case.context.quotas.booked.get(kind, 0.0)
    left = account.granted - used
    values |= {"granted": account.granted, "used": used, "left": left}
    if need is None:
        return says.measured(Verdict.UNDETERMINED, None, left, unit, **values)
    enough = need <= left + ROUNDING * max(1.0, account.granted)
    return says.measured(Verdict.PASS if enough else Verdict.FAIL, need, left, unit, **values)
