"""The command tree, its help in the language asked for."""

from typing import Any

import typer
from typer.main import get_command

from parcels.interface.cli import bureau, data, exports, planning, rulebook, screening, serving
from parcels.interface.cli.command import DebugOption, JsonOption, LanguageOption
from parcels.interface.words import Words

FAMILIES = (data, screening, planning, bureau, rulebook, exports, serving)


def build_command(words: Words) -> typer.core.TyperGroup:
    """Return the whole command with help in the language of ``words``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="cli-help-parcels")
    app.callback(epilog="cli-example-parcels")(_root)
    for family in FAMILIES:
        family.register(app)
    tree = get_command(app)
    _translate(tree, words)
    assert isinstance(tree, typer.core.TyperGroup)
    return tree


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
