"""Backup and restore of a workspace: one file with a manifest; a restore goes to a fresh place and is verified.

The manifest says what is in the backup, not that nobody changed it: for that, give the restore an anchor of the log
that was kept elsewhere.
"""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.service.access import Actor, require
from parcels.service.anchors import parse_anchor
from parcels.service.whole_files import replaced_whole
from parcels.service.workspace import Workspace
from parcels.store import migrating
from parcels.store.backup import Contents, copy_in, copy_out, is_empty, verify_copy, wipe
from parcels.store.engine import FILE_NAME, database_url, is_url
from parcels.store.events import Head
from parcels.store.unit_of_work import Store, open_store

FORMAT = 1
MANIFEST = "manifest.json"
CONTENT = {"sqlite": FILE_NAME, "postgresql": "parcels.dump"}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError)
SETTINGS = ("policy.toml", "settings.toml", "landing.toml", "clearances.toml", "forecast.toml", "reserve.toml",
            "calendar.csv", "rules", "reports")  # fmt: skip
"""What else of a workspace's folder is its state; logs are not."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: of which store and moment, the contents of its tables, the SHA-256 of each file."""

    store: str
    name: str
    made_at: str
    made_by: str
    contents: Contents
    files: Mapping[str, str]
    format: int = FORMAT


def back_up(ws: Workspace, file: Path, *, now: datetime, actor: Actor) -> Manifest:
    """Write a backup of an open workspace while others may go on writing.

    Raises
    ------
    InputRefused
        ``backup_exists``, ``folder_missing``, ``file_is_folder``; see :func:`parcels.store.backup.copy_out`.
    """
    require(actor, "backup")
    if file.is_file():
        raise InputRefused("backup_exists", file=str(file))
    kind = ws.store.engine.dialect.name
    with replaced_whole(file) as draft:
        copy = draft.with_name(CONTENT[kind])
        found = copy_out(ws.store, copy)
        members = {CONTENT[kind]: copy, **_settings(ws.target)}
        hashes = {name: _sha256(path) for name, path in members.items()}
        manifest = Manifest(kind, ws.name, now.isoformat(), actor.user, found, hashes)
        _pack(draft, manifest, members)
    return manifest


def _settings(target: str) -> dict[str, Path]:
    if is_url(target):
        return {}
    folder = Path(target)
    named = [path for name in SETTINGS for path in (folder / name, *sorted((folder / name).rglob("*")))]
    return {path.relative_to(folder).as_posix(): path for path in named if path.is_file() and not path.is_symlink()}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(file: Path, manifest: Manifest, members: Mapping[str, Path]) -> None:
    with file.open("xb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            for name, path in members.items():
                archive.write(path, name)
        raw.flush()
        os.fsync(raw.fileno())


def restore(file: Path, target: str, *, anchor: str | None = None, actor: Actor) -> Manifest:
    """Make a workspace out of a backup, in a new folder or an empty database, and verify it; a failure leaves nothing.

    Parameters
    ----------
    anchor
        ``SEQ:HASH`` of the log as it was kept elsewhere.

    Raises
    ------
    InputRefused
        ``backup_missing``, ``backup_not_one``, ``backup_damaged``, ``backup_of_other_store``, ``workspace_newer``,
        ``restore_not_fresh``, ``restore_unsound``, ``anchor_malformed``, ``anchor_mistyped``, ``tool_missing``.
    InternalFailure
        ``tool_failed``.
    """
    require(actor, "backup")
    head = None if anchor is None else parse_anchor(anchor)
    kind = database_url(target).get_backend_name()
    with tempfile.TemporaryDirectory(prefix="parcels-restore-") as aside, _opened(file) as archive:
        manifest = _manifest(archive, file)
        if manifest.store != kind or (kind == "sqlite" and is_url(target)):
            raise InputRefused("backup_of_other_store", file=str(file), store=manifest.store, workspace=_shown(target))
        if manifest.contents.revision not in migrating.known_revisions():
            raise InputRefused("workspace_newer", workspace=str(file), revision=manifest.contents.revision)
        if kind == "sqlite":
            _into_folder(archive, file, manifest, Path(target), head)
        else:
            _unpack(archive, file, manifest, Path(aside))
            _into_database(Path(aside) / CONTENT[kind], manifest, target, head)
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise InputRefused("backup_missing", file=str(file)) from None
    except (OSError, zipfile.BadZipFile):
        raise InputRefused("backup_not_one", file=str(file)) from None
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        read = json.loads(archive.read(MANIFEST))
        held = read.pop("contents")
        contents = Contents(str(held["revision"]), Head(**held["head"]), held["counts"])
        manifest = Manifest(**read, contents=contents)
        if manifest.format != FORMAT or manifest.store not in CONTENT:
            raise ValueError
    except (KeyError, TypeError, *BROKEN):
        raise InputRefused("backup_not_one", file=str(file)) from None
    wanted = {*manifest.files, MANIFEST}
    if set(archive.namelist()) != wanted or not all(_is_ours(name, manifest.store) for name in manifest.files):
        raise InputRefused("backup_damaged", file=str(file), part=MANIFEST)
    return manifest


def _is_ours(name: str, store: str) -> bool:
    parts = PurePosixPath(name).parts
    return name == CONTENT[store] or (parts[0] in SETTINGS and ".." not in parts and "\\" not in name)


def _unpack(archive: zipfile.ZipFile, file: Path, manifest: Manifest, folder: Path) -> None:
    for name, expected in manifest.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with archive.open(name) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
        except BROKEN as error:
            raise InputRefused("backup_damaged", file=str(file), part=name) from error
        except OSError as error:
            raise InternalFailure("workspace_disk_failed", workspace=str(folder)) from error
        if _sha256(path) != expected:
            raise InputRefused("backup_damaged", file=str(file), part=name)


def _into_folder(archive: zipfile.ZipFile, file: Path, manifest: Manifest, folder: Path, anchor: Head | None) -> None:
    """Unpack and verify beside the folder, then give it its name."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise InputRefused("restore_not_fresh", workspace=str(folder))
    parent = folder.absolute().parent
    if not parent.is_dir():
        raise InputRefused("folder_missing", file=str(folder))
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=parent))
    try:
        _unpack(archive, file, manifest, draft)
        _verified(lambda: verify_copy(str(draft), manifest.contents, anchor), file)
        if folder.is_dir():
            folder.rmdir()
        draft.chmod(0o755)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _into_database(dump: Path, manifest: Manifest, target: str, anchor: Head | None) -> None:
    store = open_store(target)
    try:
        with store.reading() as connection:
            if not is_empty(connection):
                raise InputRefused("restore_not_fresh", workspace=_shown(target))
        _load(dump, manifest, store, anchor)
    finally:
        store.close()


def _load(dump: Path, manifest: Manifest, store: Store, anchor: Head | None) -> None:
    try:
        copy_in(dump, store)
        _verified(lambda: verify_copy(store.target, manifest.contents, anchor), dump)
    except BaseException:
        wipe(store)
        raise


def _verified(check: Callable[[], None], file: Path) -> None:
    """Say of a store that cannot even be read that the backup is damaged."""
    try:
        check()
    except InputRefused as error:
        if error.code in ("workspace_corrupt", "workspace_unreadable"):
            raise InputRefused("backup_damaged", file=str(file), part=FILE_NAME) from error
        raise


def _shown(target: str) -> str:
    return database_url(target).render_as_string(hide_password=True) if is_url(target) else target
