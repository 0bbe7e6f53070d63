"""The queue page: what it shows to whom, and how little of a long queue is sent."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocation_papers import allocation_papers
from parcels.service.allocations import Proposal, Step, act, propose
from parcels.service.queue import dossier
from parcels.store.tables import allocation
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
WORDS = Words("en")
MANY = 120


@pytest.fixture(scope="module")
def decided(tmp_path_factory) -> Path:
    """One allocation on a parcel with forest on a tenth of it, under check; 119 more that only wait."""
    forest = {"feature_id": "F1", "geometry": land(100, 100, 40, 50)}
    city = replace(
        five_parcels(),
        parcels=frame("parcels", [parcel("A", land(100, 100, 100, 200)), parcel("B", land(400, 100, 100, 200))]),
        constraints=frame("constraints", [forest]).assign(kind=["forest"]),
        projects=frame("projects", [project("P1", 28, 31, office_share=0.2)]),
    )
    folder = tmp_path_factory.mktemp("queue") / "ws"
    today, now = date.today(), datetime.now(UTC)
    with closing(workspace_of(city, folder)) as ws:
        wish = Proposal("r1", "P1", "A", today + timedelta(days=60))
        propose(ws, wish, LawOptions(today), actor=DEMO[Role.PLANNER], now=now - timedelta(days=40))
        act(ws, Step(1, 1, "take_up"), on=today, actor=DEMO[Role.OFFICER], now=now)
        with ws.store.unit_of_work(DEMO[Role.PLANNER].stamp(now)) as work:
            row = dict(work.connection.execute(sa.select(allocation)).one()._mapping)
            own = {"status": "proposed", "decided_by": None, "version": 1}
            rows = [
                {**row, **own, "id": n, "project_id": f"X{n}", "request_id": f"r{n}", "site": f"A-{n}",
                 "made_at": now, "held_until": today - timedelta(days=1 if n == 2 else -9)}
                for n in range(2, MANY + 1)
            ]  # fmt: skip
            work.connection.execute(sa.insert(allocation), rows)
            work.record("bench")
    return folder


@pytest.fixture
def opened(open_app, decided, monkeypatch) -> Callable[..., AppTest]:
    def start(**address: str) -> AppTest:
        monkeypatch.setenv("PARCELS_WORKSPACE", str(decided))
        return open_app(lang="en", **address)

    return start


def html(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def buttons(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def picked(app: AppTest, number: int = 1) -> AppTest:
    app.session_state["queue-picked"] = number
    return app.run()


def test_the_officer_begins_at_the_queue_with_the_oldest_opened(opened):
    app = opened(role="officer")
    assert not app.exception
    assert not app.error
    assert "#1 P1" in html(app)
    assert f"1 / {MANY}" in html(app)


def test_one_page_of_a_long_queue_is_sent_and_no_more(opened):
    app = opened(role="officer")
    assert len(app.dataframe[0].value) == 50
    assert str(MANY) in app.caption[0].value


def test_the_officer_has_the_buttons_of_a_check_and_reads_why_not_the_others(opened):
    app = picked(opened(role="officer"))
    assert {"move-send_back", "move-reject", "move-recheck"} <= buttons(app)
    assert "move-approve" not in buttons(app), "a failing finding is still open"
    assert "move-sign" not in buttons(app)
    assert WORDS.code("because", "state_forbids") in html(app)
    assert WORDS.code("because", "unresolved") in html(app)


def test_a_failing_finding_can_be_waived_by_the_officer_and_by_nobody_else(opened):
    waive = [key for key in buttons(picked(opened(role="officer"))) if key.startswith("waived-")]
    assert len(waive) == 1
    for role in ("planner", "leader", "auditor", "department"):
        app = opened(role=role)
        app.session_state["go-to"] = "queue"
        app.run()
        assert not [key for key in buttons(picked(app)) if key.startswith("waived-")], role


def test_the_department_clears_only_what_is_its_own(opened):
    app = opened(role="department")
    app.session_state["go-to"] = "queue"
    app = picked(app.run())
    assert [key for key in buttons(app) if key.startswith("cleared-")], "forestry answers for the forest"
    words = [button.label for button in app.button if str(button.key).startswith("cleared-")]
    assert words == [WORDS("queue-decide-cleared")]


def test_a_department_sees_everything_and_can_keep_to_what_it_must_settle(opened):
    app = opened(role="department")
    app.session_state["go-to"] = "queue"
    everything = len(app.run().dataframe[0].value)
    app.toggle(key="queue-asked").set_value(True).run()
    assert app.info[0].value.replace("\\", "") == WORDS("queue-none-match"), "the forest is a condition, no failure"
    assert everything > 1


def test_the_auditor_reads_everything_and_can_do_nothing(opened):
    app = opened(role="auditor")
    app.session_state["go-to"] = "queue"
    app = picked(app)
    assert not [key for key in buttons(app) if key.startswith(("move-", "waived-", "cleared-"))]
    assert WORDS("queue-nothing-to-do") in html(app)
    assert "take" in html(app).lower()


def test_the_offending_forest_is_drawn_on_the_map_under_its_number(opened):
    app = picked(opened(role="officer"))
    group = json.loads(app.get("component_instance")[0].proto.json_args)["feature_group"]
    assert "offence" in group
    assert '"zoom": true' in group


def test_a_finding_on_the_land_can_be_looked_at(opened):
    app = picked(opened(role="officer"))
    key = next(key for key in buttons(app) if key.startswith("zoom-"))
    app.button(key=key).click().run()
    assert not app.exception
    assert app.session_state["queue-zoom"] == (1, ("forest", "A", ""))


def test_the_filter_of_holds_that_are_over_leaves_one(opened):
    app = opened(role="officer")
    app.toggle(key="queue-overdue").set_value(True).run()
    assert len(app.dataframe[0].value) == 1
    assert "#2 X2" in html(app)


def test_a_search_without_a_hit_says_so(opened):
    app = opened(role="officer")
    app.text_input(key="queue-text").set_value("nothing like this").run()
    assert app.info[0].value.replace("\\", "") == WORDS("queue-none-match")


def test_several_marked_are_counted_and_can_be_taken_up_together(opened):
    app = opened(role="officer")
    app.session_state["queue-marked"] = (2, 3, 4)
    app.run()
    assert WORDS("queue-marked", n=3) in html(app)
    assert "bulk-take-up" in buttons(app)
    app.button(key="bulk-take-up").click().run()
    assert not app.exception
    told = [item.value.replace("\\", "") for item in app.warning]
    assert len(told) == 1, "the hold of the second is over"
    assert WORDS("code-because-hold-over") in told[0]


def test_the_paper_of_a_kept_check_names_people_and_measures_the_forest(decided):
    from parcels.service.workspace import open_workspace

    with closing(open_workspace(decided)) as ws:
        (paper,) = allocation_papers(ws, [1], on=date.today(), actor=DEMO[Role.AUDITOR])
        check = dossier(ws, 1, on=date.today(), actor=DEMO[Role.AUDITOR]).check
    assert DEMO[Role.PLANNER].name in paper.proposed.by
    assert DEMO[Role.OFFICER].name in paper.checked.by
    (forest,) = [one for one in paper.ground.offences.found if one.rule == "forest"]
    assert forest.area_m2 == pytest.approx(2000.0)
    assert paper.inputs.rules_hash == check.inputs["rules"]
    assert {stamp.name for stamp in paper.inputs.datasets} == set(check.inputs["datasets"])


def test_a_planner_may_propose_the_site_looked_at(opened):
    app = opened(role="planner", parcel="A")
    assert WORDS("parcel-holder") in html(app)
    assert "#1 P1" in html(app)


def test_choices_of_the_filter_read_as_they_are(opened):
    app = opened(role="officer")
    (verdicts,) = [box for box in app.multiselect if box.key == "queue-verdicts"]
    assert not [option for option in verdicts.options if "\\" in option]
    assert "? Not checked" in verdicts.options
