"""The look of our own pages: one HTML document without scripts, everything in it, every text escaped."""

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse

from parcels.interface.components.safe import escaped
from parcels.interface.words import LANGUAGES, LOCALES, Words

STYLE = Path(__file__).with_name("page.css")
ICON = Path(__file__).parents[1] / "pages" / "icon.png"
NAMES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class Field:
    """One line of a form; ``remembered`` is what a browser's password manager knows it by."""

    name: str
    label: str
    remembered: str
    value: str = ""
    hint: str = ""
    is_password: bool = True
    has_focus: bool = False


@dataclass(frozen=True)
class Form:
    """A form: where it goes, what it asks, what the button says; ``hidden`` goes along unseen."""

    action: str
    fields: Sequence[Field]
    button: str
    hidden: Mapping[str, str]
    is_plain: bool = False


@dataclass(frozen=True)
class Page:
    """A page; ``error`` says what was wrong, ``links`` texts with addresses, ``here`` its address per language."""

    title: str
    text: str
    forms: Sequence[Form]
    here: Mapping[str, str]
    error: str = ""
    links: Sequence[tuple[str, str]] = ()


def respond(page: Page, words: Words, *, status: int = 200) -> HTMLResponse:
    """Return a page with the headers that keep it to itself."""
    nonce = secrets.token_urlsafe(16)
    rules = (
        *("default-src 'none'", f"style-src 'nonce-{nonce}'", "img-src data:", "form-action 'self'"),
        *("frame-ancestors 'none'", "base-uri 'none'"),
    )
    headers = {
        "Content-Security-Policy": "; ".join(rules),
        "Cache-Control": "no-store",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(_document(page, words, nonce), status, headers=headers)


def _document(page: Page, words: Words, nonce: str) -> str:
    error = f'<p class="error" role="alert" id="error">{escaped(page.error)}</p>' if page.error else ""
    text = f'<p class="text">{escaped(page.text)}</p>' if page.text else ""
    links = "".join(f'<a href="{escaped(address)}">{escaped(told)}</a>' for told, address in page.links)
    return f"""<!doctype html>
<html lang="{LOCALES[words.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escaped(page.title)} · {escaped(words("app-title"))}</title>
<link rel="icon" href="{icon_address()}">
<style nonce="{nonce}">{_style()}</style>
</head>
<body>
<header><b>{escaped(words("app-title"))}</b><nav>{_languages(page, words)}</nav></header>
<main>
<h1>{escaped(page.title)}</h1>{text}{error}
{"".join(_form(form, bool(page.error)) for form in page.forms)}
<p class="links">{links}</p>
</main>
</body>
</html>
"""


def _languages(page: Page, words: Words) -> str:
    return "".join(
        f'<b aria-current="true">{NAMES[language]}</b>'
        if language == words.language
        else f'<a href="{escaped(page.here[language])}" hreflang="{LOCALES[language]}">{NAMES[language]}</a>'
        for language in LANGUAGES
    )


def _form(form: Form, has_error: bool) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{escaped(name)}" value="{escaped(value)}">' for name, value in form.hidden.items()
    )
    fields = "".join(_field(field, has_error) for field in form.fields)
    look = ' class="plain"' if form.is_plain else ""
    return (
        f'<form method="post" action="{escaped(form.action)}"{look}>{hidden}{fields}'
        f'<button type="submit">{escaped(form.button)}</button></form>'
    )


def _field(field: Field, has_error: bool) -> str:
    kind = "password" if field.is_password else "text"
    described = [f"hint-{field.name}"] if field.hint else []
    described += ["error"] if has_error else []
    marks = [
        f'type="{kind}" id="{field.name}" name="{field.name}" autocomplete="{field.remembered}"',
        f'value="{escaped(field.value)}" required maxlength="200" spellcheck="false" autocapitalize="none"',
        "autofocus" if field.has_focus else "",
        f'aria-describedby="{" ".join(described)}"' if described else "",
    ]
    hint = f'<small id="hint-{field.name}">{escaped(field.hint)}</small>' if field.hint else ""
    return f'<label for="{field.name}">{escaped(field.label)}</label><input {" ".join(filter(None, marks))}>{hint}'


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


@cache
def icon_address() -> str:
    """Return the icon as an address that holds the whole of it: files of Streamlit are for people signed in."""
    return f"data:image/png;base64,{base64.b64encode(ICON.read_bytes()).decode()}"
