"""The rows of a check sheet: what was measured, by which law, who decides, and what became of it."""

from parcels.domain.finding import Finding
from parcels.domain.units import mu_from_m2
from parcels.interface.reports.measured import finding_values
from parcels.interface.reports.phrases import code_text, finding_text, verdict_text
from parcels.interface.words import Words
from parcels.rules.packs import Grade, Rule
from parcels.service.check_papers import CheckPaper, Resolution

NOTHING = "–"
SHORT = 12


def row(number: int, finding: Finding, paper: CheckPaper, words: Words) -> list[str]:
    """Return a finding in full."""
    rule = paper.rules.get(finding.rule)
    value, limit = measured(finding, words)
    return [
        str(number),
        verdict_text(words, finding.verdict),
        f"{rule_title(finding.rule, rule, words)}\n{finding_text(words, finding)}",
        value,
        limit,
        _extent(finding, words),
        basis_text(rule, words),
        authority_text(rule, words),
        resolution_text(paper.resolutions.get((finding.rule, finding.subject)), words),
    ]


def passed_row(number: int, finding: Finding, paper: CheckPaper, words: Words) -> list[str]:
    """Return a finding that was met, without what only others need."""
    rule = paper.rules.get(finding.rule)
    value, limit = measured(finding, words)
    title = f"{rule_title(finding.rule, rule, words)} · {finding.subject}"
    return [str(number), title, value, limit, basis_text(rule, words), authority_text(rule, words)]


def rule_title(code: str, rule: Rule | None, words: Words) -> str:
    """Return the title of a rule; its own one, else its code, where the program has no name for it."""
    message = f"rule-{code.replace('_', '-')}"
    if words.has(message):
        return words(message)
    return (rule.own_title.get(words.language) if rule is not None else None) or code


def measured(finding: Finding, words: Words) -> tuple[str, str]:
    """Return what was measured and its limit, each with unit."""
    values = finding_values(words, finding)
    unit = "" if finding.unit == "share" else str(values["unit"])
    value, limit = (_with_unit(values[name], unit) for name in ("value", "limit"))
    return value, limit


def _with_unit(value: object, unit: str) -> str:
    if value in (None, NOTHING, ""):
        return NOTHING
    return f"{value} {unit}".strip()


def _extent(finding: Finding, words: Words) -> str:
    """Return how much land a finding is about, in mu and m², and its share of the part of the site."""
    area = finding.values.get("area_m2")
    if not isinstance(area, (int, float)):
        return NOTHING
    extent = words("sheet-extent", mu=f"{mu_from_m2(area):,.2f}", m2=f"{area:,.1f}")
    share = finding_values(words, finding)["share"] if "share" in finding.values else ""
    return f"{extent}\n{share}".strip()


def basis_text(rule: Rule | None, words: Words) -> str:
    """Return article, edition and date of law; 待核 where nobody has verified it, and then no article at all."""
    if rule is None:
        return NOTHING
    if rule.grade is Grade.UNVERIFIED:
        return words("sheet-unverified")
    if not rule.citation:
        return words("sheet-own-rule")
    parts = [rule.citation]
    if rule.edition:
        parts.append(words("sheet-edition", edition=rule.edition))
    if rule.effective_from:
        parts.append(words("verdict-in-force", day=rule.effective_from.isoformat()))
    return " · ".join(parts)


def authority_text(rule: Rule | None, words: Words) -> str:
    """Return the department that decides."""
    return NOTHING if rule is None else code_text(words, "authority", rule.authority)


def resolution_text(found: Resolution | None, words: Words) -> str:
    """Return what became of a finding: how, by whom, when, why, and the evidence with the hash of its content."""
    if found is None:
        return NOTHING
    kind = words.code("finding-decision", found.kind)
    parts = [f"{kind} · {found.by} {found.at.date().isoformat()}", found.reason, found.document]
    if found.evidence_sha256:
        parts.append(f"{found.evidence} {found.evidence_sha256[:SHORT]}".strip())
    return "\n".join(part for part in parts if part)
