"""``score``: rates from signature to full production, each with what it counts of what."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.score_sheets import write_score_workbook
from parcels.interface.reports.score_words import (
    RANKED,
    finding_text,
    group_text,
    ranking_row,
    rate_columns,
    rate_row,
    source_text,
    title_text,
)
from parcels.landing.score_rate import Measure, Rate
from parcels.service.scores import CityCard, ScoreOptions, card_document, place_of, score_card

SHOWN_EACH = 3
"""Findings of one kind shown on screen; the documents hold all."""


class By(StrEnum):
    """What a card is grouped by."""

    PLATFORM = "platform"
    PROMOTER = "promoter"
    SECTOR = "sector"
    COHORT = "cohort"


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "score")(_score)


def _score(
    out: Output,
    *,
    ws: Workspace,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="NAME", help="cli-option-definition")
    ] = None,
    own: Annotated[Path | None, typer.Option("--definitions", metavar="F.yaml", help="cli-option-definitions")] = None,
    by: Annotated[By | None, typer.Option("--by", help="cli-option-score-by")] = None,
    cohort: Annotated[str | None, typer.Option("--cohort", metavar="NAME", help="cli-option-score-cohort")] = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.xlsx", help="cli-option-score-out")] = None,
    law: Law,
) -> int:
    if to is not None and to.suffix.lower() != ".xlsx":
        raise InputRefused("export_suffix", file=str(to), allowed=".xlsx")
    options = ScoreOptions(law.day, definition, own, None if by is None else by.value, law.policy, cohort)
    place = opened(out, ws)
    found = score_card(place, options, actor=actor())
    out.note("cli-as-of", date=options.as_of.isoformat())
    _show(out, found)
    if to is not None:
        with handed_out(place, to, "score_card") as draft:
            write_score_workbook(found, out.words, draft)
        out.say("cli-written", file=str(to))
    out.document({**card_document(found), "file": None if to is None else str(to)})
    return 0


def _show(out: Output, found: CityCard) -> None:
    words, card = out.words, found.card
    rules = {rule.name: rule for rule in card.definition.rates}
    out.say(
        "score-head",
        city=found.city,
        title=title_text(words, card.definition.title),
        source=source_text(words, card.definition),
    )
    if found.is_demo:
        out.say("report-demo")
    out.say("score-counted", counted=card.counted, unsigned=card.unsigned, outside=card.outside, actual=card.on_actual)
    out.table(rate_columns(words), [rate_row(words, card.definition, one) for one in card.rates if one.group == "all"])
    for rule in rules.values() if card.by else ():
        _show_ranking(out, found, rule.name)
    _show_findings(out, found)


def _show_ranking(out: Output, found: CityCard, name: str) -> None:
    """Print the places of the groups in one rate, by number, or by what it is counted in."""
    words, card = out.words, found.card
    rule = next(one for one in card.definition.rates if one.name == name)
    own = [one for one in card.rates if (one.name, one.measure) == (name, rule.measures[0]) and one.group != "all"]
    own = sorted((one for one in own if one.rate is not None), key=lambda one: _order(found, one))
    if own:
        title = title_text(words, rule.title)
        if rule.measures[0] is not Measure.NUMBER:
            title = words("score-ranking-of", title=title, measure=words.code("score-measure", rule.measures[0]))
        columns = [words(f"score-column-{one}") for one in RANKED]
        out.table(columns, [ranking_row(words, found, one) for one in own], title=title)


def _order(found: CityCard, one: Rate) -> tuple[bool, int, str]:
    place = place_of(found.card, one)
    return (place is None, 0 if place is None else place.rank, one.group)


def _show_findings(out: Output, found: CityCard) -> None:
    counts: Counter[str] = Counter()
    for one in found.card.findings:
        counts[one.code] += 1
        if counts[one.code] <= SHOWN_EACH:
            out.text(f"  · {finding_text(out.words, one, group_text(out.words, found, one.values.get('group')))}")
    for code, count in counts.items():
        if count > SHOWN_EACH:
            out.say("score-findings-more", count=count, kind=out.words.code("score-finding", code))
