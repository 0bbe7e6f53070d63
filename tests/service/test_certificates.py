from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.geo.schema import read_schema
from parcels.interface.reports.certificate import certificate_sheet
from parcels.interface.reports.document import Facts
from parcels.interface.reports.drawing import Drawing, Label
from parcels.interface.reports.html import html_text
from parcels.interface.reports.paper import write_pdf
from parcels.interface.words import LANGUAGES, Words
from parcels.landing.certificate import Signing
from parcels.rules.demand import records
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


def settled(parcel, *, but=()):
    """Rows of readiness in which nothing is left to do but the items named, which are open."""
    items = next(field.values for field in read_schema("readiness") if field.name == "item")
    return [
        {"parcel_id": parcel, "item": item, "state": "todo" if item in but else "not_needed"}
        for item in items
        if item != "supply"
    ]


def needed_by(ws, store_rows, day):
    projects = [row | {"need_by": day} for row in records(ws.city().projects)]
    store_rows(ws, "projects", projects)


def test_the_certificate_tells_the_earliest_delivery_by_law_and_none_by_experience_without_cases(five, store_rows):
    """No step of law is left; the sale is assumed.

    20 days from Monday 23 November 2026 end on Sunday 13 December, so on the 14th; 10 more on the 24th.
    """
    store_rows(five, "readiness", settled("A"))
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    assert (paper.earliest_statutory_on, paper.earliest_assumed_on) == (AS_OF, date(2026, 12, 24))
    assert paper.earliest_experience_on is None
    assert paper.readiness.parcels[0].no_experience == ("supply",)
    assert "delivery_statutory" in {finding.rule for finding in paper.passed}
    assert not {finding.rule for finding in paper.conditions} & {"delivery_unknown", "delivery_experience"}


@pytest.mark.parametrize(("need_by", "refused"), [(date(2027, 1, 5), True), (date(2027, 1, 6), False)])
def test_land_the_law_lets_nobody_deliver_in_time_cannot_be_signed_for(five, store_rows, need_by, refused):
    """Ten working days from 23 November 2026 end on 7 December, 30 days of compensation notice on 6 January 2027."""
    store_rows(five, "readiness", settled("A", but=("acquisition",)))
    needed_by(five, store_rows, need_by)
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    assert ("delivery_statutory" in {finding.rule for finding in paper.refusals}) is refused
    assert not refused or paper.verdict is Signing.CANNOT_SIGN


@pytest.mark.parametrize(("need_by", "binds"), [(date(2026, 12, 23), True), (date(2026, 12, 24), False)])
def test_land_late_by_assumed_periods_only_binds_the_signature_and_never_refuses_it(five, store_rows, need_by, binds):
    store_rows(five, "readiness", settled("A"))
    needed_by(five, store_rows, need_by)
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    assert ("delivery_assumed" in {finding.rule for finding in paper.conditions}) is binds
    assert paper.verdict is Signing.CAN_SIGN_IF


def test_land_late_by_local_experience_only_binds_the_signature(five, store_rows):
    """Ten supplies took 400 days from listing to delivery: 28 December 2027, and the land is needed on the 1st."""
    events = [
        {"project_id": f"P{number}", "milestone": name, "actual_on": day}
        for number in range(10)
        for name, day in (("listed", date(2025, 1, 1)), ("delivered", date(2026, 2, 5)))
    ]
    store_rows(five, "milestones", events)
    store_rows(five, "readiness", settled("A"))
    needed_by(five, store_rows, date(2027, 12, 1))
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    assert (paper.earliest_assumed_on, paper.earliest_experience_on) == (date(2026, 12, 24), date(2027, 12, 28))
    assert "delivery_experience" in {finding.rule for finding in paper.conditions}
    assert paper.verdict is Signing.CAN_SIGN_IF


def test_items_nobody_recorded_bind_the_signature(five):
    paper = certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR).certificate
    unknown = next(finding for finding in paper.conditions if finding.rule == "delivery_unknown")
    assert unknown.values["items"] == "archaeology soil_survey levelling road power water gas sewage telecom"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_shows_both_dates_who_owes_the_critical_step_and_a_picture(five, store_rows, language):
    words = Words(language)
    store_rows(five, "readiness", settled("A", but=("levelling", "water")))
    sheet = certificate_sheet(certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR), words)
    facts = [row for block in sheet.document.blocks if isinstance(block, Facts) for row in block.rows]
    assert (words("readiness-statutory"), "2026-11-23") in facts
    assert (words("readiness-assumed"), "2026-12-24") in facts
    assert (words("readiness-median", share="80"), words("readiness-none")) in facts
    drawing = next(block for block in sheet.document.blocks if isinstance(block, Drawing))
    labels = {mark.text for mark in drawing.marks if isinstance(mark, Label)}
    assert {words("code-readiness-item-water"), words("gantt-statutory"), words("gantt-planned")} <= labels
    assert words("code-readiness-item-gas") not in labels
    assert (sheet.record["earliest_assumed_on"], sheet.record["earliest_experience_on"]) == ("2026-12-24", None)
    assert not [line for line in sheet.lines if "readiness-" in line or "finding-" in line]


def test_an_assumed_period_is_called_so_and_cites_nothing(five, store_rows):
    store_rows(five, "readiness", settled("A", but=("acquisition",)))
    lines = certificate_sheet(certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR), Words("en")).lines
    supply = next(line for line in lines if "notice of the sale: 20 days" in line)
    assert "assumption, original not read" in supply
    assert any("土地管理法实施条例 28" in line for line in lines)


def test_certificate_and_picture_go_on_paper(five, store_rows, tmp_path):
    store_rows(five, "readiness", settled("A", but=("levelling",)))
    document = certificate_sheet(certify(five, "P1", GateOptions(AS_OF, site="A"), actor=ACTOR), Words("zh")).document
    write_pdf(tmp_path / "c.pdf", document)
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    assert "<svg" in html_text(document)
