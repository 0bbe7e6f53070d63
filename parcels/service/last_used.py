"""Things that are dear to make, kept for the whole process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Same:
    """Equal to nothing but another one of the very same thing: a key for what is large and kept while it holds."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)


class LastUsed(Generic[Made]):
    """Things that are dear to make, made once each even if several threads ask; only the last used are kept."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the thing of a key, made by ``make`` if it is not there."""
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            made = make()
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > self._size:
                    self._making.pop(self._kept.popitem(last=False)[0], None)
            return made
