"""How well the forecast would have done: fitted on early cohorts as known then, tested on later ones.

The test date T is a past day. What was known on T gives the model; those who signed after T, each as on the day of
signature, are forecast for ``test_months``. Only cohorts that are at least so old are tested, so that every outcome is
known and nobody is censored (no weights are needed); who withdrew did not land.

Brier score = mean of (p − y)²; the base rate is the chance of the same horizon by the curve of the early cohorts, the
same for all. Skill = 1 − Brier / Brier of the base rate (Brier 1950; Murphy 1973).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from parcels.landing.forecast.history import Histories, History, Outcome
from parcels.landing.forecast.incidence import Floats
from parcels.landing.forecast.model import Model, chances, fit_model
from parcels.landing.forecast.months import complete_months
from parcels.landing.forecast.settings import ForecastSettings
from parcels.landing.score_rate import wilson

BINS = 5
DRAWS = 1000
"""Tests drawn again for the interval of the skill."""


@dataclass(frozen=True)
class Bin:
    """Projects of like forecast: mean forecast, how many landed of how many, and the 95 % interval of that share."""

    projects: int
    landed: int
    forecast: float
    low: float
    high: float

    @property
    def observed(self) -> float:
        """Share that landed."""
        return self.landed / self.projects


@dataclass(frozen=True)
class BackTest:
    """Scores of a forecast on cohorts it had not seen; lower Brier is better, skill above 0 beats the base rate."""

    fitted_on: date
    fitted: int
    tested: int
    landed: int
    forecast: float
    base: float
    brier: float
    brier_base: float
    skill: float
    skill_low: float
    skill_high: float
    bins: tuple[Bin, ...]

    @property
    def has_skill(self) -> bool:
        """Whether the whole interval of the skill lies above 0."""
        return self.skill_low > 0


ReadAsOf = Callable[[date], Histories]


def back_test(now: Histories, read: ReadAsOf, settings: ForecastSettings, seed: int) -> BackTest | str:
    """Return the scores, or why there are none: ``too_few_tested``, ``fit_too_small`` or ``no_factors``."""
    old = [one for one in now.signed if complete_months(one.signed_on, now.as_of) >= settings.test_months]
    days = sorted(one.signed_on for one in old)
    if not days:
        return "too_few_tested"
    fitted_on = days[max(0, int(len(days) * (1 - settings.test_share)) - 1)]
    tested = [one for one in old if one.signed_on > fitted_on]
    if len(tested) < settings.min_tested:
        return "too_few_tested"
    past = read(fitted_on)
    model = fit_model(past, settings, seed)
    if model is None or model.months < settings.test_months:
        return "fit_too_small"
    if model.factors is None:
        return "no_factors"
    return _scored(model, past, tested, seed)


def _scored(model: Model, past: Histories, tested: Sequence[History], seed: int) -> BackTest:
    forecast = _forecasts(model, tested)
    landed = landed_in(tested, model.settings.test_months)
    base = float(1 - _still_out(model))
    own, other = (forecast - landed) ** 2, (base - landed) ** 2
    low, high = _skill_interval(own, other, seed)
    return BackTest(
        fitted_on=past.as_of,
        fitted=len(past.signed),
        tested=len(tested),
        landed=int(landed.sum()),
        forecast=float(forecast.mean()),
        base=base,
        brier=float(own.mean()),
        brier_base=float(other.mean()),
        skill=skill(own, other),
        skill_low=low,
        skill_high=high,
        bins=reliability(forecast, landed),
    )


def _forecasts(model: Model, tested: Sequence[History]) -> Floats:
    found, _ = chances(model, tested, [0.0] * len(tested), (model.settings.test_months,))
    return np.array([np.nan if one is None else one.p for (one,) in found])


def _still_out(model: Model) -> float:
    """Return the share that has not landed within the horizon by the curve of all."""
    whole = Model(model.settings, model.months, model.curve, None, None)
    nobody = History("", date.min, Outcome.OPEN, 0)
    ((chance,),), _ = chances(whole, [nobody], [0.0], (model.settings.test_months,))
    assert chance is not None
    return 1 - chance.p


def landed_in(histories: Sequence[History], months: int) -> Floats:
    """Return 1 for each project that landed within so many months of its signature, else 0."""
    return np.array(
        [
            float(one.outcome is Outcome.LANDED and one.ended_in is not None and one.ended_in < months)
            for one in histories
        ]
    )


def skill(own: Floats, other: Floats) -> float:
    """Return 1 − mean of the own squared errors / mean of the other's; 0 where the other makes none."""
    return float(1 - own.mean() / other.mean()) if other.mean() > 0 else 0.0


def _skill_interval(own: Floats, other: Floats, seed: int) -> tuple[float, float]:
    """Return the 90 % interval of the skill, the tested projects drawn again."""
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, len(own), (DRAWS, len(own)))
    drawn = 1 - own[rows].mean(axis=1) / np.maximum(other[rows].mean(axis=1), np.finfo(float).tiny)
    low, high = np.percentile(drawn, [5, 95])
    return float(low), float(high)


def reliability(forecast: Floats, landed: Floats) -> tuple[Bin, ...]:
    """Return the projects in ``BINS`` parts of equal number by their forecast, the lowest first."""
    order = np.argsort(forecast, kind="stable")
    parts = [part for part in np.array_split(order, BINS) if len(part)]
    return tuple(_bin(forecast[part], landed[part]) for part in parts)


def _bin(forecast: Floats, landed: Floats) -> Bin:
    low, high = wilson(float(landed.mean()), len(landed))
    return Bin(len(landed), int(landed.sum()), float(forecast.mean()), low, high)
