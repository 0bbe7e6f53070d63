"""The case of a release review (留白地块释放会商材料) as blocks: the same on the screen, as HTML and as PDF."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parcels.domain.units import m2_from_mu
from parcels.interface.reports.check_sheet_rows import rule_title
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph, Signatures
from parcels.interface.reports.holding import move_text
from parcels.interface.reports.phrases import area_text, code_text, finding_from, finding_text, page_label, verdict_text
from parcels.interface.words import Words, slug
from parcels.landing.reserve.review import Triggered
from parcels.planning.holding.chain import Move
from parcels.service.review_views import ReviewCase

NOTHING = "–"
SHORT = 12


def case_document(case: ReviewCase, words: Words, *, city: str, is_demo: bool) -> Document:
    """Return the whole case as a sheet."""
    review = case.review
    blocks = [*request_blocks(case, words), *paper_blocks(case, words), *opinion_blocks(case, words)]
    blocks += [*decision_blocks(case, words), *_sources(case, words)]
    blocks.append(Signatures([words(f"case-sign-{name}") for name in ("planner", "officer", "leader")]))
    return Document(
        title=words("case-title"),
        subtitle=words("case-subtitle", city=city, number=review.id, day=_day(case)),
        blocks=blocks,
        footer=words("case-footer-demo" if is_demo else "case-footer"),
        language=words.language,
        page_label=page_label(words),
    )


def _day(case: ReviewCase) -> str:
    return case.paper.as_of.isoformat() if case.paper is not None else case.review.asked_on.isoformat()


def request_blocks(case: ReviewCase, words: Words) -> Iterable[Block]:
    """Yield who asked for what, why, and whether the city looks at it."""
    review, took = case.review, case.row.duration
    offer = review.offer_wan_yuan_per_mu
    rows = [
        ("parcel", review.parcel_id),
        ("project", _named(case, words)),
        ("party", review.party),
        ("offer", NOTHING if offer is None else words("case-offer-value", offer=f"{offer:g}")),
        ("reason", review.reason),
        ("asked", f"{review.asked_on.isoformat()} · {review.made_by}"),
        ("status", code_text(words, "review-status", review.status)),
        ("time", words("case-time-value", days=took.working_days, allowed=took.allowed, late=_yes(took.is_late))),
        ("trigger", trigger_text(case.row.trigger, words)),
    ]
    yield Heading(words("case-request"))
    yield Facts([(words(f"case-{name}"), text) for name, text in rows])


def _named(case: ReviewCase, words: Words) -> str:
    name = "" if case.content is None else str(case.content["project"]["name"] or "")
    return f"{case.review.project_id} {name}".strip()


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def trigger_text(found: Triggered, words: Words) -> str:
    """Return whether and why the city looks at a request."""
    if found.by == "every_request":
        return words("case-trigger-every-request")
    parties = words("list-separator").join(found.parties) or NOTHING
    return words(
        f"case-trigger-{slug(found.by) if found.by else 'none'}",
        minimum=f"{found.minimum:g}" if found.minimum is not None else NOTHING,
        parties=parties,
        count=len(found.parties),
        needed=found.needed,
    )


def paper_blocks(case: ReviewCase, words: Words) -> Iterable[Block]:
    """Yield what was computed."""
    found = case.content
    if found is None:
        yield Paragraph(words("case-not-computed"), "strong")
        return
    if not case.is_current and case.review.status == "open":
        yield Paragraph(words("case-outdated"), "strong")
    yield from _land(found, words)
    yield from _bar(found, words)
    yield from _alternatives(found, words)
    yield from _others(found, words)
    yield from _price(found, words)
    yield from _checks(found, words)


def _land(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    land, project, site = found["parcel"], found["project"], found["site"]
    score = land["score"]
    wanted = words("list-separator").join(code_text(words, "sector-group", one) for one in land["purpose"])
    rows = [
        ("land-name", f"{land['parcel_id']} {land['name'] or ''}".strip()),
        ("land-platform", land["platform_id"] or NOTHING),
        ("land-area", area_text(words, m2_from_mu(land["area_mu"]))),
        ("land-use", land["plan_use"] or NOTHING),
        ("land-score", NOTHING if score is None else words("case-points", points=f"{score:.1f}")),
        ("land-reason", land["reserve_reason"] or NOTHING),
        ("land-purpose", wanted or words("reserve-any")),
        ("land-until", land["reserved_until"] or words("reserve-no-term")),
        ("project-sector", code_text(words, "sector-group", found["bar"]["group"])),
        ("project-stage", code_text(words, "project-stage", project["stage"])),
        ("project-area", words("case-range-mu", low=f"{project['area_min_mu']:g}", high=f"{project['area_max_mu']:g}")),
        ("project-need", str(project["need_by"] or NOTHING)[:10]),
        ("site", words("case-no-site") if site is None else site["site"]),
    ]
    yield Heading(words("case-land"))
    yield Facts([(words(f"case-{name}"), str(text)) for name, text in rows], per_line=2)
    yield Paragraph(words("case-land-apart"), "small")


def _bar(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    bar = found["bar"]
    quality = bar["quality"]
    values = {
        "quality": NOTHING if quality is None else f"{quality:.1f}",
        "needed": f"{bar['needed']:g}",
        "least": f"{bar['least']:g}",
        "level": code_text(words, "platform-level", bar["level"]) if bar["level"] else words("case-no-level"),
        "group": code_text(words, "sector-group", bar["group"]),
    }
    yield Heading(words("case-bar"))
    yield Paragraph(words("case-bar-met" if bar["is_met"] else "case-bar-missed", **values), "strong")
    rows = [(words("case-bar-city"), words("case-bar-city-value", **values))]
    if bar["asked"] > 0:
        rows.append((words("case-bar-asked"), words("case-points", points=f"{bar['asked']:g}")))
    wanted = "case-wanted" if bar["is_wanted"] else "case-unwanted-binds" if bar["purpose_binds"] else "case-unwanted"
    rows.append((words("case-purpose"), words(wanted, group=values["group"])))
    rows.append((words("case-known"), f"{100 * bar['known_share']:.0f} %"))
    yield Facts(rows)


def _alternatives(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    yield Heading(words("case-alternatives"))
    now = found["plan_now"]
    text = words("case-plan-now-none") if now is None else words("case-plan-now", site=now["site"], score=now["score"])
    yield Paragraph(text)
    if not found["alternatives"]:
        yield Paragraph(words("case-no-alternatives"))
        return
    rows = [
        [
            one["site"],
            one["platform_id"] or NOTHING,
            area_text(words, m2_from_mu(one["area_mu"])),
            f"{one['score']:,}",
            _lost(one["lost"], words),
            one["ready_on"] or words("case-ready-now"),
        ]
        for one in found["alternatives"]
    ]
    names = ("site", "platform", "area", "score", "lost", "ready")
    yield Grid([words(f"case-column-{name}") for name in names], rows, (34, 16, 34, 14, 20, 20))


def _lost(points: int | None, words: Words) -> str:
    if points is None:
        return NOTHING
    return words("case-fewer" if points >= 0 else "case-more", points=f"{abs(points):,}")


def _others(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    yield Heading(words("case-others"))
    if not found["others"]:
        yield Paragraph(words("case-no-others"))
        return
    own = found["site"]
    first = found["others"][0]
    if own is not None:
        ahead = int(own["score"]) - int(first["score"])
        message = "case-others-behind" if ahead >= 0 else "case-others-ahead"
        yield Paragraph(words(message, project=first["project"], points=f"{abs(ahead):,}"))
    rows = [[one["project"], one["name"], f"{one['quality']:.1f}", f"{one['score']:,}"] for one in found["others"]]
    yield Grid(
        [words(f"case-column-{name}") for name in ("project", "name", "quality", "score")], rows, (20, 60, 15, 15)
    )


def _price(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    price, waiting = found["price"], found["waiting"]
    takers = words("list-separator").join(price["takers"]) or NOTHING
    rows = [
        *_price_for(found, words),
        ("price-value", _price_points(price, words)),
        ("price-plans", words("case-price-plans-value", held=f"{price['plan']:,}", released=f"{price['released']:,}")),
        ("price-takers", takers),
        ("waiting", _waiting(waiting, words)),
        *_break_even(waiting, words),
    ]
    yield Heading(words("case-price"))
    yield Facts([(words(f"case-{name}"), text) for name, text in rows])
    if price["moves"]:
        moves = words("list-separator").join(move_text(words, Move(**one)) for one in price["moves"])
        yield Facts([(words("case-price-moves"), moves)])
    yield Paragraph(words("case-price-note"), "small")


def _price_for(found: Mapping[str, Any], words: Words) -> Iterable[tuple[str, str]]:
    """Yield the price were the parcel released for the project of the review alone; cases of old do not have it."""
    price = found.get("price_for")
    if price is not None:
        message = "case-price-for-takes" if price["takers"] else "case-price-for-leaves"
        yield "price-for-value", words(message, points=_price_points(price, words))


def _price_points(price: Mapping[str, Any], words: Words) -> str:
    exact = words("case-exact") if price["is_proven"] else words("case-between", low=price["low"], high=price["high"])
    return words("case-price-points", points=f"{price['points']:,}", exact=exact)


def _break_even(found: Mapping[str, Any], words: Words) -> Iterable[tuple[str, str]]:
    if found.get("break_even") is not None and found.get("rate") is not None:
        values = {"rate": f"{found['break_even']:.3f}", "counted": f"{found['rate']:.3f}"}
        yield "break-even", words("case-break-even-value", **values)


def _waiting(found: Mapping[str, Any], words: Words) -> str:
    if found["because"]:
        return words("case-waiting-none")
    answer = words("case-waiting-answer", answer=code_text(words, "waiting-answer", found["answer"]))
    if found["value"] is None:
        return words("case-waiting-little", count=found["arrivals"])
    values = {name: f"{found[name]:,.0f}" for name in ("value", "low", "high")}
    return f"{answer} {words('case-waiting-value', quarters=found['quarters'], **values)}"


def _checks(found: Mapping[str, Any], words: Words) -> Iterable[Block]:
    checks = found["checks"]
    counts = checks["counts"]
    yield Heading(words("case-checks"))
    yield Paragraph(
        words(
            "case-checks-count", site=checks["site"], passed=counts.get("pass", 0), failed=counts.get("fail", 0),
            conditional=counts.get("conditional", 0), unknown=counts.get("undetermined", 0),
        )
    )  # fmt: skip
    findings = [finding_from(one) for one in checks["open"]]
    rows = [
        [verdict_text(words, str(one.verdict)), rule_title(one.rule, None, words), finding_text(words, one)]
        for one in findings
    ]
    if rows:
        yield Grid([words(f"case-column-{name}") for name in ("verdict", "rule", "matter")], rows, (18, 32, 80))


def opinion_blocks(case: ReviewCase, words: Words) -> Iterable[Block]:
    """Yield what planner and bureau said; those given on an earlier paper are marked."""
    yield Heading(words("case-opinions"))
    if not case.opinions:
        yield Paragraph(words("case-no-opinions"))
        return
    made_at = None if case.paper is None else case.paper.made_at
    rows = [
        [
            code_text(words, "review-side", one.side),
            code_text(words, "review-view", one.view),
            one.reason,
            f"{one.made_by} {one.made_at.astimezone().date().isoformat()}",
            words("case-opinion-now" if made_at is not None and one.made_at >= made_at else "case-opinion-earlier"),
        ]
        for one in case.opinions
    ]
    yield Grid(
        [words(f"case-column-{name}") for name in ("side", "view", "reason", "by", "paper")], rows, (20, 20, 60, 25, 20)
    )


def decision_blocks(case: ReviewCase, words: Words) -> Iterable[Block]:
    """Yield the decision, or that there is none yet."""
    review = case.review
    yield Heading(words("case-decision"))
    if review.decided_by is None:
        withdrawn = review.status == "withdrawn"
        yield Paragraph(
            words("case-withdrawn", reason=review.decision_reason or NOTHING) if withdrawn else words("case-undecided")
        )
        return
    scope = "" if review.scope is None else code_text(words, "review-scope", review.scope)
    outcome = code_text(words, "review-status", review.status)
    yield Paragraph(f"{outcome} {scope}".strip(), "strong")
    rows = [
        (words("case-reason"), review.decision_reason or NOTHING),
        (words("case-decided"), f"{_iso(review.decided_on)} · {review.decided_by}"),
    ]
    yield Facts(rows)


def _iso(day: date | None) -> str:
    return NOTHING if day is None else day.isoformat()


def _sources(case: ReviewCase, words: Words) -> Iterable[Block]:
    if case.paper is None:
        return
    inputs = case.paper.inputs
    rows: Sequence[tuple[str, str]] = [
        (words("case-source-day"), case.paper.as_of.isoformat()),
        (words("case-source-policy"), str(inputs["policy"])[:SHORT]),
        (words("case-source-rules"), str(inputs["rules"])[:SHORT]),
        (words("case-source-paper"), case.paper.document_sha256[:SHORT]),
        *((_dataset(name, words), str(digest)[:SHORT]) for name, digest in sorted(inputs["versions"].items())),
    ]
    yield Heading(words("case-sources"))
    yield Facts(rows, per_line=2)


def _dataset(name: str, words: Words) -> str:
    table, _, kind = name.partition(":")
    return code_text(words, "constraint", kind) if kind else code_text(words, "dataset", table)
