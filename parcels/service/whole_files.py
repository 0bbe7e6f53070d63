"""Files and folders that appear whole or not at all: written aside, then renamed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parcels.domain.errors import InputRefused


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
