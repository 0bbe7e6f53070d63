"""Numbers and words in force as the packs state them, looked up by industry and land grade; none is ever guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parcels.rules.rulebook_rules import Rule, Threshold
from parcels.rules.sectors import digits

CLASSIFICATION = "GB/T 4754-2017"
"""The edition in which projects state their industry (项目行业代码所依据的版本)."""


@dataclass(frozen=True)
class Limit:
    """One number: for industries whose code begins with ``sector``, on land of ``land_grade`` (``None`` any).

    ``classification`` is the edition of the industry codes; a number of another edition than the project's never
    applies, because the same digits mean other industries there. ``is_binding`` makes a recommended value mandatory.
    """

    value: float
    sector: str = ""
    classification: str = CLASSIFICATION
    land_grade: int | None = None
    is_binding: bool = False


@dataclass(frozen=True)
class RuleValues:
    """Limits, word lists and crosswalks by name."""

    limits: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def limit(self, name: str, sector_code: str = "", land_grade: int | None = None) -> Limit | None:
        """Return the limit with the longest matching industry code; ``None`` where none is set.

        >>> RuleValues({"far_min": (Limit(0.8), Limit(1.0, "39"))}).limit("far_min", "C3912").value
        1.0
        """
        code = digits(sector_code)
        fitting = [
            one
            for one in self.limits.get(name, ())
            if code.startswith(one.sector)
            and (not one.sector or one.classification == CLASSIFICATION)
            and one.land_grade in (None, land_grade)
        ]
        return max(fitting, key=lambda one: (len(one.sector), one.land_grade is not None), default=None)

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of codes; empty where none is set."""
        return self.lists.get(name, ())

    def translated(self, scheme: str, code: str, into: str) -> str | None:
        """Return a land-use code in another scheme by a crosswalk a pack states; ``None`` without one."""
        return self.tables.get(f"{scheme}>{into}", {}).get(code)


def values_of(rules: Iterable[Rule]) -> RuleValues:
    """Return the numbers, lists and tables of rules in force; a number a pack leaves empty is not there."""
    limits: dict[str, list[Limit]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Mapping[str, str]] = {}
    for rule in rules:
        for number in rule.values.values():
            if number.value is not None:
                limits.setdefault(number.limits, []).append(_limit(number, number.value))
        lists |= rule.lists
        tables |= rule.tables
    return RuleValues({name: tuple(found) for name, found in limits.items()}, lists, tables)


def _limit(number: Threshold, value: float) -> Limit:
    return Limit(value, number.sector, number.classification, number.land_grade, number.is_binding)
