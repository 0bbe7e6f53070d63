"""A workspace: a folder (SQLite inside) or a database URL that holds one city."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.geo.city import City
from parcels.geo.crs import crs_label, work_crs
from parcels.geo.schema import SPATIAL
from parcels.landing.reserve.entries import Entry
from parcels.service.access import Actor, require
from parcels.service.anchors import Anchoring
from parcels.service.authority import require_now
from parcels.service.last_used import LastUsed
from parcels.service.ledgered import current_versions, ledgered
from parcels.service.rules_watch import RulesWatch
from parcels.store import migrating
from parcels.store.cities import load_city
from parcels.store.datasets import DatasetInfo, current_datasets, table_and_kind
from parcels.store.engine import FILE_NAME, database_url, is_url
from parcels.store.reserve_ledger import last_entry, read_entries
from parcels.store.unit_of_work import Store, Watch, open_store
from parcels.store.workspaces import WorkspaceFacts, create_facts, read_facts, store_crs


class Workspace:
    """An open workspace. Safe to share between threads; a new city is loaded only when a dataset changed.

    Attributes
    ----------
    target
        The folder or database URL it was opened with.
    store
        Its store, for the repositories of :mod:`parcels.store`; each write first looks whether the rules changed, and
        is anchored where that is set up.
    rules, anchoring
        What does so.
    """

    def __init__(self, store: Store) -> None:
        self.target = store.target
        self.rules = RulesWatch(store.target)
        self.anchoring = Anchoring(store.target, lambda: self.name)
        self.store = replace(store, watch=Watch(self.rules.look, self.anchoring.after))
        self._lock = threading.Lock()
        self._loaded: City | None = None
        self._is_demo: bool | None = None
        self._entries: tuple[Entry, ...] = ()
        self._ledgered: LastUsed[City] = LastUsed(3)

    def facts(self) -> WorkspaceFacts:
        """Return name, CRS, whether it is a demo, and its first day."""
        with self.store.reading() as connection:
            return read_facts(connection)

    @property
    def name(self) -> str:
        """The name of the city."""
        return self.facts().name

    @property
    def crs(self) -> str | None:
        """The CRS as ``EPSG:n``; ``None`` until the first import."""
        return self.facts().crs

    @property
    def is_demo(self) -> bool:
        """Whether everything in it is fictional."""
        if self._is_demo is None:  # every answer asks, and it is fixed when the workspace is made
            self._is_demo = self.facts().is_demo
        return self._is_demo

    def datasets(self) -> tuple[DatasetInfo, ...]:
        """Return the current datasets, by name."""
        with self.store.reading() as connection:
            return current_datasets(connection)

    def versions(self) -> Mapping[str, str]:
        """Return dataset name → sha256 of its content, with that of the reserve ledger once it has entries."""
        with self.store.reading() as connection:
            return current_versions(connection)

    def city(self, on: date | None = None) -> City:
        """Return the city as it is stored now; the same object as long as nothing changed.

        Its reserve is that of the ledger at the end of a day (default: of the last entry), see
        :mod:`parcels.service.ledgered`; :meth:`imported_city` has it as it was imported.

        Raises
        ------
        InputRefused
            ``workspace_empty`` before the first import.
        """
        with self._lock, self.store.reading() as connection:
            facts, found = read_facts(connection), current_datasets(connection)
            if facts.crs is None:
                raise InputRefused("workspace_empty", workspace=self.target)
            if not _is_same(self._loaded, facts, found):
                self._loaded = load_city(connection, facts, found)
            assert self._loaded is not None
            loaded, entries = self._loaded, self._read_entries(connection)
        return self._with_ledger(loaded, entries, on)

    def imported_city(self) -> City:
        """Return the city as it was imported, whatever its reserve ledger says since.

        Raises
        ------
        InputRefused
            As :meth:`city`.
        """
        self.city()
        assert self._loaded is not None
        return self._loaded

    def _read_entries(self, connection: sa.Connection) -> tuple[Entry, ...]:
        """Return the ledger; entries are only ever added, so the number of the last one says whether it is known."""
        known = self._entries[-1].number if self._entries else 0
        if last_entry(connection) != known:
            self._entries = read_entries(connection)
        return self._entries

    def _with_ledger(self, city: City, entries: tuple[Entry, ...], on: date | None) -> City:
        if not entries:
            return city
        day = entries[-1].on if on is None else on
        return self._ledgered.get((id(city), len(entries), day), lambda: ledgered(city, entries, day))

    def set_crs(self, crs: str, *, now: datetime, actor: Actor) -> None:
        """Set the CRS before anything with a geometry is stored.

        Raises
        ------
        ActionRefused
            ``workspace_crs_fixed`` once layers are stored in another CRS.
        """
        require(actor, "set_crs")
        wanted = crs_label(work_crs(crs))
        with self.store.unit_of_work(actor.stamp(now)) as work:
            require_now(work.connection, actor, "set_crs")
            facts = read_facts(work.connection)
            names = [info.name for info in current_datasets(work.connection) if table_and_kind(info.name)[0] in SPATIAL]
            if names and facts.crs != wanted:
                raise ActionRefused("workspace_crs_fixed", crs=str(facts.crs), wanted=wanted, layers=", ".join(names))
            store_crs(work, wanted)

    def close(self) -> None:
        """Give back all connections."""
        self.store.close()


def _is_same(city: City | None, facts: WorkspaceFacts, found: tuple[DatasetInfo, ...]) -> bool:
    versions = {info.name: info.content_sha256 for info in found}
    return city is not None and (city.crs, city.name, city.versions) == (facts.crs, facts.name, versions)


def init_workspace(
    target: str | Path,
    *,
    name: str,
    now: datetime,
    actor: Actor,
    crs: str | None = None,
    is_demo: bool = False,
) -> Workspace:
    """Make a new, empty workspace; a failure leaves nothing behind.

    Raises
    ------
    InputRefused
        ``workspace_exists``, ``workspace_folder_not_empty``, ``workspace_not_folder``, ``workspace_folder_refused``;
        for a CRS that is not projected in metres see :func:`parcels.geo.crs.work_crs`.
    """
    checked = None if crs is None else crs_label(work_crs(crs))
    made = () if is_url(target) else _make_folder(Path(target))
    store = open_store(str(target))
    try:
        with _closed_if_refused(store), store.unit_of_work(actor.stamp(now)) as work:
            if _tables(work.connection):
                raise InputRefused("workspace_exists", workspace=str(target))
            migrating.upgrade(work.connection)
            create_facts(work, name, checked, is_demo)
    except BaseException:
        _remove(made)
        raise
    return Workspace(store)


def _make_folder(folder: Path) -> tuple[Path, ...]:
    """Make the folder and return what is new, innermost last."""
    try:
        new = tuple(path for path in (folder, folder / FILE_NAME) if not path.exists())
        _refuse_foreign_folder(folder)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused("workspace_folder_refused", workspace=str(folder), reason=str(error.strerror)) from error
    return new


def _refuse_foreign_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputRefused("workspace_not_folder", workspace=str(folder))
    strangers = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if strangers and FILE_NAME not in strangers:
        raise InputRefused("workspace_folder_not_empty", workspace=str(folder), files=", ".join(strangers[:3]))


def _remove(made: tuple[Path, ...]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def open_workspace(target: str | Path) -> Workspace:
    """Open a workspace that exists and is of this program's version.

    Raises
    ------
    InputRefused
        ``workspace_missing``, ``workspace_not_folder``, ``workspace_not_one``, ``workspace_unfinished``,
        ``workspace_older``, ``workspace_newer``, ``workspace_corrupt``, ``workspace_unreadable``.
    """
    store = _existing(target)
    with _closed_if_refused(store), store.reading() as connection:
        revision = _known_revision(connection, str(target))
        if revision != migrating.known_revisions()[0]:
            raise InputRefused("workspace_older", workspace=str(target), revision=revision)
        read_facts(connection)
    return Workspace(store)


def upgrade_workspace(target: str | Path, *, now: datetime, actor: Actor) -> Workspace:
    """Bring the tables of an older workspace to this program's version, in one transaction."""
    require(actor, "upgrade")
    store = _existing(target)
    with _closed_if_refused(store), store.unit_of_work(actor.stamp(now)) as work:
        revision = _known_revision(work.connection, str(target))
        newest = migrating.known_revisions()[0]
        if revision != newest:
            migrating.upgrade(work.connection)
            # Only now there are surely tables to read the person from; a refusal rolls the whole upgrade back.
            require_now(work.connection, actor, "upgrade")
            work.record("workspace_upgraded", before=revision, after=newest)
    return Workspace(store)


@contextmanager
def _closed_if_refused(store: Store) -> Iterator[None]:
    """Give back the connections of a store that is not handed out: a server has few of them."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def _existing(target: str | Path) -> Store:
    if is_url(target):
        url = database_url(target)
        if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
            raise InputRefused("workspace_missing", workspace=str(target))
        return open_store(str(target))
    try:
        _require_workspace_folder(Path(target))
    except PermissionError as error:
        raise InputRefused("workspace_unreadable", workspace=str(target)) from error
    return open_store(str(target))


def _require_workspace_folder(folder: Path) -> None:
    if not folder.exists():
        raise InputRefused("workspace_missing", workspace=str(folder))
    if not folder.is_dir():
        raise InputRefused("workspace_not_folder", workspace=str(folder))
    if not (folder / FILE_NAME).is_file():
        raise InputRefused("workspace_not_one", workspace=str(folder), file=FILE_NAME)


def _tables(connection: sa.Connection) -> set[str]:
    return set(sa.inspect(connection).get_table_names()) - {"spatial_ref_sys"}  # PostGIS brings that one


def _known_revision(connection: sa.Connection, target: str) -> str:
    revision = migrating.current_revision(connection)
    if revision is None and _tables(connection):
        raise InputRefused("workspace_not_one", workspace=target, file=FILE_NAME)
    if revision is None:
        raise InputRefused("workspace_unfinished", workspace=target)
    if revision not in migrating.known_revisions():
        raise InputRefused("workspace_newer", workspace=target, revision=revision)
    return revision
