"""Land and candidate pools prepared once per content, policy and date, shared by every answer of this process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.planning.candidates import CandidatePool, find_candidates
from parcels.planning.land import Land, prepare_land
from parcels.rules.policy import Policy, load_policy, policy_hash
from parcels.service.progress import Progress, silent
from parcels.service.workspace import Workspace

Made = TypeVar("Made")


class LastUsed(Generic[Made]):
    """Things that are dear to make, made once each even if several threads ask; only the last used are kept."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the thing of a key, made by ``make`` if it is not there."""
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            made = make()
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > self._size:
                    self._making.pop(self._kept.popitem(last=False)[0], None)
            return made


_LAND: LastUsed[Land] = LastUsed(2)
_POOLS: LastUsed[CandidatePool] = LastUsed(3)


@dataclass(frozen=True, eq=False)
class Basis:
    """What an answer starts from: the city, the policy with its hash, the land on a date, the reserve lifted for this run."""

    key: Hashable
    city: City
    policy: Policy
    policy_hash: str
    as_of: date
    land: Land
    release: tuple[str, ...]


def basis(
    ws: Workspace, policy: Path | None, as_of: date, *, release: tuple[str, ...] = (), progress: Progress = silent
) -> Basis:
    """Return the prepared land of a workspace; quick when it was asked before.

    Raises
    ------
    InputRefused
        ``release_unknown`` or ``release_not_held`` for a parcel that cannot be released.
    """
    rules = load_policy(policy)
    digest = policy_hash(rules)
    city = ws.city()
    key = (ws.target, city.crs, tuple(sorted(city.versions.items())), digest, as_of)

    def make() -> Land:
        progress("land", 0, 1)
        land = prepare_land(city, rules, as_of=as_of)
        progress("land", 1, 1)
        return land

    land = released(_LAND.get(key, make), release)
    return Basis((key, tuple(sorted(release))), land.city, rules, digest, as_of, land, release)


def released(land: Land, parcels: tuple[str, ...]) -> Land:
    """Return the same land with the policy reserve of some parcels lifted."""
    if not parcels:
        return land
    refuse_not_held(land.city, parcels)
    frame = land.city.parcels.copy()
    frame.loc[list(parcels), "reserve_status"] = ReserveStatus.RELEASED.value
    lifted = np.isin(np.array(land.estate.ids, dtype=object), list(parcels))
    return replace(
        land,
        city=replace(land.city, parcels=frame),
        parcels=frame.loc[land.parcels.index],
        estate=replace(land.estate, held=land.estate.held & ~lifted),
    )


def refuse_not_held(city: City, parcels: tuple[str, ...]) -> None:
    """Raise unless every parcel exists and is in reserve."""
    for parcel in parcels:
        if parcel not in city.parcels.index:
            raise InputRefused("release_unknown", parcel=parcel)
        if city.parcels.at[parcel, "reserve_status"] != ReserveStatus.HELD:
            raise InputRefused("release_not_held", parcel=parcel)


def pool(prepared: Basis, *, progress: Progress = silent) -> CandidatePool:
    """Return the candidates of every project of a basis; quick when it was asked before."""

    def make() -> CandidatePool:
        land = prepared.land
        return find_candidates(land, prepared.city.projects, prepared.policy, prepared.as_of, progress=progress)

    return _POOLS.get(prepared.key, make)
