"""Rules as dated, sourced data; checks and scores as small pure functions."""
