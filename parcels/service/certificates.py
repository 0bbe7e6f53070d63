"""The signing gate: a computed land certificate, or a refusal with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcels.landing.certificate import LandCertificate
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class GateOptions:
    """Law date, policy and a particular site (``None``: the best one)."""

    as_of: date
    site: str | None = None
    policy: Path | None = None


def certify(ws: Workspace, project_id: str, options: GateOptions, *, actor: Actor) -> LandCertificate:
    """Return whether the project can sign, can sign if, or cannot sign."""
    raise NotImplementedError
