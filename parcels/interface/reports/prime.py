"""The score of prime land in words: rows of its tables, reasons and weight changes as sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from parcels.interface.words import Words, slug
from parcels.planning.prime.proposal import Comparison, PartReason, Standing
from parcels.planning.prime.records import PartScore, PrimeScore
from parcels.planning.prime.thresholds import WeightRange, nearest_change
from parcels.rules.prime_policy import PrimePart
from parcels.service.prime import PrimeBoard


def listed(words: Words, items: Iterable[str]) -> str:
    """Return items one after the other, as the language lists them."""
    return ("、" if words.language == "zh" else ", ").join(items)


def joined(words: Words, items: Iterable[str]) -> str:
    """Return remarks one after the other."""
    return ("；" if words.language == "zh" else "; ").join(items)


def measure_text(words: Words, part: PartScore) -> str:
    """Return what was measured with its unit."""
    if part.measure is None:
        return words("prime-not-measured")
    if part.unit == "share":
        return f"{100 * part.measure:.0f}%"
    if part.unit == "1":
        return f"{part.measure:.2f}"
    return f"{part.measure:,.{1 if part.unit == 'mu' else 0}f} {words(f'unit-{slug(part.unit)}')}"


def percent(share: float | None) -> str:
    """Return a share in whole percent, a dash for an unknown one."""
    return "–" if share is None else f"{100 * share:.0f}%"


def score_row(board: PrimeBoard, one: PrimeScore) -> dict[str, Any]:
    """Return a parcel as a flat record, by column names of the catalogue (``prime-column-…``)."""
    return {
        "rank": one.rank,
        "parcel": one.parcel_id,
        "platform": one.platform_id or "",
        "score": None if one.score is None else round(one.score, 2),
        "known": percent(one.known_share),
        "city": _rounded(one.percentile_city),
        "platform-percentile": _rounded(one.percentile_platform),
        "stability": percent(board.stability[one.parcel_id]),
    }


def part_rows(words: Words, board: PrimeBoard, one: PrimeScore) -> list[list[str]]:
    """Return part, what was measured, on what, worth, weight and the range in which the weight does not matter."""
    ranges = {found.part: found for found in board.ranges(one.parcel_id)}
    total = sum(part.weight for part in one.parts)
    return [
        [
            words.code("prime-part", part.part),
            measure_text(words, part),
            words.code("prime-basis", part.basis),
            "–" if part.value is None else f"{part.value:.2f}",
            f"{100 * part.weight / total:.1f}",
            range_text(words, ranges.get(part.part)),
        ]
        for part in one.parts
    ]


def range_text(words: Words, found: WeightRange | None) -> str:
    """Return in which range a weight can move before the parcel enters or leaves the top set."""
    if found is None:
        return "–"
    high = words("prime-no-limit") if np.isinf(found.high) else f"{found.high:.1f}"
    return words("prime-range", low=f"{found.low:.1f}", high=high)


def change_text(words: Words, board: PrimeBoard, parcel: str) -> str:
    """Return the smallest change of one weight that takes a parcel into or out of the top set."""
    ranges = board.ranges(parcel)
    if not ranges:
        return words("prime-reason-too-little")
    is_in = (board.scores[parcel].rank or board.size + 1) <= board.size
    found = nearest_change(ranges)
    if found is None or found.change is None:
        return words("prime-change-none-in" if is_in else "prime-change-none-out")
    return words(
        "prime-change-out" if is_in else "prime-change-in",
        part=_name(words, found.part),
        side="above" if found.change > 0 else "below",
        weight=f"{found.weight:.1f}",
        to=f"{found.weight + found.change:.1f}",
    )


def reason_text(words: Words, one: Comparison) -> str:
    """Return why a parcel is where it is in the comparison."""
    if one.standing is Standing.NOT_SCORED:
        return words("prime-reason-too-little") if one.aside is None else words.code("prime-aside", one.aside)
    told = []
    if one.points_short is not None:
        told.append(words("prime-reason-short", points=f"{one.points_short:.1f}"))
    if one.reasons:
        side = "strong" if one.points_short is None else "weak"
        told.append(words(f"prime-reason-{side}", parts=listed(words, (_part(words, part) for part in one.reasons))))
    if one.is_unstable:
        told.append(words("prime-reason-unstable"))
    if one.promised_to:
        told.append(words("prime-reason-promised", project=one.promised_to))
    return joined(words, told)


def aside_text(words: Words, board: PrimeBoard) -> str:
    """Return how many parcels do not compete, by reason."""
    counts = Counter(board.aside.values())
    entries = (
        words("prime-aside-entry", reason=words.code("prime-aside", reason), count=count)
        for reason, count in sorted(counts.items())
    )
    return words("prime-aside", count=len(board.aside), list=joined(words, entries))


def marks(words: Words, board: PrimeBoard) -> list[str]:
    """Return what must stand beside every figure: whose weights, what the top set is, who is not ranked."""
    told = [words("prime-proposes")]
    if board.is_packaged:
        told.append(words("prime-packaged"))
    elif board.prepared.policy.is_demo:
        told.append(words("prime-demo"))
    ranked = int(board.scored.assessable.sum())
    message = "prime-size-reserve" if board.is_reserve_size else "prime-size-given"
    told.append(words(message, size=board.size, ranked=ranked))
    if ranked < len(board.scores):
        share = percent(board.prime.known_share_min)
        told.append(words("prime-unassessed", count=len(board.scores) - ranked, share=share))
    return told


def moved_text(words: Words, board: PrimeBoard) -> str:
    """Return which weights differ from the policy's, empty if none does."""
    moved = [
        words(
            "prime-moved-part", part=words.code("prime-part", part), was=f"{board.prime.weight(part):g}", to=f"{to:g}"
        )
        for part, to in board.options.moved.items()
        if to != board.prime.weight(part)
    ]
    return words("prime-moved", parts=listed(words, moved)) if moved else ""


def prime_document(board: PrimeBoard, parcels: Iterable[str]) -> dict[str, Any]:
    """Return the ranking of some parcels as plain data for a program."""
    policy = board.prepared.policy
    return {
        "as_of": board.options.as_of,
        "city": board.prepared.city.name,
        "policy": {"name": policy.name, "version": policy.version, "hash": board.prepared.policy_hash},
        "weights": {part.part: part.weight for part in next(iter(board.scores.values())).parts},
        "weights_packaged": board.is_packaged,
        "weights_moved": dict(board.options.moved),
        "top_size": board.size,
        "top_size_is_reserve": board.is_reserve_size,
        "seed": board.options.seed,
        "draws": board.prime.draws,
        "aside": dict(sorted(Counter(board.aside.values()).items())),
        "parcels": [_scored(board, board.scores[name]) for name in parcels],
        "comparison": board.comparison,
    }


def _scored(board: PrimeBoard, one: PrimeScore) -> Mapping[str, Any]:
    return {**vars(one), "stability": board.stability[one.parcel_id]}


def _part(words: Words, reason: PartReason) -> str:
    return words("prime-reason-part", part=_name(words, reason.part), points=f"{reason.points:+.1f}")


def _name(words: Words, part: PrimePart) -> str:
    return words.code("prime-part", part)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
