"""The plan's mathematics: one constraint is one function, one name and one formula, in integers."""
