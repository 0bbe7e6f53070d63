"""How long departments take to clear something for a project (条保), and to answer a firm: the city's own terms.

Read from ``clearances.toml``; the packaged one is 演示数据. A regional assessment (区域评估) of the platform shortens
an item, or spares it, unless the project is on the negative list.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from parcels.domain.errors import InputRefused
from parcels.rules.packs import Authority
from parcels.rules.policy import Section
from parcels.rules.validation import first_problem

PACKAGED = "clearances_demo.toml"
WorkingDays = Annotated[int, Field(ge=0, le=1000)]


class ClearanceTerm(Section):
    """One item: who decides, working days from acceptance, and the regional assessment that shortens it."""

    department: Authority
    working_days: Annotated[int, Field(ge=1, le=1000)]
    zh: str
    en: str
    covered_working_days: WorkingDays | None = None
    assessment: str = ""
    documents: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.covered_working_days is None) != (not self.assessment):
            raise ValueError("assessment_without_days")
        if (self.covered_working_days or 0) > self.working_days:
            raise ValueError("covered_is_longer")
        return self


class ClearanceTerms(Section):
    """All items of the city, and the working days within which a firm is answered."""

    name: str
    version: str
    is_demo: bool
    request_working_days: Annotated[int, Field(ge=1, le=1000)]
    items: Mapping[str, ClearanceTerm]

    @property
    def assessments(self) -> tuple[str, ...]:
        """The regional assessments that shorten anything."""
        return tuple(sorted({one.assessment for one in self.items.values() if one.assessment}))


def packaged_terms() -> ClearanceTerms:
    """Return the terms that come with the program (演示数据)."""
    return parse_terms(files("parcels.landing").joinpath(PACKAGED).read_text(encoding="utf-8"), PACKAGED)


def parse_terms(text: str, file: str) -> ClearanceTerms:
    """Return the terms written in a TOML text.

    Raises
    ------
    InputRefused
        ``landing_settings_invalid`` naming the file, the first wrong entry and the problem.
    """
    try:
        return ClearanceTerms.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("landing_settings_invalid", file=file, path="-", problem=str(error)) from error
    except ValidationError as error:
        path, problem = first_problem(error)
        raise InputRefused("landing_settings_invalid", file=file, path=path, problem=problem) from error
