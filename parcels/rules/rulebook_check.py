"""What is wrong with a set of packs taken together: dates that overlap, entries with gaps, law made looser."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from parcels.domain.codes import Severity
from parcels.rules.rulebook_merge import MAX_SHARE, Edition, Merged, editions, stacked
from parcels.rules.rulebook_packs import Grade, Level, Pack
from parcels.rules.rulebook_rules import Threshold

LANGUAGES = ("zh", "en")
WHOLE = ("farmland",)
"""Kinds other numbers (conversion, quotas) are taken from, so that no rule may take features out of them by grade."""


@dataclass(frozen=True)
class PackProblem:
    """One thing wrong: ``problem`` is a code, ``detail`` names the field, date or number."""

    pack: str
    rule: str
    problem: str
    detail: str = ""


def book_problems(packs: Iterable[Pack]) -> tuple[PackProblem, ...]:
    """Return everything wrong with packs taken together, lowest level first in ``packs``."""
    everything = tuple(packs)
    found = editions(everything)
    single = (problem for pairs in found.values() for problem in (*_dates(pairs), *_levels(pairs)))
    return (*single, *_grades(found))


def _dates(found: tuple[Edition, ...]) -> Iterator[PackProblem]:
    for pack, entry in found:
        if entry.effective_from and entry.effective_to and entry.effective_to < entry.effective_from:
            yield PackProblem(pack.pack, entry.code, "dates_reversed", entry.effective_to.isoformat())
    for (one, first), (other, second) in combinations(found, 2):
        if one.level is other.level and first.meets(second):
            start = max(first.effective_from or date.min, second.effective_from or date.min)
            yield PackProblem(other.pack, second.code, "dates_overlap", start.isoformat() if start > date.min else "")


def _levels(found: tuple[Edition, ...]) -> Iterator[PackProblem]:
    """Hold what the levels say together on every day something changes."""
    seen: set[PackProblem] = set()
    for day in sorted({entry.effective_from or date.min for _, entry in found}):
        seen |= set(_on_a_day([edition for edition in found if edition[1].in_force(day)]))
    yield from sorted(seen, key=lambda problem: (problem.pack, problem.problem, problem.detail))


def _on_a_day(found: list[Edition]) -> Iterator[PackProblem]:
    below: Merged | None = None
    for merged in stacked(found):
        for name in merged.missing:
            yield PackProblem(merged.pack.pack, merged.code, "field_missing", name)
        if below is None and merged.pack.level in (Level.PROVINCE, Level.CITY) and len(merged.title) < len(LANGUAGES):
            yield PackProblem(merged.pack.pack, merged.code, "title_missing")
        if merged.fields.get("severity") is Severity.BLOCK and merged.fields.get("met_by"):
            yield PackProblem(merged.pack.pack, merged.code, "block_cannot_be_met", str(merged.fields["met_by"]))
        if below is not None and below.pack.level is not merged.pack.level and is_law_block(below):
            yield from (
                PackProblem(merged.pack.pack, merged.code, "loosens_block", what) for what in loosened(below, merged)
            )
        below = merged


def is_law_block(merged: Merged) -> bool:
    """Return whether a rule forbids by law, so that no city may make it looser."""
    return merged.fields.get("severity") is Severity.BLOCK and merged.source.get("grade") is not Grade.POLICY


def loosened(below: Merged, above: Merged) -> Iterator[str]:
    """Yield what a higher level makes looser of a rule that forbids."""
    if above.fields.get("severity") is not Severity.BLOCK:
        yield "severity"
    for name in ("applies", "kind", "grades", "met_by"):
        if above.fields.get(name) != below.fields.get(name):
            yield name
    if above.fields.get("projects", "all") not in ("all", below.fields.get("projects", "all")):
        yield "projects"
    yield from (name for name, number in below.values.items() if _is_looser(number, above.values[name]))
    if MAX_SHARE in above.values and MAX_SHARE not in below.values and above.values[MAX_SHARE].value:
        yield MAX_SHARE


def _is_looser(below: Threshold, above: Threshold) -> bool:
    direction = below.stricter or ("lower" if below.name == MAX_SHARE else None)
    if above == below or below.value is None or direction is None:
        return False
    if above.value is None:
        return True
    return above.value > below.value if direction == "lower" else above.value < below.value


def _grades(found: Mapping[str, tuple[Edition, ...]]) -> Iterator[PackProblem]:
    """No grade of a kind belongs to two rules, and no local rule takes features out of a rule that forbids."""
    last = {code: list(stacked(pairs))[-1] for code, pairs in found.items()}
    owner: dict[tuple[str, str], str] = {}
    for code, merged in last.items():
        kind = merged.fields.get("kind") or code
        for grade in merged.fields.get("grades") or ():
            if owner.setdefault((kind, grade), code) != code:
                yield PackProblem(merged.pack.pack, code, "grade_twice", grade)
        if kind in WHOLE and kind != code and merged.fields.get("grades"):
            yield PackProblem(merged.pack.pack, code, "kind_is_whole", kind)
        base = last.get(kind)
        local = found[code][0][0].level is not Level.NATIONAL
        if local and base is not None and kind != code and is_law_block(base) and not is_law_block(merged):
            yield PackProblem(merged.pack.pack, code, "loosens_block", "grades")
