"""The catalogue as a whole: what every rule has in common."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
import yaml

from parcels.domain.codes import Severity, Verdict
from parcels.interface.reports.phrases import finding_text
from parcels.interface.words import LANGUAGES, Words
from parcels.rules.catalogue import CHECKS
from parcels.rules.catalogue.values import Limit, RuleValues
from parcels.rules.clocks.calendar import months_after
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

HERE = Path(__file__).parent
ON = date(2026, 11, 23)
TOPICS = ("land_use", "net_land", "clocks", "quotas", "indicators", "contracts")
RAISED = {"plan_scheme": Severity.BLOCK}
"""Rules whose severity is higher than the pack's in one state: a bare code cannot be waived."""


def cases():
    documents = [yaml.safe_load((HERE / "cases" / f"{topic}.yaml").read_text(encoding="utf-8")) for topic in TOPICS]
    return [case for document in documents for case in document["cases"]]


def no_edges():
    documents = [yaml.safe_load((HERE / "cases" / f"{topic}.yaml").read_text(encoding="utf-8")) for topic in TOPICS]
    return {rule for document in documents for rule in document.get("no_edge", {})}


def runner():
    spec = importlib.util.spec_from_file_location("running_allocation", HERE / "running" / "allocation.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.allocation


FINDINGS = [one for case in cases() for one in runner()(case["given"], case.get("on", ON)) if one.rule in CHECKS]


def test_every_rule_has_a_case_that_passes_one_that_fails_and_one_on_the_edge():
    wanted = {(rule, kind) for rule in CHECKS for kind in ("passes", "fails", "edge")}
    wanted -= {(rule, "edge") for rule in no_edges()}
    assert wanted - {(case["rule"], case["kind"]) for case in cases()} == set()


def test_a_rule_only_gives_findings_of_its_own_code():
    rules = rules_by_code(ON, load_policy(), packaged_book())
    assert {one.rule for one in FINDINGS} == set(CHECKS)
    assert set(CHECKS) <= set(rules)


def test_the_severity_of_a_finding_is_that_of_the_pack():
    rules = rules_by_code(ON, load_policy(), packaged_book(demo=True))
    other = {(one.rule, one.severity) for one in FINDINGS if one.severity is not rules[one.rule].severity}
    assert other == set(RAISED.items())


def test_what_lapses_is_only_suspected_and_never_fails_by_itself():
    clocks = [one for one in FINDINGS if one.rule.endswith("_lapsed")]
    assert {one.verdict for one in clocks} == {Verdict.PASS, Verdict.CONDITIONAL, Verdict.UNDETERMINED}


@pytest.mark.parametrize(("language", "word"), [("zh", "疑似"), ("en", "suspected")])
def test_what_has_lapsed_is_called_suspected(language, word):
    lapsed = [one for one in FINDINGS if one.values.get("state") == "lapsed"]
    assert len({one.rule for one in lapsed}) == 4
    assert [one.rule for one in lapsed if word not in finding_text(Words(language), one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_every_case_is_a_sentence_without_gaps(language):
    words = Words(language)
    texts = {finding_text(words, one) for one in FINDINGS}
    assert [text for text in texts if "{" in text or "None" in text or "$" in text] == []
    assert len({text.split("：")[-1].split(": ")[-1] for text in texts}) > len(CHECKS)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2024, 11, 23), 24, date(2026, 11, 23)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number_or_the_last_of_the_month(day, months, last):
    assert months_after(day, months) == last


def test_the_longest_industry_code_wins_and_the_land_grade_after_it():
    values = RuleValues({"x": (Limit(1.0), Limit(2.0, "39"), Limit(3.0, "39", land_grade=5), Limit(4.0, "391"))})
    found = [values.limit("x", *of).value for of in (("C3421",), ("C3985",), ("C3985", 5), ("C3912", 5))]
    assert found == [1.0, 2.0, 3.0, 4.0]
    assert values.limit("y", "C3912") is None


def test_a_number_for_another_edition_of_the_industry_codes_never_applies():
    """36 is special machinery in GB/T 4754-2002 and motor vehicles in GB/T 4754-2017."""
    values = RuleValues({"x": (Limit(0.7, "36", "GB/T 4754-2002"),)})
    assert values.limit("x", "C3612") is None
