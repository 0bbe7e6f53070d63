"""Clocks of law: working days, periods, extensions and pauses, read by the checks and by everything about landing."""
