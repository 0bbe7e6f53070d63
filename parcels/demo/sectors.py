"""What a project of each kind looks like: an editable table of invented but plausible figures per mu."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FIGURES = ("invest", "tax", "output", "jobs", "energy", "technology", "kva", "water", "gas", "sewage")


@dataclass(frozen=True)
class Kind:
    """One kind of project: codes, uses, median area in mu and figures per mu (wan yuan, jobs, tce, kVA, m³/d)."""

    code: str
    group: str
    products: tuple[str, ...]
    uses: tuple[str, ...]
    area_mu: float
    figures: dict[str, float]
    width_m: float
    chemical: bool
    weight: float


@cache
def project_kinds() -> tuple[Kind, ...]:
    """Return the kinds of ``sectors.csv``."""
    text = files("parcels.demo").joinpath("sectors.csv").read_text(encoding="utf-8")
    return tuple(_kind(row) for row in csv.DictReader(text.splitlines()))


def _kind(row: dict[str, str]) -> Kind:
    return Kind(
        code=row["code"],
        group=row["group"],
        products=tuple(row["products"].split(";")),
        uses=tuple(row["uses"].split(";")),
        area_mu=float(row["area_mu"]),
        figures={name: float(row[name]) for name in FIGURES},
        width_m=float(row["width"]),
        chemical=row["chemical"] == "yes",
        weight=float(row["weight"]),
    )
