"""Prints the table of `rules.md` from the packs: ``python docs/rules_table.py``; a test holds the page equal to it."""

import sys
from datetime import date

from parcels.rules.packs import Grade, Rule, Threshold, rules_in_force
from parcels.rules.policy import load_policy

ON = date(2026, 11, 23)
COLUMNS = (
    "rule", "topic", "severity", "department", "numbers", "citation", "edition", "in force from", "last checked",
    "grade",
)  # fmt: skip
TO_CHECK = "– 待核"


def table() -> list[str]:
    """Return the lines of the table: the national rules in force on a date, without 演示数据."""
    head = [f"| {' | '.join(COLUMNS)} |", "|" + "---|" * len(COLUMNS)]
    return [*head, *(_row(rule) for rule in rules_in_force(ON, load_policy()))]


def _row(rule: Rule) -> str:
    start = rule.effective_from.isoformat() if rule.effective_from else ""
    cells = (
        f"`{rule.code}`",
        rule.topic,
        str(rule.severity),
        rule.authority,
        "; ".join(_number(number, rule) for number in rule.values.values()),
        TO_CHECK if rule.grade is Grade.UNVERIFIED else rule.citation,
        rule.edition,
        start,
        rule.last_checked_on,
        str(rule.grade),
    )
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


def _number(number: Threshold, rule: Rule) -> str:
    value = "not set" if number.value is None else f"{number.value:g} {number.unit}"
    source = "" if number.citation == rule.citation else f" ({number.citation})"
    if number.grade is Grade.UNVERIFIED:
        source = f" ({TO_CHECK})"
    return f"{number.name} {value}{source}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
