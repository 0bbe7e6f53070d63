"""Importing files: read in the sandbox, check, then store all of it in one transaction, or nothing.

Nothing is locked while files are read. If somebody else imports meanwhile, this import is refused and can be run again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from parcels.domain.errors import ActionRefused
from parcels.domain.units import mu_from_m2
from parcels.geo.intake import Intake, IntakeRequest, take_layer, take_table
from parcels.geo.mapping import ImportMapping, load_mapping
from parcels.geo.quality import QualityReport
from parcels.geo.sandbox import RawLayer, RawTable
from parcels.geo.schema import SPATIAL, key_field
from parcels.service.access import Actor, require
from parcels.service.authority import require_now
from parcels.service.import_reading import opened
from parcels.service.import_steps import (
    ImportRequest,
    Step,
    chosen_crs,
    require_same_crs,
    stated_crs,
    steps_of,
)
from parcels.service.ledgered import current_versions
from parcels.service.progress import Progress, silent
from parcels.service.workspace import Workspace
from parcels.store.datasets import Counts, NewDataset, StoredIssue, lock_imports, store_dataset
from parcels.store.records import KEYED
from parcels.store.unit_of_work import UnitOfWork
from parcels.store.workspaces import read_facts, store_crs

__all__ = ["ImportOutcome", "ImportRequest", "import_files"]


@dataclass(frozen=True)
class ImportOutcome:
    """What became of an import.

    ``refused`` names datasets of which no row could be kept; then nothing at all is stored. ``exit_hint``: 0 every row
    kept, 1 some rows refused or repaired, 2 nothing stored.
    """

    reports: tuple[QualityReport, ...]
    refused: tuple[str, ...]
    stored: bool
    crs: str | None

    @property
    def exit_hint(self) -> int:
        """The exit code a command should end with."""
        if self.refused:
            return 2
        return int(any(report.refused or report.repaired for report in self.reports))


@dataclass(frozen=True, eq=False)
class _Known:
    """What the workspace was when the import began."""

    crs: str | None
    versions: Mapping[str, str]
    ids: Mapping[str, frozenset[str]]
    land_mu: float | None

    def with_records(self, step: Step, intake: Intake) -> "_Known":
        """Return what is known once a dataset was read."""
        if step.table not in KEYED:
            return self
        ids = {**self.ids, step.table: frozenset(intake.frame[key_field(step.table)])}
        land = mu_from_m2(float(intake.frame.area.sum())) if step.table == "parcels" else self.land_mu
        return replace(self, ids=ids, land_mu=land)


def import_files(
    ws: Workspace, request: ImportRequest, *, now: datetime, actor: Actor, progress: Progress = silent
) -> ImportOutcome:
    """Read, check and store files; any failure, Ctrl-C too, leaves the workspace as it was.

    Raises
    ------
    InputRefused
        A file as a whole cannot be used; the code says why.
    ActionRefused
        ``action_not_allowed``, ``workspace_changed``, ``workspace_locked``, ``workspace_read_only``.
    InternalFailure
        ``workspace_disk_full``, ``disk_full``.
    """
    require(actor, "import")
    steps = steps_of(request)
    mapping = load_mapping(request.mapping) if request.mapping is not None else None
    before = _known(ws)
    require_same_crs(request.crs, before.crs)
    known, taken = before, []
    progress("import_read", 0, len(steps))
    for step, raw in opened(steps, mapping):
        known, intake = _take(step, raw, request, mapping, known)
        taken.append((step, intake))
        progress("import_read", len(taken), len(steps))
    reports = tuple(intake.report for _, intake in taken)
    refused = tuple(step.name for step, intake in taken if not len(intake.frame))
    stored = not refused and not request.dry_run
    if stored:
        with ws.store.unit_of_work(actor.stamp(now)) as work:
            require_now(work.connection, actor, "import")
            _require_unchanged(work, before)
            _store_all(work, taken, known, progress)
    progress("import_store", len(steps), len(steps))
    return ImportOutcome(reports, refused, stored, known.crs)


def _known(ws: Workspace) -> _Known:
    facts, versions = ws.facts(), ws.versions()
    if facts.crs is None or not any(name in versions for name in KEYED):
        return _Known(facts.crs, versions, {}, None)
    city = ws.city()
    ids = {table: frozenset(getattr(city, table)[key_field(table)]) for table in KEYED if table in city.versions}
    land = mu_from_m2(float(city.parcels.area.sum())) if "parcels" in city.versions else None
    return _Known(city.crs, city.versions, ids, land)


def _take(
    step: Step, raw: RawLayer | RawTable, request: ImportRequest, mapping: ImportMapping | None, known: _Known
) -> tuple[_Known, Intake]:
    """Return the checked content of one file, and what is known with it."""
    if isinstance(raw, RawLayer) and known.crs is None:
        known = replace(known, crs=chosen_crs(request, raw, step))
    wanted = IntakeRequest(
        mapping=mapping,
        stated_crs=stated_crs(raw, step, request) if isinstance(raw, RawLayer) else None,
        work_crs=known.crs,
        repair=request.repair,
        kind=step.kind,
        known_ids=known.ids,
        known_land_mu=known.land_mu,
    )
    intake = _intake(raw, step.table, wanted)
    return known.with_records(step, intake), intake


def _intake(raw: RawLayer | RawTable, table: str, wanted: IntakeRequest) -> Intake:
    if isinstance(raw, RawLayer):
        return take_layer(raw, table, wanted)
    return take_table(raw, table, wanted)


def _require_unchanged(work: UnitOfWork, before: _Known) -> None:
    """Raise if somebody else imported while our files were being read: what they were checked against is gone."""
    lock_imports(work.connection)
    now = current_versions(work.connection)
    changed = sorted(name for name in {*now, *before.versions} if now.get(name) != before.versions.get(name))
    if changed or read_facts(work.connection).crs != before.crs:
        raise ActionRefused("workspace_changed", dataset=", ".join(changed) or "crs")


def _store_all(work: UnitOfWork, taken: list[tuple[Step, Intake]], known: _Known, progress: Progress) -> None:
    if known.crs is not None and read_facts(work.connection).crs is None:
        store_crs(work, known.crs)
    for place, (step, intake) in enumerate(taken):
        progress("import_store", place, len(taken))
        store_dataset(work, _new_dataset(step, intake, known.crs))


def _new_dataset(step: Step, intake: Intake, crs: str | None) -> NewDataset:
    report, frame = intake.report, intake.frame
    return NewDataset(
        name=step.name,
        frame=pd.DataFrame(frame).reset_index(drop=True),
        source=report.source,
        source_sha256=report.sha256,
        crs=crs if step.table in SPATIAL else None,
        counts=Counts(report.read, report.kept, report.repaired, report.refused),
        report=json.dumps(report.as_json(), ensure_ascii=False),
        issues=tuple(
            StoredIssue(issue.code, str(issue.action), issue.record or None, _text(issue.as_json()))
            for issue in report.issues
        ),
    )


def _text(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
