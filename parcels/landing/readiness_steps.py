"""The steps to the delivery of land as data (``readiness.yaml``): order, least length by law, source, who owes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from typing import Annotated, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.rules.packs import Authority
from parcels.rules.policy import Section
from parcels.rules.validation import first_problem

PACKAGED = "readiness.yaml"
DELIVERY = "delivery"
"""The last step (交地)."""
Count = Literal["working", "calendar"]
Days = Annotated[int, Field(ge=0)]


class Within(Section):
    """The longest time law leaves for a step."""

    days: Days
    count: Count


class Step(Section):
    """One step; see the head of ``readiness.yaml``. ``document`` and ``article`` only where the text was read."""

    step: str
    authority: Authority
    grade: Literal["law", "assumption"]
    item: str | None = None
    after: tuple[str, ...] = ()
    days: Days = 0
    count: Count = "calendar"
    within: Within | None = None
    document: str = ""
    article: str = ""
    edition: date | None = None

    @model_validator(mode="after")
    def _cites_only_what_was_read(self) -> Self:
        if (self.grade == "law") != bool(self.document and self.article):
            raise ValueError("citation_and_grade")
        return self

    @property
    def citation(self) -> str:
        """Document and article; empty for an assumption."""
        return f"{self.document} {self.article}".strip()


class ExperienceRule(Section):
    """When local experience is told, and which quantiles of it; shares in (0, 1], ascending."""

    cases_min: Annotated[int, Field(ge=1)]
    shares: tuple[Annotated[float, Field(gt=0, le=1)], Annotated[float, Field(gt=0, le=1)]]


class StepTable(Section):
    """All steps and the usual order of the items."""

    name: str
    checked_on: date
    experience: ExperienceRule
    steps: tuple[Step, ...]
    usual_order: Mapping[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _is_a_graph(self) -> Self:
        graphs: tuple[Mapping[str, tuple[str, ...]], ...] = (
            {one.step: one.after for one in self.steps},
            {**dict.fromkeys(self.items, ()), **self.usual_order},
        )
        if len(graphs[0]) != len(self.steps) or set(graphs[1]) != set(self.items):
            raise ValueError("steps_twice_or_unknown")
        for graph in graphs:
            _require_order(graph)
        if DELIVERY not in graphs[0] or any(DELIVERY in after for after in graphs[0].values()):
            raise ValueError("delivery_is_last")
        return self

    @property
    def items(self) -> tuple[str, ...]:
        """Readiness items of the steps, each once, in the order of the steps."""
        return tuple(dict.fromkeys(one.item for one in self.steps if one.item is not None))


@dataclass(frozen=True)
class Order:
    """Nodes, each after all it depends on, and what it depends on."""

    nodes: tuple[str, ...]
    after: Mapping[str, tuple[str, ...]]


def _require_order(graph: Mapping[str, tuple[str, ...]]) -> None:
    if any(name not in graph for after in graph.values() for name in after):
        raise ValueError("after_unknown")
    try:
        order_of(graph)
    except CycleError as error:
        raise ValueError("steps_in_a_circle") from error


def order_of(graph: Mapping[str, Iterable[str]]) -> Order:
    """Return a graph with its nodes in an order in which it can be walked."""
    after = {node: tuple(before) for node, before in graph.items()}
    return Order(tuple(TopologicalSorter(after).static_order()), after)


@cache
def packaged_steps() -> StepTable:
    """Return the steps that come with the program."""
    return parse_steps(files("parcels.landing").joinpath(PACKAGED).read_text(encoding="utf-8"), PACKAGED)


def parse_steps(text: str, file: str) -> StepTable:
    """Return the steps written in a YAML text.

    Raises
    ------
    InputRefused
        ``readiness_steps_invalid`` naming the file, the first wrong entry and the problem.
    """
    try:
        return StepTable.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise InputRefused("readiness_steps_invalid", file=file, path="-", problem=str(error)) from error
    except ValidationError as error:
        path, problem = first_problem(error)
        raise InputRefused("readiness_steps_invalid", file=file, path=path, problem=problem) from error
