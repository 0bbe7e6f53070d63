"""Editions of one rule put together: what the levels say on a date, the higher one winning field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parcels.rules.rulebook_packs import Grade, Level, NumberEntry, Pack, RuleEntry, Sourced, Step
from parcels.rules.rulebook_rules import ConstraintRule, Rule, Source, Threshold

Edition = tuple[Pack, RuleEntry]
SOURCE = ("document", "article", "edition", "link", "last_checked_on", "last_checked_by", "grade")
PLAIN = ("step", "severity", "authority", "effective_from", "effective_to", "met_by")
LAYER = ("applies", "projects", "kind", "grades", "corridor")
WORDS = ("lists", "tables")
NUMBER = ("value", "unit", "of", "low", "high", "sector", "classification", "land_grade", "is_binding", "stricter")
MAX_SHARE = "max_share"


@dataclass(frozen=True)
class Merged:
    """One rule with what all levels below and up to one say of it."""

    code: str
    topic: str
    pack: Pack
    fields: Mapping[str, Any]
    source: Mapping[str, Any]
    values: Mapping[str, Threshold]
    words: Mapping[str, Mapping[str, Any]]
    title: Mapping[str, str]
    is_local: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields no level states."""
        needed = {name: self.fields.get(name) for name in ("step", "severity", "authority")}
        needed["grade"] = self.source.get("grade")
        return tuple(name for name, value in needed.items() if value is None)


def editions(packs: Iterable[Pack]) -> Mapping[str, tuple[Edition, ...]]:
    """Return code → every entry of it with its pack, in the order of the packs (lowest level first)."""
    found: dict[str, list[Edition]] = {}
    for pack in packs:
        for entry in pack.rules:
            found.setdefault(entry.code, []).append((pack, entry))
    return {code: tuple(found[code]) for code in sorted(found)}


def standing(packs: Iterable[Pack], on: date) -> Iterator[Merged]:
    """Yield every rule in force on a date, by code."""
    for found in editions(packs).values():
        in_force = [edition for edition in found if edition[1].in_force(on)]
        if in_force:
            yield list(stacked(in_force))[-1]


def stacked(found: Iterable[Edition]) -> Iterator[Merged]:
    """Yield the rule after each level has had its say; at most one edition per level."""
    merged: Merged | None = None
    for pack, entry in found:
        merged = _over(merged, pack, entry)
        yield merged


def _over(below: Merged | None, pack: Pack, entry: RuleEntry) -> Merged:
    own = {name: getattr(entry, name) for name in (*PLAIN, *LAYER) if getattr(entry, name) is not None}
    own |= {name: getattr(entry, name) for name in ("effective_from", "effective_to")}
    numbers = {name: _threshold(name, number, entry, pack) for name, number in entry.values.items()}
    restates = entry.document is not None  # a grade alone speaks of the numbers stated with it
    return Merged(
        code=entry.code,
        topic=pack.topic if below is None else below.topic,
        pack=pack,
        fields=own if below is None else {**below.fields, **own},
        source=_source(pack, entry) if below is None or restates else below.source,
        values=numbers if below is None else {**below.values, **numbers},
        words={name: {**({} if below is None else below.words[name]), **getattr(entry, name)} for name in WORDS},
        title={**({} if below is None else below.title), **_titles(entry)},
        is_local=pack.level is not Level.NATIONAL,
    )


def _titles(entry: RuleEntry) -> dict[str, str]:
    return {str(language): text for language, text in entry.title.items()}


def _source(*stated: Pack | Sourced) -> dict[str, Any]:
    """Return the source fields, a later statement replacing those of an earlier one."""
    found: dict[str, Any] = {}
    for item in stated:
        found |= {name: getattr(item, name) for name in SOURCE if getattr(item, name, None) is not None}
    return found


def _threshold(name: str, number: NumberEntry, entry: RuleEntry, pack: Pack) -> Threshold:
    source = _source(pack, entry, number)
    if number.document is not None:  # an article of another document says nothing about this one
        source = {**_source(pack), "grade": source.get("grade"), **_source(number)}
    source["grade"] = source.get("grade") or Grade.POLICY
    same = {key: getattr(number, key) for key in NUMBER}
    return Threshold(name=name, limits=number.limits or name, level=pack.level, **same, **_shown(source))


def _shown(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return the source as it may be shown: nothing but the grade where there is none, or nobody has verified it."""
    if source["grade"] is Grade.UNVERIFIED or not source.get("document"):
        return {"grade": source["grade"]}
    return dict(source)


def rule_of(merged: Merged) -> Rule:
    """Return the rule of a step of the funnel or of an allocation's life."""
    return Rule(**_common(merged))


def constraint_of(merged: Merged, boundary_tolerance: float) -> ConstraintRule:
    """Return the rule of a layer; ``boundary_tolerance`` is the share accepted outside layers land must lie in."""
    layer = {name: merged.fields[name] for name in LAYER if name in merged.fields}
    accepted = merged.values[MAX_SHARE].value if MAX_SHARE in merged.values else None
    if accepted is None:
        accepted = boundary_tolerance if layer.get("applies") == "outside" else 0.0
    own = {"kind": merged.code, "grades": (), **layer, "max_share": accepted}
    return ConstraintRule(**_common(merged), **own)


def _common(merged: Merged) -> dict[str, Any]:
    return {
        "code": merged.code,
        "topic": merged.topic,
        "pack": merged.pack.pack,
        "region": merged.pack.region,
        "level": merged.pack.level,
        "is_local": merged.is_local,
        "values": dict(merged.values),
        "own_title": dict(merged.title),
        **merged.words,
        **{name: merged.fields.get(name) for name in PLAIN},
        **_shown(merged.source),
    }


def is_layer(merged: Merged) -> bool:
    """Return whether the rule is about a layer."""
    return merged.fields.get("step") is Step.CONSTRAINT


__all__ = ["Edition", "Merged", "Source", "constraint_of", "editions", "is_layer", "rule_of", "stacked", "standing"]
