"""What makes land prime (好地块): explained score, stability to the weights, proposals for the reserve.

The score proposes; a leader designates. Formulas, units and limits in ``docs/method/prime.md``.
"""
