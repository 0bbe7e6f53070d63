"""The class of every parcel as map, figures and tables show it: status first, then what law closes."""

import pandas as pd
import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import blocked_parcels, screening
from parcels.interface.map.base import CAN_BE_BLOCKED
from parcels.interface.map.features import parcel_classes
from parcels.interface.map.palette import BLOCKED
from parcels.service.last_used import LastUsed, Same

_CLASSES: LastUsed[pd.Series] = LastUsed(4)


def land_classes(desk: Desk) -> pd.Series:
    """Return parcel → class; the first time after an import the screening is waited for.

    The same object as long as nothing it is made from changes; nobody changes it.
    """
    with st.spinner(desk.words("loading-screening")):
        found = screening(desk)
    versions = tuple(sorted(desk.city.versions.items()))

    def make() -> pd.Series:
        parcels, closed = desk.city.parcels, blocked_parcels(found)
        looks = pd.Series(parcel_classes(parcels, desk.as_of, desk.bound), index=parcels.index, dtype=object)
        return looks.mask(looks.index.isin(closed) & looks.isin(CAN_BE_BLOCKED), BLOCKED)

    key = (desk.workspace.target, versions, desk.as_of, desk.bound, Same(found.findings))
    return _CLASSES.get(key, make)
