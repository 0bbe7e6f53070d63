"""The errors of the package, one small tree.

::

    ParcelsError                 code + values; ``interface`` turns it into a sentence
    ├── InputRefused             exit 2: a file, field, option or state that cannot be used as it is
    │   └── CrsRefused           exit 2: a coordinate reference system missing or unfit
    ├── ActionRefused            exit 2: not allowed now, or not to this person
    └── InternalFailure          exit 3: a step of ours failed (solver died, disk full, …)

No error carries a sentence. ``code`` names the message in the catalogue (``error-<code>``) and ``values`` fills it;
the usual values are ``file``, ``row``, ``field``, ``value``, ``rule`` and ``remedy``.
"""

from typing import ClassVar

Value = str | int | float


class ParcelsError(Exception):
    """Base of all errors a person may see."""

    exit_code: ClassVar[int] = 3

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        """Return the code with its values, for logs; people read the catalogue's sentence."""
        parts = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({parts})"


class InputRefused(ParcelsError):
    """The input cannot be used as it is; nothing was changed."""

    exit_code: ClassVar[int] = 2


class CrsRefused(InputRefused):
    """A coordinate reference system is missing, unknown or not fit for measuring."""


class ActionRefused(ParcelsError):
    """The action is not allowed in this state or for this person."""

    exit_code: ClassVar[int] = 2


class InternalFailure(ParcelsError):
    """A step of our own failed; nothing was committed."""

    exit_code: ClassVar[int] = 3
