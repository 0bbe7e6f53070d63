"""The forecast in words and rows, the same in the terminal and on a page."""

from collections.abc import Iterator

from parcels.interface.reports.measured import code_text
from parcels.interface.words import Words, slug
from parcels.landing.forecast.backtest import BackTest
from parcels.landing.forecast.forecast import Coefficient, Forecast, Horizon, Method, ProjectForecast
from parcels.landing.forecast.history import DATED, LONGEST_GAP
from parcels.landing.forecast.model import Chance, Reason
from parcels.service.forecast import CityForecast

Row = list[object]
NOTHING = "–"


def percent(share: float) -> str:
    """Return a share in whole per cent; a small one is never 0%, a great one never 100%.

    >>> percent(0.284), percent(0.001), percent(0.999), percent(0.0)
    ('28%', '< 1%', '> 99%', '0%')
    """
    if 0 < share < 0.005:
        return "< 1%"
    if 0.995 < share < 1:
        return "> 99%"
    return f"{share * 100:.0f}%"


def chance_text(words: Words, chance: Chance | None) -> str:
    """Return a chance with its interval, or that the history does not reach so far."""
    if chance is None:
        return words("forecast-beyond")
    return words("forecast-chance", p=percent(chance.p), low=percent(chance.low), high=percent(chance.high))


def first_text(words: Words, one: ProjectForecast) -> str:
    """Return the chance at the first horizon, or at the last month the history reaches."""
    first = one.horizons[0]
    if first.chance is None and one.last is not None:
        return words("forecast-last", chance=chance_text(words, one.last.chance), months=f"{one.last.months:g}")
    return chance_text(words, first.chance)


def horizon_facts(words: Words, one: ProjectForecast) -> list[tuple[str, str]]:
    """Return term and value of when it was signed and of each chance."""
    age = words("forecast-age-value", day=one.signed_on.isoformat(), months=f"{one.age:.0f}")
    known: list[Horizon] = [horizon for horizon in one.horizons if horizon.chance is not None]
    shown = known if known or one.last is None else [one.last]
    rows = [(words("forecast-within", months=f"{each.months:g}"), chance_text(words, each.chance)) for each in shown]
    by = [] if one.by is None else [(_by(words, one.by), chance_text(words, one.by.chance))]
    none = [] if shown or by else [(words("forecast-within", months="1"), words("forecast-beyond"))]
    return [(words("forecast-age"), age), *rows, *by, *none]


def _by(words: Words, horizon: Horizon) -> str:
    return words("forecast-by-day", day=horizon.on.isoformat())


def reason_lines(words: Words, one: ProjectForecast) -> list[str]:
    """Return the strongest reasons as sentences."""
    return [reason_text(words, reason) for reason in one.reasons] or [words("forecast-same-for-all")]


def reason_text(words: Words, reason: Reason) -> str:
    """Return a reason as a sentence: the fact, and how it moves the monthly chance."""
    which = "more" if reason.weight >= 0 else "less"
    return words(f"forecast-times-{which}", fact=_fact(words, reason), times=f"{reason.times:.2g}")


def _fact(words: Words, reason: Reason) -> str:
    name = slug(reason.factor)
    if reason.factor == "sector":
        return words("forecast-fact-sector", sector=code_text(words, "sector-group", reason.fact))
    if isinstance(reason.fact, float):
        capped = "≥ " if reason.fact >= LONGEST_GAP else ""
        return words(f"forecast-fact-{name}", months=f"{capped}{reason.fact:.0f}")
    return words(f"forecast-fact-{name}-{reason.fact or 'unknown'}")


def told(words: Words, city: CityForecast) -> Iterator[str]:
    """Yield what kind of forecast there is and why, what it means, and what it rests on."""
    found, counts = city.found, city.found.counts
    ends = {"landed": counts.landed, "withdrawn": counts.withdrawn}
    if found.method is Method.NONE:
        few = found.why == "too_few_finished"
        yield words(
            "forecast-none" if few else "forecast-none-nothing",
            finished=counts.finished, least=found.least_finished, **ends,
        )  # fmt: skip
        return
    why = words(f"forecast-why-{slug(found.why)}") if found.why else ""
    yield words(f"forecast-by-{found.method}", signed=counts.signed, why=why, **ends)
    yield words("forecast-meaning", landed=code_text(words, "landing", found.landed), months=found.months)
    yield words("forecast-legal")


def assumptions(words: Words, city: CityForecast) -> Iterator[str]:
    """Yield what is assumed, and what was left out."""
    found = city.found
    if found.is_demo:
        yield words("forecast-demo", settings=found.settings)
    used = dict.fromkeys(one.name for one in found.coefficients if one.name != "from_month")
    undated = [_factor(words, name) for name in used if name not in DATED]
    if undated:
        yield words("forecast-undated", factors=_listed(words, undated))
    if found.left_out_factors:
        unsupported = (
            words(f"forecast-unsupported-{slug(why)}", factor=_factor(words, name))
            for name, why in found.left_out_factors.items()
        )
        yield words("forecast-unsupported", factors=_listed(words, unsupported))
    if found.counts.left_out:
        reasons = (
            words("forecast-left-out-item", reason=words(f"forecast-reason-{slug(name)}"), count=count)
            for name, count in found.counts.left_out.items()
        )
        yield words("forecast-left-out", reasons=_listed(words, reasons))


def _listed(words: Words, items: Iterator[str] | list[str]) -> str:
    return words("landing-list-separator").join(items)


def _factor(words: Words, name: str) -> str:
    return words(f"forecast-factor-{slug(name)}")


def held_line(words: Words, found: Forecast) -> str:
    """Return in one sentence how an earlier forecast held, or why that is not known."""
    test = found.test
    if test is None:
        return words("forecast-untested", why=words(f"forecast-untested-{slug(found.untested or '')}"))
    return words(
        "forecast-test-line",
        tested=test.tested,
        brier=f"{test.brier:.3f}",
        base=f"{test.brier_base:.3f}",
        skill=percent_signed(test.skill),
        low=percent_signed(test.skill_low),
        high=percent_signed(test.skill_high),
    )


def percent_signed(share: float) -> str:
    """Return a share that may be negative in whole per cent.

    >>> percent_signed(-0.084), percent_signed(-0.001)
    ('-8%', '0%')
    """
    return f"{round(share * 100):d}%"


def project_columns(words: Words, city: CityForecast) -> list[str]:
    """Return the headers of the table of open projects."""
    by = next((one.by for one in city.found.projects if one.by is not None), None)
    names = ("project", "name", "signed", "age")
    return [
        *(words(f"forecast-column-{name}") for name in names),
        *(words("forecast-column-within", months=f"{months:g}") for months in _reached(city)),
        *([] if by is None else [words("forecast-column-by", day=by.on.isoformat())]),
        words("forecast-column-reason"),
    ]


def _reached(city: CityForecast) -> list[float]:
    """Return the horizons the history reaches for somebody; the first in any case."""
    known = {each.months for one in city.found.projects for each in one.horizons if each.chance is not None}
    return [months for place, months in enumerate(city.settings.horizons) if place == 0 or months in known]


def project_row(words: Words, city: CityForecast, one: ProjectForecast) -> Row:
    """Return one open project; the first chance may be that of the last month the history reaches."""
    wanted = _reached(city)[1:]
    shown = [each.chance for each in one.horizons if each.months in wanted]
    later = [chance_text(words, chance) if chance else NOTHING for chance in shown]
    by = [] if one.by is None else [chance_text(words, one.by.chance)]
    reason = reason_text(words, one.reasons[0]) if one.reasons else NOTHING
    name, day = city.names.get(one.project, ""), one.signed_on.isoformat()
    return [one.project, name, day, round(one.age), first_text(words, one), *later, *by, reason]


BIN_COLUMNS = ("bin", "forecast", "share", "landed", "range")
MODEL_COLUMNS = ("factor", "level", "value", "error", "times")


def bin_rows(test: BackTest) -> list[Row]:
    """Return one row for each fifth of the tested projects: forecast, share and n/N that landed, interval."""
    return [
        [
            place,
            percent(one.forecast),
            percent(one.observed),
            f"{one.landed}/{one.projects}",
            f"{percent(one.low)} – {percent(one.high)}",
        ]
        for place, one in enumerate(test.bins, start=1)
    ]


def model_rows(words: Words, found: Forecast) -> list[Row]:
    """Return the numbers of the landing model."""
    return [_model_row(words, one) for one in found.coefficients]


def _model_row(words: Words, one: Coefficient) -> Row:
    numbers = [f"{one.value:.3f}", f"{one.error:.3f}"]
    if one.name == "from_month":
        return [words("forecast-band", month=int(one.level or 0) + 1), "", *numbers, ""]
    level = "" if one.level is None else _level(words, one)
    return [_factor(words, one.name), level, *numbers, f"{2.718281828459045**one.value:.2f}"]


def _level(words: Words, one: Coefficient) -> str:
    is_sector = one.name == "sector" and one.level not in ("unknown", "other_levels")
    return (
        code_text(words, "sector-group", one.level) if is_sector else words(f"forecast-level-{slug(one.level or '')}")
    )


def columns(words: Words, names: tuple[str, ...]) -> list[str]:
    """Return the headers of a table."""
    return [words(f"forecast-column-{name}") for name in names]
