"""Which encoding the attribute table of a Shapefile is in, decided from its bytes.

A ``.cpg`` is often missing or wrong, and GDAL then reads GBK as Latin-1 without a word.
"""

from pathlib import Path

from parcels.geo.sandbox.worker.stop import Stop

SAMPLE_BYTES = 64 << 20


def check_parts(shapefile: Path) -> None:
    """Refuse a Shapefile without its index or attribute table."""
    for ending in (".dbf", ".shx"):
        if not shapefile.with_suffix(ending).exists():
            raise Stop("shapefile_part_missing", part=ending)


def text_encoding(shapefile: Path) -> str:
    """Return ``ascii``, ``utf-8`` or ``gb18030``: the first that can read every byte."""
    with shapefile.with_suffix(".dbf").open("rb") as file:
        raw = file.read(SAMPLE_BYTES)
    header = int.from_bytes(raw[8:10], "little")
    body = raw[32:header].replace(b"\0", b" ") + raw[header:]
    for candidate in ("ascii", "utf-8", "gb18030"):
        try:
            body.decode(candidate)
        except UnicodeDecodeError as error:
            if len(body) - error.start >= 4:
                continue  # a character cut at the end of the sample is no evidence
        return candidate
    raise Stop("text_encoding_unknown")


def stated_encoding(shapefile: Path) -> str:
    """Return what the ``.cpg`` says, empty without one."""
    cpg = shapefile.with_suffix(".cpg")
    return cpg.read_bytes()[:40].decode("ascii", "replace").strip() if cpg.exists() else ""
