"""What a person sees when a page fails in a way nobody foresaw: a number for the log, never a traceback."""

from parcels.interface.components.language import words
from parcels.interface.components.states import failed


def say_failure(error: Exception) -> bool:
    """Say that a page failed and keep the details in the log."""
    failed(words(), error)
    return True
