"""Everything there is to say about a draft is said in both languages."""

import re
from pathlib import Path

import pytest

from parcels.geo.schema import attributes
from parcels.interface.words import Words, slug

DRAFTS = Path(__file__).parents[2] / "parcels" / "geo" / "drafts"
CODE = re.compile(r"(?:Refusal|remark)\(\s*\"([a-z_]+)\"")
GEOMETRY = ("geometry_missing", "geometry_unreadable", "geometry_unclosed", "geometry_empty", "geometry_not_finite",
            "geometry_wrong_type", "geometry_invalid")  # fmt: skip


def codes() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in DRAFTS.glob("*.py")]
    return {code for text in texts for code in CODE.findall(text)} | set(GEOMETRY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_of_a_draft_has_words(language):
    words = Words(language)
    assert len(codes()) > 30
    assert [code for code in sorted(codes()) if not words.has(f"draft-finding-{slug(code)}")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_a_finding_may_name_has_words(language):
    words = Words(language)
    named = [one.name for one in attributes("parcels") if one.name != "parcel_id"]
    assert [name for name in named if not words.has(f"code-parcel-field-{slug(name)}")] == []
