"""The forecast of all open projects on a date, with what it rests on and how an earlier one held.

Three ways, each said: ``none`` with too few finished cases; ``curve``, the same for all projects of one age, where
factors are not supported or did not beat the base rate on later cohorts; ``factors`` otherwise. It is information
beside the clocks and states of landing and enters none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from parcels.domain.errors import InputRefused
from parcels.landing.forecast.backtest import BackTest, back_test
from parcels.landing.forecast.history import Histories, History, Outcome, Row, read_histories
from parcels.landing.forecast.model import Chance, Model, Reason, chances, fit_model, reasons
from parcels.landing.forecast.months import add_months, age_months
from parcels.landing.forecast.settings import ForecastSettings
from parcels.landing.milestones import Ladder, Landing


class Method(StrEnum):
    """What a forecast is made from. In Chinese: 预测方法."""

    NONE = "none"
    """样本不足，不作预测."""
    CURVE = "curve"
    """同龄项目平均曲线."""
    FACTORS = "factors"
    """因素模型."""


@dataclass(frozen=True)
class Horizon:
    """A date and the chance of having landed by it; ``None`` beyond what the history can speak of."""

    on: date
    months: float
    chance: Chance | None


@dataclass(frozen=True)
class ProjectForecast:
    """An open project: chances at the horizons, by the date asked for, and why.

    ``last``: where the history does not reach the first horizon, the last month it reaches.
    """

    project: str
    signed_on: date
    age: float
    method: Method
    horizons: tuple[Horizon, ...]
    by: Horizon | None
    last: Horizon | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Coefficient:
    """A number of the landing model: band (first month) or factor and level, with its standard error."""

    name: str
    level: str | None
    value: float
    error: float


@dataclass(frozen=True)
class Counts:
    """What the history holds on the date."""

    signed: int
    landed: int
    withdrawn: int
    open: int
    left_out: Mapping[str, int]

    @property
    def finished(self) -> int:
        """Landed or withdrawn."""
        return self.landed + self.withdrawn


@dataclass(frozen=True)
class Forecast:
    """All open projects, the least likely to land within the first horizon first.

    ``why`` is the reason for not using factors (or for no forecast at all); ``test`` the scores on later cohorts,
    ``untested`` why there are none; ``months`` how far from signature the history can speak.
    """

    as_of: date
    landed: str
    settings: str
    is_demo: bool
    method: Method
    why: str | None
    counts: Counts
    least_finished: int
    months: int
    test: BackTest | None
    untested: str | None
    coefficients: tuple[Coefficient, ...]
    left_out_factors: Mapping[str, str]
    projects: tuple[ProjectForecast, ...]

    def of(self, project: str) -> ProjectForecast | None:
        """Return the forecast of a project; ``None`` where it has none."""
        return next((one for one in self.projects if one.project == project), None)


@dataclass(frozen=True)
class Question:
    """As of when, by which further date if any, and the seed of what is drawn."""

    as_of: date
    by: date | None = None
    seed: int = 0


def forecast(
    projects: Iterable[Row],
    ladders: Mapping[str, Ladder],
    landing: Landing,
    settings: ForecastSettings,
    question: Question,
) -> Forecast:
    """Return the forecast from projects (fields of the schema) and their milestones.

    Raises
    ------
    InputRefused
        ``forecast_date_past`` if ``by`` is not after ``as_of``.
    """
    if question.by is not None and question.by <= question.as_of:
        raise InputRefused("forecast_date_past", by=question.by.isoformat(), as_of=question.as_of.isoformat())
    rows = list(projects)
    read = partial(read_histories, rows, ladders, landing, settings)
    now = read(question.as_of)
    found = _empty(now, landing, settings)
    model = fit_model(now, settings, question.seed)
    if model is None:
        return found
    test = back_test(now, read, settings, question.seed)
    model, why = _trusted(model, test)
    return replace(
        found,
        method=Method.CURVE if model.factors is None else Method.FACTORS,
        why=why,
        months=model.months,
        test=test if isinstance(test, BackTest) else None,
        untested=test if isinstance(test, str) else None,
        coefficients=_coefficients(model),
        left_out_factors={} if model.factors is None else model.factors.land.design.left_out,
        projects=_projects(model, now, question),
    )


def _trusted(model: Model, test: BackTest | str) -> tuple[Model, str | None]:
    """Return the model without its factors unless they beat the base rate on later cohorts, and why."""
    if model.factors is None:
        return model, model.no_factors
    if isinstance(test, BackTest) and test.has_skill:
        return model, None
    return replace(model, factors=None), test if isinstance(test, str) else "no_skill"


def _empty(now: Histories, landing: Landing, settings: ForecastSettings) -> Forecast:
    landed, withdrawn, still = (now.count(one) for one in (Outcome.LANDED, Outcome.WITHDRAWN, Outcome.OPEN))
    return Forecast(
        as_of=now.as_of,
        landed=landing.name,
        settings=f"{settings.name} {settings.version}",
        is_demo=settings.is_demo,
        method=Method.NONE,
        why="too_few_finished" if landed + withdrawn < settings.min_finished else "nothing_to_follow",
        counts=Counts(len(now.signed), landed, withdrawn, still, now.left_out),
        least_finished=settings.min_finished,
        months=0,
        test=None,
        untested="no_forecast",
        coefficients=(),
        left_out_factors={},
        projects=(),
    )


def _coefficients(model: Model) -> tuple[Coefficient, ...]:
    if model.factors is None:
        return ()
    hazard = model.factors.land
    names: list[tuple[str, str | None]] = [("from_month", str(start)) for start in hazard.design.starts]
    for term in hazard.design.terms:
        names += [(term.factor, level) for level in term.columns] if term.own else [(term.factor, None)]
    values = zip(names, hazard.coefficients, hazard.errors, strict=True)
    return tuple(Coefficient(name, level, float(value), float(error)) for (name, level), value, error in values)


def _projects(model: Model, now: Histories, question: Question) -> tuple[ProjectForecast, ...]:
    still = [one for one in now.signed if one.outcome is Outcome.OPEN]
    tomorrow = now.as_of + timedelta(days=1)
    ages = [age_months(one.signed_on, tomorrow) for one in still]
    horizons = model.settings.horizons
    away = None if question.by is None else age_months(now.as_of, question.by)
    extra = () if away is None else (int(away), int(away) + (away % 1 > 0))
    found, by_factors = chances(model, still, ages, (*horizons, *extra))
    short = [place for place, own in enumerate(found) if own[0] is None]
    last = dict(zip(short, _last(model, [still[i] for i in short], [ages[i] for i in short], now), strict=True))
    rows = (
        ProjectForecast(
            project=one.project,
            signed_on=one.signed_on,
            age=age,
            method=Method.FACTORS if is_by_factors else Method.CURVE,
            horizons=tuple(
                Horizon(add_months(now.as_of, months), months, chance)
                for months, chance in zip(horizons, own, strict=False)
            ),
            by=_by(question.by, away, own[len(horizons) :]),
            last=last.get(place),
            reasons=reasons(model, one),
        )
        for place, (one, age, own, is_by_factors) in enumerate(zip(still, ages, found, by_factors, strict=True))
    )
    return tuple(sorted(rows, key=_risk))


def _last(
    model: Model, histories: Sequence[History], ages: Sequence[float], now: Histories
) -> Iterator[Horizon | None]:
    """Yield the last month before the first horizon that the history reaches for each project."""
    steps = range(1, model.settings.horizons[0])
    found, _ = chances(model, histories, ages, steps)
    for own in found:
        known = [(months, chance) for months, chance in zip(steps, own, strict=True) if chance is not None]
        yield Horizon(add_months(now.as_of, known[-1][0]), *known[-1]) if known else None


def _by(on: date | None, away: float | None, ends: tuple[Chance | None, ...]) -> Horizon | None:
    """Return the chance by a date between two whole months, each by its share."""
    if on is None or away is None:
        return None
    before, after = ends
    if before is None or after is None:
        return Horizon(on, away, None)
    share = away % 1
    mixed = (a + share * (b - a) for a, b in zip(_numbers(before), _numbers(after), strict=True))
    return Horizon(on, away, Chance(*mixed))


def _numbers(one: Chance) -> tuple[float, float, float]:
    return one.p, one.low, one.high


def _risk(one: ProjectForecast) -> tuple[bool, float, str]:
    """Least likely to land first, by the first chance that is known; those without one last."""
    known = [horizon.chance.p for horizon in one.horizons if horizon.chance is not None]
    return not known, known[0] if known else 0.0, one.project
