"""What is wrong first in a file that people write, from pydantic's report: where, and what."""

from pydantic import ValidationError


def first_problem(error: ValidationError) -> tuple[str, str]:
    """Return the place of the first wrong entry (``-`` for the file as a whole) and the problem with it."""
    first = error.errors(include_url=False)[0]
    path = ".".join(str(part) for part in first["loc"]) or "-"
    return path, str(first.get("ctx", {}).get("error", first["type"]))
