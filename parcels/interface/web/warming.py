"""What the first visitor would wait for, loaded while the server starts: the city and its screening."""

import importlib
import threading
from datetime import date

from parcels.domain.errors import ParcelsError
from parcels.service.access import system_actor
from parcels.service.screening import ScreenOptions, screen

OPENING = "parcels.interface.components.opening"
"""Not the pages themselves: a component of Streamlit has to be imported by a visit, or the server never knows it."""


def warm_up() -> threading.Thread:
    """Begin in a thread of its own; a visitor who is quicker waits for what is under way, nothing is done twice."""
    thread = threading.Thread(target=load, name="warm-up", daemon=True)
    thread.start()
    return thread


def load() -> None:
    """Open the workspace of this server and screen its city."""
    opening = importlib.import_module(OPENING)
    place = opening.target()
    if place is None:
        return
    try:
        screen(opening.workspace_at(place), ScreenOptions(date.today()), actor=system_actor("warm-up"))
    except ParcelsError:
        return  # every visitor is told why
