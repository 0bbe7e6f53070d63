"""The two models of a history, landing and withdrawal, or the curve alone; chances and reasons from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parcels.landing.forecast.counts import month_table
from parcels.landing.forecast.curve import curve_rates
from parcels.landing.forecast.design import choose_design
from parcels.landing.forecast.hazard import Hazard, fit_hazard
from parcels.landing.forecast.history import DATED, Fact, Histories, History, Outcome
from parcels.landing.forecast.incidence import Floats, Rates, landed_within
from parcels.landing.forecast.settings import ForecastSettings

MOST_REASONS = 3


@dataclass(frozen=True, eq=False)
class Factors:
    """Models of landing and withdrawal with factors; coefficients are the estimate and those drawn."""

    land: Hazard
    leave: Hazard
    land_drawn: Floats
    leave_drawn: Floats


@dataclass(frozen=True, eq=False)
class Model:
    """What a history gives: a curve for all, and factors where it supports them.

    ``months`` are the months since signature it can speak of; ``no_factors`` says why there are none.
    """

    settings: ForecastSettings
    months: int
    curve: Rates
    factors: Factors | None
    no_factors: str | None


@dataclass(frozen=True)
class Chance:
    """A probability with its interval."""

    p: float
    low: float
    high: float


@dataclass(frozen=True)
class Reason:
    """A factor that makes a project land sooner or later than the mean of the history.

    ``weight`` = Σ β (x − mean of x) in log monthly rate of landing; ``times`` = e^weight. ``is_dated``: it stands in a
    dated record; otherwise it is a register field, taken as it stood at signature.
    """

    factor: str
    fact: Fact
    weight: float
    times: float
    is_dated: bool


def fit_model(histories: Histories, settings: ForecastSettings, seed: int) -> Model | None:
    """Return the model of a history; ``None`` with fewer than ``min_finished`` finished cases or none that landed."""
    finished = histories.count(Outcome.LANDED) + histories.count(Outcome.WITHDRAWN)
    table = month_table(histories.signed)
    months = table.supported(settings.min_at_risk)
    if finished < settings.min_finished or not table.landed.sum() or not months:
        return None
    found = _factors(histories.signed, settings, seed)
    curve = curve_rates(histories.signed, settings, seed)
    if isinstance(found, Factors):
        return Model(settings, months, curve, found, None)
    return Model(settings, months, curve, None, found)


def _factors(signed: Sequence[History], settings: ForecastSettings, seed: int) -> Factors | str:
    """Return the fitted factors, or why there are none."""
    design = choose_design(signed, Outcome.LANDED, settings)
    if not design.terms:
        return "too_few_ends"
    land = fit_hazard(signed, Outcome.LANDED, design)
    leave = fit_hazard(signed, Outcome.WITHDRAWN, choose_design(signed, Outcome.WITHDRAWN, settings))
    if land is None or leave is None:
        return "not_converged"
    rng = np.random.default_rng(seed)
    return Factors(land, leave, land.drawn(settings.draws, rng), leave.drawn(settings.draws, rng))


def chances(
    model: Model, histories: Sequence[History], ages: Sequence[float], steps: Sequence[int]
) -> tuple[list[tuple[Chance | None, ...]], list[bool]]:
    """Return for each project its chances of landing within so many months from an age, and whether by factors.

    A chance is ``None`` beyond the months the history can speak of. A project of which the models do not know every
    factor gets the curve of all.
    """
    by_factors = [_is_known(model, one) for one in histories]
    found: list[tuple[Chance | None, ...]] = [()] * len(histories)
    for wanted in (True, False):
        places = [place for place, is_known in enumerate(by_factors) if is_known is wanted]
        if places:
            own = [histories[place] for place in places]
            rates = _rates(model, own) if wanted else _curve_for(model, len(own))
            table = landed_within(rates, np.array([ages[place] for place in places]), steps)
            for place, chance in zip(places, _intervals(table, model.settings.interval), strict=True):
                found[place] = chance
    return found, by_factors


def _is_known(model: Model, one: History) -> bool:
    if model.factors is None:
        return False
    return all(hazard.design.row(one) is not None for hazard in (model.factors.land, model.factors.leave))


def _rates(model: Model, histories: Sequence[History]) -> Rates:
    factors = model.factors
    assert factors is not None
    land_rows, leave_rows = (hazard.design.rows(histories)[0] for hazard in (factors.land, factors.leave))
    return Rates(
        factors.land.monthly(factors.land_drawn, model.months),
        factors.leave.monthly(factors.leave_drawn, model.months),
        factors.land.times(factors.land_drawn, land_rows),
        factors.leave.times(factors.leave_drawn, leave_rows),
    )


def _curve_for(model: Model, projects: int) -> Rates:
    ones = np.ones((len(model.curve.land), projects))
    return Rates(model.curve.land, model.curve.leave, ones, ones)


def _intervals(table: Floats, share: float) -> list[tuple[Chance | None, ...]]:
    """Return estimate and interval of each project and step from the curves; the interval holds the estimate."""
    tail = 100 * (1 - share) / 2
    low, high = np.percentile(table, [tail, 100 - tail], axis=0)
    first = table[0]
    low, high = np.minimum(low, first), np.maximum(high, first)
    cells = np.stack([first, low, high], axis=-1).tolist()
    return [tuple(Chance(*cell) if cell[0] == cell[0] else None for cell in row) for row in cells]


def reasons(model: Model, one: History) -> tuple[Reason, ...]:
    """Return the factors that move a project most against the mean of the history, the strongest first."""
    if model.factors is None or not _is_known(model, one):
        return ()
    hazard = model.factors.land
    row = hazard.design.row(one)
    assert row is not None
    moved = hazard.coefficients[len(hazard.design.starts) :] * (np.array(row) - hazard.means)
    found, place = [], 0
    for term in hazard.design.terms:
        weight = float(moved[place : place + term.width].sum())
        fact = one.facts.get(term.factor)
        found.append(Reason(term.factor, fact, weight, float(np.exp(weight)), term.factor in DATED))
        place += term.width
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.factor))[:MOST_REASONS])
