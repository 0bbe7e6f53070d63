"""Every hostile file is refused with its code or opened harmlessly; nothing leaks, is fetched or escapes."""

import fnmatch

import pytest

pytestmark = pytest.mark.slow  # more than eighty files, each opened in a process of its own

SECRET = "hunter2-topsecret"
REFUSED = {
    "vrt_*": "layer_format_unknown",
    "wfs.*": "layer_format_unknown",
    "*.kml": "layer_format_unknown",
    "link.kmz": "zip_not_one_shapefile",
    "vrt.zip": "zip_not_one_shapefile",
    "vrt_http.zip": "zip_not_one_shapefile",
    "vrt.shz": "zip_not_one_shapefile",
    "gdalg_*": "geojson_no_collection",
    "esri.json": "geojson_no_collection",
    "features_no_list.geojson": "geojson_no_collection",
    "feature_no_object.geojson": "geojson_bad_feature",
    "topology.json": "topojson",
    "zero_bytes.geojson": "file_empty",
    "crs_link.geojson": "geojson_crs_link",
    "crs_url.geojson": "geojson_crs_link",
    "crs_file.geojson": "geojson_crs_link",
    "deep.geojson": "geojson_too_deep",
    "nested_collection.geojson": "geojson_too_deep",
    "nan.geojson": "geojson_constant",
    "duplicate_key.geojson": "geojson_duplicate_key",
    "truncated.geojson": "geojson_broken",
    "gbk.geojson": "geojson_not_utf8",
    "endless.gpkg": "gpkg_view",
    "view.gpkg": "gpkg_view",
    "vogr.gpkg": "gpkg_virtual_table",
    "truncated.gpkg": "gpkg_damaged",
    "fuzz.gpkg": "gpkg_damaged",
    "two_layers.gpkg": "layer_not_chosen",
    "wkb_huge_count.gpkg": "unreadable",
    "wkb_bad_type.gpkg": "unreadable",
    "two.zip": "zip_not_one_shapefile",
    "nested.zip": "zip_not_one_shapefile",
    "no_dbf.zip": "shapefile_part_missing",
    "short_shp.zip": "unreadable",
    "link.zip": "zip_link_or_encrypted",
    "bomb.zip": "zip_ratio",
    "not_a.zip": "zip_broken",
}


def code_of(name):
    exact = REFUSED.get(name)
    return exact or next((code for pattern, code in REFUSED.items() if fnmatch.fnmatch(name, pattern)), "")


def test_the_control_read_raw_does_leak_and_fetch(corpus):
    assert SECRET in corpus.control
    assert corpus.control_hits > 0


def test_nothing_was_fetched_while_the_corpus_was_opened(corpus):
    assert corpus.hits == []


def test_no_file_appeared_beside_the_uploads_or_outside(corpus):
    assert corpus.new_files == []


def test_the_secret_is_in_no_layer_that_opened(corpus):
    texts = [
        str(one.layer.frame.drop(columns="geometry").values.tolist()) for one in corpus.outcomes.values() if one.layer
    ]
    assert len(texts) > 20
    assert all(SECRET not in text for text in texts)


def test_each_file_is_refused_with_its_code_or_opened(corpus):
    assert len(corpus.outcomes) >= 79
    wrong = {name: one.code for name, one in corpus.outcomes.items() if one.code != code_of(name)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("gpkg_named.geojson", "extension_differs"),
        ("wkb_curve.gpkg", "curves_straightened"),
        ("wkb_m.gpkg", "m_dropped"),
        ("wkb_z.gpkg", "z_dropped"),
        ("fine_gbk.zip", "encoding_decided"),
        ("crs_name.geojson", "crs_unidentified"),
    ],
)
def test_what_is_odd_about_an_opened_file_is_noted(corpus, name, code):
    assert code in [note.code for note in corpus.outcomes[name].layer.notes]


def test_a_crs_name_that_is_a_url_counts_as_no_crs(corpus):
    assert corpus.outcomes["crs_name.geojson"].layer.frame.crs is None
    assert corpus.outcomes["prj_url.zip"].layer.frame.crs is None


def test_gbk_attributes_are_read_as_chinese_even_with_a_false_cpg(corpus):
    for name in ("fine_gbk.zip", "gbk_false_cpg.zip", "slip.zip"):
        assert corpus.outcomes[name].layer.frame["名称"].tolist() == ["东风路一号", "居住用地"]


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("unclosed.geojson", "unclosed"),
        ("wkb_unclosed.gpkg", "unclosed"),
        ("two_points.geojson", "unreadable"),
        ("text_coordinates.geojson", "unreadable"),
        ("wkb_tin.gpkg", "unreadable"),
        ("bowtie.geojson", ""),
    ],
)
def test_a_flaw_of_one_geometry_is_marked_in_its_row_and_nothing_is_repaired(corpus, name, flaw):
    frame = corpus.outcomes[name].layer.frame
    assert frame["__flaw"].tolist() == [flaw]
    assert frame.geometry.isna().tolist() == [flaw != ""]


def test_script_text_stays_plain_text(corpus):
    assert corpus.outcomes["script.geojson"].layer.frame["name"].tolist() == [
        "<script>alert(1)</script>`${7*7}`{{7*7}}"
    ]


def test_opened_layers_carry_row_numbers_crs_and_the_hash_of_the_file(corpus):
    layer = corpus.outcomes["fine.gpkg"].layer
    assert layer.frame["__row"].tolist() == [1, 2]
    assert layer.frame.crs.to_epsg() == 4490
    assert len(layer.sha256) == 64
    assert layer.layer == "parcels"
