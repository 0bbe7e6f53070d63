"""Events and faults of the log in words, the same in the terminal, in the app and in a workbook."""

import json
from collections.abc import Mapping
from datetime import datetime

from parcels.domain.codes import Verdict
from parcels.interface.reports.landing import clock_text
from parcels.interface.reports.landing_records import GROUPS, item_text
from parcels.interface.words import Words, slug
from parcels.landing.clearance_terms import ClearanceTerms, packaged_terms
from parcels.service.access import Role
from parcels.service.log import LogFault
from parcels.store.events import NEVER, Event

SHORT_HASH = 12
EMPTY_VALUES: tuple[object, ...] = (None, "", [], {})
CODES: Mapping[str, frozenset[object]] = {"verdict": frozenset(Verdict), "role": frozenset(Role)}
HASHED = frozenset({"policy", "rules", "sha256"})


def event_text(words: Words, event: Event, terms: ClearanceTerms | None = None) -> str:
    """Return what happened as a sentence; the name with its values where the catalogue does not know the event.

    ``terms`` name the matters of departments as the city does, ``None`` as those that come with the program.
    """
    message = f"event-{slug(event.name)}"
    if not words.has(message):
        return f"{event.name} {json.dumps(dict(event.values), ensure_ascii=False, sort_keys=True)}"
    known = terms or packaged_terms()
    shown = {name: _shown(words, name, value, known) for name, value in event.values.items()}
    return words.coded("event", event.name, {**EMPTY, **shown})


EMPTY: Mapping[str, str] = dict.fromkeys(
    ("reason", "address", "by", "because", "document", "files", "held_until", "site", "crs", "sha256"), "–"
)
"""Values that not every event of a name has."""


def _shown(words: Words, name: str, value: object, terms: ClearanceTerms) -> str:
    if value in EMPTY_VALUES:
        return "–"
    if isinstance(value, bool):
        return words("landing-yes" if value else "landing-no")
    if name in HASHED:
        return str(value)[:SHORT_HASH]
    if isinstance(value, str) and value in CODES.get(name, ()):
        return words.code(name, value)
    if name == "kind" and words.has(f"code-record-kind-{slug(str(value))}"):
        return words.code("record-kind", value)
    if isinstance(value, dict):
        value = [_part(words, key, item, terms) for key, item in sorted(value.items()) if item not in EMPTY_VALUES]
    return words("list-separator").join(map(str, value)) if isinstance(value, list) else str(value)


def _part(words: Words, key: str, value: object, terms: ClearanceTerms) -> str:
    """Return one field of a record: by its label and the name of its code, or as it stands where there are none."""
    text = _coded(words, key, value, terms) if isinstance(value, str) else _shown(words, key, value, terms)
    labelled = words.has(f"code-record-field-{slug(key)}")
    return words("record-part", field=words.code("record-field", key), value=text) if labelled else f"{key} {text}"


def _coded(words: Words, key: str, value: str, terms: ClearanceTerms) -> str:
    if key == "item":
        return item_text(words, value, terms)
    if key == "clock":
        return clock_text(words, value)
    group = GROUPS.get(key)
    named = group is not None and words.has(f"code-{group}-{slug(value)}")
    return words.code(group, value) if named and group else _shown(words, key, value, terms)


def moment_text(at: datetime | None) -> str:
    """Return a time as people here read it, with its offset from UTC; a dash where it is unknown."""
    if at is None or at == NEVER:
        return "–"
    return at.astimezone().isoformat(sep=" ", timespec="seconds")


def fault_text(words: Words, fault: LogFault) -> str:
    """Return what is wrong, where, and since when at the earliest."""
    what = words(f"log-table-{slug(fault.table)}")
    values = {"column": "–", "told": "–", "found": "–", **fault.values, "what": what, "record": fault.record}
    parts = [words.coded("fault", fault.code, values)]
    if fault.since is not None:
        parts.append(words("fault-since", since=moment_text(fault.since)))
    if fault.seq is not None and fault.table not in ("event", "anchor"):
        parts.append(words("fault-seq", seq=str(fault.seq)))
    return (" " if words.language == "en" else "").join(parts)
