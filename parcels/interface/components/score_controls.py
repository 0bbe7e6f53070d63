"""What a score card is asked for: definition, cohort, grouping, measure, day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.reports.score_words import title_text
from parcels.landing.score_definition import DEFAULT, packaged_definition, packaged_names
from parcels.landing.score_rate import Measure
from parcels.landing.score_roll import GROUPINGS
from parcels.service.scores import ScoreOptions

ALL = ""
DEFINITION, BY, MEASURE, COHORT, DAY, RATE, GROUP = (
    f"score-{name}" for name in ("definition", "by", "measure", "cohort", "day", "rate", "group")
)


@dataclass(frozen=True)
class Chosen:
    """Definition, grouping and measure, and the day of the card."""

    definition: str
    by: str
    measure: Measure
    day: date

    def options(self, cohort: str | None) -> ScoreOptions:
        """Return what the service is asked for."""
        return ScoreOptions(self.day, self.definition, by=self.by, cohort=cohort)


def draw(desk: Desk) -> Chosen:
    """Draw definition, measure, grouping and day; call it within a row."""
    words = desk.words
    names = (DEFAULT, *(name for name in packaged_names() if name != DEFAULT))
    definitions = {name: packaged_definition(name) for name in names}
    definition = one_of(
        desk, "score-choose-definition", DEFINITION,
        {name: title_text(words, one.title) for name, one in definitions.items()}, width=250,
    )  # fmt: skip
    known = {measure for rule in definitions[definition].rates for measure in rule.measures}
    measures = {one.value: words.code("score-measure", one) for one in Measure if one in known}
    measure = one_of(desk, "score-choose-measure", MEASURE, measures, width=170)
    by = one_of(desk, "score-choose-by", BY, {one: words(f"score-by-{one}") for one in GROUPINGS}, width=150)
    picked = st.date_input(
        words("score-choose-day"), value=desk.as_of, max_value=desk.as_of, key=DAY, format="YYYY-MM-DD", width=150,
    )  # fmt: skip
    return Chosen(definition, by, Measure(measure), picked if isinstance(picked, date) else desk.as_of)


def cohort_choice(desk: Desk, cohorts: Sequence[str]) -> str | None:
    """Draw the cohort; ``None`` for all."""
    names = {ALL: desk.words("score-cohort-any"), **{name: name for name in cohorts}}
    return one_of(desk, "score-choose-cohort", COHORT, names, width=140) or None


def one_of(desk: Desk, label: str, key: str, names: Mapping[str, str], *, width: int) -> str:
    """Draw a choice of code → name; a choice that no longer exists becomes the first one."""
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
    chosen: str = st.selectbox(
        desk.words(label), list(names), key=key, format_func=lambda one: names.get(one, one), width=width
    )
    return chosen
