"""Checks on imported rows, one file per family; each finds faults and changes nothing."""
