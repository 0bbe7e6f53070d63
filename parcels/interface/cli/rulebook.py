"""``rules list``, ``rules validate``, ``rules diff``, ``rules template`` and ``rules adopt``."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import ActionRefused
from parcels.interface.cli.arguments import Policy, Workspace, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import code_text
from parcels.rules.packs import Rule, RuleBook, load_book, packaged_book, rules_in_force
from parcels.rules.policy import load_policy, policy_hash
from parcels.rules.rulebook import folder_packs, sorted_book
from parcels.rules.rulebook_check import PackProblem, book_problems
from parcels.service.plain import plain

COLUMNS = ("rule", "name", "severity", "authority", "article", "grade", "rule-level", "from")
TEMPLATE = "template.yaml"
Packs = Annotated[Path | None, typer.Option("--packs", metavar="DIR", help="cli-option-packs")]
Demo = Annotated[bool, typer.Option("--demo", help="cli-option-demo-packs")]
On = Annotated[str | None, typer.Option("--on", "--as-of", metavar="YYYY-MM-DD", help="cli-option-as-of")]


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    rules = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(rules, name="rules", help="cli-help-rules")
    command(rules, "list", key="rules-list")(_list)
    command(rules, "validate", key="rules-validate")(_validate)
    command(rules, "diff", key="rules-diff")(_diff)
    command(rules, "template", key="rules-template")(_template)
    command(rules, "adopt", key="rules-adopt")(_adopt)


def _list(out: Output, on: On = None, policy: Policy = None, packs: Packs = None, demo: Demo = False) -> int:
    day, book = law_date(on), load_book(packs, demo=demo)
    found = rules_in_force(day, load_policy(policy), book)
    out.note("cli-as-of", date=day.isoformat())
    out.table([out.words(f"column-{name}") for name in COLUMNS], [_row(out, rule) for rule in found])
    out.document({"as_of": day, "hash": book.hash, "rules": [_record(out, rule) for rule in found]})
    return 0


def _row(out: Output, rule: Rule) -> list[str]:
    start = "–" if rule.effective_from is None else rule.effective_from.isoformat()
    labels = {"severity": rule.severity, "authority": rule.authority, "evidence-grade": rule.grade}
    severity, authority, grade = (code_text(out.words, group, code) for group, code in labels.items())
    level = code_text(out.words, "rule-level", rule.level)
    return [rule.code, _title(out, rule), severity, authority, rule.citation or "–", grade, level, start]


def _title(out: Output, rule: Rule) -> str:
    return rule.own_title.get(out.words.language, "") or out.words(rule.title)


def _record(out: Output, rule: Rule) -> dict[str, object]:
    record = plain(rule)
    assert isinstance(record, dict)
    authority = code_text(out.words, "authority", rule.authority)
    return {**record, "title": _title(out, rule), "citation": rule.citation, "authority_name": authority}


def _validate(
    out: Output,
    packs: Annotated[Path | None, typer.Argument(metavar="DIR", help="cli-arg-packs")] = None,
    policy: Policy = None,
    on: On = None,
) -> int:
    rules = load_policy(policy)
    book = sorted_book((*packaged_book(demo=True).packs, *(folder_packs(packs) if packs else ())))
    problems = book_problems(book.packs)
    for problem in problems:
        out.say("error-rulebook-invalid", count=len(problems), **vars(problem))
    found = () if problems else rules_in_force(law_date(on), rules, book)
    if not problems:
        out.say("cli-rules-valid", count=len(found), name=rules.name, version=rules.version)
    out.document(
        _verdict(book, problems, len(found)) | {"policy": _policy(rules.name, rules.version, policy_hash(rules))}
    )
    return 1 if problems else 0


def _verdict(book: RuleBook, problems: tuple[PackProblem, ...], count: int) -> dict[str, object]:
    names = [pack.pack for pack in book.packs]
    return {
        "valid": not problems,
        "packs": names,
        "rules": count,
        "hash": book.hash,
        "problems": [vars(one) for one in problems],
    }


def _policy(name: str, version: str, digest: str) -> dict[str, str]:
    return {"name": name, "version": version, "hash": digest}


def _diff(
    out: Output,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="cli-arg-date")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="cli-arg-date")],
    policy: Policy = None,
    packs: Packs = None,
    demo: Demo = False,
) -> int:
    rules, book = load_policy(policy), load_book(packs, demo=demo)
    old, new = ({rule.code: rule for rule in rules_in_force(law_date(day), rules, book)} for day in (before, after))
    changed = sorted(code for code in {*old, *new} if old.get(code) != new.get(code))
    if not changed:
        out.say("cli-rules-same")
    else:
        rows = [
            [code, _brief(out, old.get(code), new.get(code)), _brief(out, new.get(code), old.get(code))]
            for code in changed
        ]
        out.table([out.words(f"column-{name}") for name in ("rule", "before", "after")], rows)
    changes = {code: {"before": plain(old.get(code)), "after": plain(new.get(code))} for code in changed}
    out.document({"before": before, "after": after, "changes": changes})
    return 0


def _brief(out: Output, rule: Rule | None, other: Rule | None) -> str:
    """Return what a rule says: effect, source and the numbers in which it differs from its other edition."""
    if rule is None:
        return "–"
    numbers = [
        f"{name} {'–' if one.value is None else f'{one.value:g}'} {one.unit}"
        for name, one in rule.values.items()
        if other is None or other.values.get(name) != one
    ]
    severity = code_text(out.words, "severity", rule.severity)
    return "; ".join([" ".join(part for part in (severity, rule.citation, rule.edition) if part), *numbers])


def _template(out: Output, folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli-arg-packs")]) -> int:
    path = folder / TEMPLATE
    if path.exists():
        raise ActionRefused("template_exists", file=str(path))
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(files("parcels.rules.packs").joinpath(TEMPLATE).read_text(encoding="utf-8"), encoding="utf-8")
    out.say("cli-rules-template", file=str(path))
    out.document({"file": str(path)})
    return 0


def _adopt(out: Output, ws: Workspace) -> int:
    from parcels.interface.cli.opening import actor, now, opened  # the other commands of the family open no workspace
    from parcels.service.adopting import adopt_rules

    found = adopt_rules(opened(out, ws), now=now(), actor=actor())
    out.say("cli-rules-adopted" if found.is_new else "cli-rules-unchanged", **found.hashes)
    out.document({"adopted": found.is_new, **found.hashes})
    return 0
