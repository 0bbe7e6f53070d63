"""The policy: every weight, floor, target, bar, quota and tolerance a city decides, read from one TOML file.

Nothing here is law (that is in the packs) and nothing is a constant of the code. Two policies with equal numbers have
equal hashes, and the hash is written into each plan.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from parcels.domain.codes import PlatformLevel, ProjectStage, SectorGroup, Severity
from parcels.domain.errors import InputRefused
from parcels.rules.prime_policy import PrimePolicy
from parcels.rules.validation import first_problem

PACKAGED = "policy_demo.toml"
CAME_LATER = ("waiting", "prime")
"""Sections that may be left out."""
NonNegative = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=0, le=100)]
Period = Annotated[str, Field(pattern=r"^[0-9]{4}Q[1-4]$")]
Indicator = Literal[
    "investment_per_mu",
    "tax_per_mu",
    "output_per_mu",
    "sector_standing",
    "technology",
    "jobs_per_mu",
    "energy_per_output",
    "funding",
]
FloorIndicator = Literal["investment_per_mu", "tax_per_mu", "output_per_mu", "jobs_per_mu", "technology", "funding"]
Unknown = Literal["accept", "refuse"]


class Section(BaseModel):
    """Base of all sections: frozen, unknown keys refused, no infinities."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class IndicatorRule(Section):
    """Floor (0 points), target (full points) and weight of an indicator; a falling one has target below floor."""

    floor: float
    target: float
    weight: NonNegative

    @model_validator(mode="after")
    def _has_a_span(self) -> Self:
        if self.floor == self.target:
            raise ValueError("floor_equals_target")
        return self


class QualityPolicy(Section):
    """How the quality of a project is measured."""

    known_share_min: Share
    indicators: Mapping[Indicator, IndicatorRule]
    standing_lead: Share = 1.0
    standing_allowed: Share = 0.5
    standing_other: Share = 0.0


class ScorePolicy(Section):
    """Prices in the score, in points of one excellent mu (see ``docs/method/score.md``)."""

    lambda_land: NonNegative
    """Per mu given beyond the least land needed."""
    lambda_prepare: NonNegative
    """Per wan yuan of preparation."""
    lambda_remainder: NonNegative
    """Per mu left over and too small to use."""
    lambda_prime: NonNegative
    """Per mu of land held in reserve."""
    stage: Mapping[ProjectStage, Annotated[float, Field(ge=1)]]


class FitPolicy(Section):
    """Soft measures of a site for a project; each in [floor, 1], joined by a weighted geometric mean."""

    floor: Annotated[float, Field(gt=0, le=1)]
    unknown: Annotated[float, Field(gt=0, le=1)]
    road_far_m: Positive
    shape_poor: Share
    shape_good: Share
    slack_months: Positive
    slack_none: Annotated[float, Field(gt=0, le=1)]
    services_tight: Annotated[float, Field(gt=0, le=1)]
    cluster_reach_m: Positive
    cluster_none: Annotated[float, Field(gt=0, le=1)]
    weight_access: NonNegative
    weight_services: NonNegative
    weight_shape: NonNegative
    weight_slack: NonNegative
    weight_cluster: NonNegative

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if self.shape_poor >= self.shape_good:
            raise ValueError("shape_poor_not_below_good")
        return self


class SplitPolicy(Section):
    """When a parcel may be cut and into what."""

    allowed: bool
    min_piece_mu: Positive
    min_piece_width_m: NonNegative
    max_pieces: Annotated[int, Field(ge=1, le=12)]
    usable_remainder_mu: NonNegative


class AssemblePolicy(Section):
    """When parcels count as neighbours and how many may be joined."""

    gap_m: NonNegative
    contact_m: NonNegative
    max_parcels: Annotated[int, Field(ge=1, le=6)]
    cross_arterial: bool


class Bar(Section):
    """Entry bar: least quality and mandatory floors, each measured on the land given."""

    quality_min: Points
    floors: Mapping[FloorIndicator, NonNegative] = Field(default_factory=dict)


class ReservePolicy(Section):
    """Release bar for land held in reserve (好地块留白).

    ``quality_min_by_sector`` names sector groups with a bar of their own, by platform level; others have the level's.
    """

    quality_min: Mapping[PlatformLevel, Points]
    quality_min_default: Points
    touch_share: Share
    purpose_binds: bool
    quality_min_by_sector: Mapping[PlatformLevel, Mapping[SectorGroup, Points]] = Field(default_factory=dict)

    @model_serializer(mode="wrap")
    def _without_what_is_not_set(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out the bars that came later where none is set: such a policy keeps the hash it always had."""
        found: dict[str, Any] = handler(self)
        return found if self.quality_min_by_sector else {k: v for k, v in found.items() if k != "quality_min_by_sector"}


class QuotaPolicy(Section):
    """Quotas by platform id; an absent platform means not set, hence no limit and a note in the plan."""

    new_construction_mu: Mapping[str, NonNegative] = Field(default_factory=dict)
    energy_tce: Mapping[str, NonNegative] = Field(default_factory=dict)


class CandidatePolicy(Section):
    """Bounds on the search; whatever they cut off is counted and said."""

    max_per_project: Annotated[int, Field(ge=1)]
    max_shape_checks: Annotated[int, Field(ge=0)]
    max_sites: Annotated[int, Field(ge=1000)]


class RelaxationPolicy(Section):
    """Cost of one unit of each relaxation, so that different ones can be ranked."""

    area_mu: NonNegative
    need_by_month: NonNegative
    ready_month: NonNegative
    use_change: NonNegative
    release_parcel: NonNegative
    hold_parcel: NonNegative
    services: NonNegative
    width_m: NonNegative
    budget_wan_yuan: NonNegative
    new_construction_mu: NonNegative
    energy_tce: NonNegative


class ConstraintOverride(Section):
    """A city's own rule for one constraint kind; recorded as local wherever it is used."""

    effect: Severity
    max_share: Share = 0.0


class WaitingPolicy(Section):
    """What the value of waiting with a reserved parcel is computed under (see ``docs/method/waiting.md``)."""

    horizon_quarters: Annotated[int, Field(ge=1, le=80)]
    discount: Annotated[float, Field(gt=0, le=1)]
    holding_points_per_mu: NonNegative
    fit: Annotated[float, Field(gt=0, le=1)]
    size_bounds_mu: tuple[Positive, ...]
    quality_bounds: tuple[Positive, ...]
    history_quarters: Annotated[int, Field(ge=1, le=80)]
    arrivals_min: Annotated[int, Field(ge=1)]
    confidence: Annotated[float, Field(gt=0, lt=1)]
    counted_from: Literal["lead", "negotiating", "signed"]


class UsePolicy(Section):
    """Code schemes whose longer codes are subdivisions of the shorter ones."""

    prefix_schemes: tuple[str, ...]


class Policy(Section):
    """All decisions of the city in one frozen object."""

    name: str
    version: str
    is_demo: bool
    boundary_tolerance: Share = 0.001
    unknown_services: Unknown = "accept"
    unknown_ready: Unknown = "refuse"
    unknown_floor: Unknown = "refuse"
    unknown_level_bar: Literal["none"] | PlatformLevel = "none"
    quality: QualityPolicy
    score: ScorePolicy
    fit: FitPolicy
    split: SplitPolicy
    assemble: AssemblePolicy
    reserve: ReservePolicy
    candidates: CandidatePolicy
    relaxation: RelaxationPolicy
    uses: UsePolicy
    bars: Mapping[PlatformLevel, Bar] = Field(default_factory=dict)
    quotas: QuotaPolicy = QuotaPolicy()
    budget: Mapping[Period, NonNegative] = Field(default_factory=dict)
    constraints: Mapping[str, ConstraintOverride] = Field(default_factory=dict)
    waiting: WaitingPolicy | None = None
    prime: PrimePolicy | None = None

    @model_serializer(mode="wrap")
    def _without_what_is_not_set(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a section that came later and is not set: such a policy keeps the hash it always had."""
        found: dict[str, Any] = handler(self)
        return {name: own for name, own in found.items() if name not in CAME_LATER or own is not None}

    def bar(self, level: str | None) -> Bar | None:
        """Return the entry bar of a platform level, or ``None`` where none is set."""
        if level is None:
            return None if self.unknown_level_bar == "none" else self.bars.get(PlatformLevel(self.unknown_level_bar))
        return self.bars.get(PlatformLevel(level))

    def reserve_bar(self, level: str | None, group: str | None = None) -> float:
        """Return the least quality in [0, 100] for land held in reserve, of a platform level and sector group."""
        if level is None:
            return self.reserve.quality_min_default
        own = self.reserve.quality_min_by_sector.get(PlatformLevel(level), {})
        if group is not None and SectorGroup(group) in own:
            return own[SectorGroup(group)]
        return self.reserve.quality_min.get(PlatformLevel(level), self.reserve.quality_min_default)


def load_policy(path: Path | None = None) -> Policy:
    """Return the policy of a TOML file, or the packaged demo policy (演示数据) without one.

    Raises
    ------
    InputRefused
        ``policy_missing`` when there is no such file, ``policy_unreadable`` when it cannot be read as TOML,
        ``policy_invalid`` naming the first wrong entry.
    """
    name = PACKAGED if path is None else str(path)
    return parse_policy(_read(path, name), name)


def parse_policy(text: str, name: str) -> Policy:
    """Return the policy written in a TOML text.

    Raises
    ------
    InputRefused
        As :func:`load_policy`; ``name`` is the file the message names.
    """
    try:
        return _parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("policy_unreadable", file=name, problem=str(error)) from error
    except ValidationError as error:
        raise _refusal(error, name) from error


@lru_cache(maxsize=8)
def _parsed(text: str) -> Policy:
    """Return the policy of a text; every answer asks for it, and nothing of it can be changed."""
    return Policy.model_validate(tomllib.loads(text))


def policy_hash(policy: Policy) -> str:
    """Return the sha256 of the policy's numbers in a canonical form (order and comments do not matter)."""
    canonical = json.dumps(policy.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _read(path: Path | None, name: str) -> str:
    if path is None:
        return files("parcels.rules").joinpath(PACKAGED).read_text(encoding="utf-8")
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputRefused("policy_missing", file=name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("policy_unreadable", file=name, problem=type(error).__name__) from error


def _refusal(error: ValidationError, name: str) -> InputRefused:
    problems = error.errors(include_url=False)
    first: Mapping[str, Any] = problems[0]
    path, problem = first_problem(error)
    value = "" if first["type"] == "missing" else repr(first["input"])[:80]
    return InputRefused("policy_invalid", file=name, path=path, problem=problem, value=value, count=len(problems))
