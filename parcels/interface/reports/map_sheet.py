"""A map for print: one page with the map, then its facts, legend and sources; one document for :mod:`.paper`."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geopandas import GeoDataFrame

from parcels.interface.reports.document import Block, Document, Heading, Paragraph
from parcels.interface.reports.map_content import MapContent
from parcels.interface.reports.map_frame import Bounds, convergence
from parcels.interface.reports.map_plate import Layout, Plate, plate_of
from parcels.interface.reports.map_tables import (
    left_out_lines,
    legend_blocks,
    parcel_blocks,
    project_blocks,
    source_blocks,
)
from parcels.interface.reports.paper import printable
from parcels.interface.reports.phrases import page_label
from parcels.interface.words import Words

MOST_TITLE = 40
"""Letters of a name that fit the title line; the whole of it stands on the second page."""
SHORT = 12


@dataclass(frozen=True, eq=False)
class MapOrder:
    """What is to be printed: content, paper, land shown, a fixed scale or none, and whose facts follow the map."""

    content: MapContent
    layout: Layout
    bounds: Bounds
    scale: int | None = None
    parcels: Sequence[str] = ()
    project: Mapping[str, Any] | None = None
    sites: GeoDataFrame | None = None

    def around(self, bounds: Bounds | None) -> "MapOrder":
        """Return the order showing other land; the same for none."""
        return self if bounds is None else replace(self, bounds=bounds)


def map_sheet(order: MapOrder, words: Words) -> Document:
    """Return the map as a document in one language.

    Raises
    ------
    InputRefused
        ``map_scale_unusable``
    """
    content = order.content
    bare = plate_of(content, order.layout, order.bounds, words, order.scale)
    plate = replace(bare, notes=notes_of(bare, words))
    return Document(
        title=words("map-paper-title", city=shortened(content.city.name)),
        subtitle=words(
            "map-paper-subtitle",
            day=content.choice.as_of.isoformat(),
            reader=words.code("reader", content.choice.reader),
        ),
        blocks=_blocks(order, plate, words),
        footer=words("sheet-footer-demo") if content.city.is_demo else words("sheet-footer"),
        language=words.language,
        is_wide=order.layout.is_wide,
        page_label=page_label(words),
        size=order.layout.size.value,
        plate=plate.draw,
    )


def _blocks(order: MapOrder, plate: Plate, words: Words) -> list[Block]:
    content = order.content
    blocks = [*parcel_blocks(content, order.parcels, words), *project_blocks(order.project, order.sites, words)]
    blocks += legend_blocks(plate.rows, words)
    blocks += [
        Heading(words("map-paper-notes")),
        Paragraph(printable(content.city.name)),
        *(Paragraph(one, "small") for one in plate.notes),
    ]
    blocks += [
        Heading(words("map-paper-left-out")),
        *(Paragraph(one, "small") for one in left_out_lines(content.left_out, words)),
    ]
    return [*blocks, *source_blocks(content, words)]


def notes_of(plate: Plate, words: Words) -> list[str]:
    """Return what a reader must know of a map: measure at full size, north, days, version, sources, nobody decided."""
    content, frame = plate.content, plate.frame
    angle = convergence(content.city.crs, frame.centre)
    data_on = content.data_on.date().isoformat() if content.data_on else "–"
    return [
        words("map-paper-full-size"),
        words("map-paper-north", crs=content.city.crs, degrees=f"{angle:+.2f}"),
        words("map-paper-days", data=data_on, law=content.choice.as_of.isoformat()),
        words("map-paper-version", version=version_text(content)),
        words("map-paper-source-line"),
        words("map-paper-suspicion"),
    ]


def version_text(content: MapContent) -> str:
    """Return the version of the data: 12 digits of the hash over the versions of all datasets."""
    joined = "\n".join(f"{name} {sha}" for name, sha in sorted(content.city.versions.items()))
    return hashlib.sha256(joined.encode()).hexdigest()[:SHORT]


def shortened(name: str) -> str:
    """Return a name that fits a title line.

    >>> shortened("城" * 50) == "城" * 39 + "…"
    True
    """
    shown = printable(name).replace("\n", " ").strip()
    return shown if len(shown) <= MOST_TITLE else f"{shown[: MOST_TITLE - 1]}…"
