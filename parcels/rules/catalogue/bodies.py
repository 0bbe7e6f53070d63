"""Who may contract and where: grantor of the land, hand-over between promoter and developer, chemical parks."""

from collections.abc import Iterable

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says

COMMITTEES = ("管理委员会", "管委会")
GRANTING = "自然资源"
"""Part of the name of every department that grants state land."""


def grantor(case: Case) -> Iterable[Finding]:
    """Check that no platform committee signed the land contract as grantor (管委会作为出让方的合同无效).

    Whether any other body than a department of natural resources may grant land has to be looked into.
    """
    party = case.record.land_contract_party
    says = Says("grantor", Severity.BLOCK, case.project.project_id)
    if party is not None:
        void = party.endswith(COMMITTEES)
        known = Verdict.PASS if GRANTING in party else Verdict.UNDETERMINED
        yield says(Verdict.FAIL if void else known, party=party)
    elif case.is_contracted:
        yield says(Verdict.UNDETERMINED, party="")


def handover(case: Case) -> Iterable[Finding]:
    """Check that a project promoted by one body and developed by another has a hand-over on record (招商移交)."""
    promoter, developer = case.project.promoter_body, case.project.developer_body
    if promoter is None or developer is None:
        return
    says = Says("handover", Severity.APPROVAL, case.project.project_id)
    record = case.record.handover_record or ""
    values = {"promoter": promoter, "developer": developer, "record": record}
    if promoter == developer or record:
        yield says(Verdict.PASS, "recorded" if record else "same", **values)
    else:
        signed = case.project.stage.is_signed
        yield says(Verdict.FAIL if signed else Verdict.CONDITIONAL, **values)


def chemical_park_known(case: Case) -> Iterable[Finding]:
    """Check that chemical projects can be held against recognised chemical parks at all: the layer is there."""
    if not case.project.is_chemical:
        return
    says = Says("chemical_park_known", Severity.BLOCK, case.project.project_id)
    known = all("chemical_park" in part.law.overlaps for part in case.facts.parts)
    yield says(Verdict.PASS if known else Verdict.UNDETERMINED)
