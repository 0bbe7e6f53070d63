"""Definitions of rates as data (YAML): predicates with names, rates made of them, and where they were published.

A predicate holds for a project when everything it lists holds; ``either`` names predicates of which one is enough.
"""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.score_rate import Measure
from parcels.rules.rulebook_packs import LOADER, Grade
from parcels.rules.validation import first_problem

PACKAGE = "parcels.landing"
FOLDER = "definitions"
DEFAULT = "default"
NAME = r"^[a-z][a-z0-9_]*$"


class Period(StrEnum):
    """Length of a cohort of signatures. In Chinese: 签约批次."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"


class Window(StrEnum):
    """Which signatures a definition looks at. In Chinese: 统计范围."""

    ALL = "all"
    """All up to the as-of date."""
    CURRENT = "current"
    """Those of the period the as-of date lies in."""


class _Strict(LOADER):  # type: ignore[misc, valid-type]  # the fast loader where libyaml is there
    """A loader that refuses a key written twice; YAML would keep the last one."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: ANN401  yaml's own
        """Return the mapping."""
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {twice}", node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Title(_Model):
    """What something is called, in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Predicate(_Model):
    """What a project has to be for a numerator or a denominator; all that is given must hold.

    Attributes
    ----------
    reached, reached_any
        All of, at least one of these milestones is reached.
    overdue
        The agreed date of this milestone has passed and it is not reached.
    mark
        The project has this mark (``idle``, ``override``, …).
    either
        One of these predicates of the same definition holds; they must stand before this one.
    assumed
        The source names it without saying what it is: the reading is ours.
    """

    title: Title
    reached: tuple[Milestone, ...] = ()
    reached_any: tuple[Milestone, ...] = ()
    overdue: Milestone | None = None
    mark: str | None = Field(default=None, pattern=NAME)
    either: tuple[str, ...] = ()
    assumed: bool = False

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.reached or self.reached_any or self.overdue or self.mark or self.either):
            raise ValueError("predicate_empty")
        return self


class RateRule(_Model):
    """One rate: predicate of predicate, in one or several measures.

    Attributes
    ----------
    land
        About land: projects that need none leave the denominator and are counted apart.
    counts_withdrawn
        The numerator may be met by a project that withdrew (the rate of withdrawals itself).
    less_is_better
        Ranked from below.
    """

    name: str = Field(pattern=NAME)
    title: Title
    numerator: str = Field(min_length=1)
    denominator: str = Field(min_length=1)
    measures: tuple[Measure, ...] = Field(default=(Measure.NUMBER,), min_length=1)
    land: bool = False
    counts_withdrawn: bool = False
    less_is_better: bool = False


class Source(_Model):
    """Where a definition was published, and how well that is evidenced."""

    text: str = Field(min_length=1)
    grade: Grade


class Gaming(_Model):
    """What makes signatures look split: money in wan yuan (万元), shares in [0, 1].

    Signatures of one promoter within ``days``, with names at least ``similarity`` alike, each below ``threshold`` by
    no more than ``margin`` of it, together at or above it.
    """

    threshold_wan_yuan: float = Field(gt=0)
    margin: float = Field(gt=0, le=1)
    days: int = Field(ge=0, le=366)
    similarity: float = Field(gt=0, le=1)
    source: Source


class Only(_Model):
    """Which projects a definition looks at: investment in wan yuan (万元), codes of GB/T 4754 by their beginning."""

    investment_min_wan_yuan: float | None = Field(default=None, gt=0)
    sector_codes: tuple[str, ...] = ()


class Definition(_Model):
    """A set of rates as one city or province counts them."""

    definition: str = Field(pattern=NAME)
    title: Title
    source: Source
    period: Period
    window: Window
    only: Only = Only()
    predicates: Mapping[str, Predicate]
    rates: tuple[RateRule, ...] = Field(min_length=1)
    gaming: Gaming | None = None

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        seen: list[str] = []
        for name, predicate in self.predicates.items():
            if strange := sorted(set(predicate.either) - set(seen)):
                raise ValueError(f"predicate_unknown: {', '.join(strange)} ({name})")
            seen.append(name)
        for rate in self.rates:
            if strange := sorted({rate.numerator, rate.denominator} - set(seen)):
                raise ValueError(f"predicate_unknown: {', '.join(strange)} ({rate.name})")
        if len({rate.name for rate in self.rates}) < len(self.rates):
            raise ValueError("rate_twice")
        return self


def packaged_names() -> tuple[str, ...]:
    """Return the names of the definitions that come with the program, sorted."""
    found = files(PACKAGE).joinpath(FOLDER).iterdir()
    return tuple(sorted(item.name.removesuffix(".yaml") for item in found if item.name.endswith(".yaml")))


def packaged_definition(name: str = DEFAULT) -> Definition:
    """Return a definition that comes with the program.

    Raises
    ------
    InputRefused
        ``definition_unknown``.
    """
    if name not in packaged_names():
        raise InputRefused("definition_unknown", name=name, known=", ".join(packaged_names()))
    text = files(PACKAGE).joinpath(FOLDER, f"{name}.yaml").read_text(encoding="utf-8")
    return parse_definition(text, f"{name}.yaml")


def read_definition(path: Path) -> Definition:
    """Return the definition of a city's own file.

    Raises
    ------
    InputRefused
        ``definition_unreadable``; otherwise as :func:`parse_definition`.
    """
    try:
        return parse_definition(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("definition_unreadable", file=str(path), problem=type(error).__name__) from error


def parse_definition(text: str, name: str) -> Definition:
    """Return the definition written in a YAML text.

    Raises
    ------
    InputRefused
        ``definition_invalid`` naming file, entry and problem.
    """
    try:
        return Definition.model_validate(yaml.load(text, _Strict))
    except yaml.YAMLError as error:
        raise InputRefused("definition_invalid", file=name, path="-", problem=_where(error), value="") from error
    except ValidationError as error:
        first: Any = error.errors(include_url=False)[0]
        path, problem = first_problem(error)
        raise InputRefused("definition_invalid", file=name, path=path, problem=problem, value=_given(first)) from error


def _given(problem: Mapping[str, Any]) -> str:
    value = problem.get("input")
    return str(value)[:80] if isinstance(value, (str, int, float, bool)) else ""


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return type(error).__name__ if mark is None else f"{type(error).__name__}, {mark.line + 1}:{mark.column + 1}"
