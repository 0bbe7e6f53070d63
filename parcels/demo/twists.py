"""Demands that must fail, each for its own reason, among the projects that still want land."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from parcels.demo.size import DemoSize, stream

Change = Callable[[Mapping[Hashable, Any]], dict[Hashable, Any]]
SCALED = ("investment_wan_yuan", "tax_wan_yuan_per_year", "output_wan_yuan_per_year")
Record = Mapping[Hashable, Any]


def _scaled(project: Record, factor: float) -> dict[Hashable, Any]:
    """Return investment, tax and output times a factor, in tens; unknown ones stay unknown."""
    return {name: float(np.round(project[name] * factor, -1)) for name in SCALED}


def _too_large(project: Record) -> dict[Hashable, Any]:
    return {
        "area_min_mu": 1200.0,
        "area_max_mu": 1500.0,
        "investment_wan_yuan": 480_000.0,
        "tax_wan_yuan_per_year": 24_000.0,
    }


def _too_early(project: Record) -> dict[Hashable, Any]:
    low = max(110.0, float(project["area_min_mu"]))
    scale = low / float(project["area_min_mu"])
    return {
        **_scaled(project, scale),
        "need_by": date(2027, 1, 1),
        "area_min_mu": low,
        "area_max_mu": float(np.ceil(1.15 * low)),
    }


def _wrong_use(project: Record) -> dict[Hashable, Any]:
    return {
        "uses": ("080401",),
        "sector_code": "P8341",
        "sector_group": "other",
        "name": "清和职业技术大学迁建项目",
        "is_chemical": False,
    }


def _below_bar(project: Record) -> dict[Hashable, Any]:
    return {**_scaled(project, 0.16), "technology_level": 0.15, "funds_arrived_wan_yuan": 0.0}


def _real_estate(project: Record) -> dict[Hashable, Any]:
    return {
        "uses": ("070102",),
        "sector_code": "K7010",
        "sector_group": "other",
        "name": "云栖澜庭住宅开发项目",
        "is_real_estate": True,
        "is_chemical": False,
    }


def _bundled(project: Record) -> dict[Hashable, Any]:
    return {
        "is_bundled": True,
        "uses": ("0903", "070102"),
        "name": "岚岳文旅小镇综合开发项目",
        "sector_code": "N7869",
        "sector_group": "tourism",
        "is_chemical": False,
    }


def _services(project: Record) -> dict[Hashable, Any]:
    return {"power_kva": 260_000.0, "water_m3_per_day": 9_500.0}


TWISTS: tuple[tuple[Change, int], ...] = (
    (_too_large, 2),
    (_too_early, 1),
    (_wrong_use, 1),
    (_below_bar, 3),
    (_real_estate, 1),
    (_bundled, 1),
    (_services, 1),
)
"""Changes and how many of each per 54 projects that want land."""


def twist(frame: pd.DataFrame, size: DemoSize) -> pd.DataFrame:
    """Return the projects with impossible demands among those without a named parcel that still want land."""
    rng = stream(size, "twists")
    wanting = frame["stage"].isin(["lead", "negotiating", "signed", "registered", "filed"])
    rows = rng.permutation(np.flatnonzero(wanting & (frame["parcel_ids"].map(len) == 0)))
    records = frame.to_dict("records")
    start = 0
    for change, number in TWISTS:
        count = max(1, round(number * wanting.sum() / 54)) if len(rows) else 0
        for row in rows[start : start + count]:
            records[int(row)] |= change(records[int(row)])
        start += count
    out = pd.DataFrame.from_records(records, columns=list(frame.columns))
    for name in ("signed_on", "platform_id", "sector_group", "developer_body"):
        out[name] = out[name].astype(object).where(out[name].notna(), None)
    return out
