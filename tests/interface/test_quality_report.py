"""The quality report on a terminal, in JSON and in HTML, in both languages; every code has its sentence."""

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from parcels.geo.quality import Action, Issue, Subject, fault, note, report_of
from parcels.interface.reports.quality import print_quality
from parcels.interface.reports.quality_html import quality_html, write_quality_html
from parcels.interface.reports.quality_json import quality_document, quality_json
from parcels.interface.reports.quality_words import issue_with_row
from parcels.interface.words import Words, slug

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script>`${7*7}`[red]\x1b[31m\u202e"
CALL = re.compile(r'(Stop|InputRefused|CrsRefused|InternalFailure|fault|note|Fault|Issue|_pairs)\(\s*"([a-z0-9_]+)"')
INDIRECT = {
    "error": "axes_swapped degrees_given_as_metres metres_given_as_degrees zone_prefix_missing zone_prefix_unexpected "
    "zone_prefix_mismatch local_coordinates outside_area_of_use_all unreadable unpacked_too_large out_of_memory "
    "mapping_wrong_value mapping_unknown_key column_missing scheme_column_missing table_empty layer_empty "
    "geojson_not_utf8 dataset_wants_table dataset_wants_layer table_without_header sheet_not_chosen disk_full",
    "issue": "crs_transformed crs_transformed_ballpark field_empty scheme_missing code_unknown land_use_unknown "
    "share_too_small land_use_not_listed sliver sliver_dropped overlap geometry_repeated curves_straightened m_dropped "
    "number_unreadable "
    "number_negative number_thousands_separator full_width_digits date_unreadable date_order_unclear date_impossible "
    "date_placeholder date_out_of_range boolean_unreadable values_from_layer",
}


def used_codes():
    found = {(group, code) for group, codes in INDIRECT.items() for code in codes.split()}
    places = [ROOT / "parcels" / "geo" / name for name in ("sandbox", "validate", "translate")]
    files = [path for place in places for path in place.rglob("*.py")]
    files += [ROOT / "parcels" / "geo" / f"{name}.py" for name in ("intake", "mapping", "crs", "placing", "quality")]
    for path in files:
        source = path.read_text(encoding="utf-8")
        for call, code in CALL.findall(source):
            is_note = call in ("fault", "note", "Fault", "Issue", "_pairs")
            in_child = call == "note" and "worker" in path.parts
            found.add(("issue" if is_note or in_child else "error", code))
    return sorted(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_sentence(language):
    words = Words(language)
    codes = used_codes()
    assert len(codes) > 140
    missing = [f"{group}-{slug(code)}" for group, code in codes if not words.has(f"{group}-{slug(code)}")]
    assert missing == []


def test_both_languages_say_the_same_messages_with_the_same_values():
    texts = {
        language: (ROOT / "parcels/interface/locale" / language / "import.ftl").read_text(encoding="utf-8")
        for language in ("zh", "en")
    }
    shapes = {}
    for language, text in texts.items():
        messages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
        shapes[language] = {
            message.split(" =")[0]: set(re.findall(r"\$([a-z0-9-]+)", message))
            for message in messages
            if " =" in message
        }
    assert shapes["zh"] == shapes["en"]


def report():
    subject = Subject("parcels", f"{HOSTILE}.gpkg", "a" * 64, "EPSG:4549", [1, 2, 3], ["A", HOSTILE, "C"])
    faults = [
        fault(
            "code_unknown",
            Action.REFUSED,
            np.array([False, True, False]),
            field="status",
            cells=[HOSTILE] * 3,
            rule="x",
            each={"near": ["-"] * 3},
        ),
        fault("overlap", Action.KEPT, np.array([0]), each={"other": ["C"], "area_m2": [3.5]}, rule="1 m2"),
        note("crs_stated", crs="EPSG:4549"),
    ]
    return report_of(subject, faults, 2, {"reserve_status": 2})


def test_an_issue_names_row_record_field_and_remedy_in_one_sentence():
    issue = Issue("field_empty", Action.REFUSED, row=14, record="", field="project_id", rule="required")
    assert issue_with_row(issue, Words("zh")) == "第 14 行： project_id 为空，请补充后重新导入。"
    assert issue_with_row(issue, Words("en")) == "Row 14: project_id is empty. Fill it in and import again."


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_shows_counts_that_add_up_and_runs_no_markup(language):
    stream = io.StringIO()
    print_quality([report()], Words(language), Console(file=stream, width=200, force_terminal=True))
    text = stream.getvalue()
    assert "<script>alert(1)</script>`${7*7}`[red]" in text
    assert "\x1b[31m\u202e" not in text
    assert "\u202e" not in text
    assert Words(language)("quality-balance", kept=2, repaired=0, refused=1, read=3) in re.sub(
        r"\x1b\[[0-9;]*m", "", text
    )


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_self_contained_and_escapes_everything(language, tmp_path):
    page = quality_html([report()], Words(language))
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.names
    assert not {"img", "iframe", "link", "object", "a"} & tags.names
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name in ("src", "href")]
    assert "&lt;script&gt;" in page
    assert "http://" not in page
    assert "https://" not in page
    write_quality_html(tmp_path / "q.html", [report()], Words(language))
    assert (tmp_path / "q.html").read_text(encoding="utf-8") == page


def test_the_json_has_stable_keys_and_sentences_on_request():
    document = json.loads(quality_json([report()], Words("en")))
    assert document["balanced"] is True
    assert document["totals"] == {"read": 3, "kept": 2, "repaired": 0, "refused": 1, "records": 2}
    first = document["reports"][0]
    assert set(first) == {
        "dataset", "source", "sha256", "crs", "read", "kept", "repaired", "refused", "records", "balanced", "defaults",
        "counts", "issues",
    }  # fmt: skip
    assert set(first["issues"][0]) == {"code", "action", "row", "record", "field", "value", "rule", "values", "message"}
    assert "message" not in quality_document([report()])["reports"][0]["issues"][0]
