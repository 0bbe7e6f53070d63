"""Colours and marks of the map: safe for colour-blind eyes, never colour alone (see ``docs/user-guide``)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """How one class is drawn: colour, hatch, outline width in px, and a sign where a label helps."""

    colour: str
    hatch: str = "solid"
    outline: float = 0.8
    sign: str = ""


READY, PREPARING, HELD, USED, RESERVED, BLOCKED, UNKNOWN = (
    "ready",
    "preparing",
    "held",
    "used",
    "reserved",
    "blocked",
    "unknown",
)

PARCEL_CLASSES: dict[str, Mark] = {
    READY: Mark("#1b9e77"),
    PREPARING: Mark("#e6ab02", "diagonal"),
    HELD: Mark("#386cb0", outline=1.8),
    USED: Mark("#b8b8b8"),
    RESERVED: Mark("#7570b3", "horizontal", 2.6, "★"),
    BLOCKED: Mark("#b2182b", "cross"),
    UNKNOWN: Mark("#ffffff", "dotted", sign="?"),
}

CONSTRAINTS: dict[str, Mark] = {
    "permanent_basic_farmland": Mark("#8c6d1f", "diagonal"),
    "ecological_redline": Mark("#b2182b", "backward"),
    "urban_development_boundary": Mark("#4d4d4d", "none", 1.8),
    "farmland": Mark("#b8a13a", "dots"),
    "forest": Mark("#2f6b3a", "dots"),
    "wetland": Mark("#3c8d8f", "horizontal"),
    "water_source_1": Mark("#08519c", "cross"),
    "water_source_2": Mark("#3182bd", "diagonal"),
    "river_management": Mark("#2171b5", "horizontal"),
    "flood_storage": Mark("#6baed6", "vertical"),
    "flood": Mark("#6baed6", "vertical"),
    "geohazard": Mark("#7f3b08", "cross"),
    "heritage": Mark("#8e4585", "grid"),
    "archaeology": Mark("#a6659b", "dots"),
    "power_line": Mark("#555555", "vertical"),
    "road_control": Mark("#737373", "horizontal"),
    "railway": Mark("#252525", "vertical"),
    "pipeline": Mark("#a63603", "backward"),
    "airport": Mark("#6a51a3", "grid"),
    "contaminated_soil": Mark("#5b3a1e", "cross"),
    "yangtze_1km": Mark("#0b5c75", "backward"),
    "chemical_park": Mark("#d94801", "grid"),
    "open_space": Mark("#41ab5d", "dots"),
    "overlay": Mark("#636363", "grid"),
}
OTHER_CONSTRAINT = Mark("#636363", "backward")
"""Kinds that no rule pack names."""

OFFENDING = Mark("#d95f02", "backward", 2.5)
"""Land a finding is about."""
GROUND = "#f3f1ec"
BOUNDARY = "#26323a"
SITE = "#111111"


def constraint_mark(kind: str) -> Mark:
    """Return how a constraint layer is drawn."""
    return CONSTRAINTS.get(kind, OTHER_CONSTRAINT)
