"""A parcel's outline as a small drawing, from numbers only."""

from base64 import b64encode

from shapely.geometry.base import BaseGeometry

SIZE = 84
PAD = 6


def outline(shape: BaseGeometry, colour: str) -> str:
    """Return an image of a shape, north up, fitted into a square (a data address passes Streamlit's sanitiser)."""
    west, south, east, north = shape.bounds
    scale = (SIZE - 2 * PAD) / max(east - west, north - south, 1.0)
    polygons = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    path = " ".join(
        _ring([(PAD + (x - west) * scale, PAD + (north - y) * scale) for x, y, *_ in r.coords]) for r in rings
    )
    fill = f'fill="{colour}" fill-opacity=".35" fill-rule="evenodd" stroke="{colour}" stroke-width="2"'
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        f'<path d="{path}" {fill}/></svg>'
    )
    data = b64encode(drawing.encode()).decode()
    return f'<img alt="" width="{SIZE}" height="{SIZE}" src="data:image/svg+xml;base64,{data}">'


def _ring(points: list[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"
