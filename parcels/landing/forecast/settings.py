"""What a city decides about the forecast; read from ``forecast.toml``, the packaged one is 演示数据."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.rules.policy import Section
from parcels.rules.validation import first_problem

PACKAGED = "forecast_demo.toml"
Factor = Literal["land_named", "funds_shown", "clear_gap", "one_body", "sector"]
Paper = Literal["land_named", "funds_shown"]
Count = Annotated[int, Field(ge=1)]
Months = Annotated[int, Field(ge=1, le=120)]
Inner = Annotated[float, Field(gt=0, lt=1)]


class ForecastSettings(Section):
    """From how much history a forecast is given, from what, and how it is tested; times in whole months."""

    name: str
    version: str
    is_demo: bool
    factors: tuple[Factor, ...]
    bands: tuple[Months, ...]
    horizons: Annotated[tuple[Months, ...], Field(min_length=1)]
    interval: Inner
    draws: Annotated[int, Field(ge=50, le=2000)]
    min_finished: Count
    min_at_risk: Count
    landed_per_term: Count
    min_per_level: Count
    test_months: Months
    test_share: Inner
    min_tested: Count
    papers: Mapping[Paper, tuple[Annotated[str, Field(min_length=1)], ...]]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for name in ("factors", "bands", "horizons"):
            own = getattr(self, name)
            if len(set(own)) != len(own):
                raise ValueError(f"{name}_repeated")
        if list(self.bands) != sorted(self.bands):
            raise ValueError("bands_not_rising")
        if not {"land_named", "funds_shown"} & set(self.factors) <= set(self.papers):
            raise ValueError("papers_incomplete")
        return self


def packaged_forecast_settings() -> ForecastSettings:
    """Return the settings that come with the program (演示数据)."""
    folder = files("parcels.landing.forecast")
    return parse_forecast_settings(folder.joinpath(PACKAGED).read_text(encoding="utf-8"), PACKAGED)


def parse_forecast_settings(text: str, file: str) -> ForecastSettings:
    """Return the settings written in a TOML text.

    Raises
    ------
    InputRefused
        ``forecast_settings_invalid`` naming the file, the first wrong entry and the problem.
    """
    try:
        return ForecastSettings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("forecast_settings_invalid", file=file, path="-", problem=str(error)) from error
    except ValidationError as error:
        path, problem = first_problem(error)
        raise InputRefused("forecast_settings_invalid", file=file, path=path, problem=problem) from error
