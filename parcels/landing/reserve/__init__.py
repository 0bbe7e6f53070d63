"""The ledger of land kept in reserve (好地块留白台账): entries, balance, what may go in and out, and release reviews.

Statutory blank land (留白用地, code 16) is something else and never gets in.
"""
