"""Rules of law and of matching, dated and sourced, from the YAML packs beside this module.

A constraint rule says what an overlap with a layer of its kind does; a city's policy may override it, which is
recorded as local. An article is shown only where its text was read (``grade`` other than ``unverified``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parcels.domain.codes import Severity
from parcels.domain.errors import InputRefused
from parcels.rules.policy import Policy

CONSTRAINT = "constraint"


class Grade(StrEnum):
    """How well a rule is evidenced. In Chinese: 依据等级."""

    LAW = "law"
    """法律法规原文已核."""
    OFFICIAL = "official"
    """政府网站."""
    SECONDARY = "secondary"
    """转载."""
    CODE = "code"
    """业务软件做法，非法律依据."""
    POLICY = "policy"
    """本市自定."""
    UNVERIFIED = "unverified"
    """待核，不得引用."""


class RuleEntry(BaseModel):
    """One rule as a pack states it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    topic: str = CONSTRAINT
    severity: Severity
    applies: Literal["inside", "outside"] = "inside"
    projects: Literal["all", "chemical"] = "all"
    max_share: float | None = Field(default=None, ge=0, le=1)
    document: str = ""
    article: str = ""
    edition: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    grade: Grade

    def in_force(self, on: date) -> bool:
        """Return whether the rule is in force on a date; an absent end is open."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )


class Pack(BaseModel):
    """One file of rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str
    region: str = ""
    constraints: tuple[RuleEntry, ...] = ()
    rules: tuple[RuleEntry, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule in force: what it is about, what it does and where it is written.

    ``topic`` is ``constraint`` for layers, otherwise the funnel step it belongs to. ``citation`` is empty for rules
    without an article and for articles nobody has verified.
    """

    code: str
    topic: str
    severity: Severity
    document: str
    article: str
    edition: str
    effective_from: date | None
    effective_to: date | None
    grade: Grade
    pack: str
    region: str
    is_local: bool = False

    @property
    def citation(self) -> str:
        """Document with article, fit to be shown; empty if there is none or it is not verified."""
        if self.grade is Grade.UNVERIFIED or not self.document:
            return ""
        return f"{self.document} {self.article}".strip()

    @property
    def title(self) -> str:
        """Message id of the title in the catalogue."""
        return f"rule-{self.code.replace('_', '-')}"


@dataclass(frozen=True)
class ConstraintRule(Rule):
    """What an overlap with a layer of this kind does.

    ``applies`` is ``outside`` for layers land must lie in; ``projects`` is ``chemical`` for rules on chemical projects
    only; a share above ``max_share`` triggers the rule.
    """

    applies: str = "inside"
    projects: str = "all"
    max_share: float = 0.0

    @property
    def blocks_all(self) -> bool:
        """Whether the rule forbids the land to every project."""
        return self.severity is Severity.BLOCK and self.projects == "all"

    @property
    def blocks_chemical(self) -> bool:
        """Whether the rule forbids the land to chemical projects only."""
        return self.severity is Severity.BLOCK and self.projects == "chemical"


def constraint_rules(on: date, policy: Policy) -> Mapping[str, ConstraintRule]:
    """Return kind → rule in force on a date; the policy's own rules replace those of the packs and are marked local.

    ``max_share`` defaults to 0, for layers land must lie in to the policy's boundary tolerance.
    """
    found = {
        entry.code: _constraint(entry, pack, policy)
        for pack in packs()
        for entry in pack.constraints
        if entry.in_force(on)
    }
    for kind in policy.constraints:
        found[kind] = _overridden(found.get(kind), kind, policy)
    return dict(sorted(found.items()))


def rules_in_force(on: date, policy: Policy) -> tuple[Rule, ...]:
    """Return every rule in force on a date, constraint rules first, each group by code."""
    others = [_rule(entry, pack) for pack in packs() for entry in pack.rules if entry.in_force(on)]
    return (*constraint_rules(on, policy).values(), *sorted(others, key=lambda rule: rule.code))


@cache
def packs() -> tuple[Pack, ...]:
    """Return the packaged packs in the order of their names; a later pack replaces an earlier rule of the same code.

    Raises
    ------
    InputRefused
        ``pack_invalid`` naming file and entry.
    """
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(parse_pack(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names)


def parse_pack(text: str, name: str) -> Pack:
    """Return the pack written in a YAML text.

    Raises
    ------
    InputRefused
        ``pack_invalid`` naming file, entry and problem.
    """
    try:
        return Pack.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise InputRefused("pack_invalid", file=name, path="-", problem=type(error).__name__) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"]) or "-"
        raise InputRefused("pack_invalid", file=name, path=path, problem=str(first["type"])) from error


def _rule(entry: RuleEntry, pack: Pack) -> Rule:
    return Rule(
        code=entry.code,
        topic=entry.topic,
        severity=entry.severity,
        document=entry.document,
        article=entry.article,
        edition=entry.edition,
        effective_from=entry.effective_from,
        effective_to=entry.effective_to,
        grade=entry.grade,
        pack=pack.pack,
        region=pack.region,
    )


def _constraint(entry: RuleEntry, pack: Pack, policy: Policy) -> ConstraintRule:
    default = policy.boundary_tolerance if entry.applies == "outside" else 0.0
    return ConstraintRule(
        **vars(_rule(entry, pack)),
        applies=entry.applies,
        projects=entry.projects,
        max_share=default if entry.max_share is None else entry.max_share,
    )


def _overridden(rule: ConstraintRule | None, kind: str, policy: Policy) -> ConstraintRule:
    own = policy.constraints[kind]
    if rule is None:
        rule = ConstraintRule(kind, CONSTRAINT, own.effect, "", "", "", None, None, Grade.POLICY, "policy", policy.name)
    return replace(rule, severity=own.effect, max_share=own.max_share, is_local=True)
