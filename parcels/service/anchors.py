"""Anchors: the head of the log kept where who holds the store does not reach; by hand, or after each write."""

import hashlib
import logging
import os
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.store.anchors import AnchorLine, append_anchor, is_hash, on_one_line, read_anchors
from parcels.store.engine import database_url, is_url
from parcels.store.events import Anchor, Head, Stamp

ANCHOR_VARIABLE = "PARCELS_ANCHOR_FILE"
SETTINGS_FILE = "settings.toml"
SETTING = "anchor_file"
CHECK_LENGTH = 4
LOG = logging.getLogger("parcels.anchor")


def workspace_folder(target: str) -> Path | None:
    """Return the folder that holds a workspace; ``None`` for a database server."""
    if not is_url(target):
        return Path(target).resolve()
    url = database_url(target)
    return Path(str(url.database)).resolve().parent if url.get_backend_name() == "sqlite" else None


def anchor_file(target: str) -> Path | None:
    """Return where each write of a workspace is anchored: ``PARCELS_ANCHOR_FILE``, else the setting, else nowhere.

    Raises
    ------
    InputRefused
        ``settings_unreadable``.
    """
    named = os.environ.get(ANCHOR_VARIABLE)
    if named:
        return Path(named)
    folder = workspace_folder(target)
    path = None if folder is None else folder / SETTINGS_FILE
    if path is None or folder is None or not path.is_file():
        return None
    try:
        value = tomllib.loads(path.read_text(encoding="utf-8-sig")).get(SETTING)
    except (OSError, ValueError) as error:
        raise InputRefused("settings_unreadable", file=str(path), problem=str(error)) from error
    if value is not None and not isinstance(value, str):
        raise InputRefused("settings_unreadable", file=str(path), problem=SETTING)
    return None if not value else folder / value


def keep_anchor(target: str, path: Path, anchor: Anchor) -> bool:
    """Write an anchor into a file outside the workspace; return ``False`` if it already is the newest one there.

    Raises
    ------
    InputRefused
        ``anchor_inside`` for a file beside the log itself, ``anchor_other_workspace`` if the file belongs to another
        workspace, ``anchor_file_unusable``.
    """
    refuse_inside(target, path)
    others = {line.anchor.workspace for line in _lines(path) if line.anchor is not None} if path.exists() else set()
    others -= {on_one_line(anchor.workspace)}
    if others:
        raise InputRefused("anchor_other_workspace", file=str(path), other=min(others), workspace=anchor.workspace)
    try:
        return append_anchor(path, anchor)
    except OSError as error:
        raise _unusable(path, error) from error


def refuse_inside(target: str, path: Path) -> None:
    """Raise unless a file lies outside the workspace's folder.

    Raises
    ------
    InputRefused
        ``anchor_inside``.
    """
    folder = workspace_folder(target)
    if folder is not None and path.resolve().is_relative_to(folder):
        raise InputRefused("anchor_inside", file=str(path), workspace=str(folder))


def kept_anchors(path: Path) -> tuple[AnchorLine, ...]:
    """Return the lines of an anchor file.

    Raises
    ------
    InputRefused
        ``anchor_file_unusable``, or ``anchor_file_empty`` if it holds no anchor: it would prove nothing.
    """
    found = _lines(path)
    if not found:
        raise InputRefused("anchor_file_empty", file=str(path))
    return found


def _lines(path: Path) -> tuple[AnchorLine, ...]:
    try:
        return read_anchors(path)
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError) -> InputRefused:
    return InputRefused("anchor_file_unusable", file=str(path), reason=str(error.strerror))


def typed_anchor(head: Head) -> str:
    """Return a head as a person types it back: ``SEQ:HASH:CHECK``."""
    return f"{head.seq}:{head.hash}:{checksum(head)}"


def checksum(head: Head) -> str:
    """Return four digits that show a mistyped anchor: the first of SHA-256 over ``SEQ:HASH``."""
    return hashlib.sha256(f"{head.seq}:{head.hash}".encode()).hexdigest()[:CHECK_LENGTH]


def parse_anchor(text: str) -> Head:
    """Return the head written as ``SEQ:HASH`` or ``SEQ:HASH:CHECK``; spaces and capital letters do not matter.

    Raises
    ------
    InputRefused
        ``anchor_malformed``, ``anchor_mistyped`` if the check does not belong to the rest.
    """
    seq, _, rest = "".join(text.split()).lower().partition(":")
    digest, _, check = rest.partition(":")
    if not (seq.isascii() and seq.isdecimal() and is_hash(digest)):
        raise InputRefused("anchor_malformed", value=text)
    head = Head(int(seq), digest)
    if check and check != checksum(head):
        raise InputRefused("anchor_mistyped", value=text)
    return head


class Anchoring:
    """Anchors each write of an open workspace where that is asked for.

    A write that cannot be anchored stays: it is stored already. ``trouble`` holds the reason until an anchor succeeds,
    and ``report`` is told each time.
    """

    def __init__(self, target: str, name: Callable[[], str]) -> None:
        self._target = target
        self._name = name
        self.trouble: ParcelsError | None = None
        self.report: Callable[[ParcelsError], None] = _log

    def after(self, head: Head, stamp: Stamp) -> None:
        """Anchor the head of a write that is stored; never raises."""
        try:
            self.keep(head, stamp.at)
        except ParcelsError as error:
            self._failed(error)
        except Exception as error:  # the write is stored, whatever went wrong here
            LOG.exception("anchoring failed")
            self._failed(ActionRefused("anchor_failed", kind=type(error).__name__))

    def keep(self, head: Head, at: datetime) -> bool:
        """Anchor a head where the settings say; return whether a line was written."""
        path = anchor_file(self._target)
        written = path is not None and keep_anchor(self._target, path, Anchor(head, at, self._name()))
        self.trouble = None
        return written

    def _failed(self, error: ParcelsError) -> None:
        self.trouble = error
        self.report(error)


def _log(error: ParcelsError) -> None:
    LOG.error("not anchored: %s", error)
