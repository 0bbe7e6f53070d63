"""The log of a workspace: whole or not."""

from parcels.domain.errors import InputRefused
from parcels.service.access import Actor, require
from parcels.service.workspace import Workspace
from parcels.store.events import ChainReport, Head, verify_chain


def verify_log(ws: Workspace, *, anchor: str | None = None, actor: Actor) -> ChainReport:
    """Return whether every event is linked to the one before it, and the log to an anchor ``SEQ:HASH`` kept elsewhere.

    Raises
    ------
    InputRefused
        ``anchor_malformed``.
    """
    require(actor, "view_log")
    with ws.store.reading() as connection:
        return verify_chain(connection, None if anchor is None else parse_anchor(anchor))


def parse_anchor(text: str) -> Head:
    """Return the head written as ``SEQ:HASH``."""
    seq, _, digest = text.partition(":")
    if not seq.isdecimal() or len(digest) != 64:
        raise InputRefused("anchor_malformed", value=text)
    return Head(int(seq), digest)
