"""How often one address may fail to sign in, whatever the name; kept in the memory of the process."""

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from time import monotonic


class Throttle:
    """At most ``most`` failures of an address in ``seconds``; the addresses longest unheard of are forgotten first."""

    def __init__(
        self, most: int, seconds: float, *, clock: Callable[[], float] = monotonic, addresses: int = 10_000
    ) -> None:
        self._most, self._seconds, self._clock, self._addresses = most, seconds, clock, addresses
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def is_open(self, address: str) -> bool:
        """Return whether an address may try."""
        with self._lock:
            return len(self._recent(address)) < self._most

    def failed(self, address: str) -> None:
        """Count a failure."""
        with self._lock:
            recent = self._recent(address)
            recent.append(self._clock())
            self._failures[address] = recent
            self._failures.move_to_end(address)
            while len(self._failures) > self._addresses:
                self._failures.popitem(last=False)

    def _recent(self, address: str) -> deque[float]:
        found = self._failures.get(address, deque())
        while found and found[0] <= self._clock() - self._seconds:
            found.popleft()
        return found
