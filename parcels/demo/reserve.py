"""The reserve of prime land: the best open lots of platforms are held, a few are released."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats
from parcels.demo.land import Land
from parcels.demo.platforms import PURPOSES
from parcels.demo.size import BASE_DATE, DemoSize, stream
from parcels.domain.units import M2_PER_MU

RESERVE_SHARE = 0.033
"""Share of all parcels in reserve or released from it."""
LEAST_MU = 15.0
REASONS = (
    "临高速互通，区位条件优越，优先保障重大产业项目",
    "连片规模较大，预留给链主企业整体布局",
    "临河景观界面，宁缺勿滥，待高质量项目",
    "位于平台核心区，与轨道站点衔接，暂缓供应",
)


def reserve_prime(lots: pd.DataFrame, land: Land, size: DemoSize) -> pd.DataFrame:
    """Return the lots with ``reserve_status, reserve_reason, reserve_purpose, reserved_until``."""
    rng = stream(size, "reserve")
    n = len(lots)
    eligible = _eligible(lots)
    score = np.full(n, -np.inf)
    score[eligible] = _prime_scores(lots[eligible], land) + rng.normal(0, 0.05, int(eligible.sum()))
    number = min(max(4, round(RESERVE_SHARE * size.parcels)), int(eligible.sum()))
    best = _best_by_platform(score, lots["owner"].to_numpy(), number)
    released = best[rng.permutation(number)[: max(1, number // 9)]]
    status = np.full(n, "none", dtype=object)
    status[best] = "held"
    status[released] = "released"
    reasons = [REASONS[i] for i in rng.integers(0, len(REASONS), number)]
    until = [BASE_DATE + timedelta(days=int(91.3 * quarters)) for quarters in rng.integers(2, 14, number)]
    owner, use = lots["owner"].to_numpy()[best], lots["plan_use"].str[:2].to_numpy()[best]
    purposes = [_purpose(int(o), str(u), rng) for o, u in zip(owner, use, strict=True)]
    return lots.assign(
        reserve_status=status,
        reserve_reason=_placed(n, best, reasons),
        reserve_purpose=_placed(n, best, purposes),
        reserved_until=_placed(n, best, until),
    )


def _eligible(lots: pd.DataFrame) -> NDArray[np.bool_]:
    """Open land of platforms, past planning, of a use projects want, not small."""
    use = lots["plan_use"].str[:2].isin(["10", "08", "09"])
    status = lots["status"].isin(["cleared", "acquired", "approved"])
    large = lots["area_m2"] > LEAST_MU * M2_PER_MU
    return (use & status & large & (lots["owner"] >= 0)).to_numpy()


def _prime_scores(lots: pd.DataFrame, land: Land) -> Floats:
    """Return how good each lot is (0 to 1): core, size, compactness, nearness to the motorway."""
    shape = lots["shape"].to_numpy()
    area = lots["area_m2"].to_numpy()
    compact = 4 * np.pi * area / shapely.length(shape) ** 2
    xy = shapely.get_coordinates(land.terrain.motorway)
    pieces = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1))
    corner = shapely.points(shapely.bounds(shape)[:, :2])
    _, motorway = shapely.STRtree(pieces).query_nearest(corner, return_distance=True, all_matches=False)
    return np.asarray(
        0.40 * (1 - lots["rank"].to_numpy())
        + 0.20 * np.clip(area / M2_PER_MU / 60, 0, 1)
        + 0.15 * np.clip(compact / 0.78, 0, 1)
        + 0.25 * np.clip(1 - motorway / 3500, 0, 1)
    )


def _best_by_platform(score: Floats, owner: NDArray[np.int64], number: int) -> NDArray[np.int64]:
    """Return the best lots; each platform has half of its share of the eligible ones before the best of all follow."""
    order = np.argsort(-score, kind="stable")[: int(np.isfinite(score).sum())]
    place = pd.Series(owner[order]).groupby(owner[order]).cumcount().to_numpy()
    share = np.bincount(owner[order])[owner[order]] / len(order) * number
    first = place < np.maximum(1, share * 0.5)
    return order[np.argsort(~first, kind="stable")][:number]


def _purpose(owner: int, use: str, rng: np.random.Generator) -> tuple[str, ...]:
    wanted = PURPOSES[use]
    groups = wanted[owner % len(wanted)]
    return groups[: int(rng.integers(1, len(groups) + 1))]


def _placed(n: int, rows: NDArray[np.int64], values: Sequence[date | str | tuple[str, ...]]) -> NDArray[np.object_]:
    out: NDArray[Any] = np.full(n, None, dtype=object)
    for row, value in zip(rows, values, strict=True):
        out[row] = value
    return out
