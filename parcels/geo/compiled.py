"""Machine code where numba is installed, the same function as plain Python where it is not."""

from collections.abc import Callable
from typing import Any, TypeVar

try:
    import numba
except ImportError:  # numba is optional at run time; big cities want it
    numba = None

F = TypeVar("F", bound=Callable[..., Any])

IS_COMPILED = numba is not None


def compiled(function: F) -> F:
    """Return ``function`` compiled (cached beside the code, GIL released), or unchanged without numba.

    A compiled function must call only compiled functions of its own file: the cache notices changes of that file alone.
    """
    if numba is None:
        return function
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder to cache in (read-only installation): compile in every process
        return numba.njit(nogil=True)(function)
