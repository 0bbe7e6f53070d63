"""Workbooks and CSV come back as text cells with the row numbers a person sees."""

import datetime as dt

import pytest
import xlsxwriter

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox import Limits, open_table


def workbook(path, rows, sheet="s", more=()):
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, cells in ((sheet, rows), *more):
            page = book.add_worksheet(name)
            for line, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        page.write_datetime(line, column, dt.datetime(cell.year, cell.month, cell.day), day)
                    elif isinstance(cell, str) and cell.startswith("="):
                        page.write_formula(line, column, cell, value=42)
                    else:
                        page.write(line, column, cell)
    return path


def text(path, content, encoding="utf-8"):
    path.write_bytes(content.encode(encoding))
    return path


def refused(path, **options):
    with pytest.raises(InputRefused) as caught:
        open_table(path, **options)
    assert caught.value.values["file"] == path.name
    return caught.value


def codes(table):
    return [note.code for note in table.notes]


def test_cells_become_text_dates_iso_and_whole_numbers_lose_their_point(tmp_path):
    rows = [["id", "n", "x", "day", "yes"], ["P1", 12, 1.5, dt.date(2027, 3, 1), True], ["P2", None, 0.1, None, False]]
    frame = open_table(workbook(tmp_path / "a.xlsx", rows)).frame
    assert frame.columns.tolist() == ["__row", "id", "n", "x", "day", "yes"]
    assert frame.iloc[0].tolist() == [2, "P1", "12", "1.5", "2027-03-01", "true"]
    assert frame.iloc[1].tolist() == [3, "P2", None, "0.1", None, "false"]


def test_a_formula_is_reported_with_its_cell_and_never_evaluated(tmp_path):
    table = open_table(workbook(tmp_path / "f.xlsx", [["id", "n"], ["P1", "=1+1"], ["P2", 3]]))
    assert table.frame["n"].tolist() == ["42", "3"]  # the value stored beside the formula
    note = next(note for note in table.notes if note.code == "formula_in_cell")
    assert (note.values["cell"], note.row, note.value) == ("B2", 2, "42")


def test_a_formula_without_a_stored_value_is_said_to_count_as_empty(tmp_path):
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("s")
        page.write_row(0, 0, ["id", "n"])
        page.write(1, 0, "P1")
        page.write_formula(1, 1, "=1+1", value="")
    table = open_table(path)
    assert table.frame["n"].tolist() == [None]
    assert codes(table) == ["formula_without_value", "formulas_found"]
    assert (table.notes[0].row, table.notes[0].field) == (2, "n")


def test_cells_merged_below_the_header_are_named_because_only_their_first_has_a_value(tmp_path):
    path = tmp_path / "m.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("s")
        page.merge_range("A1:B1", "Land demands 2026")
        for line, row in enumerate((["id", "stage"], ["P1", None], ["P2", None]), start=1):
            page.write_row(line, 0, row)
        page.merge_range("B3:B4", "signed")
    table = open_table(path, header_row=2)
    assert table.frame["stage"].tolist() == ["signed", None]
    (note,) = table.notes
    assert (note.code, note.values) == ("cells_merged", {"count": 1, "areas": "B3:B4"})


def test_a_formula_in_a_csv_is_text_and_reported(tmp_path):
    table = open_table(text(tmp_path / "f.csv", "id,n\nP1,=cmd|' /C calc'!A0\n"))
    assert table.frame["n"].tolist() == ["=cmd|' /C calc'!A0"]
    assert codes(table) == ["formula_in_cell", "formulas_found"]


def test_several_sheets_with_rows_must_be_chosen_from(tmp_path):
    path = workbook(tmp_path / "two.xlsx", [["id"], ["1"]], more=[("other", [["id"], ["2"]])])
    assert refused(path).values["sheets"] == "s, other"
    assert open_table(path, sheet="other").frame["id"].tolist() == ["2"]
    assert refused(path, sheet="none").code == "sheet_unknown"


def test_an_empty_second_sheet_needs_no_choice(tmp_path):
    path = workbook(tmp_path / "one.xlsx", [["id"], ["1"]], more=[("empty", [])])
    table = open_table(path)
    assert (table.sheet, table.frame["id"].tolist()) == ("s", ["1"])


def test_title_rows_above_the_header_are_skipped_when_the_header_row_is_named(tmp_path):
    path = workbook(tmp_path / "t.xlsx", [["Land demands 2026"], [], ["id", "name"], ["P1", "x"]])
    assert refused(path).code == "header_empty"
    frame = open_table(path, header_row=3).frame
    assert frame.iloc[0].tolist() == [4, "P1", "x"]


def test_rows_keep_their_number_across_blank_rows(tmp_path):
    path = workbook(tmp_path / "b.xlsx", [["id"], ["P1"], [], ["P2"]])
    table = open_table(path)
    assert table.frame["__row"].tolist() == [2, 4]
    assert "blank_rows_skipped" in codes(table)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_utf8_or_gb18030(tmp_path, encoding):
    table = open_table(text(tmp_path / "c.csv", "编号,名称\nP1,东风路\n", encoding))
    assert table.frame["名称"].tolist() == ["东风路"]
    assert ("encoding_decided" in codes(table)) == (encoding == "gb18030")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_from_the_header(tmp_path, separator):
    content = f"id{separator}name\nP1{separator}a b\n"
    assert open_table(text(tmp_path / "s.csv", content)).frame["name"].tolist() == ["a b"]


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"id,name\nP1,a\nP2,b,c\n", "row_ragged", 3),
        (b"id,name\nP1\n", "row_ragged", 2),
        (b"id,id\n1,2\n", "header_duplicate", 1),
        (b"id,\n1,2\n", "header_empty", 1),
        (b"id,name\nP1,a\0b\n", "nul_byte", None),
        (b"\xff\xfei\0d\0", "text_encoding_unknown", None),
        (b"id,name\nP1,\xff\xff\xff\n", "text_encoding_unknown", None),
        (b"\n\n  \n", "table_without_header", None),
        (b'id,name\nP1,"open\n', "csv_broken", 2),
        ("编号，名称\n1，2\n".encode(), "full_width_separator", None),
        (b"<OGRVRTDataSource/>", "table_format_unknown", None),
        (b'{"a":1}', "table_format_unknown", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel", None),
        (b"PK\3\4 not a workbook", "table_format_unknown", None),
        (b"__row,name\n1,2\n", "column_reserved", None),
        (b"", "file_empty", None),
    ],
)
def test_a_broken_table_is_refused_with_file_and_row(tmp_path, content, code, row):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    found = refused(path)
    assert found.code == code
    assert row is None or found.values["row"] == row


def test_rows_and_cells_have_a_cap(tmp_path):
    path = text(tmp_path / "r.csv", "id,n\n" + "1,2\n" * 500)
    assert refused(path, limits=Limits(rows=100)).code == "too_many_rows"
    assert refused(path, limits=Limits(cells=100)).code == "too_many_cells"


def test_a_truncated_workbook_is_refused(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["id"], ["1"]])
    path.write_bytes(path.read_bytes()[:-400])
    assert refused(path).code == "table_format_unknown"


def test_an_external_entity_in_a_workbook_is_refused(tmp_path):
    import zipfile

    path = workbook(tmp_path / "a.xlsx", [["id"], ["1"]])
    evil = tmp_path / "evil.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(evil, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "xl/workbook.xml":
                head, tail = data.split(b"?>", 1)
                data = head + b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + tail
            target.writestr(item, data)
    assert refused(evil).code == "workbook_broken"


def test_names_with_script_and_backticks_stay_text(tmp_path):
    name = "<script>alert(1)</script> `rm` ${HOME} {{7*7}}"
    assert open_table(text(tmp_path / "n.csv", f"id,name\nP1,{name}\n")).frame["name"].tolist() == [name]


def test_a_layer_is_no_table(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(b"SQLite format 3\0" + bytes(100))
    assert refused(tmp_path / "a.gpkg").code == "layer_where_table"
