"""What the child is asked to do, read from ``task.json`` in its folder."""

import json
from dataclasses import dataclass, replace
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
    choices: tuple[str | None, ...]
    """Layers of a GeoPackage or the sheet of a workbook; each is one part of the answer. None: only list the layers."""
    encoding: str | None
    header_row: int
    """Row of the column names in a table, 0 for the first row that is not blank."""
    caps: Caps
    fence: Fence
    part: int = 0
    """Which of the choices is being read."""

    @property
    def choice(self) -> str | None:
        """The layer or sheet being read."""
        return self.choices[self.part]

    @property
    def answer(self) -> Path:
        """The file for what the part being read holds."""
        return self.folder / f"out-{self.part}.arrow"

    def parts(self) -> list["Task"]:
        """Return the task once for each choice."""
        return [replace(self, part=part) for part in range(len(self.choices))]


def read_task(folder: Path) -> Task:
    """Return the task written by the parent."""
    raw = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    return Task(
        folder=folder,
        kind=raw["kind"],
        source=folder / raw["source"],
        choices=tuple(raw["choices"]),
        encoding=raw["encoding"],
        header_row=raw["header_row"],
        caps=Caps(**raw["caps"]),
        fence=Fence(**raw["fence"]),
    )
