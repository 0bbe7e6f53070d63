"""Arguments and options that several commands share; help texts are message ids."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused

Workspace = Annotated[str, typer.Argument(metavar="WS", help="cli-arg-workspace")]
Project = Annotated[str, typer.Argument(metavar="PROJECT", help="cli-arg-project")]
Policy = Annotated[Path | None, typer.Option("--policy", metavar="P.toml", help="cli-option-policy")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="cli-option-as-of")]
Release = Annotated[list[str] | None, typer.Option("--release", metavar="PARCEL", help="cli-option-release")]
Seconds = Annotated[float, typer.Option("--time-limit", metavar="S", help="cli-option-time-limit")]
Gap = Annotated[float, typer.Option("--gap", metavar="G", help="cli-option-gap")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="cli-option-seed")]


@dataclass(frozen=True)
class Law:
    """By which values and as of which day a command judges."""

    policy: Policy = None
    as_of: AsOf = None

    @property
    def day(self) -> date:
        """The date of law and of the situation, see :func:`law_date`."""
        return law_date(self.as_of)


@dataclass(frozen=True)
class Search:
    """How long and how exactly the solver searches."""

    gap: Gap = 0.0
    time_limit: Seconds = 60.0
    seed: Seed = 0


def law_date(text: str | None) -> date:
    """Return the date of law and of the situation; today where none is given.

    Raises
    ------
    InputRefused
        ``date_not_iso`` if the text is no date.
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused("date_not_iso", option="--as-of", value=text) from error


def pairs(option: str, texts: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Return ``NAME=VALUE`` texts as pairs, in order.

    Raises
    ------
    InputRefused
        ``option_not_a_pair`` if a text has no ``=`` or an empty side.
    """
    found = []
    for text in texts or []:
        name, _, value = text.partition("=")
        if not name.strip() or not value.strip():
            raise InputRefused("option_not_a_pair", option=option, value=text)
        found.append((name.strip(), value.strip()))
    return tuple(found)
