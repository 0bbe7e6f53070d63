"""Colour modes by their address: for those who may see what they tell, with words, marks and a class for all land."""

from collections import Counter
from datetime import date

import pytest

from parcels.interface.map.modes import class_label, mode_list
from parcels.interface.map.routes import layer_url
from parcels.interface.map.source import publish
from parcels.interface.map.tokens import sign
from parcels.interface.web.app import app_routes
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors, system_actor
from parcels.service.map_modes import Mode, mode_values, modes_for
from parcels.service.workspace import open_workspace

AS_OF = date(2026, 11, 23)
SERVED = [mode for mode in Mode if mode is not Mode.STATUS]


@pytest.fixture
def ask(workspace, client_of, monkeypatch):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(workspace))
    monkeypatch.setenv("PARCELS_DEMO_USERS", "1")
    ws = open_workspace(workspace)
    version, client = publish(ws.city(AS_OF), AS_OF, frozenset), client_of(app_routes())

    def asked(mode: str, role: str = "planner", lang: str = "en", token: str | None = None):
        token = sign(version, f"d{role}") if token is None else token
        return client.get(f"/{layer_url(version, f'mode-{mode}', token).removeprefix('../../')}&lang={lang}")

    return ws, asked


@pytest.mark.parametrize("mode", SERVED)
def test_the_browser_gets_the_class_of_every_parcel_as_the_service_tells_it(ask, mode):
    ws, asked = ask
    answer = asked(mode)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    body, known = answer.json(), mode_values(ws, mode, AS_OF, actor=system_actor("x"))
    counted = Counter(body["classes"][place]["id"] for place in body["of"].values())
    assert counted == Counter(str(code) for code in known.of.values())
    assert set(body["of"]) == set(ws.city(AS_OF).parcels.index)


@pytest.mark.parametrize("mode", SERVED)
@pytest.mark.parametrize("actor", demo_actors(), ids=lambda actor: actor.role.value)
def test_a_role_gets_neither_the_choice_nor_the_data_of_a_mode_it_may_not_see(ask, mode, actor):
    _, asked = ask
    offered = {one["id"] for one in mode_list(Words("en"), modes_for(actor), "v", "t")}
    assert asked(mode, actor.role.value).status_code == (200 if mode in offered else 403)


def test_prime_land_is_for_planners_leaders_and_auditors_and_the_price_not_for_departments(ask):
    _, asked = ask
    assert [asked("prime", role).status_code for role in ("promoter", "officer", "department")] == [403, 403, 403]
    assert [asked("price", role).status_code for role in ("leader", "department")] == [200, 403]
    assert asked("verdict", Role.ADMINISTRATOR.value).status_code == 403


def test_without_a_good_pass_or_for_what_is_no_mode_there_is_nothing(ask):
    _, asked = ask
    assert asked("use", token="").status_code == 403
    assert asked("use", token=sign("another", "dplanner")).status_code == 403
    assert asked("owner").status_code == 404
    assert asked("status").status_code == 404


@pytest.mark.parametrize(("lang", "label"), [("zh", "2027 年第 2 季度"), ("en", "Q2 2027")])
def test_classes_are_named_in_the_language_asked_for(ask, lang, label):
    _, asked = ask
    labels = [one["label"] for one in asked("readiness", lang=lang).json()["classes"]]
    assert label in labels
    assert not [one for one in labels if "mode-class" in one]


def test_weights_nobody_decided_are_said_beside_the_score(ask):
    ws, asked = ask
    found = mode_values(ws, Mode.PRIME, AS_OF, actor=system_actor("x"))
    assert bool(asked("prime").json()["note"]) == found.is_provisional


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_class_there_can_be_has_a_name(ask, language):
    ws, _ = ask
    for mode in SERVED:
        for one in mode_values(ws, mode, AS_OF, actor=system_actor("x")).classes:
            assert "ode-class" not in class_label(Words(language), mode, one)
