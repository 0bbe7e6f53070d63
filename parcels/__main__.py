"""``python -m parcels`` is the command ``parcels``."""

from parcels.interface.cli import main

main()
