"""The sign-in page: cookies, forms from elsewhere, next pages, texts of users, attempts without end."""

import re
from datetime import UTC, datetime

import pytest

from parcels.interface.web import sign_in_routes
from parcels.interface.web.forms import safe_next
from parcels.interface.web.throttle import Throttle
from parcels.interface.web.visitor import cookie_name
from parcels.interface.words import LANGUAGES, Words
from parcels.service import people
from parcels.service.access import system_actor
from parcels.service.signing_in import key_of, session_of

ROOT = system_actor("root")
GOOD = "正确的密码-4711"


def now() -> datetime:
    return datetime.now(UTC)


def holds(ws, browser) -> bool:
    return session_of(ws, key_of(browser.cookies.get(cookie_name(), "")), now=now()) is not None


def test_the_right_password_sets_a_cookie_that_scripts_and_other_sites_do_not_get(ws, browser):
    answer = browser.sign_in()
    assert (answer.status, answer.header("location")) == (303, "/?lang=zh")
    line = next(line for line in browser.set_cookie if line.startswith(cookie_name()))
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in line.split(";")}
    assert "Secure" not in line
    assert holds(ws, browser)


@pytest.mark.parametrize(
    ("scheme", "address", "headers", "secure"),
    [
        ("https", "10.0.0.9", {}, True),
        ("http", "10.0.0.5", {"x_forwarded_proto": "https"}, True),
        ("http", "10.0.0.9", {"x_forwarded_proto": "https"}, False),
    ],
)
def test_the_cookie_is_secure_where_the_visitor_came_by_https(
    ws, browser, monkeypatch, scheme, address, headers, secure
):
    monkeypatch.setenv("PARCELS_TRUSTED_PROXIES", "10.0.0.5")
    browser.scheme, browser.address = scheme, address
    browser.sign_in(**headers)
    line = next(line for line in browser.set_cookie if line.startswith(cookie_name()))
    assert ("Secure" in line) == secure


def test_an_unknown_name_a_wrong_password_and_somebody_switched_off_get_the_same_answer(ws, browser, added):
    from parcels.service.access import Role

    added("wang", Role.AUDITOR)
    people.switch(ws, "wang", on=False, now=now(), actor=ROOT)
    answers = [browser.sign_in(name, password) for name, password in (("li", "x"), ("zz", GOOD), ("wang", GOOD))]
    assert {answer.status for answer in answers} == {401}
    plain = {re.sub(r'nonce[-=]"?[\w-]+|value="[^"]*"', "", answer.text) for answer in answers}
    assert len(plain) == 1
    assert Words("zh")("error-sign-in-refused") in plain.pop()
    assert not holds(ws, browser)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_in_itself_and_made_for_keyboards_and_password_managers(browser, ws, language):
    answer = browser.get(f"/sign-in?lang={language}")
    words, text = Words(language), answer.text
    assert words("sign-in-title") in text
    assert f'<html lang="{"zh-CN" if language == "zh" else "en-GB"}">' in text
    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text
    assert text.count("autofocus") == 1
    assert "<script" not in text
    assert not re.search(r'(src|href|action)="(https?:)?//', text)
    rules = answer.header("content-security-policy")
    assert "default-src 'none'" in rules
    assert "frame-ancestors 'none'" in rules
    assert "form-action 'self'" in rules
    assert re.search(r"'nonce-([\w-]+)'", rules).group(1) in text
    assert (answer.header("cache-control"), answer.header("x-frame-options")) == ("no-store", "DENY")
    assert "清和" not in text


def test_what_somebody_types_comes_back_as_text(browser, ws):
    answer = browser.sign_in('"><script>alert(1)</script>', "x", query="?next=/%22%3E%3Cscript%3E&lang=<b>")
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("broken", ["no seal", "wrong seal", "no cookie", "cookie of another", "from elsewhere"])
def test_a_form_that_we_did_not_give_to_this_browser_signs_nobody_in(ws, browser, other, broken):
    seal = browser.get("/sign-in").seal
    fields = {"form": seal, "name": "li", "password": GOOD}
    headers = {}
    if broken == "no seal":
        del fields["form"]
    elif broken == "wrong seal":
        fields["form"] = "0" * 64
    elif broken == "no cookie":
        browser.cookies.clear()
    elif broken == "cookie of another":
        other.get("/sign-in")
        browser.cookies = other.cookies
    else:
        headers = {"sec_fetch_site": "cross-site"}
    answer = browser.post("/sign-in", fields, **headers)
    assert answer.status == 403
    assert cookie_name() not in browser.cookies


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"name=" + b"x" * 9000, 413),
        (b"form=1&name=li&name=admin", 403),
        (b"&&&", 403),
        (b"\xff=\xff", 403),
        (b"", 403),
        (b"&".join(b"a%d=1" % n for n in range(50)), 403),
    ],
)
def test_a_form_too_big_or_ambiguous_is_refused(ws, browser, body, status):
    browser.get("/sign-in")
    assert browser.post("/sign-in", body).status == status


def test_a_long_body_announced_as_short_is_cut_off(ws, browser):
    browser.get("/sign-in")
    assert browser.post("/sign-in", b"a=" + b"x" * 20_000, content_length="10").status == 413
    assert browser.post("/sign-in", b"a=1", content_length="-1").status == 413


def test_something_that_is_no_form_is_refused(ws, browser):
    browser.get("/sign-in")
    answer = browser.ask("POST", "/sign-in", b'{"name": "li"}', {"content-type": "application/json"})
    assert answer.status == 403


def test_a_token_put_into_a_browser_beforehand_is_never_taken_over(ws, browser):
    browser.cookies[cookie_name()] = "fixed-by-an-attacker"
    browser.sign_in()
    assert browser.cookies[cookie_name()] != "fixed-by-an-attacker"
    assert session_of(ws, key_of("fixed-by-an-attacker"), now=now()) is None


def test_signing_in_again_ends_the_sign_in_that_sat_there(ws, browser):
    browser.sign_in()
    before = browser.cookies[cookie_name()]
    del browser.cookies[cookie_name()]
    seal = browser.get("/sign-in").seal
    browser.cookies[cookie_name()] = before
    browser.post("/sign-in", {"form": seal, "name": "li", "password": GOOD})
    assert session_of(ws, key_of(before), now=now()) is None
    assert holds(ws, browser)


def test_a_cookie_that_opens_nothing_is_taken_away(ws, browser):
    browser.cookies[cookie_name()] = "old"
    assert browser.get("/sign-in").status == 200
    assert cookie_name() not in browser.cookies


def test_who_is_signed_in_already_goes_on(ws, browser):
    browser.sign_in()
    assert browser.get("/sign-in?next=/plan").header("location") == "/plan?lang=zh"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("/plan?parcel=A-1", "/plan?parcel=A-1"),
        ("/", "/"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("plan", "/"),
        ("/sign-out", "/"),
        ("/sign-in?next=/sign-in", "/"),
        ("/" + "x" * 2000, "/"),
        ("/清和", "/"),
        ("//[", "/"),
        ("http://[", "/"),
    ],
)
def test_after_signing_in_one_stays_in_this_app(wanted, expected):
    assert safe_next(wanted, "") == expected


def test_below_a_base_path_one_stays_below_it():
    assert safe_next("/zone/plan", "/zone") == "/zone/plan"
    assert safe_next("/plan", "/zone") == "/zone/"
    assert safe_next("/zoneevil", "/zone") == "/zone/"


def test_the_language_chosen_on_the_page_is_that_of_the_app(ws, browser):
    answer = browser.sign_in(query="?lang=en&next=/plan%3Flang%3Dzh%26parcel%3DA")
    assert answer.header("location") == "/plan?lang=en&parcel=A"


def test_one_address_may_not_try_for_ever(ws, browser, other, monkeypatch):
    monkeypatch.setattr(sign_in_routes, "THROTTLE", Throttle(3, 600.0))
    for _ in range(3):
        assert browser.sign_in("nobody", "x").status == 401
    assert browser.sign_in().status == 429
    assert other.sign_in().status == 303


def test_failures_long_ago_count_no_more_and_old_addresses_are_forgotten():
    time = [0.0]
    throttle = Throttle(2, 10.0, clock=lambda: time[0], addresses=3)
    for _ in range(2):
        throttle.failed("a")
    assert not throttle.is_open("a")
    time[0] = 10.0
    assert throttle.is_open("a")
    for address in "abcd":
        for _ in range(2):
            throttle.failed(address)
    assert [throttle.is_open(address) for address in "abcd"] == [True, False, False, False]


def test_signing_out_takes_cookie_and_sign_in(ws, browser):
    browser.sign_in()
    token = browser.cookies[cookie_name()]
    seal = browser.get("/password").seal
    answer = browser.post("/sign-out", {"form": seal})
    assert (answer.status, answer.header("location")) == (303, "/sign-in?lang=zh")
    assert cookie_name() not in browser.cookies
    assert session_of(ws, key_of(token), now=now()) is None


def test_nobody_else_signs_me_out(ws, browser, other):
    browser.sign_in()
    assert browser.get("/sign-out").status == 405
    seal = other.get("/sign-in").seal
    for fields in ({}, {"form": seal}, {"form": browser.cookies[cookie_name("form")]}):
        assert browser.post("/sign-out", fields).status == 403
    assert holds(ws, browser)


def test_signing_out_everywhere_ends_the_other_devices(ws, browser, other):
    browser.sign_in()
    other.sign_in()
    seal = browser.get("/password").seal
    browser.post("/sign-out", {"form": seal, "everywhere": "1"})
    assert not holds(ws, other)


def test_a_one_time_password_leads_to_a_new_one_and_then_to_the_page_wanted(ws, browser):
    once = people.reset_password(ws, "li", now=now(), actor=ROOT)
    answer = browser.sign_in("li", once, query="?next=/plan&lang=en")
    where = answer.header("location")
    assert where == "/password?next=%2Fplan&lang=en"
    assert browser.get("/sign-in?lang=en").header("location") == "/password?lang=en"
    page = browser.get(where)
    assert Words("en")("password-once") in page.text
    assert page.text.count('autocomplete="new-password"') == 2
    new = "a-better-one-0815"
    before = browser.cookies[cookie_name()]
    told = {
        (once, new, "another-one-0815"): "error-passwords-differ",
        ("wrong", new, new): "error-sign-in-refused",
        (once, "short", "short"): "error-password-short",
    }
    for (old, first, again), message in told.items():
        got = browser.post(where, {"form": page.seal, "old": old, "new": first, "again": again})
        assert Words("en")(message, shortest=10).replace("'", "&#x27;") in got.text
        assert got.status in (401, 422)
    done = browser.post(where, {"form": page.seal, "old": once, "new": new, "again": new})
    assert (done.status, done.header("location")) == (303, "/plan?lang=en")
    assert browser.cookies[cookie_name()] != before
    assert session_of(ws, key_of(before), now=now()) is None
    assert holds(ws, browser)


def test_the_form_of_one_sign_in_does_not_fit_another(ws, browser):
    browser.sign_in()
    seal = browser.get("/password").seal
    browser.cookies.pop(cookie_name())
    browser.sign_in()
    fields = {"form": seal, "old": GOOD, "new": "a-better-one-0815", "again": "a-better-one-0815"}
    assert browser.post("/password", fields).status == 403


def test_who_is_not_signed_in_is_sent_to_sign_in_from_the_page_of_passwords(ws, browser):
    for answer in (browser.get("/password"), browser.post("/password", {"old": "x"})):
        assert (answer.status, answer.header("location")) == (303, "/sign-in?lang=zh")


def test_without_a_workspace_the_page_says_so(ws, browser, monkeypatch):
    monkeypatch.delenv("PARCELS_WORKSPACE")
    assert browser.get("/sign-in").status == 503
