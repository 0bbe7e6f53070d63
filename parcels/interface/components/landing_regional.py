"""Regional assessments (区域评估) of the platforms: which are on record, what each shortens, and how to record one."""

from functools import partial

import streamlit as st

from parcels.interface.components import landing_records, markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_forms import Task, start
from parcels.interface.components.safe import legible
from parcels.landing.records import RecordKind
from parcels.service.access import allowed
from parcels.service.landing_settings import workspace_terms
from parcels.service.record_list import RecordFilter, records_of

KIND = RecordKind.REGIONAL_ASSESSMENT


def draw(desk: Desk) -> None:
    """Draw those in force, the one looked at with what may be done with it, and the choice of a platform."""
    words = desk.words
    found = records_of(desk.workspace, RecordFilter(kinds=(KIND,)), actor=desk.actor)[::-1]
    markup.section(words("regional-title"), words("count", n=len(found)))
    markup.note(words("regional-note"))
    if found:
        landing_records.draw_these(desk, found, workspace_terms(desk.workspace), key="regional-records")
    else:
        markup.note(words("regional-none"))
    _offer(desk)


def _offer(desk: Desk) -> None:
    """Draw the choice of a platform the person may record for; nothing where there is none."""
    words, names = desk.words, desk.city.platforms["name"]
    may = [one for one in names.index if allowed(desk.actor, "record_regional", platform_id=str(one)).allowed]
    if not may:
        return
    with st.popover(words("regional-record"), icon=":material/playlist_add:", key="regional-menu"):
        platform = st.selectbox(
            words("regional-platform"), may, index=None, key="regional-platform",
            format_func=lambda one: legible(f"{one} {names.get(one, '')}"), placeholder=words("record-choose"),
        )  # fmt: skip
        opens = partial(start, Task(str(platform), KIND))
        st.button(words("board-first-open"), key="regional-open", disabled=platform is None, on_click=opens)
