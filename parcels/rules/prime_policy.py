"""What makes land prime (好地块) for a city: the weights of the parts and the scales they are measured on.

The section ``[prime]`` of a policy; without one the packaged demo section is taken, and whoever shows the score says
so (演示数据).
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

PACKAGED_PRIME = "prime_demo.toml"
NonNegative = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class PrimePart(StrEnum):
    """A part of the score of prime land. In Chinese: 评分项."""

    MOTORWAY = "motorway"
    """到高速公路出入口."""
    RAIL = "rail"
    """到铁路货运场站."""
    PORT = "port"
    """到港口码头."""
    MAIN_ROAD = "main_road"
    """到主干路网."""
    FRONTAGE = "frontage"
    """临路长度."""
    SIZE = "size"
    """面积."""
    COMPACTNESS = "compactness"
    """形状规整度."""
    WIDTH = "width"
    """最小宽度."""
    SERVICES = "services"
    """配套能力满足主导产业需求的程度."""
    CORE = "core"
    """在平台内的位置."""
    CONTIGUITY = "contiguity"
    """与已建成区的连接."""
    NEIGHBOURS = "neighbours"
    """周边产业的关联."""
    REPLACEABILITY = "replaceability"
    """不可替代性."""


Scaled = Literal["motorway", "rail", "port", "main_road", "frontage", "size", "compactness", "width"]
SCALED: tuple[Scaled, ...] = (
    "motorway", "rail", "port", "main_road", "frontage", "size", "compactness", "width",
)  # fmt: skip
FALLING = ("motorway", "rail", "port", "main_road")
"""Distances: the less the better."""
Gate = Literal["motorway", "rail", "port"]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Scale(_Section):
    """Where a measure is worth nothing and where it is worth everything; straight in between."""

    none: NonNegative
    full: NonNegative

    @model_validator(mode="after")
    def _has_a_span(self) -> Self:
        if self.none == self.full:
            raise ValueError("scale_without_span")
        return self


class Gateway(_Section):
    """A place goods go through: a motorway interchange, a rail freight yard, a port; in the CRS of the workspace."""

    kind: Gate
    name: str
    x: float
    y: float


class PrimePolicy(_Section):
    """Weights and scales of the score of prime land (see ``docs/method/prime.md``)."""

    weights: Mapping[PrimePart, NonNegative]
    scales: Mapping[Scaled, Scale]
    known_share_min: Share
    """Least share of the weight that must be measured for a parcel to be ranked."""
    top_share: Annotated[float, Field(gt=0, le=1)]
    """Size of the top set as a share of the parcels that compete, used where none is in reserve."""
    beside_m: Positive
    """Developed land this near counts as adjoining (a street lies between)."""
    neighbours_m: Positive
    """Landed projects this near are neighbours."""
    services_min_projects: Annotated[int, Field(ge=1)]
    """Fewer projects stating a need of a service leave it unasked."""
    replace_tolerance: Share
    """A parcel this much poorer in one part still replaces another."""
    draws: Annotated[int, Field(ge=1, le=100_000)]
    concentration: Positive
    """Of the Dirichlet distribution around the weights: the larger, the closer to them."""
    uses: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Code scheme → planned uses that compete; none: every use."""
    gateways: tuple[Gateway, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if sum(self.weights.values()) <= 0:
            raise ValueError("prime_without_weight")
        if set(SCALED) - set(self.scales):
            raise ValueError("prime_scale_missing")
        for name, scale in self.scales.items():
            if (scale.full < scale.none) != (name in FALLING):
                raise ValueError("prime_scale_wrong_way")
        return self

    def weight(self, part: PrimePart) -> float:
        """Return the weight of a part; a part the policy does not name weighs nothing."""
        return self.weights.get(part, 0.0)


@cache
def packaged_prime() -> PrimePolicy:
    """Return the packaged demo section (演示数据)."""
    text = files("parcels.rules").joinpath(PACKAGED_PRIME).read_text(encoding="utf-8")
    return PrimePolicy.model_validate(tomllib.loads(text)["prime"])
