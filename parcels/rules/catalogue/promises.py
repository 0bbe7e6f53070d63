"""Nothing promised twice (防止多头许诺): parcels named in two agreements, more land promised than a platform has."""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.domain.units import mu_from_m2
from parcels.rules.catalogue.case import ROUNDING, Case, NamedPromise, Says
from parcels.rules.facts import PartFacts


def named_twice(case: Case) -> Iterable[Finding]:
    """Check that no other live agreement names the land.

    Two agreements naming one parcel fail when together they need more than the parcel has; where both fit, or where
    only the other one names it, the agreements have to say first who gets which part.
    """
    for part in case.facts.parts:
        yield _named(case, part)


def _named(case: Case, part: PartFacts) -> Finding:
    says = Says("named_twice", Severity.BLOCK, part.law.part)
    promises = case.context.promises.by_parcel.get(part.parcel_id, ())
    own = [one for one in promises if one.project == case.project.project_id]
    others = [one for one in promises if one.project != case.project.project_id and one.is_signed]
    have = case.parcel(part).area_mu or mu_from_m2(part.law.area_m2)
    need = sum(one.least_mu for one in (*own, *others)) if own else 0.0
    values: dict[str, Value] = {
        "parcel": part.law.part,
        "project": " ".join(one.project for one in others),
        "others": len(others),
    }
    verdict, state = _twice(own, others, need > have * (1 + ROUNDING))
    return says.measured(verdict, need, have, "mu", **values | {"state": state})


def _twice(own: list[NamedPromise], others: list[NamedPromise], is_too_much: bool) -> tuple[Verdict, str]:
    if not others:
        return Verdict.PASS, "alone"
    if not own:
        return Verdict.CONDITIONAL, "named_by_other"
    return (Verdict.FAIL, "too_much") if is_too_much else (Verdict.CONDITIONAL, "shared")


def platform_overpromised(case: Case) -> Iterable[Finding]:
    """Check that live agreements promise no more land of the platform than is still open there."""
    promises = case.context.promises
    if case.home not in promises.open_mu:
        return
    says = Says("platform_overpromised", Severity.APPROVAL, case.home)
    promised, have = promises.promised_mu.get(case.home, 0.0), promises.open_mu[case.home]
    good = promised <= have * (1 + ROUNDING)
    yield says.measured(Verdict.PASS if good else Verdict.FAIL, promised, have, "mu", platform=case.home)
