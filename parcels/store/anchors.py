"""Anchors: heads of a log written down in a text file outside the store, one line each, never changed.

A line is ``SEQ HASH TIME WORKSPACE`` separated by tabs, e.g. ``12⇥9f…⇥2026-11-23T09:00:00.000000+00:00⇥清和市``.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parcels.store.columns import moment_text
from parcels.store.events import Anchor, Head

HASH_LENGTH = 64
HEX = frozenset("0123456789abcdef")
SEPARATORS = frozenset("\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass(frozen=True)
class AnchorLine:
    """A line of an anchor file; ``anchor`` is ``None`` where it cannot be read."""

    number: int
    anchor: Anchor | None


def append_anchor(path: Path, anchor: Anchor) -> bool:
    """Add a line and wait until it is on the disk; return ``False`` if it already is the last one.

    Raises
    ------
    OSError
        If the file cannot be read or written.
    """
    assert anchor.at is not None
    before = path.read_bytes() if path.exists() else b""
    lines = list(anchor_lines(before))
    if lines and lines[-1].anchor is not None and lines[-1].anchor.head == anchor.head:
        return False
    line = f"{anchor.head.seq}\t{anchor.head.hash}\t{moment_text(anchor.at)}\t{on_one_line(anchor.workspace)}\n"
    torn = b"\n" if before and not before.endswith(b"\n") else b""  # a line cut off by a power failure stays visible
    with path.open("ab") as file:
        file.write(torn + line.encode())  # one write in append mode: lines of two programs do not mix
        file.flush()
        os.fsync(file.fileno())
    return True


def on_one_line(name: str) -> str:
    """Return the name of a workspace as it stands in a line."""
    return "".join(" " if letter in SEPARATORS else letter for letter in name)


def read_anchors(path: Path) -> tuple[AnchorLine, ...]:
    """Return the lines of an anchor file.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    return tuple(anchor_lines(path.read_bytes()))


def anchor_lines(content: bytes) -> Iterator[AnchorLine]:
    """Yield the lines of the content of an anchor file; empty ones are passed over."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield AnchorLine(number, _anchor(line))


def _anchor(line: bytes) -> Anchor | None:
    try:
        seq, digest, at, name = line.decode().rstrip("\r").split("\t")
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    if not seq.isascii() or not seq.isdecimal() or not is_hash(digest) or moment.tzinfo is None:
        return None
    return Anchor(Head(int(seq), digest), moment, name)


def is_hash(text: str) -> bool:
    """Return whether a text is a SHA-256 in lower-case hexadecimal digits."""
    return len(text) == HASH_LENGTH and HEX.issuperset(text)
