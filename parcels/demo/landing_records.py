"""What people would have recorded of the demo projects (演示数据): inspections, causes, stops, requests, clearances.

Everything follows from the milestones of the city and one random stream, so that the same city has the same records.
Plain cells only: the names of kinds and fields are those of the records of the program, which reads and checks them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from parcels.demo.size import BASE_DATE, MARK, DemoSize, stream
from parcels.demo.tables import is_missing
from parcels.geo.city import City

Cells = dict[str, object]
STEP = timedelta(days=91)
MOST_INSPECTIONS = 4
STOPPED_DAYS = 410
"""A project that started so long ago and is not completed is told as one that stopped."""
OFFICERS = ("周工", "吴工", "郑工", "王工")
REQUESTS = (
    ("用电增容", "请求增容至 2000 kVA", "energy"),
    ("供水压力不足", "厂区末端水压偏低，请求改造", "housing"),
    ("道路接口", "请求增设一处货运出入口", "transport"),
    ("环评批复进度", "请求告知办理进度", "ecology"),
    ("施工许可", "请求容缺受理", "housing"),
    ("用工", "请求组织专场招聘", "investment"),
)
CLEARANCES = (
    ("environment", "ecology", 30), ("energy", "development_reform", 20), ("fire", "housing", 15),
    ("soil_water", "water", 10), ("safety", "emergency", 20), ("power", "energy", 15), ("heritage", "heritage", 30),
)  # fmt: skip
COVERED = ("energy", "geohazard", "soil_water")
"""Regional assessments the first platform has made."""


@dataclass(frozen=True)
class DemoRecord:
    """One record: about which project or platform, of which kind, by whose role (with a department), and what follows.

    ``follow``: ``confirmed``, ``corrected`` or ``continued`` afterwards, with the cells that are then other ones.
    """

    subject: str
    kind: str
    cells: Mapping[str, object]
    by: str = "planner"
    department: str | None = None
    follow: str = ""
    then: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class _Project:
    """What a story is told from: the row of the project, its actual dates, and the land of its contract."""

    name: str
    row: Mapping[str, Any]
    days: Mapping[str, date]
    area: float

    def done(self, milestone: str) -> date | None:
        return self.days.get(milestone)


def landing_records(city: City, size: DemoSize) -> tuple[DemoRecord, ...]:
    """Return the records of a demo city, none of them after its own day (:data:`BASE_DATE`)."""
    rng = stream(size, "landing_records")
    found: list[DemoRecord] = list(_assessments(city))
    for place, project in enumerate(_signed(city)):
        found += _works(project, place, rng)
        found += _figures(project, place, rng)
        found += _delays(project, place)
        found += _matters(project, place, rng)
    return tuple(found)


def _signed(city: City) -> Iterator[_Project]:
    days: dict[str, dict[str, date]] = {}
    areas: dict[str, float] = {}
    frame = city.milestones
    for name, milestone, on, area in zip(
        frame["project_id"], frame["milestone"], frame["actual_on"], frame["area_mu"], strict=True
    ):
        if not is_missing(on):
            days.setdefault(str(name), {})[str(milestone)] = on
            if milestone == "contract" and not is_missing(area):
                areas[str(name)] = float(area)
    rows: list[dict[str, Any]] = city.projects.to_dict("records")  # type: ignore[assignment]
    for row in rows:
        own = days.get(str(row["project_id"]), {})
        if "signed" in own and "withdrawn" not in own:
            yield _Project(str(row["project_id"]), row, own, areas.get(str(row["project_id"]), 0.0))


def _assessments(city: City) -> Iterator[DemoRecord]:
    if len(city.platforms) == 0:
        return
    first = str(city.platforms["platform_id"].iloc[0])
    for item in COVERED:
        cells = {
            "item": item,
            "done_on": date(2025, 3, 3),
            "document": f"{MARK}〔2025〕1号",
            "valid_until": date(2030, 3, 2),
        }
        yield DemoRecord(first, "regional_assessment", cells, by="officer")


def _works(project: _Project, place: int, rng: np.random.Generator) -> Iterator[DemoRecord]:
    """Yield the plan and the inspections of a project that started; one that is not done long after has stopped."""
    begun, money = project.done("start_statutory"), float(project.row["investment_wan_yuan"])
    if begun is None:
        return
    ended = project.done("completed")
    yield from _plan(project, begun, money)
    share = float(rng.uniform(0.1, 0.2))
    is_stopped = ended is None and (BASE_DATE - begun).days > STOPPED_DAYS
    day = begun + timedelta(days=30)
    for _ in range(MOST_INSPECTIONS):
        if day > (ended or BASE_DATE):
            return
        yield DemoRecord(project.name, "inspection", _inspection(project, day, share, is_stopped, money))
        if is_stopped:
            yield _stop(project, day)
            return
        share = min(share + float(rng.uniform(0.08, 0.25)), 0.97)
        day += STEP


def _inspection(project: _Project, day: date, share: float, is_stopped: bool, money: float) -> Cells:
    cells: Cells = {
        "inspected_on": day,
        "invested_wan_yuan": round(money * share * 0.9, 0),
        "total_investment_wan_yuan": money,
        "physical_percent": round(100 * share, 0),
        "works": "stopped" if is_stopped else "going_on",
        "note": f"{MARK}：现场核查",
    }
    if project.area > 0:
        cells |= {"due_area_mu": project.area, "developed_area_mu": round(project.area * min(share * 1.3, 1.0), 1)}
    return cells


def _plan(project: _Project, begun: date, money: float) -> Iterator[DemoRecord]:
    for months, share in ((4, 0.3), (8, 0.65), (14, 1.0)):
        cells = {
            "by_on": begun + timedelta(days=round(months * 30.4)),
            "planned_wan_yuan": round(money * share, 0),
            "planned_percent": round(100 * share, 0),
            "evidence": f"{MARK}：投资计划表",
        }
        yield DemoRecord(project.name, "plan_point", cells)


def _stop(project: _Project, day: date) -> DemoRecord:
    return DemoRecord(project.name, "stop", {"starts_on": day, "evidence": f"{MARK}：停工通知"})


def _figures(project: _Project, place: int, rng: np.random.Generator) -> Iterator[DemoRecord]:
    """Yield the figures of the last full year of a project that produces; every third keeps what it declared."""
    if project.done("producing") is None:
        return
    share = 1.0 if place % 3 == 0 else float(rng.uniform(0.5, 0.95))
    cells: Cells = {"year": 2025, "measured_on": date(2026, 4, 20), "evidence": f"{MARK}：亩均效益评价"}
    for name in ("output_wan_yuan_per_year", "tax_wan_yuan_per_year"):
        if not is_missing(project.row[name]):
            cells[name] = round(float(project.row[name]) * share, 0)
    if not is_missing(project.row["energy_tce_per_year"]):
        cells["energy_tce_per_year"] = round(float(project.row["energy_tce_per_year"]) * (2 - share), 0)
    yield DemoRecord(project.name, "achieved", cells)


def _delays(project: _Project, place: int) -> Iterator[DemoRecord]:
    """Yield causes, pauses and extensions of projects with land that did not start, and causes of those that wait."""
    contract = project.done("contract")
    if contract is not None and project.done("start_statutory") is None:
        cause = ("government", "enterprise", "mixed")[place % 3]
        code = {"government": "compensation_open", "enterprise": "enterprise_funds", "mixed": "design"}[cause]
        cells = {
            "found_on": BASE_DATE - timedelta(days=20),
            "cause": cause,
            "code": code,
            "evidence": f"{MARK}：核查笔录",
        }
        yield DemoRecord(project.name, "cause", cells, "officer", follow="confirmed" if place % 2 == 0 else "")
        if cause == "government":
            yield _pause(project, contract)
        if cause == "enterprise":
            granted = {"granted_on": contract + timedelta(days=10), "clock": "start_late", "months": 3,
                       "evidence": f"{MARK}：延期批复"}  # fmt: skip
            yield DemoRecord(project.name, "extension", granted, "officer")
            told = {"raised_on": BASE_DATE - timedelta(days=5), "clock": "start_late", "to": "属地平台",
                    "note": f"{MARK}：请于两周内上报动工计划", "due_on": BASE_DATE + timedelta(days=9)}  # fmt: skip
            yield DemoRecord(project.name, "escalation", told, "leader")
    elif contract is None and place % 4 == 0:
        cells = {"found_on": BASE_DATE - timedelta(days=40), "cause": "government", "code": "not_acquired",
                 "evidence": f"{MARK}：推进会纪要"}  # fmt: skip
        yield DemoRecord(project.name, "cause", cells, "officer", follow="confirmed")


def _pause(project: _Project, contract: date) -> DemoRecord:
    begins = min(contract + timedelta(days=15), BASE_DATE)
    cells = {"starts_on": begins, "cause": "government", "evidence": f"{MARK}：交地延迟说明"}
    ends = begins + timedelta(days=44)
    if ends > BASE_DATE:
        return DemoRecord(project.name, "pause", cells, "officer")
    return DemoRecord(project.name, "pause", cells, "officer", follow="continued", then={"ends_on": ends})


def _matters(project: _Project, place: int, rng: np.random.Generator) -> Iterator[DemoRecord]:
    """Yield what firms asked for, and what departments clear for projects that have not started yet."""
    if place % 3 == 0:
        yield _request(project, place, rng)
    if project.done("start_statutory") is None:
        for step in range(2):
            yield _clearance(project, place + 3 * step, rng)


def _request(project: _Project, place: int, rng: np.random.Generator) -> DemoRecord:
    subject, text, owner = REQUESTS[(place // 3) % len(REQUESTS)]
    asked = BASE_DATE - timedelta(days=int(rng.integers(2, 45)))
    cells = {"asked_on": asked, "subject": subject, "text": f"{MARK}：{text}", "owner": owner}
    if place % 2 == 0:
        return DemoRecord(project.name, "request", cells)
    answered = min(asked + timedelta(days=int(rng.integers(2, 20))), BASE_DATE)
    return DemoRecord(
        project.name,
        "request",
        cells,
        follow="continued",
        then={"answered_on": answered, "result": f"{MARK}：已答复企业"},
    )


def _clearance(project: _Project, place: int, rng: np.random.Generator) -> DemoRecord:
    """Return a clearance handed in, accepted, or decided: by place, so that each of these occurs."""
    item, department, days = CLEARANCES[place % len(CLEARANCES)]
    submitted = max(project.days["signed"], BASE_DATE - timedelta(days=int(rng.integers(10, 90))))
    cells: Cells = {
        "item": item,
        "department": department,
        "submitted_on": submitted,
        "documents": ("申请表",),
        "note": MARK,
    }
    if place % 4 == 0:
        return DemoRecord(project.name, "clearance", cells)
    accepted = min(submitted + timedelta(days=3), BASE_DATE)
    cells |= {"accepted_on": accepted, "officer": OFFICERS[place % len(OFFICERS)]}
    ended = accepted + timedelta(days=round(days * float(rng.uniform(0.6, 1.8))))
    if place % 4 == 1 and ended <= BASE_DATE:
        cells |= {"result": "approved", "result_on": ended, "document": f"{MARK}〔2026〕{place + 1}号"}
    return DemoRecord(project.name, "clearance", cells, "department", department)
