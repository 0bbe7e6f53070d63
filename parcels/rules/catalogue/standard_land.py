"""Standard land (标准地): the sheet of five indicators and the local ones, and the two contracts."""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says
from parcels.rules.catalogue.records import ProjectRecord

FIVE = ("investment_wan_yuan", "far", "energy_tce_per_year", "emission_t_per_year", "tax_wan_yuan_per_year")
"""固定资产投资强度, 容积率, 单位能耗标准, 单位排放标准, 亩均税收: as the fields they are computed from."""
MORE = "standard_land_more"


def standard_land_sheet(case: Case) -> Iterable[Finding]:
    """Check that a project on standard land states the five indicators and those the city adds (5+X)."""
    if case.record.standard_land is not True:
        return
    wanted = (*FIVE, *case.context.values.words(MORE))
    missing = [name for name in wanted if _stated(case.record, name) is None]
    says = Says("standard_land_sheet", Severity.APPROVAL, case.project.project_id)
    verdict = Verdict.PASS
    if missing:
        verdict = Verdict.FAIL if case.is_contracted else Verdict.CONDITIONAL
    yield says(verdict, fields=" ".join(missing), missing=len(missing), wanted=len(wanted))


def _stated(record: ProjectRecord, name: str) -> float | None:
    value = getattr(record, name, None)
    return value if isinstance(value, float | int) else None


def standard_land_contracts(case: Case) -> Iterable[Finding]:
    """Check that beside the land contract the contract on investment and construction (投资建设合同) is signed."""
    if case.record.standard_land is not True:
        return
    says = Says("standard_land_contracts", Severity.APPROVAL, case.project.project_id)
    number = case.record.performance_contract or ""
    if case.is_contracted:
        yield says(Verdict.PASS if number else Verdict.FAIL, contract=number)
    else:
        yield says(Verdict.CONDITIONAL, contract=number)
