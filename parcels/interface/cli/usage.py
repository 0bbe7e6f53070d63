"""What is wrong with a mistyped command, in the words of the catalogue and not in those of the argument parser."""

import errno
import re
from typing import Any

import typer

from parcels.interface.words import Words

UsageError: type[Exception] = typer.BadParameter.__mro__[1]

BAD_VALUES = (
    (re.compile(r"valid integer"), "usage-detail-integer"),
    (re.compile(r"valid number"), "usage-detail-number"),
    (re.compile(r"greater than or equal to (?P<limit>\S+)$"), "usage-detail-at-least"),
    (re.compile(r"less than or equal to (?P<limit>\S+)$"), "usage-detail-at-most"),
    (re.compile(r"finite number"), "usage-detail-number"),
    (re.compile(r"is not one of (?P<allowed>.*?)\.?$"), "usage-detail-one-of"),
)
MISUSES = (
    (re.compile(r"^Missing command\.$"), "usage_no_command"),
    (re.compile(r"^Got unexpected extra argument\(s\) \((?P<words>.*)\)$"), "usage_extra"),
    (re.compile(r"^Option '(?P<option>[^']*)' requires "), "usage_needs_value"),
    (re.compile(r"^Option '(?P<option>[^']*)' does not take a value"), "usage_takes_no_value"),
)
SYSTEM = {
    errno.ENOENT: "system-missing",
    errno.EACCES: "system-forbidden",
    errno.EPERM: "system-forbidden",
    errno.EROFS: "system-read-only",
    errno.EISDIR: "system-is-folder",
    errno.ENOTDIR: "system-not-a-folder",
    errno.EEXIST: "system-exists",
    errno.ENAMETOOLONG: "system-name-too-long",
}


def usage(error: Exception, words: Words) -> tuple[str, dict[str, Any]]:
    """Return the code and the values of a usage error."""
    kind = type(error).__name__
    name = _parameter(error)
    detail = str(getattr(error, "message", error))
    if kind == "MissingParameter":
        return "usage_missing", {"option": name}
    if kind == "NoSuchOption":
        return "usage_no_such_option", {"option": str(getattr(error, "option_name", ""))}
    if kind == "BadParameter" and name:
        return "usage_bad_value", {"option": name, "detail": _phrased(detail, words)}
    unknown = re.match(r"No such command '([^']*)'\.(?: Did you mean (.*)\?)?", detail)
    if unknown:
        return "usage_no_such_command", {"name": unknown[1], "near": (unknown[2] or "–").replace("'", "")}
    for pattern, code in MISUSES:
        found = pattern.search(detail)
        if found:
            return code, found.groupdict()
    return "usage_wrong", {}


def system_text(error: OSError, words: Words) -> str:
    """Return what the operating system refused; in its own words where the catalogue has none."""
    message = SYSTEM.get(error.errno or 0)
    return words(message) if message else error.strerror or ""


def _parameter(error: Exception) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    shown = "" if param.opts[0].startswith("-") else param.metavar or param.name
    return str(shown or param.opts[0])


def _phrased(detail: str, words: Words) -> str:
    for pattern, message in BAD_VALUES:
        found = pattern.search(detail)
        if found:
            return words(message, **{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return words("usage-detail-other")
