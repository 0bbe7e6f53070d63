"""The large numbers of the leader's page, each with the way to the list behind it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.leader_list import show_gap
from parcels.interface.reports.overview_words import certificates_text, reserve_text, share_money_text, share_text
from parcels.landing.overview import Gap
from parcels.service.overview import LeaderOverview


@dataclass(frozen=True)
class Tile:
    """One number: what is counted of what, the figure, a remark, and where its list is."""

    name: str
    figure: str
    remark: str
    label: str
    open: Callable[[], None]


def draw(desk: Desk, found: LeaderOverview) -> None:
    """Draw the tiles side by side."""
    tiles = [*(_gap(desk, found, gap) for gap in Gap), _waiting(desk, found), _reserve(desk, found),
             _certificates(desk, found)]  # fmt: skip
    for column, tile in zip(st.columns(len(tiles), gap="small"), tiles, strict=True):
        with column, st.container(key=f"tile-{tile.name}"):
            markup.figures([(desk.words(f"overview-tile-{tile.name}"), tile.figure, tile.remark)])
            st.button(
                desk.words(tile.label), key=f"open-{tile.name}", type="tertiary", on_click=tile.open,
                icon=":material/arrow_forward:", icon_position="right",
            )  # fmt: skip


def _gap(desk: Desk, found: LeaderOverview, gap: Gap) -> Tile:
    share, name = found.landing.gaps[gap], gap.value.replace("_", "-")
    remark = share_money_text(desk.words, share)
    return Tile(name, share_text(share), remark, "overview-list", lambda: show_gap(gap))


def _waiting(desk: Desk, found: LeaderOverview) -> Tile:
    ages = [one.age_days for one in found.waiting if one.age_days is not None]
    remark = desk.words("overview-oldest", days=max(ages)) if ages else desk.words("overview-none-waiting")
    figure = desk.numbers.out_of(len(found.mine), len(found.waiting))
    return Tile("waiting", figure, remark, "overview-open-queue", lambda: go("queue"))


def _reserve(desk: Desk, found: LeaderOverview) -> Tile:
    own = found.reserve
    figure = desk.numbers.out_of(own.held, own.parcels)
    return Tile("reserve", figure, reserve_text(desk.words, own), "overview-open-reserve", lambda: go("reserve"))


def _certificates(desk: Desk, found: LeaderOverview) -> Tile:
    own = found.certificates
    remark = certificates_text(desk.words, own)
    return Tile("certificates", f"{own.in_force:,}", remark, "overview-open-gate", lambda: go("gate"))


def go(page: str) -> None:
    """Open another page."""
    st.session_state["go-to"] = page
