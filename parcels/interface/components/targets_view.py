"""Targets for promoters on the screen: a reserved parcel, its profile, who comes close and what each lacks."""

from typing import Any

import streamlit as st

from parcels.interface.components import downloads, markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.go_to import to_map
from parcels.interface.components.safe import capital
from parcels.interface.components.sheet_downloads import has_font, page_bytes, pdf_bytes
from parcels.interface.reports.targets import (
    documents,
    facts_of,
    lacks_text,
    name_of,
    record_of,
    write_targets_workbook,
)
from parcels.planning.targets import NearProject, Target
from parcels.service.targets import TargetOptions, Targets, reserve_targets

COLUMNS = ("project", "name", "sector", "stage", "quality", "site", "area-mu", "lacks")


def draw(desk: Desk) -> None:
    """Draw the tab."""
    with st.spinner(desk.words("loading-targets")):
        found = reserve_targets(desk.workspace, TargetOptions(desk.as_of), actor=desk.actor)
    if not found.targets:
        states.empty(desk.words, "targets-none-yet")
        return
    target = _chosen(desk, found)
    _downloads(desk, found, target)
    left, right = st.columns([2, 3], gap="medium")
    with left, st.container(key="panel"):
        _profile(desk, found, target)
    with right:
        _near(desk, found, target)


def _chosen(desk: Desk, found: Targets) -> Target:
    by_parcel = {one.profile.parcel_id: one for one in found.targets}
    picked = st.selectbox(
        desk.words("targets-pick"),
        list(by_parcel),
        key="targets-parcel",
        format_func=lambda name: _label(desk, by_parcel[name]),
        width=520,
    )
    return by_parcel[picked]


def _label(desk: Desk, target: Target) -> str:
    size = desk.words("targets-option-size", mu=f"{target.profile.area_mu:.1f}", near=len(target.near))
    return f"{target.profile.parcel_id} · {size}"


def _profile(desk: Desk, found: Targets, target: Target) -> None:
    record = record_of(found, target.profile.parcel_id)
    markup.heading(target.profile.parcel_id, str(record.get("name") or ""), [target.profile.platform_id or ""])
    markup.section(desk.words("targets-profile"))
    markup.facts((capital(term), capital(value)) for term, value in facts_of(target.profile, record, desk.words))
    to_map(desk, target.profile.parcel_id, key="targets-on-map")


def _near(desk: Desk, found: Targets, target: Target) -> None:
    words = desk.words
    markup.section(words("targets-near", near=len(target.near), all=target.looked_at))
    if not target.near:
        markup.note(words("targets-nobody"))
    else:
        rows = [_row(desk, found, one) for one in target.near]
        tables.plain(rows, height=tables.height(len(rows), at_most=16))
    markup.note(words("targets-note", n=found.options.most_lacks))


def _row(desk: Desk, found: Targets, one: NearProject) -> dict[str, Any]:
    cells = {
        "project": one.project,
        "name": name_of(found, one),
        "sector": desk.label("sector-group", one.group),
        "stage": desk.label("project-stage", one.stage),
        "quality": None if one.quality is None else round(one.quality, 1),
        "site": one.site,
        "area-mu": round(one.area_mu, 1),
        "lacks": capital(lacks_text(one, desk.words)),
    }
    return {capital(desk.words(f"targets-column-{name}")): cells[name] for name in COLUMNS}


def _downloads(desk: Desk, found: Targets, target: Target) -> None:
    words, parcel = desk.words, target.profile.parcel_id

    def workbook() -> bytes:
        return downloads.as_bytes("targets.xlsx", lambda path: write_targets_workbook(path, found, words))

    def pdf() -> bytes:
        return pdf_bytes(*documents(found, words))

    def page() -> bytes:
        place = found.targets.index(target)
        return page_bytes(documents(found, words)[place])

    with st.container(horizontal=True, key="targets-downloads"):
        downloads.button(
            desk, words("targets-all-xlsx"), Offer("targets", "targets.xlsx", workbook), key="targets-xlsx",
            icon=":material/table:",
        )  # fmt: skip
        if has_font(desk):
            downloads.button(desk, words("targets-all-pdf"), Offer("targets", "targets.pdf", pdf), key="targets-pdf")
        offer = Offer("targets", f"target-{parcel}.html", page)
        downloads.button(desk, words("targets-one-html"), offer, key="targets-html", icon=":material/description:")
