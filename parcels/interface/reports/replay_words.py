"""The outcome of a replay in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from parcels import __version__
from parcels.domain.codes import Verdict
from parcels.interface.reports.log_words import moment_text
from parcels.interface.reports.phrases import finding_from, finding_text, verdict_text
from parcels.interface.words import Words, slug
from parcels.service.replay import Difference, Replay


def replay_lines(words: Words, found: Replay) -> Iterator[str]:
    """Yield what was replayed, whether it is the same, each difference, and what the reader should know."""
    values = {name: str(value) for name, value in found.event.values.items() if isinstance(value, (str, int))}
    about = {"seq": str(found.event.seq), "date": moment_text(found.event.at)}
    if found.event.name == "checked":
        yield words("replay-check", allocation=values["allocation"], **about)
    else:
        yield words("replay-plan", plan=values["plan_run_id"], **about)
    if found.is_same:
        yield words("replay-same", count=found.count)
    else:
        yield words("replay-differs", count=len(found.differences))
    for difference in found.differences:
        yield f"  {difference_text(words, difference)}"
    for note in found.notes:
        yield words(f"replay-{slug(note)}", then=found.engine, now=__version__, status=values.get("status", "–"))


def difference_text(words: Words, difference: Difference) -> str:
    """Return one difference: what it is about, how it was, how it is."""
    was, now = (_side(words, side) for side in (difference.was, difference.now))
    return words("replay-difference", item=difference.item, was=was, now=now)


def _side(words: Words, side: Mapping[str, Any] | str | None) -> str:
    if side is None:
        return words("replay-nothing")
    if isinstance(side, str):
        return verdict_text(words, side) if side in set(Verdict) else side
    finding = finding_from(side)
    return f"{verdict_text(words, finding.verdict)} {finding_text(words, finding)}"
