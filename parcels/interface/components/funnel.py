"""The funnel of a project as a bar list: how many sites are left after each step."""

import math
from collections.abc import Sequence

from parcels.interface.components import markup
from parcels.interface.components.safe import capital
from parcels.interface.words import Words


def draw(words: Words, steps: Sequence[tuple[str, int]]) -> None:
    """Draw steps ``(code, left)`` to the one that left nothing; logarithmic, so that small numbers stay visible."""
    if not steps:
        return
    end = next((place for place, (_, left) in enumerate(steps) if left == 0), len(steps) - 1)
    steps = steps[: end + 1]
    full = math.log1p(max(left for _, left in steps)) or 1.0
    markup.bars(
        [
            markup.Bar(
                capital(words.code("funnel-step", step)),
                math.log1p(left) / full,
                f"{left:,}" if left else "✕ 0",
                "bad" if left == 0 else "strong" if place == len(steps) - 1 else "plain",
            )
            for place, (step, left) in enumerate(steps)
        ]
    )
