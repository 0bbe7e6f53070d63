"""The land findings are about, for the map: under the numbers the findings have in the list beside it."""

from geopandas import GeoDataFrame

from parcels.domain.finding import Finding
from parcels.interface.map.overlay import OFFENCE, Shape, shapes_of
from parcels.interface.reports.check_sheet import worst_first
from parcels.service.check_papers import CheckPaper
from parcels.service.offending import kind_of

Key = tuple[str, str, str]
"""Rule, subject and layer: which finding of an allocation is meant."""


def key_of(finding: Finding) -> Key:
    """Return what tells a finding from the others of its allocation."""
    return finding.rule, finding.subject, kind_of(finding)


def offending_shapes(
    paper: CheckPaper, crs: str, close: Key | None = None, *, is_numbered: bool = True
) -> tuple[Shape, ...]:
    """Return the offending land with the worst on top; the map moves to the finding asked for closely."""
    if paper.ground is None:
        return ()
    drawn = [
        (offence.shape, str(number) if is_numbered else "", key_of(finding) == close)
        for number, finding in enumerate(worst_first(paper.check.findings), 1)
        if (offence := paper.ground.offences.of(finding)) is not None
    ]
    drawn.reverse()
    frame = GeoDataFrame(geometry=[shape for shape, _, _ in drawn], crs=crs)
    shapes = shapes_of(frame, OFFENCE, [number for _, number, _ in drawn])
    return tuple(
        Shape(shape.geometry, shape.role, shape.label, shape.at, is_close)
        for shape, (_, _, is_close) in zip(shapes, drawn, strict=True)
    )
