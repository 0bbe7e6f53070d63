"""A parcel's outline as a small drawing, from numbers only."""

from shapely.geometry.base import BaseGeometry

SIZE = 84
PAD = 6


def outline(shape: BaseGeometry, colour: str) -> str:
    """Return the SVG of a shape, north up, fitted into a square."""
    west, south, east, north = shape.bounds
    scale = (SIZE - 2 * PAD) / max(east - west, north - south, 1.0)
    polygons = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    path = " ".join(
        "M" + " L".join(f"{PAD + (x - west) * scale:.1f},{PAD + (north - y) * scale:.1f}" for x, y, *_ in ring.coords) + " Z"
        for ring in rings
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        f'<path d="{path}" fill="{colour}" fill-opacity=".35" fill-rule="evenodd" stroke="{colour}" stroke-width="2"/></svg>'
    )
