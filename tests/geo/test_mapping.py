"""The mapping file is read strictly; what is wrong in it is named with its place."""

import pytest

from parcels.domain.errors import InputRefused
from parcels.geo.mapping import DatasetMapping, load_mapping

WHOLE = """
[parcels.fields]
parcel_id = "ML"
[parcels.constants]
plan_use_scheme = "A-2023"
[parcels.values.status]
"净地" = "cleared"
[parcels.units]
declared_area_mu = "hectare"
[parcels.where.ML]
matches = "[0-9].*"
[parcels.where.KIND]
in = ["a", "b"]
[parcels.dissolve]
by = "ML"
[parcels.join]
file = "tax.csv"
on = "ML"
key = "ML"
take = { UseCode = "use_code" }
pick = "largest:LandArea"
[parcels.from_layer.plan_use]
file = "zoning.geojson"
field = "ZONE"
min_share = 0.6
[constraints.flood.fields]
name = "ZONE"
[projects]
header_row = 3
sheet = "需求"
"""


def write(tmp_path, text):
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(tmp_path, text):
    with pytest.raises(InputRefused) as caught:
        load_mapping(write(tmp_path, text))
    assert caught.value.values["file"] == "m.toml"
    return caught.value


def test_every_setting_is_read(tmp_path):
    mapping = load_mapping(write(tmp_path, WHOLE))
    parcels = mapping.of("parcels")
    assert parcels.fields == {"parcel_id": "ML"}
    assert parcels.where["KIND"].one_of == ("a", "b")
    assert parcels.join[0].pick == "largest:LandArea"
    assert parcels.from_layer["plan_use"].min_share == 0.6
    assert mapping.of("constraints", "flood").fields == {"name": "ZONE"}
    assert mapping.of("constraints", "other") == DatasetMapping()
    assert (mapping.of("projects").header_row, mapping.of("projects").sheet) == (3, "需求")
    assert mapping.folder == tmp_path


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("[parcels.felds]\nparcel_id = 'ML'", "mapping_unknown_key", "parcels.felds"),
        ("[parcel.fields]\nparcel_id = 'ML'", "mapping_unknown_key", "parcel"),
        ("folder = '/'", "mapping_unknown_key", "folder"),
        ("[parcels.fields]\nparcel_id = 3", "mapping_wrong_value", "parcels.fields.parcel_id"),
        ("[parcels.fields]\nparcel_no = 'ML'", "mapping_unknown_field", "parcels"),
        ("[constraints.flood.fields]\nparcel_id = 'ML'", "mapping_unknown_field", "constraints.flood"),
        (
            "[parcels.from_layer.plan_use]\nfile='a'\nfield='b'\nmin_share=2",
            "mapping_wrong_value",
            "parcels.from_layer",
        ),
        (
            "[parcels.join]\nfile='a'\non='b'\nkey='c'\ntake={}\npick='any'",
            "mapping_wrong_value",
            "parcels.join.0.pick",
        ),
        ("[parcels.fields]\nstatus='a'\n[parcels.constants]\nstatus='b'", "mapping_field_twice", "parcels"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(tmp_path, text, code, place):
    found = refused(tmp_path, text)
    assert found.code == code
    assert str(found.values["place"]).startswith(place)


def test_text_that_is_no_toml_is_refused_with_the_line(tmp_path):
    found = refused(tmp_path, "[parcels\n")
    assert found.code == "mapping_broken"
    assert found.values["line"] == 1


def test_a_missing_or_huge_file_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="mapping_missing"):
        load_mapping(tmp_path / "none.toml")
    assert refused(tmp_path, "#" * (2 << 20)).code == "mapping_too_large"
