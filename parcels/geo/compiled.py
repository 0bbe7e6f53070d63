"""Machine code where numba is installed, the same function as plain Python where it is not."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar, cast


def _numba() -> ModuleType | None:
    try:
        return import_module("numba")
    except ImportError:  # optional at run time; big cities want it
        return None


F = TypeVar("F", bound=Callable[..., Any])

_NUMBA = _numba()
IS_COMPILED = _NUMBA is not None


def compiled(function: F) -> F:
    """Return ``function`` compiled (cached beside the code, GIL released), or unchanged without numba.

    A compiled function must call only compiled functions of its own file: the cache notices changes of that file alone.
    """
    if _NUMBA is None:
        return function
    try:
        made = _NUMBA.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder to cache in (read-only installation): compile in every process
        made = _NUMBA.njit(nogil=True)(function)
    return cast("F", made)
