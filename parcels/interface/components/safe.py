"""User text on a page: never HTML, never Markdown, never text that turns the line around."""

import html
import re
import unicodedata

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def legible(value: object) -> str:
    """Return text without control characters and text-direction overrides.

    >>> legible("a" + chr(0x202E) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    text = "" if value is None else str(value)
    if text.isprintable():  # then it holds none of them, nor line breaks; most text does
        return text
    return "".join("\ufffd" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter for letter in text)


def escaped(value: object) -> str:
    """Return text for :func:`streamlit.html`, which shows it exactly as it was entered.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    return html.escape(legible(value), quote=True)


def literal(value: object) -> str:
    """Return text for labels that read Markdown, which then show it exactly as it was entered.

    >>> literal("[x]") == chr(92) + "[x" + chr(92) + "]"
    True
    """
    return _MARKDOWN.sub(r"\\\1", legible(value))


def capital(text: str) -> str:
    """Return text with its first letter as a capital.

    >>> capital("ready now")
    'Ready now'
    """
    return text[:1].upper() + text[1:]
