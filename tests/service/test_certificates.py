from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.certificate import Signing
from parcels.service.access import system_actor
from parcels.service.certificates import GateOptions, certify

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_free_lawful_land_wanted_by_another_binds_the_signature(five):
    gate = certify(five, "P1", GateOptions(AS_OF), actor=ACTOR)
    assert gate.certificate.site.site == "A"
    assert gate.certificate.verdict is Signing.CAN_SIGN_IF
    assert [rival.project for rival in gate.certificate.competitors] == ["P2"]


def test_forbidden_land_cannot_be_signed_for(five):
    paper = certify(five, "P1", GateOptions(AS_OF, site="D"), actor=ACTOR).certificate
    assert paper.verdict is Signing.CANNOT_SIGN
    assert "permanent_basic_farmland" in {finding.rule for finding in paper.refusals}


def test_land_promised_to_another_cannot_be_signed_for(five):
    paper = certify(five, "P1", GateOptions(AS_OF, site="B"), actor=ACTOR).certificate
    assert "promised" in {finding.rule for finding in paper.refusals}


def test_a_project_without_any_site_is_shown_its_funnel(five):
    gate = certify(five, "P3", GateOptions(AS_OF), actor=ACTOR)
    assert gate.certificate.verdict is Signing.CANNOT_SIGN
    assert gate.certificate.site is None
    assert gate.funnel[0].left > 0


def test_alternatives_share_no_parcel_with_the_site(five):
    paper = certify(five, "P2", GateOptions(AS_OF), actor=ACTOR).certificate
    own = set(paper.site.parcels)
    assert paper.alternatives
    assert all(own.isdisjoint(other.parcels) for other in paper.alternatives)


@pytest.mark.parametrize(("project", "site", "code"), [("PX", None, "project_unknown"), ("P1", "Q", "site_unknown")])
def test_unknown_projects_and_sites_are_refused(five, project, site, code):
    with pytest.raises(InputRefused) as caught:
        certify(five, project, GateOptions(AS_OF, site=site), actor=ACTOR)
    assert caught.value.code == code


def test_what_is_not_on_record_binds_the_signature_and_never_passes(five):
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    conditions = {finding.rule for finding in paper.conditions}
    assert {"net_title", "net_dispute", "net_compensation", "archaeology_survey"} <= conditions
    assert not conditions & {finding.rule for finding in paper.passed}
