"""Rates of a score card in words: always n / N, always what is counted of what."""

from datetime import date

from parcels.interface.words import Words, slug
from parcels.landing.score_definition import Definition, Title
from parcels.landing.score_gaming import ScoreFinding
from parcels.landing.score_rate import Measure, Rate
from parcels.landing.score_roll import UNKNOWN
from parcels.service.scores import CityCard, place_of

RATES = ("name", "measure", "numerator", "denominator", "counted", "rate", "interval", "cohort", "remark")
OWN = "default"
"""The definition that comes with the program."""
RANKED = ("place", "group", "counted", "rate", "interval", "remark")


def title_text(words: Words, title: Title) -> str:
    """Return a title of a definition in the language of ``words``."""
    return title.en if words.language == "en" else title.zh


def source_text(words: Words, definition: Definition) -> str:
    """Return where a definition comes from and how well that is evidenced; our own comes from no document."""
    if definition.definition == OWN:
        return words("score-source-own")
    grade = words.code("evidence-grade", definition.source.grade.value)
    return words("score-source-told", text=definition.source.text, grade=grade)


def rate_columns(words: Words) -> list[str]:
    """Return the headers of :func:`rate_row`."""
    return [words(f"score-column-{name}") for name in RATES]


def rate_row(words: Words, definition: Definition, one: Rate) -> list[str]:
    """Return one rate: name, measure, of what, n / N, rate, interval, cohort, what was left out."""
    rule = next(rule for rule in definition.rates if rule.name == one.name)
    above, below = (definition.predicates[name].title for name in (one.numerator, one.denominator))
    return [
        title_text(words, rule.title),
        words.code("score-measure", one.measure),
        title_text(words, above),
        title_text(words, below),
        counted_text(one),
        percent_text(one.rate),
        interval_text(one),
        cohort_text(words, one.cohort),
        remark_text(words, one),
    ]


def ranking_row(words: Words, found: CityCard, one: Rate) -> list[object]:
    """Return place (``None`` without one), group, n / N, rate, interval and remarks."""
    place = place_of(found.card, one)
    said = [words("score-tied")] if place is not None and place.is_tied else []
    said += [words("score-not-clear")] if place is not None and place.is_clear is False else []
    remark = words("list-separator").join([*said, *filter(None, [remark_text(words, one)])])
    group = group_text(words, found, one.group)
    rank = None if place is None else place.rank
    return [rank, group, counted_text(one), percent_text(one.rate), interval_text(one), remark]


def counted_text(one: Rate) -> str:
    """Return n / N, a dash where it is not recorded."""
    if one.n is None or one.total is None:
        return "–"
    digits = 0 if one.measure is Measure.NUMBER else 1
    return f"{one.n:,.{digits}f} / {one.total:,.{digits}f}"


def percent_text(rate: float | None) -> str:
    """Return a rate in percent with one decimal."""
    return "–" if rate is None else f"{100 * rate:.1f}%"


def interval_text(one: Rate) -> str:
    """Return both ends of the interval in percent."""
    return "–" if one.interval is None else "–".join(f"{100 * end:.1f}" for end in one.interval) + "%"


def cohort_text(words: Words, cohort: str) -> str:
    """Return the cohort in words."""
    return words("score-cohort-all") if cohort == "all" else cohort


def remark_text(words: Words, one: Rate) -> str:
    """Return what was left out of a rate and why, or what is not recorded."""
    if one.missing is not None:
        return words(
            "score-remark-missing",
            what=words.code("score-mark", one.missing) if known(words, one.missing) else one.missing,
        )
    said = []
    if one.left_out:
        said.append(words("score-remark-left-out", count=one.left_out))
    if one.unknown:
        said.append(words("score-remark-unknown", count=one.unknown))
    if one.withdrawn:
        amount = f"{one.withdrawn:,.{0 if one.measure is Measure.NUMBER else 1}f}"
        said.append(words("score-remark-withdrawn", amount=amount))
    return words("list-separator").join(said)


def known(words: Words, mark: str) -> bool:
    """Return whether a mark is one we have a word for; a city's own file may name others."""
    return words.has(f"code-score-mark-{slug(mark)}")


def group_text(words: Words, found: CityCard, group: object) -> str:
    """Return the name of a group as people know it."""
    name = str(group)
    if name == UNKNOWN:
        return words("score-group-unknown")
    if found.card.by == "sector" and words.has(f"code-sector-group-{slug(name)}"):
        return words.code("sector-group", name)
    return found.names.get(name, name)


def finding_text(words: Words, one: ScoreFinding, group: str = "") -> str:
    """Return the sentence of a finding with its projects and figures."""
    values = {name: _value(value) for name, value in one.values.items()} | {"group": group}
    return words.coded("score-finding", one.code, values | {"projects": ", ".join(one.projects)})


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return "–"
    return f"{value:,.1f}" if isinstance(value, float) else value
