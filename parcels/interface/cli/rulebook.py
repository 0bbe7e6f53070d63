"""``rules list``, ``rules validate`` and ``rules diff``."""

from typing import Annotated

import typer

from parcels.interface.cli.arguments import Law, Policy, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import code_text
from parcels.rules.packs import Rule, packaged_book, rules_in_force
from parcels.rules.policy import load_policy, policy_hash
from parcels.service.plain import plain

COLUMNS = ("rule", "name", "severity", "article", "grade", "from")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    rules = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(rules, name="rules", help="cli-help-rules")
    command(rules, "list", key="rules-list")(_list)
    command(rules, "validate", key="rules-validate")(_validate)
    command(rules, "diff", key="rules-diff")(_diff)


def _list(out: Output, law: Law) -> int:
    on = law.day
    found = rules_in_force(on, load_policy(law.policy))
    out.note("cli-as-of", date=on.isoformat())
    out.table([out.words(f"column-{name}") for name in COLUMNS], [_row(out, rule) for rule in found])
    out.document({"as_of": on, "rules": [_record(out, rule) for rule in found]})
    return 0


def _row(out: Output, rule: Rule) -> list[str]:
    start = "–" if rule.effective_from is None else rule.effective_from.isoformat()
    severity = code_text(out.words, "severity", rule.severity)
    return [rule.code, out.words(rule.title), severity, rule.citation, code_text(out.words, "grade", rule.grade), start]


def _record(out: Output, rule: Rule) -> dict[str, object]:
    record = plain(rule)
    assert isinstance(record, dict)
    return {**record, "title": out.words(rule.title), "citation": rule.citation}


def _validate(out: Output, law: Law) -> int:
    rules = load_policy(law.policy)
    found = rules_in_force(law.day, rules)
    out.say("cli-rules-valid", count=len(found), name=rules.name, version=rules.version)
    out.document(
        {
            "valid": True,
            "packs": [pack.pack for pack in packaged_book().packs],
            "rules": len(found),
            "policy": {"name": rules.name, "version": rules.version, "hash": policy_hash(rules)},
        }
    )
    return 0


def _diff(
    out: Output,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="cli-arg-date")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="cli-arg-date")],
    policy: Policy = None,
) -> int:
    rules = load_policy(policy)
    old, new = ({rule.code: rule for rule in rules_in_force(law_date(day), rules)} for day in (before, after))
    changed = sorted(code for code in {*old, *new} if old.get(code) != new.get(code))
    if not changed:
        out.say("cli-rules-same")
    else:
        rows = [[code, _brief(old.get(code)), _brief(new.get(code))] for code in changed]
        out.table([out.words(f"column-{name}") for name in ("rule", "before", "after")], rows)
    changes = {code: {"before": plain(old.get(code)), "after": plain(new.get(code))} for code in changed}
    out.document({"before": before, "after": after, "changes": changes})
    return 0


def _brief(rule: Rule | None) -> str:
    return "–" if rule is None else f"{rule.severity} {rule.citation} {rule.edition}".strip()
