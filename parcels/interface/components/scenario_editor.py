"""The changes of a scenario: one table of all, the weights beside those of today, a form for each other kind."""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from parcels.domain.codes import PlatformLevel, ReserveStatus
from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible
from parcels.interface.components.scenario_head import attempt, change
from parcels.interface.components.scenario_words import line_of, weight_name, weight_unit
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import slug
from parcels.planning.preparation.quarters import quarter_name, quarter_of
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Ceiling,
    CeilingKind,
    Item,
    Lock,
    NeedBy,
    QualityBar,
    ReadyShift,
    Release,
    Scope,
    Weight,
    drop,
    put,
)
from parcels.planning.scenarios.weights import weights_of
from parcels.rules.policy import Policy
from parcels.service.scenarios import Scenario, dropping, putting

KINDS = ("weights", "ready", "money", "needs", "bars", "release", "decisions")
MOST = 1e9
QUARTERS = 12


def draw(desk: Desk, one: Scenario, policy: Policy) -> None:
    """Draw the changes there are, and below them the way to add some."""
    _changes(desk, one, policy)
    if not one.may_change:
        return
    words = desk.words
    kind = st.segmented_control(
        words("scenario-change-what"),
        KINDS,
        default="weights",
        required=True,
        key="scenario-kind",
        format_func=lambda name: words(f"scenario-form-{name}"),
    )
    forms: dict[str, Callable[[Desk, Scenario, Policy], None]] = {
        "weights": _weights,
        "ready": _ready,
        "money": _money,
        "needs": _needs,
        "bars": _bars,
        "release": _release,
        "decisions": _decisions,
    }
    with st.container(border=True, key="scenario-form"):
        markup.note(words(f"scenario-form-{kind}-hint"))
        forms[str(kind)](desk, one, policy)


def _changes(desk: Desk, one: Scenario, policy: Policy) -> None:
    words, items = desk.words, one.content.items
    markup.section(words("scenario-changes"), words("count", n=one.content.num_changes))
    if one.content.edits:
        markup.note(words("scenario-holds-drafts", count=len(one.content.edits)))
    if not items:
        markup.note(words("scenario-no-changes"))
        return
    lines = [line_of(desk, policy, item) for item in items]
    heads = [words(f"scenario-column-{name}") for name in ("kind", "thing", "today", "now")]
    rows = [dict(zip(heads, (line.kind, line.thing, line.today, line.now), strict=True)) for line in lines]
    picked = st.dataframe(
        tables.table(rows),
        hide_index=True,
        height=tables.height(len(rows)),
        row_height=tables.ROW_PX,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"scenario-changes-{one.id}-{one.record.head}",
    )
    chosen = [items[place] for place in picked["selection"]["rows"] if place < len(items)]
    if one.may_change:
        st.button(
            words("scenario-take-out", count=len(chosen)),
            disabled=not chosen,
            icon=":material/remove:",
            key="scenario-take-out",
            on_click=change,
            args=(desk, one, dropping(*chosen)),
        )


def _weights(desk: Desk, one: Scenario, policy: Policy) -> None:
    words, today = desk.words, weights_of(policy)
    own = {item.path: item.value for item in one.content.weights}
    heads = [words(f"scenario-column-{name}") for name in ("weight", "unit", "today", "now", "differs")]
    rows = [
        (weight_name(words, path), weight_unit(words, path), value, own.get(path, value), "●" if path in own else "")
        for path, value in today.items()
    ]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=heads),
        hide_index=True,
        disabled=[*heads[:3], heads[4]],
        width="stretch",
        key=f"scenario-weights-{one.id}-{one.record.head}",
        height=tables.height(len(rows), at_most=14),
        column_config={heads[3]: st.column_config.NumberColumn(min_value=0.0, format="%g", required=True)},
    )
    wanted = dict(zip(today, edited[heads[3]], strict=True))
    st.button(
        words("scenario-keep-weights"),
        type="primary",
        key="scenario-keep-weights",
        on_click=_keep_weights,
        args=(desk, one, dict(today), wanted),
    )


def _keep_weights(desk: Desk, one: Scenario, today: dict[str, float], wanted: dict[str, float]) -> None:
    def keep() -> None:
        differing = [Weight(path, float(value)) for path, value in wanted.items() if float(value) != today[path]]
        same = [Weight(path, value) for path, value in today.items() if float(wanted[path]) == value]
        change(desk, one, lambda content: put(drop(content, *same), *differing))

    attempt(keep)


def _add(desk: Desk, one: Scenario, key: str, make: Callable[[], Item], *, disabled: bool = False) -> None:
    """Draw the button that adds a change made from the fields above it."""
    if st.button(desk.words("scenario-add"), type="primary", icon=":material/add:", key=key, disabled=disabled):
        attempt(lambda: change(desk, one, putting(make())))
        st.rerun()


def _pick(desk: Desk, message: str, options: Sequence[str], key: str, names: pd.Series | None = None) -> str | None:
    def shown(name: str) -> str:
        return legible(name if names is None else f"{name} {names.get(name) or ''}")

    return st.selectbox(
        desk.words(message), options, index=None, key=key, format_func=shown, placeholder=desk.words("choose-none")
    )


def _ready(desk: Desk, one: Scenario, policy: Policy) -> None:
    words, city = desk.words, desk.city
    left, middle, right = st.columns(3)
    with left:
        scope = Scope(
            st.selectbox(
                words("scenario-scope"),
                [str(kind) for kind in Scope],
                key="scenario-scope",
                format_func=lambda kind: words(f"scenario-scope-{kind}"),
            )
        )
        known = city.parcels.index if scope is Scope.PARCEL else city.platforms.index
        subject = (
            ""
            if scope is Scope.ALL
            else _pick(desk, f"scenario-scope-{scope}", [str(name) for name in known], f"scenario-subject-{scope}")
        )
    with middle:
        way = st.radio(
            words("scenario-by"),
            ("months", "on"),
            key="scenario-by",
            format_func=lambda name: words(f"scenario-by-{name}"),
        )
    with right:
        months = int(
            st.number_input(
                words("scenario-months"),
                -120,
                120,
                -3,
                key="scenario-months",
                disabled=way == "on",
                help=words("scenario-months-help"),
            )
        )
        on = st.date_input(words("scenario-ready-day"), desk.as_of, key="scenario-ready-day", disabled=way != "on")
    given = {"on": on} if way == "on" else {"months": months}
    missing = subject is None or (way != "on" and months == 0)
    _add(desk, one, "scenario-add-ready", lambda: ReadyShift(scope, subject or "", **given), disabled=missing)


def _money(desk: Desk, one: Scenario, policy: Policy) -> None:
    words = desk.words
    left, middle, right = st.columns(3)
    with left:
        kinds = [str(kind) for kind in CeilingKind]
        kind = CeilingKind(
            st.selectbox(
                words("scenario-limit"),
                kinds,
                key="scenario-limit",
                format_func=lambda name: words(f"scenario-limit-{slug(name)}"),
            )
        )
    with middle:
        first = quarter_of(desk.as_of)
        quarters = [quarter_name(first + n) for n in range(QUARTERS)]
        names = quarters if kind is CeilingKind.BUDGET else [str(name) for name in desk.city.platforms.index]
        name = _pick(desk, f"scenario-limit-of-{slug(kind)}", names, f"scenario-limit-name-{kind}")
    with right:
        lifted = st.toggle(words("scenario-no-limit"), key="scenario-limit-lifted")
        amount = st.number_input(
            words(f"scenario-amount-{slug(kind)}"), 0.0, MOST, 0.0, key="scenario-amount", disabled=lifted
        )
    value = None if lifted else float(amount)
    _add(desk, one, "scenario-add-money", lambda: Ceiling(kind, str(name), value), disabled=name is None)


def _needs(desk: Desk, one: Scenario, policy: Policy) -> None:
    words, projects = desk.words, desk.city.projects
    left, right = st.columns(2)
    with left:
        ids = [str(name) for name in projects.index]
        project = _pick(desk, "head-project", ids, "scenario-need-project", projects["name"])
    with right:
        known = projects["need_by"].get(project) if project else None
        start = known if isinstance(known, date) else desk.as_of
        on = st.date_input(words("scenario-need-day"), start, key=f"scenario-need-day-{project}")
    _add(desk, one, "scenario-add-need", lambda: NeedBy(str(project), _day(on)), disabled=project is None)


def _bars(desk: Desk, one: Scenario, policy: Policy) -> None:
    words = desk.words
    left, middle, right = st.columns(3)
    with left:
        kind = BarKind(
            st.selectbox(
                words("scenario-bar"),
                [str(kind) for kind in BarKind],
                key="scenario-bar",
                format_func=lambda name: words(f"scenario-bar-kind-{name}"),
            )
        )
    with middle:
        level = st.selectbox(
            words("scenario-level"),
            [str(level) for level in PlatformLevel],
            key="scenario-level",
            format_func=lambda name: code_text(words, "platform-level", name),
        )
    with right:
        bar = policy.bar(level)
        now = policy.reserve_bar(level) if kind is BarKind.RESERVE else (bar.quality_min if bar else 0.0)
        points = st.number_input(
            words("scenario-points"), 0.0, 100.0, float(now), 1.0, key=f"scenario-points-{kind}-{level}"
        )
    _add(desk, one, "scenario-add-bar", lambda: QualityBar(kind, str(level), float(points)))


def _release(desk: Desk, one: Scenario, policy: Policy) -> None:
    parcels = desk.city.parcels
    held = [str(name) for name in parcels.index[parcels["reserve_status"] == ReserveStatus.HELD]]
    if not held:
        markup.note(desk.words("scenario-nothing-held"))
        return
    parcel = _pick(desk, "scenario-reserved", held, "scenario-reserved")
    _add(desk, one, "scenario-add-release", lambda: Release(str(parcel)), disabled=parcel is None)


def _decisions(desk: Desk, one: Scenario, policy: Policy) -> None:
    words, projects = desk.words, desk.city.projects
    left, middle, right = st.columns(3)
    with left:
        kind = st.selectbox(
            words("scenario-decision"),
            ("lock", "ban"),
            key="scenario-decision",
            format_func=lambda name: words(f"scenario-decision-{name}"),
        )
    with middle:
        ids = [str(name) for name in projects.index]
        project = _pick(desk, "head-project", ids, "scenario-decision-project", projects["name"])
    with right:
        site = st.text_input(
            words("scenario-site"), key="scenario-site", max_chars=200, help=words("scenario-site-help")
        )
    make = Lock if kind == "lock" else Ban
    missing = project is None or not site.strip()
    _add(desk, one, "scenario-add-decision", lambda: make(str(project), site.strip()), disabled=missing)


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value
