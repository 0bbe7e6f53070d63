"""What holding each reserved parcel costs the plan, on the cards of the reserve: the prices of the page on holding."""

from collections.abc import Mapping

import streamlit as st

from parcels.interface.components import holding_found, markup
from parcels.interface.components.desk import Desk
from parcels.planning.holding.pricing import Price


def shown(desk: Desk) -> Mapping[str, Price]:
    """Return the prices found on the data as they are now, by parcel; empty before they were asked for."""
    found = holding_found.shown(desk)
    return {} if found is None else {one.parcels[0]: one for one in found.prices.parcels}


def draw(desk: Desk) -> None:
    """Draw the button, or the progress while prices are computed."""
    if holding_found.waits(desk):
        return
    found = holding_found.shown(desk)
    if found is None or found.prices.is_partial:
        label = desk.words("reserve-price-compute")
        if st.button(label, icon=":material/calculate:", key="reserve-price-compute"):
            holding_found.start(desk)
    if found is not None:
        markup.note(desk.words("reserve-price-partial" if found.prices.is_partial else "reserve-price-meaning"))


def text(desk: Desk, price: Price) -> str:
    """Return a price in words."""
    words, names = desk.words, desk.city.projects["name"]
    if price.points <= 0:
        return words("reserve-price-none" if price.is_proven else "reserve-price-unproven-none")
    taker = desk.listed(f"{item} {names.get(item) or ''}".strip() for item in price.takers)
    points = f"{price.points:,}"
    if not taker:
        return words("reserve-price-points", points=points)
    message = "reserve-price-to" if price.is_proven else "reserve-price-unproven-to"
    return words(message, points=points, project=taker)
