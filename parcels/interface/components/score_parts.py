"""The parts of the score card page: funnel, curves, ranking, small multiples, warning rates, findings."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import markup, pictures, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.score_controls import ALL as ANY
from parcels.interface.components.score_controls import GROUP, RATE, one_of
from parcels.interface.reports.score_charts import funnel_chart, multiples, rank_chart
from parcels.interface.reports.score_lines import line_chart
from parcels.interface.reports.score_words import (
    counted_text,
    finding_text,
    group_text,
    interval_text,
    percent_text,
    rate_columns,
    rate_row,
    remark_text,
    source_text,
    title_text,
)
from parcels.landing.score_count import ALL
from parcels.landing.score_curve import Curve
from parcels.landing.score_definition import RateRule
from parcels.landing.score_gaming import ScoreFinding
from parcels.landing.score_rate import Measure
from parcels.landing.score_roll import UNKNOWN
from parcels.landing.score_views import funnel, groups, ranked, warnings
from parcels.service.scores import CityCard

COLUMNS = 6
MOST_PANELS = 24


def head(desk: Desk, found: CityCard) -> None:
    """Say whose definition it is, how well evidenced, and who is counted."""
    words, card = desk.words, found.card
    markup.note(
        words("score-source", source=source_text(words, card.definition)),
        words("score-counted", counted=card.counted, unsigned=card.unsigned, outside=card.outside,
              actual=card.on_actual),
    )  # fmt: skip


def draw_funnel(desk: Desk, found: CityCard, measure: Measure) -> None:
    """Draw the funnel of everything or of one group."""
    words = desk.words
    names = {ANY: words("score-group-all"), **{one: group_text(words, found, one) for one in groups(found.card)}}
    group = one_of(desk, "score-choose-group", GROUP, names, width=260) or ALL
    rates = funnel(found.card, measure, group)
    markup.section(words("score-funnel"), words.code("score-measure", measure))
    if not rates:
        markup.note(words("score-no-steps"))
        return
    pictures.draw(funnel_chart(words, found.card, rates))
    markup.note(words("score-funnel-note"), *_remarks(desk, found, measure, group))


def _remarks(desk: Desk, found: CityCard, measure: Measure, group: str) -> list[str]:
    """Return what was left out of the steps, each remark once with the steps it is about."""
    words, said = desk.words, dict[str, list[str]]()
    titles = {one.name: title_text(words, one.title) for one in found.card.definition.rates}
    for one in funnel(found.card, measure, group):
        text = remark_text(words, one)
        if text:
            said.setdefault(text, []).append(titles[one.name])
    return [words("score-remark-of", rates=desk.listed(own), remark=text) for text, own in said.items()]


def choose_rate(desk: Desk, found: CityCard, measure: Measure) -> RateRule:
    """Draw the choice of the rate that curves and ranking are of."""
    rules = {one.name: one for one in found.card.definition.rates if measure in one.measures}
    names = {name: title_text(desk.words, one.title) for name, one in rules.items()}
    if RATE not in st.session_state and "landed" in rules:
        st.session_state[RATE] = "landed"
    return rules[one_of(desk, "score-choose-rate", RATE, names, width=220)]


def draw_curves(desk: Desk, rule: RateRule, curves: Sequence[Curve]) -> None:
    """Draw how a rate grew in each cohort."""
    words, title = desk.words, title_text(desk.words, rule.title)
    markup.section(words("score-curves", title=title), words.code("score-measure", Measure.NUMBER))
    if not any(len(one.n) > 1 and one.total for one in curves):
        markup.note(words("score-no-curves"))
        return
    pictures.draw(line_chart(words, title, curves))
    left_out = sum(one.left_out for one in curves)
    more = [words("score-remark-left-out", count=left_out)] if left_out else []
    markup.note(words("score-curves-note"), *more)


def draw_ranking(desk: Desk, found: CityCard, rule: RateRule, measure: Measure) -> None:
    """Draw the places of the groups with their intervals."""
    words, predicates = desk.words, found.card.definition.predicates
    title = title_text(words, rule.title)
    markup.section(words("score-ranking", title=title), words.code("score-measure", measure))
    above, below = (title_text(words, predicates[name].title) for name in (rule.numerator, rule.denominator))
    ranking = ranked(found.card, rule.name, measure)
    nameless = sum(one.rate.cases for one in ranking if one.rate.group == UNKNOWN)
    cases = sum(one.rate.cases for one in ranking)
    markup.note(words("score-of", above=above, below=below))
    if not any(one.rate.rate is not None for one in ranking):
        missing = next((one.rate for one in ranking if one.rate.missing), None)
        markup.note(words("score-no-ranking") if missing is None else remark_text(words, missing))
        return
    pictures.draw(rank_chart(words, found, ranking))
    said = [words("score-ranking-less" if rule.less_is_better else "score-ranking-note")]
    if nameless:
        said.append(words("score-nameless", count=nameless, total=cases, by=words(f"score-by-{found.card.by}").lower()))
    markup.note(*said)


def draw_multiples(desk: Desk, found: CityCard, measure: Measure) -> None:
    """Draw a small funnel for each group, the largest groups first."""
    words = desk.words
    own = [(group, funnel(found.card, measure, group)) for group in groups(found.card)]
    own = [(group, rates) for group, rates in own if rates and any(one.cases for one in rates)]
    own.sort(key=lambda item: (item[0] == UNKNOWN, -max(one.total or 0 for one in item[1]), item[0]))
    if not own:
        return
    by = words(f"score-by-{found.card.by}").lower()
    markup.section(words("score-multiples", by=by), words("score-multiples-note"))
    pictures.draw(multiples(words, found, own[:MOST_PANELS], min(COLUMNS, len(own))))
    if len(own) > MOST_PANELS:
        markup.note(words("score-multiples-more", count=len(own) - MOST_PANELS))


def draw_warnings(desk: Desk, found: CityCard) -> None:
    """Draw the rates of which less is better, each group's beside the total; what nobody records says so."""
    words, card = desk.words, found.card
    titles = {one.name: title_text(words, one.title) for one in card.definition.rates}
    rows = [
        {
            words("score-column-name"): titles[one.name],
            words("score-column-group"): words("score-group-all") if group == ALL else group_text(words, found, group),
            words("score-column-counted"): counted_text(one),
            words("score-column-rate"): percent_text(one.rate),
            words("score-column-interval"): interval_text(one),
            words("score-column-remark"): remark_text(words, one),
        }
        for group in (ALL, *groups(card))
        for one in warnings(card, group)
        if group == ALL or (one.cases and one.n)
    ]
    if rows:
        markup.section(words("score-warnings"), words("score-warnings-note"))
        tables.plain(rows, height=tables.height(len(rows), at_most=9))


def draw_rates(desk: Desk, found: CityCard) -> None:
    """Draw every rate of the total with everything that is needed to check it."""
    words, card = desk.words, found.card
    columns = rate_columns(words)
    rows = [
        dict(zip(columns, rate_row(words, card.definition, one), strict=True)) for one in card.rates if one.group == ALL
    ]
    markup.section(words("score-all-rates"), words("as-of", day=card.as_of.isoformat()))
    tables.plain(rows, height=tables.height(len(rows), at_most=12))


def draw_findings(desk: Desk, found: CityCard) -> None:
    """Draw what makes figures look better than the land does."""
    words, findings = desk.words, found.card.findings
    markup.section(words("score-findings"), words("score-findings-note"))
    if not findings:
        markup.note(words("score-no-findings"))
        return
    tables.plain([_finding(desk, found, one) for one in findings], height=tables.height(len(findings), at_most=10))


def _finding(desk: Desk, found: CityCard, one: ScoreFinding) -> dict[str, object]:
    words = desk.words
    return {
        words("score-column-finding"): words.code("score-finding", one.code),
        words("score-column-projects"): desk.listed(one.projects),
        words("score-column-sentence"): finding_text(words, one, group_text(words, found, one.values.get("group"))),
    }
