"""Weights of the score to try: sliders that change the ranking on the screen and nothing else."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital
from parcels.rules.prime_policy import PrimePart, PrimePolicy
from parcels.service.policies import workspace_policy
from parcels.service.prime import prime_policy

COLUMNS = 4
STEP = 0.5
LEAST_MOST = 40.0


def moved(desk: Desk) -> Mapping[PrimePart, float]:
    """Return the weights put otherwise than the policy has them; none if all are put to zero."""
    prime, now = policy_of(desk), _kept()
    if sum(now.get(part, prime.weight(part)) for part in PrimePart) <= 0:
        return {}
    return {part: weight for part, weight in now.items() if weight != prime.weight(part)}


def draw(desk: Desk) -> None:
    """Draw the sliders, folded away until asked for."""
    prime = policy_of(desk)
    most = max(LEAST_MOST, 2 * max(prime.weight(part) for part in PrimePart))
    with st.expander(desk.words("prime-weights-title"), icon=":material/tune:"):
        markup.note(desk.words("prime-weights-note"))
        for place, part in enumerate(PrimePart):
            if place % COLUMNS == 0:
                columns = st.columns(COLUMNS, gap="medium")
            _slider(desk, columns[place % COLUMNS], part, prime.weight(part), most)
        st.button(
            desk.words("prime-weights-reset"), key="prime-weights-reset", icon=":material/undo:", type="tertiary",
            on_click=_reset,
        )  # fmt: skip


def policy_of(desk: Desk) -> PrimePolicy:
    """Return the section of the workspace's policy, or the packaged one."""
    return prime_policy(workspace_policy(desk.workspace))[0]


def _slider(desk: Desk, column: DeltaGenerator, part: PrimePart, weight: float, most: float) -> None:
    with column:
        st.slider(
            capital(desk.words.code("prime-part", part)),
            0.0,
            most,
            _kept().get(part, weight),
            step=STEP,
            format="%g",
            key=_key(part),
            help=desk.words(f"prime-measures-{part.replace('_', '-')}"),
            on_change=_keep,
            args=(part,),
        )


def _kept() -> dict[PrimePart, float]:
    """Return what was moved in this tab, kept while the sliders are not on the screen."""
    found: dict[PrimePart, float] = st.session_state.setdefault("prime-moved", {})
    return found


def _keep(part: PrimePart) -> None:
    _kept()[part] = st.session_state[_key(part)]


def _reset() -> None:
    _kept().clear()
    for part in PrimePart:
        st.session_state.pop(_key(part), None)


def _key(part: PrimePart) -> str:
    return f"prime-weight-{part}"
