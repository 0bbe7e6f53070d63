"""Readiness items of land that is still open, and what follows from them: delivery date and money still to be spent."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from parcels.demo.size import BASE_DATE, DemoSize, stream

ITEMS = (
    "plan_conditions", "conversion", "acquisition", "demolition", "archaeology", "soil_survey", "levelling", "road",
    "power", "water", "sewage", "gas", "telecom",
)  # fmt: skip
DONE_BEFORE = {"planned": 0, "approved": 2, "acquired": 3, "cleared": 13}
"""How many of the items are certainly done in each state of the land chain."""
COST = {
    "plan_conditions": 0.05, "conversion": 3.2, "acquisition": 6.5, "demolition": 2.6, "archaeology": 0.15,
    "soil_survey": 0.08, "levelling": 1.4, "road": 1.8, "power": 1.1, "water": 0.5, "sewage": 0.6, "gas": 0.4,
    "telecom": 0.15,
}  # fmt: skip
"""Mean cost in wan yuan per mu."""
MONTHS = {"planned": (15, 50), "approved": (9, 32), "acquired": (3, 20)}
OWNERS = {
    "plan_conditions": "清和市自然资源和规划局", "conversion": "清和市自然资源和规划局",
    "acquisition": "清和市征收事务中心",
    "demolition": "清和市征收事务中心", "archaeology": "清和市文物局", "soil_survey": "清和市生态环境局",
    "levelling": "清和市土地储备中心", "road": "清和市住房和城乡建设局", "power": "清和供电公司",
    "water": "清和水务集团", "sewage": "清和水务集团", "gas": "清和燃气公司", "telecom": "清和通信发展办",
}  # fmt: skip


def set_readiness(lots: pd.DataFrame, size: DemoSize) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the lots with ``ready_on`` and ``prepare_cost_wan_yuan``, and the table of readiness items.

    The delivery date of a parcel is the latest planned date among its unfinished items; some planned land has no
    date, which means unknown, not early.
    """
    rng = stream(size, "readiness")
    rows = np.flatnonzero(lots["status"].isin(list(DONE_BEFORE)).to_numpy())
    chosen = lots.iloc[rows]
    states = _states(chosen, rng)
    ready, planned, finished = _dates(chosen, states, rng)
    cost = _costs(chosen, states, rng)
    open_cost = np.where(np.isin(states, ["doing", "todo"]), cost, 0.0).sum(axis=1)
    ready_on = np.full(len(lots), None, dtype=object)
    ready_on[rows] = ready
    money = np.full(len(lots), np.nan)
    money[rows] = np.round(open_cost, 1)
    lots = lots.assign(ready_on=ready_on, prepare_cost_wan_yuan=money)
    return lots, _table(chosen, states, (planned, finished), cost)


def _states(chosen: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    n, k = len(chosen), len(ITEMS)
    done = chosen["status"].map(DONE_BEFORE).to_numpy()
    extra = np.where(chosen["status"] == "cleared", 0, rng.integers(0, 4, n))
    place = np.arange(k)[None, :]
    states = np.full((n, k), "todo", dtype=object)
    states[(place < (done + extra)[:, None] + 2) & (rng.random((n, k)) < 0.6)] = "doing"
    states[place < (done + extra)[:, None]] = "done"
    states[:, -1] = np.where(states[:, -1] == "done", "done", "todo")
    convert = chosen["needs_conversion"].to_numpy()
    states[np.equal(convert, False) & (chosen["status"] == "planned").to_numpy(), 1] = "not_needed"
    states[np.equal(convert, True), 1] = "doing"
    states[(rng.random(n) < 0.45), 3] = "not_needed"
    states[(rng.random(n) < 0.25), 11] = "not_needed"
    return states


def _dates(
    chosen: pd.DataFrame, states: NDArray[np.object_], rng: np.random.Generator
) -> tuple[NDArray[np.object_], NDArray[np.object_], NDArray[np.object_]]:
    """Return delivery dates, planned dates and finish dates; cleared land is deliverable now and has no date."""
    n, k = states.shape
    status = chosen["status"].to_numpy()
    low = np.array([MONTHS.get(s, (0, 0))[0] for s in status])
    high = np.array([MONTHS.get(s, (0, 0))[1] for s in status])
    days = ((low + rng.beta(1.6, 2.2, n) * (high - low)) * 30.4).astype(int)
    unknown = (status == "planned") & (rng.random(n) < 0.22)
    unfinished = np.isin(states, ["doing", "todo"])
    share = np.sort(rng.uniform(0.15, 1.0, (n, k)), axis=1)
    last = k - 1 - np.argmax(unfinished[:, ::-1], axis=1)
    share[np.arange(n), last] = 1.0
    planned = np.where(unfinished & ~(unknown[:, None] & (np.arange(k) > 2)), np.round(share * days[:, None]), np.nan)
    back = -np.round(np.sort(rng.uniform(30, 1400, (n, k)), axis=1)[:, ::-1])
    finished = np.where(states == "done", back, np.nan)
    ready = np.where((status == "cleared") | unknown, np.nan, days)
    return _as_dates(ready), _as_dates(planned), _as_dates(finished)


def _as_dates(days: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return dates counted from the base date; ``None`` for not a number."""
    known = np.unique(days[~np.isnan(days)]).astype(int)
    table: dict[int, date] = {int(d): BASE_DATE + timedelta(days=int(d)) for d in known}
    flat = [None if np.isnan(d) else table[int(d)] for d in days.ravel()]
    out = np.empty(len(flat), dtype=object)
    out[:] = flat
    return out.reshape(days.shape)


def _costs(chosen: pd.DataFrame, states: NDArray[np.object_], rng: np.random.Generator) -> NDArray[np.float64]:
    mu = chosen["area_m2"].to_numpy() * 3 / 2000
    mean = np.array([COST[item] for item in ITEMS])
    cost = mean[None, :] * mu[:, None] * rng.lognormal(0, 0.3, states.shape)
    return np.where(states == "not_needed", 0.0, np.round(cost, 1))


def _table(
    chosen: pd.DataFrame,
    states: NDArray[np.object_],
    dates: tuple[NDArray[np.object_], NDArray[np.object_]],
    cost: NDArray[np.float64],
) -> pd.DataFrame:
    """Return one row per parcel and item."""
    n, k = states.shape
    planned, finished = dates
    frame = pd.DataFrame(
        {
            "parcel_id": np.repeat(chosen["parcel_id"].to_numpy(), k),
            "item": np.tile(np.array(ITEMS, dtype=object), n),
            "state": states.ravel(),
            "planned_on": planned.ravel(),
            "finished_on": finished.ravel(),
            "cost_wan_yuan": cost.ravel(),
            "owner_body": np.tile(np.array([OWNERS[item] for item in ITEMS], dtype=object), n),
        }
    )
    paper = "清和演示〔" + frame["item"].map(_NUMBER) + "〕号"
    frame["evidence"] = paper.astype(object).where(frame["state"] == "done", None)
    return frame


_NUMBER = {item: f"{i + 1:02d}" for i, item in enumerate(ITEMS)}
