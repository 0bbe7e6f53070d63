"""The panel of one parcel: facts, verdicts, and the projects that fit."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from parcels.interface.components import landing_link, markup, tables, why_site
from parcels.interface.components.desk import Desk
from parcels.interface.components.land_classes import land_classes
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.opening import screening
from parcels.interface.components.selection import PROJECT, pick
from parcels.interface.components.verdicts import finding_of, plain_record, verdict_list
from parcels.interface.map.palette import BLOCKED
from parcels.service.certificate_holds import certified_parcels
from parcels.service.queue_pages import holders
from parcels.service.site_search import SearchOptions, projects_for_parcel


def draw(desk: Desk, parcel_id: str) -> None:
    """Draw the panel."""
    words = desk.words
    record = plain_record(desk.city.parcels.loc[parcel_id].drop("geometry").to_dict())
    markup.heading(parcel_id, record.get("name") or "", _tags(desk, parcel_id, record))
    markup.facts(_facts(desk, parcel_id, record))
    landing_link.draw(desk, landing_link.projects_of(desk, parcel_id))
    why_site.price(desk, [parcel_id])
    found = screening(desk)
    rows = found.findings[found.findings["parcel_id"] == parcel_id]
    markup.section(words("parcel-verdicts"), words("as-of", day=found.as_of.isoformat()))
    if rows.empty:
        markup.note(words("parcel-no-findings"))
    verdict_list(desk, [finding_of(plain_record(row)) for row in rows.to_dict("records")])
    _projects(desk, parcel_id)


def _tags(desk: Desk, parcel_id: str, record: Mapping[str, Any]) -> list[str]:
    tags = [desk.label("parcel-class", land_classes(desk)[parcel_id]), desk.label("land-status", record["status"])]
    return list(dict.fromkeys(tags))


def _facts(desk: Desk, parcel_id: str, record: Mapping[str, Any]) -> list[tuple[str, str]]:
    words, numbers = desk.words, desk.numbers
    area = desk.city.parcels.geometry.loc[parcel_id].area
    rows = [
        ("area", numbers.area(area)),
        ("platform", _platform(desk, record.get("platform_id"))),
        ("use", _use(record)),
        ("ready", _ready(desk, record)),
        ("far", numbers.quantity(record.get("far_max"), "1")),
        ("prepare-cost", numbers.money(record.get("prepare_cost_wan_yuan"))),
        ("owner", record.get("owner_body") or NOTHING),
        ("reserve", _reserve(desk, record)),
        ("held", _held(record)),
        ("holder", _holder(desk, parcel_id)),
        ("certified", _certified(desk, parcel_id)),
        ("coordinates", _coordinates(desk, parcel_id)),
    ]
    return [
        (words(f"parcel-{name}"), value)
        for name, value in rows
        if value not in ("", NOTHING) or name in ("area", "use")
    ]


def _platform(desk: Desk, platform_id: str | None) -> str:
    names = desk.city.platforms["name"]
    return f"{platform_id} {names.get(platform_id, '')}".strip() if platform_id else NOTHING


def _use(record: Mapping[str, Any]) -> str:
    return f"{record['plan_use']} · {record['plan_use_scheme']}" if record.get("plan_use") else NOTHING


def _ready(desk: Desk, record: Mapping[str, Any]) -> str:
    if record.get("ready_on"):
        return str(record["ready_on"])
    return desk.words("parcel-ready-now" if record["status"] == "cleared" else "parcel-ready-unknown")


def _reserve(desk: Desk, record: Mapping[str, Any]) -> str:
    if record.get("reserve_status") != "held":
        return ""
    kept = desk.listed(desk.label("sector-group", group) for group in record.get("reserve_purpose") or ())
    until = desk.words("until", day=record["reserved_until"]) if record.get("reserved_until") else ""
    return " · ".join(part for part in (record.get("reserve_reason") or "", kept, until) if part)


def _held(record: Mapping[str, Any]) -> str:
    return " · ".join(str(record[name]) for name in ("held_for", "held_until") if record.get(name))


def _holder(desk: Desk, parcel_id: str) -> str:
    """Return the allocation in force that binds the parcel or a piece of it, its state, and until when it is held."""
    one = holders(desk.workspace, actor=desk.actor).get(parcel_id)
    if one is None:
        return ""
    until = desk.words("until", day=one.held_until.isoformat()) if one.status.is_hold and one.held_until else ""
    parts = (f"#{one.id} {one.project_id}", desk.label("allocation-status", one.status), until)
    return " · ".join(part for part in parts if part)


def _certified(desk: Desk, parcel_id: str) -> str:
    """Return the land certificate in force that holds the parcel or a piece of it: number, project, and until when."""
    one = certified_parcels(desk.workspace, on=desk.as_of, actor=desk.actor).get(parcel_id)
    if one is None:
        return ""
    until = desk.words("until", day=one.valid_until.isoformat())
    return f"{one.number} {one.project_id} · {until}"


def _coordinates(desk: Desk, parcel_id: str) -> str:
    point = desk.city.parcels.geometry.loc[parcel_id].representative_point()
    return f"E {point.x:,.1f}  N {point.y:,.1f} · {desk.city.crs}"


def _projects(desk: Desk, parcel_id: str) -> None:
    words, numbers = desk.words, desk.numbers
    with st.spinner(words("loading-sites")):
        found = projects_for_parcel(desk.workspace, parcel_id, SearchOptions(desk.as_of), actor=desk.actor)
    markup.section(words("parcel-projects"), words("count", n=len(found)))
    if found.empty:
        markup.note(words("parcel-no-projects"))
        return
    if land_classes(desk)[parcel_id] == BLOCKED:
        markup.note(words("parcel-partly"))
    rows = [
        {
            words("head-project"): row["project"],
            words("head-name"): row["name"] or "",
            words("head-score"): int(row["score"]),
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(row["area_m2"]), 1),
            words("head-site-rank"): int(row["site_rank"]),
        }
        for row in found.to_dict("records")
    ]
    ranks = dict(zip(found["project"], found["site_rank"], strict=True))
    tables.linked(
        rows,
        list(found["project"]),
        key=f"fit-{parcel_id}",
        selected=None,
        on_pick=lambda project: pick(PROJECT, project, site=int(ranks.get(project, 1))),
        height=tables.height(len(rows), at_most=6),
    )
    markup.note(words("parcel-projects-hint"))
