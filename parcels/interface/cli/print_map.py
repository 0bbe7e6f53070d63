"""``print-map`` and ``handout``: a map as PDF to scale, and the map as one HTML file to pass on."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.map.handout import write_handout
from parcels.interface.reports.map_content import (
    Choice,
    MapContent,
    close_bounds,
    map_content,
    whole_bounds,
    with_parcels,
)
from parcels.interface.reports.map_frame import Bounds, Size
from parcels.interface.reports.map_orders import project_order
from parcels.interface.reports.map_plate import Layout
from parcels.interface.reports.map_sheet import MapOrder, map_sheet
from parcels.interface.reports.map_tables import left_out_lines
from parcels.interface.reports.paper import write_pdf
from parcels.service.handing_on import Reader
from parcels.service.workspace import Workspace as OpenWorkspace


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


To = Annotated[Path, typer.Option("--out", metavar="F.pdf", help="cli-option-print-out")]
SizeOption = Annotated[Size, typer.Option("--size", help="cli-option-print-size")]
OrientationOption = Annotated[Orientation, typer.Option("--orientation", help="cli-option-print-orientation")]
ReaderOption = Annotated[Reader, typer.Option("--role", help="cli-option-print-role")]
Parcels = Annotated[list[str] | None, typer.Option("--parcel", metavar="PARCEL", help="cli-option-print-parcel")]
Project = Annotated[str | None, typer.Option("--project", metavar="PROJECT", help="cli-option-print-project")]
Box = Annotated[str | None, typer.Option("--bbox", metavar="W,S,E,N", help="cli-option-print-bbox")]
Scale = Annotated[int | None, typer.Option("--scale", metavar="N", min=1, help="cli-option-print-scale")]
Layers = Annotated[list[str] | None, typer.Option("--layer", metavar="LAYER", help="cli-option-print-layer")]


@dataclass(frozen=True)
class Paper:
    """Paper and scale."""

    size: SizeOption = Size.A4
    orientation: OrientationOption = Orientation.LANDSCAPE
    scale: Scale = None


@dataclass(frozen=True)
class Shown:
    """What is on the map, and for whom."""

    parcel: Parcels = None
    project: Project = None
    bbox: Box = None
    layer: Layers = None
    role: ReaderOption = Reader.PLANNER


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "print-map")(_print)
    command(app, "handout")(_handout)


def _print(out: Output, *, ws: Workspace, to: To, paper: Paper, shown: Shown, law: Law) -> int:
    if to.suffix.lower() != ".pdf":
        raise InputRefused("export_suffix", file=str(to), allowed=".pdf")
    place = opened(out, ws)
    layers = None if shown.layer is None else tuple(shown.layer)
    content = map_content(place, Choice(law.day, shown.role, layers, law.policy), actor=actor())
    order = _order(place, content, paper, shown)
    document = map_sheet(order, out.words)
    with handed_out(place, to, "map") as draft:
        write_pdf(draft, document)
    out.note("cli-as-of", date=law.day.isoformat())
    out.say("cli-written", file=str(to))
    out.document({"file": str(to), "size": paper.size, "reader": shown.role, "left_out": dict(content.left_out)})
    return 0


def _handout(
    out: Output,
    *,
    ws: Workspace,
    to: Annotated[Path, typer.Option("--out", metavar="F.html", help="cli-option-handout-out")],
    role: Annotated[Reader, typer.Option("--role", help="cli-option-print-role")],
    layer: Layers = None,
    law: Law,
) -> int:
    if to.suffix.lower() != ".html":
        raise InputRefused("export_suffix", file=str(to), allowed=".html")
    place = opened(out, ws)
    layers = None if layer is None else tuple(layer)
    content = map_content(place, Choice(law.day, role, layers, law.policy), actor=actor())
    with handed_out(place, to, "map") as draft:
        write_handout(draft, content, out.words)
    out.note("cli-as-of", date=law.day.isoformat())
    for line in left_out_lines(content.left_out, out.words):
        out.note("cli-handout-left-out", line=line)
    out.say("cli-written", file=str(to))
    out.document({"file": str(to), "reader": role, "left_out": dict(content.left_out)})
    return 0


def _order(ws: OpenWorkspace, content: MapContent, paper: Paper, shown: Shown) -> MapOrder:
    """Return the order: around a box given, else around what is selected, else the whole city."""
    layout = Layout(paper.size, paper.orientation is Orientation.LANDSCAPE)
    marked = with_parcels(content, shown.parcel or ())
    order = MapOrder(marked, layout, whole_bounds(content), paper.scale, tuple(shown.parcel or ()))
    if shown.project:
        order = project_order(ws, order, shown.project, actor=actor())
    return order.around(_box(shown.bbox) or _selected(order.content))


def _selected(content: MapContent) -> Bounds | None:
    return close_bounds([one.shape for one in content.highlights]) if content.highlights else None


def _box(text: str | None) -> Bounds | None:
    """Return west, south, east, north in the CRS of the workspace.

    Raises
    ------
    InputRefused
        ``map_box_unusable``
    """
    if text is None:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InputRefused("map_box_unusable", value=text) from error
    if not (west < east and south < north):
        raise InputRefused("map_box_unusable", value=text)
    return west, south, east, north
