"""Files and folders that appear whole or not at all: written aside, then renamed."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcels.domain.errors import InputRefused

LEAST_FREE_BYTES = 1 << 20
"""With less than this a disk counts as full when writing failed."""


@contextmanager
def replaced_whole(path: Path) -> Iterator[Path]:
    """Yield a draft with the same suffix beside ``path``; it takes the place of ``path`` when all went well.

    Raises
    ------
    InputRefused
        ``folder_missing`` if the folder of ``path`` does not exist, ``file_is_folder`` if ``path`` is one.
    """
    if not path.absolute().parent.is_dir():
        raise InputRefused("folder_missing", file=str(path))
    if path.is_dir():
        raise InputRefused("file_is_folder", file=str(path))
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    try:
        draft = aside / path.name
        yield draft
        draft.replace(path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty draft folder beside ``folder``; it takes the place of ``folder`` when all went well."""
    target = folder.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    draft.chmod(0o755)
    try:
        yield draft
        _swap(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def filled_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty draft folder beside ``folder``; when all went well, its files take the place of those named alike.

    Other files of ``folder`` stay.
    """
    target = folder.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        with _full_disk_named(draft):
            yield draft
        for path in sorted(draft.rglob("*")):
            place = target / path.relative_to(draft)
            if path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _full_disk_named(folder: Path) -> Iterator[None]:
    """Say that the disk is full where a library that could not write did not: GDAL tells of a failed rollback."""
    try:
        yield
    except RuntimeError as error:
        if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error
        raise


def _swap(draft: Path, target: Path) -> None:
    if not target.exists():
        draft.rename(target)
        return
    old = draft.with_name(f"{draft.name}.old")
    target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def refuse_foreign_folder(folder: Path, known: frozenset[str]) -> None:
    """Raise if ``folder`` holds anything but files of ours, so that nothing of anybody else is ever removed.

    Raises
    ------
    InputRefused
        ``folder_foreign`` naming the first stranger, ``folder_is_file`` if there is a file of that name.
    """
    if folder.exists() and not folder.is_dir():
        raise InputRefused("folder_is_file", folder=str(folder))
    strangers = sorted(item.name for item in folder.iterdir() if item.name not in known) if folder.exists() else []
    if strangers:
        raise InputRefused("folder_foreign", folder=str(folder), file=strangers[0])
