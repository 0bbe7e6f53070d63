"""Clearances of parcels and approvals of projects, with a few violations of every rule of the catalogue.

Drawn from streams of their own, after everything else: land, scores and plans do not depend on them.
"""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from parcels.demo.size import BASE_DATE, DemoSize, stream

Objects = NDArray[np.object_]
OPEN_STATUS = ("planned", "approved", "acquired", "cleared")
CONVERTED = ("approved", "acquired", "cleared")
BODY = "清和市自然资源和规划局"
KNOWN: dict[str, tuple[float, float]] = {
    "planned": (0.50, 0.10), "approved": (0.62, 0.12), "acquired": (0.86, 0.05), "cleared": (0.95, 0.03),
}  # fmt: skip
"""Shares of parcels whose title is clear and is not, and which have no dispute; of the rest nothing is on record."""
SURVEY_OPEN = 0.03
"""Share of cleared parcels without the archaeological survey."""
FAR = {"10": (0.90, 0.09), "11": (0.80, 0.08), "08": (0.85, 0.3), "09": (1.2, 0.5), "07": (1.4, 0.3)}
"""Declared floor-area ratio: least and spread, by first digits of the use wanted."""
NOISY = ("30", "31", "32", "33", "34", "36", "37", "42")
"""Divisions of GB/T 4754-2017 whose plants are loud (演示数据)."""


def clear_parcels(lots: pd.DataFrame, readiness: pd.DataFrame, size: DemoSize) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the lots with their clearances, and readiness with the dates and gaps that belong to them."""
    rng = stream(size, "clearances")
    n, status = len(lots), lots["status"].to_numpy(dtype=object)
    approved = _approval_days(lots, readiness, rng)
    lots = lots.assign(
        conversion_approval=_numbers(approved, "清和土批", rng),
        conversion_approved_on=approved,
        plan_change_approval=_some(n, 0.02, "清和规调〔2026〕", rng),
        land_grade=_grades(lots, rng),
        title_clear=_flags(status, rng),
        compensation_settled=_settled(status, rng),
        no_dispute=_flags(status, rng),
        far_min=_least_far(lots, rng),
    )
    return lots, _as_cleared(readiness, lots, rng)


def _approval_days(lots: pd.DataFrame, readiness: pd.DataFrame, rng: np.random.Generator) -> Objects:
    """Return approval dates; land approved and not yet acquired has a recent one, one in nine is older than two years.

    Land acquired since has the date its readiness item was finished.
    """
    done = readiness[(readiness["item"] == "conversion") & readiness["finished_on"].notna()]
    finished = dict(zip(done["parcel_id"], done["finished_on"], strict=True))
    recent, old, draw = rng.integers(30, 640, len(lots)), rng.integers(760, 1100, len(lots)), rng.random(len(lots))
    out = np.full(len(lots), None, dtype=object)
    for i, (name, status) in enumerate(zip(lots["parcel_id"], lots["status"], strict=True)):
        if status == "approved":
            days = int(old[i] if draw[i] > 0.89 else recent[i])
            out[i] = BASE_DATE - timedelta(days=days) if draw[i] > 0.04 else None
        elif status in CONVERTED:
            out[i] = finished.get(name)
    return out


def _numbers(days: Objects, body: str, rng: np.random.Generator) -> Objects:
    draw = rng.integers(1, 900, len(days))
    return _objects(
        [None if day is None else f"{body}〔{day.year}〕{number}号" for day, number in zip(days, draw, strict=True)]
    )


def _some(n: int, share: float, body: str, rng: np.random.Generator) -> Objects:
    chosen, draw = rng.random(n) < share, rng.integers(1, 300, n)
    return _objects([f"{body}{number}号" if yes else None for yes, number in zip(chosen, draw, strict=True)])


def _grades(lots: pd.DataFrame, rng: np.random.Generator) -> Objects:
    """Return land grades 5 (centre) to 9 (rim); a few are not on record."""
    grade = 5 + np.floor(4.99 * lots["rank"].to_numpy(dtype=float).clip(0, 1)).astype(int)
    return _objects([None if draw > 0.97 else str(own) for own, draw in zip(grade, rng.random(len(lots)), strict=True)])


def _flags(status: Objects, rng: np.random.Generator) -> Objects:
    good = np.array([KNOWN.get(str(one), (0.0, 0.0))[0] for one in status])
    bad = good + np.array([KNOWN.get(str(one), (0.0, 0.0))[1] for one in status])
    draw = rng.random(len(status))
    return _objects([None if d >= high else bool(d < low) for d, low, high in zip(draw, good, bad, strict=True)])


def _settled(status: Objects, rng: np.random.Generator) -> Objects:
    """Return whether compensation is settled: on record for cleared land, elsewhere it follows from readiness."""
    draw = rng.random(len(status))
    return _objects([None if s != "cleared" or d > 0.97 else bool(d > 0.03) for s, d in zip(status, draw, strict=True)])


def _least_far(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.float64]:
    most = lots["far_max"].to_numpy(dtype=float)
    works = lots["plan_use"].str[:2].isin(["10", "11"]).to_numpy()
    least = np.minimum(rng.choice([0.6, 0.7, 0.8], len(lots)), most)
    return np.where(works, least, np.nan)


def _as_cleared(readiness: pd.DataFrame, lots: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return readiness whose conversion dates are those of the approvals, and with a few surveys still open."""
    readiness = readiness.copy()
    day = dict(zip(lots["parcel_id"], lots["conversion_approved_on"], strict=True))
    own = readiness["parcel_id"].map(day)
    same = ((readiness["item"] == "conversion") & (readiness["state"] == "done") & own.notna()).to_numpy()
    readiness["finished_on"] = readiness["finished_on"].astype(object).where(~same, own)
    cleared = lots["parcel_id"][(lots["status"] == "cleared").to_numpy()].to_numpy()
    count = max(1, round(SURVEY_OPEN * len(cleared))) if len(cleared) else 0
    chosen = cleared[np.sort(rng.permutation(len(cleared))[:count])]
    missing = ((readiness["item"] == "archaeology") & readiness["parcel_id"].isin(chosen)).to_numpy()
    readiness.loc[missing, "state"] = "todo"
    for name in ("finished_on", "evidence"):
        readiness[name] = readiness[name].astype(object).where(~missing, None)
    return readiness


def approve_projects(projects: pd.DataFrame, milestones: pd.DataFrame, size: DemoSize) -> pd.DataFrame:
    """Return the projects with declared figures, approvals and contracts."""
    rng = stream(size, "approvals")
    works = projects["sector_code"].str.startswith("C").to_numpy()
    return projects.assign(**_figures(projects, works, rng), **_papers(projects, milestones, works, rng))


def _figures(projects: pd.DataFrame, works: NDArray[np.bool_], rng: np.random.Generator) -> dict[str, Any]:
    """Return declared figures; about one in twenty misses each control indicator, a few are not declared."""
    n = len(projects)
    use = [str(uses[0])[:2] if len(uses) else "10" for uses in projects["uses"]]
    base, spread = (np.array([FAR.get(one, FAR["10"])[i] for one in use]) for i in (0, 1))
    far = np.round(base + spread * rng.random(n), 2)
    far = np.where(_few(works, 0.05, rng), np.round(0.4 + 0.2 * rng.random(n), 2), far)
    far = np.where(_few(works, 0.03, rng), 2.6, far)
    coefficient = np.where(_few(works, 0.06, rng), 0.32, np.round(rng.uniform(0.41, 0.62, n), 2))
    office = np.where(_few(works, 0.06, rng), 0.11, np.round(rng.uniform(0.02, 0.068, n), 3))
    area = projects["area_min_mu"].to_numpy(dtype=float)
    sewage = projects["sewage_m3_per_day"].to_numpy(dtype=float)
    division = projects["sector_code"].str[1:3]
    height = np.where(works, rng.integers(9, 25, n), rng.integers(12, 61, n)).astype(float)
    known = rng.random((4, n))  # what is missed on purpose is always declared
    known[1:3][:, (coefficient < 0.4) | (office > 0.07)] = 0.0
    return {
        "far": np.where(known[0] < 0.94, far, np.nan),
        "building_coefficient": np.where(works & (known[1] < 0.94), coefficient, np.nan),
        "office_share": np.where(works & (known[2] < 0.94), office, np.nan),
        "height_m": np.where(known[3] < 0.9, height, np.nan),
        "discharges": _objects([None if d > 0.94 else bool(s > 0) for s, d in zip(sewage, rng.random(n), strict=True)]),
        "makes_noise": _objects(
            [None if d > 0.94 else own in NOISY for own, d in zip(division, rng.random(n), strict=True)]
        ),
        "emission_t_per_year": np.where(
            works & (rng.random(n) < 0.9), np.round(area * rng.uniform(0.02, 0.3, n), 1), np.nan
        ),
    }


def _few(works: NDArray[np.bool_], share: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Return a share of the manufacturing projects, two at least."""
    rows = rng.permutation(np.flatnonzero(works))
    out = np.zeros(len(works), dtype=bool)
    out[rows[: max(2, round(share * len(rows)))]] = True
    return out


def _papers(
    projects: pd.DataFrame, milestones: pd.DataFrame, works: NDArray[np.bool_], rng: np.random.Generator
) -> dict[str, Any]:
    """Return dates and numbers of papers that follow from the milestones."""
    n, day = len(projects), _days(milestones)
    ids = [str(name) for name in projects["project_id"]]
    filed = [day.get((name, "filed")) for name in ids]
    contract = [day.get((name, "contract")) for name in ids]
    standard = works & (rng.random(n) < 0.4)
    number, draw = rng.integers(1, 400, n), rng.random(n)
    return {
        "filed_on": _objects(filed),
        "eia_on": _objects([_later(one, d) for one, d in zip(filed, rng.random(n), strict=True)]),
        "building_permit_on": _permits(projects, [day.get((name, "certificate")) for name in ids], rng),
        "handover_record": _handovers(projects, rng),
        "land_contract_party": _grantors(projects, contract, rng),
        "standard_land": _objects([bool(one) for one in standard]),
        "performance_contract": _objects(
            [f"清和标建〔{c.year}〕{k}号" if c is not None and own and d < 0.9 else None
             for c, own, k, d in zip(contract, standard, number, draw, strict=True)]
        ),
    }  # fmt: skip


def _days(milestones: pd.DataFrame) -> dict[tuple[str, str], date]:
    known = milestones[milestones["actual_on"].notna()]
    names = zip(known["project_id"].astype(str), known["milestone"].astype(str), strict=True)
    return dict(zip(names, known["actual_on"], strict=True))


def _later(filed: date | None, draw: float) -> date | None:
    """Return an environmental approval up to four months after the filing; one in thirty is six years old."""
    if filed is None or draw < 0.15:
        return None
    day = filed + timedelta(days=int(15 + 90 * draw))
    return day - timedelta(days=2200) if draw > 0.97 else day if day <= BASE_DATE else None


def _permits(projects: pd.DataFrame, certified: list[date | None], rng: np.random.Generator) -> Objects:
    """Return building permits some months after the title; two projects without land have one all the same."""
    days = rng.integers(20, 120, len(certified))
    late = [None if day is None else day + timedelta(days=int(d)) for day, d in zip(certified, days, strict=True)]
    out = _objects([day if day is not None and day <= BASE_DATE else None for day in late])
    waiting = rng.permutation(np.flatnonzero((projects["stage"] == "filed").to_numpy()))
    for row, months in zip(waiting, (5, 12), strict=False):
        out[row] = BASE_DATE - timedelta(days=30 * months + 5)
    return out


def _handovers(projects: pd.DataFrame, rng: np.random.Generator) -> Objects:
    """Return hand-over numbers where promoter and developer differ; one in seven has none."""
    pairs = zip(projects["promoter_body"], projects["developer_body"], strict=True)
    differ = [first is not None and second is not None and first != second for first, second in pairs]
    number, draw = rng.integers(1, 200, len(differ)), rng.random(len(differ))
    return _objects(
        [f"清和招移〔2026〕{k}号" if yes and d > 0.15 else None for yes, k, d in zip(differ, number, draw, strict=True)]
    )


def _grantors(projects: pd.DataFrame, contract: list[date | None], rng: np.random.Generator) -> Objects:
    """Return grantors of land contracts; two waiting projects have one of the committee, which is void."""
    out = _objects([None if day is None else BODY for day in contract])
    waiting = projects["stage"].isin(["signed", "registered", "filed"])
    waiting &= projects["developer_body"].fillna("").str.endswith("管理委员会") & (projects["parcel_ids"].map(len) > 0)
    rows = rng.permutation(np.flatnonzero(waiting.to_numpy()))[:2]
    for row in rows:
        out[row] = str(projects["developer_body"].iat[row])
    return out


def _objects(values: list[Any]) -> Objects:
    out = np.empty(len(values), dtype=object)
    out[:] = values
    return out
