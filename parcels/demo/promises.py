"""Which parcels agreements name, which are promised, and who promotes and develops."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from parcels.demo.history import Fate
from parcels.demo.names import PROMOTERS, platform_words
from parcels.demo.sectors import Kind
from parcels.demo.size import BASE_DATE, DemoSize, stream
from parcels.domain.units import M2_PER_MU

HELD_SHARE = 0.09
"""Promises on parcels as a share of projects."""


@dataclass(frozen=True)
class Promises:
    """Parcels by position: promised to a project until a date; status that follows from a landed project."""

    held_for: dict[int, str]
    held_until: dict[int, date]
    status: dict[int, str]


def name_parcels(
    frame: pd.DataFrame, kinds: list[Kind], fate: Fate, lots: pd.DataFrame, size: DemoSize
) -> tuple[pd.DataFrame, Promises]:
    """Return projects with ``parcel_ids``, bodies and platform, and the promises that follow.

    A landed project stands on supplied or built land, whose area is then its demand; a signed one with land secured
    names open land. Two parcels are promised to one project and named in the agreement of another (多头许诺).
    """
    rng = stream(size, "promises")
    index = _Index(lots)
    frame = frame.copy()
    parcels: list[tuple[str, ...]] = [()] * len(frame)
    where: list[int] = [-1] * len(frame)
    wanted = frame["area_min_mu"].to_numpy(dtype=float)
    area = lots["area_m2"].to_numpy(dtype=float) / M2_PER_MU
    for i, (kind, secured) in enumerate(zip(kinds, fate.secured, strict=False)):
        row = _site_of(i, kind, fate, bool(secured), index, wanted[i])
        if row is None:
            continue
        parcels[i], where[i] = (str(lots["parcel_id"].iat[row]),), row
        frame.loc[i, ["area_min_mu", "area_max_mu"]] = [
            float(np.floor(area[row] * 0.93)),
            float(np.ceil(area[row] * 1.06)),
        ]
    parcels, promises = _promise(frame, parcels, where, fate, rng)
    frame["parcel_ids"] = pd.Series(parcels, index=frame.index, dtype=object)
    return _bodies(frame, fate, where, lots, rng), promises


class _Index:
    """Free parcels of platforms by use."""

    def __init__(self, lots: pd.DataFrame) -> None:
        inside = lots["platform_id"].notna().to_numpy()
        taken = lots["status"].isin(["supplied", "built"]).to_numpy()
        free = (lots["reserve_status"] == "none").to_numpy() & ~lots["status"].isin(
            ["planned", "supplied", "built"]
        ).to_numpy()
        self.size = np.log(lots["area_m2"].to_numpy() / M2_PER_MU)
        self.pools = {True: inside & taken, False: inside & free}
        self.rows = {
            (taken, str(use)): _thinned(np.asarray(rows)[pool[rows]])
            for taken, pool in self.pools.items()
            for use, rows in lots.groupby("plan_use").indices.items()
        }

    def take(self, taken: bool, uses: tuple[str, ...], mu: float) -> int | None:
        """Return and use up the parcel nearest in size of a suitable use, if one is within half and twice of ``mu``."""
        pool = self.pools[taken]
        rows = np.concatenate([self.rows.get((taken, use), np.zeros(0, np.int64)) for use in uses])
        rows = rows[pool[rows]]
        off = np.abs(self.size[rows] - np.log(mu))
        if not len(rows) or off.min() > 0.65:
            return None
        row = int(rows[np.argmin(off)])
        pool[row] = False
        return row


def _thinned(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return at most about three thousand of the rows, evenly spread: a large city is as quick as a small one."""
    return rows[:: max(1, len(rows) // 3000)]


def _site_of(i: int, kind: Kind, fate: Fate, secured: bool, index: _Index, mu: float) -> int | None:
    if fate.landed[i] is not None:
        found = index.take(True, kind.uses, mu)
        return found if found is not None else index.take(True, ("100102", "100101"), mu)
    return index.take(False, kind.uses, mu) if secured and fate.withdrawn[i] is None else None


def _promise(
    frame: pd.DataFrame, parcels: list[tuple[str, ...]], where: list[int], fate: Fate, rng: np.random.Generator
) -> tuple[list[tuple[str, ...]], Promises]:
    """Promise some named open parcels, and let two further agreements name a promised parcel again."""
    k = len(fate.signed)
    status = {where[i]: _land_status(fate.landed[i]) for i in range(k) if where[i] >= 0 and fate.landed[i] is not None}
    waiting = [i for i in range(k) if fate.landed[i] is None and fate.withdrawn[i] is None]
    named = [i for i in waiting if where[i] >= 0]
    chosen = [named[j] for j in np.sort(rng.permutation(len(named))[: max(4, round(HELD_SHARE * len(frame)))])]
    held_for = {where[i]: str(frame["project_id"].iat[i]) for i in chosen}
    held_until = {where[i]: BASE_DATE + timedelta(days=int(rng.integers(20, 400))) for i in chosen}
    rivals = [i for i in waiting if where[i] < 0] or [i for i in named if i not in chosen]
    for rival, owner in zip(rivals[: max(2, len(frame) // 90)], chosen, strict=False):
        parcels[rival] = parcels[owner]
    return parcels, Promises(held_for, held_until, status)


def _land_status(landed: date | None) -> str:
    return "supplied" if landed is None or (BASE_DATE - landed).days < 500 else "built"


def _bodies(
    frame: pd.DataFrame, fate: Fate, where: list[int], lots: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Return promoter and developer; they differ where the drawn history says so; some agreements fix a platform.

    Who has landed or withdrawn names the platform: the matter is closed, and nobody places it any more.
    """
    platforms = sorted(lots["platform_id"].dropna().unique())
    n, k = len(frame), len(fate.signed)
    own = [
        str(lots["platform_id"].iat[w]) if w >= 0 else platforms[int(draw)]
        for w, draw in zip(where, rng.integers(0, min(4, len(platforms)), n), strict=True)
    ]
    same = np.r_[fate.same_body, rng.random(n - k) < 0.5]
    bodies = [platform_words(int(p[2:]) - 1)[2] for p in own]
    city = rng.choice(np.array(PROMOTERS, dtype=object), n)
    frame["developer_body"] = [
        body if w >= 0 or i < k else None for i, (body, w) in enumerate(zip(bodies, where, strict=True))
    ]
    frame["promoter_body"] = [body if keep else other for body, other, keep in zip(bodies, city, same, strict=True)]
    fixed = (rng.random(n) < 0.12) & (np.array(where) < 0)
    fixed[:k] |= [one is not None or other is not None for one, other in zip(fate.landed, fate.withdrawn, strict=True)]
    frame["platform_id"] = pd.Series(
        [p if yes else None for p, yes in zip(own, fixed, strict=True)], index=frame.index, dtype=object
    )
    return frame
