"""A printed map: true to scale on paper, told apart in black and white, nothing on it that its reader may not have."""

import hashlib
import itertools
import json
import re
import zlib
from contextlib import closing
from datetime import date

import numpy as np
import pytest
import shapely

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.interface.cli.running import main
from parcels.interface.map.palette import PARCEL_CLASSES
from parcels.interface.reports.map_content import Choice, close_bounds, map_content, whole_bounds, with_parcels
from parcels.interface.reports.map_frame import Size, convergence, frame_for
from parcels.interface.reports.map_inks import class_ink, grey
from parcels.interface.reports.map_orders import project_order
from parcels.interface.reports.map_pen import hatch_lines
from parcels.interface.reports.map_plate import Layout, bar_field, plate_of
from parcels.interface.reports.map_sheet import MapOrder, map_sheet
from parcels.interface.reports.paper import write_pdf
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors, system_actor
from parcels.service.handing_on import Reader
from parcels.service.workspace import open_workspace
from parcels.store.event_search import EventFilter, find_events

DAY = date(2026, 11, 23)
ACTOR = system_actor("test")
LAYOUTS = [Layout(size, is_wide) for size in Size for is_wide in (False, True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return store_city(tmp_path_factory.mktemp("paper") / "city", demo_city(DemoSize(seed=3, parcels=90, projects=14)))


@pytest.fixture(scope="module")
def ws(folder):
    with closing(open_workspace(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def contents(ws):
    return {reader: map_content(ws, Choice(DAY, reader), actor=ACTOR) for reader in Reader}


def streams(path) -> list[str]:
    parts = re.findall(rb"stream\n(.*?)\nendstream", path.read_bytes(), re.S)
    found = []
    for part in parts:
        try:
            found.append(zlib.decompress(part).decode("latin-1"))
        except zlib.error:
            continue
    return [text for text in found if " re W n" in text or " Tf" in text]


def written(tmp_path, order, language="en"):
    path = tmp_path / "map.pdf"
    write_pdf(path, map_sheet(order, Words(language)))
    return path


@pytest.mark.parametrize("layout", LAYOUTS[1:3], ids=lambda one: f"{one.size}-{'wide' if one.is_wide else 'tall'}")
def test_a_known_distance_on_the_ground_has_its_length_on_paper(contents, tmp_path, layout):
    parcel = contents[Reader.PLANNER].parcels.index[0]
    content = with_parcels(contents[Reader.PLANNER], [parcel])
    shape = content.highlights[0].shape
    path = written(tmp_path, MapOrder(content, layout, close_bounds([shape]), scale=20_000, parcels=(parcel,)))
    west, south, east, north = shape.bounds
    # The outline that stands out is the last thing traced in the heaviest line.
    outline = re.findall(r"2\.551 w 1 J 1 j \[\] 0 d (.*?) S", streams(path)[0])[-1]
    points = np.array([[float(x), float(y)] for x, y in re.findall(r"([\d.]+) ([\d.]+) [ml]", outline)])
    wide, high = (points.max(axis=0) - points.min(axis=0)) * 25.4 / 72  # mm on paper
    assert wide * 20 == pytest.approx(east - west, abs=0.2)  # 1 mm is 20 m at 1:20 000
    assert high * 20 == pytest.approx(north - south, abs=0.2)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: f"{one.size}-{'wide' if one.is_wide else 'tall'}")
def test_the_page_has_the_size_and_the_lie_asked_for_and_the_whole_city_fits(contents, tmp_path, layout):
    content = contents[Reader.PLANNER]
    path = written(tmp_path, MapOrder(content, layout, whole_bounds(content)))
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    assert [float(value) for value in box.groups()] == pytest.approx([mm * 72 / 25.4 for mm in layout.page], abs=0.5)
    plate = plate_of(content, layout, whole_bounds(content), Words("en"))
    assert plate.seen.num_parcels == len(content.parcels)
    left, _, right, bottom = layout.map
    assert right - left > 180 or not layout.is_wide
    assert bottom < layout.page[1] - 15


def test_the_bar_is_as_long_as_it_says():
    for scale, room in itertools.product((500, 7_500, 40_000, 1_000_000), (8.0, 15.0)):
        field = bar_field(scale, room)
        assert field * 1000 / scale <= room
        assert str(field)[0] in "125"


def test_the_scale_is_the_largest_round_one_that_fits_or_the_one_asked_for():
    box = (10, 20, 110, 120)
    assert frame_for(box, (0, 0, 900, 900)).scale == 10_000
    assert frame_for(box, (0, 0, 900, 900), 12_345).scale == 12_345
    with pytest.raises(InputRefused) as told:
        frame_for(box, (0, 0, 900, 900), 8_000)
    assert (told.value.code, told.value.values["least"]) == ("map_scale_unusable", 9000)


def test_grid_north_lies_east_of_true_north_in_the_east_of_a_zone():
    assert convergence("EPSG:4549", (600_000, 3_300_000)) > 0.5
    assert convergence("EPSG:4549", (400_000, 3_300_000)) < -0.5


def test_classes_are_told_apart_without_colour():
    for one, other in itertools.combinations(PARCEL_CLASSES, 2):
        first, second = class_ink(one), class_ink(other)
        apart = abs(grey(first.fill) - grey(second.fill))
        assert first.hatch != second.hatch or apart > 0.25, (one, other)


def test_a_hatch_covers_its_box_with_lines_at_its_angle_and_spacing():
    lines = hatch_lines(45.0, 1.0, (0, 0, 10, 10))
    drawn = shapely.linestrings(lines)
    assert shapely.length(shapely.intersection(drawn, shapely.box(0, 0, 10, 10))).sum() == pytest.approx(100, rel=0.05)
    rise = (lines[:, 1, 1] - lines[:, 0, 1]) / (lines[:, 1, 0] - lines[:, 0, 0])
    assert rise == pytest.approx(-1)  # y grows downwards on paper


def test_the_legend_counts_what_is_in_the_map_and_sums_whole_parcels(contents):
    content = contents[Reader.PLANNER]
    plate = plate_of(content, LAYOUTS[0], whole_bounds(content), Words("en"))
    used = next(row for row in plate.rows if row.label == "Supplied or built")
    own = content.parcels[content.classes == "used"]
    assert (used.count, used.area_m2) == (len(own), pytest.approx(own.area.sum()))


def test_the_same_map_has_the_same_bytes(contents, tmp_path):
    content = contents[Reader.PLANNER]
    order = MapOrder(content, LAYOUTS[0], whole_bounds(content))
    first = written(tmp_path, order).read_bytes()
    assert written(tmp_path, order).read_bytes() == first


def text_of(order, language) -> str:
    document = map_sheet(order, Words(language))
    return repr(document.blocks) + document.title + document.subtitle + document.footer


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_paper_says_scale_north_days_version_sources_and_that_nothing_is_decided(contents, language):
    words, content = Words(language), contents[Reader.LEADER]
    shown = text_of(MapOrder(content, LAYOUTS[0], whole_bounds(content)), language)
    assert "EPSG:4549" in shown
    assert "2026-11-23" in shown
    assert words("map-paper-suspicion") in shown
    assert words("map-paper-full-size") in shown
    assert "parcels.gpkg" in shown
    assert "演示数据" in shown or "Demo data" in shown


def test_a_reader_without_the_reserve_sees_reserved_land_as_promised(contents):
    assert "reserved" in set(contents[Reader.LEADER].classes)
    for reader in (Reader.OUTSIDE, Reader.DEPARTMENT):
        assert "reserved" not in set(contents[reader].classes)
        assert "reserve_status" not in contents[reader].parcels
    assert (
        "好地块留白"
        not in text_of(MapOrder(contents[Reader.OUTSIDE], LAYOUTS[0], (0, 0, 1, 1)), "zh").split("未包含")[0]
    )


@pytest.mark.parametrize("reader", Reader)
def test_what_is_left_out_is_neither_in_the_city_nor_in_the_findings(contents, reader):
    content = contents[reader]
    kinds = {item.removeprefix("constraint-") for item in content.left_out if item.startswith("constraint-")}
    assert not kinds & set(content.city.constraint_kinds)
    assert not kinds & set(content.findings["rule"])
    assert ("utilities" in content.left_out) == content.city.utilities.empty
    assert ("demands" in content.left_out) == content.city.projects.empty
    assert "price_wan_yuan_per_mu" not in content.parcels


def test_a_project_is_not_printed_for_who_may_not_know_what_firms_ask_for(ws, contents):
    order = MapOrder(contents[Reader.OUTSIDE], LAYOUTS[0], whole_bounds(contents[Reader.OUTSIDE]))
    with pytest.raises(ActionRefused, match="map_project_withheld"):
        project_order(ws, order, "P001", actor=ACTOR)


def test_a_layer_or_parcel_that_is_not_there_is_refused(ws, contents):
    with pytest.raises(InputRefused, match="map_layer_unknown"):
        map_content(ws, Choice(DAY, Reader.PLANNER, ("constraint-nowhere",)), actor=ACTOR)
    with pytest.raises(InputRefused, match="parcel_unknown"):
        with_parcels(contents[Reader.PLANNER], ["nowhere"])


def test_who_may_take_no_files_away_gets_no_map(ws):
    keeper = next(actor for actor in demo_actors() if actor.role is Role.ADMINISTRATOR)
    with pytest.raises(ActionRefused, match="action_not_allowed"):
        map_content(ws, Choice(DAY, Reader.OUTSIDE), actor=keeper)


def test_the_command_prints_and_records_it(folder, tmp_path, capsys):
    to = tmp_path / "m.pdf"
    words = ["print-map", str(folder), "--out", str(to), "--size", "A3", "--role", "promoter", "--as-of", "2026-11-23"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert "constraint-pipeline" not in answer["left_out"] or answer["left_out"]["constraint-pipeline"] == "facility"
    assert to.read_bytes()[:5] == b"%PDF-"
    with closing(open_workspace(folder)) as ws, ws.store.reading() as connection:
        event = find_events(connection, EventFilter(name="exported"))[-1]
    assert event.values["kind"] == "map"
    assert event.values["sha256"] == hashlib.sha256(to.read_bytes()).hexdigest()


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "5,5,1,1"])
def test_a_box_that_is_none_is_refused(folder, tmp_path, capsys, box):
    assert main(["print-map", str(folder), "--out", str(tmp_path / "m.pdf"), f"--bbox={box}", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"] == "map_box_unusable"
