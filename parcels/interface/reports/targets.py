"""Targets for promoters on paper: one page a reserved parcel, and a workbook with all of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from parcels.domain.units import m2_from_mu
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.measured import short_area, unit_text
from parcels.interface.reports.phrases import area_text, cell_text, code_text, finding_text, page_label
from parcels.interface.reports.prime import joined, listed
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words, slug
from parcels.planning.targets import Lack, NearProject, Profile, Target
from parcels.service.plain import plain
from parcels.service.targets import Targets

ON_PAGE = 8
"""Projects on one page; the workbook has all."""


def documents(found: Targets, words: Words) -> list[Document]:
    """Return one page for each reserved parcel."""
    return [_page(found, target, words) for target in found.targets]


def write_targets_workbook(path: Path, found: Targets, words: Words) -> None:
    """Write profiles, near projects and what each lacks as three sheets."""
    note = " ".join((words("targets-note", n=found.options.most_lacks), *_demo(found, words)))
    sheets = [
        Sheet(words("targets-sheet-profiles"), *_profiles(found, words), note),
        Sheet(words("targets-sheet-projects"), *_projects(found, words), note),
        Sheet(words("targets-sheet-lacks"), *_lacking(found, words), note),
    ]
    write_workbook(path, sheets, title=words("targets-title"))


def facts_of(profile: Profile, record: Mapping[str, Any], words: Words) -> list[tuple[str, str]]:
    """Return the profile as label and value."""
    until = record.get("reserved_until")
    return [
        (words("targets-sectors"), sectors_text(profile, words)),
        (words("targets-quality"), quality_text(profile, words)),
        (words("targets-area"), _size(profile, words)),
        (words("targets-use"), " ".join(profile.use)),
        (words("targets-ready"), _ready(profile, words)),
        (words("targets-services"), _services(profile, words)),
        (words("targets-reason"), cell_text(record.get("reserve_reason"))),
        (words("targets-until"), cell_text(_day(until))),
    ]


def sectors_text(profile: Profile, words: Words) -> str:
    """Return the sectors wanted."""
    if not profile.sectors:
        return words("targets-any-sector")
    return listed(words, (code_text(words, "sector-group", group) for group in profile.sectors))


def quality_text(profile: Profile, words: Words) -> str:
    """Return the least quality, one figure where all sectors have the same."""
    bars = sorted(set(profile.quality_min.values()))
    if len(bars) == 1:
        return words("targets-points", points=f"{bars[0]:g}")
    named = (
        f"{code_text(words, 'sector-group', group)} {words('targets-points', points=f'{least:g}')}"
        for group, least in profile.quality_min.items()
    )
    return listed(words, named)


def lack_text(lack: Lack, words: Words) -> str:
    """Return what is lacking, and by how much where that is a number."""
    sentence = finding_text(words, lack.finding).rstrip("。.")
    if lack.missing is None or not lack.finding.unit:
        return sentence
    return words("targets-by", text=sentence, amount=_amount(lack.missing, lack.finding.unit, words))


def _amount(missing: float, unit: str, words: Words) -> str:
    if unit == "mu":
        return short_area(words, m2_from_mu(missing))
    if unit == "share":
        return f"{100 * missing:.0f} %"
    digits = 0 if unit == "day" or missing >= 100 else 1
    return f"{missing:,.{digits}f} {unit_text(words, unit)}"


def lacks_text(one: NearProject, words: Words) -> str:
    """Return everything a project lacks, one after the other."""
    if not one.lacks:
        return words("targets-meets")
    return joined(words, (lack_text(lack, words) for lack in one.lacks))


def name_of(found: Targets, one: NearProject) -> str:
    """Return the name of a project."""
    return str(found.prepared.city.projects.at[one.project, "name"])


def targets_document(found: Targets) -> dict[str, Any]:
    """Return the targets as plain data for a program."""
    policy = found.prepared.policy
    return {
        "as_of": found.options.as_of,
        "city": found.prepared.city.name,
        "is_demo": found.prepared.city.is_demo,
        "policy": {"name": policy.name, "version": policy.version, "hash": found.prepared.policy_hash},
        "most_lacks": found.options.most_lacks,
        "targets": found.targets,
    }


def record_of(found: Targets, parcel: str) -> Mapping[str, Any]:
    """Return the record of a parcel."""
    return dict(found.prepared.city.parcels.drop(columns="geometry").loc[parcel])


def _page(found: Targets, target: Target, words: Words) -> Document:
    profile = target.profile
    record = record_of(found, profile.parcel_id)
    blocks: list[Block] = [
        Facts(
            [
                (words("targets-parcel"), f"{profile.parcel_id} {cell_text(record.get('name'))}"),
                *_home(found, profile, words),
            ]
        ),
        Heading(words("targets-profile")),
        Facts(facts_of(profile, record, words)),
        Heading(words("targets-near", near=len(target.near), all=target.looked_at)),
    ]
    blocks += list(_near(found, target, words))
    blocks.append(Paragraph(words("targets-note", n=found.options.most_lacks), "small"))
    asked = found.options.as_of.isoformat()
    city, policy = found.prepared.city, found.prepared.policy.name
    return Document(
        title=words("targets-title"),
        subtitle=words("targets-subtitle", city=city.name, date=asked, policy=policy),
        blocks=blocks,
        footer=words("report-demo") if city.is_demo else words("report-footer"),
        language=words.language,
        page_label=page_label(words),
    )


def _home(found: Targets, profile: Profile, words: Words) -> list[tuple[str, str]]:
    names = found.prepared.city.platforms["name"]
    home = profile.platform_id
    return [(words("column-platform-id"), f"{home} {names.get(home, '')}".strip())] if home else []


def _near(found: Targets, target: Target, words: Words) -> Iterable[Block]:
    if not target.near:
        yield Paragraph(words("targets-nobody"))
        return
    columns = [words(f"targets-column-{name}") for name in ("project", "sector", "quality", "site", "lacks")]
    rows = [
        [
            f"{one.project} {name_of(found, one)}",
            code_text(words, "sector-group", one.group),
            _points(one),
            f"{one.site} {area_text(words, m2_from_mu(one.area_mu))}",
            lacks_text(one, words),
        ]
        for one in target.near[:ON_PAGE]
    ]
    yield Grid(columns, rows, (4, 2, 1, 3, 7))
    if len(target.near) > ON_PAGE:
        yield Paragraph(words("targets-more", n=len(target.near) - ON_PAGE), "small")


def _profiles(found: Targets, words: Words) -> tuple[list[str], list[list[Any]]]:
    names = ("sectors", "quality", "area", "use", "ready", "services", "reason", "until")
    head = [words("targets-parcel"), words("column-platform-id"), *(words(f"targets-{name}") for name in names)]
    rows = []
    for target in found.targets:
        profile = target.profile
        facts = facts_of(profile, record_of(found, profile.parcel_id), words)
        rows.append([profile.parcel_id, profile.platform_id or "", *(value for _, value in facts)])
    return head, rows


def _projects(found: Targets, words: Words) -> tuple[list[str], list[list[Any]]]:
    names = ("project", "name", "sector", "stage", "quality", "site", "area-mu", "count", "lacks")
    head = [words("targets-parcel"), *(words(f"targets-column-{name}") for name in names)]
    rows = [
        [
            target.profile.parcel_id,
            one.project,
            name_of(found, one),
            code_text(words, "sector-group", one.group),
            code_text(words, "project-stage", one.stage),
            one.quality,
            one.site,
            one.area_mu,
            len(one.lacks),
            lacks_text(one, words),
        ]
        for target in found.targets
        for one in target.near
    ]
    return head, rows


def _lacking(found: Targets, words: Words) -> tuple[list[str], list[list[Any]]]:
    names = ("project", "lacks", "value", "limit", "missing", "unit")
    head = [words("targets-parcel"), *(words(f"targets-column-{name}") for name in names)]
    rows = [
        [
            target.profile.parcel_id,
            one.project,
            finding_text(words, lack.finding),
            lack.finding.value,
            lack.finding.limit,
            lack.missing,
            unit_text(words, lack.finding.unit),
        ]
        for target in found.targets
        for one in target.near
        for lack in one.lacks
    ]
    return head, rows


def _size(profile: Profile, words: Words) -> str:
    whole = area_text(words, m2_from_mu(profile.area_mu))
    if profile.smallest_mu >= profile.area_mu * (1 - 1e-9):
        return whole
    return words("targets-area-pieces", whole=whole, least=area_text(words, m2_from_mu(profile.smallest_mu)))


def _ready(profile: Profile, words: Words) -> str:
    if not profile.ready_known:
        return words("targets-ready-unknown")
    return words("targets-ready-now") if profile.ready_on is None else profile.ready_on.isoformat()


def _services(profile: Profile, words: Words) -> str:
    named = []
    for name, amount in profile.capacity.items():
        unit = words("unit-kva" if name == "power_kva" else "unit-m3-per-day")
        figure = "–" if amount is None else f"{amount:,.0f} {unit}"
        named.append(f"{words(f'targets-service-{slug(name)}')} {figure}")
    return listed(words, named)


def _points(one: NearProject) -> str:
    return "–" if one.quality is None else f"{one.quality:.0f}"


def _day(value: object) -> str | None:
    day = plain(value)
    return None if day is None else str(day)[:10]


def _demo(found: Targets, words: Words) -> tuple[str, ...]:
    return (words("report-demo"),) if found.prepared.city.is_demo else ()
