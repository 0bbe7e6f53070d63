"""Files that leave a workspace: written whole, and only together with an event that says who took them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcels.interface.cli.opening import actor, now
from parcels.service.log import record_export
from parcels.service.whole_files import replaced_whole
from parcels.service.workspace import Workspace


@contextmanager
def handed_out(ws: Workspace, to: Path, kind: str) -> Iterator[Path]:
    """Yield a draft of a file; it appears once ``exported`` is recorded, with its name and SHA-256."""
    with replaced_whole(to) as draft:
        yield draft
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        record_export(ws, kind, to.name, digest, now=now(), actor=actor())
