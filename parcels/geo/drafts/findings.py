"""What became of an edit, as codes with values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float


@dataclass(frozen=True)
class DraftFinding:
    """One thing worth saying about one edit.

    ``place`` counts the edits from 1; ``refused`` says that the edit was not made. The sentence is the message
    ``draft-finding-<code>``.
    """

    code: str
    place: int
    subject: str
    refused: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)


class Refusal(Exception):
    """The edit cannot be made; ``code`` and ``values`` become a finding."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Remark:
    """A finding that does not know yet which edit it belongs to."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


def remark(code: str, **values: Value) -> Remark:
    """Return a remark."""
    return Remark(code, values)
