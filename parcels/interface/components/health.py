"""What an administrator asks first: are the data there and new, is the log kept, is anything wrong."""

from datetime import UTC, datetime

import streamlit as st

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal
from parcels.service.log import log_head


def draw(desk: Desk) -> None:
    """Draw the figures, and what is wrong if anything."""
    words, workspace = desk.words, desk.workspace
    infos = workspace.datasets()
    head = log_head(workspace, now=datetime.now(UTC), actor=desk.actor).head
    newest = desk.data_on.date().isoformat() if desk.data_on else words("none")
    trouble = workspace.anchoring.trouble
    kept = words("health-well") if trouble is None else words("health-trouble")
    markup.figures(
        [
            (words("health-data"), newest, words("health-datasets", count=len(infos))),
            (words("health-log"), f"{head.seq:,}", words("health-events")),
            (words("health-anchor"), kept, ""),
        ]
    )
    if trouble is not None:
        st.warning(literal(words.error(trouble)), icon=":material/warning:")
