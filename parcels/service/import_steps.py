"""What one import is made of: which file goes to which dataset, in which order, and in which CRS it is measured."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geopandas import GeoDataFrame
from pyproj import CRS

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.crs import crs_label, parse_crs, plausible_zone, work_crs
from parcels.geo.placing import source_crs
from parcels.geo.sandbox import RawLayer
from parcels.store.datasets import dataset_name, table_and_kind

ORDER = ("platforms", "parcels", "roads", "utilities", "constraints", "projects", "milestones", "readiness")
"""What others refer to comes first."""
KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
PlaceOfFile = str | Path


@dataclass(frozen=True)
class ImportRequest:
    """Files to import, each a path or ``path:layer`` (``path:sheet``).

    Attributes
    ----------
    files
        By dataset (``parcels``, ``platforms``, ``roads``, ``utilities``, ``projects``, ``milestones``, ``readiness``).
    constraints
        By kind (``flood``, ``ecological_redline``, …); one file may serve several kinds.
    mapping
        TOML file that translates other people's columns and codes.
    crs
        CRS of layers that carry none; projected in metres, it also becomes the CRS of a new workspace.
    layer_crs
        The same for single layers, by dataset name or kind.
    repair
        What may be repaired, see :data:`parcels.geo.validate.mending.REPAIRS`.
    dry_run
        Read and report only.
    """

    files: Mapping[str, PlaceOfFile] = field(default_factory=dict)
    constraints: Mapping[str, PlaceOfFile] = field(default_factory=dict)
    mapping: Path | None = None
    crs: str | None = None
    layer_crs: Mapping[str, str] = field(default_factory=dict)
    repair: frozenset[str] = frozenset()
    dry_run: bool = False


@dataclass(frozen=True)
class Step:
    """One file on its way into one dataset."""

    name: str
    table: str
    kind: str | None
    path: Path
    layer: str | None


def steps_of(request: ImportRequest) -> tuple[Step, ...]:
    """Return the steps of an import in their order.

    Raises
    ------
    InputRefused
        ``import_nothing``, ``import_dataset_unknown``, ``import_kind_refused``, ``import_option_unknown``.
    """
    known = [table for table in ORDER if table != "constraints"]
    for table in request.files:
        if table not in known:
            raise InputRefused("import_dataset_unknown", dataset=table, known=", ".join(known))
    for kind in request.constraints:
        if not KIND.fullmatch(kind):
            raise InputRefused("import_kind_refused", kind=kind[:80])
    layers = {dataset_name("constraints", kind): place for kind, place in request.constraints.items()}
    steps = [_step(name, place) for name, place in {**request.files, **layers}.items()]
    if not steps:
        raise InputRefused("import_nothing")
    _refuse_idle_options(request.layer_crs, steps)
    return tuple(sorted(steps, key=lambda step: (ORDER.index(step.table), step.name)))


def _step(name: str, place: PlaceOfFile) -> Step:
    table, kind = table_and_kind(name)
    path, layer = split_layer(place)
    return Step(name, table, kind, path, layer)


def _refuse_idle_options(layer_crs: Mapping[str, str], steps: Iterable[Step]) -> None:
    names = {name for step in steps for name in (step.name, step.kind or step.name)}
    for name in layer_crs:
        if name not in names:
            raise InputRefused("import_option_unknown", layer=name[:80], known=", ".join(sorted(names)))


def split_layer(place: PlaceOfFile) -> tuple[Path, str | None]:
    """Return path and layer of ``path:layer``; a colon in an existing name or after a drive letter splits nothing.

    >>> split_layer("nowhere/land.gpkg")
    (PosixPath('nowhere/land.gpkg'), None)
    """
    text = str(place)
    if Path(text).exists():
        return Path(text), None
    end = text.rfind(":")
    while end > 0:
        if text[end + 1 :] and Path(text[:end]).is_file():
            return Path(text[:end]), text[end + 1 :]
        end = text.rfind(":", 0, end)
    return Path(text), None


def stated_crs(raw: RawLayer, step: Step, request: ImportRequest) -> str | None:
    """Return the CRS stated for a layer: by its own name, or the general one where the file has none."""
    own = request.layer_crs.get(step.name) or request.layer_crs.get(step.kind or "")
    return own or (None if raw.frame.crs is not None and raw.crs_in_file else request.crs)


def require_same_crs(crs: str | None, workspace_crs: str | None) -> None:
    """Raise ``import_crs_differs`` if ``--crs`` would measure an existing workspace in another CRS."""
    if crs is None:
        return
    stated = parse_crs(crs)
    if workspace_crs is not None and stated.is_projected and not _equal(stated, parse_crs(workspace_crs)):
        raise CrsRefused("import_crs_differs", crs=crs_label(stated), workspace_crs=workspace_crs)


def _equal(one: CRS, other: CRS) -> bool:
    return bool(one.equals(other, ignore_axis_order=True))


def chosen_crs(request: ImportRequest, raw: RawLayer, step: Step) -> str:
    """Return the CRS a new workspace measures in: the stated one, else that of its first layer, in metres.

    Raises
    ------
    CrsRefused
        ``crs_missing``, ``import_crs_needed`` or, with a suggestion from the layer's place, ``import_crs_needed_near``.
    """
    if request.crs is not None and parse_crs(request.crs).is_projected:
        return crs_label(work_crs(request.crs))
    own, _ = source_crs(raw, stated_crs(raw, step, request), step.name)
    label = crs_label(own)
    try:
        return crs_label(work_crs(label))
    except CrsRefused:
        raise _needed(raw.frame.set_crs(own, allow_override=True), step, label) from None


def _needed(frame: GeoDataFrame, step: Step, label: str) -> CrsRefused:
    west, _, east, _ = frame.to_crs(4326).total_bounds
    zone = plausible_zone((west + east) / 2) if -180 <= west <= east <= 180 else None
    if zone is None:
        return CrsRefused("import_crs_needed", file=step.path.name, layer=step.name, crs=label)
    found = {"file": step.path.name, "layer": step.name, "crs": label, "suggestion": f"EPSG:{zone}"}
    return CrsRefused("import_crs_needed_near", **found)
