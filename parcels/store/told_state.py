"""The state that the log tells: every event read in order, and what each row should look like after it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from parcels.domain.allocation import AllocationStatus
from parcels.store.columns import moment_text
from parcels.store.events import UNREADABLE, Event
from parcels.store.tables import allocation, person
from parcels.store.told_papers import Paper, papers_of
from parcels.store.told_quotas import ToldEntry, told_entry

NOT_A_CHANGE = frozenset({"checked", "quota_used", "quota_given_back"})
"""Events that name an allocation without changing its row; those about a finding (``finding_…``) besides."""
ALLOCATION_COLUMNS = frozenset(allocation.c.keys()) - {"id", "version"}
TOLD_SINCE = ("platform_id", "area_m2", "land_sha256", "plan_run_id", "year", "running")
PERSON_COLUMNS = frozenset(person.c.keys()) - {"id", "version", "failures", "locked_until"}


@dataclass
class ToldRow:
    """What the log says of a row: columns → plain values, and the last event that did."""

    columns: dict[str, object]
    seq: int
    at: datetime


@dataclass
class ToldState:
    """Table → record → row, as the log tells it; ``odd`` holds events whose values are not what their name promises."""

    rows: dict[str, dict[object, ToldRow]] = field(default_factory=dict)
    quotas: list[ToldEntry] = field(default_factory=list)
    papers: dict[Paper, tuple[str, Event]] = field(default_factory=dict)
    odd: list[Event] = field(default_factory=list)

    def put(self, table: str, record: object, event: Event, columns: Mapping[str, object]) -> None:
        """Set columns of a row."""
        rows = self.rows.setdefault(table, {})
        row = rows.setdefault(record, ToldRow({}, event.seq, event.at))
        row.columns.update(columns)
        row.seq, row.at = event.seq, event.at

    def known(self, table: str, record: object) -> bool:
        """Return whether the log speaks of a row."""
        return record in self.rows.get(table, {})


def told_state(events: Iterable[Event]) -> ToldState:
    """Return the state that events tell."""
    state = ToldState()
    for event in events:
        try:
            _tell(state, event)
            state.papers.update((paper, (digest, event)) for paper, digest in papers_of(event))
        except (KeyError, TypeError, ValueError, AttributeError):
            state.odd.append(event)
    return state


def _tell(state: ToldState, event: Event) -> None:
    if event.name == UNREADABLE:
        raise ValueError(event.seq)
    if event.name in _TELLERS:
        _TELLERS[event.name](state, event, event.values)
    elif event.name.startswith("finding_"):
        _decided(state, event, event.values)
    elif "allocation" in event.values and event.name not in NOT_A_CHANGE:
        _changed(state, event, event.values)


def signed(event: Event, by: str, at: str) -> dict[str, object]:
    """Return the columns that say who did it and when."""
    return {by: event.user, at: moment_text(event.at)}


def _created(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = {name: values[name] for name in ("name", "crs", "is_demo")}
    state.put("workspace", 1, event, {**same, "created_on": moment_text(event.at)})


def _crs_set(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    state.put("workspace", 1, event, {"crs": values["crs"]})


def _imported(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    for before in state.rows.get("dataset", {}).values():
        if before.columns["name"] == values["dataset"]:
            before.columns["is_current"] = False
    same = {name: values[name] for name in ("source", "source_sha256", "content_sha256", "crs")}
    counts = {f"{name}_count": values[name] for name in ("read", "kept", "repaired", "refused")}
    who = signed(event, "imported_by", "imported_at")
    row = {"name": values["dataset"], **same, **counts, **who, "is_current": True}
    state.put("dataset", values["dataset_id"], event, row)


def _plan_saved(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = {name: values[name] for name in ("policy_hash", "inputs", "status", "objective", "bound")}
    hashes = {name: values[name] for name in ("document_sha256", "files_sha256") if name in values}
    state.put("plan_run", values["plan_run_id"], event, {**same, **hashes, **signed(event, "actor", "created_at")})


def _allocated(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = {name: values[name] for name in ("site", "status", "held_until", "request_id")}
    row = {"project_id": values["project"], **same, "atoms": frozenset(values["atoms"]), "ended_at": None}
    row |= _told_since(values) | {"reason": values.get("reason") or None}
    nobody = {"changed_by": None, "changed_at": None, "decided_by": None, "decided_at": None}
    state.put("allocation", values["allocation"], event, {**row, **nobody, **signed(event, "made_by", "made_at")})


def _told_since(values: Mapping[str, Any]) -> dict[str, object]:
    """Return what events about bound land tell that older ones did not."""
    return {name: values[name] for name in TOLD_SINCE if name in values}


def _resubmitted(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    status = values.get("status", str(AllocationStatus.PROPOSED))
    row = {"site": values["site"], "status": status, "atoms": frozenset(values["atoms"]), **_told_since(values)}
    undecided = {"decided_by": None, "decided_at": None}
    if "reason" in values:
        row["reason"] = values["reason"] or None
    else:  # older events do not tell it
        state.rows["allocation"][values["allocation"]].columns.pop("reason", None)
    who = signed(event, "changed_by", "changed_at")
    state.put("allocation", values["allocation"], event, {**row, **undecided, **who})


def _changed(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: _moment(name, value) for name, value in values.items() if name in ALLOCATION_COLUMNS}
    if "status" in values and AllocationStatus(values["status"]).is_over:
        row |= {"ended_at": moment_text(event.at), "atoms": frozenset()}
    state.put("allocation", values["allocation"], event, row)


def _moment(name: str, value: object) -> object:
    return moment_text(datetime.fromisoformat(str(value))) if name.endswith("_at") and value is not None else value


def _checked(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = {name: values[name] for name in ("site", "verdict", "as_of", "findings_sha256", "inputs")}
    more = {name: values[name] for name in ("blocks", "open_findings") if name in values}
    row = {"allocation_id": values["allocation"], **same, **more, **signed(event, "made_by", "made_at")}
    state.put("allocation_check", values["check"], event, row)


def _decided(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    names = ("site", "rule", "subject", "reason", "document", "evidence_sha256")
    same = {name: values[name] for name in names if name in values}
    kind = event.name.removeprefix("finding_")
    row = {"allocation_id": values["allocation"], "kind": kind, **same, **signed(event, "made_by", "made_at")}
    state.put("finding_decision", values["decision"], event, row)


def _booked(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    state.quotas.append(told_entry(event))


def _certificate_issued(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = ("number", "site", "verdict", "as_of", "valid_until", "request_id", "document_sha256")
    row = {"project_id": values["project"], **{name: values[name] for name in same}, "status": "in_force"}
    row |= _told_since(values)
    open_ = {"ended_at": None, "ended_by": None, "reason": None, "allocation_id": None}
    row |= {"atoms": frozenset(values["atoms"]), **open_, **signed(event, "issued_by", "issued_at")}
    state.put("certificate", values["certificate"], event, row)


def _certificate_ended(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row: dict[str, object] = {"status": event.name.removeprefix("certificate_"), "atoms": frozenset()}
    row["reason"] = values.get("reason")
    row |= {"allocation_id": values.get("allocation"), **signed(event, "ended_by", "ended_at")}
    state.put("certificate", values["certificate"], event, row)


def _override_given(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    same = {name: values[name] for name in ("site", "reason", "document", "evidence_sha256")}
    row = {"allocation_id": values["allocation"], "project_id": values["project"], **same}
    unused = {"used_at": None, "used_by": None}
    state.put("gate_override", values["override"], event, {**row, **unused, **signed(event, "made_by", "made_at")})


def _override_used(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    state.put("gate_override", values["override"], event, signed(event, "used_by", "used_at"))


def _reserve_entered(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    names = ("kind", "parcel_id", "platform_id", "decided_on", "area_m2", "score", "terms", "project_id")
    row = {name: values[name] for name in (*names, "other_parcel", "review_id")}
    state.put("reserve_entry", values["entry"], event, {**row, **signed(event, "made_by", "made_at")})


def _reserve_requested(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    names = ("request_id", "parcel_id", "project_id", "platform_id", "party", "offer_wan_yuan_per_mu", "reason")
    row: dict[str, object] = {name: values[name] for name in (*names, "asked_on")}
    undecided = dict.fromkeys(("scope", "decision_reason", "decided_on", "decided_at", "decided_by"))
    row |= {"status": "open", **undecided, **signed(event, "made_by", "made_at")}
    state.put("reserve_review", values["review"], event, row)


def _reserve_decided(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: values[name] for name in ("status", "scope", "decision_reason", "decided_on")}
    state.put("reserve_review", values["review"], event, {**row, **signed(event, "decided_by", "decided_at")})


def _reserve_withdrawn(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {"status": "withdrawn", "decision_reason": values["reason"]}
    state.put("reserve_review", values["review"], event, row)


def _reserve_computed(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: values[name] for name in ("as_of", "inputs", "document_sha256")}
    row |= {"review_id": values["review"], **signed(event, "made_by", "made_at")}
    state.put("reserve_paper", values["paper"], event, row)


def _reserve_opinion(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: values[name] for name in ("side", "view", "reason")}
    row |= {"review_id": values["review"], **signed(event, "made_by", "made_at")}
    state.put("reserve_opinion", values["opinion"], event, row)


def _scenario_created(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {"name": values["name"], "platform_id": values["platform_id"], "status": "draft"}
    state.put("scenario", values["scenario"], event, {**row, **signed(event, "made_by", "made_at")})


def _scenario_changed(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: values[name] for name in ("name", "status") if name in values}
    state.put("scenario", values["scenario"], event, row)


def _person_added(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: value for name, value in values.items() if name in PERSON_COLUMNS}
    state.put("person", values["person"], event, {**row, "is_active": True, **signed(event, "made_by", "made_at")})


def _person_changed(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    row = {name: value for name, value in values["after"].items() if name in PERSON_COLUMNS}
    state.put("person", values["person"], event, row)


def _landing_kept(state: ToldState, event: Event, values: Mapping[str, Any]) -> None:
    names = ("kind", "platform_id", "fact_on", "body", "papers", "how", "replaces", "proposed_by", "reason")
    row = {"project_id": values["project"], **{name: values[name] for name in names}}
    state.put("landing_record", values["record"], event, {**row, **signed(event, "made_by", "made_at")})


_TELLERS: Mapping[str, Callable[[ToldState, Event, Mapping[str, Any]], None]] = {
    "workspace_created": _created,
    "crs_set": _crs_set,
    "imported": _imported,
    "plan_saved": _plan_saved,
    "allocated": _allocated,
    "resubmitted": _resubmitted,
    "checked": _checked,
    "quota_granted": _booked,
    "quota_used": _booked,
    "quota_given_back": _booked,
    "certificate_issued": _certificate_issued,
    "certificate_used": _certificate_ended,
    "certificate_expired": _certificate_ended,
    "certificate_withdrawn": _certificate_ended,
    "override_given": _override_given,
    "override_used": _override_used,
    "reserve_entered": _reserve_entered,
    "reserve_requested": _reserve_requested,
    "reserve_decided": _reserve_decided,
    "reserve_request_withdrawn": _reserve_withdrawn,
    "reserve_computed": _reserve_computed,
    "reserve_opinion_given": _reserve_opinion,
    "scenario_created": _scenario_created,
    "scenario_renamed": _scenario_changed,
    "scenario_shared": _scenario_changed,
    "scenario_promoted": _scenario_changed,
    "scenario_archived": _scenario_changed,
    "person_added": _person_added,
    "person_changed": _person_changed,
    "landing_recorded": _landing_kept,
}


def plain_cell(value: object) -> object:
    """Return a cell of a table as the log writes it."""
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def plain_json(text: str) -> object:
    """Return the content of a JSON column; the text itself where it is no JSON any more."""
    try:
        return json.loads(text)
    except ValueError:
        return text
