"""Pictures come out of a PMTiles file written by hand, and its tile numbers are those another program writes."""

import gzip
import struct

import pytest
from geopandas import GeoDataFrame
from pyogrio import read_info, write_dataframe
from shapely.geometry import box

from parcels.domain.errors import InputRefused
from parcels.geo import tile_file
from parcels.geo.tile_file import open_tile_file, tile_id, tile_of

PNG, MVT = 2, 1


def varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def directory(entries: list[tuple[int, int, int, int]]) -> bytes:
    """Entries ``(tile_id, run, length, offset)``, every offset written out."""
    ids = [entry[0] for entry in entries]
    steps = [after - before for before, after in zip([0, *ids], ids, strict=False)]
    columns = [steps, [e[1] for e in entries], [e[2] for e in entries], [e[3] + 1 for e in entries]]
    return gzip.compress(varint(len(entries)) + b"".join(varint(n) for column in columns for n in column))


def pmtiles(path, root: bytes, leaves: bytes, tiles: bytes, kind: int = PNG, compression: int = 2):
    parts = [tile_file.HEADER_BYTES, len(root), 0, 0, tile_file.HEADER_BYTES + len(root), len(leaves)]
    head = tile_file.MAGIC + struct.pack("<7Q", *parts, tile_file.HEADER_BYTES + len(root) + len(leaves))
    head += bytes(97 - len(head)) + bytes([compression, 1, kind])
    path.write_bytes(head.ljust(tile_file.HEADER_BYTES, b"\0") + root + leaves + tiles)
    return path


@pytest.fixture
def picture_file(tmp_path):
    """The world in zoom 0; in zoom 1 the north-west in the root, the two southern tiles alike in a leaf."""
    leaf = directory([(tile_id(1, 0, 1), 2, 5, 3)])
    root = directory([(0, 1, 3, 0), (1, 1, 3, 0), (2, 0, len(leaf), 0)])
    return pmtiles(tmp_path / "a.pmtiles", root, leaf, b"onetwins")


def test_tiles_come_from_the_root_a_leaf_and_a_run(picture_file):
    file = open_tile_file(picture_file)
    assert file.media_type == "image/png"
    assert tile_of(file, 0, 0, 0) == b"one"
    assert tile_of(file, 1, 0, 0) == b"one"
    assert tile_of(file, 1, 0, 1) == tile_of(file, 1, 1, 1) == b"twins"


@pytest.mark.parametrize("place", [(1, 1, 0), (2, 3, 3), (1, 5, 0), (-1, 0, 0), (99, 0, 0)])
def test_where_the_file_has_no_tile_nothing_is_answered(picture_file, place):
    assert tile_of(open_tile_file(picture_file), *place) is None


def test_vector_tiles_other_files_and_other_compressions_are_refused(tmp_path):
    other = tmp_path / "b.pmtiles"
    other.write_bytes(b"PK" + bytes(200))
    for path in (
        other,
        tmp_path / "missing.pmtiles",
        pmtiles(tmp_path / "c.pmtiles", directory([]), b"", b"", kind=MVT),
        pmtiles(tmp_path / "d.pmtiles", directory([]), b"", b"", compression=3),
    ):
        with pytest.raises(InputRefused, match="tile_file_unusable"):
            open_tile_file(path)


@pytest.mark.parametrize("root", [b"no gzip", gzip.compress(varint(9)), directory([(0, 0, 10_000, 0)])])
def test_a_broken_directory_is_refused_not_guessed(tmp_path, root):
    file = open_tile_file(pmtiles(tmp_path / "e.pmtiles", root, b"", b""))
    with pytest.raises(InputRefused, match="tile_file_unusable"):
        tile_of(file, 0, 0, 0)


def test_the_numbers_of_tiles_are_those_of_gdal(tmp_path, monkeypatch):
    path = tmp_path / "g.pmtiles"
    land = GeoDataFrame({"name": ["a"]}, geometry=[box(121.0, 30.3, 121.02, 30.32)], crs=4326)
    write_dataframe(land, path, driver="PMTiles", dataset_options={"MINZOOM": "3", "MAXZOOM": "10"})
    assert read_info(path)["driver"] == "PMTiles"
    monkeypatch.setitem(tile_file.PICTURES, MVT, "vector")
    file = open_tile_file(path)
    # Column 301.01 / 360 × 1024 = 856.2; row (1 − ln(tan 30.31° + sec 30.31°) / π) / 2 × 1024 = 421.5.
    assert tile_of(file, 10, 856, 421)
    assert tile_of(file, 3, 6, 3)
    assert tile_of(file, 10, 857, 421) is None
    assert tile_of(file, 10, 856, 422) is None
