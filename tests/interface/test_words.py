"""Both languages are complete: the same messages, the same values, no message twice, every raised code has words."""

import re
from collections import Counter
from pathlib import Path

import pytest

from parcels.domain.errors import ActionRefused
from parcels.interface.words import Words, slug

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "parcels" / "interface" / "locale"
MESSAGE = re.compile(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*)\s*=", re.M)


def text(language: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((LOCALE / language).glob("*.ftl")))


def messages(language: str) -> dict[str, str]:
    parts = MESSAGE.split(text(language))[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def placeables(body: str) -> set[str]:
    return set(re.findall(r"\$([a-zA-Z][a-zA-Z0-9_-]*)", body))


def raised_codes() -> set[str]:
    pattern = re.compile(r"(?:InputRefused|CrsRefused|ActionRefused|InternalFailure)\(\s*\"([a-z0-9_]+)\"")
    sources = (ROOT / "parcels").rglob("*.py")
    return {code for path in sources for code in pattern.findall(path.read_text(encoding="utf-8"))}


def test_chinese_and_english_have_the_same_messages():
    assert set(messages("zh")) == set(messages("en"))


def test_each_message_uses_the_same_values_in_both_languages():
    zh, en = messages("zh"), messages("en")
    assert {
        key: (placeables(zh[key]), placeables(en[key]))
        for key in zh
        if key in en and placeables(zh[key]) != placeables(en[key])
    } == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_message_is_written_twice(language):
    counts = Counter(MESSAGE.findall(text(language)))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_can_be_read_by_the_catalogue(language):
    words = Words(language)
    assert [key for key in messages(language) if not key.startswith("-") and not words.has(key)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_error_the_code_raises_has_words(language):
    words = Words(language)
    assert sorted(code for code in raised_codes() if not words.has(f"error-{slug(code)}")) == []


def test_an_unknown_message_shows_its_id_instead_of_failing():
    assert Words("en")("no-such-message") == "no-such-message"


@pytest.mark.parametrize(
    ("language", "action", "rule"),
    [("zh", "提出用地安排", "永久基本农田"), ("en", "propose an allocation", "Permanent basic farmland")],
)
def test_an_error_names_actions_and_rules_as_people_do(language, action, rule):
    words = Words(language)
    refused = words.error(ActionRefused("action_not_allowed", action="propose", role="auditor", because="role_may_not"))
    blocked = words.error(ActionRefused("proposal_blocked", site="A", subject="A", rule="permanent_basic_farmland"))
    assert action in refused
    assert rule in blocked
    assert "permanent_basic_farmland" not in blocked
