"""Papers and photos that prove a record: papers are kept as they came, photos only without what they tell besides.

A photo of a telephone names the place, the time and the person's device; none of that is kept. It is decoded and
encoded again in the sandboxed child process, which never hands over anything but pixels.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox.photos import PhotoLimits, clean_photo
from parcels.landing.record_chain import Paper
from parcels.store.checks import Evidence, keep_evidence
from parcels.store.unit_of_work import UnitOfWork

MOST_PAPERS = 20
"""Files handed in at once."""
LARGEST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120
PAPER_TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ofd": "application/ofd",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".zip": "application/zip",
}
"""What papers may be, by the end of their name; they are never opened here."""


@dataclass(frozen=True)
class Attachment:
    """A file handed in with a record; ``is_photo`` asks for it to be shown, so it is made safe to show."""

    name: str
    content: bytes
    caption: str = ""
    is_photo: bool = False


@dataclass(frozen=True)
class ReadyPaper:
    """A file ready to be kept, and how the record names it."""

    evidence: Evidence
    paper: Paper


def ready_papers(given: Iterable[Attachment]) -> tuple[ReadyPaper, ...]:
    """Return the files as they may be kept; photos without metadata.

    Raises
    ------
    InputRefused
        ``paper_too_many``, ``evidence_too_big``, ``paper_empty``, ``paper_type_refused``; for a photo see
        :func:`parcels.geo.sandbox.photos.clean_photo`.
    """
    files = tuple(given)
    if len(files) > MOST_PAPERS:
        raise InputRefused("paper_too_many", count=len(files), limit=MOST_PAPERS)
    return tuple(map(_ready, files))


def _ready(one: Attachment) -> ReadyPaper:
    name = _plain_name(one.name)
    if not one.content:
        raise InputRefused("paper_empty", file=name)
    if len(one.content) > LARGEST_BYTES:
        raise InputRefused("evidence_too_big", file=name, limit_mb=LARGEST_BYTES // 2**20)
    original = sha256(one.content).hexdigest()
    caption = one.caption.strip()[:LONGEST_NAME]
    if one.is_photo:
        clean = clean_photo(one.content, name, PhotoLimits())
        kept = Evidence(name, clean.media_type, clean.content)
        return ReadyPaper(kept, Paper(kept.sha256, name, caption, True, original))
    ending = f".{name.rpartition('.')[2].lower()}"
    if ending not in PAPER_TYPES:
        raise InputRefused("paper_type_refused", file=name, allowed=" ".join(PAPER_TYPES))
    return ReadyPaper(Evidence(name, PAPER_TYPES[ending], one.content), Paper(original, name, caption))


def _plain_name(name: str) -> str:
    """Return a file's name without its folder and without what could steer a terminal or a header."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if letter.isprintable() and letter not in '"<>|:*?')
    return shown[-LONGEST_NAME:] or "file"


def keep_papers(work: UnitOfWork, papers: Iterable[ReadyPaper]) -> tuple[Paper, ...]:
    """Keep the files in the transaction of their record, and return how the record names them."""
    kept = tuple(papers)
    for one in kept:
        keep_evidence(work, one.evidence)
    return tuple(one.paper for one in kept)
