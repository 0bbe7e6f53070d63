"""How a command is declared: help as message ids, the common options on each, an :class:`Output` as first argument."""

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any

import typer


class Language(StrEnum):
    """Languages of messages."""

    ZH = "zh"
    EN = "en"


LanguageOption = Annotated[Language | None, typer.Option("--language", help="cli-option-language")]
JsonOption = Annotated[bool, typer.Option("--json", help="cli-option-json")]
DebugOption = Annotated[bool, typer.Option("--debug", help="cli-option-debug")]

COMMON: dict[str, tuple[Any, Any]] = {
    "common_json": (JsonOption, False),
    "common_language": (LanguageOption, None),
    "common_debug": (DebugOption, False),
}


def command(app: typer.Typer, name: str, *, key: str = "") -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function ``(out, …) -> exit code`` with help ``cli-help-<key>`` and example ``cli-example-<key>``.

    The common options are read before the command starts (see :mod:`parcels.interface.cli.running`), so that even a
    mistyped command answers in the right language; here they are only declared.
    """
    key = key or name

    def register(function: Callable[..., int]) -> Callable[..., int]:
        own = list(inspect.signature(function).parameters.values())[1:]
        common = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in COMMON.items()
        ]
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

        @wraps(function)
        def run(context: typer.Context, **given: object) -> int:
            return function(context.obj, **{name: value for name, value in given.items() if name not in COMMON})

        parameters = [context, *own, *common]
        run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        app.command(name, help=f"cli-help-{key}", epilog=f"cli-example-{key}")(run)
        return function

    return register
