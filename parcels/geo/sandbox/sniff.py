"""What a file is, from its first bytes; its name and extension are never believed."""

import zipfile
from pathlib import Path

from parcels.domain.errors import InputRefused

HEAD_BYTES = 4096
EXTENSIONS = {
    "gpkg": (".gpkg",),
    "fgb": (".fgb",),
    "geojson": (".geojson", ".json"),
    "zip": (".zip", ".shz"),
    "csv": (".csv", ".tsv", ".txt"),
    "xlsx": (".xlsx", ".xlsm"),
}


def require_file(path: Path, limit_bytes: int) -> None:
    """Raise unless ``path`` is an ordinary file with something in it and not over the limit."""
    if path.is_dir():
        raise InputRefused("is_a_folder", file=path.name or str(path))
    if not path.exists():
        raise InputRefused("file_missing", file=str(path))
    if not path.is_file():
        raise InputRefused("not_an_ordinary_file", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise InputRefused("file_empty", file=path.name)
    if size > limit_bytes:
        raise InputRefused("file_too_large", file=path.name, megabytes=size >> 20, limit=limit_bytes >> 20)


def layer_kind(path: Path) -> str:
    """Return ``gpkg``, ``fgb``, ``geojson`` or ``zip``; raise for anything else."""
    head = _head(path)
    if head[:16] == b"SQLite format 3\0":
        return "gpkg"
    if head[:3] == b"fgb":
        return "fgb"
    if head[:4] == b"PK\3\4":
        if _is_workbook(path):
            raise InputRefused("table_where_layer", file=path.name)
        return "zip"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] == b"{":
        if b'"Topology"' in head:
            raise InputRefused("topojson", file=path.name)
        return "geojson"
    if head[:4] == b"\0\0\x27\x0a":
        raise InputRefused("bare_shapefile", file=path.name)
    raise InputRefused("layer_format_unknown", file=path.name)


def table_kind(path: Path) -> str:
    """Return ``xlsx`` or ``csv``; raise for anything else."""
    head = _head(path)
    if head[:4] == b"PK\3\4":
        if not _is_workbook(path):
            raise InputRefused("table_format_unknown", file=path.name)
        return "xlsx"
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise InputRefused("old_excel", file=path.name)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputRefused("text_encoding_unknown", file=path.name)
    if head[:16] == b"SQLite format 3\0" or head[:3] == b"fgb":
        raise InputRefused("layer_where_table", file=path.name)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"<", b"{"):
        raise InputRefused("table_format_unknown", file=path.name)
    return "csv"


def extension_fits(path: Path, kind: str) -> bool:
    """Return whether the name agrees with the content; only ever reported."""
    return path.suffix.lower() in EXTENSIONS[kind]


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
