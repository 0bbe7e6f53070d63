"""A second opinion on every plan: other code, other algorithms, straight from the records and the shapes."""
