"""Control indicators of industrial land (工业项目建设用地控制指标).

Floor-area ratio, building coefficient and the share of offices and living quarters are mandatory (规范性): missed, they
fail. Investment, output and tax per mu are recommended (推荐性): missed, they are a condition, unless the city's pack
makes them binding. The table covers manufacturing only (GB/T 4754-2017, C13 to C43); elsewhere nothing is set.
"""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import ROUNDING, Case, Says
from parcels.rules.catalogue.values import CLASSIFICATION, Limit
from parcels.rules.sectors import digits


def is_manufacturing(sector_code: str) -> bool:
    """Return whether the table covers an industry (C13 to C43).

    >>> is_manufacturing("C4310"), is_manufacturing("D4411"), is_manufacturing("I6450")
    (True, False, False)
    """
    code = digits(sector_code)[:2]
    return code.isdigit() and 13 <= int(code) <= 43


def indicators_not_applicable(case: Case) -> Iterable[Finding]:
    """Say that the table does not cover the industry, with the edition of the classification."""
    code = case.record.sector_code
    if not is_manufacturing(code):
        says = Says("indicators_not_applicable", Severity.NOTE, case.project.project_id)
        yield says(Verdict.NOT_SET, code=code, edition=CLASSIFICATION)


def far_industry(case: Case) -> Iterable[Finding]:
    """Check the declared floor-area ratio (容积率) against the least of the industry."""
    return _mandatory(case, "far_industry", case.record.far, "far_min")


def building_coefficient(case: Case) -> Iterable[Finding]:
    """Check the declared building coefficient (建筑系数) against its least."""
    return _mandatory(case, "building_coefficient", case.record.building_coefficient, "building_coefficient_min")


def office_share(case: Case) -> Iterable[Finding]:
    """Check the declared share of offices and living quarters (行政办公及生活服务设施占比) against its most."""
    return _mandatory(case, "office_share", case.record.office_share, "office_share_max", is_floor=False)


def far_conditions(case: Case) -> Iterable[Finding]:
    """Check the declared floor-area ratio against the planning conditions of each parcel, whatever the industry."""
    far = case.record.far
    for part in case.facts.parts:
        record = case.parcel(part)
        low, high = record.far_min, record.far_max
        says = Says("far_conditions", Severity.APPROVAL, part.law.part)
        if low is None and high is None:
            yield says(Verdict.NOT_SET, parcel=part.law.part)
        elif far is None:
            yield says(Verdict.UNDETERMINED, parcel=part.law.part)
        else:
            too_low = low is not None and far < low * (1 - ROUNDING)
            too_high = high is not None and far > high * (1 + ROUNDING)
            limit = high if too_high or low is None else low
            state = "above" if too_high else "below" if too_low else "within"
            verdict = Verdict.FAIL if too_low or too_high else Verdict.PASS
            yield says.measured(verdict, far, limit, "far", parcel=part.law.part, **{"state": state})


def investment_intensity(case: Case) -> Iterable[Finding]:
    """Check fixed investment per mu (固定资产投资强度) against the recommended or local value."""
    return _recommended(case, "investment_intensity", case.record.investment_wan_yuan, "investment_per_mu_min")


def output_intensity(case: Case) -> Iterable[Finding]:
    """Check output per mu (土地产出率) against the recommended or local value."""
    return _recommended(case, "output_intensity", case.record.output_wan_yuan_per_year, "output_per_mu_min")


def tax_intensity(case: Case) -> Iterable[Finding]:
    """Check tax per mu (土地税收) against the recommended or local value."""
    return _recommended(case, "tax_intensity", case.record.tax_wan_yuan_per_year, "tax_per_mu_min")


def _mandatory(case: Case, code: str, value: float | None, name: str, *, is_floor: bool = True) -> Iterable[Finding]:
    if not is_manufacturing(case.record.sector_code):
        return
    says = Says(code, Severity.APPROVAL, case.project.project_id)
    limit = _limit(case, name)
    unit = "far" if name == "far_min" else "share"
    if limit is None:
        yield says.measured(Verdict.NOT_SET, value, None, unit)
    elif value is None:
        yield says.measured(Verdict.UNDETERMINED, None, limit.value, unit)
    else:
        good = value >= limit.value * (1 - ROUNDING) if is_floor else value <= limit.value * (1 + ROUNDING)
        yield says.measured(Verdict.PASS if good else Verdict.FAIL, value, limit.value, unit)


def _recommended(case: Case, code: str, total: float | None, name: str) -> Iterable[Finding]:
    if not is_manufacturing(case.record.sector_code):
        return
    limit = _limit(case, name)
    severity = Severity.APPROVAL if limit is not None and limit.is_binding else Severity.NOTE
    says = Says(code, severity, case.project.project_id)
    value = None if total is None or case.facts.area_mu <= 0 else total / case.facts.area_mu
    unit = "wan_yuan_per_mu"
    if limit is None:
        yield says.measured(Verdict.NOT_SET, value, None, unit)
    elif value is None:
        yield says.measured(Verdict.UNDETERMINED, None, limit.value, unit)
    else:
        missed = Verdict.FAIL if limit.is_binding else Verdict.CONDITIONAL
        good = value >= limit.value * (1 - ROUNDING)
        yield says.measured(Verdict.PASS if good else missed, value, limit.value, unit)


def _limit(case: Case, name: str) -> Limit | None:
    """Return the threshold of the industry on the lowest land grade number of the site (the best land)."""
    grades = [grade for part in case.facts.parts if (grade := case.parcel(part).land_grade) is not None]
    return case.context.values.limit(name, case.record.sector_code, min(grades, default=None))
