"""The command line ``parcels``: see :mod:`parcels.interface.cli.running` for exit codes and errors."""

import sys

STOPPED = 130


def main() -> None:
    """Run the command named on the command line and leave with its exit code."""
    try:
        # Imported here so that Ctrl-C is answered well even while libraries are loading.
        from parcels.interface.cli.running import main as run

        code = run()
    except KeyboardInterrupt:
        code = STOPPED
    sys.exit(code)
