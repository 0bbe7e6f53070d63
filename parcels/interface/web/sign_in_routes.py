"""Routes of signing in: ``/sign-in``, ``/sign-out`` and ``/password``; plain forms that work without scripts."""

import os
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.interface.web.forms import SEAL, form_seal, new_browser_mark, read_form, require_own_form, safe_next
from parcels.interface.web.page import Field, Form, Page, respond
from parcels.interface.web.throttle import Throttle
from parcels.interface.web.visitor import (
    address_of,
    cookie_name,
    has_oidc,
    is_secure,
    key_in,
    now,
    opened,
    session_in,
)
from parcels.interface.words import LANGUAGES, Words
from parcels.service.passwords import SHORTEST
from parcels.service.signing_in import LIFETIME, Entry, Session, change_own_password, sign_in, sign_out
from parcels.service.workspace import Workspace

MOST, MINUTES = 20, 10
THROTTLE = Throttle(MOST, MINUTES * 60.0)


def prefix() -> str:
    """Return ``server.baseUrlPath`` with a slash before and none behind, or nothing."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def sign_in_routes(base: str) -> list[BaseRoute]:
    """Return the routes of signing in, below a base path."""
    return [
        Route(f"{base}/sign-in", sign_in_page, methods=["GET", "POST"], name="sign-in"),
        Route(f"{base}/sign-out", sign_out_page, methods=["POST"], name="sign-out"),
        Route(f"{base}/password", password_page, methods=["GET", "POST"], name="password"),
    ]


async def sign_in_page(request: Request) -> Response:
    """Answer with the form, or sign somebody in and send them on."""
    ws, words = await run_in_threadpool(opened), _words(request)
    if ws is None:
        page = Page(words("sign-in-title"), words("app-no-workspace"), (), _here(request, "/sign-in"))
        return respond(page, words, status=503)
    if request.method == "POST":
        return await _signed_in(ws, request, words)
    held = await run_in_threadpool(session_in, ws, request)
    if held is not None:
        return _onward(request, held.must_change)
    response = _sign_in_form(request, words)
    if key_in(request):
        _forget(response)
    return response


async def _signed_in(ws: Workspace, request: Request, words: Words) -> Response:
    address = address_of(request)
    fields: Mapping[str, str] = {}
    try:
        fields = await read_form(request)
        require_own_form(request, fields, _mark(request))
        if not THROTTLE.is_open(address):
            raise ActionRefused("sign_in_busy", minutes=MINUTES)
        entry = await run_in_threadpool(
            sign_in, ws, fields.get("name", ""), fields.get("password", ""), now=now(), address=address
        )
    except ParcelsError as error:
        if error.code == "sign_in_refused":
            THROTTLE.failed(address)
        return _sign_in_form(request, words, error, name=fields.get("name", ""))
    await run_in_threadpool(sign_out, ws, key_in(request), now=now())  # whoever sat here before leaves
    response = _onward(request, entry.must_change)
    _remember(request, response, entry)
    return response


async def sign_out_page(request: Request) -> Response:
    """End the sign-in of this browser, or all of the person's, and go to the form."""
    ws, words, key = await run_in_threadpool(opened), _words(request), key_in(request)
    try:
        fields = await read_form(request)
        require_own_form(request, fields, _mark(request), key)
    except ParcelsError as error:
        return _sign_in_form(request, words, error)
    if ws is not None:
        await run_in_threadpool(sign_out, ws, key, now=now(), everywhere=fields.get("everywhere") == "1")
    response = RedirectResponse(_address(request, "/sign-in", next=None), 303, headers={"Cache-Control": "no-store"})
    _forget(response)
    return response


async def password_page(request: Request) -> Response:
    """Answer with the form for a new password, or change it and send the person on."""
    ws, words = await run_in_threadpool(opened), _words(request)
    held = await run_in_threadpool(session_in, ws, request) if ws else None
    if ws is None or held is None:
        return RedirectResponse(_address(request, "/sign-in"), 303, headers={"Cache-Control": "no-store"})
    if request.method == "GET":
        return _password_form(request, words, held)
    address = address_of(request)
    try:
        fields = await read_form(request)
        require_own_form(request, fields, _mark(request), held.key)
        if not THROTTLE.is_open(address):
            raise ActionRefused("sign_in_busy", minutes=MINUTES)
        entry = await run_in_threadpool(_changed, ws, held, fields, address)
    except ParcelsError as error:
        if error.code == "sign_in_refused":
            THROTTLE.failed(address)
        return _password_form(request, words, held, error)
    response = _onward(request, must_change=False)
    _remember(request, response, entry)
    return response


def _changed(ws: Workspace, held: Session, fields: Mapping[str, str], address: str) -> Entry:
    new = fields.get("new", "")
    if new != fields.get("again", ""):
        raise InputRefused("passwords_differ")
    return change_own_password(ws, held.key, fields.get("old", ""), new, now=now(), address=address)


def _sign_in_form(request: Request, words: Words, error: ParcelsError | None = None, *, name: str = "") -> Response:
    mark = _mark(request) or new_browser_mark()
    fields = (
        Field("name", words("sign-in-name"), "username", value=name[:64], is_password=False, has_focus=not name),
        Field("password", words("sign-in-password"), "current-password", has_focus=bool(name)),
    )
    form = Form(_address(request, "/sign-in"), fields, words("sign-in-button"), {SEAL: form_seal(mark)})
    links = ((words("sign-in-other"), f"{prefix()}/?with=organisation"),) if has_oidc() else ()
    told = words.error(error) if error else ""
    page = Page(words("sign-in-title"), words("sign-in-text"), (form,), _here(request, "/sign-in"), told, links)
    return _marked(request, respond(page, words, status=_status(error)), mark)


def _password_form(request: Request, words: Words, held: Session, error: ParcelsError | None = None) -> Response:
    mark = _mark(request) or new_browser_mark()
    sealed = {SEAL: form_seal(mark, held.key)}
    old = words("password-once") if held.must_change else words("password-old")
    fields = (
        Field("name", words("sign-in-name"), "username", value=held.person, is_password=False),
        Field("old", old, "current-password", has_focus=True),
        Field("new", words("password-new"), "new-password", hint=words("password-rule", shortest=SHORTEST)),
        Field("again", words("password-again"), "new-password"),
    )
    here = _here(request, "/password")
    forms = (
        Form(_address(request, "/password"), fields, words("password-button"), sealed),
        Form(_address(request, "/sign-out"), (), words("sign-out"), sealed, is_plain=True),
    )
    text = words("password-must") if held.must_change else words("password-text")
    told = words.error(error) if error else ""
    response = respond(Page(words("password-title"), text, forms, here, told), words, status=_status(error))
    return _marked(request, response, mark)


def _status(error: ParcelsError | None) -> int:
    codes = {"sign_in_busy": 429, "form_too_big": 413, "form_stale": 403, "sign_in_refused": 401}
    return 200 if error is None else codes.get(error.code, 422)


def _words(request: Request) -> Words:
    asked = (request.query_params.get("lang"), os.environ.get("PARCELS_LANGUAGE"))
    return Words(next((language for language in asked if language in LANGUAGES), "zh"))


def _address(request: Request, path: str, **other: str | None) -> str:
    """Return the address of a page of ours that keeps language and next page."""
    wanted = safe_next(request.query_params.get("next", ""), prefix())
    kept: dict[str, str | None] = {"next": None if wanted == f"{prefix()}/" else wanted}
    kept |= {"lang": _words(request).language, **other}
    return f"{prefix()}{path}?" + urlencode({name: value for name, value in kept.items() if value})


def _here(request: Request, path: str) -> Mapping[str, str]:
    return {language: _address(request, path, lang=language) for language in LANGUAGES}


def _onward(request: Request, must_change: bool) -> Response:
    parts = urlsplit(safe_next(request.query_params.get("next", ""), prefix()))
    query = {**dict(parse_qsl(parts.query)), "lang": _words(request).language}
    wanted = f"{parts.path}?{urlencode(query)}"
    target = _address(request, "/password") if must_change else wanted
    return RedirectResponse(target, 303, headers={"Cache-Control": "no-store"})


def _mark(request: Request) -> str:
    return request.cookies.get(cookie_name("form"), "")[:100]


def _marked(request: Request, response: Response, mark: str) -> Response:
    _set(request, response, cookie_name("form"), mark, None)
    return response


def _remember(request: Request, response: Response, entry: Entry) -> None:
    _set(request, response, cookie_name(), entry.token, int(LIFETIME.total_seconds()))


def _set(request: Request, response: Response, name: str, value: str, seconds: int | None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=prefix() or "/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict",
    )


def _forget(response: Response) -> None:
    response.delete_cookie(cookie_name(), path=prefix() or "/", httponly=True, samesite="strict")
