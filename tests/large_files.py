"""Files that are far too large, for tests of what is refused before it costs much."""

import zipfile


def ring_of_ten_million_vertices(path):
    """One polygon of ten million vertices, 130 MB of GeoJSON."""
    head = b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"parcel_id":"A"},"geometry":'
    with path.open("wb") as file:
        file.write(head + b'{"type":"Polygon","coordinates":[[')
        for _ in range(100):
            file.write(b"[120.1,30.1]," * 100_000)
        file.write(b"[120.1,30.1]]]}}]}")
    return path


def workbook_of_a_million_rows(path):
    """A workbook whose one sheet has a million rows of one number."""
    main_ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "xl/workbook.xml": f'<workbook {main_ns} xmlns:r="{office}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f"<worksheet {main_ns}><sheetData>".encode())
            for start in range(1, 1_000_001, 10_000):
                rows = (f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(start, start + 10_000))
                sheet.write("".join(rows).encode())
            sheet.write(b"</sheetData></worksheet>")
    return path
