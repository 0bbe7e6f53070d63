"""``rules list|validate|diff``: placeholder until the packs are there."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
