"""Allocations on record as they are filed and shown: the check as it was made, by the rules and data of then.

The land is drawn from the pieces the allocation bound, so that a later cut of the parcels changes nothing on paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.rules.packs import RuleBook, constraint_rules, rulebook_of, rules_by_code
from parcels.rules.policy import Policy, policy_hash
from parcels.service.access import Actor, demo_actors
from parcels.service.check_papers import (
    CheckPaper,
    DatasetStamp,
    Deed,
    Ground,
    Inputs,
    Resolution,
    check_papers,
    kept_layers,
    surroundings,
)
from parcels.service.checking import CheckOptions
from parcels.service.claims import AllocationCheck
from parcels.service.offending import offences
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.queue import Dossier, dossier
from parcels.service.workspace import Workspace
from parcels.store.allocation_shapes import read_pieces
from parcels.store.checks import StoredCheck, read_document, read_evidence
from parcels.store.datasets import dataset_info
from parcels.store.people import read_people


def filed_papers(ws: Workspace, options: CheckOptions, *, actor: Actor) -> tuple[CheckPaper, ...]:
    """Return the paper of every allocation held against the rules now, failing ones first.

    Those on record carry who proposed and decided them, and what was decided about their findings.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.checking.check_allocations`.
    """
    return tuple(_with_record(ws, paper, options.as_of, actor) for paper in check_papers(ws, options, actor=actor))


def _with_record(ws: Workspace, paper: CheckPaper, on: date, actor: Actor) -> CheckPaper:
    if paper.check.source != "allocation":
        return paper
    number = int(paper.check.allocation.partition(":")[2])
    (record,) = allocation_papers(ws, [number], on=on, actor=actor)
    own = {name: getattr(record, name) for name in ("number", "status", "proposed", "checked", "resolutions")}
    return replace(paper, **own)


def allocation_papers(ws: Workspace, numbers: Iterable[int], *, on: date, actor: Actor) -> tuple[CheckPaper, ...]:
    """Return the papers of allocations on record, in the order asked for.

    Raises
    ------
    InputRefused
        ``allocation_missing``.
    """
    names = people_names(ws)
    return tuple(allocation_paper(ws, dossier(ws, number, on=on, actor=actor), names, on=on) for number in numbers)


def allocation_paper(ws: Workspace, found: Dossier, names: Mapping[str, str], *, on: date) -> CheckPaper:
    """Return the paper of one allocation; ``names`` are those of :func:`people_names`."""
    one, city = found.allocation, ws.city()
    as_of = on if found.check is None else found.check.as_of
    policy, book = _law(ws, found.check)
    platforms = city.platforms["name"]
    return CheckPaper(
        number=str(one.id),
        check=_check(found),
        city=city.name,
        is_demo=city.is_demo,
        platform=f"{one.platform_id} {platforms.get(one.platform_id) or ''}".strip(),
        as_of=as_of,
        status=str(one.status),
        rules=rules_by_code(as_of, policy, book),
        inputs=_inputs(ws, found.check, policy, book),
        proposed=Deed(_name(one.changed_by or one.made_by, names), one.changed_at or one.made_at),
        checked=Deed(_name(one.decided_by, names), one.decided_at),
        resolutions=resolutions_of(ws, found, names),
        ground=_ground(ws, found, policy, as_of),
    )


def people_names(ws: Workspace) -> Mapping[str, str]:
    """Return sign-in name → name of everybody on record, demo people included."""
    with ws.store.reading() as connection:
        known = {one.id: one.name for one in read_people(connection)}
    return {actor.user: actor.name for actor in demo_actors()} | known


def resolutions_of(ws: Workspace, found: Dossier, names: Mapping[str, str]) -> Mapping[tuple[str, str], Resolution]:
    """Return what was decided last about each finding of the present site as it is now, by rule and subject."""
    outdated = {} if found.check is None else found.check.settled_before
    with ws.store.reading() as connection:
        return {
            one.key: Resolution(
                kind=one.kind,
                by=_name(one.made_by, names),
                at=one.made_at,
                reason=one.reason,
                document=one.document or "",
                evidence=_evidence_name(connection, one.evidence_sha256),
                evidence_sha256=one.evidence_sha256 or "",
            )
            for one in found.decisions
            if one.site == found.allocation.site and (one.kind == "refused" or one.id > outdated.get(one.key, 0))
        }


def _evidence_name(connection: sa.Connection, digest: str | None) -> str:
    return "" if digest is None else read_evidence(connection, digest).name


def _name(user: str | None, names: Mapping[str, str]) -> str:
    if user is None:
        return ""
    name = names.get(user, "")
    return f"{name}（{user}）" if name and name != user else user


def _check(found: Dossier) -> AllocationCheck:
    one = found.allocation
    return AllocationCheck(
        allocation=f"allocation:{one.id}",
        source="allocation",
        project=one.project_id,
        project_name=found.project_name,
        site=one.site,
        atoms=tuple(atom.atom_id for atom in one.atoms),
        parcels=tuple(dict.fromkeys(atom.parcel_id for atom in one.atoms)) or tuple(one.site.split("+")),
        platform_id=one.platform_id,
        area_m2=one.area_m2,
        until=one.held_until,
        verdict=Verdict.UNDETERMINED if found.check is None else Verdict(found.check.verdict),
        findings=found.findings,
    )


def _law(ws: Workspace, check: StoredCheck | None) -> tuple[Policy, RuleBook]:
    """Return policy and rules a check was made by; those of now before there is one."""
    if check is None:
        return workspace_policy(ws), workspace_book(ws)
    return _kept_law(ws, str(check.inputs["policy"]), str(check.inputs["rules"]))


@lru_cache(maxsize=8)
def _kept_law(ws: Workspace, policy: str, rules: str) -> tuple[Policy, RuleBook]:
    with ws.store.reading() as connection:
        content, book = read_document(connection, policy), read_document(connection, rules)
    return Policy.model_validate(content), rulebook_of(book)


def _inputs(ws: Workspace, check: StoredCheck | None, policy: Policy, book: RuleBook) -> Inputs:
    name = f"{policy.name} {policy.version}"
    if check is None:
        return Inputs((), name, policy_hash(policy), book.hash)
    with ws.store.reading() as connection:
        stamps = tuple(
            DatasetStamp(dataset, sha256, dataset_info(connection, number).imported_at.date())
            for dataset, (number, sha256) in sorted(check.inputs["datasets"].items())
        )
    return Inputs(stamps, name, str(check.inputs["policy"]), str(check.inputs["rules"]))


def _ground(ws: Workspace, found: Dossier, policy: Policy, as_of: date) -> Ground | None:
    with ws.store.reading() as connection:
        pieces = read_pieces(connection, found.allocation.id)
    if not pieces:
        return None
    city, book = ws.city(), _law(ws, found.check)[1]
    law = (
        (policy_hash(policy), book.hash)
        if found.check is None
        else (*map(found.check.inputs.get, ("policy", "rules")),)
    )
    key = (ws.target, tuple(sorted(city.versions.items())), as_of, *law)
    layers = kept_layers(key, city, constraint_rules(as_of, policy, book))
    parts = _parts(found.findings, pieces)
    site = shapely.union_all([shape for _, shape in pieces])
    return surroundings(city, site, offences(city, parts, found.findings, layers))


def _parts(findings: Iterable[Finding], pieces: Iterable[tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Return subject → land: a site takes one part of each parcel, named after the parcel and its strips."""
    own: dict[str, list[BaseGeometry]] = {}
    for parcel, shape in pieces:
        own.setdefault(parcel, []).append(shape)
    whole = {parcel: shapely.union_all(shapes) for parcel, shapes in own.items()}
    subjects = {finding.subject for finding in findings}
    return {
        subject: whole[parcel]
        for subject in subjects
        for parcel in whole
        if subject == parcel or subject.startswith(f"{parcel}/")
    }
