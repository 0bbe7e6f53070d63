"""The map as one HTML file to pass on: Leaflet, our own script and the data inline; it asks no host for anything.

The page carries a policy that lets nothing be fetched and only its own script run, by hash. Data lie in a block that no
browser executes, with every character that could end the block or a line of script written as an escape; all words and
names are set as text.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from parcels.interface.components.safe import capital, legible
from parcels.interface.map import features
from parcels.interface.map.assets import PACKAGES, SCRIPT_FOLDER
from parcels.interface.map.base import constraint_label
from parcels.interface.map.palette import BOUNDARY, PARCEL_CLASSES, Mark, constraint_mark
from parcels.interface.reports.map_content import MapContent
from parcels.interface.reports.map_sheet import version_text
from parcels.interface.reports.map_tables import findings_texts, left_out_lines
from parcels.interface.reports.measured import code_text
from parcels.interface.words import LOCALES, Words

OWN = ("paint.js", "handout.js")
LINE_ENDS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
FACTS = '<section id="facts" aria-live="polite"></section>'
TEXTS = ("search", "facts", "table", "none", "pick", "whole", "column-parcel", "column-name", "column-class",
         "column-area", "platform", "use", "status", "ready", "findings", "counts")  # fmt: skip


def write_handout(path: Path, content: MapContent, words: Words) -> None:
    """Write the file as UTF-8."""
    path.write_text(handout(content, words), encoding="utf-8")


def handout(content: MapContent, words: Words) -> str:
    """Return the whole file in one language."""
    script, style = _script(), _style()
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:"
    title = words("map-paper-title", city=legible(content.city.name))
    return (
        f'<!doctype html>\n<html lang="{LOCALES[words.language]}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>\n{_body(content, title, words)}\n"
        f'<script type="application/json" id="data">{embedded(_data(content, words))}</script>\n'
        f"<script>{script}</script>\n</body></html>\n"
    )


def embedded(value: object) -> str:
    r"""Return JSON that can stand inside a script element whatever its texts hold.

    >>> embedded({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return "".join(LINE_ENDS.get(letter, letter) for letter in text) if any(one in text for one in LINE_ENDS) else text


def _body(content: MapContent, title: str, words: Words) -> str:
    """Return the page without its data: what it is, of which days and what it leaves out is read without a script."""
    mark = f'<strong class="demo">{escape(words("sheet-footer-demo"))}</strong>' if content.city.is_demo else ""
    lines = "".join(f"<li>{escape(legible(line))}</li>" for line in left_out_lines(content.left_out, words))
    notes = "".join(f"<p>{escape(line)}</p>" for line in _notes(content, words))
    reader = words.code("reader", content.choice.reader)
    about = words("map-paper-subtitle", day=content.choice.as_of.isoformat(), reader=reader)
    return (
        f"<header><h1>{escape(title)}</h1>{mark}<p>{escape(about)}</p></header>\n"
        f'<main><div id="map" role="region" tabindex="0" aria-label="{escape(words("map-file-map"))}"></div>\n'
        f'<aside>{FACTS}<section id="legend"><h2>{escape(words("map-legend"))}</h2></section>\n'
        f'<section id="search"></section>\n'
        f"<section><h2>{escape(words('map-paper-left-out'))}</h2><ul>{lines}</ul></section>\n"
        f"<section><h2>{escape(words('map-paper-notes'))}</h2>{notes}</section></aside></main>"
    )


def _notes(content: MapContent, words: Words) -> list[str]:
    data_on = content.data_on.date().isoformat() if content.data_on else "–"
    return [
        words("map-paper-days", data=data_on, law=content.choice.as_of.isoformat()),
        words("map-paper-version", version=version_text(content)),
        words("map-file-snapshot"),
        words("map-paper-suspicion"),
    ]


def _data(content: MapContent, words: Words) -> dict[str, Any]:
    west, south, east, north = features.web_bounds(content.city)
    return {
        "locale": LOCALES[words.language],
        "lang": words.language,
        "bounds": [[south, west], [north, east]],
        "classes": {
            name: {"label": capital(words.code("parcel-class", name)), "mark": asdict(mark)}
            for name, mark in PARCEL_CLASSES.items()
        },
        "parcels": _parcels(content, words),
        "layers": _layers(content, words),
        "text": {
            **{name.replace("-", "_"): words(f"map-file-{name}") for name in TEXTS},
            **{name.replace("-", "_"): words(f"map-{name}") for name in ("layers", "zoom-in", "zoom-out", "area-unit")},
        },
    }


def _parcels(content: MapContent, words: Words) -> dict[str, Any]:
    """Return the parcels with what is told of each: code, name, class, area, and facts in words."""
    frame = content.parcels
    shapes = features.to_web_geometry(frame)
    points = frame.representative_point().to_crs(features.WEB_CRS)
    told = findings_texts(content, words)
    rows = frame.drop(columns="geometry").to_dict("records")
    looks = zip(rows, shapes, points, frame.area, content.classes, strict=True)
    return _collection(
        [
            (
                {
                    "pid": legible(row["parcel_id"]),
                    "name": _text(row.get("name")),
                    "k": look,
                    "a": round(float(area), 1),
                    "x": round(point.x, 6),
                    "y": round(point.y, 6),
                    "platform": _text(row.get("platform_id")),
                    "use": _text(row.get("plan_use")),
                    "status": code_text(words, "land-status", row.get("status")),
                    "ready": _text(row.get("ready_on")),
                    "findings": legible(told.get(row["parcel_id"], "–")),
                },
                shape,
            )
            for row, shape, point, area, look in looks
        ]
    )


def _layers(content: MapContent, words: Words) -> list[dict[str, Any]]:
    """Return every layer the reader gets; those drawn from the start are the ones the content shows."""
    city = content.city
    built = [
        ("platforms", Mark(BOUNDARY, "none", 2.5), features.platform_layer(city)),
        ("roads", Mark("#cfc8bb", outline=2.0), features.road_layer(city)),
        ("utilities", Mark("#8a6fae", "none", 1.6), features.utility_layer(city)),
        ("demands", Mark("#c51b7d"), features.demand_layer(city)),
        *(
            (f"constraint-{kind}", constraint_mark(kind), features.constraint_layer(city, kind))
            for kind in city.constraint_kinds
        ),
    ]
    layers = []
    for name, mark, text in built:
        data = json.loads(text)
        if data["features"] and name not in content.left_out:
            kind = "constraint" if name.startswith("constraint-") else name
            label = (
                constraint_label(words, name.removeprefix("constraint-"))
                if kind == "constraint"
                else words(f"map-layer-{name}")
            )
            layers.append(
                {
                    "id": name,
                    "kind": kind,
                    "label": label,
                    "mark": asdict(mark),
                    "on": name in content.shown,
                    "data": data,
                }
            )
    return layers


def _collection(items: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, Any]:
    found = [{"type": "Feature", "properties": row, "geometry": shape} for row, shape in items]
    return {"type": "FeatureCollection", "features": found}


def _text(value: object) -> str:
    return legible(value) if features.is_known(value) else ""


def _script() -> str:
    """Return Leaflet and our own scripts as one.

    Raises
    ------
    ValueError
        If a script held what ends a script element; only a changed Leaflet could.
    """
    files = [_leaflet() / "leaflet.js", *(SCRIPT_FOLDER / name for name in OWN)]
    text = "\n;\n".join(path.read_text(encoding="utf-8") for path in files)
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.M)
    if re.search(r"</script|<!--", text, re.I):
        raise ValueError("a script would end its own element")
    return text


def _style() -> str:
    """Return the styles without the pictures of Leaflet that we do not use."""
    leaflet = (_leaflet() / "leaflet.css").read_text(encoding="utf-8")
    return re.sub(r"[\w-]+:\s*url\([^)]*\);?", "", leaflet) + (SCRIPT_FOLDER / "handout.css").read_text(
        encoding="utf-8"
    )


def _leaflet() -> Path:
    return Path(import_module(PACKAGES["leaflet"]).BASE_DIR)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
