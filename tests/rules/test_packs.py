import importlib.util
import re
from datetime import date
from pathlib import Path

import pytest

from parcels.domain.codes import FunnelStep, Severity
from parcels.domain.errors import InputRefused
from parcels.interface.words import LANGUAGES, Words
from parcels.rules import checks
from parcels.rules.catalogue import CHECKS
from parcels.rules.clocks.periods import RULES
from parcels.rules.packs import Grade, Step, constraint_rules, packaged_book, parse_pack, rules_in_force
from parcels.rules.policy import Policy, load_policy

ON = date(2026, 11, 23)
HEAD = "pack: x\nlevel: city\ntopic: x\n"
KNOWN_KINDS = [
    "permanent_basic_farmland",
    "ecological_redline",
    "urban_development_boundary",
    "farmland",
    "forest",
    "wetland",
    "water_source_1",
    "water_source_2",
    "river_management",
    "flood_storage",
    "geohazard",
    "heritage",
    "archaeology",
    "power_line",
    "road_control",
    "railway",
    "pipeline",
    "airport",
    "contaminated_soil",
    "yangtze_1km",
    "chemical_park",
    "flood",
    "open_space",
    "overlay",
    "wetland_important",
    "nature_reserve",
    "nature_reserve_experimental",
    "scenic_area",
    "noise_sensitive",
    "water_source_quasi",
    "yellow_river",
    "geohazard_danger",
    "heritage_control",
    "historic_core",
    "road_building_control",
    "road_new_zone",
    "power_corridor",
    "railway_track",
    "railway_corridor",
    "pipeline_corridor",
    "pipeline_works",
    "weather_station",
    "weather_height",
]


def policy_with(**changes):
    return Policy.model_validate(load_policy().model_dump() | changes)


def test_every_known_kind_and_every_derived_one_has_a_rule():
    assert sorted(constraint_rules(ON, load_policy())) == sorted(KNOWN_KINDS)


def test_what_forbids_to_everybody_accepts_no_share_at_all():
    rules = constraint_rules(ON, load_policy())
    blocking = {kind for kind, rule in rules.items() if rule.blocks_all and rule.applies == "inside"}
    assert blocking == {
        "permanent_basic_farmland",
        "ecological_redline",
        "water_source_1",
        "heritage",
        "historic_core",
        "geohazard_danger",
        "wetland_important",
        "nature_reserve",
        "scenic_area",
        "open_space",
    }
    assert {rules[kind].max_share for kind in blocking} == {0.0}


def test_rules_of_law_name_document_article_and_edition_and_others_none():
    for rule in rules_in_force(ON, load_policy()):
        if rule.grade is Grade.LAW:
            assert rule.document, rule.code
            assert re.fullmatch(r"[0-9]+(, [0-9]+)*", rule.article), rule.code
            assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}-[0-9]{2})?", rule.edition), rule.code
        if rule.grade is Grade.POLICY:
            assert rule.citation == ""


def test_an_unverified_article_is_never_shown():
    unverified = [rule for rule in rules_in_force(ON, load_policy()) if rule.grade is Grade.UNVERIFIED]
    assert [(rule.citation, rule.document, rule.article) for rule in unverified] == [("", "", "")] * len(unverified)


def test_a_rule_is_in_force_between_its_dates_ends_included():
    dates = "effective_from: 2026-01-01, effective_to: 2026-12-31"
    text = f"{HEAD}rules:\n  - {{code: a, step: law, severity: note, grade: policy, {dates}}}\n"
    entry = parse_pack(text, "x.yaml").rules[0]
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [entry.in_force(day) for day in days] == [False, True, True, False]


def test_a_citys_own_rule_replaces_effect_and_share_and_is_marked_local():
    policy = policy_with(constraints={"flood": {"effect": "block", "max_share": 0.1}, "newt_pond": {"effect": "study"}})
    rules = constraint_rules(ON, policy)
    assert (rules["flood"].severity, rules["flood"].max_share, rules["flood"].is_local) == (Severity.BLOCK, 0.1, True)
    assert (rules["newt_pond"].severity, rules["newt_pond"].is_local, rules["newt_pond"].citation) == (
        Severity.STUDY,
        True,
        "",
    )
    assert not rules["farmland"].is_local


def test_land_outside_the_development_boundary_follows_the_tolerance_of_the_policy():
    rules = constraint_rules(ON, policy_with(boundary_tolerance=0.02))
    assert (rules["urban_development_boundary"].applies, rules["urban_development_boundary"].max_share) == (
        "outside",
        0.02,
    )


@pytest.mark.parametrize(
    "text",
    ["pack: [", HEAD + "rules:\n  - {code: A, severity: note, grade: law}\n", HEAD + "surprise: 1\n", "42"],
)
def test_a_wrong_pack_is_refused_with_file_and_entry(text):
    with pytest.raises(InputRefused, match="pack_invalid") as refused:
        parse_pack(text, "x.yaml")
    assert refused.value.values["file"] == "x.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title_and_a_sentence(language):
    words = Words(language)
    codes = [rule.code for rule in rules_in_force(ON, load_policy())]
    assert [code for code in codes if not words.has(f"rule-{code.replace('_', '-')}")] == []
    assert [code for code in codes if not words.has(f"finding-{code.replace('_', '-')}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_grade_is_named(language):
    assert [grade for grade in Grade if not Words(language).has(f"code-evidence-grade-{grade}")] == []


def test_every_rule_the_checks_use_is_in_the_packs_and_the_other_way_round():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(str(checks.__file__)).parent.rglob("*.py"))
    used = set(re.findall(r'(?:Finding|_finding|_measured|_quality)\(\s*"([a-z_0-9]+)"', source))
    used |= {rule for rule, _ in checks.SERVICE_RULES.values()} | {"width", "frontage"} | set(CHECKS)
    rules = [rule for rule in rules_in_force(ON, load_policy()) if rule.step is not Step.CONSTRAINT]
    assert used == {rule.code for rule in rules if rule.topic != "landing"}
    assert {rule.code for rule in rules if rule.topic == "landing"} <= set(RULES.values())


def test_steps_of_the_funnel_are_named_as_the_funnel_names_them():
    after = {Step.CONSTRAINT, Step.SUPPLY, Step.CONTRACT, Step.INDICATOR, Step.QUOTA, Step.CLOCK}
    assert {str(step) for step in set(Step) - after} <= set(map(str, FunnelStep))


def test_the_table_in_the_docs_equals_the_packs():
    docs = Path(__file__).parents[2] / "docs"
    spec = importlib.util.spec_from_file_location("rules_table", docs / "rules_table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (docs / "rules.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line.startswith(("| `", "| rule", "|---"))] == module.table()


def test_nothing_unverified_is_cited_in_the_docs():
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    entries = [entry for pack in packaged_book(demo=True).packs for entry in pack.rules]
    sources = [source for entry in entries for source in (entry, *entry.values.values())]
    shaky = [f"{one.document} {one.article or ''}" for one in sources if one.grade is Grade.UNVERIFIED and one.document]
    assert [text for text in shaky if f"{text.strip()} |" in page or f"({text.strip()})" in page] == []
