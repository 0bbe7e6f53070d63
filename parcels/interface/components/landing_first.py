"""The way into the roll: recording the signature of a project that is not in it yet."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from parcels.domain.codes import ProjectStage
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_forms import Task, start
from parcels.interface.components.safe import legible
from parcels.landing.milestones import Milestone
from parcels.landing.records import RecordKind
from parcels.service.access import allowed


def draw(desk: Desk, in_roll: Collection[str]) -> None:
    """Draw the choice of a project and the button that opens its record; nothing for roles that may not record it."""
    words = desk.words
    if not allowed(desk.actor, "record_progress", platform_id=desk.actor.platform_id).allowed:
        return
    names = _unsigned(desk, in_roll)
    if not names:
        return
    with st.popover(words("board-first"), icon=":material/playlist_add:", key="landing-first"):
        project = st.selectbox(
            words("board-first-project"), list(names), index=None, key="landing-first-project",
            format_func=lambda one: legible(names[one]), placeholder=words("record-choose"),
        )  # fmt: skip
        task = Task(project or "", RecordKind.MILESTONE, given=(("milestone", Milestone.SIGNED),))
        is_chosen = project is not None
        st.button(
            words("board-first-open"), key="landing-first-open", disabled=not is_chosen, on_click=partial(start, task)
        )


def _unsigned(desk: Desk, in_roll: Collection[str]) -> dict[str, str]:
    """Return the projects that are neither in the roll nor withdrawn, by id, with what they are called."""
    rows = desk.city.projects[["project_id", "name", "stage"]].to_dict("records")
    return {
        str(row["project_id"]): f"{row['project_id']} {row['name'] or ''}".strip()
        for row in rows
        if row["stage"] != ProjectStage.WITHDRAWN and row["project_id"] not in in_roll
    }
