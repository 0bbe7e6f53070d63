"""The command tree, its help in the language asked for; a family of commands is imported when one of them is called.

To add commands: write a module here, imports at its top as everywhere, with a function ``register(app)``; name it with
its commands in ``FAMILIES``; add ``cli-help-<name>`` and ``cli-example-<name>`` to both catalogues. Commands that need
quite different libraries belong in different modules, so that each starts fast.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from parcels.interface.cli.command import DebugOption, JsonOption, LanguageOption
from parcels.interface.words import Words

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "demo": ("demo",),
    "workspaces": ("init", "upgrade"),
    "data": ("import",),
    "screening": ("screen", "sites"),
    "planning": ("plan", "reserve"),
    "scenario": ("scenario",),
    "preparing": ("prepare",),
    "arrivals": ("arrivals",),
    "prime": ("prime",),
    "targets": ("targets",),
    "explaining": ("explain",),
    "bureau": ("gate", "check"),
    "certificates": ("certificate", "override"),
    "decisions": ("queue", "lapse", "quota"),
    "landing": ("landing",),
    "forecast": ("forecast",),
    "recording": ("record",),
    "score": ("score",),
    "audit": ("audit",),
    "replaying": ("replay",),
    "rulebook": ("rules",),
    "exports": ("export",),
    "print_map": ("print-map", "handout"),
    "store": ("backup", "restore", "grant"),
    "people": ("people",),
    "serving": ("serve",),
}
"""The commands of each module of this package, in the order of the help."""


class _Root(TyperGroup):
    """All commands by name and help only; the one that is called is replaced by what its module registers."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401  typer's own
        """Return the command named first in ``args``, imported now."""
        name, _, rest = super().resolve_command(ctx, args)
        module = next(module for module, names in FAMILIES.items() if name in names)
        return name, family(module, ctx.obj.words).commands[str(name)], rest


def build_command(words: Words) -> TyperGroup:
    """Return the whole command with help in the language of ``words``."""
    app = _app(_Root)
    app.callback(epilog="cli-example-parcels")(_root)
    tree = get_command(app)
    assert isinstance(tree, TyperGroup)
    for name in (name for names in FAMILIES.values() for name in names):
        tree.add_command(TyperCommand(name, help=f"cli-help-{name}"))
    _translate(tree, words)
    return tree


def family(module: str, words: Words) -> TyperGroup:
    """Return the commands that a module of this package registers."""
    app = _app(TyperGroup)
    app.callback()(_root)
    import_module(f"parcels.interface.cli.{module}").register(app)
    tree = get_command(app)
    assert isinstance(tree, TyperGroup)
    _translate(tree, words)
    return tree


def _app(group: type[TyperGroup]) -> typer.Typer:
    return typer.Typer(
        cls=group, help="cli-help-parcels", add_completion=False, rich_markup_mode=None, no_args_is_help=True
    )


def _root(
    common_json: JsonOption = False, common_language: LanguageOption = None, common_debug: DebugOption = False
) -> None:
    """Take the common options before the command, too."""


def _translate(node: Any, words: Words) -> None:  # noqa: ANN401  typer does not export the class of its commands
    """Replace message ids in the help of a command and all below it."""
    text = words(node.help or "")
    node.help, node.short_help = _as_written(text), text.partition("\n")[0]
    node.epilog = _as_written(words(node.epilog)) if node.epilog else None
    for parameter in node.params:
        parameter.help = words(parameter.help or "")
    for below in getattr(node, "commands", {}).values():
        _translate(below, words)


def _as_written(text: str) -> str:
    """Return text whose lines are kept: each paragraph is marked, and none is filled again."""
    return "\n\n".join(f"\b\n{paragraph}" for paragraph in text.split("\n\n"))
