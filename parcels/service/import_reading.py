"""Opening the files of an import, a few ahead of the one being checked: one child process reads one file."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from parcels.geo.mapping import ImportMapping
from parcels.geo.sandbox import RawLayer, RawTable, open_layers, open_table
from parcels.geo.schema import SPATIAL
from parcels.service.import_steps import Step

AHEAD = 2  # files read while another is checked; no more, because each waits in memory
Contents = Mapping[str, RawLayer | RawTable]
"""What one file gave, by the name of the step."""


def opened(steps: Sequence[Step], mapping: ImportMapping | None) -> Iterator[tuple[Step, RawLayer | RawTable]]:
    """Yield each step with its raw content, in order; a file that cannot be opened raises when its first turn comes."""
    files = _files(steps)
    waiting: deque[Future[Contents]] = deque()
    read: dict[str, RawLayer | RawTable] = {}
    pool = ThreadPoolExecutor(AHEAD, thread_name_prefix="import")
    try:
        for step in steps:
            if step.name not in read:
                while files and len(waiting) <= AHEAD:
                    waiting.append(pool.submit(_open, files.popleft(), mapping))
                read.update(waiting.popleft().result())
            yield step, read.pop(step.name)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # after Ctrl-C or a refusal nobody needs the rest


def _files(steps: Sequence[Step]) -> deque[list[Step]]:
    """Return the steps in groups that one child reads: all layers of one file, or one table; first come, first read."""
    groups: dict[tuple[Path, str], list[Step]] = {}
    for step in steps:
        groups.setdefault((step.path, "" if step.table in SPATIAL else step.name), []).append(step)
    return deque(groups.values())


def _open(steps: list[Step], mapping: ImportMapping | None) -> Contents:
    (path,) = {step.path for step in steps}
    if steps[0].table in SPATIAL:
        layers = list(dict.fromkeys(step.layer for step in steps))
        found = dict(zip(layers, open_layers(path, layers), strict=True))
        return {step.name: found[step.layer] for step in steps}
    (step,) = steps
    shape = (mapping or ImportMapping()).of(step.table)
    return {step.name: open_table(path, sheet=step.layer or shape.sheet, header_row=shape.header_row)}
