"""Applying a mapping file: rows chosen, tables joined, values taken from layers, columns named as in the schema."""
