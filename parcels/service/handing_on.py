"""What a map made to be passed on leaves out, by who will read it: a table of data with reasons.

A screen is seen by somebody signed in; a file goes on to others. So a file holds less than the screen of the same
person, and never more than the person who makes it may have: both are asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parcels.service.access import Actor, Role


class Reader(StrEnum):
    """For whom a map is made: a role of the workspace, or anybody outside it. In Chinese: 阅图人."""

    PLANNER = "planner"
    PROMOTER = "promoter"
    OFFICER = "officer"
    DEPARTMENT = "department"
    LEADER = "leader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    OUTSIDE = "outside"
    """Anybody who has no account: a firm, another office, the public."""


class Reason(StrEnum):
    """Why something is left out (``code-left-out-…``)."""

    INTERNAL = "internal"
    """Planning control data that are often classified or internal: 永久基本农田, 生态保护红线."""
    FACILITY = "facility"
    """Exact position of facilities that supply a city: power lines, substations, oil and gas pipelines, mains."""
    FINDS = "finds"
    """Where finds lie in the ground; a published place is dug up."""
    UNPUBLISHED = "unpublished"
    """What firms asked for and were promised before it is published."""
    RESERVE = "reserve"
    """Which land is kept in reserve, why and for whom."""
    PRICE = "price"
    """What keeping a parcel costs and least prices: whoever knows them bargains against the city."""
    UNCLASSIFIED = "unclassified"
    """A kind of layer nobody has said is fit to be passed on."""


@dataclass(frozen=True)
class Sensitive:
    """Something only some readers get. ``item``: a layer of the map, or ``demands, holders, reserve, prices``."""

    item: str
    readers: frozenset[Reader]
    reason: Reason


EVERYBODY = frozenset(Reader)
INSIDE = EVERYBODY - {Reader.OUTSIDE}
ON_LAND = INSIDE - {Reader.PROMOTER, Reader.ADMINISTRATOR}
"""Who works on land itself; investment promoters carry maps to firms, administrators keep accounts."""
ON_PROJECTS = INSIDE - {Reader.DEPARTMENT, Reader.ADMINISTRATOR}

DEMANDS, HOLDERS, RESERVE, PRICES = "demands", "holders", "reserve", "prices"
NEVER: frozenset[Reader] = frozenset()
TABLE = (
    Sensitive("constraint-permanent_basic_farmland", ON_LAND, Reason.INTERNAL),
    Sensitive("constraint-ecological_redline", ON_LAND, Reason.INTERNAL),
    Sensitive("utilities", ON_LAND, Reason.FACILITY),
    Sensitive("constraint-power_line", ON_LAND, Reason.FACILITY),
    Sensitive("constraint-pipeline", ON_LAND, Reason.FACILITY),
    Sensitive("constraint-archaeology", ON_LAND - {Reader.AUDITOR}, Reason.FINDS),
    Sensitive(DEMANDS, ON_PROJECTS, Reason.UNPUBLISHED),
    Sensitive(HOLDERS, ON_PROJECTS, Reason.UNPUBLISHED),
    Sensitive(RESERVE, INSIDE - {Reader.DEPARTMENT, Reader.ADMINISTRATOR}, Reason.RESERVE),
    Sensitive(PRICES, NEVER, Reason.PRICE),
)
FOR_ALL = frozenset(
    {
        "urban_development_boundary", "farmland", "forest", "wetland", "water_source_1", "water_source_2",
        "water_source_quasi", "river_management", "flood_storage", "flood", "geohazard", "geohazard_danger", "heritage",
        "heritage_control", "historic_core", "road_control", "railway", "airport", "contaminated_soil", "yangtze_1km",
        "yellow_river", "chemical_park", "open_space", "nature_reserve", "nature_reserve_experimental", "scenic_area",
        "wetland_important", "noise_sensitive", "weather_station",
    }
)  # fmt: skip
"""Kinds of constraint that are announced to the public or marked on the ground. A kind in neither table is left out."""
BASE = frozenset({"parcels", "platforms", "roads"})


def withheld(item: str, reader: Reader) -> Reason | None:
    """Return why a reader does not get an item (a layer, or a name of :data:`TABLE`); nothing where they do.

    >>> withheld("constraint-pipeline", Reader.OUTSIDE).value
    'facility'
    """
    known = next((one for one in TABLE if one.item == item), None)
    if known is not None:
        return None if reader in known.readers else known.reason
    is_open = item in BASE or item.removeprefix("constraint-") in FOR_ALL
    return None if is_open or reader in ON_LAND else Reason.UNCLASSIFIED


def own_reader(actor: Actor) -> Reader:
    """Return the reader that a person is; the command line is read by whoever plans."""
    return Reader.PLANNER if actor.role is Role.SYSTEM else Reader(actor.role.value)


def left_out(items: tuple[str, ...], reader: Reader, actor: Actor) -> Mapping[str, Reason]:
    """Return which of some items a file made by a person for a reader leaves out, and why.

    What the maker's own role may not pass to itself it passes to nobody.
    """
    found = {item: withheld(item, reader) or withheld(item, own_reader(actor)) for item in items}
    return {item: reason for item, reason in found.items() if reason is not None}
