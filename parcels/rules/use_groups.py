"""Planned uses put together into a few groups for a map; a code means something within its scheme only."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from parcels.rules.uses import is_statutory_blank


class UseGroup(StrEnum):
    """Groups of planned uses, in the order of a legend. In Chinese: 规划用途分组."""

    INDUSTRY_1 = "industry_1"
    """一类工业用地."""
    INDUSTRY_2 = "industry_2"
    """二类工业用地."""
    INDUSTRY_3 = "industry_3"
    """三类工业用地."""
    INDUSTRY = "industry"
    """工业用地, of no class told apart."""
    MINING = "mining"
    """采矿、盐田用地."""
    STORAGE = "storage"
    """仓储用地."""
    RESIDENTIAL = "residential"
    """居住用地."""
    PUBLIC = "public"
    """公共管理与公共服务用地."""
    COMMERCIAL = "commercial"
    """商业服务业用地."""
    TRANSPORT = "transport"
    """交通运输用地."""
    UTILITIES = "utilities"
    """公用设施用地."""
    GREEN = "green"
    """绿地与开放空间用地."""
    BLANK = "blank"
    """留白用地."""
    SPECIAL = "special"
    """特殊用地."""
    NATURE = "nature"
    """农用地、水域、其他土地."""
    UNKNOWN = "unknown"
    """A code of a scheme, or in a scheme, that is not known here."""
    NOT_STATED = "not_stated"
    """No code is recorded."""


G = UseGroup
_FARM_A = dict.fromkeys(("01", "02", "03", "04", "05", "06", "17", "18", "23", "24"), G.NATURE)
_GUIDE: Mapping[str, UseGroup] = _FARM_A | {
    "07": G.RESIDENTIAL,
    "08": G.PUBLIC,
    "09": G.COMMERCIAL,
    "1001": G.INDUSTRY,
    "100101": G.INDUSTRY_1,
    "100102": G.INDUSTRY_2,
    "100103": G.INDUSTRY_3,
    "1002": G.MINING,
    "1003": G.MINING,
    "11": G.STORAGE,
    "12": G.TRANSPORT,
    "13": G.UTILITIES,
    "14": G.GREEN,
    "15": G.SPECIAL,
}
"""国土空间调查、规划、用途管制用地用海分类指南."""
_PRESENT_USE: dict[str, UseGroup] = {
    "01": G.NATURE,
    "02": G.NATURE,
    "03": G.NATURE,
    "04": G.NATURE,
    "11": G.NATURE,
    "12": G.NATURE,
    "05": G.COMMERCIAL,
    "0601": G.INDUSTRY,
    "0602": G.MINING,
    "0603": G.MINING,
    "07": G.RESIDENTIAL,
    "08": G.PUBLIC,
    "09": G.SPECIAL,
    "10": G.TRANSPORT,
}
"""What GB/T 21010-2017 and the working classes of the third survey have in common."""
_CITY: Mapping[str, UseGroup] = {
    "M": G.INDUSTRY,
    "M1": G.INDUSTRY_1,
    "M2": G.INDUSTRY_2,
    "M3": G.INDUSTRY_3,
    "W": G.STORAGE,
    "R": G.RESIDENTIAL,
    "A": G.PUBLIC,
    "B": G.COMMERCIAL,
    "S": G.TRANSPORT,
    "U": G.UTILITIES,
    "G": G.GREEN,
    "E": G.NATURE,
}
"""GB 50137-2011."""
_SCHEMES: Mapping[str, Mapping[str, UseGroup]] = {
    "A-2023": _GUIDE,
    "A-2020": _GUIDE,
    "B-2017": _PRESENT_USE | {"0604": G.STORAGE, "0809": G.UTILITIES, "0810": G.GREEN},
    "C-TD1055": _PRESENT_USE | {"00": G.NATURE, "0508": G.STORAGE, "0809": G.UTILITIES, "0810": G.GREEN},
    "D-2011": _CITY,
}


def use_group(scheme: str, code: str) -> UseGroup:
    """Return the group of a planned use, by the longest known start of its code in its scheme.

    Sources: the schemes named in ``docs/import.md``; 1001 is industry in A-2023 and railways in B-2017, so nothing is
    ever looked up across schemes.
    """
    if not code:
        return UseGroup.NOT_STATED
    if is_statutory_blank(scheme, code):
        return UseGroup.BLANK
    known = _SCHEMES.get(scheme, {})
    return next((known[start] for start in _starts(code) if start in known), UseGroup.UNKNOWN)


def _starts(code: str) -> Iterator[str]:
    return (code[:length] for length in range(len(code), 0, -1))
