"""Every rule, told in sentences: the cases of `cases/*.yaml` run through the real checks (see the README there)."""

import copy
import importlib.util
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from parcels.domain.codes import Verdict
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.rules.packs import Grade, RuleBook, packaged_book, rules_by_code
from parcels.rules.policy import load_policy

HERE = Path(__file__).parent
ON = date(2026, 11, 23)
KINDS = {"passes", "fails", "edge"}
WORST = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.NOT_SET, Verdict.CONDITIONAL, Verdict.PASS)


@dataclass(frozen=True)
class RuleCase:
    rule: str
    kind: str
    zh: str
    en: str
    check: str
    given: dict[str, Any]
    then: dict[str, Any] | str
    on: date = ON

    def __str__(self):
        return f"{self.rule}: {self.en}"


def documents():
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("cases/*.yaml"))]


def runners():
    found = {}
    for path in sorted(HERE.glob("running/*.py")):
        spec = importlib.util.spec_from_file_location(f"running_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found |= module.RUNNERS
    return found


CASES = [RuleCase(**case) for document in documents() for case in document["cases"]]
EXCUSES = {"edge": "no_edge", "fails": "never_fails"}
EXCUSED = {
    kind: {rule: why for document in documents() for rule, why in document.get(name, {}).items()}
    for kind, name in EXCUSES.items()
}
RUNNERS = runners()
PACKS = [pack for pack in packaged_book(demo=True).packs if pack.topic != "landing"]
"""All packs but the clocks of landing, which give no finding on an allocation."""
CODES = sorted({entry.code for pack in PACKS for entry in pack.rules})


def is_same(have, wanted):
    if isinstance(wanted, bool) or not isinstance(wanted, int | float):
        return have == wanted
    return have == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_holds(case):
    findings = RUNNERS[case.check](copy.deepcopy(case.given), case.on)
    found = sorted((one for one in findings if one.rule == case.rule), key=lambda one: WORST.index(one.verdict))
    if case.then == "nothing":
        assert found == []
        return
    assert found, "the rule says nothing"
    said = found[0]
    for name, value in case.then.items():
        if name != "values":
            assert is_same(getattr(said, name), value), name
    for name, value in case.then.get("values", {}).items():
        assert is_same(said.values.get(name), value), name
    if case.kind != "edge":
        assert (said.verdict is Verdict.PASS) == (case.kind == "passes")


def test_every_case_is_a_sentence_in_both_languages_about_a_rule_of_some_pack():
    assert [case for case in CASES if case.rule not in CODES or case.kind not in KINDS] == []
    assert [case for case in CASES if len(case.zh) < 6 or len(case.en) < 12] == []
    assert len({case.zh for case in CASES}) == len({case.en for case in CASES}) == len(CASES)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_case_that_passes_one_that_fails_and_one_on_the_edge(code):
    excused = {kind for kind, rules in EXCUSED.items() if code in rules}
    assert KINDS - {case.kind for case in CASES if case.rule == code} == excused


def test_every_excuse_is_for_a_rule_and_gives_its_reason():
    given = [(rule, why) for rules in EXCUSED.values() for rule, why in rules.items()]
    assert [rule for rule, why in given if rule not in CODES or len(str(why)) < 8] == []


@pytest.mark.parametrize("code", CODES)
def test_every_rule_cites_what_it_is_read_from_or_says_that_nothing_was(code):
    rule = rules_by_code(ON, load_policy(), packaged_book(demo=True))[code]
    for source in (rule, *rule.values.values()):
        if source.grade in (Grade.POLICY, Grade.UNVERIFIED, Grade.CODE):
            continue
        assert source.document, "no document"
        assert source.article or source.grade is not Grade.LAW, "no article"
        assert source.edition or source.grade is not Grade.LAW, "no edition"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title_a_sentence_and_a_department_in_words(language):
    words = Words(language)
    for rule in rules_by_code(ON, load_policy(), RuleBook(tuple(PACKS))).values():
        assert words.has(rule.title), rule.code
        assert words.has(f"finding-{slug(rule.code)}"), rule.code
        assert words.has(f"code-authority-{slug(rule.authority)}"), rule.authority
