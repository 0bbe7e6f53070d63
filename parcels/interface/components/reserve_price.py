"""What holding each reserved parcel costs the plan: asked for with a button, computed in the background."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components import background, markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.rules.policy import policy_hash
from parcels.service.holding import price_reserve
from parcels.service.plan_run import PlanOptions
from parcels.service.policies import workspace_policy
from parcels.service.progress import Cancelled, Progress

NAME = "reserve-price"


@dataclass(frozen=True)
class Price:
    """Points the plan would gain were the parcel released, and who would get it; ``is_proven``: both plans optimal."""

    points: int
    would_go_to: str
    is_proven: bool


@dataclass(frozen=True)
class Prices:
    """The prices found, on which data, and whether somebody stopped before all were found."""

    basis: Hashable
    by_parcel: Mapping[str, Price]
    is_partial: bool


@st.cache_resource(show_spinner=False)
def _kept() -> dict[str, Prices]:
    """Return the last complete prices per workspace, for everybody at this server: they take minutes."""
    return {}


def shown(desk: Desk) -> Prices | None:
    """Return the prices on the data as they are now: those of this tab, else those somebody else computed."""
    found = (background.result_of(NAME), _kept().get(desk.workspace.target))
    return next((prices for prices in found if prices is not None and prices.basis == _basis(desk)), None)


def draw(desk: Desk) -> None:
    """Draw the button, or the progress while prices are computed."""
    if background.job_of(NAME) is not None:
        background.progress(desk, NAME)
        return
    background.say_error(desk, NAME)
    found = shown(desk)
    if found is None or found.is_partial:
        label = desk.words("reserve-price-compute")
        if st.button(label, icon=":material/calculate:", key="reserve-price-compute"):
            kept = _kept()  # the thread has no tab to ask
            background.start(NAME, Job(lambda progress, cancelled: _compute(desk, kept, progress, cancelled)))
            st.rerun()
    if found is not None:
        markup.note(desk.words("reserve-price-partial" if found.is_partial else "reserve-price-meaning"))


def _basis(desk: Desk) -> Hashable:
    return tuple(sorted(desk.city.versions.items())), desk.as_of, policy_hash(workspace_policy(desk.workspace))


def _compute(desk: Desk, kept: dict[str, Prices], progress: Progress, cancelled: Cancelled) -> Prices:
    frame = price_reserve(
        desk.workspace, PlanOptions(desk.as_of), actor=desk.actor, progress=progress, cancelled=cancelled
    )
    unproven = set(frame.attrs["unproven"])
    columns = frame["parcel_id"], frame["price"], frame["would_go_to"]
    found = {
        parcel: Price(int(points), taker, parcel not in unproven)
        for parcel, points, taker in zip(*columns, strict=True)
    }
    prices = Prices(_basis(desk), found, bool(frame.attrs["cancelled"]))
    if not prices.is_partial:
        kept[desk.workspace.target] = prices
    return prices


def text(desk: Desk, price: Price) -> str:
    """Return a price in words."""
    words, names = desk.words, desk.city.projects["name"]
    if price.points <= 0:
        return words("reserve-price-none" if price.is_proven else "reserve-price-unproven-none")
    taker = desk.listed(f"{item} {names.get(item) or ''}".strip() for item in price.would_go_to.split())
    points = f"{price.points:,}"
    if not taker:
        return words("reserve-price-points", points=points)
    message = "reserve-price-to" if price.is_proven else "reserve-price-unproven-to"
    return words(message, points=points, project=taker)
