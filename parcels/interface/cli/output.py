"""What a command says: tables and sentences for a person, one JSON document for a program."""

import json
import math
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from parcels.interface.words import Words, slug
from parcels.service.progress import Progress as Report
from parcels.service.progress import silent

PIPED_WIDTH = 400


def visible(text: object) -> str:
    """Return text without characters that could steer a terminal (escape codes, text-direction overrides)."""
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs") else "\ufffd"
        for letter in str(text)
    )


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=width is not None)


@dataclass
class Output:
    """Where one run of a command speaks, in one language, to a person or to a program.

    ``workspace`` is set once it is known, so that a failure is logged beside the data. ``must_look`` makes the exit
    code 1 although the command did what it was asked for.
    """

    words: Words
    as_json: bool = False
    debug: bool = False
    workspace: Path | None = None
    must_look: bool = False
    notes: list[str] = field(default_factory=list)

    def say(self, message: str, /, **values: object) -> None:
        """Print one sentence of the catalogue, for a person only."""
        self.text(self.words(message, **values))

    def text(self, sentence: str) -> None:
        """Print a sentence already phrased, for a person only."""
        if not self.as_json:
            _console(sys.stdout).print(Text(visible(sentence)))

    def note(self, message: str, /, **values: object) -> None:
        """Print a side remark on the error stream and keep it for the JSON document."""
        sentence = visible(self.words(message, **values))
        self.notes.append(sentence)
        if not self.as_json:
            _console(sys.stderr).print(Text(sentence))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]], *, title: str = "") -> None:
        """Print a table with phrased headers; numbers to the right."""
        if self.as_json:
            return
        if title:
            self.text(title)
        table = Table(box=box.SIMPLE if sys.stdout.isatty() else None, pad_edge=False, header_style="bold")
        for place, name in enumerate(columns):
            is_number = all(isinstance(row[place], (int, float)) for row in rows) and bool(rows)
            table.add_column(Text(visible(name)), justify="right" if is_number else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(visible(_cell(value))) for value in row))
        _console(sys.stdout).print(table)

    def document(self, document: Mapping[str, Any]) -> None:
        """Print the one JSON document of the command, for a program only."""
        if self.as_json:
            from parcels.service.plain import plain  # needs pandas, which a command for people may do without

            notes = {"notes": self.notes} if self.notes and "notes" not in document else {}
            content = {str(name): plain(value) for name, value in {**document, **notes}.items()}
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")

    def console(self) -> Console:
        """Return the console for people, for what others render."""
        return _console(sys.stdout)

    def complain_plainly(self, message: str, /, **values: object) -> None:
        """Print a sentence of the catalogue on the error stream; the JSON document of the command says the rest."""
        _console(sys.stderr).print(Text(visible(self.words(message, **values))))

    def complain(self, sentence: str, document: Mapping[str, Any]) -> None:
        """Print an error: the sentence on the error stream, with ``--json`` also a document on the output."""
        _console(sys.stderr).print(Text(visible(sentence)))
        self.document({**document, "message": sentence})

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Yield a progress callback: a bar on a terminal, silence otherwise."""
        if self.as_json or not sys.stderr.isatty():
            yield silent
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=_console(sys.stderr), transient=True) as bars:
            yield _Bars(bars, self.words)


class _Bars:
    """One bar per stage, made when the stage is first reported."""

    def __init__(self, bars: Progress, words: Words) -> None:
        self._bars = bars
        self._words = words
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(self._label(stage), total=total or None)
        self._bars.update(self._tasks[stage], completed=done, total=total or None)

    def _label(self, stage: str) -> str:
        message = f"code-stage-{slug(stage)}"
        return self._words(message) if self._words.has(message) else stage


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
