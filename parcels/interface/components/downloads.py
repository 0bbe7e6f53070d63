"""A button to take a file away: the file is made when somebody clicks, and that they took it is recorded."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal
from parcels.service.access import allowed
from parcels.service.exporting import handed_out


@dataclass(frozen=True)
class Offer:
    """A file on offer: what kind of thing it is in the log, its name, and how it is made."""

    kind: str
    name: str
    make: Callable[[], bytes]


def button(
    desk: Desk,
    label: str,
    offer: Offer,
    *,
    key: str,
    icon: str = ":material/download:",
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:
    """Draw the button; who may not take files out of the workspace is told why."""
    right = allowed(desk.actor, "view_log" if offer.kind == "log" else "export")
    st.download_button(
        literal(label),
        lambda: taken(desk, offer),
        offer.name,
        "application/octet-stream",
        key=key,
        icon=icon,
        type=type,
        on_click="ignore",  # only no new run of the page: the file is made, and recorded, by the click itself
        disabled=not right.allowed,
        help=None if right.allowed else desk.words.code("because", right.because),
    )


def taken(desk: Desk, offer: Offer) -> bytes:
    """Return the file, recording who took it."""
    return handed_out(desk.workspace, offer.kind, offer.name, offer.make(), now=datetime.now(UTC), actor=desk.actor)


def as_bytes(name: str, write: Callable[[Path], None]) -> bytes:
    """Return what is written to a path of a name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        return path.read_bytes()
