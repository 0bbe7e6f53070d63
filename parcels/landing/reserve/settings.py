"""What a city decides about its reserve: whether it only grows, least shares, swaps, interim use, release reviews.

Read from ``reserve.toml``; the packaged one is 演示数据. None of it is law, and none of it changes a plan's score: the
bars and prices of reserved land stand in the policy.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.rules.policy import NonNegative, Section, Share
from parcels.rules.validation import first_problem

PACKAGED = "reserve_demo.toml"
Days = Annotated[int, Field(ge=1)]


class Growth(Section):
    """Whether the reserve may only grow: then land goes out only against equal or better land."""

    only_grows: bool
    reason: str


class Shares(Section):
    """Least share of a platform's land not yet supplied that stays in reserve; 0 asks for nothing."""

    minimum: Share
    by_platform: Mapping[str, Share] = Field(default_factory=dict)
    reason: str

    def of(self, platform_id: str) -> float:
        """Return the least share of a platform."""
        return self.by_platform.get(platform_id, self.minimum)


class Swaps(Section):
    """When land is as good as the land it replaces: area ratio at least, prime score lower by at most."""

    area_ratio_min: Annotated[float, Field(ge=1)]
    score_slack: NonNegative
    same_platform: bool


class Interim(Section):
    """Longest interim use of land in reserve."""

    longest_days: Days


class Reviews(Section):
    """Days a release for one project holds, working days a review should take, days a computed paper serves."""

    release_days: Days
    working_days: Days
    paper_days: Days


class Trigger(Section):
    """When a request is looked at: always, or as on Singapore's reserve list.

    ``reserve_list``: an offer of at least ``minimum_wan_yuan_per_mu``, or at least ``parties`` unrelated parties whose
    offers within ``within_days`` reach ``near_share`` of it.
    """

    mode: Literal["every_request", "reserve_list"]
    minimum_wan_yuan_per_mu: NonNegative
    near_share: Share
    parties: Annotated[int, Field(ge=2)]
    within_days: Days
    reason: str


class ReserveSettings(Section):
    """All decisions of the city about the ledger and its reviews in one frozen object."""

    name: str
    version: str
    is_demo: bool
    growth: Growth
    shares: Shares
    swaps: Swaps
    interim: Interim
    reviews: Reviews
    trigger: Trigger

    @model_validator(mode="after")
    def _gives_reasons(self) -> Self:
        asked = {
            "growth_reason_missing": (self.growth.only_grows, self.growth.reason),
            "shares_reason_missing": (
                self.shares.minimum > 0 or any(self.shares.by_platform.values()),
                self.shares.reason,
            ),
            "trigger_reason_missing": (self.trigger.mode != "every_request", self.trigger.reason),
        }
        for problem, (is_set, reason) in asked.items():
            if is_set and not reason.strip():
                raise ValueError(problem)
        return self


def packaged_reserve_settings() -> ReserveSettings:
    """Return the settings that come with the program (演示数据)."""
    text = files("parcels.landing.reserve").joinpath(PACKAGED).read_text(encoding="utf-8")
    return parse_reserve_settings(text, PACKAGED)


def parse_reserve_settings(text: str, file: str) -> ReserveSettings:
    """Return the settings written in a TOML text.

    Raises
    ------
    InputRefused
        ``reserve_settings_invalid`` naming the file, the first wrong entry and the problem.
    """
    try:
        return ReserveSettings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("reserve_settings_invalid", file=file, path="-", problem=str(error)) from error
    except ValidationError as error:
        path, problem = first_problem(error)
        raise InputRefused("reserve_settings_invalid", file=file, path=path, problem=problem) from error
