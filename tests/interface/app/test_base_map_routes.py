"""A background map kept in a file is served to whoever holds a pass, and to nobody else."""

import struct
from datetime import date

import pytest

from parcels.geo.tile_file import HEADER_BYTES, MAGIC
from parcels.interface.map.base_map_routes import tile_url
from parcels.interface.map.source import publish
from parcels.interface.map.tokens import sign
from parcels.interface.web.app import app_routes

SETTINGS = """
[[base_map]]
name = "tiles by address"
url = "/tiles/{z}/{x}/{y}.png"
[[base_map]]
name = "file"
file = "world.pmtiles"
"""


def one_picture(path) -> None:
    """A file with one PNG, the world at zoom 0: a directory of one entry, written without compression."""
    root = bytes([1, 0, 1, 3, 1])
    head = MAGIC + struct.pack("<7Q", HEADER_BYTES, len(root), 0, 0, 0, 0, HEADER_BYTES + len(root))
    head = head.ljust(97, b"\0") + bytes([1, 1, 2])
    path.write_bytes(head.ljust(HEADER_BYTES, b"\0") + root + b"png")


@pytest.fixture
def asked(four_parcels, client_of, workspace, monkeypatch, tmp_path):
    """Ask for a tile of a map by its place in the settings."""
    monkeypatch.setenv("PARCELS_WORKSPACE", str(workspace))
    monkeypatch.setenv("PARCELS_DEMO_USERS", "1")
    one_picture(tmp_path / "world.pmtiles")
    (tmp_path / "settings.toml").write_text(SETTINGS)
    monkeypatch.setattr("parcels.service.base_maps.workspace_folder", lambda target: tmp_path)
    version = publish(four_parcels, date(2026, 11, 23), frozenset)
    client = client_of(app_routes())

    def ask(place: int, tile: tuple[int, int, int] = (0, 0, 0), token: str | None = None):
        url = tile_url(version, place, sign(version, "dplanner") if token is None else token)
        z, x, y = map(str, tile)
        return client.get("/" + url.removeprefix("../../").replace("{z}", z).replace("{x}", x).replace("{y}", y))

    return ask


def test_a_picture_is_served_with_its_kind_and_never_sniffed(asked):
    answer = asked(1)
    assert (answer.status_code, answer.body) == (200, b"png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_without_a_good_pass_nothing_is_served(asked):
    assert asked(1, token="").status_code == 403
    assert asked(1, token=sign("other", "dplanner")).status_code == 403


def test_what_the_file_or_the_settings_do_not_hold_is_not_there(asked):
    assert asked(1, (3, 1, 1)).status_code == 204
    assert asked(0).status_code == 404
    assert asked(9).status_code == 404
