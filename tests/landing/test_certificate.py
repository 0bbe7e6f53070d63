from datetime import date

import pytest

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.interface.words import LANGUAGES, Words
from parcels.landing.certificate import Alternative, Competitor, Signing, Surroundings, certify, earliest_delivery
from parcels.rules.demand import read_demand
from parcels.rules.facts import PartFacts, SiteFacts
from parcels.rules.law import LawPart

AS_OF = date(2026, 11, 23)
NOBODY = Surroundings()
PROJECT = read_demand(
    {
        "project_id": "P1",
        "sector_code": "C3825",
        "stage": "negotiating",
        "area_min_mu": 10,
        "area_max_mu": 20,
        "uses": ("1001",),
        "need_by": date(2027, 6, 1),
    }
)


def part(ready_on=None, ready_known=True):
    return PartFacts(
        "A",
        LawPart("A", 10_000.0, 10_000.0, {}),
        "A-2023",
        "100102",
        True,
        False,
        (),
        0.0,
        None,
        ready_on,
        ready_known,
        (),
        None,
    )


def site(*parts):
    return SiteFacts("A", ("A",), parts or (part(),), None, 10_000.0, 100.0, None, None, {})


def finding(verdict, severity=Severity.NOTE):
    return Finding("ready", verdict, severity, "A")


def verdict(*findings, around=NOBODY, land=None):
    return certify(PROJECT, land or site(), findings, around, AS_OF).verdict


def test_a_site_that_passes_everything_can_be_signed():
    assert verdict(finding(Verdict.PASS), finding(Verdict.NOT_SET)) is Signing.CAN_SIGN


@pytest.mark.parametrize("condition", [finding(Verdict.CONDITIONAL, Severity.APPROVAL), finding(Verdict.UNDETERMINED)])
def test_a_condition_or_something_unknown_binds(condition):
    assert verdict(finding(Verdict.PASS), condition) is Signing.CAN_SIGN_IF


@pytest.mark.parametrize(
    "refusal",
    [finding(Verdict.FAIL), finding(Verdict.FAIL, Severity.BLOCK), finding(Verdict.UNDETERMINED, Severity.BLOCK)],
)
def test_a_refusal_outranks_everything(refusal):
    assert verdict(finding(Verdict.PASS), finding(Verdict.CONDITIONAL), refusal) is Signing.CANNOT_SIGN


def test_no_site_cannot_be_signed():
    certificate = certify(PROJECT, None, (), Surroundings(), AS_OF)
    assert (certificate.verdict, certificate.earliest_on, certificate.slack_days) == (Signing.CANNOT_SIGN, None, None)


def test_who_else_wants_the_land_is_a_condition():
    rival = Competitor("P2", "Rival", 900, "A+B", ("A",))
    assert verdict(finding(Verdict.PASS), around=Surroundings(competitors=(rival,))) is Signing.CAN_SIGN_IF


def test_alternatives_alone_are_no_condition():
    other = Alternative("B", ("B",), "PF1", 10_000.0, 500, None)
    assert verdict(finding(Verdict.PASS), around=Surroundings(alternatives=(other,))) is Signing.CAN_SIGN


def test_findings_are_sorted_into_refusals_conditions_and_passed():
    findings = (
        finding(Verdict.PASS),
        finding(Verdict.CONDITIONAL),
        finding(Verdict.FAIL),
        finding(Verdict.UNDETERMINED, Severity.BLOCK),
    )
    certificate = certify(PROJECT, site(), findings, Surroundings(), AS_OF)
    assert (len(certificate.passed), len(certificate.conditions), len(certificate.refusals)) == (1, 1, 2)


@pytest.mark.parametrize(
    ("land", "earliest", "slack"),
    [
        (site(part()), AS_OF, 190),
        (site(part(date(2027, 7, 1)), part(date(2027, 3, 1))), date(2027, 7, 1), -30),
        (site(part(date(2026, 1, 1))), AS_OF, 190),
        (site(part(date(2027, 3, 1)), part(None, ready_known=False)), None, None),
    ],
)
def test_the_earliest_date_is_that_of_the_last_part_and_unknown_if_one_is(land, earliest, slack):
    certificate = certify(PROJECT, land, (), Surroundings(), AS_OF)
    assert (certificate.earliest_on, certificate.slack_days) == (earliest, slack)
    assert earliest_delivery(land, AS_OF) == earliest


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_is_named(language):
    assert [
        outcome for outcome in Signing if not Words(language).has(f"code-signing-{outcome.replace('_', '-')}")
    ] == []
