"""Net land (净地) before supply: the five conditions and the archaeological survey; what is not on record never passes.

On land the register calls cleared a condition that is not met contradicts the register and fails; on land still in
preparation it is a condition to be met before supply.
"""

from collections.abc import Iterable

from parcels.domain.codes import LandStatus, Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says
from parcels.rules.facts import PartFacts

WORKS = "net_land_works"


def net_title(case: Case) -> Iterable[Finding]:
    """Check that the title is clear (权属清晰)."""
    return _condition(case, "net_title", [case.parcel(part).title_clear for part in case.facts.parts])


def net_compensation(case: Case) -> Iterable[Finding]:
    """Check that resettlement and compensation are settled (安置补偿落实); statement and works must not contradict."""
    return _condition(case, "net_compensation", [_compensated(case, part) for part in case.facts.parts])


def net_dispute(case: Case) -> Iterable[Finding]:
    """Check that no legal or economic dispute is open (无法律经济纠纷)."""
    return _condition(case, "net_dispute", [case.parcel(part).no_dispute for part in case.facts.parts])


def net_conditions(case: Case) -> Iterable[Finding]:
    """Check that place, use, floor-area ratio and other planning conditions are clear (规划条件明确)."""
    return _condition(case, "net_conditions", [part.detailed_plan for part in case.facts.parts])


def net_works(case: Case) -> Iterable[Finding]:
    """Check the other conditions for starting (其他动工必需条件): the works the city's pack lists."""
    works = case.context.values.words(WORKS)
    if works:
        yield from _condition(case, "net_works", [case.parcel(part).is_done(*works) for part in case.facts.parts])
        return
    for part in case.facts.parts:
        yield Says("net_works", Severity.APPROVAL, part.law.part)(Verdict.NOT_SET, parcel=part.law.part)


def archaeology_survey(case: Case) -> Iterable[Finding]:
    """Check that the archaeological survey (考古调查勘探) was made before supply, or is not needed."""
    done = [case.parcel(part).is_done("archaeology") for part in case.facts.parts]
    return _condition(case, "archaeology_survey", done, Severity.STUDY)


def _compensated(case: Case, part: PartFacts) -> bool | None:
    record = case.parcel(part)
    works = record.is_done("acquisition", "demolition")
    if record.compensation_settled is None:
        return works
    return None if record.compensation_settled and works is False else record.compensation_settled


def _condition(
    case: Case, code: str, met: list[bool | None], severity: Severity = Severity.APPROVAL
) -> Iterable[Finding]:
    for part, good in zip(case.facts.parts, met, strict=True):
        says = Says(code, severity, part.law.part)
        if good is None:
            yield says(Verdict.UNDETERMINED, parcel=part.law.part)
        elif good:
            yield says(Verdict.PASS, parcel=part.law.part)
        else:
            late = case.is_contracted or case.parcel(part).status is LandStatus.CLEARED
            yield says(Verdict.FAIL if late else Verdict.CONDITIONAL, parcel=part.law.part)
