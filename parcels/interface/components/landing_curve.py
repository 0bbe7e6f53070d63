"""Planned against actual investment of one project: the picture, how far behind it is, and the inspections."""

from collections.abc import Iterable

from parcels.interface.components import markup, pictures, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import capital
from parcels.interface.reports.curve import CurveWords, curve_picture
from parcels.interface.reports.landing_records import field_text
from parcels.interface.reports.phrases import code_text
from parcels.landing.curve import Curve, Point
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import Inspection
from parcels.service.landing_board import Board


def draw(desk: Desk, board: Board, project: str) -> None:
    """Draw the picture and every point of it, then what inspections found."""
    _curve(desk, board, project)
    _inspections(desk, board, project)


def _curve(desk: Desk, board: Board, project: str) -> None:
    words = desk.words
    curve = board.situation.curve(project)
    told = CurveWords(
        name=words("curve-name", project=project),
        planned=words("curve-planned", source=_sources(desk, curve.planned)),
        actual=words("curve-actual"),
        today=words("curve-today"),
        unit=words("curve-unit"),
    )
    picture = curve_picture(curve, told)
    if picture is None:
        markup.note(words("curve-none"))
        return
    markup.facts(_facts(desk, curve))
    pictures.draw(picture)
    rows = [
        _row(desk, kind, one) for kind, own in (("planned", curve.planned), ("actual", curve.actual)) for one in own
    ]
    tables.plain(rows, height=tables.height(len(rows), at_most=8))
    markup.note(words("curve-note"))


def _inspections(desk: Desk, board: Board, project: str) -> None:
    """Draw the inspections in force, the latest first: money in, works, photos, by whom; empty was not measured."""
    words = desk.words
    own = [(one, one.body) for one in board.situation.records if one.project == project and one.fact_on is not None]
    found = [(one, body) for one, body in own if isinstance(body, Inspection) and body.inspected_on <= desk.as_of]
    found.sort(key=lambda pair: (pair[1].inspected_on, pair[0].id), reverse=True)
    markup.section(words("curve-inspections"), words("count", n=len(found)))
    if not found:
        markup.note(words("curve-no-inspection"))
        return
    rows = [_inspection(desk, one, body) for one, body in found]
    tables.plain(rows, height=tables.height(len(rows), at_most=8))
    markup.note(words("curve-photos-hint"))


def _inspection(desk: Desk, one: LandingRecord, body: Inspection) -> dict[str, object]:
    words = desk.words
    works = "" if body.works is None else capital(code_text(words, "works-state", body.works))
    cells: dict[str, object] = {
        "inspected_on": body.inspected_on.isoformat(),
        "invested_wan_yuan": body.invested_wan_yuan,
        "physical_percent": body.physical_percent,
        "developed_area_mu": body.developed_area_mu,
        "works": works,
    }
    return {
        words("record-number"): str(one.id),
        **{capital(field_text(words, name)): cell for name, cell in cells.items()},
        words("curve-photos"): sum(paper.is_photo for paper in one.papers),
        words("record-by"): one.made_by,
        capital(field_text(words, "note")): body.note,
    }


def _sources(desk: Desk, points: Iterable[Point]) -> str:
    return desk.listed(dict.fromkeys(code_text(desk.words, "curve-source", one.source) for one in points)) or NOTHING


def _facts(desk: Desk, curve: Curve) -> list[tuple[str, str]]:
    words, numbers = desk.words, desk.numbers
    there = [one for one in curve.actual if one.amount_wan_yuan is not None]
    last = (
        words("curve-at", money=numbers.money(there[-1].amount_wan_yuan), day=there[-1].on.isoformat()) if there else ""
    )
    behind = curve.behind_wan_yuan
    return [
        (words("curve-total"), numbers.money(curve.total_wan_yuan)),
        (words("curve-last"), last or words("curve-not-inspected")),
        (words("curve-behind"), words("curve-unknown") if behind is None else numbers.money(behind)),
    ]


def _row(desk: Desk, kind: str, one: Point) -> dict[str, object]:
    words = desk.words
    return {
        words("curve-kind"): words(f"curve-kind-{kind}"),
        words("curve-day"): one.on.isoformat(),
        words("curve-amount"): NOTHING if one.amount_wan_yuan is None else f"{one.amount_wan_yuan:,.0f}",
        words("curve-percent"): NOTHING if one.percent is None else f"{one.percent:g}%",
        words("landing-column-source"): code_text(words, "curve-source", one.source),
    }
