"""A rule in force: what it is about, what it does, its numbers, and where each of them is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parcels.domain.codes import Severity
from parcels.rules.rulebook_packs import Grade, Level, Step


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a rule or a number is written; nothing but its grade where nobody has verified it."""

    document: str = ""
    article: str = ""
    edition: str = ""
    link: str = ""
    last_checked_on: str = ""
    last_checked_by: str = ""
    grade: Grade

    @property
    def citation(self) -> str:
        """Document with article, fit to be shown; empty if there is none or it is not verified."""
        if self.grade is Grade.UNVERIFIED or not self.document:
            return ""
        return f"{self.document} {self.article}".strip()


@dataclass(frozen=True, kw_only=True)
class Threshold(Source):
    """One number of a rule; ``value`` is ``None`` where no number is set, which is never zero.

    ``of`` names the classes it is for; ``low`` and ``high`` are a band of a measured class, ends included. ``limits``
    says which limit it is (by default its name), for industries whose code begins with ``sector`` in the edition
    ``classification``, on land of ``land_grade``.
    """

    name: str
    value: float | None
    unit: str
    of: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    limits: str
    sector: str = ""
    classification: str = ""
    land_grade: int | None = None
    is_binding: bool = False
    stricter: str | None = None
    level: Level

    def covers(self, name: str | None, measure: float | None) -> bool:
        """Return whether the number is for a class by name or by measure; without either it is for every class."""
        if self.of:
            return name in self.of
        if self.low is None and self.high is None:
            return True
        if measure is None:
            return False
        return (self.low is None or self.low <= measure) and (self.high is None or measure <= self.high)


@dataclass(frozen=True, kw_only=True)
class Rule(Source):
    """A rule in force on a date.

    Attributes
    ----------
    topic, step
        File it stands in; where it is checked (``constraint`` for layers).
    authority
        Department that decides (主管部门).
    level, is_local
        Highest level that had a say, and whether a province or city changed or added something.
    values
        Its numbers by name.
    lists, tables
        Lists and crosswalks of codes by name.
    met_by
        Item of readiness that meets it.
    own_title
        Name by language, of rules the program has no name for.
    """

    code: str
    topic: str
    step: Step
    severity: Severity
    authority: str
    effective_from: date | None = None
    effective_to: date | None = None
    pack: str
    region: str = ""
    level: Level
    is_local: bool = False
    values: Mapping[str, Threshold] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    met_by: str | None = None
    own_title: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Message id of the title in the catalogue."""
        return f"rule-{self.code.replace('_', '-')}"

    def number(self, name: str) -> float | None:
        """Return a number by name; ``None`` where the pack sets none (不设为零)."""
        found = self.values.get(name)
        return None if found is None else found.value

    def threshold(self, name: str | None = None, measure: float | None = None, *, unit: str = "") -> Threshold | None:
        """Return the first number for a class (by name or measure) in a unit; ``None`` where no number is for it."""
        fitting = (item for item in self.values.values() if item.covers(name, measure) and unit in ("", item.unit))
        return next(fitting, None)


@dataclass(frozen=True, kw_only=True)
class ConstraintRule(Rule):
    """What an overlap with a layer of this kind does.

    ``applies`` is ``outside`` for layers land must lie in; ``projects`` says whom it is about; a share above
    ``max_share`` triggers the rule. ``kind`` and ``grades`` name the features it is about, ``corridor`` the lines it
    reaches out from.
    """

    applies: str = "inside"
    projects: str = "all"
    max_share: float = 0.0
    kind: str = ""
    grades: tuple[str, ...] = ()
    corridor: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether the rule forbids the land to some project."""
        return self.severity is Severity.BLOCK

    @property
    def blocks_all(self) -> bool:
        """Whether the rule forbids the land to every project."""
        return self.blocks and self.projects == "all"
