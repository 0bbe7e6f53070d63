"""Background maps a city has set up in ``<WS>/settings.toml``: tiles by address, or a PMTiles file; none by default.

Tiles of the public Chinese map sites are refused: they are drawn in GCJ-02 or BD-09, which lie up to some hundred
metres beside CGCS2000, so that a parcel would seem to lie on other land.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from parcels.domain.errors import InputRefused, ParcelsError
from parcels.geo.tile_file import open_tile_file
from parcels.service.anchors import SETTINGS_FILE, workspace_folder

ENTRY = "base_map"
GCJ02, BD09 = "GCJ-02", "BD-09"
SHIFTED_HOSTS = {
    "amap.com": GCJ02,
    "autonavi.com": GCJ02,
    "gaode.com": GCJ02,
    "qq.com": GCJ02,
    "gtimg.com": GCJ02,
    "google.cn": GCJ02,
    "google.com.hk": GCJ02,
    "googleapis.cn": GCJ02,
    "geoq.cn": GCJ02,
    "baidu.com": BD09,
    "bdimg.com": BD09,
    "bdstatic.com": BD09,
}
"""Domains whose tiles are shifted (高德, 腾讯, Google China, GeoQ, 百度), with the datum they are drawn in."""

FIELDS = {"name", "url", "file", "subdomains", "max_zoom", "credit", "datum"}
TRUE_DATUMS = frozenset({"CGCS2000", "WGS84"})
DEEPEST = 22


@dataclass(frozen=True)
class BaseMap:
    """A background map: tiles of an address with ``{z}``, ``{x}`` and ``{y}``, or a PMTiles file with pictures."""

    name: str
    url: str = ""
    file: Path | None = None
    subdomains: str = "abc"
    max_zoom: int = 18
    credit: str = ""


@dataclass(frozen=True)
class BaseMaps:
    """The background maps that can be used, and why others cannot."""

    usable: tuple[BaseMap, ...] = ()
    refused: tuple[ParcelsError, ...] = ()


def base_maps(target: str) -> BaseMaps:
    """Return the background maps of a workspace as its settings list them; a refused one does not stop the others."""
    folder = workspace_folder(target)
    path = None if folder is None else folder / SETTINGS_FILE
    if folder is None or path is None or not path.is_file():
        return BaseMaps()
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8-sig")).get(ENTRY, [])
    except (OSError, ValueError) as error:
        return BaseMaps((), (InputRefused("settings_unreadable", file=SETTINGS_FILE, problem=str(error)),))
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        return BaseMaps((), (InputRefused("settings_unreadable", file=SETTINGS_FILE, problem=f"[[{ENTRY}]]"),))
    return _sorted_out(listed, folder)


def _sorted_out(listed: list[Mapping[str, Any]], folder: Path) -> BaseMaps:
    usable: list[BaseMap] = []
    refused: list[ParcelsError] = []
    for item in listed:
        try:
            usable.append(read_base_map(item, folder))
        except ParcelsError as error:
            refused.append(error)
    return BaseMaps(tuple(usable), tuple(refused))


def read_base_map(item: Mapping[str, Any], folder: Path) -> BaseMap:
    """Return one entry of the settings; a file is looked for beside them.

    Raises
    ------
    InputRefused
        ``base_map_invalid`` naming the field, ``base_map_shifted`` for a source in GCJ-02 or BD-09,
        ``tile_file_unusable``.
    """
    name = item.get("name")
    if not isinstance(name, str) or not name.strip():
        raise InputRefused("base_map_invalid", name=str(name or "?"), field="name")
    unknown = sorted(set(item) - FIELDS)
    _require(not unknown, name, ", ".join(unknown))
    _require(("url" in item) != ("file" in item), name, "url / file")
    for field in ("subdomains", "credit", "datum"):
        _require(isinstance(item.get(field, ""), str), name, field)
    depth = item.get("max_zoom", 18)
    _require(isinstance(depth, int) and not isinstance(depth, bool) and 1 <= depth <= DEEPEST, name, "max_zoom")
    _refuse_datum(name, str(item.get("datum", "CGCS2000")))
    place = {"file": _file(item, name, folder)} if "file" in item else {"url": _address(item, name)}
    return BaseMap(
        name, subdomains=item.get("subdomains", "abc"), max_zoom=depth, credit=item.get("credit", ""), **place
    )


def _require(is_good: bool, name: str, field: str) -> None:
    if not is_good:
        raise InputRefused("base_map_invalid", name=name, field=field)


def _refuse_datum(name: str, datum: str) -> None:
    told = datum.upper().replace("-", "").replace(" ", "")
    if told in (GCJ02.replace("-", ""), BD09.replace("-", "")):
        raise InputRefused("base_map_shifted", name=name, host="-", datum=datum)
    _require(told in TRUE_DATUMS, name, "datum")


def _file(item: Mapping[str, Any], name: str, folder: Path) -> Path:
    named = item["file"]
    _require(isinstance(named, str) and bool(named), name, "file")
    path = folder / named
    open_tile_file(path)
    return path


def _address(item: Mapping[str, Any], name: str) -> str:
    url = item["url"]
    _require(isinstance(url, str) and all(part in url for part in ("{z}", "{x}")), name, "url")
    _require("{y}" in url or "{-y}" in url, name, "url")
    parts = urlsplit(url)
    is_own = url.startswith("/") and not url.startswith("//")
    _require(is_own or (parts.scheme in ("http", "https") and bool(parts.netloc)), name, "url")
    datum = shifted_datum(parts.netloc)
    if datum is not None:
        raise InputRefused("base_map_shifted", name=name, host=parts.netloc, datum=datum)
    return str(url)


def shifted_datum(netloc: str) -> str | None:
    """Return the datum a known host draws its tiles in if that is not CGCS2000, whatever the subdomain and port.

    >>> shifted_datum("webrd0{s}.is.autonavi.com:443")
    'GCJ-02'
    >>> shifted_datum("t{s}.tianditu.gov.cn") is None
    True
    """
    host = netloc.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return next((d for own, d in SHIFTED_HOSTS.items() if host == own or host.endswith("." + own)), None)
