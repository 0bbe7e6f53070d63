"""The rule packs themselves (YAML, by level), and the names other rooms use to read them."""

from parcels.rules.rulebook import (
    RuleBook,
    constraint_rules,
    load_book,
    packaged_book,
    rulebook_document,
    rulebook_of,
    rules_by_code,
    rules_in_force,
)
from parcels.rules.rulebook_packs import Authority, Grade, Level, Pack, Step, parse_pack
from parcels.rules.rulebook_rules import ConstraintRule, Rule, Threshold

__all__ = [
    "Authority",
    "ConstraintRule",
    "Grade",
    "Level",
    "Pack",
    "Rule",
    "RuleBook",
    "Step",
    "Threshold",
    "constraint_rules",
    "load_book",
    "packaged_book",
    "parse_pack",
    "rulebook_document",
    "rulebook_of",
    "rules_by_code",
    "rules_in_force",
]
