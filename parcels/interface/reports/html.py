"""A document as one HTML file: no script, no foreign address, every text escaped."""

from html import escape
from pathlib import Path

from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.words import LOCALES

STYLE = """
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;
color:#222}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}.sub,.small,footer{color:#555;font-size:.85rem}
.strong{font-weight:700;font-size:1.2rem;border:2px solid #222;padding:.5rem .8rem;display:inline-block}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #aaa;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#eee}.facts th{width:30%}footer{margin-top:2rem;border-top:1px solid #aaa;padding-top:.5rem}
@media print{body{margin:0;max-width:none}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_text(document: Document) -> str:
    """Return the whole page."""
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!doctype html>\n<html lang="{LOCALES[document.language]}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(document.title)}</title><style>{STYLE}</style></head><body>\n"
        f'<h1>{escape(document.title)}</h1><p class="sub">{escape(document.subtitle)}</p>\n'
        f"{body}\n<footer>{escape(document.footer)}</footer></body></html>\n"
    )


def write_html(path: Path, document: Document) -> None:
    """Write the page as UTF-8."""
    path.write_text(html_text(document), encoding="utf-8")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f'<p class="{escape(block.style)}">{escape(block.text)}</p>'
    if isinstance(block, Facts):
        return f'<table class="facts">{"".join(_fact(label, value) for label, value in block.rows)}</table>'
    return _grid(block)


def _fact(label: str, value: str) -> str:
    return f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>"


def _grid(block: Grid) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
