"""What a link names that means nothing here: said once, until something is selected or a filter is set."""

import streamlit as st

from parcels.interface.components import filters, scenario_open
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible, literal
from parcels.interface.components.selection import unknown

MOST = 5


def draw(desk: Desk) -> None:
    """Say what of the address was not taken."""
    words = desk.words
    for kind in ("parcel", "project"):
        named = [legible(item)[:60] for group, item in unknown() if group == kind]
        if named:
            listed = desk.listed(named[:MOST])
            told = words(f"link-unknown-{kind}", ids=listed, more=max(0, len(named) - MOST))
            st.warning(literal(told), icon=":material/link_off:")
    hidden = scenario_open.not_seen(desk)
    if hidden is not None:
        st.warning(literal(words.error(hidden)), icon=":material/link_off:")
    wrong = filters.wrong_parts()
    if wrong:
        listed = desk.listed(f"{legible(name)}={legible(value)[:40]}" for name, value in wrong[:MOST])
        st.warning(literal(words("link-unknown-filter", parts=listed)), icon=":material/filter_alt_off:")
