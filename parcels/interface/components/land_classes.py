"""The class of every parcel as map, figures and tables show it: status first, then what law closes."""

from datetime import date

import pandas as pd
import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import blocked_parcels, screening
from parcels.interface.map.base import CAN_BE_BLOCKED
from parcels.interface.map.features import parcel_class
from parcels.interface.map.palette import BLOCKED


def land_classes(desk: Desk) -> pd.Series:
    """Return parcel → class; the first time after an import the screening is waited for."""
    with st.spinner(desk.words("loading-screening")):
        blocked = blocked_parcels(screening(desk))
    looks = _by_status(tuple(sorted(desk.city.versions.items())), desk.as_of, tuple(sorted(desk.bound)), desk)
    return looks.mask(looks.index.isin(blocked) & looks.isin(CAN_BE_BLOCKED), BLOCKED)


@st.cache_data(show_spinner=False, max_entries=4)
def _by_status(version: tuple[tuple[str, str], ...], as_of: date, bound: tuple[str, ...], _desk: Desk) -> pd.Series:
    parcels = _desk.city.parcels
    rows = parcels.drop(columns="geometry").to_dict("records")
    looks = [parcel_class(row, as_of, is_bound=row["parcel_id"] in bound) for row in rows]
    return pd.Series(looks, index=parcels.index, dtype=object)
