"""Opening the files of an import, a few ahead of the one being checked: each is read by a child process of its own."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from parcels.geo.mapping import ImportMapping
from parcels.geo.sandbox import RawLayer, RawTable, open_layer, open_table
from parcels.geo.schema import SPATIAL
from parcels.service.import_steps import Step

AHEAD = 2  # files read while another is checked; no more, because each waits in memory


def opened(steps: Sequence[Step], mapping: ImportMapping | None) -> Iterator[tuple[Step, RawLayer | RawTable]]:
    """Yield each step with its raw content, in order; a file that cannot be opened raises when its turn comes."""
    waiting: deque[Future[RawLayer | RawTable]] = deque()
    pool = ThreadPoolExecutor(AHEAD, thread_name_prefix="import")
    try:
        for place, step in enumerate(steps):
            for later in steps[place + len(waiting) : place + AHEAD + 1]:
                waiting.append(pool.submit(_open, later, mapping))
            yield step, waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # after Ctrl-C or a refusal nobody needs the rest


def _open(step: Step, mapping: ImportMapping | None) -> RawLayer | RawTable:
    if step.table in SPATIAL:
        return open_layer(step.path, layer=step.layer)
    shape = (mapping or ImportMapping()).of(step.table)
    return open_table(step.path, sheet=step.layer or shape.sheet, header_row=shape.header_row)
