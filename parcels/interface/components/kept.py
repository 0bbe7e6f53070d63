"""What took long to find, kept for everybody at this server as long as data, day and policy are the same."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from parcels.interface.components import background
from parcels.interface.components.desk import Desk
from parcels.rules.policy import policy_hash
from parcels.service.policies import workspace_policy


@dataclass(frozen=True, eq=False)
class Found:
    """A result with what it was found from; ``is_partial`` ones are shown to the tab that stopped them only."""

    basis: Hashable
    what: Any
    is_partial: bool = False


@st.cache_resource(show_spinner=False)
def shelf() -> dict[tuple[str, str], Found]:
    """Return the last whole result of each name per workspace."""
    return {}


def basis_of(desk: Desk) -> Hashable:
    """Return what a result depends on: data, allocations, day and policy."""
    versions = tuple(sorted(desk.city.versions.items()))
    return versions, desk.bound, desk.as_of, policy_hash(workspace_policy(desk.workspace))


def shown(desk: Desk, name: str) -> Found | None:
    """Return the result on the data as they are now: that of this tab, else one somebody else found."""
    found = (background.result_of(name), shelf().get((desk.workspace.target, name)))
    basis = basis_of(desk)
    return next((one for one in found if one is not None and one.basis == basis), None)


def put(kept: dict[tuple[str, str], Found], desk: Desk, name: str, found: Found) -> Found:
    """Keep a whole result for everybody and return it; ``kept`` is the shelf, which a thread has no tab to ask for."""
    if not found.is_partial:
        kept[desk.workspace.target, name] = found
    return found
