"""Investment projects: names, figures, demands on land; signed ones first, then leads and negotiations."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from parcels.demo.history import Fate, draw_fates, write_history
from parcels.demo.names import firm_names
from parcels.demo.promises import Promises, name_parcels
from parcels.demo.sectors import Kind, project_kinds
from parcels.demo.size import BASE_DATE, DemoSize, stream
from parcels.demo.twists import twist

SIGNED_SHARE = 0.72
SECTIONS = (
    ("13", "43", "C"), ("44", "46", "D"), ("51", "52", "F"), ("53", "60", "G"), ("61", "62", "H"), ("63", "65", "I"),
    ("70", "70", "K"), ("71", "72", "L"), ("73", "75", "M"), ("84", "85", "Q"), ("86", "90", "R"),
)  # fmt: skip
LETTER = {f"{n:02d}": letter for low, high, letter in SECTIONS for n in range(int(low), int(high) + 1)}
FIELDS = {
    "invest": "investment_wan_yuan",
    "tax": "tax_wan_yuan_per_year",
    "output": "output_wan_yuan_per_year",
    "jobs": "jobs",
    "energy": "energy_tce_per_year",
    "kva": "power_kva",
    "water": "water_m3_per_day",
    "gas": "gas_m3_per_day",
    "sewage": "sewage_m3_per_day",
}
STEP = {
    "invest": 100,
    "tax": 10,
    "output": 100,
    "jobs": 10,
    "energy": 50,
    "kva": 50,
    "water": 10,
    "gas": 50,
    "sewage": 10,
}


@dataclass(frozen=True)
class Pipeline:
    """Projects, their milestones, and the promises on parcels that follow from them."""

    projects: pd.DataFrame
    milestones: pd.DataFrame
    promises: Promises


def draw_projects(lots: pd.DataFrame, size: DemoSize) -> Pipeline:
    """Return ``size.projects + size.history`` projects on the land of the city."""
    rng = stream(size, "projects")
    total = size.projects + size.history
    signed = round(SIGNED_SHARE * size.projects) + size.history
    kinds = _kinds(total, rng)
    fate = draw_fates([kind.group for kind in kinds[:signed]], size)
    frame = _basics(kinds, size, rng)
    frame, promises = name_parcels(frame, kinds, fate, lots, size)
    frame = _figures(frame, kinds, rng)
    milestones, stage = write_history(frame, fate, size)
    frame["stage"] = stage
    frame = _terms(frame, fate, rng)
    frame = twist(frame, size)
    return Pipeline(frame, milestones, promises)


def _kinds(total: int, rng: np.random.Generator) -> list[Kind]:
    table = project_kinds()
    weight = np.array([kind.weight for kind in table])
    return [table[i] for i in rng.choice(len(table), total, p=weight / weight.sum())]


def _basics(kinds: list[Kind], size: DemoSize, rng: np.random.Generator) -> pd.DataFrame:
    """Return numbers, names, codes and areas."""
    n = len(kinds)
    firms = firm_names(n, rng)
    tails = rng.choice(["项目", "基地项目", "一期项目", "生产线建设项目"], n, p=[0.6, 0.1, 0.15, 0.15])
    products = [kind.products[int(draw * len(kind.products))] for kind, draw in zip(kinds, rng.random(n), strict=True)]
    area = np.array([kind.area_mu for kind in kinds]) * rng.lognormal(0.1, 0.38, n)
    width = max(3, len(str(n)))
    return pd.DataFrame(
        {
            "project_id": [f"P{i + 1:0{width}d}" for i in range(n)],
            "name": [_name(firm, product, tail) for firm, product, tail in zip(firms, products, tails, strict=True)],
            "sector_code": [LETTER[kind.code[:2]] + kind.code for kind in kinds],
            "sector_group": [
                kind.group if draw > 0.12 or kind.code == "8730" else None
                for kind, draw in zip(kinds, rng.random(n), strict=True)
            ],
            "needs_land": True,
            "uses": [kind.uses for kind in kinds],
            "uses_scheme": "A-2023",
            "area_min_mu": np.round(area * 0.92),
            "area_max_mu": np.ceil(area * rng.uniform(1.12, 1.45, n)),
        }
    )


def _name(firm: str, product: str, tail: str) -> str:
    service = product.endswith(
        ("中心", "基地", "园", "酒店", "街区", "市场", "超市", "医院", "社区", "奥特莱斯", "研究院", "枢纽", "港")
    )
    return f"{firm}{product}" + (
        ("" if tail == "基地项目" else tail.replace("生产线建设", "")) or "项目" if service else tail
    )


def _figures(frame: pd.DataFrame, kinds: list[Kind], rng: np.random.Generator) -> pd.DataFrame:
    """Return the figures per mu times the area, with one common factor per project and noise on each."""
    n = len(kinds)
    area = frame["area_min_mu"].to_numpy()
    common = rng.lognormal(0, 0.18, n)
    frame = frame.copy()
    for name, field in FIELDS.items():
        mean = np.array([kind.figures[name] for kind in kinds])
        figure = mean * area * common * rng.lognormal(0, 0.16, n)
        rounded = np.maximum(np.round(figure / STEP[name]), np.where(mean > 0, 1, 0)) * STEP[name]
        unknown = rng.random(n) < (0.05 if name in ("jobs", "energy", "output") else 0.0)
        frame[field] = np.where(unknown, np.nan, rounded)
    technology = np.clip([kind.figures["technology"] for kind in kinds] + rng.normal(0, 0.07, n), 0.05, 1)
    frame["technology_level"] = np.where(rng.random(n) < 0.06, np.nan, np.round(technology, 2))
    frame["min_width_m"] = np.where(rng.random(n) < 0.8, [kind.width_m for kind in kinds], np.nan)
    frame["min_frontage_m"] = np.where(
        rng.random(n) < 0.3, np.round(np.array([kind.width_m for kind in kinds]) * 0.6), np.nan
    )
    frame["max_road_m"] = np.where(rng.random(n) < 0.35, rng.choice([100.0, 200.0, 500.0], n), np.nan)
    frame["is_chemical"] = [kind.chemical for kind in kinds]
    frame["is_real_estate"] = False
    frame["is_bundled"] = False
    return frame


def _terms(frame: pd.DataFrame, fate: Fate, rng: np.random.Generator) -> pd.DataFrame:
    """Return bodies, dates, funds and named platforms."""
    n, k = len(frame), len(fate.signed)
    frame = frame.copy()
    frame["signed_on"] = [*fate.signed, *[None] * (n - k)]
    frame["need_by"] = _need_by(frame, fate, rng)
    share = np.r_[np.where(fate.evidence, rng.uniform(0.08, 0.35, k), rng.uniform(0, 0.08, k)), np.zeros(n - k)]
    later = frame["stage"].map(
        {"supplied": 0.25, "started": 0.45, "completed": 0.9, "producing": 0.97, "accepted": 1.0}
    )
    share = np.maximum(share, later.fillna(0).to_numpy() * rng.uniform(0.85, 1.0, n))
    funds = np.round(frame["investment_wan_yuan"].to_numpy() * share / 10) * 10
    frame["funds_arrived_wan_yuan"] = np.where(np.arange(n) < k, funds, np.where(rng.random(n) < 0.5, 0.0, np.nan))
    return frame


def _need_by(frame: pd.DataFrame, fate: Fate, rng: np.random.Generator) -> list[date]:
    """Projects that still want land need it from 2027 on; the others needed it half a year or so after signature."""
    wanting = frame["stage"].isin(["lead", "negotiating", "signed", "registered", "filed"]).to_numpy()
    ahead = 90 + rng.beta(1.6, 1.8, len(frame)) * 1150
    out: list[date] = []
    for i, want in enumerate(wanting):
        day = (
            BASE_DATE + timedelta(days=int(ahead[i]))
            if want
            else fate.signed[i] + timedelta(days=int(100 + ahead[i] / 5))
        )
        out.append(day.replace(day=1) if day.day < 15 else day.replace(day=15))
    return out
