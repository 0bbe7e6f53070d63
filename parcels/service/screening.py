"""Overlay and findings for every parcel, measured once per content version."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import DataFrame, Series

from parcels.domain.codes import Severity, Verdict
from parcels.domain.errors import InputRefused
from parcels.domain.finding import Finding
from parcels.geo.city import City
from parcels.geo.law_layers import LawPlan, law_layers
from parcels.geo.overlay import measure_land
from parcels.rules.law import LawContext, LawPart, LawProject, law_findings, law_masks, law_plan
from parcels.rules.packs import constraint_rules
from parcels.rules.policy import policy_hash
from parcels.rules.readiness import items_done
from parcels.service.access import Actor, require
from parcels.service.last_used import LastUsed
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.progress import Progress, silent
from parcels.service.workspace import Workspace
from parcels.store.measurements import cache_table, cached_table, keep_newest

MEASURED_FROM = ("parcels", "platforms", "constraints", "roads", "utilities")
METHOD = "parcel-measures-2"
"""Changes whenever the measures themselves change, so that no older table is taken for a new one."""
KEPT_TABLES = 8
ANY_PROJECT = LawProject(is_chemical=True)
"""Every rule on some projects only is told; of which projects it is, the title says."""
FINDING_COLUMNS = ("parcel_id", "rule", "verdict", "severity", "value", "limit", "unit", "values")


@dataclass(frozen=True, eq=False)
class Screening:
    """What was measured on every parcel and what the rules say about it.

    Attributes
    ----------
    measures
        Indexed by ``parcel_id`` (also a column): areas in m², shares in [0, 1], distances in m, and ``findings`` (tuple
        of rule codes that are not simply met).
    findings
        One row per finding that is not simply met: ``parcel_id, rule, verdict, severity, value, limit, unit, values``.
    parcels
        The parcels themselves with geometry, same index.
    """

    measures: DataFrame
    findings: DataFrame
    parcels: GeoDataFrame
    as_of: date
    versions: Mapping[str, str]
    seconds: float
    from_cache: bool = False


@dataclass(frozen=True)
class ScreenOptions:
    """Law date and policy (``None``: the packaged demo policy)."""

    as_of: date
    policy: Path | None = None


_SCREENINGS: LastUsed[Screening] = LastUsed(3)


def screen(ws: Workspace, options: ScreenOptions, *, actor: Actor, progress: Progress = silent) -> Screening:
    """Return measures and findings of every parcel of the workspace.

    Kept for the process while content, law, policy and date are the same, because every view of a city asks for it.

    Raises
    ------
    InputRefused
        ``no_parcels`` before parcels were imported.
    """
    require(actor, "view_data")
    start = time.perf_counter()
    policy, book, city = workspace_policy(ws, options.policy), workspace_book(ws), ws.city()
    if not len(city.parcels):
        raise InputRefused("no_parcels", workspace=ws.target)
    law = LawContext(constraint_rules(options.as_of, policy, book), policy.boundary_tolerance)
    content = tuple(sorted(city.versions.items()))
    key = (ws.target, city.crs, content, policy_hash(policy), book.hash, options.as_of)
    made: list[Screening] = []

    def make() -> Screening:
        made.append(_screened(ws, city, law, options.as_of, start, progress))
        return made[0]

    found = _SCREENINGS.get(key, make)
    return found if made else replace(found, seconds=time.perf_counter() - start, from_cache=True)


def _screened(ws: Workspace, city: City, law: LawContext, as_of: date, start: float, progress: Progress) -> Screening:
    measures, from_cache = parcel_measures(ws, city, law_plan(law.rules), progress)
    findings = _table(_findings(measures, city, law))
    return Screening(
        measures=_ordered(measures, findings, city),
        findings=findings,
        parcels=city.parcels,
        as_of=as_of,
        versions=city.versions,
        seconds=time.perf_counter() - start,
        from_cache=from_cache,
    )


def parcel_measures(ws: Workspace, city: City, plan: LawPlan, progress: Progress = silent) -> tuple[DataFrame, bool]:
    """Return the measures of all parcels and whether they were kept from an earlier run on the same content."""
    key = measure_key(city, plan)
    with ws.store.reading() as connection:
        kept = cached_table(connection, key)
    if kept is not None:
        return kept, True
    progress("measure", 0, len(city.parcels))
    measures = measure_land(city.parcels, city, derived=law_layers(city, plan))
    progress("measure", len(city.parcels), len(city.parcels))
    with ws.store.quiet_write() as connection:
        cache_table(connection, key, measures, datetime.now(UTC))
        keep_newest(connection, KEPT_TABLES)
    return measures, False


def measure_key(city: City, plan: LawPlan) -> str:
    """Return the key of the parcels' measures: the method, what the law derives, and all content they come from."""
    used = sorted(item for item in city.versions.items() if item[0].partition(":")[0] in MEASURED_FROM)
    text = "\n".join([METHOD, city.crs, plan.digest, *(f"{name}={digest}" for name, digest in used)])
    return f"{METHOD}:{hashlib.sha256(text.encode()).hexdigest()}"


def _findings(measures: DataFrame, city: City, law: LawContext) -> Iterator[tuple[str, Finding]]:
    area, inside = _column(measures["area_m2"]), _column(measures["inside_boundary_m2"])
    layers = law_layers(city, law_plan(law.rules))
    overlaps = {kind: _column(measures[name]) for kind, name in layers.columns.items()}
    reach = {kind: _column(measures[f"{kind}_reach_m"]) for kind in layers.distances}
    # A layer that nothing of a parcel lies in is met, save where land must lie in it; most are like that.
    lies_in = {kind: m2 > 0 if _forbids(law, kind) else np.ones(len(m2), bool) for kind, m2 in overlaps.items()}
    done = items_done(city.readiness)
    noted = law_masks(area, overlaps, inside, law).noted
    for row in np.flatnonzero(noted).tolist():
        parcel = str(measures.index[row])
        inside_m2 = None if np.isnan(inside[row]) else float(inside[row])
        part = LawPart(
            parcel,
            float(area[row]),
            inside_m2,
            {kind: float(m2[row]) for kind, m2 in overlaps.items() if lies_in[kind][row]},
            {kind: float(m[row]) for kind, m in reach.items()},
            done.get(parcel, frozenset()),
        )
        yield from ((parcel, finding) for finding in _not_met(law_findings(part, law, ANY_PROJECT), law))


def _forbids(law: LawContext, kind: str) -> bool:
    """Return whether the rule of a layer, if it has one, is about the land inside."""
    rule = law.rules.get(kind)
    return rule is None or rule.applies == "inside"


def _not_met(findings: Iterable[Finding], law: LawContext) -> Iterator[Finding]:
    """Yield what is not simply met.

    What a layer forbids to some projects only (chemical ones, what discharges) is a condition for a parcel as such.
    That land lies outside a layer such projects must lie in (认定化工园区) is the normal case and says nothing about
    the parcel.
    """
    for finding in findings:
        rule = law.rules.get(finding.rule)
        if finding.verdict is Verdict.FAIL and rule is not None and rule.projects != "all":
            if rule.applies == "inside":
                yield Finding(**{**vars(finding), "verdict": Verdict.CONDITIONAL})
        elif finding.verdict is not Verdict.PASS or (finding.severity is Severity.NOTE and (finding.value or 0.0) > 0):
            yield finding


def _table(found: Iterable[tuple[str, Finding]]) -> DataFrame:
    names = FINDING_COLUMNS[1:]
    rows = [(parcel, *(getattr(finding, name) for name in names)) for parcel, finding in found]
    table = DataFrame(rows, columns=list(FINDING_COLUMNS))
    for name in ("verdict", "severity"):
        table[name] = [str(code.value) for code in table[name]]
    return table


def _ordered(measures: DataFrame, findings: DataFrame, city: City) -> DataFrame:
    """Return the measures in the order of the contract: areas first, distances, then shares, shape and findings."""
    codes: dict[str, list[str]] = {}
    for parcel, rule in zip(findings["parcel_id"], findings["rule"], strict=True):
        codes.setdefault(parcel, []).append(rule)
    table = measures.copy()
    table.index.name = "parcel_id"
    table["parcel_id"] = table.index
    table["findings"] = Series(
        [tuple(codes.get(parcel, ())) for parcel in table.index], index=table.index, dtype=object
    )
    first = ["parcel_id", "area_m2", "inside_boundary_m2", *(f"{kind}_m2" for kind in city.constraint_kinds)]
    names = [str(name) for name in table.columns if name != "findings"]
    distances = [name for name in names if name.endswith("_m")]
    shares = [name for name in names if name.endswith("_share")]
    order = dict.fromkeys([*first, "road_m", *distances, *shares, *names, "findings"])
    return table[[name for name in order if name in table]]


def _column(values: Series) -> NDArray[np.float64]:
    return values.to_numpy(np.float64, na_value=np.nan)
