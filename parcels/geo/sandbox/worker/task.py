"""What the child is asked to do, read from ``task.json`` in its folder."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Caps:
    """Counts above which a file is refused."""

    features: int
    vertices: int
    columns: int
    text: int
    rows: int
    cells: int
    unpacked_bytes: int
    ratio: int
    members: int


@dataclass(frozen=True)
class Fence:
    """Resource limits of the process."""

    memory_bytes: int
    cpu_seconds: int
    output_bytes: int
    open_files: int


@dataclass(frozen=True)
class Task:
    """One file to read: its kind by content, its copy in the folder, and the caller's choices."""

    folder: Path
    kind: str
    source: Path
    choice: str | None
    """Layer of a GeoPackage or sheet of a workbook."""
    encoding: str | None
    header_row: int
    """Row of the column names in a table, 0 for the first row that is not blank."""
    caps: Caps
    fence: Fence


def read_task(folder: Path) -> Task:
    """Return the task written by the parent."""
    raw = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    return Task(
        folder=folder,
        kind=raw["kind"],
        source=folder / raw["source"],
        choice=raw["choice"],
        encoding=raw["encoding"],
        header_row=raw["header_row"],
        caps=Caps(**raw["caps"]),
        fence=Fence(**raw["fence"]),
    )
