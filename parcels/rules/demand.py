"""What one project asks of land: its record read once into plain types, with what had to be assumed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from parcels.domain.codes import ProjectStage, SectorGroup
from parcels.domain.errors import InputRefused
from parcels.domain.units import m2_from_mu
from parcels.rules.law import LawProject
from parcels.rules.sectors import is_chemical, sector_group, suspects_real_estate

SERVICES = ("power_kva", "water_m3_per_day", "gas_m3_per_day", "sewage_m3_per_day")
ROUNDING = 1e-9


@dataclass(frozen=True)
class ProjectDemand:
    """Demand of one project; areas in m² and mu as named, lengths in m, ``None`` where the project does not say."""

    project_id: str
    group: SectorGroup
    stage: ProjectStage
    wants_land: bool
    area_min_mu: float
    area_max_mu: float
    uses: tuple[str, ...]
    uses_scheme: str | None
    need_by: date
    min_width_m: float | None
    min_frontage_m: float | None
    services: Mapping[str, float]
    max_road_m: float | None
    platform_id: str | None
    parcel_ids: tuple[str, ...]
    energy_tce: float | None
    promoter_body: str | None
    developer_body: str | None
    is_real_estate: bool
    is_bundled: bool
    is_chemical: bool
    chemical_assumed: bool
    real_estate_suspected: bool
    discharges: bool | None = None
    makes_noise: bool | None = None
    height_m: float | None = None

    @property
    def law(self) -> LawProject:
        """What the law layers ask of it."""
        return LawProject(self.is_chemical, self.discharges, self.makes_noise, self.height_m)

    @property
    def window_m2(self) -> tuple[float, float]:
        """Least and most area in m², widened by the rounding of a conversion (1e-9 of the value)."""
        return m2_from_mu(self.area_min_mu) * (1 - ROUNDING), m2_from_mu(self.area_max_mu) * (1 + ROUNDING)


def read_demand(row: Mapping[str, Any]) -> ProjectDemand:
    """Return the demand of a project's record (fields of the project schema).

    Raises
    ------
    InputRefused
        ``project_field_empty`` when it does not say by when it needs the land.
    """
    code = str(row["sector_code"])
    chemical, assumed = is_chemical(code, flag(row, "is_chemical"))
    stage = ProjectStage(row["stage"])
    return ProjectDemand(
        project_id=str(row["project_id"]),
        group=sector_group(code, text(row, "sector_group")),
        stage=stage,
        wants_land=stage.wants_land and flag(row, "needs_land") is not False,
        area_min_mu=float(row["area_min_mu"]),
        area_max_mu=float(row["area_max_mu"]),
        uses=words(row, "uses"),
        uses_scheme=text(row, "uses_scheme"),
        need_by=_required_date(row, "need_by"),
        min_width_m=number(row, "min_width_m"),
        min_frontage_m=number(row, "min_frontage_m"),
        services={name: value for name in SERVICES if (value := number(row, name)) is not None and value > 0},
        max_road_m=number(row, "max_road_m"),
        platform_id=text(row, "platform_id"),
        parcel_ids=words(row, "parcel_ids"),
        energy_tce=number(row, "energy_tce_per_year"),
        promoter_body=text(row, "promoter_body"),
        developer_body=text(row, "developer_body"),
        is_real_estate=flag(row, "is_real_estate") is True,
        is_bundled=flag(row, "is_bundled") is True,
        is_chemical=chemical,
        chemical_assumed=assumed,
        real_estate_suspected=suspects_real_estate(code, flag(row, "is_real_estate")),
        discharges=flag(row, "discharges"),
        makes_noise=flag(row, "makes_noise"),
        height_m=number(row, "height_m"),
    )


def _required_date(row: Mapping[str, Any], name: str) -> date:
    value = when(row, name)
    if value is None:
        raise InputRefused("project_field_empty", project=str(row["project_id"]), field=name)
    return value


def is_empty(value: object) -> bool:
    """Return whether a cell is empty (``None``, ``NaN``, ``NaT`` or empty text)."""
    return value is None or value is pd.NaT or value == "" or (isinstance(value, float) and math.isnan(value))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as plain records."""
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    return rows


def text(row: Mapping[str, Any], name: str) -> str | None:
    """Return a text cell, ``None`` if empty."""
    value = row.get(name)
    return None if is_empty(value) else str(value)


def number(row: Mapping[str, Any], name: str) -> float | None:
    """Return a number cell, ``None`` if empty."""
    value = row.get(name)
    return None if is_empty(value) or value is pd.NA else float(value)  # type: ignore[arg-type]


def flag(row: Mapping[str, Any], name: str) -> bool | None:
    """Return a yes/no cell, ``None`` if empty."""
    value = row.get(name)
    return None if is_empty(value) or value is pd.NA else bool(value)


def when(row: Mapping[str, Any], name: str) -> date | None:
    """Return a date cell without time of day, ``None`` if empty."""
    value = row.get(name)
    if is_empty(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def words(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list cell as a tuple of text, empty if the cell is."""
    value = row.get(name)
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    if value is None or is_empty(value) or value is pd.NA:
        return ()
    return tuple(str(item) for item in value)
