"""`parcels rules`: a city's own packs are started from a template, checked, listed, compared; no rumour is shown."""

import json

import pytest
import yaml

from parcels.interface.cli.running import main

DAY = "2026-11-23"
OWN = {"pack": "city.own", "level": "city", "topic": "local"}


def run(capsys, *words):
    code = main([*words, "--language", "zh"])
    return code, capsys.readouterr().out


def answer(capsys, *words):
    code, out = run(capsys, *words, "--json")
    return code, json.loads(out)


def write(folder, *rules):
    folder.mkdir(exist_ok=True)
    (folder / "own.yaml").write_text(yaml.safe_dump(OWN | {"rules": list(rules)}, allow_unicode=True), encoding="utf-8")
    return str(folder)


def test_a_template_is_valid_as_it_is_and_never_overwritten(capsys, tmp_path):
    folder = str(tmp_path / "rules")
    assert run(capsys, "rules", "template", folder)[0] == 0
    code, found = answer(capsys, "rules", "validate", folder)
    assert (code, found["valid"], found["problems"]) == (0, True, [])
    assert "city.example" in found["packs"]
    assert main(["rules", "template", folder]) != 0


def test_a_citys_number_is_listed_as_local_with_its_own_source(capsys, tmp_path):
    number = {"value": 25, "unit": "m", "document": "本市公路办法", "article": "8", "grade": "law"}
    folder = write(tmp_path, {"code": "road_building_control", "values": {"distance_national": number}})
    rules = {rule["code"]: rule for rule in answer(capsys, "rules", "list", "--packs", folder, "--on", DAY)[1]["rules"]}
    rule = rules["road_building_control"]
    assert (rule["is_local"], rule["level"], rule["citation"]) == (True, "city", "公路安全保护条例 11, 13")
    told = rule["values"]["distance_national"]
    assert (told["value"], told["document"], told["level"]) == (25, "本市公路办法", "city")
    assert rule["values"]["distance_county"]["level"] == "national"
    assert rule["authority_name"] == "交通运输主管部门"


def test_a_pack_that_loosens_the_law_is_refused_with_a_sentence(capsys, tmp_path):
    folder = write(tmp_path, {"code": "ecological_redline", "severity": "approval"})
    code, out = run(capsys, "rules", "validate", folder)
    assert code == 1
    assert "ecological_redline" in out
    assert "地方只能更严" in out
    code, found = answer(capsys, "rules", "validate", folder)
    assert (code, found["valid"], [one["problem"] for one in found["problems"]]) == (1, False, ["loosens_block"])
    assert main(["rules", "list", "--packs", folder]) != 0


def test_the_difference_between_two_dates_names_the_numbers(capsys, tmp_path):
    dated = [
        {"code": "forest", "effective_to": "2025-12-31", "values": {"fee": {"value": 1, "unit": "m"}}},
        {"code": "forest", "effective_from": "2026-01-01", "values": {"fee": {"value": 2, "unit": "m"}}},
    ]
    for rule in dated:
        for name in ("effective_from", "effective_to"):
            if name in rule:
                rule[name] = yaml.safe_load(rule[name])
    folder = write(tmp_path, *dated)
    assert answer(capsys, "rules", "diff", "2025-12-31", "2026-01-01", "--packs", folder)[1]["changes"].keys() == {
        "forest"
    }
    _, out = run(capsys, "rules", "diff", "2025-12-31", "2026-01-01", "--packs", folder)
    assert "fee 1 m" in out
    assert "fee 2 m" in out


@pytest.mark.parametrize("shown", [[], ["--json"]])
def test_a_source_nobody_verified_is_shown_nowhere(capsys, tmp_path, shown):
    rumour = {"document": "坊间传闻", "article": "99", "edition": "1999", "grade": "unverified"}
    layer = {"code": "own_layer", "step": "constraint", "severity": "study", "authority": "water"}
    own = layer | rumour | {"title": {"zh": "本市图层", "en": "Own layer"}}
    number = {"code": "forest", "values": {"fee": {"value": 1, "unit": "m", **rumour}}}
    folder = write(tmp_path, own, number)
    for words in (["list", "--on", DAY], ["diff", "1990-01-01", DAY]):
        _, out = run(capsys, "rules", *words, "--packs", folder, *shown)
        assert "坊间传闻" not in out
        assert "1999" not in out


def test_the_hash_of_the_rules_is_told_and_changes_with_a_pack(capsys, tmp_path):
    plain = answer(capsys, "rules", "list")[1]["hash"]
    folder = write(tmp_path, {"code": "forest", "severity": "block"})
    assert (
        plain
        == answer(capsys, "rules", "list")[1]["hash"]
        != answer(capsys, "rules", "list", "--packs", folder)[1]["hash"]
    )
