"""The assumptions of waiting on one screen, each movable; nothing that is moved is stored."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.words import slug
from parcels.landing.waiting.assumptions import LONGEST, STEPS
from parcels.rules.policy import Policy

COLUMNS = 3
_WHOLE = {"horizon_quarters": (1, LONGEST), "history_quarters": (1, LONGEST), "arrivals_min": (1, 100)}
_REAL = {
    "discount": (0.5, 1.0, 0.005),
    "holding_points_per_mu": (0.0, 100.0, 0.1),
    "fit": (0.05, 1.0, 0.05),
    "confidence": (0.5, 0.99, 0.01),
}


def draw(desk: Desk, policy: Policy) -> tuple[Mapping[str, Any], float]:
    """Draw the assumptions; return those that differ from the policy, by name, and the weight of the prior."""
    words = desk.words
    if policy.waiting is None:
        return {}, 0.0
    usual = policy.waiting.model_dump()
    with st.expander(words("holding-assumptions"), icon=":material/tune:"):
        markup.note(words("holding-demo") if policy.is_demo else words("holding-assumptions-note"))
        if policy.is_demo:
            markup.note(words("holding-assumptions-note"))
        moved = _inputs(desk, usual)
        pool = st.slider(words("holding-pool"), 0, 40, 0, 4, key="holding-pool", help=words("holding-pool-help"))
    return {name: value for name, value in moved.items() if value != usual[name]}, float(pool)


def _inputs(desk: Desk, usual: Mapping[str, Any]) -> dict[str, Any]:
    words = desk.words
    columns, moved = st.columns(COLUMNS, gap="small"), dict[str, Any]()
    for place, name in enumerate((*_WHOLE, *_REAL, "counted_from")):
        label, key = words(f"waiting-assumption-{slug(name)}"), f"holding-{slug(name)}"
        with columns[place % COLUMNS]:
            if name in _WHOLE:
                low, high = _WHOLE[name]
                moved[name] = int(st.number_input(label, low, high, int(usual[name]), 1, key=key))
            elif name in _REAL:
                least, most, step = _REAL[name]
                moved[name] = float(st.number_input(label, least, most, float(usual[name]), step, key=key, format="%g"))
            else:
                steps = [step.value for step in STEPS]
                moved[name] = st.selectbox(
                    label, steps, steps.index(usual[name]), key=key,
                    format_func=lambda step: desk.label("milestone", step),
                )  # fmt: skip
    return moved
