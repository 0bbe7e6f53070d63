"""Drafts on top of the constant map: those of the open scenario, and the one that would be added now."""

from collections.abc import Sequence

from parcels.geo.drafts import BoundaryChange, Drafted, Edit
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_city import drafted, drawn_parcels, with_pending
from parcels.interface.components.draft_pending import frame_of, pending
from parcels.interface.components.scenario_open import opened
from parcels.interface.map.overlay import Shape, shapes_of

DRAFT, PREVIEW = "draft", "preview"


def draft_shapes(desk: Desk) -> tuple[Shape, ...]:
    """Return what the drafts of the open scenario made, and what the draft in hand would make."""
    one = opened(desk)
    if one is None:
        return ()
    edits = one.content.edits
    done = drafted(desk, edits)
    return (*_made(desk, done, edits, DRAFT), *_previewed(desk, edits))


def _made(desk: Desk, done: Drafted, edits: Sequence[Edit], role: str) -> tuple[Shape, ...]:
    land, names = done.city.parcels, drawn_parcels(done)
    changed = [
        edit.platform_id
        for edit, made in zip(edits, done.made, strict=True)
        if made and isinstance(edit, BoundaryChange)
    ]
    areas = done.city.platforms
    return (
        *shapes_of(land.loc[list(names)], role, list(names)),
        *shapes_of(areas.loc[changed], role, changed),
    )


def _previewed(desk: Desk, edits: Sequence[Edit]) -> tuple[Shape, ...]:
    edit = pending(desk, edits)
    if edit is None:
        return ()
    done = with_pending(desk, edits, edit)
    names = done.made[-1]
    source = done.city.platforms if isinstance(edit, BoundaryChange) else done.city.parcels
    return shapes_of(frame_of(desk, names, list(source.geometry.loc[list(names)])), PREVIEW, list(names))
