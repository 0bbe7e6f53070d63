"""What a map to be printed or passed on holds: the city as one reader may have it, with the class of every parcel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import Severity, Verdict
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.geo.city import City
from parcels.interface.map.base import CAN_BE_BLOCKED
from parcels.interface.map.features import parcel_class
from parcels.interface.map.palette import BLOCKED, HELD, RESERVED
from parcels.rules.packs import constraint_rules
from parcels.service.access import Actor, require
from parcels.service.certificate_holds import certified_parcels
from parcels.service.handing_on import DEMANDS, HOLDERS, PRICES, RESERVE, Reader, Reason, left_out
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.prepared import nearest
from parcels.service.queue_pages import holders
from parcels.service.screening import Screening, ScreenOptions, screen
from parcels.service.workspace import Workspace
from parcels.store.datasets import DatasetInfo

LAYERS = ("parcels", "platforms", "roads", "utilities")
UNPUBLISHED_FIELDS = ("held_for", "held_until")
RESERVE_FIELDS = ("reserve_status", "reserve_reason", "reserve_purpose", "reserved_until")
PRICE_FIELDS = ("price_wan_yuan_per_mu", "prepare_cost_wan_yuan")


@dataclass(frozen=True)
class Choice:
    """What somebody wants on a map: for whom, and which layers (``None``: those that close land, as on the screen)."""

    as_of: date
    reader: Reader
    layers: tuple[str, ...] | None = None
    policy: Path | None = None


@dataclass(frozen=True)
class Highlight:
    """Land that stands out: its outline in the city's CRS and a short mark (a code, a rank)."""

    label: str
    shape: BaseGeometry


@dataclass(frozen=True, eq=False)
class MapContent:
    """A city as one reader may have it.

    Attributes
    ----------
    city
        Without the layers, projects and columns that the reader does not get.
    classes
        Class of each parcel, as on the screen; reserved land is promised land to who may not know of the reserve.
    findings
        Findings of the screening, as :attr:`parcels.service.screening.Screening.findings`, without those that tell
        where a layer lies that the reader does not get.
    shown
        Layers drawn: ``platforms, roads, utilities, constraint-<kind>``.
    left_out
        Layer or matter → why the reader does not get it.
    """

    city: City
    classes: pd.Series
    findings: pd.DataFrame
    shown: tuple[str, ...]
    left_out: Mapping[str, Reason]
    choice: Choice
    datasets: tuple[DatasetInfo, ...] = ()
    highlights: tuple[Highlight, ...] = field(default=())

    @property
    def data_on(self) -> datetime | None:
        """The moment of the newest import."""
        return max((one.imported_at for one in self.datasets), default=None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of constraints drawn."""
        return tuple(name.removeprefix("constraint-") for name in self.shown if name.startswith("constraint-"))

    @property
    def parcels(self) -> GeoDataFrame:
        """The parcels."""
        return self.city.parcels


def map_content(ws: Workspace, choice: Choice, *, actor: Actor) -> MapContent:
    """Return the city as a reader may have it.

    Raises
    ------
    InputRefused
        ``no_parcels`` before parcels were imported, ``map_layer_unknown`` for a layer the city does not hold.
    ActionRefused
        ``action_not_allowed`` for who may take no files away.
    """
    require(actor, "export")
    found = screen(ws, ScreenOptions(choice.as_of, choice.policy), actor=actor)
    city = ws.city(choice.as_of)
    bound = frozenset(holders(ws, actor=actor)) | frozenset(certified_parcels(ws, on=choice.as_of, actor=actor))
    withheld = left_out((*_drawable(city), DEMANDS, HOLDERS, RESERVE, PRICES), choice.reader, actor)
    classes = _classes(city, found, bound)
    if RESERVE in withheld:
        classes = classes.replace(RESERVED, HELD)
    return MapContent(
        city=_reduced(city, withheld),
        classes=classes,
        findings=_told(found.findings, withheld),
        shown=tuple(name for name in _wanted(ws, city, choice) if name not in withheld),
        left_out=withheld,
        choice=choice,
        datasets=ws.datasets(),
    )


def _drawable(city: City) -> tuple[str, ...]:
    return (*LAYERS, *(f"constraint-{kind}" for kind in city.constraint_kinds))


def _wanted(ws: Workspace, city: City, choice: Choice) -> Sequence[str]:
    if choice.layers is None:
        rules = constraint_rules(choice.as_of, workspace_policy(ws, choice.policy), workspace_book(ws))
        closing = [f"constraint-{kind}" for kind in city.constraint_kinds if kind in rules and rules[kind].blocks_all]
        return ["platforms", "roads", *closing]
    known = _drawable(city)
    for name in choice.layers:
        if name not in known:
            raise InputRefused("map_layer_unknown", layer=name, allowed=", ".join(known))
    return [name for name in known if name in choice.layers]


def _classes(city: City, found: Screening, bound: frozenset[str]) -> pd.Series:
    """Return parcel → class: status first, then what law closes."""
    rows, closed = city.parcels.drop(columns="geometry").to_dict("records"), found.findings
    law = (closed["verdict"] == Verdict.FAIL) & (closed["severity"] == Severity.BLOCK)
    looks = [parcel_class(row, found.as_of, is_bound=row["parcel_id"] in bound) for row in rows]
    classes = pd.Series(looks, index=city.parcels.index, dtype=object)
    return classes.mask(classes.index.isin(set(closed.loc[law, "parcel_id"])) & classes.isin(CAN_BE_BLOCKED), BLOCKED)


def _reduced(city: City, withheld: Mapping[str, Reason]) -> City:
    """Return a city without what is withheld, so that nothing drawn or listed from it can hold it."""
    gone = [name.removeprefix("constraint-") for name in withheld if name.startswith("constraint-")]
    groups = ((HOLDERS, UNPUBLISHED_FIELDS), (RESERVE, RESERVE_FIELDS), (PRICES, PRICE_FIELDS))
    columns = [name for item, names in groups if item in withheld for name in names]
    return replace(
        city,
        parcels=city.parcels.drop(columns=columns, errors="ignore"),
        constraints=city.constraints[~city.constraints["kind"].isin(gone)],
        utilities=city.utilities.iloc[:0] if "utilities" in withheld else city.utilities,
        projects=city.projects.iloc[:0] if DEMANDS in withheld else city.projects,
        milestones=city.milestones.iloc[:0],
        readiness=city.readiness.iloc[:0],
    )


def _told(findings: pd.DataFrame, withheld: Mapping[str, Reason]) -> pd.DataFrame:
    """Return findings but those about a withheld layer; the rules of a kind begin with its code."""
    kinds = tuple(name.removeprefix("constraint-") for name in withheld if name.startswith("constraint-"))
    return findings[~findings["rule"].str.startswith(kinds)] if kinds else findings


def with_parcels(content: MapContent, parcels: Sequence[str]) -> MapContent:
    """Return the map with parcels standing out.

    Raises
    ------
    InputRefused
        ``parcel_unknown`` with similar codes.
    """
    known = content.parcels
    for parcel in parcels:
        if parcel not in known.index:
            raise InputRefused("parcel_unknown", parcel=parcel, near=nearest(parcel, known.index))
    more = tuple(Highlight(parcel, known.geometry.at[parcel]) for parcel in parcels)
    return replace(content, highlights=(*content.highlights, *more))


def with_sites(content: MapContent, sites: GeoDataFrame) -> MapContent:
    """Return the map with sites of a project standing out under their rank.

    Raises
    ------
    ActionRefused
        ``map_project_withheld`` where the reader does not get what firms asked for.
    """
    if DEMANDS in content.left_out:
        raise ActionRefused("map_project_withheld")
    more = tuple(Highlight(str(rank), shape) for rank, shape in zip(sites.index, sites.geometry, strict=True))
    return replace(content, highlights=(*content.highlights, *more))


def whole_bounds(content: MapContent) -> tuple[float, float, float, float]:
    """Return west, south, east, north of parcels and platforms; there is at least one parcel."""
    frames = (content.parcels, content.city.platforms)
    west, south, east, north = shapely.total_bounds(np.concatenate([frame.geometry.to_numpy() for frame in frames]))
    return float(west), float(south), float(east), float(north)


def close_bounds(
    shapes: Sequence[BaseGeometry], around: float = 0.6, least_m: float = 200.0
) -> tuple[float, float, float, float]:
    """Return bounds around shapes with their surroundings: a share of their extent, and at least some metres."""
    west, south, east, north = (float(value) for value in shapely.total_bounds(list(shapes)))
    room = max((east - west) * around, (north - south) * around, least_m)
    return west - room, south - room, east + room, north + room
