"""The Chinese font for paper, from the system; a PDF without one would show empty boxes, so it is refused."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parcels.domain.errors import ActionRefused


@dataclass(frozen=True)
class FontFile:
    """A font file; in a collection, ``number`` is the simplified Chinese face (0 of Noto CJK is Japanese)."""

    path: Path
    number: int = 0


KNOWN = (
    FontFile(Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), 2),
    FontFile(Path("/usr/share/fonts/opentype/noto-cjk/NotoSansCJK-Regular.ttc"), 2),
    FontFile(Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"), 2),
    FontFile(Path("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"), 2),
    FontFile(Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")),
    FontFile(Path("C:/Windows/Fonts/msyh.ttc")),
    FontFile(Path("C:/Windows/Fonts/simhei.ttf")),
    FontFile(Path("/System/Library/Fonts/STHeiti Medium.ttc"), 1),
)


def chinese_font(known: Sequence[FontFile] = KNOWN) -> FontFile:
    """Return the font named by ``PARCELS_FONT``, else the first of the known places that exists.

    Raises
    ------
    ActionRefused
        ``font_missing`` if there is none.
    """
    named = os.environ.get("PARCELS_FONT")
    places = (FontFile(Path(named)), *known) if named else tuple(known)
    for font in places:
        if font.path.is_file():
            return font
    raise ActionRefused("font_missing")
