"""The groups of the layer tree: what each layer belongs to, constraints by family."""

from collections.abc import Mapping
from typing import Any

from parcels.interface.words import Words

BOUNDARIES, LAND, CONSTRAINTS, FACILITIES, PROJECTS, OTHER = (
    "boundaries",
    "land",
    "constraints",
    "facilities",
    "projects",
    "other",
)
GROUP_OF_LAYER: Mapping[str, str] = {
    "parcels": LAND,
    "platforms": BOUNDARIES,
    "roads": FACILITIES,
    "utilities": FACILITIES,
    "demands": PROJECTS,
}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "farmland": ("permanent_basic_farmland", "ecological_redline", "farmland", "forest", "wetland", "open_space"),
    "water": (
        "water_source_1",
        "water_source_2",
        "river_management",
        "flood_storage",
        "flood",
        "yangtze_1km",
    ),
    "hazards": ("geohazard", "contaminated_soil", "chemical_park"),
    "heritage": ("heritage", "archaeology"),
    "infrastructure": ("power_line", "road_control", "railway", "pipeline", "airport"),
}
"""Family → kinds of constraints; kinds of a city's own are ``other``, a boundary among the kinds is a boundary."""
_FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds} | {
    "urban_development_boundary": BOUNDARIES
}


def group_of(layer: str) -> str:
    """Return the group of a layer of the map.

    >>> group_of("constraint-heritage"), group_of("roads"), group_of("constraint-own")
    ('heritage', 'facilities', 'other')
    """
    if layer in GROUP_OF_LAYER:
        return GROUP_OF_LAYER[layer]
    return _FAMILY_OF.get(layer.removeprefix("constraint-"), OTHER)


def layer_groups(words: Words) -> list[dict[str, Any]]:
    """Return the tree of groups with their names; groups without layers are left out in the browser."""
    families = [_group(words, name) for name in (*FAMILIES, OTHER)]
    constraints = _group(words, CONSTRAINTS) | {"groups": families, "slider": True}
    return [
        _group(words, BOUNDARIES), _group(words, LAND), constraints, _group(words, FACILITIES), _group(words, PROJECTS),
    ]  # fmt: skip


def _group(words: Words, name: str) -> dict[str, Any]:
    return {"id": name, "label": words(f"map-group-{name}")}
