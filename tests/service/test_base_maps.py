"""Background maps come from the settings alone; shifted sources are refused with the reason, the others stay."""

import pytest

from parcels.domain.errors import InputRefused
from parcels.service.base_maps import BaseMap, base_maps, read_base_map, shifted_datum

TIANDITU = "https://t{s}.tianditu.gov.cn/img_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=KEY"


def settings(folder, text: str) -> str:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_without_settings_there_is_no_background_map(tmp_path):
    assert base_maps(str(tmp_path)).usable == ()
    assert base_maps(settings(tmp_path, 'anchor_file = "a.txt"')).usable == ()


def test_a_refused_source_is_told_and_the_others_are_offered(tmp_path):
    found = base_maps(
        settings(
            tmp_path,
            f"""
            [[base_map]]
            name = "影像"
            url = "{TIANDITU}"
            subdomains = "01234567"
            credit = "天地图"
            [[base_map]]
            name = "高德"
            url = "https://webrd0{{s}}.is.autonavi.com/appmaptile?x={{x}}&y={{y}}&z={{z}}"
            """,
        )
    )
    assert found.usable == (BaseMap("影像", TIANDITU, subdomains="01234567", credit="天地图"),)
    (error,) = found.refused
    assert (error.code, error.values["datum"]) == ("base_map_shifted", "GCJ-02")


@pytest.mark.parametrize(
    ("host", "datum"),
    [
        ("wprd01.is.autonavi.com", "GCJ-02"),
        ("webst0{s}.is.AutoNavi.com:443", "GCJ-02"),
        ("key@rt{s}.map.gtimg.com.", "GCJ-02"),
        ("mt0.google.cn", "GCJ-02"),
        ("maponline{s}.bdimg.com", "BD-09"),
        ("t{s}.tianditu.gov.cn", None),
        ("tiles.example.gov.cn", None),
        ("notamap.com", None),
    ],
)
def test_a_shifted_host_is_known_by_its_domain(host, datum):
    assert shifted_datum(host) == datum


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "https://a.example/{z}/{x}.png"}, "url"),
        ({"url": "ftp://a.example/{z}/{x}/{y}"}, "url"),
        ({"url": "javascript:alert(1)//{z}{x}{y}"}, "url"),
        ({"url": "//a.example/{z}/{x}/{y}"}, "url"),
        ({"url": 7}, "url"),
        ({"max_zoom": 99}, "max_zoom"),
        ({"credit": 1}, "credit"),
        ({"datum": "local"}, "datum"),
        ({"colour": "red"}, "colour"),
        ({"file": "a.pmtiles"}, "url / file"),
        ({"name": " "}, "name"),
    ],
)
def test_a_wrong_entry_is_named_by_its_field(tmp_path, change, field):
    with pytest.raises(InputRefused) as refused:
        read_base_map({"name": "A", "url": "/tiles/{z}/{x}/{y}.png"} | change, tmp_path)
    assert refused.value.values["field"] == field


def test_a_source_said_to_be_shifted_is_refused_whatever_its_host(tmp_path):
    with pytest.raises(InputRefused, match="base_map_shifted"):
        read_base_map({"name": "A", "url": "/tiles/{z}/{x}/{y}", "datum": "gcj02"}, tmp_path)


def test_a_file_that_is_no_tile_file_is_refused(tmp_path):
    (tmp_path / "a.pmtiles").write_text("nothing")
    with pytest.raises(InputRefused, match="tile_file_unusable"):
        read_base_map({"name": "A", "file": "a.pmtiles"}, tmp_path)


@pytest.mark.parametrize("text", ["not toml [", 'base_map = "a"', "base_map = [1]"])
def test_settings_that_cannot_be_read_are_told(tmp_path, text):
    found = base_maps(settings(tmp_path, text))
    assert found.usable == ()
    assert [error.code for error in found.refused] == ["settings_unreadable"]
