"""``people``: who may sign in; passwords are typed at a terminal or made up, never written on the command line."""

import getpass
import sys
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.service import people
from parcels.service.access import Role
from parcels.service.passwords import require_good
from parcels.service.people import KnownPerson, PersonFacts
from parcels.service.workspace import Workspace as OpenWorkspace

Who = Annotated[str, typer.Argument(metavar="PERSON", help="cli-arg-person")]
RoleWord = Annotated[str, typer.Argument(metavar="ROLE", help="cli-arg-role")]
Platform = Annotated[str | None, typer.Option("--platform", metavar="PLATFORM", help="cli-option-person-platform")]
Department = Annotated[str | None, typer.Option("--department", metavar="CODE", help="cli-option-department")]

Done = TypeVar("Done")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(group, name="people", help="cli-help-people")
    command(group, "list", key="people-list")(_list)
    command(group, "add", key="people-add")(_add)
    command(group, "role", key="people-role")(_role)
    command(group, "password", key="people-password")(_password)
    command(group, "off", key="people-off")(_off)
    command(group, "on", key="people-on")(_on)


def _list(out: Output, ws: Workspace) -> int:
    found = _at(out, ws, lambda place: people.known_people(place, actor=actor()))
    words = out.words
    columns = [words(f"people-{name}") for name in ("id", "name", "role", "bound", "by", "state")]
    out.table(columns, [_row(out, one) for one in found])
    out.document({"people": [_document(one) for one in found]})
    return 0


def _add(
    out: Output,
    *,
    ws: Workspace,
    person: Who,
    role: RoleWord,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="cli-option-person-name")] = "",
    platform: Platform = None,
    department: Department = None,
    external: Annotated[str | None, typer.Option("--external", metavar="ID", help="cli-option-external")] = None,
) -> int:
    facts = PersonFacts(name or person, _role_named(role), platform, department, external)
    password = _at(out, ws, lambda place: people.add(place, person, facts, now=now(), actor=actor()))
    return _told(out, person, password or "")


def _role(
    out: Output, ws: Workspace, person: Who, role: RoleWord, platform: Platform = None, department: Department = None
) -> int:
    def change(place: OpenWorkspace) -> None:
        known = {one.id: one for one in people.known_people(place, actor=actor())}
        if person not in known:
            raise InputRefused("person_unknown", person=person)
        before = known[person]
        facts = PersonFacts(before.facts.name, _role_named(role), platform, department, before.facts.external_id)
        people.change(place, person, facts, version=before.version, now=now(), actor=actor())

    _at(out, ws, change)
    return _told(out, person, "")


def _password(
    out: Output,
    ws: Workspace,
    person: Who,
    ask: Annotated[bool, typer.Option("--ask", help="cli-option-ask")] = False,
) -> int:
    chosen = _asked(out, person) if ask else ""
    password = _at(
        out, ws, lambda place: people.reset_password(place, person, now=now(), actor=actor(), password=chosen)
    )
    return _told(out, person, "" if ask else password)


def _off(out: Output, ws: Workspace, person: Who) -> int:
    _at(out, ws, lambda place: people.switch(place, person, on=False, now=now(), actor=actor()))
    return _told(out, person, "")


def _on(out: Output, ws: Workspace, person: Who) -> int:
    _at(out, ws, lambda place: people.switch(place, person, on=True, now=now(), actor=actor()))
    return _told(out, person, "")


def _at(out: Output, target: str, act: Callable[[OpenWorkspace], Done]) -> Done:
    ws = opened(out, target)
    try:
        return act(ws)
    finally:
        ws.close()


def _told(out: Output, person: str, password: str) -> int:
    if password:
        out.say("people-password", person=person)
        out.text(password)
    else:
        out.say("people-done", person=person)
    out.document({"person": person, **({"one_time_password": password} if password else {})})
    return 0


def _asked(out: Output, person: str) -> str:
    """Return a password typed twice at the terminal."""
    if not sys.stdin.isatty():
        raise InputRefused("password_needs_terminal")
    first = getpass.getpass(out.words("password-new") + ": ")
    require_good(first, names=(person,))
    if first != getpass.getpass(out.words("password-again") + ": "):
        raise InputRefused("passwords_differ")
    return first


def _role_named(text: str) -> Role:
    known = {role.value: role for role in people.ROLES}
    if text not in known:
        raise InputRefused("person_role_unknown", role=text, known=", ".join(known))
    return known[text]


def _row(out: Output, one: KnownPerson) -> list[str]:
    words, facts = out.words, one.facts
    bound = facts.platform_id or (words.code("authority", facts.department) if facts.department else "")
    by = facts.external_id or words("people-by-once" if one.must_change else "people-by-password")
    locked = one.locked_until is not None and one.locked_until > now()
    state = words("people-off" if not one.is_active else "people-locked" if locked else "people-on")
    return [one.id, facts.name, words.code("role", facts.role), bound, by, state]


def _document(one: KnownPerson) -> dict[str, object]:
    facts = one.facts
    return {
        "person": one.id,
        "name": facts.name,
        "role": facts.role.value,
        "platform_id": facts.platform_id,
        "department": facts.department,
        "external_id": facts.external_id,
        "is_active": one.is_active,
        "must_change": one.must_change,
        "locked_until": None if one.locked_until is None else one.locked_until.isoformat(),
    }
