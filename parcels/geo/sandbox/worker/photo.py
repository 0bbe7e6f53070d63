"""A photo: decoded, turned as the camera says, made smaller, and encoded again from its pixels alone."""

from typing import Any

from parcels.geo.sandbox.worker.stop import Stop
from parcels.geo.sandbox.worker.task import Task

QUALITY = 85


def read_photo(task: Task) -> dict[str, Any]:
    """Write ``out-0.jpg``; the choice says the most pixels to decode and the longest side to keep."""
    from PIL import Image, ImageOps

    most, longest = map(int, str(task.choice).split(":"))
    try:
        with Image.open(task.source, formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > most:
                raise Stop("photo_too_large", megapixels=round(opened.width * opened.height / 1e6), limit=most // 10**6)
            upright = ImageOps.exif_transpose(opened)
            shown = upright.convert("RGBA") if "transparency" in upright.info or "A" in upright.mode else upright
            pixels = Image.new("RGB", shown.size, "white")
            pixels.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Stop("photo_damaged", problem=type(error).__name__) from None
    pixels.thumbnail((longest, longest))
    pixels.save(task.folder / "out-0.jpg", "JPEG", quality=QUALITY, optimize=True)
    return {"width": pixels.width, "height": pixels.height}
