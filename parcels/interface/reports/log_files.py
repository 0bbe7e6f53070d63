"""The log as a file: JSON lines that can be verified without the store, or a workbook for people."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from parcels.interface.reports.log_words import event_text, moment_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.store.events import RawEvent, event_of

COLUMNS = ("seq", "time", "name", "what", "user", "role")


def write_json_lines(path: Path, rows: Sequence[RawEvent], words: Words, terms: ClearanceTerms) -> None:
    """Write ``seq``, ``prev``, ``hash`` and ``body`` (the text the hash is of) of each event on a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            texts = {name: getattr(row, name).decode(errors="replace") for name in ("prev", "hash", "body")}
            file.write(json.dumps({"seq": row.seq, **texts}, ensure_ascii=False) + "\n")


def write_log_workbook(path: Path, rows: Sequence[RawEvent], words: Words, terms: ClearanceTerms) -> None:
    """Write a row for each event, in words, with its text and hash."""
    columns = [*(words(f"log-{name}") for name in COLUMNS), "JSON", "SHA-256"]
    cells = []
    for row in rows:
        event = event_of(row.seq, row.body)
        told = (event.seq, moment_text(event.at), event.name, event_text(words, event, terms), event.user, event.role)
        cells.append([*told, row.body.decode(errors="replace"), row.hash.decode(errors="replace")])
    write_workbook(path, [Sheet(words("page-log"), columns, cells)], title=words("page-log"))


WRITERS: Mapping[str, Callable[[Path, Sequence[RawEvent], Words, ClearanceTerms], None]] = {
    ".jsonl": write_json_lines,
    ".xlsx": write_log_workbook,
}
