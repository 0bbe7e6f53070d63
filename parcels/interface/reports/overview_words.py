"""The leader's overview in words and pictures, the same on screen and on paper."""

from collections.abc import Iterable, Sequence

from parcels.domain.units import hectares_from_m2, mu_from_m2
from parcels.interface.reports.charts import Bar, Frame, bar_list
from parcels.interface.reports.drawing import Drawing
from parcels.interface.reports.landing import clock_text, party_text
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words, slug
from parcels.landing.overview import (
    NO_LAND,
    NOT_RECORDED,
    Gap,
    LandingOverview,
    Share,
    Slice,
    Stuck,
    by_cause,
    by_owner,
)
from parcels.landing.warnings import Party
from parcels.service.overview import CertificateFigures, LeaderOverview, ReserveFigures, Waiting
from parcels.service.overview_duties import Duties, Matters

SHOWN_BARS = 6
TEN_THOUSAND = 10_000
ON_SCREEN = {"zh": Frame(145.0, 42.0, 34.0), "en": Frame(145.0, 50.0, 38.0)}
ON_PAPER = {"zh": Frame(92.0, 36.0, 28.0, 2.5), "en": Frame(92.0, 36.0, 33.0, 2.5)}
"""Measures of the pictures by language."""


def money_text(words: Words, *wan_yuan: float) -> str:
    """Return amounts in the unit of the largest: 亿元 from 1 亿元 on, else 万元; in English billion or million yuan.

    Several stand beside each other as n / N.
    """
    small, large = (1, TEN_THOUSAND) if words.language == "zh" else (100, 10 * TEN_THOUSAND)
    is_large = max(map(abs, wan_yuan)) >= large
    amounts = (f"{one / large:,.1f}" if is_large else f"{one / small:,.0f}" for one in wan_yuan)
    return words("overview-billion" if is_large else "overview-ten-thousand", amount=" / ".join(amounts))


def area_text(words: Words, area_m2: float) -> str:
    """Return an area in mu and hectares, the usual unit first."""
    return words("report-area", mu=f"{mu_from_m2(area_m2):,.0f}", ha=f"{hectares_from_m2(area_m2):,.1f}")


def share_text(share: Share) -> str:
    """Return n / N."""
    return f"{share.n:,} / {share.total:,}"


def share_money_text(words: Words, share: Share) -> str:
    """Return the money of n / N, with the projects whose money or dates are not on record."""
    text = money_text(words, share.n_wan_yuan, share.total_wan_yuan)
    if share.unknown:
        text = words("overview-money-unknown", money=text, count=share.unknown)
    return words("overview-undated", money=text, count=share.undated) if share.undated else text


def reserve_text(words: Words, found: ReserveFigures) -> str:
    """Return the land in reserve and, if there are any, how many parcels are to be reviewed soon."""
    area = area_text(words, found.area_m2)
    return words("overview-term-ends", area=area, count=found.term_ends) if found.term_ends else area


def certificates_text(words: Words, found: CertificateFigures) -> str:
    """Return how many certificates end soon, and how many signatures were let past the gate."""
    return words("overview-certificates-note", ending=found.ending, overrides=found.overrides)


def matters_text(words: Words, kind: str, found: Matters) -> str:
    """Return matters overdue of those not settled, with the longest and who has most of them; ``kind`` as in words."""
    part = f"{found.overdue:,} / {found.standing:,}"
    if not found.overdue:
        return words(f"overview-{kind}", part=part)
    owner = code_text(words, "authority", found.department)
    return words(f"overview-{kind}-late", part=part, days=found.days, owner=owner)


def duty_lines(words: Words, found: Duties) -> dict[str, str]:
    """Return view of the landing page (or ``forecast``) → what others owe there, in one line each."""
    unlikely = found.unlikely
    chance = words("overview-unlikely-none")
    if unlikely.months is not None:
        part = f"{unlikely.count:,} / {unlikely.forecast:,}"
        chance = words("overview-unlikely", part=part, months=f"{unlikely.months:g}")
    return {
        "requests": matters_text(words, "requests", found.requests),
        "clearances": matters_text(words, "clearances", found.clearances),
        "bodies": words("overview-mismatch", part=f"{found.mismatched:,} / {found.responsible:,}"),
        "forecast": chance,
    }


def basis_lines(words: Words, found: LeaderOverview) -> tuple[str, ...]:
    """Return date, data and what counts as landed."""
    landing = found.landing
    lines = [
        words("overview-as-of", date=landing.as_of.isoformat()),
        words("overview-data", on="–" if found.data_on is None else found.data_on.isoformat(),
              version=found.data_version),
        words("overview-landed", landed=code_text(words, "landing", landing.landed)),
    ]  # fmt: skip
    if landing.is_demo:
        lines.append(words("overview-demo-settings", settings=landing.settings))
    return tuple(lines)


def signed_text(words: Words, found: LandingOverview) -> str:
    """Return where all signed projects are; the parts add up."""
    return words(
        "overview-signed",
        signed=found.signed,
        withdrawn=found.withdrawn,
        none=found.needs_no_land,
        landing=found.gaps[Gap.NOT_LANDED].total,
        starting=found.gaps[Gap.NOT_STARTED].total,
        building=found.gaps[Gap.NOT_PRODUCING].total,
        producing=found.producing,
    )


def cause_text(words: Words, cause: str) -> str:
    """Return the name of a cause."""
    own = cause in (NO_LAND, NOT_RECORDED)
    return words(f"overview-cause-{slug(cause)}") if own else code_text(words, "landing-cause", cause)


def owner_text(words: Words, owner: Party) -> str:
    """Return who must act; a body by its name alone."""
    if owner == Party("enterprise"):
        return words("overview-enterprises")
    return owner.name or party_text(words, owner)


def owner_name(words: Words, one: Stuck) -> str:
    """Return who must act for one project: the body by name; the enterprise, whose name the project has, as such."""
    if one.owner.role == "enterprise" or not one.owner.name:
        return party_text(words, Party(one.owner.role))
    return one.owner.name


def step_text(words: Words, one: Stuck) -> str:
    """Return the step a project is stuck at."""
    return clock_text(words, one.clock) if one.clock else words("overview-step-no-land")


def waiting_text(words: Words, one: Waiting) -> str:
    """Return what has to be decided."""
    return words(f"overview-waiting-{slug(one.kind)}")


def cause_chart(words: Words, stuck: Iterable[Stuck], frame: Frame) -> Drawing:
    """Return the stuck projects by cause; the ones nobody gave a cause for are hatched."""
    slices = by_cause(stuck)
    names = [cause_text(words, one.key) for one in slices]
    return _chart(words, slices, names, "overview-by-cause-alt", frame)


def owner_chart(words: Words, stuck: Iterable[Stuck], frame: Frame) -> Drawing:
    """Return the stuck projects by who must act."""
    slices = by_owner(stuck)
    names = [owner_text(words, one.owner or Party("")) for one in slices]
    return _chart(words, slices, names, "overview-by-owner-alt", frame)


def _chart(words: Words, slices: Sequence[Slice], names: Sequence[str], alt: str, frame: Frame) -> Drawing:
    bars = [
        Bar(name, len(one.projects), _figure(words, [one]), is_open=one.key == NOT_RECORDED)
        for name, one in zip(names, slices, strict=True)
    ]
    if len(bars) > SHOWN_BARS:
        rest = slices[SHOWN_BARS - 1 :]
        count = sum(len(one.projects) for one in rest)
        others = Bar(words("overview-others", count=len(rest)), count, _figure(words, rest))
        bars = [*bars[: SHOWN_BARS - 1], others]
    rows = words("list-separator").join(f"{bar.label} {bar.figure}" for bar in bars)
    return bar_list(bars, words(alt, rows=rows), frame)


def _figure(words: Words, slices: Sequence[Slice]) -> str:
    money = money_text(words, sum(one.wan_yuan for one in slices))
    unknown = sum(one.unknown for one in slices)
    if unknown:
        money = words("overview-money-unknown", money=money, count=unknown)
    return words("overview-bar", count=sum(len(one.projects) for one in slices), money=money)
