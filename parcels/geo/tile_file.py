"""Pictures out of a PMTiles file, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).

Only what a background map needs: picture tiles by zoom, column and row. A file is read where needed, never as a whole.
"""

import gzip
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from parcels.domain.errors import InputRefused

MAGIC = b"PMTiles\x03"
HEADER_BYTES = 127
PICTURES = {2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif"}
PLAIN, GZIP = 1, 2
DEEPEST_ZOOM = 24
MOST_DIRECTORIES = 4
MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class TileFile:
    """A PMTiles file with pictures: where its parts lie, in bytes."""

    path: Path
    changed_ns: int
    root: tuple[int, int]
    leaves: int
    tiles: int
    compression: int
    media_type: str


@dataclass(frozen=True)
class Entry:
    """One row of a directory: tiles from ``tile_id`` on, ``run`` of them alike; ``run`` 0 names another directory."""

    tile_id: int
    run: int
    length: int
    offset: int


def open_tile_file(path: Path) -> TileFile:
    """Return where the parts of a file lie.

    Raises
    ------
    InputRefused
        ``tile_file_unusable`` for a file that cannot be read, is no PMTiles 3, or holds vector tiles.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEADER_BYTES)
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise InputRefused("tile_file_unusable", file=path.name, problem=type(error).__name__) from error
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        raise InputRefused("tile_file_unusable", file=path.name, problem="PMTiles 3")
    root, length, _, _, leaves, _, tiles = struct.unpack_from("<7Q", head, 8)
    compression, kind = head[97], head[99]
    if kind not in PICTURES:
        raise InputRefused("tile_file_unusable", file=path.name, problem="PNG / JPEG / WebP")
    if compression not in (PLAIN, GZIP):
        raise InputRefused("tile_file_unusable", file=path.name, problem="gzip")
    return TileFile(path, changed, (root, length), leaves, tiles, compression, PICTURES[kind])


def tile_of(file: TileFile, zoom: int, column: int, row: int) -> bytes | None:
    """Return the picture of a tile, ``None`` where the file holds none.

    Raises
    ------
    InputRefused
        ``tile_file_unusable`` for a broken file.
    """
    if not (0 <= zoom <= DEEPEST_ZOOM and 0 <= column < 1 << zoom and 0 <= row < 1 << zoom):
        return None
    wanted = tile_id(zoom, column, row)
    place = file.root
    for _ in range(MOST_DIRECTORIES):
        entry = _last_before(_directory(file, *place), wanted)
        if entry is None:
            return None
        if entry.run:
            inside = wanted < entry.tile_id + entry.run
            return _read(file, file.tiles + entry.offset, entry.length) if inside else None
        place = (file.leaves + entry.offset, entry.length)
    raise _broken(file)


def tile_id(zoom: int, column: int, row: int) -> int:
    """Return the number of a tile: all tiles of lower zooms, then the place along the Hilbert curve.

    >>> [tile_id(0, 0, 0), tile_id(1, 0, 0), tile_id(1, 0, 1), tile_id(1, 1, 1), tile_id(1, 1, 0), tile_id(2, 0, 0)]
    [0, 1, 2, 3, 4, 5]
    """
    number = (4**zoom - 1) // 3
    for step in reversed(range(zoom)):
        side = 1 << step
        right, low = bool(column & side), bool(row & side)
        number += ((3 * right) ^ low) << (2 * step)
        column, row = column & (side - 1), row & (side - 1)
        if not low:
            column, row = (side - 1 - row, side - 1 - column) if right else (row, column)
    return number


def _last_before(entries: tuple[Entry, ...], wanted: int) -> Entry | None:
    low, high = 0, len(entries)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if entries[middle].tile_id <= wanted else (low, middle)
    return entries[low - 1] if low else None


@lru_cache(maxsize=64)
def _directory(file: TileFile, offset: int, length: int) -> tuple[Entry, ...]:
    content = _read(file, offset, length)
    try:
        if file.compression == GZIP:
            content = gzip.decompress(content)
        return tuple(_entries(content))
    except (OSError, EOFError, zlib.error, StopIteration, RuntimeError) as error:
        raise _broken(file) from error


def _entries(content: bytes) -> Iterator[Entry]:
    numbers = _varints(content)
    count = next(numbers)
    steps, runs, lengths, offsets = ([next(numbers) for _ in range(count)] for _ in range(4))
    tile = end = 0
    for step, run, length, offset in zip(steps, runs, lengths, offsets, strict=True):
        tile += step
        at = offset - 1 if offset else end  # 0 stands for "right after the one before"
        end = at + length
        yield Entry(tile, run, length, at)


def _varints(content: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in content:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0


def _read(file: TileFile, offset: int, length: int) -> bytes:
    if length > MOST_BYTES:
        raise _broken(file)
    try:
        with file.path.open("rb") as source:
            source.seek(offset)
            content = source.read(length)
    except OSError as error:
        raise _broken(file) from error
    if len(content) < length:
        raise _broken(file)
    return content


def _broken(file: TileFile) -> InputRefused:
    return InputRefused("tile_file_unusable", file=file.path.name, problem="directory")
