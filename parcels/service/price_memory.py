"""The last prices of holding found on the data as they are, so that a map can show them and never computes them."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.planning.holding.pricing import Price
from parcels.service.prepared import Basis, basis, basis_key
from parcels.service.workspace import Workspace

_NEWEST: dict[Hashable, "Remembered"] = {}
WORKSPACES = 8


@dataclass(frozen=True, eq=False)
class Remembered:
    """Prices of single reserved parcels, by parcel, and the land that was bound when they were found."""

    prices: Mapping[str, Price]
    commitments: Mapping[str, str]


def remember_prices(prepared: Basis, found: Iterable[Price]) -> None:
    """Keep the prices of single parcels for this process; those of the last run count."""
    _NEWEST.pop(prepared.key, None)
    _NEWEST[prepared.key] = Remembered({one.parcels[0]: one for one in found}, dict(prepared.commitments))
    while len(_NEWEST) > WORKSPACES:
        _NEWEST.pop(next(iter(_NEWEST)))


def remembered_prices(ws: Workspace, policy: Path | None, as_of: date) -> Mapping[str, Price]:
    """Return the prices found on the same data, policy, day and bound land; empty where none were run."""
    kept = _NEWEST.get(basis_key(ws, policy, as_of))
    if kept is None or basis(ws, policy, as_of).commitments != kept.commitments:
        return {}
    return kept.prices
