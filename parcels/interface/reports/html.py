"""A document as one HTML file: no script, no foreign address, every text escaped."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph, Signatures
from parcels.interface.reports.drawing import Drawing, svg
from parcels.interface.words import LOCALES

STYLE = """
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;
color:#222}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}.sub,.small,footer{color:#555;font-size:.85rem}
.strong{font-weight:700;font-size:1.2rem;border:2px solid #222;padding:.5rem .8rem;display:inline-block}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #aaa;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#eee}.facts th{width:30%}.f2 th{width:14%}td{white-space:pre-line}
footer{margin-top:2rem;border-top:1px solid #aaa;padding-top:.5rem}
thead{display:table-header-group}tr{break-inside:avoid}svg{display:block;max-width:100%;height:auto}
svg text{font-family:inherit}.sign{display:flex;gap:2rem;margin-top:2.4rem}
.sign span{flex:1;border-bottom:1px solid #222;padding-bottom:.3rem}article+article{break-before:page;margin-top:4rem}
@media print{body{margin:0;max-width:none}article+article{margin-top:0}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_text(document: Document) -> str:
    """Return the whole page."""
    return html_of([document])


def html_of(documents: Sequence[Document]) -> str:
    """Return documents one after the other as one page, each beginning a new sheet in print; there is at least one."""
    first, *_ = documents
    body = "\n".join(_article(document) for document in documents)
    return (
        f'<!doctype html>\n<html lang="{LOCALES[first.language]}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(first.title)}</title><style>{STYLE}</style></head><body>\n"
        f"{body}</body></html>\n"
    )


def _article(document: Document) -> str:
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<article><h1>{escape(document.title)}</h1><p class="sub">{escape(document.subtitle)}</p>\n'
        f"{body}\n<footer>{escape(document.footer)}</footer></article>\n"
    )


def write_html(path: Path, *documents: Document) -> None:
    """Write the page as UTF-8."""
    path.write_text(html_of(documents), encoding="utf-8")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f'<p class="{escape(block.style)}">{escape(block.text)}</p>'
    if isinstance(block, Facts):
        return f'<table class="facts f{block.per_line}">{"".join(_facts(line) for line in block.lines)}</table>'
    if isinstance(block, Drawing):
        return svg(block)
    if isinstance(block, Signatures):
        return f'<p class="sign">{"".join(f"<span>{escape(label)}</span>" for label in block.labels)}</p>'
    return _grid(block)


def _facts(line: Sequence[str]) -> str:
    cells = zip(line[::2], line[1::2], strict=True)
    return "<tr>" + "".join(f"<th>{escape(label)}</th><td>{escape(value)}</td>" for label, value in cells) + "</tr>"


def _grid(block: Grid) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
