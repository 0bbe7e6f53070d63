"""The scenario open in this tab: what is drawn or asked on a page goes into it. Kept per tab and in ``?scenario=``."""

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components.desk import Desk
from parcels.service.scenarios import Scenario, linked_scenario, open_scenario

STATE = "scenario-open"
ADDRESS = "scenario"


def opened(desk: Desk) -> Scenario | None:
    """Return the scenario open in this tab as it stands now; on opening the tab, the one the address names."""
    if STATE not in st.session_state:
        st.session_state[STATE] = st.query_params.get(ADDRESS)
    number = st.session_state[STATE]
    return None if number is None else open_scenario(desk.workspace, number, actor=desk.actor)


def not_seen(desk: Desk) -> ParcelsError | None:
    """Return why the scenario this tab asks for is not shown: there is none, or it is a draft of somebody else."""
    number = st.session_state.get(STATE)
    if number is None:
        return None
    try:
        linked_scenario(desk.workspace, number, actor=desk.actor)
    except ParcelsError as error:
        return error
    return None


def keep_open(number: int | None) -> None:
    """Open another scenario, or none; the address follows when the page is drawn (:func:`write_address`)."""
    st.session_state[STATE] = number


def write_address(one: Scenario | None) -> None:
    """Put the scenario into the address, so that it can be passed on."""
    if one is None:
        st.query_params.pop(ADDRESS, None)
    elif st.query_params.get(ADDRESS) != str(one.id):
        st.query_params[ADDRESS] = str(one.id)
