"""Targets for promoters on the screen: a reserved parcel, its profile, who comes close and what each lacks."""

import streamlit as st

from parcels.domain.units import m2_from_mu
from parcels.interface.components import downloads, markup, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.go_to import to_map
from parcels.interface.components.safe import capital, escaped
from parcels.interface.components.sheet_downloads import has_font, page_bytes, pdf_bytes
from parcels.interface.reports.targets import (
    documents,
    facts_of,
    lack_text,
    name_of,
    record_of,
    write_targets_workbook,
)
from parcels.planning.targets import NearProject, Target
from parcels.service.targets import TargetOptions, Targets, reserve_targets

SHOWN = 12
"""Projects on the screen; the workbook has all."""
CARD = "padding:.4rem 0;border-bottom:1px solid #e5e1d8;font-size:.85rem;line-height:1.35rem"


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
    if target.near:
        st.html("".join(_project(desk, found, one) for one in target.near[:SHOWN]))
    else:
        markup.note(words("targets-nobody"))
    if len(target.near) > SHOWN:
        markup.note(words("targets-more", n=len(target.near) - SHOWN))
    markup.note(words("targets-note", n=found.options.most_lacks))


def _project(desk: Desk, found: Targets, one: NearProject) -> str:
    """Return a project with everything it lacks, in full: a table would cut the sentences off."""
    quality = "–" if one.quality is None else desk.words("targets-points", points=f"{one.quality:.0f}")
    about = [desk.label("sector-group", one.group), desk.label("project-stage", one.stage), quality,
             f"{one.site} {desk.numbers.area_short(m2_from_mu(one.area_mu))}"]  # fmt: skip
    told = [lack_text(lack, desk.words) for lack in one.lacks] or [f"✓ {desk.words('targets-meets')}"]
    lacks = "".join(f"<li>{escaped(capital(text))}</li>" for text in told)
    return (
        f'<div style="{CARD}"><code>{escaped(one.project)}</code> <b>{escaped(name_of(found, one))}</b> '
        f"<small>{escaped(' · '.join(about))}</small>"
        f'<ul style="margin:.15rem 0 0;padding-left:1.2rem;font-size:.85rem">{lacks}</ul></div>'
    )


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
