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
from parcels.rules.packs import packaged_book

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
NO_EDGE = {rule: why for document in documents() for rule, why in document.get("no_edge", {}).items()}
RUNNERS = runners()


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
    codes = {entry.code for pack in packaged_book(demo=True).packs for entry in pack.rules}
    assert [case for case in CASES if case.rule not in codes or case.kind not in KINDS] == []
    assert [case for case in CASES if len(case.zh) < 6 or len(case.en) < 12] == []
    assert len({case.zh for case in CASES}) == len({case.en for case in CASES}) == len(CASES)
