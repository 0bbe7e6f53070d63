"""Two plans side by side: who moved, who lost and won land, and what may be said about the difference in value.

Both are documents of plans (``plan.json``). The value of a plan lies in [objective, bound]; the best values of left
and right therefore differ by something in [right.objective - left.bound, right.bound - left.objective], and only an
interval without 0 proves that one is better. Values in points can be compared only where both were weighed alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Document = Mapping[str, Any]
Row = Mapping[str, Any]
MEASURES = ("quality", "score", "fit")
"""Sections of the policy that say what a point is worth."""
NOISE_M2 = 1.0


class Fate(StrEnum):
    """What becomes of a project from left to right. In Chinese: 变化."""

    MOVED = "moved"
    """改址."""
    LOST = "lost"
    """失去用地."""
    WON = "won"
    """新获用地."""
    REDRAWN = "redrawn"
    """同址但用地范围不同."""
    KEPT = "kept"
    """不变."""


class Proof(StrEnum):
    """What may be said about the difference in value. In Chinese: 结论."""

    BETTER = "better"
    """右侧更优，已证明."""
    WORSE = "worse"
    """左侧更优，已证明."""
    EQUAL = "equal"
    """相等，已证明."""
    UNPROVEN = "unproven"
    """差额未得到证明."""
    OTHER_MEASURE = "other_measure"
    """计分不同，不可比."""


@dataclass(frozen=True)
class Step:
    """One project on both sides; a side without land has no site and no area."""

    project: str
    name: str
    fate: Fate
    before: str
    after: str
    parcels_before: tuple[str, ...]
    parcels_after: tuple[str, ...]
    platform_before: str
    platform_after: str
    area_before_m2: float
    area_after_m2: float
    score_before: int
    score_after: int


@dataclass(frozen=True)
class Totals:
    """What a plan gives, for the whole city or one platform; money in wan yuan."""

    projects: int = 0
    area_m2: float = 0.0
    prime_m2: float = 0.0
    conversion_m2: float = 0.0
    prepare_wan_yuan: float = 0.0
    score: int = 0


@dataclass(frozen=True)
class ValueGap:
    """Difference of value, right less left, in points, with the interval in which that of the best plans lies."""

    proof: Proof
    points: int
    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """Left and right side by side.

    ``platforms`` maps a platform (``""`` none) to its totals on both sides; ``money`` a quarter to its wan yuan;
    ``unknown`` are projects of one side only: another state of the data.
    """

    steps: tuple[Step, ...]
    value: ValueGap
    left: Totals
    right: Totals
    platforms: Mapping[str, tuple[Totals, Totals]]
    money: Mapping[str, tuple[float, float]]
    unknown: tuple[str, ...]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """Fate → number of projects."""
        found = Counter(step.fate for step in self.steps)
        return {fate: found.get(fate, 0) for fate in Fate}


def compare(left: Document, right: Document) -> Comparison:
    """Return two plans side by side."""
    before, after = _rows(left), _rows(right)
    names = {**_names(right), **_names(left)}
    steps = [_step(project, names, before.get(project), after.get(project)) for project in sorted({*before, *after})]
    platforms = sorted({str(row["platform_id"] or "") for row in (*before.values(), *after.values())})
    quarters = sorted({row["prepare_period"] for row in (*before.values(), *after.values()) if row["prepare_period"]})
    return Comparison(
        steps=tuple(steps),
        value=value_gap(left, right),
        left=_totals(before.values()),
        right=_totals(after.values()),
        platforms={name: (_totals(_on(before, name)), _totals(_on(after, name))) for name in platforms},
        money={quarter: (_money(before, quarter), _money(after, quarter)) for quarter in quarters},
        unknown=tuple(sorted(_known(left) ^ _known(right))),
    )


def value_gap(left: Document, right: Document) -> ValueGap:
    """Return what may be said about the difference in value of two plans."""
    points = int(right["objective"]) - int(left["objective"])
    low = float(right["objective"]) - float(left["bound"])
    high = float(right["bound"]) - float(left["objective"])
    if not _is_weighed_alike(left, right):
        return ValueGap(Proof.OTHER_MEASURE, points, low, high)
    return ValueGap(_proof(low, high), points, low, high)


def _proof(low: float, high: float) -> Proof:
    if low > 0:
        return Proof.BETTER
    if high < 0:
        return Proof.WORSE
    return Proof.EQUAL if low == high == 0 else Proof.UNPROVEN


def _is_weighed_alike(left: Document, right: Document) -> bool:
    one, other = left["policy"]["content"], right["policy"]["content"]
    return all(one[name] == other[name] for name in MEASURES)


def _rows(document: Document) -> dict[str, Row]:
    return {str(row["project"]): row for row in document["assignments"]}


def _names(document: Document) -> dict[str, str]:
    placed = {str(row["project"]): str(row["name"] or "") for row in document["assignments"]}
    return {**{str(name): str(one["name"] or "") for name, one in document["refused"].items()}, **placed}


def _known(document: Document) -> set[str]:
    return {*_rows(document), *document["refused"], *document["left_out"]}


def _step(project: str, names: Mapping[str, str], before: Row | None, after: Row | None) -> Step:
    return Step(
        project=project,
        name=names.get(project, ""),
        fate=_fate(before, after),
        before=_site(before),
        after=_site(after),
        parcels_before=_parcels(before),
        parcels_after=_parcels(after),
        platform_before=_platform(before),
        platform_after=_platform(after),
        area_before_m2=_number(before, "area_m2"),
        area_after_m2=_number(after, "area_m2"),
        score_before=int(_number(before, "score")),
        score_after=int(_number(after, "score")),
    )


def _fate(before: Row | None, after: Row | None) -> Fate:
    if before is None or after is None:
        return Fate.WON if before is None else Fate.LOST
    if before["site"] != after["site"]:
        return Fate.MOVED
    is_same = abs(float(before["area_m2"]) - float(after["area_m2"])) <= NOISE_M2
    return Fate.KEPT if is_same and before["atoms"] == after["atoms"] else Fate.REDRAWN


def _site(row: Row | None) -> str:
    return "" if row is None else str(row["site"])


def _parcels(row: Row | None) -> tuple[str, ...]:
    return () if row is None else tuple(str(name) for name in row["parcels"])


def _platform(row: Row | None) -> str:
    return "" if row is None else str(row["platform_id"] or "")


def _number(row: Row | None, name: str) -> float:
    return 0.0 if row is None else float(row[name])


def _on(rows: Mapping[str, Row], platform: str) -> list[Row]:
    return [row for row in rows.values() if str(row["platform_id"] or "") == platform]


def _totals(rows: Iterable[Row]) -> Totals:
    found = list(rows)
    return Totals(
        projects=len(found),
        area_m2=sum(float(row["area_m2"]) for row in found),
        prime_m2=sum(float(row["prime_m2"]) for row in found),
        conversion_m2=sum(float(row["conversion_m2"]) for row in found),
        prepare_wan_yuan=sum(float(row["prepare_wan_yuan"]) for row in found),
        score=sum(int(row["score"]) for row in found),
    )


def _money(rows: Mapping[str, Row], quarter: str) -> float:
    return sum(float(row["prepare_wan_yuan"]) for row in rows.values() if row["prepare_period"] == quarter)
