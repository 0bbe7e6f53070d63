"""Candidate sites, the exact plan, its independent check and its explanation."""
