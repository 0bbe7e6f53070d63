"""How a command is declared: help as message ids, the common options on each, an :class:`Output` as first argument.

A parameter whose type is a dataclass stands for one option per field (:mod:`parcels.interface.cli.arguments`).
"""

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from parcels.domain.errors import InputRefused


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
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        common = [_keyword(name, annotation, default) for name, (annotation, default) in COMMON.items()]
        parameters = [context, *(shown for parameter in own for shown in _spread(parameter)), *common]

        @wraps(function)
        def run(context: typer.Context, **given: object) -> int:
            return function(context.obj, **{parameter.name: _value(parameter, given) for parameter in own})

        run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        app.command(name, cls=OnceEach, help=f"cli-help-{key}", epilog=f"cli-example-{key}")(run)
        return function

    return register


class OnceEach(TyperCommand):
    """A command that refuses an option given twice where it takes one value; the parser would keep the last."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  typer does not export its classes
        """Return the words left over.

        Raises
        ------
        InputRefused
            ``option_twice``
        """
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        for param, count in Counter(order).items():
            if count > 1 and not (getattr(param, "multiple", False) or getattr(param, "is_flag", False)):
                raise InputRefused("option_twice", option=param.opts[0], values=", ".join(_given(param.opts[0], args)))
        return super().parse_args(ctx, args)


def _given(option: str, args: list[str]) -> Iterator[str]:
    """Yield the values written behind an option."""
    for word, following in zip(args, [*args[1:], ""], strict=True):
        if word == option:
            yield following
        elif word.startswith(f"{option}="):
            yield word.partition("=")[2]


def _keyword(name: str, annotation: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401  as inspect has them
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _spread(parameter: inspect.Parameter) -> Iterator[inspect.Parameter]:
    """Yield a parameter as typer is to see it: a dataclass as its fields."""
    if is_dataclass(parameter.annotation):
        for field in fields(parameter.annotation):
            default = inspect.Parameter.empty if field.default is MISSING else field.default  # without one: required
            yield _keyword(field.name, field.type, default)
    else:
        yield _keyword(parameter.name, parameter.annotation, parameter.default)


def _value(parameter: inspect.Parameter, given: dict[str, object]) -> object:
    """Return the value of a parameter of the function from the values typer read."""
    kind = parameter.annotation
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{field.name: given[field.name] for field in fields(kind)})
    return given[parameter.name]
