"""The states every page has: nothing there yet, an error, no permission, data changed meanwhile."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components.safe import literal
from parcels.interface.words import Words

LOG = logging.getLogger("parcels.app")


def empty(words: Words, message: str, /, **values: object) -> None:
    """Say what is missing and what to do next."""
    st.info(literal(words(message, **values)), icon=":material/inbox:")


def closed(words: Words, **values: object) -> None:
    """Say that a page is not open to the role, to whom it is, and whom to ask."""
    st.warning(literal(words("page-closed", **values)), icon=":material/lock:")


def refused(words: Words, error: ParcelsError) -> None:
    """Say what, where and what to do."""
    LOG.warning("refused %s", error)
    st.error(literal(words.error(error)), icon=":material/error:")


def failed(words: Words, error: BaseException) -> None:
    """Say that a step of ours failed, with the number under which the log has the details."""
    number = secrets.token_hex(4)
    LOG.error("failure %s", number, exc_info=error)
    st.error(literal(words("app-failed", number=number)), icon=":material/error:")


def guarded(words: Words, draw: Callable[[], None]) -> Callable[[], None]:
    """Return ``draw`` with every error said in words, never as a traceback."""

    @wraps(draw)
    def run() -> None:
        try:
            draw()
        except ParcelsError as error:
            refused(words, error)
        except Exception as error:
            failed(words, error)

    return run
