"""A score card as a spreadsheet for people: rates, findings, and what each predicate means."""

from pathlib import Path
from typing import Any

from parcels.interface.reports.score_words import (
    cohort_text,
    finding_text,
    group_text,
    interval_text,
    remark_text,
    source_text,
    title_text,
)
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.landing.score_definition import Predicate
from parcels.landing.score_rate import Rate
from parcels.service.scores import CityCard, place_of

COLUMNS = (
    "name", "group", "measure", "numerator", "denominator", "n", "total", "percent", "interval", "cohort", "as-of",
    "place", "remark",
)  # fmt: skip


def write_score_workbook(found: CityCard, words: Words, path: Path) -> None:
    """Write a card."""
    sheets = (_rates(found, words), _findings(found, words), _predicates(found, words))
    write_workbook(path, sheets, title=found.city)


def _note(found: CityCard, words: Words) -> str:
    definition = found.card.definition
    head = words(
        "score-head",
        city=found.city,
        title=title_text(words, definition.title),
        source=source_text(words, definition),
    )
    return f"{words('report-demo')} {head}" if found.is_demo else head


def _rates(found: CityCard, words: Words) -> Sheet:
    columns = [words(f"score-column-{name}") for name in COLUMNS]
    rows = [_rate(found, words, one) for one in found.card.rates]
    return Sheet(words("score-sheet-rates"), columns, rows, _note(found, words))


def _rate(found: CityCard, words: Words, one: Rate) -> list[Any]:
    definition = found.card.definition
    rule = next(rule for rule in definition.rates if rule.name == one.name)
    above, below = (definition.predicates[name].title for name in (one.numerator, one.denominator))
    place = place_of(found.card, one)
    return [
        title_text(words, rule.title),
        words("score-group-all") if one.group == "all" else group_text(words, found, one.group),
        words.code("score-measure", one.measure),
        title_text(words, above),
        title_text(words, below),
        one.n,
        one.total,
        None if one.rate is None else 100 * one.rate,
        interval_text(one),
        cohort_text(words, one.cohort),
        one.as_of.isoformat(),
        None if place is None else place.rank,
        remark_text(words, one),
    ]


def _findings(found: CityCard, words: Words) -> Sheet:
    columns = [words(f"score-column-{name}") for name in ("finding", "projects", "sentence")]
    rows = [
        (
            words.code("score-finding", one.code),
            ", ".join(one.projects),
            finding_text(words, one, group_text(words, found, one.values.get("group"))),
        )
        for one in found.card.findings
    ]
    return Sheet(words("score-sheet-findings"), columns, rows, words("score-findings-note"))


def _predicates(found: CityCard, words: Words) -> Sheet:
    columns = [words(f"score-column-{name}") for name in ("code", "predicate", "condition", "assumed")]
    rows = [
        (name, title_text(words, one.title), _condition(words, one), words("score-assumed") if one.assumed else "")
        for name, one in found.card.definition.predicates.items()
    ]
    return Sheet(words("score-sheet-predicates"), columns, rows, _note(found, words))


def _condition(words: Words, one: Predicate) -> str:
    """Return what a predicate asks for, as written in the definition."""
    parts = {
        "reached": [words.code("milestone", name) for name in one.reached],
        "reached-any": [words.code("milestone", name) for name in one.reached_any],
        "overdue": [words.code("milestone", one.overdue)] if one.overdue else [],
        "mark": [one.mark] if one.mark else [],
        "either": list(one.either),
    }
    said = [words(f"score-condition-{name}", what=", ".join(what)) for name, what in parts.items() if what]
    return words("list-separator").join(said)
