"""How many sites were left after each step, for ``sites`` and ``explain``."""

from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import code_text


def show_funnel(out: Output, funnel: list[dict[str, object]]) -> None:
    """Show how many sites were left after each step."""
    rows = [[code_text(out.words, "funnel-step", step["step"]), step["left"]] for step in funnel]
    out.table([out.words("column-step"), out.words("column-left")], rows, title=out.words("cli-funnel"))
