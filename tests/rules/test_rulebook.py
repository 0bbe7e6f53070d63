"""Packs of several levels and dates put together, refused where they contradict each other, and replayed."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from parcels.domain.codes import Severity
from parcels.domain.errors import InputRefused
from parcels.rules.packs import Grade, Level, Pack, load_book, packaged_book, rulebook_document, rulebook_of
from parcels.rules.packs import constraint_rules as layer_rules
from parcels.rules.policy import Policy, load_policy
from parcels.rules.rulebook import rule_book
from parcels.rules.rulebook_check import book_problems

POLICY = load_policy()
ON = date(2026, 11, 23)
BASE = {"step": "constraint", "severity": "approval", "authority": "water", "grade": "law", "document": "某法"}
DIKE = {"code": "dike", **BASE}


def pack(level, *rules, name="x"):
    return Pack.model_validate({"pack": f"{level}.{name}", "level": level, "topic": "x", "rules": list(rules)})


def number(value, **more):
    return {"value": value, "unit": "m", **more}


def rules(*packs, on=ON):
    return layer_rules(on, POLICY, rule_book(packs))


def problems(*packs):
    return [(one.rule, one.problem, one.detail) for one in book_problems(sorted(packs, key=order))]


def order(one):
    return list(Level).index(one.level)


def test_the_city_outranks_the_province_and_the_province_the_nation_number_by_number():
    nation = pack("national", DIKE | {"values": {"distance_a": number(5), "distance_b": number(10)}})
    province = pack("province", {"code": "dike", "values": {"distance_a": number(6), "distance_b": number(11)}})
    city = pack("city", {"code": "dike", "severity": "study", "values": {"distance_b": number(12)}})
    rule = rules(city, nation, province)["dike"]
    assert (rule.severity, rule.number("distance_a"), rule.number("distance_b")) == (Severity.STUDY, 6, 12)
    assert (rule.is_local, rule.level, rule.citation) == (True, Level.CITY, "某法")
    assert rule.values["distance_b"].level is Level.CITY
    assert not rules(nation)["dike"].is_local


def test_a_number_cites_its_own_document_and_never_the_article_of_another():
    own = number(12, document="本市办法", grade="policy")
    rule = rules(pack("national", DIKE | {"article": "7", "values": {"distance": own}}))["dike"]
    assert (rule.citation, rule.values["distance"].citation) == ("某法 7", "本市办法")


def test_what_nobody_verified_carries_no_source_at_all():
    shaky = {"distance": number(12, document="传闻", article="3", grade="unverified")}
    rule = rules(pack("national", DIKE | {"article": "7", "values": shaky}))["dike"]
    told = rule.values["distance"]
    assert (told.document, told.article, told.citation, told.grade) == ("", "", "", Grade.UNVERIFIED)
    whole = rules(pack("national", DIKE | {"article": "7", "grade": "unverified"}))["dike"]
    assert (whole.document, whole.article, whole.citation) == ("", "", "")


def test_a_number_that_is_not_set_is_not_zero():
    rule = rules(pack("national", DIKE | {"values": {"distance": {"unit": "m"}}}))["dike"]
    assert rule.number("distance") is None
    assert rule.number("never_heard_of") is None


def test_old_law_stays_runnable():
    old = DIKE | {"edition": "2010", "effective_to": date(2025, 2, 28), "values": {"distance": number(5)}}
    new = DIKE | {"edition": "2024", "effective_from": date(2025, 3, 1), "values": {"distance": number(8)}}
    both = (pack("national", old, name="old"), pack("national", new, name="new"))
    days = [date(2025, 2, 28), date(2025, 3, 1)]
    assert [(found.edition, found.number("distance")) for found in (rules(*both, on=day)["dike"] for day in days)] == [
        ("2010", 5),
        ("2024", 8),
    ]


def test_two_editions_of_one_level_may_not_be_in_force_on_the_same_day():
    old, new = DIKE | {"effective_to": date(2025, 3, 1)}, DIKE | {"effective_from": date(2025, 3, 1)}
    assert problems(pack("national", old, new)) == [("dike", "dates_overlap", "2025-03-01")]
    assert problems(pack("national", old), pack("city", {"code": "dike", "severity": "study"})) == []
    backwards = DIKE | {"effective_from": date(2025, 3, 1), "effective_to": date(2025, 2, 1)}
    assert ("dike", "dates_reversed", "2025-02-01") in problems(pack("national", backwards))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"severity": "approval"}, "severity"),
        ({"projects": "chemical"}, "projects"),
        ({"grades": ["一级"]}, "grades"),
        ({"values": {"max_share": {"value": 0.01, "unit": "share"}}}, "max_share"),
        ({"values": {"distance": number(40)}}, "distance"),
        ({"values": {"distance": {"unit": "m"}}}, "distance"),
    ],
)
def test_a_city_cannot_loosen_what_the_law_forbids(change, what):
    law = DIKE | {"severity": "block", "values": {"distance": number(50, stricter="higher")}}
    city = pack("city", {"code": "dike", **change})
    assert problems(pack("national", law), city) == [("dike", "loosens_block", what)]
    with pytest.raises(InputRefused, match="rulebook_invalid") as refused:
        rule_book((pack("national", law), city))
    assert (refused.value.values["pack"], refused.value.values["detail"]) == ("city.x", what)


def test_a_city_can_be_stricter():
    law = DIKE | {"severity": "block", "values": {"distance": number(50, stricter="higher")}}
    city = {"code": "dike", "values": {"distance": number(60)}}
    assert rules(pack("national", law), pack("city", city))["dike"].number("distance") == 60
    assert rules(pack("national", DIKE), pack("city", {"code": "dike", "severity": "block"}))["dike"].blocks_all


def test_a_city_cannot_take_features_out_of_a_layer_that_forbids():
    law = DIKE | {"severity": "block"}
    own = DIKE | {"code": "small_dike", "kind": "dike", "grades": ["小型"], "title": {"zh": "小堤", "en": "Small"}}
    assert problems(pack("national", law), pack("city", own)) == [("small_dike", "loosens_block", "grades")]
    twice = (DIKE | {"code": name, "kind": "dike", "grades": ["一级"]} for name in ("first", "second"))
    assert problems(pack("national", *twice)) == [("second", "grade_twice", "一级")]


def test_a_policy_cannot_loosen_what_the_law_forbids():
    loose = {"constraints": {"ecological_redline": {"effect": "note"}}}
    with pytest.raises(InputRefused, match="policy_loosens_block"):
        layer_rules(ON, Policy.model_validate(POLICY.model_dump() | loose))
    wide = {"constraints": {"ecological_redline": {"effect": "block", "max_share": 0.1}}}
    with pytest.raises(InputRefused, match="policy_loosens_block"):
        layer_rules(ON, Policy.model_validate(POLICY.model_dump() | wide))


def test_what_would_make_search_and_check_differ_is_refused():
    met = DIKE | {"severity": "block", "met_by": "levelling"}
    assert problems(pack("national", met)) == [("dike", "block_cannot_be_met", "levelling")]
    field = DIKE | {"code": "paddy", "kind": "farmland", "grades": ["水田"]}
    assert problems(pack("national", field)) == [("paddy", "kind_is_whole", "farmland")]


def test_gaps_are_named():
    bare = pack("city", {"code": "own", "severity": "study"})
    found = problems(bare)
    assert {detail for _, problem, detail in found if problem == "field_missing"} == {"step", "authority", "grade"}
    assert ("own", "title_missing", "") in found


def test_a_rule_book_is_replayed_from_plain_json():
    city = pack("city", {"code": "farmland", "effective_from": ON, "values": {"fee": number(3)}})
    book = rule_book((*packaged_book(demo=True).packs, city))
    again = rulebook_of(yaml.safe_load(yaml.safe_dump(rulebook_document(book))))
    assert again.hash == book.hash
    assert layer_rules(ON, POLICY, again) == layer_rules(ON, POLICY, book)
    assert layer_rules(date(2020, 1, 1), POLICY, again)["farmland"].values == {}


def test_the_hash_changes_with_any_number():
    book = packaged_book()
    first = book.packs[0]
    entry = first.rules[0].model_copy(update={"edition": "another"})
    changed = replace(book, packs=(first.model_copy(update={"rules": (entry, *first.rules[1:])}), *book.packs[1:]))
    assert changed.hash != book.hash == packaged_book().hash


def test_a_document_of_another_form_is_refused():
    for document in ({}, {"packs": [{"pack": "x"}]}, {"packs": None}):
        with pytest.raises(InputRefused, match="pack_invalid"):
            rulebook_of(document)


def test_demo_numbers_are_only_in_the_book_that_asks_for_them():
    assert all(one.level is not Level.DEMO for one in packaged_book().packs)
    demo = [one for one in packaged_book(demo=True).packs if one.level is Level.DEMO]
    assert demo
    assert {one.region for one in demo} == {"demo"}


def test_a_folder_of_own_packs_is_read_and_may_not_claim_to_be_national(tmp_path):
    written = {"pack": "city.own", "level": "city", "topic": "x", "rules": [{"code": "farmland", "severity": "block"}]}
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    assert layer_rules(ON, POLICY, load_book(tmp_path))["farmland"].blocks_all
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(written | {"level": "national"}), encoding="utf-8")
    with pytest.raises(InputRefused, match="pack_not_local"):
        load_book(tmp_path)
    with pytest.raises(InputRefused, match="packs_missing"):
        load_book(tmp_path / "nowhere")
