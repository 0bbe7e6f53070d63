"""Photos: decoded in the sandboxed child and encoded again from their pixels, so that nothing else of the file remains.

No EXIF, GPS, XMP, thumbnail, comment or colour profile outlives this; what the camera meant to be up is up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox.child import Job, own_folder, run_child
from parcels.geo.sandbox.limits import LIMITS

SIGNATURES = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
"""First bytes of what is taken for a photo; other formats (HEIC, TIFF, SVG, GIF) are refused."""
PHOTO_FILE = "out-0.jpg"


@dataclass(frozen=True)
class PhotoLimits:
    """Largest photo that is decoded, and the longest side that is kept, both in pixels."""

    file_bytes: int = 20 * 1024 * 1024
    pixels: int = 60_000_000
    longest_side: int = 2560
    wall_seconds: float = 20.0


@dataclass(frozen=True)
class CleanPhoto:
    """A photo made of pixels only (JPEG), its width and height."""

    content: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


def clean_photo(content: bytes, name: str, limits: PhotoLimits = PhotoLimits()) -> CleanPhoto:
    """Return a photo without metadata, turned upright and no larger than is needed to see what it proves.

    Raises
    ------
    InputRefused
        ``photo_format_refused`` for what is no JPEG or PNG by its content, ``photo_too_large``, ``photo_damaged``;
        ``took_too_long`` and ``reader_died`` as for any file.
    InternalFailure
        ``disk_full``.
    """
    kind = next((kind for kind, start in SIGNATURES.items() if content.startswith(start)), None)
    if kind is None:
        raise InputRefused("photo_format_refused", file=name, allowed="JPEG, PNG")
    if len(content) > limits.file_bytes:
        raise InputRefused("evidence_too_big", file=name, limit_mb=limits.file_bytes // 2**20)
    job = Job("photo", f"input.{kind}", (f"{limits.pixels}:{limits.longest_side}",))
    with own_folder() as folder:
        (folder / job.source).write_bytes(content)
        (part,) = _decoded(job, folder, limits, name)
        cleaned = (folder / PHOTO_FILE).read_bytes()
    if not cleaned.startswith(SIGNATURES["jpeg"]):
        raise InputRefused("photo_damaged", file=name, problem="-")
    return CleanPhoto(cleaned, int(part["width"]), int(part["height"]))


def _decoded(job: Job, folder: Path, limits: PhotoLimits, name: str) -> tuple[Mapping[str, Any], ...]:
    """Return what the child says; a refusal names the file alone, for a photo has no layers."""
    try:
        return run_child(job, folder, LIMITS, limits.wall_seconds, name).parts
    except InputRefused as error:
        raise InputRefused(error.code, **{**error.values, "file": name}) from None
