"""The nouns of land allocation: codes, units, findings, errors. Standard library and shapely only."""
