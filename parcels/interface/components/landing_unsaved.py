"""What was filled in and not saved: a form closed by Esc or by its cross opens with it the next time."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

KEPT, FIRST = "landing-unsaved", "landing-form-first"


def kept(task: Hashable) -> dict[str, Any] | None:
    """Return what was filled in when the form of a task was closed; ``None`` if nothing was."""
    found: dict[str, Any] | None = _all().get(task)
    return found


def keep(task: Hashable, form: str, found: Mapping[str, Any]) -> None:
    """Keep what a form holds, once it differs from what it opened with; ``form`` is another each time it opens."""
    opened, first = st.session_state.get(FIRST, ("", {}))
    if opened != form:
        st.session_state[FIRST] = form, dict(found)
    elif found != first or task in _all():
        _all()[task] = dict(found)


def forget(task: Hashable) -> None:
    """Forget it: it was saved, or is not wanted."""
    _all().pop(task, None)


def _all() -> dict[Hashable, dict[str, Any]]:
    found: dict[Hashable, dict[str, Any]] = st.session_state.setdefault(KEPT, {})
    return found
