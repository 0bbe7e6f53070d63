"""Which parcels to make ready first: preparation as columns beside the candidates of the plan, money as rows.

Formulas and the choices behind them: ``docs/method/prepare.md``.
"""
