"""What a reader has in hand once the file as a whole is found sound."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from parcels.geo.sandbox.worker.task import Task

Report = dict[str, Any]


@dataclass(frozen=True)
class Opened:
    """The parts asked for, each read when called; ``layers`` names what there is to choose from."""

    parts: list[Callable[[], Report]]
    layers: list[str] = field(default_factory=list)


def each_part(read: Callable[[Task], Report], task: Task) -> Opened:
    """Return the parts of a file that needs no look at the whole first."""
    return Opened([partial(read, part) for part in task.parts()])
