"""Rules in force: the packs of all levels put together on a date, and as plain JSON for a later replay.

City outranks the demo data, those the province, that the nation; what a higher level changes is marked local. An
article is shown only where its text was read: a rule or number of grade ``unverified`` carries no source at all.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from parcels.domain.codes import Severity
from parcels.domain.errors import InputRefused
from parcels.rules.policy import Policy
from parcels.rules.rulebook_check import book_problems
from parcels.rules.rulebook_merge import constraint_of, is_layer, rule_of, standing
from parcels.rules.rulebook_packs import LEVELS, Grade, Level, Pack, Step, parse_pack
from parcels.rules.rulebook_rules import ConstraintRule, Rule


@dataclass(frozen=True)
class RuleBook:
    """Packs of all levels, national first. Nothing is in force until a date is given."""

    packs: tuple[Pack, ...]

    @cached_property
    def hash(self) -> str:
        """The sha256 of the content, by which a past verdict names the rules it was made under."""
        text = json.dumps(rulebook_document(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def rule_book(packs: Iterable[Pack]) -> RuleBook:
    """Return a rule book of packs in any order.

    Raises
    ------
    InputRefused
        ``rulebook_invalid`` naming the first problem and how many there are.
    """
    book = sorted_book(packs)
    problems = book_problems(book.packs)
    if problems:
        raise InputRefused("rulebook_invalid", count=len(problems), **vars(problems[0]))
    return book


def sorted_book(packs: Iterable[Pack]) -> RuleBook:
    """Return a rule book without looking for problems in it."""
    return RuleBook(tuple(sorted(packs, key=lambda pack: (LEVELS.index(pack.level), pack.pack))))


def rulebook_document(book: RuleBook) -> dict[str, Any]:
    """Return a rule book as plain JSON; :func:`rulebook_of` is the way back."""
    return {"packs": [pack.model_dump(mode="json", exclude_unset=True) for pack in book.packs]}


def rulebook_of(document: Mapping[str, Any]) -> RuleBook:
    """Return the rule book written by :func:`rulebook_document`; its verdicts are those of then.

    Raises
    ------
    InputRefused
        ``pack_invalid`` for a document of another form. Nothing else is held against it: it was valid then.
    """
    try:
        return sorted_book(Pack.model_validate(pack) for pack in document["packs"])
    except (KeyError, TypeError, ValidationError) as error:
        raise InputRefused("pack_invalid", file="rulebook", path="-", problem=type(error).__name__) from error


@cache
def packaged_book(*, demo: bool = False) -> RuleBook:
    """Return the packs that come with the program; those of 演示数据 only when asked for."""
    root = files("parcels.rules.packs")
    levels = [level for level in LEVELS if demo or level is not Level.DEMO]
    return rule_book(pack for level in levels for pack in _packaged(root.joinpath(str(level))))


def _packaged(folder: Traversable) -> tuple[Pack, ...]:
    if not folder.is_dir():
        return ()
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(parse_pack(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names)


def folder_packs(folder: Path) -> tuple[Pack, ...]:
    """Return the province's and city's own packs of a folder (``*.yaml``).

    Raises
    ------
    InputRefused
        ``packs_missing`` without the folder, ``packs_unreadable`` for a file that cannot be read, ``pack_invalid``, or
        ``pack_not_local`` for a pack that claims to be national or demo data.
    """
    if not folder.is_dir():
        raise InputRefused("packs_missing", folder=str(folder))
    return tuple(_own_pack(path) for path in sorted(folder.glob("*.yaml")))


def _own_pack(path: Path) -> Pack:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("packs_unreadable", file=path.name, problem=type(error).__name__) from error
    pack = parse_pack(text, path.name)
    if pack.level not in (Level.PROVINCE, Level.CITY):
        raise InputRefused("pack_not_local", file=path.name, level=str(pack.level))
    return pack


def load_book(folder: Path | None = None, *, demo: bool = False) -> RuleBook:
    """Return the packaged rule book, with the packs of a folder added; raises as :func:`folder_packs`."""
    book = packaged_book(demo=demo)
    return book if folder is None else rule_book((*book.packs, *folder_packs(folder)))


def rules_by_code(on: date, policy: Policy, book: RuleBook | None = None) -> Mapping[str, Rule]:
    """Return code → rule in force on a date, layer rules included and overridden by the policy."""
    return {rule.code: rule for rule in rules_in_force(on, policy, book)}


def rules_in_force(on: date, policy: Policy, book: RuleBook | None = None) -> tuple[Rule, ...]:
    """Return every rule in force on a date, layer rules first, each group by code.

    ``book`` defaults to the packaged one without 演示数据.
    """
    chosen = packaged_book() if book is None else book
    others = (rule_of(merged) for merged in standing(chosen.packs, on) if not is_layer(merged))
    return (*constraint_rules(on, policy, chosen).values(), *others)


def constraint_rules(on: date, policy: Policy, book: RuleBook | None = None) -> Mapping[str, ConstraintRule]:
    """Return code → layer rule in force on a date; the policy's own rules replace those of the packs.

    The share accepted defaults to 0, for layers land must lie in to the policy's boundary tolerance.

    Raises
    ------
    InputRefused
        ``policy_loosens_block``: the policy allows what the law forbids.
    """
    chosen = packaged_book() if book is None else book
    found = dict(_layer_rules(on, chosen, policy.boundary_tolerance))
    for kind in policy.constraints:
        found[kind] = _overridden(found.get(kind), kind, policy)
    return dict(sorted(found.items()))


_LAYER_RULES: dict[tuple[date, str, float], Mapping[str, ConstraintRule]] = {}
KEPT_DAYS = 32


def _layer_rules(on: date, book: RuleBook, tolerance: float) -> Mapping[str, ConstraintRule]:
    """Return the layer rules of the packs alone, kept by the content of the book; every view of a city asks."""
    key = (on, book.hash, tolerance)
    found = _LAYER_RULES.get(key)
    if found is None:
        merged = (one for one in standing(book.packs, on) if is_layer(one))
        found = {one.code: constraint_of(one, tolerance) for one in merged}
        if len(_LAYER_RULES) >= KEPT_DAYS:
            _LAYER_RULES.clear()
        _LAYER_RULES[key] = found
    return found


def _overridden(rule: ConstraintRule | None, kind: str, policy: Policy) -> ConstraintRule:
    own = policy.constraints[kind]
    if rule is None:
        return ConstraintRule(
            code=kind,
            kind=kind,
            topic="policy",
            step=Step.CONSTRAINT,
            severity=own.effect,
            authority="government",
            grade=Grade.POLICY,
            pack="policy",
            region=policy.name,
            level=Level.CITY,
            is_local=True,
            max_share=own.max_share,
        )
    forbids = rule.severity is Severity.BLOCK and rule.grade is not Grade.POLICY
    if forbids and (own.effect is not Severity.BLOCK or own.max_share > rule.max_share):
        raise InputRefused("policy_loosens_block", kind=kind, policy=policy.name)
    return replace(rule, severity=own.effect, max_share=own.max_share, level=Level.CITY, is_local=True)
