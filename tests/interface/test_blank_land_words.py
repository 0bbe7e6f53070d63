"""Statutory blank land (留白用地, code 16) and the policy reserve are two things in every sentence shown."""

import re
from pathlib import Path

import parcels.interface

CHINESE = Path(parcels.interface.__file__).parent / "locale" / "zh"
STATUTORY = "留白用地"
MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =(.*(?:\n(?=\s).*)*)", re.MULTILINE)
ABOUT_USES = {"rule-statutory-blank-land", "finding-statutory-blank-land"}
"""They speak of the planned use itself."""


def messages() -> dict[str, str]:
    texts = (path.read_text(encoding="utf-8") for path in CHINESE.glob("*.ftl"))
    return {name: text for whole in texts for name, text in MESSAGE.findall(whole)}


def test_the_policy_reserve_is_never_called_by_the_statutory_term():
    found = messages()
    speaking = {name for name, text in found.items() if STATUTORY in text}
    assert speaking > ABOUT_USES
    unmarked = {name for name in speaking - ABOUT_USES if "法定" not in found[name]}
    assert unmarked == set()
