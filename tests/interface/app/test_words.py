import re
from importlib.resources import files
from pathlib import Path

import pytest

import parcels.interface
from parcels.domain import codes
from parcels.geo.schema import DATASETS, attributes
from parcels.interface.map.base import CAN_BE_BLOCKED, TEXTS
from parcels.interface.map.palette import CONSTRAINTS, PARCEL_CLASSES
from parcels.interface.words import LANGUAGES, Words
from parcels.service.access import Role

FOLDER = Path(parcels.interface.__file__).parent
ENUMS = {
    "platform-level": codes.PlatformLevel,
    "platform-phase": codes.PlatformPhase,
    "land-status": codes.LandStatus,
    "reserve-status": codes.ReserveStatus,
    "project-stage": codes.ProjectStage,
    "sector-group": codes.SectorGroup,
    "severity": codes.Severity,
    "verdict": codes.Verdict,
    "road-class": codes.RoadClass,
    "utility-kind": codes.UtilityKind,
    "funnel-step": codes.FunnelStep,
    "constraint": tuple(CONSTRAINTS),
    "parcel-class": tuple(PARCEL_CLASSES),
    "dataset": DATASETS,
    "role": tuple(Role),
}


def sources() -> str:
    rooms = ("components", "pages", "map")
    return "".join(path.read_text(encoding="utf-8") for room in rooms for path in sorted((FOLDER / room).glob("*.py")))


def ids(language: str, area: str) -> set[str]:
    text = files("parcels.interface").joinpath("locale", language, f"{area}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z0-9-]*) =", text, re.M))


@pytest.mark.parametrize("area", ["app", "codes"])
def test_both_languages_hold_the_same_messages(area):
    assert ids("zh", area) == ids("en", area)


@pytest.mark.parametrize("area", ["app", "codes"])
def test_both_languages_fill_in_the_same_values(area):
    def values(language: str) -> dict[str, set[str]]:
        text = files("parcels.interface").joinpath("locale", language, f"{area}.ftl").read_text(encoding="utf-8")
        return {line.split(" =")[0]: set(re.findall(r"\$[a-z-]+", line)) for line in text.splitlines() if " = " in line}

    assert values("zh") == values("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ENUMS)
def test_every_code_has_a_label(language, group):
    words = Words(language)
    missing = [value for value in ENUMS[group] if words.code(group, value).startswith("code-")]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_milestone_and_readiness_code_has_a_label(language):
    words = Words(language)
    lists = {"milestone": ("milestones", "milestone"), "readiness-item": ("readiness", "item")}
    lists["readiness-state"] = ("readiness", "state")
    for group, (dataset, field) in lists.items():
        (allowed,) = [item.values for item in attributes(dataset) if item.name == field]
        assert not [value for value in allowed if words.code(group, value).startswith("code-")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_the_pages_name_exists(language):
    words = Words(language)
    sources = [path for room in ("components", "pages", "map") for path in (FOLDER / room).glob("*.py")]
    named = {
        name for path in sources for name in re.findall(r'words\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    named |= {f"map-{name}" for name in TEXTS}
    assert len(named) > 100
    assert sorted(name for name in named if not words.has(name)) == []


def test_every_message_of_the_app_is_used():
    text = "".join(
        path.read_text(encoding="utf-8")
        for room in ("components", "pages", "map")
        for path in (FOLDER / room).glob("*.py")
    )
    prefixes = ("map-", "parcel-", "project-", "about-", "page-", "part-", "plan-table-", "check-source-", "section-")
    unused = [name for name in ids("en", "app") if f'"{name}"' not in text and not name.startswith(prefixes)]
    assert sorted(unused) == []


def test_only_land_that_can_still_be_given_is_shown_as_blocked():
    assert set(CAN_BE_BLOCKED) == {"ready", "preparing", "unknown"}
