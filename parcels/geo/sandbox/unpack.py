"""A zipped Shapefile taken apart by hand: one ``.shp`` and its sidecars, under names of ours."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox.limits import Limits

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
BLOCK = 1 << 20


def unpack_shapefile(path: Path, folder: Path, limits: Limits, name: str) -> str:
    """Write ``input.shp`` and its sidecars into ``folder`` and return the layer's name; errors call the file ``name``.

    Raises
    ------
    InputRefused
        Not a zip, not exactly one ``.shp``, a link, an encrypted member, too many members, too much data or too high a
        ratio.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = chosen_members(archive, name, limits)
            for member in members:
                _write(archive, member, folder, limits)
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, InputRefused):
            raise
        raise InputRefused("zip_broken", file=name, detail=str(error)[:120]) from None
    return PurePosixPath(members[0].filename).stem


def chosen_members(archive: zipfile.ZipFile, file: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the members of the one Shapefile inside; everything else is left in the zip."""
    members = [item for item in archive.infolist() if not item.is_dir() and not item.filename.startswith("__MACOSX/")]
    if len(members) > limits.members:
        raise InputRefused("zip_too_many_members", file=file, count=len(members), limit=limits.members)
    found = [item for item in members if item.filename.lower().endswith(".shp")]
    if len(found) != 1:
        raise InputRefused("zip_not_one_shapefile", file=file, count=len(found))
    stem = found[0].filename[:-4]
    chosen = [item for item in members if item.filename[:-4] == stem and _ending(item) in PARTS]
    if any(item.flag_bits & 1 or stat.S_ISLNK(item.external_attr >> 16) for item in chosen):
        raise InputRefused("zip_link_or_encrypted", file=file)
    total, packed = sum(item.file_size for item in chosen), sum(item.compress_size for item in chosen)
    if total > limits.unpacked_bytes:
        raise InputRefused("unpacked_too_large", file=file, limit=limits.unpacked_bytes)
    if total > 10 << 20 and total > limits.ratio * max(packed, 1):
        raise InputRefused("zip_ratio", file=file, ratio=total // max(packed, 1), limit=limits.ratio)
    if len({_ending(item) for item in chosen}) != len(chosen):
        raise InputRefused("zip_not_one_shapefile", file=file, count=2)
    return chosen


def _ending(item: zipfile.ZipInfo) -> str:
    return PurePosixPath(item.filename).suffix.lower()


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, limits: Limits) -> None:
    """Write one member under a fixed name, counting bytes because the stated size may lie."""
    written = 0
    with archive.open(member) as source, (folder / f"input{_ending(member)}").open("xb") as target:
        while block := source.read(BLOCK):
            written += len(block)
            if written > limits.unpacked_bytes:
                raise InputRefused("unpacked_too_large", file=member.filename[:80], limit=limits.unpacked_bytes)
            target.write(block)
