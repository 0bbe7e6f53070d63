"""How each class of each colour mode is drawn; chosen so that no two of a mode look alike to a colour-blind eye.

Ramps go from dark to light, so that they stay in order in black and white; what is no amount has a hatch of its own.
``tests/interface/test_mode_marks.py`` measures the distances.
"""

from collections.abc import Mapping

from parcels.interface.map.palette import PARCEL_CLASSES, READY, RESERVED, Mark
from parcels.planning.parcel_classes import Held, Judged, Preparation
from parcels.rules.use_groups import UseGroup
from parcels.service.map_modes import Mode

UNKNOWN = PARCEL_CLASSES["unknown"]
OUTSIDE = Mark("#8a8a8a", "none", 0.7)
"""Land a mode says nothing of: an outline alone."""

DATES = ("#0b2a5b", "#1f4f8f", "#3f77b5", "#6a9fd0", "#9cc5e6", "#cde4f5")
_READINESS: dict[str, Mark] = {
    Preparation.READY: Mark(PARCEL_CLASSES[READY].colour, outline=2.4),
    **{f"quarter_{i}": Mark(colour) for i, colour in enumerate(DATES)},
    Preparation.LATER: Mark("#e6ab02", "diagonal"),
    Preparation.OVERDUE: Mark("#b2182b", "cross", 1.8),
    Preparation.NO_DATE: UNKNOWN,
    Preparation.USED: OUTSIDE,
    Preparation.UNKNOWN: Mark("#636363", "backward"),
}
_USE: dict[str, Mark] = {
    UseGroup.INDUSTRY_1: Mark("#e3c9a4"),
    UseGroup.INDUSTRY_2: Mark("#a8743c"),
    UseGroup.INDUSTRY_3: Mark("#55300f"),
    UseGroup.INDUSTRY: Mark("#a8743c", "grid"),
    UseGroup.MINING: Mark("#55300f", "cross"),
    UseGroup.STORAGE: Mark("#6a51a3", "horizontal"),
    UseGroup.RESIDENTIAL: Mark("#fff08a"),
    UseGroup.PUBLIC: Mark("#c2438a", "vertical"),
    UseGroup.COMMERCIAL: Mark("#c9261c", "diagonal"),
    UseGroup.TRANSPORT: Mark("#4d4d4d", "grid"),
    UseGroup.UTILITIES: Mark("#2c7a98", "backward"),
    UseGroup.GREEN: Mark("#2f8f2f", "dots"),
    UseGroup.BLANK: Mark("#7570b3", "none", 2.2),
    UseGroup.SPECIAL: Mark("#2c7a98", "cross"),
    UseGroup.NATURE: Mark("#6aa84f", "horizontal"),
    UseGroup.UNKNOWN: UNKNOWN,
    UseGroup.NOT_STATED: OUTSIDE,
}
_PRIME: dict[str, Mark] = {
    "top_5": Mark("#33005f", outline=1.8),
    "top_10": Mark("#5e3c99"),
    "top_25": Mark("#8c78bd"),
    "top_50": Mark("#b9afd8"),
    "low": Mark("#e6e2f0"),
    "not_ranked": UNKNOWN,
    "aside": OUTSIDE,
}
_VERDICT: dict[str, Mark] = {
    Judged.BLOCKED: PARCEL_CLASSES["blocked"],
    Judged.FAIL: Mark("#7f0000", "grid"),
    Judged.APPROVAL: Mark("#d95f02", "diagonal"),
    Judged.UNDETERMINED: Mark("#6a51a3", "dots"),
    Judged.CONDITIONAL: Mark("#b8860b", "horizontal"),
    Judged.NOT_SET: Mark("#4d4d4d", "none", 1.8),
    Judged.PASS: Mark("#1b9e77"),
    Judged.NOT_ASSESSED: UNKNOWN,
}
_HOLDER: dict[str, Mark] = {
    Held.ALLOCATION: Mark("#173f7a", outline=1.8),
    Held.CERTIFICATE: Mark("#2c8fb8", "vertical", 1.4),
    Held.AGREEMENT: Mark("#c98a00", "diagonal"),
    Held.RESERVE: PARCEL_CLASSES[RESERVED],
    Held.NOBODY: Mark("#bfe3d4"),
    Held.USED: OUTSIDE,
    Held.UNKNOWN: UNKNOWN,
}
_PRICE: dict[str, Mark] = {
    "price_3": Mark("#5b1a00", outline=1.8),
    "price_2": Mark("#a63c06", outline=1.8),
    "price_1": Mark("#e0823d", outline=1.8),
    "price_0": Mark("#f8d3b0", outline=1.8),
    "free": Mark("#1b7f5f", "dots", 1.8),
    "not_computed": Mark("#ffffff", "dotted", 1.8, "?"),
    "none": OUTSIDE,
}
MODE_MARKS: Mapping[Mode, Mapping[str, Mark]] = {
    Mode.STATUS: PARCEL_CLASSES,
    Mode.READINESS: _READINESS,
    Mode.USE: _USE,
    Mode.PRIME: _PRIME,
    Mode.VERDICT: _VERDICT,
    Mode.HOLDER: _HOLDER,
    Mode.PRICE: _PRICE,
}
RAMPS: Mapping[Mode, tuple[str, ...]] = {
    Mode.READINESS: tuple(f"quarter_{i}" for i in range(len(DATES))),
    Mode.USE: (UseGroup.INDUSTRY_3, UseGroup.INDUSTRY_2, UseGroup.INDUSTRY_1),
    Mode.PRIME: ("top_5", "top_10", "top_25", "top_50", "low"),
    Mode.PRICE: ("price_3", "price_2", "price_1", "price_0"),
}
"""Classes that are amounts, from dark to light."""
