"""One file read by one child: checked, copied, read part by part, each part with what is to be said about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from parcels.geo.quality import Action, Issue
from parcels.geo.sandbox.child import Job, Report, copy_in, own_folder, read_answer, run_child
from parcels.geo.sandbox.limits import Limits
from parcels.geo.sandbox.sniff import extension_fits

Unpack = Callable[[Job, Path], Job]


@dataclass(frozen=True)
class Bounds:
    """What the child may use; ``wall_seconds`` for each part."""

    wall_seconds: float
    limits: Limits


@dataclass(frozen=True, eq=False)
class Part:
    """One layer or sheet as the child gave it."""

    report: Mapping[str, Any]
    table: pa.Table
    notes: tuple[Issue, ...]


@dataclass(frozen=True, eq=False)
class Reading:
    """What one child read of one file, in the order asked for."""

    sha256: str
    layers: tuple[str, ...]
    parts: tuple[Part, ...]


def read_file(path: Path, job: Job, bounds: Bounds, unpack: Unpack | None = None) -> Reading:
    """Copy a file aside and read the parts asked for; ``unpack`` may turn the copy into another job.

    Raises
    ------
    InputRefused
        A part cannot be read; nothing of the others is returned.
    InternalFailure
        ``disk_full``.
    """
    kind = job.kind
    with own_folder() as folder:
        target = folder / job.source
        sha256 = copy_in(path, target)
        if unpack is not None:
            job = unpack(job, target)
        report = run_child(job, folder, bounds.limits, bounds.wall_seconds, path.name)
        tables = [read_answer(folder, part, path.name) for part in range(len(job.choices))]
    return Reading(sha256, report.layers, _parts(report, tables, path, kind))


def _parts(report: Report, tables: list[pa.Table], path: Path, kind: str) -> tuple[Part, ...]:
    pairs = zip(report.parts, tables, strict=True)
    return tuple(Part(one, table, _notes(one, path, kind)) for one, table in pairs)


def _notes(report: Mapping[str, Any], path: Path, kind: str) -> tuple[Issue, ...]:
    """Return the child's remarks about the file as issues, and that its extension says another kind if it does."""
    found = []
    for one in report.get("notes", []):
        values = dict(one["values"])
        value, field = str(values.pop("value", "")), str(values.pop("column", ""))
        digits = "".join(letter for letter in str(values.get("cell", "")) if letter.isdigit())
        row, action = (int(digits), Action.KEPT) if digits else (None, Action.NOTED)
        found.append(Issue(str(one["code"]), action, row=row, field=field, value=value, values=values))
    if not extension_fits(path, kind):
        found.append(Issue("extension_differs", Action.NOTED, value=path.suffix, values={"kind": kind}))
    return tuple(found)
