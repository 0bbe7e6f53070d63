"""Land use against the plan (规划用途): scheme with edition, planning conditions in the contract, change of the plan.

The same digits mean different things in different schemes and editions (1001 is industry in A-2023 and railway in
B-2017), so codes of two schemes are never compared; a crosswalk a pack states only proposes how to restate a wish.
"""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says
from parcels.rules.facts import PartFacts
from parcels.rules.uses import is_statutory_blank, use_fits

RENUMBERED = ("06", "23")
"""First digits of codes that mean other things in the trial edition of 2020 than in the guide of 2023."""


def plan_scheme(case: Case) -> Iterable[Finding]:
    """Check that wish and plan state their codes in the same scheme and edition; a bare code is refused."""
    wanted = case.project.uses_scheme or ""
    for part in case.facts.parts:
        if is_statutory_blank(part.use_scheme, part.use):
            continue
        bare = not wanted or not part.use_scheme
        says = Says("plan_scheme", Severity.BLOCK if bare else Severity.APPROVAL, part.law.part)
        values = {"parcel": part.law.part, "use": part.use, "scheme": part.use_scheme, "wanted_scheme": wanted}
        values["wanted"] = " ".join(case.project.uses)
        if bare:
            yield says(Verdict.UNDETERMINED, "bare", **values)
        elif wanted == part.use_scheme:
            yield says(Verdict.PASS, **values)
        else:
            proposed = _restated(case, part, wanted)
            yield says(Verdict.FAIL, "restate" if proposed else "differs", proposed=proposed, **values)


def _restated(case: Case, part: PartFacts, wanted: str) -> str:
    codes = (case.context.values.translated(wanted, use, part.use_scheme) for use in case.project.uses)
    return " ".join(code for code in codes if code is not None)


def plan_edition(case: Case) -> Iterable[Finding]:
    """Point out codes of the trial edition of 2020 that were renumbered in 2023."""
    for part in case.facts.parts:
        if part.use_scheme == "A-2020" and part.use.startswith(RENUMBERED):
            says = Says("plan_edition", Severity.NOTE, part.law.part)
            yield says(Verdict.UNDETERMINED, parcel=part.law.part, use=part.use, scheme=part.use_scheme)


def plan_change(case: Case) -> Iterable[Finding]:
    """Check whether the wish needs a change of the detailed plan (控规调整), and whether that change is approved."""
    for part in case.facts.parts:
        same = part.use_scheme == (case.project.uses_scheme or part.use_scheme)
        if not same or is_statutory_blank(part.use_scheme, part.use):
            continue
        policy = case.context.funnel.policy
        fits = use_fits(part.use_scheme, part.use, case.project.uses, case.project.uses_scheme, policy)
        approval = case.parcel(part).plan_change_approval or ""
        says = Says("plan_change", Severity.APPROVAL, part.law.part)
        values = {"parcel": part.law.part, "use": part.use, "wanted": " ".join(case.project.uses), "approval": approval}
        if fits:
            yield says(Verdict.PASS, **values)
        else:
            yield says(Verdict.CONDITIONAL, "approved" if approval else "needed", **values)


def contract_conditions(case: Case) -> Iterable[Finding]:
    """Check that a land contract holds planning conditions; without them it is void (出让合同无效)."""
    if not case.is_contracted:
        return
    for part in case.facts.parts:
        says = Says("contract_conditions", Severity.BLOCK, part.law.part)
        verdict = Verdict.UNDETERMINED
        if part.detailed_plan is not None:
            verdict = Verdict.PASS if part.detailed_plan else Verdict.FAIL
        yield says(verdict, parcel=part.law.part)
