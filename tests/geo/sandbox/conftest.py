"""A corpus of hostile and odd files, built once; a listener that must not be called; a secret that must not leak."""

import contextlib
import http.server
import json
import os
import random
import shutil
import sqlite3
import struct
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from parcels.domain.errors import ParcelsError
from parcels.geo.sandbox import RawLayer, open_layer

SECRET = "hunter2-topsecret"
POINT = {"type": "Point", "coordinates": [1, 2]}


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.hits.append(f"{self.command} {self.path}")
        features = [{"type": "Feature", "properties": {"from": "listener"}, "geometry": POINT}]
        body = json.dumps({"type": "FeatureCollection", "features": features}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_POST = do_GET

    def log_message(self, *args):
        pass


@dataclass
class Outcome:
    """What opening one file gave: a layer or a refusal code."""

    layer: RawLayer | None
    code: str


@dataclass
class Corpus:
    folder: Path
    secret: Path
    url: str
    hits: list[str]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    new_files: list[str] = field(default_factory=list)
    control: str = ""
    control_hits: int = 0


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.hits = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = tmp_path_factory.mktemp("hostile")
    found = Corpus(root / "in", root / "creds.csv", f"http://127.0.0.1:{server.server_address[1]}/", server.hits)
    found.folder.mkdir()
    found.secret.write_text(f"user,password\nroot,{SECRET}\n")
    for build in (instruction_files, geojson_files, gpkg_files, raw_wkb_files, zip_files):
        build(found.folder, found.secret, found.url)
    run_control(found)
    before = set(root.rglob("*"))
    files = sorted(path for path in found.folder.iterdir() if path.is_file())
    with ThreadPoolExecutor(3) as pool:
        found.outcomes = dict(zip([path.name for path in files], pool.map(_open, files), strict=True))
    found.new_files = [str(path) for path in set(root.rglob("*")) - before]
    yield found
    server.shutdown()
    server.server_close()


def _open(path):
    try:
        return Outcome(open_layer(path), "")
    except ParcelsError as refusal:
        return Outcome(None, refusal.code)


def run_control(found):
    """The same files read raw must leak and fetch; otherwise the whole corpus proves nothing."""
    import pyogrio

    for name in ("vrt_local.geojson", "vrt_http.geojson", "crs_link.geojson"):
        with contextlib.suppress(Exception):
            found.control += str(pyogrio.read_dataframe(found.folder / name).values.tolist())
    found.control_hits = len(found.hits)
    found.hits.clear()


def squares(crs=4490):
    return gpd.GeoDataFrame({"a": [1, 2]}, geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)], crs=crs)


def feature(geometry='{"type":"Point","coordinates":[1,2]}', props='{"a":1}', extra=""):
    head = '{"type":"FeatureCollection",' + extra + '"features":[{"type":"Feature","properties":'
    return head + props + ',"geometry":' + geometry + "}]}"


def instruction_files(folder, secret, url):
    """Files that tell GDAL to read or fetch something else: VRT, GDALG, WFS descriptors, KML links, entities."""

    def vrt(source):
        layer = f'<OGRVRTLayer name="creds"><SrcDataSource>{source}</SrcDataSource></OGRVRTLayer>'
        return f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>"

    local, remote = vrt(str(secret)), vrt(f"/vsicurl/{url}vrt.geojson")
    for ext in ("vrt", "geojson", "gpkg", "shp", "kml", "json", "fgb"):
        (folder / f"vrt_local.{ext}").write_text(local)
        (folder / f"vrt_csv.{ext}").write_text(vrt(f"CSV:{secret}"))
        (folder / f"vrt_http.{ext}").write_text(remote)
    for name, source in (("local", str(secret)), ("http", url + "gdalg.geojson")):
        line = f"gdal vector pipeline ! read {source} ! limit 5"
        text = json.dumps({"type": "gdal_streamed_alg", "command_line": line})
        for ext in ("gdalg.json", "geojson", "json"):
            (folder / f"gdalg_{name}.{ext}").write_text(text)
    for ext in ("xml", "gml"):
        (folder / f"wfs.{ext}").write_text(f"<OGRWFSDataSource><URL>{url}wfs</URL></OGRWFSDataSource>")
    kml = (
        '<?xml version="1.0"?>%s<kml xmlns="http://www.opengis.net/kml/2.2"><Document>%s<Placemark><name>%s</name>'
        "<Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>"
    )
    link = f"<NetworkLink><name>n</name><Link><href>{url}nl.kml</href></Link></NetworkLink>"
    entities = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    (folder / "link.kml").write_text(kml % ("", link, "p"))
    (folder / "xxe.kml").write_text(kml % (f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>', "", "&x;"))
    (folder / "laughs.kml").write_text(kml % (f"<!DOCTYPE a [<!ENTITY a0 'lol'>{entities}]>", "", "&a9;"))
    for name, member, text in (
        ("link.kmz", "doc.kml", kml % ("", link, "p")),
        ("vrt.zip", "a.vrt", local),
        ("vrt_http.zip", "a.vrt", remote),
        ("vrt.shz", "a.vrt", local),
    ):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr(member, text)


def geojson_files(folder, secret, url):
    def crs(kind, **props):
        return '"crs":' + json.dumps({"type": kind, "properties": props}) + ","

    def write(name, text):
        (folder / f"{name}.geojson").write_text(text)

    write("crs_link", feature(extra=crs("link", href=url + "crs_link", type="ogcwkt")))
    write("crs_url", feature(extra=crs("url", url=url + "crs_url")))
    write("crs_name", feature(extra=crs("name", name=url + "crs_name")))
    write("crs_file", feature(extra=crs("link", href=str(secret))))
    write("deep", feature(props='{"a":' + "[" * 200_000 + "]" * 200_000 + "}"))
    nested = '{"type":"GeometryCollection","geometries":[' * 5000 + json.dumps(POINT) + "]}" * 5000
    write("nested_collection", feature(geometry=nested))
    write("nan", feature(props='{"a":NaN}'))
    write("inf", feature(geometry='{"type":"Polygon","coordinates":[[[0,0],[1e400,1],[1,1],[0,0]]]}'))
    write("two_points", feature(geometry='{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}'))
    write("text_coordinates", feature(geometry='{"type":"Polygon","coordinates":[["a","b","c","a"]]}'))
    write("unclosed", feature(geometry='{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}'))
    write("null_geometry", feature(geometry="null"))
    write("empty_polygon", feature(geometry='{"type":"Polygon","coordinates":[]}'))
    write("bowtie", feature(geometry='{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}'))
    write("duplicate_key", feature(props='{"a":1,"a":2}'))
    write("truncated", feature()[:-30])
    write("script", feature(props=json.dumps({"name": "<script>alert(1)</script>`${7*7}`{{7*7}}"})))
    write("features_no_list", '{"type":"FeatureCollection","features":{"a":1}}')
    write("feature_no_object", '{"type":"FeatureCollection","features":[1]}')
    (folder / "gbk.geojson").write_bytes(feature(props='{"名称":"地块"}').encode("gbk"))
    esri = '{"geometryType":"esriGeometryPoint","exceededTransferLimit":true,"fields":[],"features":[]}'
    (folder / "esri.json").write_text(esri)
    (folder / "topology.json").write_text('{"type":"Topology","objects":{},"arcs":[]}')
    (folder / "zero_bytes.geojson").write_bytes(b"")


def gpkg_files(folder, secret, url):
    for name in ("fine", "view", "endless", "trigger", "vogr", "srs", "fuzz", "truncated"):
        squares().to_file(folder / f"{name}.gpkg", layer="parcels")
    squares().to_file(folder / "two_layers.gpkg", layer="parcels")
    squares().to_file(folder / "two_layers.gpkg", layer="others")
    squares().to_file(folder / "fine.fgb")
    (folder / "gpkg_named.geojson").write_bytes((folder / "fine.gpkg").read_bytes())

    def edit(name, script):
        with contextlib.closing(sqlite3.connect(folder / f"{name}.gpkg")) as base:
            base.executescript(script)
            base.commit()

    register = (
        "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) VALUES('evil','features','evil',4490);"
        "INSERT INTO gpkg_geometry_columns VALUES('evil','geom','POLYGON',4490,0,0);"
    )
    endless = (
        "CREATE VIEW evil AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) "
        "SELECT x AS fid, (SELECT geom FROM parcels LIMIT 1) AS geom FROM r;"
    )
    edit("endless", endless + register)
    edit("view", "CREATE VIEW evil AS SELECT 1 fid, ogr_geocode('x') geom;" + register)
    spy = "CREATE TABLE spy(x); CREATE TRIGGER t1 AFTER INSERT ON parcels BEGIN INSERT INTO spy VALUES('fired'); END;"
    edit("trigger", spy)
    leak = f"CREATE VIRTUAL TABLE leak USING VirtualOGR(''{secret}'')"
    edit(
        "vogr",
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) "
        f"VALUES('table','leak','leak',0,'{leak}');",
    )
    edit("srs", f"UPDATE gpkg_spatial_ref_sys SET definition='{url}srs', organization='NONE' WHERE srs_id=4490;")
    raw = bytearray((folder / "fuzz.gpkg").read_bytes())
    rng = random.Random(1)
    for _ in range(2000):
        raw[rng.randrange(100, len(raw))] = rng.randrange(256)
    (folder / "fuzz.gpkg").write_bytes(raw)
    (folder / "truncated.gpkg").write_bytes((folder / "truncated.gpkg").read_bytes()[:20_000])


def raw_wkb_files(folder, secret, url):
    """GeoPackages whose geometry bytes are odd; written past GDAL."""

    def points(*xy):
        return struct.pack(f"<{len(xy)}d", *xy)

    nan, inf = float("nan"), float("inf")
    shapes = {
        "curve": struct.pack("<BII", 1, 10, 1) + struct.pack("<BII", 1, 8, 5) + points(0, 0, 1, 1, 2, 0, 1, -1, 0, 0),
        "z": struct.pack("<BIII", 1, 1003, 1, 4) + points(0, 0, 5, 1, 0, 5, 1, 1, 5, 0, 0, 5),
        "m": struct.pack("<BIII", 1, 2003, 1, 4) + points(0, 0, 5, 1, 0, 5, 1, 1, 5, 0, 0, 5),
        "nan": struct.pack("<BIII", 1, 3, 1, 4) + points(0, 0, nan, 0, 1, 1, 0, 0),
        "inf": struct.pack("<BIII", 1, 3, 1, 4) + points(0, 0, inf, 0, 1, 1, 0, 0),
        "unclosed": struct.pack("<BIII", 1, 3, 1, 4) + points(0, 0, 1, 0, 1, 1, 0, 1),
        "empty": struct.pack("<BII", 1, 3, 0),
        "huge_count": struct.pack("<BIII", 1, 3, 1, 0x7FFFFFFF) + points(0, 0),
        "tin": struct.pack("<BII", 1, 16, 0),
        "bad_type": struct.pack("<BII", 1, 999, 0),
    }
    for name, wkb in shapes.items():
        path = folder / f"wkb_{name}.gpkg"
        squares().to_file(path, layer="p")
        with contextlib.closing(sqlite3.connect(path)) as base:
            triggers = base.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='p'").fetchall()
            for (trigger,) in triggers:
                base.execute(f'DROP TRIGGER "{trigger}"')
            base.execute("DELETE FROM p")
            head = b"GP\x00\x01" + struct.pack("<i", 4490)
            base.execute("INSERT INTO p(fid, geom) VALUES(1, ?)", (head + wkb,))
            base.commit()


def zip_files(folder, secret, url):
    work = folder / "parts"
    work.mkdir()
    names = gpd.GeoDataFrame({"名称": ["东风路一号", "居住用地"]}, geometry=squares().geometry, crs=4490)
    names.to_file(work / "gbk.shp", encoding="GBK")
    parts = {ext: (work / f"gbk.{ext}").read_bytes() for ext in ("shp", "shx", "dbf", "prj")}

    def pack(name, members):
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)

    gbk = {f"gbk.{ext}": data for ext, data in parts.items()}
    pack("fine_gbk.zip", gbk)
    pack("gbk_false_cpg.zip", {**gbk, "gbk.cpg": b"UTF-8"})
    pack("no_prj.zip", {name: data for name, data in gbk.items() if not name.endswith("prj")})
    pack("prj_url.zip", {**{f"a.{ext}": data for ext, data in parts.items()}, "a.prj": (url + "prj").encode()})
    pack("slip.zip", {f"../../../../../../SLIPPED.{ext}": data for ext, data in parts.items()})
    pack("two.zip", {f"{name}.{ext}": data for name in "ab" for ext, data in parts.items()})
    pack("no_dbf.zip", {"a.shp": parts["shp"], "a.shx": parts["shx"]})
    pack("short_shp.zip", {"a.shp": parts["shp"][:150], "a.shx": parts["shx"], "a.dbf": parts["dbf"]})
    with zipfile.ZipFile(folder / "link.zip", "w") as archive:
        info = zipfile.ZipInfo("a.shp")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, str(secret))
        archive.writestr("a.dbf", "x")
        archive.writestr("a.shx", "x")
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("a.shp", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
        archive.writestr("a.dbf", b"")
        archive.writestr("a.shx", b"")
    pack("nested.zip", {"bomb.zip": (folder / "bomb.zip").read_bytes()})
    (folder / "not_a.zip").write_bytes(b"PK\3\4" + os.urandom(5000))
    shutil.rmtree(work)
