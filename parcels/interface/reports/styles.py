"""Styles that travel inside a GeoPackage (table ``layer_styles``), read by QGIS when a layer is opened."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path

CREATE = """
CREATE TABLE IF NOT EXISTS layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
    description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
"""
REGISTER = """
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier)
VALUES ('layer_styles', 'attributes', 'layer_styles')
"""
INSERT = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
    styleSLD, useAsDefault, description, owner, ui) VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', '')
"""


@dataclass(frozen=True)
class Fill:
    """One look: value of the styled field (``None``: everything), label, fill and outline colour, width in mm."""

    value: str | None
    label: str
    fill: str
    outline: str = "#555555"
    width: float = 0.2
    brush: str = "solid"


@dataclass(frozen=True)
class LayerStyle:
    """How a polygon layer looks: by one field, or the same everywhere."""

    layer: str
    field: str | None
    fills: Sequence[Fill]


def add_styles(path: Path, styles: Sequence[LayerStyle], geometry_column: str = "geom") -> None:
    """Put styles into a GeoPackage as the default look of its layers."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(CREATE)
        connection.execute(REGISTER)
        for style in styles:
            row = (style.layer, geometry_column, style.layer, qml(style), sld(style), style.layer)
            connection.execute(INSERT, row)


def qml(style: LayerStyle) -> str:
    """Return the style as QGIS reads it."""
    symbols = "".join(_symbol(number, fill) for number, fill in enumerate(style.fills))
    head = (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n<qgis version="3.22" styleCategories="Symbology">'
    )
    if style.field is None:
        return f'{head}<renderer-v2 type="singleSymbol"><symbols>{symbols}</symbols></renderer-v2></qgis>'
    categories = "".join(
        f'<category value="{escape(fill.value or "")}" label="{escape(fill.label)}" symbol="{number}" render="true"/>'
        for number, fill in enumerate(style.fills)
    )
    attribute = escape(style.field)
    return (
        f'{head}<renderer-v2 type="categorizedSymbol" attr="{attribute}"><categories>{categories}</categories>'
        f"<symbols>{symbols}</symbols></renderer-v2></qgis>"
    )


def _symbol(number: int, fill: Fill) -> str:
    options = {
        "color": _rgba(fill.fill),
        "outline_color": _rgba(fill.outline),
        "outline_width": str(fill.width),
        "outline_width_unit": "MM",
        "outline_style": "solid",
        "style": fill.brush,
    }
    rows = "".join(f'<Option name="{name}" value="{value}" type="QString"/>' for name, value in options.items())
    head = f'<symbol name="{number}" type="fill" alpha="1" clip_to_extent="1">'
    layer = f'<layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map">{rows}</Option></layer>'
    return f"{head}{layer}</symbol>"


def _rgba(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"{red},{green},{blue},255"


def sld(style: LayerStyle) -> str:
    """Return the style in the language other programs read."""
    spaces = 'xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"'
    rules = "".join(_rule(style.field, fill) for fill in style.fills)
    return (
        f'<StyledLayerDescriptor {spaces} version="1.0.0"><NamedLayer><Name>{escape(style.layer)}</Name>'
        f"<UserStyle><FeatureTypeStyle>{rules}</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>"
    )


def _rule(field: str | None, fill: Fill) -> str:
    test = ""
    if field is not None:
        test = (
            f"<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>{escape(field)}</ogc:PropertyName>"
            f"<ogc:Literal>{escape(fill.value or '')}</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
        )
    inside = f'<Fill><CssParameter name="fill">{fill.fill}</CssParameter></Fill>'
    line = f'<Stroke><CssParameter name="stroke">{fill.outline}</CssParameter></Stroke>'
    name = f"<Name>{escape(fill.label)}</Name>"
    return f"<Rule>{name}{test}<PolygonSymbolizer>{inside}{line}</PolygonSymbolizer></Rule>"
