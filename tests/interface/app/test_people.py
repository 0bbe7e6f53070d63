"""Who sees what in the app: signed in by password, proxy or provider, one-time passwords, people switched off."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from argon2 import PasswordHasher
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest

from parcels.interface.components import entrance, language
from parcels.interface.components import people as visitors
from parcels.interface.web.visitor import cookie_name
from parcels.interface.words import Words
from parcels.service import passwords, people
from parcels.service.access import Role, system_actor
from parcels.service.people import PersonFacts
from parcels.service.signing_in import change_own_password, key_of, sign_in, sign_out
from parcels.service.workspace import Workspace, init_workspace, open_workspace

APP = Path(__file__).parents[3] / "planner_app.py"
ROOT = system_actor("root")
GOOD = "正确的密码-4711"
EN = Words("en")
ISSUER = "https://id.example"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def ws(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser_of):
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    place = shutil.copytree(workspace, tmp_path / "ws")
    monkeypatch.setenv("PARCELS_WORKSPACE", str(place))
    monkeypatch.setenv("PARCELS_DEMO_USERS", "0")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    monkeypatch.setattr(st, "context", browser_of())
    monkeypatch.setattr(visitors, "has_oidc", lambda: False)
    monkeypatch.setattr(entrance, "has_oidc", lambda: False)
    made = open_workspace(place)
    yield made
    made.close()
    st.cache_resource.clear()


def run() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["lang"] = "en"
    return app.run()


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def problems(app: AppTest) -> list[str]:
    return [str(item.value).replace("\\", "") for item in (*app.exception, *app.error)]


def enter(ws: Workspace, role: Role, *, once: bool = False) -> str:
    department = "forestry" if role is Role.DEPARTMENT else None
    name = f"p-{role.value}"
    first = people.add(ws, name, PersonFacts("某人", role, department=department), now=now(), actor=ROOT)
    entry = sign_in(ws, name, first, now=now())
    if not once:
        entry = change_own_password(ws, key_of(entry.token), first, GOOD, now=now())
    st.context.cookies[cookie_name()] = entry.token
    return entry.token


def shows_nothing(app: AppTest) -> bool:
    return not app.get("component_instance") and not app.dataframe and "清和" not in text(app)


@pytest.mark.parametrize("role", people.ROLES)
def test_everybody_signed_in_sees_their_first_page_and_their_name(ws, role):
    enter(ws, role)
    app = run()
    assert problems(app) == []
    assert f"p-{role.value}" in text(app)
    assert not [box for box in app.selectbox if box.key == "role"]
    assert bool(app.get("component_instance")) == (role is Role.PLANNER)


def test_without_a_cookie_or_with_a_wrong_one_there_is_only_the_way_to_sign_in(ws):
    for cookies in ({}, {cookie_name(): "made-up"}, {"parcels_session_other": "x"}):
        st.context.cookies = cookies
        app = run()
        assert problems(app) == []
        assert shows_nothing(app)
        assert "/sign-in?lang=en" in text(app)


@pytest.mark.parametrize("why", ["switched off", "signed out elsewhere", "password reset", "idle"])
def test_who_has_lost_the_sign_in_sees_nothing_on_the_next_run(ws, monkeypatch, why):
    token = enter(ws, Role.PLANNER)
    app = run()
    assert app.get("component_instance")
    if why == "switched off":
        people.switch(ws, "p-planner", on=False, now=now(), actor=ROOT)
    elif why == "signed out elsewhere":
        other = sign_in(ws, "p-planner", GOOD, now=now()).token
        sign_out(ws, key_of(other), now=now(), everywhere=True)
    elif why == "password reset":
        people.reset_password(ws, "p-planner", now=now(), actor=ROOT)
    else:
        monkeypatch.setattr(visitors, "_now", lambda: now() + timedelta(hours=3))
    app.run()
    assert shows_nothing(app)
    assert token not in text(app)


def test_a_one_time_password_shows_the_way_to_change_it_and_nothing_else(ws):
    enter(ws, Role.PLANNER, once=True)
    app = run()
    assert shows_nothing(app)
    assert "/password?lang=en" in text(app)


def test_signing_out_ends_the_sign_in(ws):
    enter(ws, Role.PLANNER)
    app = run()
    next(button for button in app.button if button.key == "sign-out").click().run()
    assert shows_nothing(app)
    assert shows_nothing(run())


@pytest.fixture
def proxied(ws, monkeypatch):
    monkeypatch.setenv("PARCELS_PROXY_HEADER", "X-Forwarded-User")
    monkeypatch.setenv("PARCELS_TRUSTED_PROXIES", "127.0.0.1")
    facts = PersonFacts("李娜", Role.LEADER, external_id="proxy|li.na")
    people.add(ws, "li.na", facts, now=now(), actor=ROOT)


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ([("X-Forwarded-User", "li.na")], "entered"),
        ([("X-Forwarded-User", "li.wei")], "unknown"),
        ([("X-Forwarded-User", "li.na"), ("x-forwarded-user", "admin")], "nothing"),
        ([("X-Forwarded-User", "李娜")], "nothing"),
        ([("X-Remote-User", "li.na")], "nothing"),
        ([], "nothing"),
    ],
)
def test_a_proxy_names_exactly_one_known_person(ws, proxied, sent, seen):
    st.context.headers = StreamlitHeaders(sent)
    app = run()
    assert shows_nothing(app) == (seen != "entered")
    assert [("proxy|li.wei" in line) for line in problems(app)] == ([True] if seen == "unknown" else [])


def test_without_the_setting_the_header_means_nothing(ws, proxied, monkeypatch):
    monkeypatch.delenv("PARCELS_PROXY_HEADER")
    st.context.headers = StreamlitHeaders([("X-Forwarded-User", "li.na")])
    assert shows_nothing(run())


@pytest.fixture
def provider(ws, monkeypatch):
    """An identity provider whose tokens say what the returned mapping holds."""
    claims = {"is_logged_in": True, "iss": ISSUER, "sub": "77", "iat": 1, "exp": now().timestamp() + 600}
    left = []
    monkeypatch.setattr(visitors, "has_oidc", lambda: True)
    monkeypatch.setattr(entrance, "has_oidc", lambda: True)
    monkeypatch.setattr(st, "user", claims)
    monkeypatch.setattr(st, "logout", lambda: left.append(claims.pop("is_logged_in", None)))
    people.add(ws, "wang", PersonFacts("王芳", Role.LEADER, external_id=f"{ISSUER}|77"), now=now(), actor=ROOT)
    return claims, left


def test_somebody_the_provider_knows_enters_with_their_role(ws, provider):
    app = run()
    assert problems(app) == []
    assert "wang" in text(app)


@pytest.mark.parametrize(
    "wrong", [{"exp": 1}, {"exp": None}, {"exp": "soon"}, {"exp": True}, {"iss": None}, {"sub": ""}, {"sub": 77}]
)
def test_a_token_that_ended_or_names_nobody_is_refused_and_its_cookie_goes(ws, provider, wrong):
    claims, left = provider
    claims.update(wrong)
    app = run()
    assert shows_nothing(app)
    assert left == [True]


def test_somebody_unknown_is_told_what_to_tell_the_administrator(ws, provider):
    claims, left = provider
    claims["sub"] = "78"
    app = run()
    assert shows_nothing(app)
    assert f"{ISSUER}|78" in problems(app)[0]
    next(button for button in app.button if button.key == "sign-out").click().run()
    assert left == [True]


def test_signing_out_leaves_the_provider_and_the_token_opens_nothing_in_other_tabs(ws, provider):
    claims, left = provider
    other = run()
    app = run()
    next(button for button in app.button if button.key == "sign-out").click().run()
    assert left == [True]
    claims["is_logged_in"] = True  # the cookie of another tab that nobody took away
    other.run()
    assert shows_nothing(other)


def test_the_tab_keeps_where_somebody_wanted_to_go_while_they_are_at_the_provider(ws, provider):
    claims, _ = provider
    claims["is_logged_in"] = False
    signed_out = text(run())
    assert "sessionStorage.setItem" in signed_out
    assert "next=" in signed_out, "the way to our own form keeps the address, too"
    claims["is_logged_in"] = True
    signed_in = text(run())
    assert "sessionStorage.removeItem" in signed_in
    assert "sessionStorage.setItem" not in signed_in


def test_who_comes_back_from_the_provider_unsigned_is_told_in_the_language_they_chose(ws, provider, monkeypatch):
    claims, _ = provider
    claims["is_logged_in"] = False
    monkeypatch.setattr(language, "has_oidc", lambda: True)
    monkeypatch.setenv("PARCELS_LANGUAGE", "zh")
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.warning
    st.context.cookies = {cookie_name("asked"): "1", cookie_name("language"): "en"}
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert [str(item.value).replace("\\", "") for item in app.warning] == [EN("sign-in-other-failed")]


def test_an_administrator_adds_somebody_who_can_then_sign_in(ws):
    enter(ws, Role.ADMINISTRATOR)
    app = run()
    app.text_input(key="add-id").set_value("li.na")
    app.text_input(key="add-name").set_value("<b>李娜</b>")
    app.selectbox(key="add-role").set_value(Role.OFFICER)
    next(button for button in app.button if button.label == EN("people-add")).click().run()
    assert problems(app) == []
    (password,) = [item.value for item in app.code]
    assert sign_in(ws, "li.na", password, now=now()).must_change
    assert "<b>李娜</b>" not in text(app)
    app.run()
    assert not app.code  # shown this once


def test_an_administrator_switches_off_resets_and_is_told_what_is_refused(ws):
    people.add(ws, "li.na", PersonFacts("李娜", Role.OFFICER), now=now(), actor=ROOT)
    enter(ws, Role.ADMINISTRATOR)
    app = run()
    app.selectbox(key="people-chosen").set_value("li.na").run()
    app.button(key="people-reset").click().run()
    (password,) = [item.value for item in app.code]
    assert sign_in(ws, "li.na", password, now=now()).person == "li.na"
    app.button(key="people-switch-off").click().run()
    assert problems(app) == []
    known = {one.id: one for one in people.known_people(ws, actor=ROOT)}
    assert not known["li.na"].is_active
    app.selectbox(key="people-chosen").set_value("p-administrator").run()
    app.button(key="people-switch-off").click().run()
    assert "p-administrator" in problems(app)[0]
    assert known["p-administrator"].is_active


def test_an_empty_workspace_lets_its_administrator_add_people(ws, tmp_path, monkeypatch):
    empty = init_workspace(tmp_path / "empty", name="x", now=now(), actor=ROOT)
    monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "empty"))
    enter(empty, Role.ADMINISTRATOR)
    app = run()
    assert problems(app) == []
    assert app.text_input(key="add-id")
    empty.close()
