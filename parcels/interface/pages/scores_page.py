"""Score cards (落地评价): from signature to full production, always n / N, by platform, promoter, sector or cohort."""

import streamlit as st

from parcels.interface.components import downloads, score_controls, score_parts, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.score_controls import Chosen
from parcels.interface.reports.score_sheets import write_score_workbook
from parcels.landing.score_curve import Curve
from parcels.service.landing_board import board_version
from parcels.service.queue_pages import queue_version
from parcels.service.scores import CityCard, ScoreOptions, score_card, score_curves

Version = tuple[object, ...]


@st.cache_data(show_spinner=False, max_entries=8)
def _card(version: Version, options: ScoreOptions, _desk: Desk) -> CityCard:
    return score_card(_desk.workspace, options, actor=_desk.actor)


@st.cache_data(show_spinner=False, max_entries=8)
def _curves(version: Version, options: ScoreOptions, rate: str, _desk: Desk) -> tuple[Curve, ...]:
    return score_curves(_desk.workspace, options, rate, actor=_desk.actor)


def draw(desk: Desk) -> None:
    """Draw the page; a choice runs only the fragment."""
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _version(desk: Desk) -> Version:
    """Return what a card depends on: data, log, policy, rules and the city's own files; its day is in the options."""
    return (*board_version(desk.workspace, desk.as_of), queue_version(desk.workspace), desk.actor.role.value)


def _work(desk: Desk) -> None:
    version = _version(desk)
    with st.container(horizontal=True, vertical_alignment="bottom", key="score-controls"):
        chosen = score_controls.draw(desk)
        every = _card(version, chosen.options(None), desk)
        cohort = score_controls.cohort_choice(desk, every.card.cohorts)
        found = _card(version, chosen.options(cohort), desk)
        _download(desk, found)
    score_parts.head(desk, found)
    if not found.card.counted:
        states.empty(desk.words, "score-nobody")
        return
    _pictures(desk, found, chosen, version)
    score_parts.draw_multiples(desk, found, chosen.measure)
    score_parts.draw_warnings(desk, found)
    score_parts.draw_findings(desk, found)
    score_parts.draw_rates(desk, found)


def _pictures(desk: Desk, found: CityCard, chosen: Chosen, version: Version) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        score_parts.draw_funnel(desk, found, chosen.measure)
    with right:
        rule = score_parts.choose_rate(desk, found, chosen.measure)
        score_parts.draw_ranking(desk, found, rule, chosen.measure)
        score_parts.draw_curves(desk, rule, _curves(version, chosen.options(None), rule.name, desk))


def _download(desk: Desk, found: CityCard) -> None:
    card = found.card
    parts = (desk.words("score-file"), card.definition.definition, card.by or "", card.as_of.isoformat())
    name = f"{'-'.join(part for part in parts if part)}.xlsx"
    offer = Offer(
        "score_card", name, lambda: downloads.as_bytes(name, lambda path: write_score_workbook(found, desk.words, path))
    )
    downloads.button(desk, desk.words("score-download"), offer, key="score-download")
