"""What a person must know of a scenario held against today: which change does not hold any more, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parcels.domain.errors import Value
from parcels.planning.scenarios.content import FIELDS, Item


@dataclass(frozen=True)
class ScenarioFinding:
    """``code`` with values; ``kind`` and ``subject`` name the change it is about.

    ``is_lost``: the change was left out of what was computed.
    """

    code: str
    kind: str = ""
    subject: str = ""
    is_lost: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)


def not_applied(code: str, item: Item, **values: Value) -> ScenarioFinding:
    """Return that a change does not hold any more and was left out."""
    return ScenarioFinding(code, FIELDS[type(item)], subject_of(item), True, values)


def applied_note(code: str, **values: Value) -> ScenarioFinding:
    """Return something to know of a scenario that was computed as it stands."""
    return ScenarioFinding(code, values=values)


def subject_of(item: Item) -> str:
    """Return the thing a change is about."""
    return "=".join(part for part in item.key if part)
