import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.domain.codes import PlatformLevel
from parcels.domain.errors import InputRefused
from parcels.interface.words import LANGUAGES, Words
from parcels.rules.policy import Policy, load_policy, parse_policy, policy_hash

DEMO = files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")


def test_the_packaged_policy_is_marked_as_demo_data():
    assert load_policy().is_demo
    assert "演示数据" in DEMO.splitlines()[0]


def test_every_number_of_the_demo_policy_carries_its_unit_and_the_demo_mark():
    section, unmarked = "", []
    for line in DEMO.splitlines():
        section = line if line.startswith("[") else section
        has_number = re.match(r'^[a-z_"0-9Q]+ = .*[0-9]', line) and not line.startswith(("name", "version"))
        if has_number and "演示数据" not in line and "演示数据" not in section:
            unmarked.append(line)
        if has_number:
            assert "#" in line, line
    assert unmarked == []


def test_the_hash_does_not_see_comments_and_order_but_every_number():
    bare = "\n".join(line.split("  #")[0] for line in DEMO.splitlines())
    assert policy_hash(parse_policy(bare, "bare")) == policy_hash(load_policy())
    changed = DEMO.replace("gap_m = 1.0", "gap_m = 1.5")
    assert policy_hash(parse_policy(changed, "changed")) != policy_hash(load_policy())


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        ("gap_m = 1.0", "gap_m = -1.0", "assemble.gap_m", "greater_than_equal"),
        ("gap_m = 1.0", "gap_mm = 1.0", "assemble.gap_m", "missing"),
        ("gap_m = 1.0", "gap_m = 1.0\nmore = 1", "assemble.more", "extra_forbidden"),
        ("gap_m = 1.0", "gap_m = inf", "assemble.gap_m", "finite_number"),
        ("gap_m = 1.0", 'gap_m = "wide"', "assemble.gap_m", "float_parsing"),
        ("boundary_tolerance = 0.001", "boundary_tolerance = 1.1", "boundary_tolerance", "less_than_equal"),
        (
            "floor = 100.0, target = 500.0",
            "floor = 5.0, target = 5.0",
            "quality.indicators.investment_per_mu",
            "floor_equals_target",
        ),
        ("signed = 1.15", "signed = 0.9", "score.stage.signed", "greater_than_equal"),
        ('unknown_ready = "refuse"', 'unknown_ready = "maybe"', "unknown_ready", "literal_error"),
        ("[bars.city]", "[bars.town]", "bars.town.[key]", "enum"),
        ("[uses] ", '[budget]\n"2027-1" = 5.0\n[uses] ', "budget.2027-1.[key]", "string_pattern_mismatch"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_path(old, new, path, problem):
    assert old in DEMO
    with pytest.raises(InputRefused) as refused:
        parse_policy(DEMO.replace(old, new, 1), "my.toml")
    assert (refused.value.code, refused.value.values["file"]) == ("policy_invalid", "my.toml")
    assert (refused.value.values["path"], refused.value.values["problem"]) == (path, problem)
    for language in LANGUAGES:
        sentence = Words(language).error(refused.value)
        assert "my.toml" in sentence
        assert path in sentence


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"name = \xff")
    for path, code in ((broken, "unreadable"), (tmp_path / "absent.toml", "missing"), (tmp_path, "unreadable")):
        with pytest.raises(InputRefused, match=f"policy_{code}"):
            load_policy(path)


def test_a_policy_written_with_a_byte_order_mark_is_read(tmp_path: Path):
    path = tmp_path / "bom.toml"
    path.write_text(DEMO, encoding="utf-8-sig")
    assert policy_hash(load_policy(path)) == policy_hash(load_policy())


def test_a_platform_without_a_level_has_no_bar_unless_the_policy_names_one():
    policy = load_policy()
    assert policy.bar(None) is None
    assert policy.bar("city") == policy.bars[PlatformLevel.CITY]
    named = Policy.model_validate(policy.model_dump() | {"unknown_level_bar": "county"})
    assert named.bar(None) == policy.bars[PlatformLevel.COUNTY]


def test_quotas_and_budgets_are_not_set_unless_given():
    policy = load_policy()
    assert (dict(policy.quotas.new_construction_mu), dict(policy.budget)) == ({}, {})
    given_ = parse_policy(DEMO + '\n[quotas.energy_tce]\nPF1 = 5.0\n[budget]\n"2027Q1" = 7.0\n', "p")
    assert (dict(given_.quotas.energy_tce), dict(given_.budget)) == ({"PF1": 5.0}, {"2027Q1": 7.0})


def test_a_policy_without_the_section_on_waiting_is_written_and_hashed_as_if_it_were_not_there():
    without = parse_policy(DEMO.split("[waiting]")[0], "without")
    assert without.waiting is None
    assert "waiting" not in without.model_dump(mode="json")
    assert "waiting" in load_policy().model_dump(mode="json")
    for policy in (without, load_policy()):
        assert policy_hash(Policy.model_validate(policy.model_dump(mode="json"))) == policy_hash(policy)
    assert policy_hash(without) != policy_hash(load_policy())


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_policy_or_is_refused(text):
    with pytest.raises(InputRefused):
        parse_policy(text, "any")


def test_a_policy_without_bars_by_sector_is_written_and_hashed_as_if_there_were_none():
    policy = load_policy()
    assert "quality_min_by_sector" not in policy.model_dump(mode="json")["reserve"]
    named = {"city": {"new_energy": 50.0}}
    other = Policy.model_validate(
        {**policy.model_dump(), "reserve": {**policy.reserve.model_dump(), "quality_min_by_sector": named}}
    )
    assert policy_hash(other) != policy_hash(policy)
    assert policy_hash(Policy.model_validate(other.model_dump(mode="json"))) == policy_hash(other)
    bars = [
        other.reserve_bar("city", "new_energy"),
        other.reserve_bar("city", "food"),
        other.reserve_bar("county", "new_energy"),
    ]
    assert bars == [50.0, 65.0, 60.0]
    assert other.reserve_bar(None, "new_energy") == 75.0
