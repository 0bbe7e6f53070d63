"""The panel of one project: its demand, its sites ranked with reasons, and the funnel."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import (
    landing_link,
    markup,
    plan_runs,
    proposing,
    tables,
    why_funnel,
    why_not,
    why_site,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING, known
from parcels.interface.components.safe import literal
from parcels.interface.components.selection import Selection, pick_site
from parcels.interface.components.verdicts import plain_record, verdict_list
from parcels.interface.components.why_site import Regret, Scored
from parcels.service.site_search import SearchOptions, SiteSearch, search_sites

TOP = 10


def search(desk: Desk, project_id: str) -> SiteSearch:
    """Return the sites of a project, with a word while it takes time; the last answers of this tab are kept."""
    kept: dict[tuple[str, ...], SiteSearch] = st.session_state.setdefault("searches", {})
    key = (project_id, desk.as_of.isoformat(), *sorted(desk.city.versions.values()))
    if key not in kept:
        with st.spinner(desk.words("loading-sites")):
            options = SearchOptions(desk.as_of, top=TOP)
            kept[key] = search_sites(desk.workspace, project_id, options, actor=desk.actor)
        while len(kept) > 8:
            kept.pop(next(iter(kept)))
    return kept[key]


def draw(desk: Desk, selection: Selection) -> SiteSearch | None:
    """Draw the panel and return the sites, or ``None`` where the project cannot be searched for."""
    record = plain_record(desk.city.projects.loc[selection.id].to_dict())
    group = record.get("sector_group") or "other"
    tags = [desk.label("project-stage", record["stage"]), desk.label("sector-group", group)]
    markup.heading(selection.id, record.get("name") or "", tags)
    markup.facts(_demand(desk, record))
    landing_link.draw(desk, [selection.id])
    try:
        found = search(desk, selection.id)
    except ParcelsError as error:
        st.info(literal(desk.words.error(error)), icon=":material/info:")
        return None
    _found(desk, selection, found)
    return found


def _found(desk: Desk, selection: Selection, found: SiteSearch) -> None:
    words = desk.words
    markup.facts([(words("project-quality"), _quality(desk, found.quality))])
    told = words("project-sites-found", found=found.found, seconds=f"{found.seconds:.1f}")
    markup.section(words("project-sites"), told)
    if found.sites.empty:
        markup.note(words("project-no-sites"))
    else:
        _sites(desk, selection, found)
    markup.section(words("project-funnel"))
    why_funnel.draw(desk, selection.id, [(count.step.value, count.left) for count in found.funnel], can_show=True)
    if found.cut_off:
        markup.note(words("project-cut-off", n=found.cut_off))
    _in_plan(desk, selection.id)


def _demand(desk: Desk, record: Mapping[str, Any]) -> list[tuple[str, str]]:
    words, numbers = desk.words, desk.numbers
    rows = [
        ("land", numbers.area_range(record.get("area_min_mu"), record.get("area_max_mu"))),
        ("uses", desk.listed(record.get("uses") or ())),
        ("need-by", str(record.get("need_by") or NOTHING)),
        ("investment", numbers.money(record.get("investment_wan_yuan"))),
        ("tax", numbers.money(record.get("tax_wan_yuan_per_year"))),
        ("promoter", record.get("promoter_body") or NOTHING),
        ("named", desk.listed(record.get("parcel_ids") or ())),
    ]
    return [(words(f"project-{name}"), value) for name, value in rows if value not in ("", NOTHING)]


def _quality(desk: Desk, quality: Mapping[str, Any]) -> str:
    value, share = known(quality.get("q")), known(quality.get("known_share"))
    if value is None or not quality.get("assessable", True):
        return desk.words("quality-not-assessable")
    return desk.words("quality-value", q=f"{value:.0f}", known=desk.numbers.share(share))


def _sites(desk: Desk, selection: Selection, found: SiteSearch) -> None:
    words, numbers = desk.words, desk.numbers
    sites = found.sites.drop(columns="geometry")
    ranks = [str(rank) for rank in sites.index]
    rows = [
        {
            words("head-rank"): int(rank),
            words("head-parcels"): _short(row["parcels"]),
            words("head-score"): int(row["score"]),
            words("head-area", unit=numbers.area_unit): round(numbers.area_number(row["area_m2"]), 1),
            words("head-ready"): numbers.day(row["ready_on"]) if row["ready_on"] is not None else words("ready-now"),
            words("head-conditions"): len(row["findings"]),
        }
        for rank, row in zip(sites.index, sites.to_dict("records"), strict=True)
    ]
    site = str(min(selection.site, len(ranks)))
    tables.linked(
        rows,
        ranks,
        key=f"sites-{selection.id}",
        selected=site,
        on_pick=_look,
        height=tables.height(len(rows), at_most=6),
    )
    _reasons(desk, site, sites)
    row = sites.loc[int(site)]
    proposing.draw(desk, selection.id, str(row["site"]), row["platform_id"])


def _short(parcels: Sequence[str]) -> str:
    """Return the first parcel and how many more; all of them stand with the reasons."""
    return parcels[0] if len(parcels) == 1 else f"{parcels[0]} +{len(parcels) - 1}"


def _look(rank: str | None) -> None:
    if rank is not None:
        pick_site(int(rank))


def _reasons(desk: Desk, rank: str, sites: pd.DataFrame) -> None:
    words = desk.words
    rows: dict[int, Any] = {int(place): row for place, row in zip(sites.index, sites.to_dict("records"), strict=True)}
    site = rows[int(rank)]
    markup.section(words("site-reasons", rank=rank), words("points", n=int(site["score"])))
    other = next((place for place in rows if place != int(rank)), None)
    beside = None if other is None else _scored(rows[other])
    why_site.compared(desk, _scored(site), beside, with_best=rank != "1")
    why_site.price(desk, [str(one) for one in site["parcels"]])
    if len(site["findings"]):
        verdict_list(desk, site["findings"])
    else:
        markup.note(words("site-no-conditions"))


def _scored(site: Mapping[str, Any]) -> Scored:
    return Scored(" ".join(site["parcels"]), int(site["score"]), site)


def _in_plan(desk: Desk, project: str) -> None:
    """Say what the plan kept in the workspace gives the project, or what would land it."""
    words, plan = desk.words, plan_runs.shown(desk)
    if plan is None:
        markup.note(words("why-no-plan"))
        return
    refusal = plan.document["refused"].get(project)
    row = next((row for row in plan.document["assignments"] if row["project"] == project), None)
    if refusal is None and row is None:
        return
    markup.section(words("why-refused-title" if row is None else "why-placed-title"))
    if plan.is_stale:
        markup.note(words("why-refused-stale"))
    if row is not None:
        markup.note(words("why-placed-at", day=str(plan.document["as_of"]), site=" ".join(row["parcels"])))
        site = Scored(" ".join(row["parcels"]), int(row["score"]))
        why_site.regret(desk, site, Regret(row.get("regret"), bool(row.get("regret_proven", True))))
    else:
        why_not.relaxations(desk, project, refusal)
