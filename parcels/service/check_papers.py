"""What a check sheet (用地核查意见书) says of one allocation: findings with their law, inputs, people, ground."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import shapely
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import InputRefused
from parcels.domain.finding import Finding
from parcels.geo.city import City
from parcels.rules.packs import ConstraintRule, Rule, rules_by_code
from parcels.rules.policy import Policy
from parcels.service.access import Actor, require
from parcels.service.checking import CheckOptions, check_allocations
from parcels.service.claims import AllocationCheck
from parcels.service.offending import Layers, Offences, offences, part_shapes, read_layers
from parcels.service.plans import SavedPlan, latest_plan
from parcels.service.prepared import Basis, LastUsed, basis
from parcels.service.workspace import Workspace

_LAYERS: LastUsed[Layers] = LastUsed(2)
AROUND = 1.5
"""How far around the site its surroundings are looked for, in lengths of the site."""
LEAST_AROUND_M = 60.0


@dataclass(frozen=True)
class Resolution:
    """What became of a finding: ``waived``, ``cleared`` or ``refused``, by whom, when, why and on what evidence."""

    kind: str
    by: str
    at: datetime
    reason: str
    document: str = ""
    evidence: str = ""
    evidence_sha256: str = ""


@dataclass(frozen=True)
class DatasetStamp:
    """The version of a dataset a check was made on; the day is ``None`` where that is not on record."""

    name: str
    sha256: str
    imported_on: date | None


@dataclass(frozen=True)
class Inputs:
    """What a check was made on: data, policy and rules, each with the hash of its content."""

    datasets: tuple[DatasetStamp, ...]
    policy: str
    policy_hash: str
    rules_hash: str


@dataclass(frozen=True)
class Deed:
    """Who did something, and when; both empty where nobody did it yet or it is not on record."""

    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, eq=False)
class Ground:
    """The site and what lies around it, in the workspace's CRS."""

    site: BaseGeometry
    offences: Offences = field(default_factory=Offences)
    parcels: Sequence[BaseGeometry] = ()
    boundary: Sequence[BaseGeometry] = ()
    roads: Sequence[BaseGeometry] = ()


@dataclass(frozen=True, eq=False)
class CheckPaper:
    """One allocation as it is filed, ``number`` by its file number.

    ``status`` is a state of its life, or ``plan`` or ``promise`` for what is not in the queue yet; ``ground`` is
    ``None`` where none of its parcels is on record any more.
    """

    number: str
    check: AllocationCheck
    city: str
    is_demo: bool
    platform: str
    as_of: date
    status: str
    rules: Mapping[str, Rule]
    inputs: Inputs
    proposed: Deed = field(default_factory=Deed)
    checked: Deed = field(default_factory=Deed)
    resolutions: Mapping[tuple[str, str], Resolution] = field(default_factory=dict)
    ground: Ground | None = None


def check_papers(ws: Workspace, options: CheckOptions, *, actor: Actor) -> tuple[CheckPaper, ...]:
    """Return the paper of every allocation of the saved plan and the promises on record, failing ones first.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.checking.check_allocations`.
    """
    require(actor, "view_checks")
    checks = check_allocations(ws, options, actor=actor)
    plan = latest_plan(ws, actor=actor)
    return tuple(_paper(ws, check, _under(ws, check, plan, options), plan) for check in checks)


def check_paper(ws: Workspace, check: AllocationCheck, options: CheckOptions, *, actor: Actor) -> CheckPaper:
    """Return the paper of one allocation of the saved plan or the promises on record."""
    require(actor, "view_checks")
    plan = latest_plan(ws, actor=actor)
    return _paper(ws, check, _under(ws, check, plan, options), plan)


def _under(ws: Workspace, check: AllocationCheck, plan: SavedPlan | None, options: CheckOptions) -> Basis:
    """Return the land a check was made on: a planned site under the policy of its plan."""
    content = plan.document["policy"].get("content") if plan is not None and check.source == "plan" else None
    own = options.policy if options.policy is not None or content is None else Policy.model_validate(content)
    return basis(ws, own, options.as_of)


def _paper(ws: Workspace, check: AllocationCheck, prepared: Basis, plan: SavedPlan | None) -> CheckPaper:
    is_planned = check.source == "plan" and plan is not None
    return CheckPaper(
        number=check.allocation,
        check=check,
        city=prepared.city.name,
        is_demo=prepared.city.is_demo,
        platform=platform_label(prepared, check.platform_id),
        as_of=prepared.as_of,
        status=check.source,
        rules=rules_of(prepared),
        inputs=inputs_of(ws, prepared),
        proposed=Deed(plan.saved_by, plan.saved_at) if is_planned and plan is not None else Deed(),
        ground=ground_of(prepared, check.site, check.parcels, check.findings),
    )


def platform_label(prepared: Basis, platform_id: str) -> str:
    """Return id and name of a platform."""
    names = prepared.city.platforms["name"]
    return f"{platform_id} {names.get(platform_id) or ''}".strip()


def rules_of(prepared: Basis) -> Mapping[str, Rule]:
    """Return code → rule in force, as the findings were made by."""
    return rules_by_code(prepared.as_of, prepared.policy, prepared.land.book)


def inputs_of(ws: Workspace, prepared: Basis) -> Inputs:
    """Return what an answer on this basis rests on."""
    stamps = (DatasetStamp(info.name, info.content_sha256, info.imported_at.date()) for info in ws.datasets())
    return Inputs(
        datasets=tuple(stamps),
        policy=f"{prepared.policy.name} {prepared.policy.version}",
        policy_hash=prepared.policy_hash,
        rules_hash=prepared.land.book.hash,
    )


def ground_of(prepared: Basis, site: str, parcels: Iterable[str], findings: Iterable[Finding]) -> Ground | None:
    """Return the ground of a site; of land cut otherwise than it is now, only the outline of its parcels."""
    city = prepared.city
    try:
        parts = part_shapes(prepared.land, site)
        found = offences(city, parts, findings, kept_layers(prepared.key, city, prepared.land.law_context.rules))
        shape = shapely.union_all(list(parts.values()))
    except InputRefused:  # supplied land, or parts that are drawn otherwise by now
        known = [parcel for parcel in parcels if parcel in city.parcels.index]
        if not known:
            return None
        found, shape = Offences(), shapely.union_all(city.parcels.geometry.loc[known].to_numpy())
    return surroundings(city, shape, found)


def surroundings(city: City, site: BaseGeometry, found: Offences) -> Ground:
    """Return a site with what lies around it."""
    west, south, east, north = site.bounds
    reach = max(LEAST_AROUND_M, AROUND * max(east - west, north - south))
    window = shapely.box(west - reach, south - reach, east + reach, north + reach)
    return Ground(site, found, *(_near(frame, window) for frame in (city.parcels, city.platforms, city.roads)))


def kept_layers(key: Hashable, city: City, rules: Mapping[str, ConstraintRule]) -> Layers:
    """Return the layers the rules read, read once per ``key``."""
    return _LAYERS.get(key, lambda: read_layers(city, rules))


def _near(frame: GeoDataFrame, window: BaseGeometry) -> tuple[BaseGeometry, ...]:
    if frame.empty:
        return ()
    hits = sorted(frame.sindex.query(window, predicate="intersects"))
    return tuple(frame.geometry.to_numpy()[hits])
