"""Data of the city by address: for people signed in, as long as they are, and for nobody who only says so."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
import streamlit as st

from parcels.demo import DemoSize, demo_city
from parcels.domain.errors import InputRefused
from parcels.interface.map import source, tokens
from parcels.interface.map.routes import layer_url
from parcels.interface.map.source import publish
from parcels.interface.web import trust, visitor
from parcels.interface.web.gate import Gate
from parcels.interface.web.visitor import cookie_name
from parcels.service import people, signing_in
from parcels.service.access import Role, system_actor
from parcels.service.signing_in import Identity, external_session, key_of

ROOT = system_actor("root")


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def version() -> str:
    return publish(demo_city(DemoSize(seed=3, parcels=90, projects=14)), date(2026, 11, 23), frozenset)


def layer(version: str, holder: str, name: str = "platforms") -> str:
    return "/" + layer_url(version, name, tokens.sign(version, holder)).removeprefix("../../")


def names(version: str) -> tuple[str, ...]:
    return source.published(version).names()


@pytest.mark.parametrize("role", people.ROLES)
def test_everybody_signed_in_sees_every_layer_with_their_own_pass(ws, browser, added, version, role):
    token = added("wang", role)
    browser.cookies[cookie_name()] = token
    for name in names(version):
        assert browser.get(layer(version, f"c{key_of(token)}", name)).status == 200


def test_signed_out_no_data_route_answers(ws, browser, added, version):
    holder = f"c{key_of(added('wang', Role.PLANNER))}"
    for name in names(version):
        assert browser.get(layer(version, holder, name)).status == 403
    assert browser.get("/media/x.pdf").status == 403


@pytest.mark.parametrize("holder", ["", "x", "c", "s", "p", "d", "c" + "0" * 64, "pli", "dplanner", "dsystem", "droot"])
def test_a_pass_of_nobody_opens_nothing(ws, browser, version, holder):
    assert browser.get(layer(version, holder)).status == 403


def test_a_pass_does_not_work_in_another_browser(ws, browser, other, added, version):
    mine, theirs = added("wang", Role.PLANNER), added("zhao", Role.PLANNER)
    browser.cookies[cookie_name()], other.cookies[cookie_name()] = mine, theirs
    assert browser.get(layer(version, f"c{key_of(mine)}")).status == 200
    assert other.get(layer(version, f"c{key_of(mine)}")).status == 403


@pytest.mark.parametrize("why", ["switched off", "signed out", "password reset", "idle", "a one-time password"])
def test_who_loses_the_sign_in_loses_the_data_within_a_second(ws, browser, added, version, monkeypatch, why):
    token = added("wang", Role.PLANNER)
    browser.cookies[cookie_name()] = token
    address = layer(version, f"c{key_of(token)}")
    assert browser.get(address).status == 200
    assert browser.get("/media/x.pdf").status == 200
    if why == "switched off":
        people.switch(ws, "wang", on=False, now=now(), actor=ROOT)
    elif why == "signed out":
        signing_in.sign_out(ws, key_of(token), now=now())
    elif why == "password reset":
        people.reset_password(ws, "wang", now=now(), actor=ROOT)
    elif why == "idle":
        monkeypatch.setattr(visitor, "now", lambda: now() + timedelta(hours=3))
    else:
        once = people.reset_password(ws, "wang", now=now(), actor=ROOT)
        browser.cookies[cookie_name()] = token = signing_in.sign_in(ws, "wang", once, now=now()).token
        address = layer(version, f"c{key_of(token)}")
    clock = visitor.time.monotonic()
    monkeypatch.setattr(visitor.time, "monotonic", lambda: clock + visitor.REMEMBERED_S + 0.01)
    assert browser.get(address).status == 403
    assert browser.get("/media/x.pdf").status == 403


def test_somebody_of_an_identity_provider_keeps_the_data_as_long_as_the_sign_in(ws, browser, added, version):
    added("wang", Role.PLANNER, external_id="https://id.example|77")
    identity = Identity("https://id.example|77", "1", now() + timedelta(minutes=5))
    held = external_session(ws, identity, now=now())
    assert browser.get(layer(version, f"s{held.key}")).status == 200
    signing_in.sign_out(ws, held.key, now=now())
    visitor._RECENT._kept.clear()
    assert browser.get(layer(version, f"s{held.key}")).status == 403


PROXY, STRANGER = "10.0.0.5", "10.0.0.6"


@pytest.fixture
def proxied(ws, added, monkeypatch):
    monkeypatch.setenv("PARCELS_PROXY_HEADER", "X-Forwarded-User")
    monkeypatch.setenv("PARCELS_TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/24")
    added("wang", Role.PLANNER, external_id="proxy|wang.fang")


@pytest.mark.parametrize(
    ("address", "sent", "status"),
    [
        (PROXY, {"x_forwarded_user": "wang.fang"}, 200),
        ("10.1.0.77", {"x_forwarded_user": "wang.fang"}, 200),
        (PROXY, {"x_forwarded_user": "li"}, 403),
        (PROXY, {}, 403),
        (STRANGER, {"x_forwarded_user": "wang.fang"}, 403),
        ("127.0.0.1", {"x_forwarded_user": "wang.fang"}, 403),
        (STRANGER, {"x_forwarded_user": "wang.fang", "x_forwarded_for": PROXY}, 403),
    ],
)
def test_the_header_of_a_proxy_counts_from_the_proxy_only(proxied, browser, version, address, sent, status):
    browser.address = address
    assert browser.get(layer(version, "pwang"), **sent).status == status
    assert browser.get("/media/x.pdf", **sent).status == status


def test_the_header_of_somebody_else_never_reaches_the_app_and_is_logged(proxied, browser, caplog):
    browser.address = STRANGER
    assert browser.get("/who", x_forwarded_user="wang.fang").text == "nobody"
    assert STRANGER in caplog.text
    assert "wang.fang" not in caplog.text
    browser.address = PROXY
    assert browser.get("/who", x_forwarded_user="wang.fang").text == "wang.fang"


@pytest.mark.parametrize(("address", "kept"), [(PROXY, [b"wang.fang"]), (STRANGER, []), ("127.0.0.1", [])])
def test_the_header_is_taken_away_from_the_connection_of_the_page_too(proxied, address, kept):
    seen = []

    async def app(scope, receive, send):
        seen.extend(value for name, value in scope["headers"] if name.lower() == b"x-forwarded-user")

    headers = [(b"X-Forwarded-User", b"wang.fang"), (b"host", b"x")]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "client": (address, 1)}
    asyncio.run(Gate(app, "", lambda request: False)(scope, None, None))
    assert seen == kept


def test_a_cookie_named_like_that_of_a_provider_opens_no_files_without_one(ws, browser):
    browser.cookies["_streamlit_user"] = "made up"
    assert browser.get("/media/x.pdf").status == 403


def test_nothing_is_believed_while_the_web_server_rewrites_addresses(proxied, browser, version, monkeypatch):
    monkeypatch.delenv("FORWARDED_ALLOW_IPS")
    browser.address = PROXY
    assert browser.get(layer(version, "pwang"), x_forwarded_user="wang.fang").status == 403


@pytest.mark.parametrize("sent", ["", " ", "a\tb", "李娜", "x" * 300])
def test_a_header_that_is_no_plain_name_names_nobody(sent):
    assert trust.identity_in([sent]) is None
    assert trust.identity_in([]) is None
    assert trust.identity_in(["wang", "wang"]) is None


def test_the_address_in_the_log_is_the_last_that_is_no_proxy(monkeypatch):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    monkeypatch.setenv("PARCELS_TRUSTED_PROXIES", "10.0.0.5,10.0.0.4")
    assert trust.visitor_address(PROXY, ["1.2.3.4, 9.9.9.9, 10.0.0.4"]) == "9.9.9.9"
    assert trust.visitor_address(STRANGER, ["1.2.3.4"]) == STRANGER
    assert trust.visitor_address(PROXY, []) == PROXY


@pytest.mark.parametrize(
    "environment",
    [
        {"PARCELS_PROXY_HEADER": "X-User"},
        {"PARCELS_PROXY_HEADER": "X User", "PARCELS_TRUSTED_PROXIES": "10.0.0.5"},
        {"PARCELS_TRUSTED_PROXIES": "10.0.0.5/8"},
        {"PARCELS_TRUSTED_PROXIES": "proxy.example"},
    ],
)
def test_settings_of_proxies_that_cannot_be_meant_are_refused(environment):
    with pytest.raises(InputRefused, match="proxy_settings_refused"):
        trust.require_settings(environment)
    trust.require_settings({"PARCELS_PROXY_HEADER": "X-User", "PARCELS_TRUSTED_PROXIES": "10.0.0.0/8"})


def test_demo_people_are_for_this_machine_and_demo_workspaces(ws, browser, version, monkeypatch):
    monkeypatch.setenv("PARCELS_DEMO_USERS", "1")
    monkeypatch.setattr(st, "get_option", lambda name: "127.0.0.1" if name == "server.address" else None)
    assert browser.get(layer(version, "dplanner")).status == 403  # not a demo workspace
    monkeypatch.setattr(type(ws), "is_demo", property(lambda self: True))
    assert browser.get(layer(version, "dplanner")).status == 200
    assert browser.get(layer(version, "dplanner"), x_forwarded_for="1.2.3.4").status == 403
    browser.address = STRANGER
    assert browser.get(layer(version, "dplanner")).status == 403


def test_every_answer_keeps_foreign_frames_away(ws, browser):
    answer = browser.get("/who")
    assert answer.header("x-frame-options") == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.header("content-security-policy")
    assert answer.header("x-content-type-options") == "nosniff"
