"""Price floor of industrial land (工业用地出让最低价) by land grade (土地等别)."""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import ROUNDING, Case, Says
from parcels.rules.facts import PartFacts

FLOOR = "price_floor_wan_yuan_per_mu"
INDUSTRIAL = (("A-2023", "1001"), ("A-2020", "1001"), ("B-2017", "0601"), ("C-TD1055", "0601"), ("D-2011", "M"))
"""Industrial land by scheme and first digits of the code."""


def price_floor(case: Case) -> Iterable[Finding]:
    """Check the price of industrial land against the floor of its grade."""
    for part in case.facts.parts:
        if any(part.use_scheme == scheme and part.use.startswith(code) for scheme, code in INDUSTRIAL):
            yield _floor(case, part)


def _floor(case: Case, part: PartFacts) -> Finding:
    record, says = case.parcel(part), Says("price_floor", Severity.APPROVAL, part.law.part)
    price, unit = record.price_wan_yuan_per_mu, "wan_yuan_per_mu"
    values = {"parcel": part.law.part, "grade": str(record.land_grade or "")}
    if not case.context.values.limits.get(FLOOR):
        return says.measured(Verdict.NOT_SET, price, None, unit, **values)
    if record.land_grade is None:
        return says.measured(Verdict.UNDETERMINED, price, None, unit, **values | {"state": "grade_unknown"})
    floor = case.context.values.limit(FLOOR, land_grade=record.land_grade)
    if floor is None:
        return says.measured(Verdict.NOT_SET, price, None, unit, **values)
    if price is None:
        return says.measured(Verdict.UNDETERMINED, None, floor.value, unit, **values)
    good = price >= floor.value * (1 - ROUNDING)
    return says.measured(Verdict.PASS if good else Verdict.FAIL, price, floor.value, unit, **values)
