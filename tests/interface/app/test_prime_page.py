"""Prime land on the screen: ranking, weights to try, comparison, targets; who sees what."""

import pytest
from streamlit.testing.v1 import AppTest

from parcels.interface.words import Words


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def on_page(open_app, role: str, lang: str = "en") -> AppTest:
    app = open_app(role=role, lang=lang)
    app.session_state["go-to"] = "prime"
    app.run()
    assert [str(item.value) for item in (*app.exception, *app.error)] == []
    return app


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ranking_says_whose_weights_it_has_and_that_it_only_proposes(open_app, lang):
    app, words = on_page(open_app, "leader", lang), Words(lang)
    assert words("prime-proposes") in text(app)
    assert "演示数据" in text(app)
    table = app.dataframe[0].value
    scores = table.iloc[:, 3].dropna().tolist()
    assert scores == sorted(scores, reverse=True)
    assert len(app.slider) == 13


def test_a_weight_moved_ranks_anew_is_said_and_stays_when_another_tab_is_looked_at(open_app):
    app = on_page(open_app, "planner")
    before = app.dataframe[0].value["Score"].tolist()
    assert "What if" not in text(app)
    slider = next(one for one in app.slider if one.label == "Size")
    slider.set_value(40.0).run()
    assert "What if: these weights differ from the policy: size 14→40." in text(app)
    assert app.dataframe[0].value["Score"].tolist() != before
    app.segmented_control(key="prime-tab").set_value("reserve").run()
    assert "What if: these weights differ" in text(app)
    app.segmented_control(key="prime-tab").set_value("ranking").run()
    assert next(one for one in app.slider if one.label == "Size").value == 40.0
    app.button(key="prime-weights-reset").click().run()
    assert app.dataframe[0].value["Score"].tolist() == before


def test_proposed_and_reserved_parcels_are_compared_with_reasons(open_app):
    app = on_page(open_app, "auditor")
    app.segmented_control(key="prime-tab").set_value("reserve").run()
    assert "Proposed, not reserved" in text(app)
    reasons = app.dataframe[0].value["Reasons"]
    assert reasons.str.contains("above average in").all()


def test_a_promoter_sees_the_targets_and_not_the_ranking(open_app):
    app = on_page(open_app, "promoter")
    assert "prime-tab" not in [one.key for one in app.segmented_control]
    assert "The project wanted" in text(app)
    assert Words("en")("prime-proposes") not in text(app)
