"""The parts a score is made of."""

from collections.abc import Mapping
from typing import Any

from parcels.interface.components import markup
from parcels.interface.components.numbers import known
from parcels.interface.words import Words

PARTS = ("value", "excess", "prepare", "remainder", "prime")


def draw(words: Words, parts: Mapping[str, Any]) -> None:
    """Draw what adds and what takes away, in points."""
    found = [(name, known(parts.get(f"part_{name}"))) for name in PARTS]
    full = max((abs(value) for _, value in found if value is not None), default=1.0) or 1.0
    markup.bars(
        [
            markup.Bar(
                words(f"part-{name}"),
                abs(value) / full,
                f"{round(value):+,}" if round(value) else "0",
                "good" if value > 0 else "bad",
            )
            for name, value in found
            if value is not None
        ]
    )
