"""Score cards of a workspace: which definition holds, and the card as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pandas import DataFrame, Series

from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.landing.score_card import Card, score
from parcels.landing.score_curve import Curve, cohort_curves
from parcels.landing.score_definition import DEFAULT, Definition, packaged_definition, read_definition
from parcels.landing.score_rate import Place, Rate
from parcels.landing.score_roll import Roll, read_roll
from parcels.rules.demand import records, text, words
from parcels.rules.policy import Policy
from parcels.rules.quality import project_quality
from parcels.service.access import Actor, require
from parcels.service.landing import LandingOptions, recorded, with_recorded_milestones
from parcels.service.plain import Plain, plain
from parcels.service.policies import workspace_policy
from parcels.service.project_land import land_of_projects
from parcels.service.score_marks import project_marks
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class ScoreOptions:
    """How to count.

    ``definition`` names one that comes with the program (or the one in ``file``, a city's own); ``by`` is
    ``platform``, ``promoter``, ``sector`` or ``cohort``; ``policy`` gives the quality of the projects; ``cohort`` takes
    the signatures of one cohort only.
    """

    as_of: date
    definition: str | None = None
    file: Path | None = None
    by: str | None = None
    policy: Path | None = None
    cohort: str | None = None


@dataclass(frozen=True)
class CityCard:
    """A card with the names its groups and projects are known by."""

    card: Card
    city: str
    is_demo: bool
    names: Mapping[str, str]


def score_card(ws: Workspace, options: ScoreOptions, *, actor: Actor) -> CityCard:
    """Return the score card of a workspace.

    Raises
    ------
    InputRefused
        ``definition_unknown``, ``definition_unreadable``, ``definition_invalid``, ``definition_other``,
        ``grouping_unknown``, ``cohort_unknown``.
    """
    require(actor, "view_checks")
    definition = chosen_definition(options.definition, options.file)
    city, roll = ws.city(), _roll(ws, options, actor)
    card = score(roll, definition, options.as_of, by=options.by, cohort=options.cohort)
    return CityCard(card, city.name, city.is_demo, _names(city, options.by))


def score_curves(ws: Workspace, options: ScoreOptions, rate: str, *, actor: Actor) -> tuple[Curve, ...]:
    """Return how one rate grew in each cohort since signature; refused as :func:`score_card`.

    Raises
    ------
    KeyError
        If the definition has no such rate.
    """
    require(actor, "view_checks")
    return cohort_curves(
        _roll(ws, options, actor), chosen_definition(options.definition, options.file), options.as_of, rate
    )


def _roll(ws: Workspace, options: ScoreOptions, actor: Actor) -> Roll:
    city = ws.city()
    found = project_marks(ws, LandingOptions(options.as_of, options.policy), actor=actor)
    return read_roll(
        _placed(city, land_of_projects(ws, city)),
        with_recorded_milestones(city, recorded(ws)).milestones,
        quality=_quality(city, workspace_policy(ws, options.policy)),
        marks=found.marks,
        unsure=found.unsure,
    )


def chosen_definition(name: str | None, file: Path | None) -> Definition:
    """Return the definition of a file, else the packaged one of a name.

    Raises
    ------
    InputRefused
        As for :func:`score_card`.
    """
    if file is None:
        return packaged_definition(name or DEFAULT)
    found = read_definition(file)
    if name is not None and name != found.definition:
        raise InputRefused("definition_other", file=str(file), name=name, found=found.definition)
    return found


def _placed(city: City, land: Mapping[str, tuple[str, ...]]) -> DataFrame:
    """Return the projects with all their land, and its platform where they name no platform themselves.

    Land is what an agreement names, what is promised and what an allocation in force binds. A project whose parcels lie
    on several platforms, or are not in the data, stays without one.
    """
    of_parcel = dict(zip(city.parcels["parcel_id"], city.parcels["platform_id"], strict=True))
    named, parcels = [], []
    for row in records(city.projects[["project_id", "platform_id", "parcel_ids"]]):
        own = tuple(dict.fromkeys((*words(row, "parcel_ids"), *land.get(str(row["project_id"]), ()))))
        found = {of_parcel.get(parcel) for parcel in own}
        only = next(iter(found)) if len(found) == 1 else None
        named.append(text(row, "platform_id") or only)
        parcels.append(own)
    index = city.projects.index
    return city.projects.assign(
        platform_id=Series(named, index=index, dtype=object), parcel_ids=Series(parcels, index=index, dtype=object)
    )


def _quality(city: City, policy: Policy) -> dict[str, float]:
    """Return q of the projects that can be assessed; the sector's standing on a platform leaves the sum."""
    found = project_quality(city.projects, None, policy)
    known = found["q"][found["assessable"]]
    return {str(project): float(q) for project, q in known.items()}


def _names(city: City, by: str | None) -> dict[str, str]:
    if by != "platform":
        return {}
    rows = zip(city.platforms["platform_id"], city.platforms["name"], strict=True)
    return {str(code): str(name) for code, name in rows}


def card_document(found: CityCard) -> dict[str, Plain]:
    """Return a card as plain data; the fields of a rate are those of the contract in ``docs/commands.md``."""
    card, definition = found.card, found.card.definition
    document = {
        "as_of": card.as_of,
        "by": card.by,
        "cohort": card.cohort,
        "cohorts": card.cohorts,
        "city": found.city,
        "is_demo": found.is_demo,
        "definition": {
            "name": definition.definition,
            **definition.model_dump(mode="json", exclude={"definition", "rates"}),
        },
        "projects": card.counted,
        "not_signed": card.unsigned,
        "outside": card.outside,
        "counted_on_actual_date": card.on_actual,
        "rates": [rate_record(card, one) for one in card.rates],
        "findings": card.findings,
    }
    return {name: plain(value) for name, value in document.items()}


def rate_record(card: Card, one: Rate) -> dict[str, Any]:
    """Return one rate with its interval and place; ``n`` and ``N`` in the unit of ``measure``."""
    place = place_of(card, one)
    low, high = one.interval or (None, None)
    return {
        "name": one.name, "numerator": one.numerator, "denominator": one.denominator, "n": one.n, "N": one.total,
        "rate": one.rate, "cohort": one.cohort, "measure": one.measure, "group": one.group, "as_of": one.as_of,
        "low": low, "high": high, "cases": one.cases, "left_out": one.left_out, "unknown": one.unknown,
        "withdrawn": one.withdrawn, "not_recorded": one.missing,
        "rank": place.rank if place else None, "tied": place.is_tied if place else None,
        "clear_of_next": place.is_clear if place else None,
    }  # fmt: skip


def place_of(card: Card, one: Rate) -> Place | None:
    """Return the place of a group in the ranking of a rate; ``None`` for the total and where there is no rate."""
    return card.places.get(one.name, {}).get(one.measure, {}).get(one.group)
