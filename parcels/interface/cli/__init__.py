"""The command line ``parcels``: see :mod:`parcels.interface.cli.running` for exit codes and errors."""

import sys

from parcels.interface.cli.running import main as run


def main() -> None:
    """Run the command named on the command line and leave with its exit code."""
    sys.exit(run())
