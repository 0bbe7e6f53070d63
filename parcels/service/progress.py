"""How long work reports how far it is and learns that nobody waits any more."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Stage code, done, total; total 0 means unknown."""

Cancelled = Callable[[], bool]
"""True once the person has given up."""


def silent(stage: str, done: int, total: int) -> None:
    """Report to nobody."""


def never() -> bool:
    """Never give up."""
    return False
