"""A list of drafts worked on: every operation gives a new list, so undo is keeping the old one."""

from parcels.domain.errors import InputRefused
from parcels.geo.drafts.edits import Edit

Edits = tuple[Edit, ...]


def added(edits: Edits, edit: Edit) -> Edits:
    """Return the list with one more edit at its end."""
    return (*edits, edit)


def replaced(edits: Edits, place: int, edit: Edit) -> Edits:
    """Return the list with another edit at ``place`` (from 0); raises ``draft_place_unknown``."""
    _require(edits, place)
    return (*edits[:place], edit, *edits[place + 1 :])


def removed(edits: Edits, place: int) -> Edits:
    """Return the list without the edit at ``place`` (from 0); raises ``draft_place_unknown``."""
    _require(edits, place)
    return (*edits[:place], *edits[place + 1 :])


def moved(edits: Edits, place: int, to: int) -> Edits:
    """Return the list with the edit at ``place`` standing at ``to`` (both from 0); raises ``draft_place_unknown``."""
    _require(edits, place)
    _require(edits, to)
    rest = removed(edits, place)
    return (*rest[:to], edits[place], *rest[to:])


def _require(edits: Edits, place: int) -> None:
    if not 0 <= place < len(edits):
        raise InputRefused("draft_place_unknown", place=place + 1, count=len(edits))
