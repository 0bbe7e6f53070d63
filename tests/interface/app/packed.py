"""Reads packed parcels as the browser does."""

import json

import numpy as np
import shapely

STEP = 8


def unpacked(content: bytes) -> dict:
    """Header and arrays by name."""
    assert content[:4] == b"PARC"
    length = int.from_bytes(content[4:8], "little")
    found = json.loads(content[8 : 8 + length])
    at = _up(8 + length)
    for name, kind, size in found["arrays"]:
        found[name] = np.frombuffer(content, "<" + kind, size, at)
        at = _up(at + found[name].nbytes)
    assert at == len(content)
    return found


def shapes(found: dict) -> list[shapely.MultiPolygon]:
    """Parcels in degrees: a ring that is no hole begins a new part."""
    points = (np.cumsum(found["steps"].reshape(-1, 2), axis=0) + found["corner"]) * found["unit"]
    rings = np.split(points, np.cumsum(found["sizes"])[:-1]) if len(found["sizes"]) else []
    parcels, at = [], 0
    for count in found["rings"]:
        parts: list[list] = []
        for ring, is_hole in zip(rings[at : at + count], found["holes"][at : at + count], strict=True):
            if is_hole:
                parts[-1].append(ring)
            else:
                parts.append([ring])
        parcels.append(shapely.MultiPolygon([(part[0], part[1:]) for part in parts]))
        at += count
    return parcels


def _up(size: int) -> int:
    return -(-size // STEP) * STEP
