"""Words for people: codes with values become Chinese or English sentences (Project Fluent message files).

Message ids are lower-case with hyphens; a code such as ``crs_missing`` of an error becomes ``error-crs-missing``. A
missing message is an error in tests and shows its id in the app, never an exception.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from parcels.domain.errors import ParcelsError

LANGUAGES = ("zh", "en")
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
NAMED = {"action": "code-action", "rule": "rule"}
"""Value of an error that is a code → start of the id of its name."""
OF_RECORDS = {"kind": "code-record-kind", "found": "code-record-kind"} | dict.fromkeys(
    ("field", "fields", "first", "last", "result", "date"), "code-record-field"
)
"""The same for errors about landing records; what is no code there (a date) stays as it is."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for entry in sorted(files("parcels.interface").joinpath("locale", language).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=16_384)
def _plain(language: str, message: str) -> str:
    """Return a sentence without values; long tables ask for the same labels ten thousands of times."""
    return _filled(language, message, {})


def _filled(language: str, message: str, values: dict[str, object]) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(message):
        return message
    pattern = bundle.get_message(message).value
    if pattern is None:
        return message
    text, _ = bundle.format_pattern(pattern, values)
    return str(text)


class Words:
    """The catalogue in one language.

    >>> Words("en")("unit-mu")
    'mu'
    """

    def __init__(self, language: str = "zh") -> None:
        self.language = language if language in LANGUAGES else "zh"

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the sentence of a message id, filled with values; the id itself if it is unknown."""
        return _filled(self.language, message, values) if values else _plain(self.language, message)

    def has(self, message: str) -> bool:
        """Return whether the catalogue holds a message id."""
        return bool(_bundle(self.language).has_message(message))

    def code(self, group: str, value: object) -> str:
        """Return the label of a code, e.g. ``code("land-status", "cleared")``."""
        return self(f"code-{group}-{slug(str(value))}")

    def coded(self, prefix: str, code: str, values: Mapping[str, object]) -> str:
        """Return the sentence of a finding, issue or error code (``prefix-code``)."""
        return self(f"{prefix}-{slug(code)}", **{name.replace("_", "-"): value for name, value in values.items()})

    def error(self, error: ParcelsError) -> str:
        """Return the sentence of an error: what, where and what to do."""
        shown = {name: self._shown(error, name, one) for name, one in error.values.items()}
        return self.coded("error", error.code, shown)

    def _shown(self, error: ParcelsError, name: str, value: object) -> object:
        """Return the name people know of a code of an action, rule or field; all else as it is."""
        group = OF_RECORDS.get(name) if error.code.startswith("record_") else NAMED.get(name)
        if group is None:
            return value
        parts = str(value).split(", ") if name == "fields" else [str(value)]
        if not all(self.has(f"{group}-{slug(part)}") for part in parts):
            return value
        return self("list-separator").join(self(f"{group}-{slug(part)}") for part in parts)


def slug(code: str) -> str:
    """Return a code as part of a message id: lower case, hyphens.

    >>> slug("crs_missing")
    'crs-missing'
    """
    return code.lower().replace("_", "-").replace(".", "-")
