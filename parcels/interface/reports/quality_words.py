"""The sentences of a quality report, in one language; user text stays plain text."""

import unicodedata
from collections.abc import Sequence

from parcels.geo.quality import Issue, QualityReport
from parcels.interface.words import Words

EXAMPLES = 5
"""Rows named in the terminal per kind of issue; JSON and HTML list all."""


def issue_sentence(issue: Issue, words: Words) -> str:
    """Return what is wrong and what to do about it, without the row."""
    values = {"field": issue.field, "value": issue.value, "rule": issue.rule, **issue.values}
    return visible(words.coded("issue", issue.code, values))


def issue_with_row(issue: Issue, words: Words) -> str:
    """Return the sentence with row and record in front, where it is about a row."""
    sentence = issue_sentence(issue, words)
    if issue.row is None:
        return sentence
    place = "quality-at-row" if issue.record else "quality-at-row-only"
    return f"{visible(words(place, row=str(issue.row), record=issue.record))} {sentence}"


def balance_sentence(report: QualityReport, words: Words) -> str:
    """Return the sum of the three fates, or that it does not hold."""
    message = "quality-balance" if report.balanced else "quality-unbalanced"
    return words(message, kept=report.kept, repaired=report.repaired, refused=report.refused, read=report.read)


def by_kind(report: QualityReport) -> list[tuple[Issue, int]]:
    """Return the first issue of each code, action and field with the number found, refusals first."""
    order = {"refused": 0, "repaired": 1, "value_dropped": 2, "kept": 3, "noted": 4}
    first: dict[tuple[str, str, str], Issue] = {}
    listed: dict[tuple[str, str, str], int] = {}
    for issue in report.issues:
        key = (issue.code, str(issue.action), issue.field)
        first.setdefault(key, issue)
        listed[key] = listed.get(key, 0) + 1
    kinds = {code: sum(1 for other, *_ in first if other == code) for code, *_ in first}
    found = [
        (issue, report.counts.get(issue.code, listed[key]) if kinds[key[0]] == 1 else listed[key])
        for key, issue in first.items()
    ]
    return sorted(found, key=lambda pair: order.get(str(pair[0].action), 9))


def not_listed(report: QualityReport) -> list[tuple[str, int]]:
    """Return codes of which only a part is listed, with the number that is not."""
    listed: dict[str, int] = {}
    for issue in report.issues:
        listed[issue.code] = listed.get(issue.code, 0) + 1
    return [(code, count - listed.get(code, 0)) for code, count in report.counts.items() if count > listed.get(code, 0)]


def action_label(issue: Issue, words: Words) -> str:
    """Return the label of what was done."""
    return words.code("issue-action", issue.action)


def default_lines(report: QualityReport, words: Words) -> Sequence[str]:
    """Return a line per field whose empty cells took the default."""
    return [words("quality-default", field=name, count=count) for name, count in report.defaults.items()]


def visible(text: str) -> str:
    """Return text without characters that could steer a terminal or turn its direction."""
    return "".join(letter if unicodedata.category(letter) not in ("Cc", "Cf", "Cs") else "\ufffd" for letter in text)
