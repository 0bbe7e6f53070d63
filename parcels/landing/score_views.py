"""What pictures of a card are drawn from: its funnel, its rankings, its warning rates; nothing is counted anew."""

from collections import Counter
from dataclasses import dataclass

from parcels.landing.score_card import Card
from parcels.landing.score_count import ALL
from parcels.landing.score_definition import RateRule
from parcels.landing.score_rate import Measure, Place, Rate
from parcels.landing.score_roll import UNKNOWN


@dataclass(frozen=True)
class Ranked:
    """A group in a ranking: ``place`` is ``None`` for those that are no body to rank or have no rate."""

    rate: Rate
    place: Place | None


def steps(card: Card, measure: Measure) -> tuple[RateRule, ...]:
    """Return the rates of a funnel: those of the commonest denominator in a measure, in the order of the definition.

    Rates of which less is better are no step forward and stand apart (:func:`warnings`); so do money that arrived and
    withdrawals.
    """
    rules = [one for one in card.definition.rates if measure in one.measures and not one.less_is_better]
    base = Counter(one.denominator for one in rules).most_common(1)
    return tuple(one for one in rules if base and one.denominator == base[0][0])


def funnel(card: Card, measure: Measure, group: str = ALL) -> tuple[Rate, ...]:
    """Return the rates of the steps of one group."""
    names = {one.name for one in steps(card, measure)}
    return tuple(one for one in card.rates if one.name in names and (one.measure, one.group) == (measure, group))


def groups(card: Card) -> tuple[str, ...]:
    """Return the groups of a card in its order, the nameless one last."""
    found = dict.fromkeys(one.group for one in card.rates if one.group != ALL)
    return tuple(sorted(found, key=lambda name: (name == UNKNOWN, name)))


def ranked(card: Card, rate: str, measure: Measure) -> tuple[Ranked, ...]:
    """Return the groups of one rate by place, those without one last; groups nothing was counted of are left out."""
    own = [one for one in card.rates if (one.name, one.measure) == (rate, measure) and one.group != ALL and one.cases]
    places = card.places.get(rate, {}).get(measure, {})
    found = [Ranked(one, places.get(one.group)) for one in own]
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place.rank if one.place else 0, one.rate.group)))


def warnings(card: Card, group: str = ALL) -> tuple[Rate, ...]:
    """Return the rates of which less is better, by number: overdue, idle, overridden, withdrawn."""
    names = {one.name for one in card.definition.rates if one.less_is_better}
    return tuple(one for one in card.rates if one.name in names and (one.measure, one.group) == (Measure.NUMBER, group))
