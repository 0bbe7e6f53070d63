"""A content as plain JSON and back, the same on every machine."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from parcels.domain.errors import InputRefused, ParcelsError
from parcels.geo import drafts
from parcels.planning.scenarios.assumptions import DemandPart
from parcels.planning.scenarios.content import FIELDS, BarKind, Base, CeilingKind, Item, ScenarioContent, Scope

FORMAT = 1
_READERS: Mapping[str, Any] = {"scope": Scope, "on": date.fromisoformat, "atoms": tuple, "part": DemandPart}
_KINDS: Mapping[str, Any] = {"ceilings": CeilingKind, "bars": BarKind}


def encode(content: ScenarioContent) -> dict[str, Any]:
    """Return a content as text, numbers, lists and mappings; kinds of change that are not there are left out."""
    base = content.base
    plain: dict[str, Any] = {
        "format": FORMAT,
        "base": {"policy": base.policy, "inputs": dict(base.inputs), "as_of": base.as_of.isoformat()},
    }
    for name in FIELDS.values():
        if items := getattr(content, name):
            plain[name] = [_encode_item(item) for item in items]
    if content.edits:
        plain["edits"] = [drafts.encode(edit) for edit in content.edits]
    return plain


def decode(plain: Mapping[str, Any]) -> ScenarioContent:
    """Return the content that :func:`encode` wrote.

    Raises
    ------
    InputRefused
        ``scenario_unreadable`` where it is anything else.
    """
    try:
        return _decode(plain)
    except ParcelsError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("scenario_unreadable", problem=type(error).__name__) from error


def content_hash(content: ScenarioContent) -> str:
    """Return the sha256 of the changes, whatever they were drawn up from."""
    plain = {name: value for name, value in encode(content).items() if name != "base"}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _encode_item(item: Item) -> dict[str, Any]:
    return {field.name: _cell(getattr(item, field.name)) for field in fields(item)}


def _cell(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _decode(plain: Mapping[str, Any]) -> ScenarioContent:
    if plain["format"] != FORMAT or plain.keys() - {"format", "base", "edits", *FIELDS.values()}:
        raise ValueError(plain["format"])
    items: dict[str, Any] = {
        name: tuple(_decode_item(kind, name, one) for one in plain.get(name, ())) for kind, name in FIELDS.items()
    }
    base = plain["base"]
    inputs = {str(name): str(sha) for name, sha in base["inputs"].items()}
    return ScenarioContent(
        base=Base(str(base["policy"]), inputs, date.fromisoformat(base["as_of"])),
        edits=tuple(drafts.decode(edit) for edit in plain.get("edits", ())),
        **items,
    )


def _decode_item(kind: type, name: str, plain: Mapping[str, Any]) -> Item:
    readers = {**_READERS, "kind": _KINDS.get(name)}
    cells = {key: value if value is None else readers.get(key, _same)(value) for key, value in plain.items()}
    item: Item = kind(**cells)
    return item


def _same(value: object) -> object:
    return value
