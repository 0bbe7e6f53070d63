"""Use cases: check access, load, call the rooms, commit. Knows who asks and what time it is."""
