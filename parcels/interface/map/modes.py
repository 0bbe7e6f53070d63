"""Colour modes of the map as the browser gets them: classes with words and marks, and the class of every parcel.

A mode travels on its own address when somebody chooses it; which one is chosen lives in the browser, so that the text
of the base map stays the same (see :mod:`parcels.interface.map.base`).
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from parcels.interface.components.safe import capital
from parcels.interface.map.mode_marks import MODE_MARKS
from parcels.interface.map.routes import layer_url
from parcels.interface.words import Words, slug
from parcels.planning.parcel_classes import NOT_COMPUTED, LandClass
from parcels.service.map_modes import Mode, ModeValues

UNITS = {Mode.PRIME: "mode-detail-prime-unit", Mode.PRICE: "mode-detail-price-unit"}


def mode_list(words: Words, modes: Iterable[Mode], version: str, token: str) -> list[dict[str, Any]]:
    """Return the modes somebody may choose, each with its address; the status comes with the parcels and has none."""

    def address(mode: Mode) -> str | None:
        return None if mode is Mode.STATUS else f"{layer_url(version, f'mode-{mode}', token)}&lang={words.language}"

    return [{"id": str(mode), "label": words(f"mode-{mode}"), "url": address(mode)} for mode in modes]


def mode_document(words: Words, values: ModeValues) -> dict[str, Any]:
    """Return a mode for the browser: ``of`` has the place in ``classes`` of each parcel, ``details`` what to show."""
    present = [one for one in values.classes if one.code in set(values.of.values())]
    place = {one.code: number for number, one in enumerate(present)}
    rounded = {name: round(one) if isinstance(one, float) else one for name, one in values.details.items()}
    unit = words(UNITS[values.mode]) if values.mode in UNITS else ""
    return {
        "mode": str(values.mode),
        "note": _note(words, values),
        "detail": {"label": words(f"mode-detail-{values.mode}"), "unit": unit},
        "classes": [_class(words, values.mode, one) for one in present],
        "of": {name: place[code] for name, code in values.of.items()},
        "details": {name: _about(name in values.unproven, one) for name, one in rounded.items()},
    }


def _note(words: Words, values: ModeValues) -> str:
    if values.mode is Mode.PRICE and NOT_COMPUTED in values.of.values():
        return words("mode-note-price", page=words("page-holding"))
    return words(f"mode-note-{values.mode}-provisional") if values.is_provisional else ""


def class_label(words: Words, mode: Mode, one: LandClass) -> str:
    """Return the name of a class: ``quarter_3`` and the like are named by their values."""
    start, _, number = one.code.rpartition("_")
    code = start if one.values and number.isdigit() else one.code
    return capital(words(f"mode-class-{mode}-{slug(code)}", **one.values))


def _class(words: Words, mode: Mode, one: LandClass) -> dict[str, Any]:
    return {"id": one.code, "label": class_label(words, mode, one), "mark": asdict(MODE_MARKS[mode][one.code])}


def _about(is_unproven: bool, value: str | float) -> str | float:
    return f"≈ {value}" if is_unproven else value
