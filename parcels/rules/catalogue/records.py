"""What records say of a project and a parcel beyond the funnel: approvals, declared figures, contracts, clearances."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parcels.domain.codes import LandStatus
from parcels.rules.clocks.moves import Extension
from parcels.rules.demand import flag, number, text, when

FIGURES = (
    "investment_wan_yuan", "tax_wan_yuan_per_year", "output_wan_yuan_per_year", "energy_tce_per_year",
    "emission_t_per_year", "jobs", "far", "building_coefficient", "office_share",
)  # fmt: skip
"""Declared figures of a project; see the field schema for their units."""
RENEWED = ("filed",)
"""Approvals whose period runs anew from the last date once given anew; of all other milestones the first counts."""


@dataclass(frozen=True)
class ProjectRecord:
    """Figures and approvals of one project; ``None`` where the record does not say.

    ``far`` is the floor-area ratio (容积率); ``building_coefficient`` (建筑系数) and ``office_share``
    (行政办公及生活服务设施用地占比) are shares in [0, 1]. ``events`` holds the actual dates of milestones.
    ``extensions`` are those granted for its clocks, ``None`` while none is recorded and nobody says there was none.
    ``handover_record`` is the number of the hand-over between promoter and developer, ``land_contract_party`` the
    grantor (出让方) of the land contract, ``performance_contract`` the number of the 标准地投资建设合同.
    """

    sector_code: str = ""
    investment_wan_yuan: float | None = None
    tax_wan_yuan_per_year: float | None = None
    output_wan_yuan_per_year: float | None = None
    energy_tce_per_year: float | None = None
    emission_t_per_year: float | None = None
    jobs: float | None = None
    far: float | None = None
    building_coefficient: float | None = None
    office_share: float | None = None
    filed_on: date | None = None
    eia_on: date | None = None
    building_permit_on: date | None = None
    standard_land: bool | None = None
    performance_contract: str | None = None
    land_contract_party: str | None = None
    handover_record: str | None = None
    events: Mapping[str, date] = field(default_factory=dict)
    extensions: tuple[Extension, ...] | None = None

    @property
    def contract_on(self) -> date | None:
        """Date of the land contract (出让合同)."""
        return self.events.get("contract")

    @property
    def started_on(self) -> date | None:
        """Date construction started in the sense of the law (动工开发), not of a ceremony."""
        return self.events.get("start_statutory")


@dataclass(frozen=True)
class ParcelRecord:
    """Clearances and planning figures of one parcel; ``items`` holds the state of its readiness items."""

    status: LandStatus | None = None
    conversion_approval: str | None = None
    conversion_approved_on: date | None = None
    plan_change_approval: str | None = None
    land_grade: int | None = None
    title_clear: bool | None = None
    compensation_settled: bool | None = None
    no_dispute: bool | None = None
    far_min: float | None = None
    far_max: float | None = None
    price_wan_yuan_per_mu: float | None = None
    area_mu: float | None = None
    items: Mapping[str, str] = field(default_factory=dict)

    def is_done(self, *names: str) -> bool | None:
        """Return whether readiness items are done or not needed; ``None`` while one is not on record."""
        states = [self.items.get(name) for name in names]
        if any(state in ("todo", "doing") for state in states):
            return False
        return None if None in states else True


def read_project_record(
    row: Mapping[str, Any], events: Mapping[str, date], extensions: tuple[Extension, ...] | None = None
) -> ProjectRecord:
    """Return the record of a project (fields of the project schema) with its milestones and extensions."""
    figures: dict[str, Any] = {name: number(row, name) for name in FIGURES}
    return ProjectRecord(
        sector_code=str(row["sector_code"]),
        **figures,
        filed_on=when(row, "filed_on") or events.get("filed"),
        eia_on=when(row, "eia_on"),
        building_permit_on=when(row, "building_permit_on"),
        standard_land=flag(row, "standard_land"),
        performance_contract=text(row, "performance_contract"),
        land_contract_party=text(row, "land_contract_party"),
        handover_record=text(row, "handover_record"),
        events=events,
        extensions=extensions,
    )


def read_parcel_record(row: Mapping[str, Any], items: Mapping[str, str], area_mu: float) -> ParcelRecord:
    """Return the record of a parcel (fields of the parcel schema) with the states of its readiness items."""
    grade = text(row, "land_grade")
    return ParcelRecord(
        status=LandStatus(str(row["status"])),
        conversion_approval=text(row, "conversion_approval"),
        conversion_approved_on=when(row, "conversion_approved_on"),
        plan_change_approval=text(row, "plan_change_approval"),
        land_grade=None if grade is None else int(grade),
        title_clear=flag(row, "title_clear"),
        compensation_settled=flag(row, "compensation_settled"),
        no_dispute=flag(row, "no_dispute"),
        far_min=number(row, "far_min"),
        far_max=number(row, "far_max"),
        price_wan_yuan_per_mu=number(row, "price_wan_yuan_per_mu"),
        area_mu=area_mu,
        items=items,
    )
