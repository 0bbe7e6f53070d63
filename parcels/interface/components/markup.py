"""Small static blocks: facts, verdicts, funnel, score bars. Every value is escaped; there is no script in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components.safe import capital, escaped


@dataclass(frozen=True)
class Bar:
    """One bar: label, share of the full width in [0, 1], figure at its end."""

    label: str
    share: float
    figure: str
    tone: str = "plain"


def heading(code: str, name: str, tags: Iterable[str] = ()) -> None:
    """Draw the head of a panel: code in monospace, name, tags."""
    chips = "".join(f'<span class="pp-tag">{escaped(capital(tag))}</span>' for tag in tags if tag)
    st.html(f'<div class="pp-head"><code>{escaped(code)}</code><b>{escaped(name)}</b><div>{chips}</div></div>')


def section(title: str, aside: str = "") -> None:
    """Draw a small heading with a remark at its right."""
    st.html(f'<div class="pp-section"><span>{escaped(title)}</span><small>{escaped(aside)}</small></div>')


def facts(rows: Iterable[tuple[str, str]]) -> None:
    """Draw facts as term and value."""
    body = "".join(f"<dt>{escaped(term)}</dt><dd>{escaped(value)}</dd>" for term, value in rows)
    st.html(f'<dl class="pp-facts">{body}</dl>')


def bars(rows: Sequence[Bar]) -> None:
    """Draw a horizontal bar list."""
    body = "".join(
        f'<div class="pp-bar"><span class="pp-bar-label">{escaped(row.label)}</span>'
        f'<span class="pp-bar-track"><i class="pp-{row.tone}" style="width:{_percent(row.share)}"></i></span>'
        f'<span class="pp-bar-figure">{escaped(row.figure)}</span></div>'
        for row in rows
    )
    st.html(f'<div class="pp-bars">{body}</div>')


def _percent(share: float) -> str:
    return f"{max(0.0, min(1.0, share)) * 100:.1f}%"


def figures(items: Iterable[tuple[str, str, str]]) -> None:
    """Draw large numbers: label, figure, remark."""
    body = "".join(
        f"<div><small>{escaped(label)}</small><b>{escaped(figure)}</b><span>{escaped(remark)}</span></div>"
        for label, figure, remark in items
    )
    st.html(f'<div class="pp-figures">{body}</div>')


def note(*lines: str) -> None:
    """Draw a quiet remark."""
    st.html(f'<p class="pp-note">{"<br>".join(escaped(line) for line in lines)}</p>')
