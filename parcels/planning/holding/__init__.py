"""The price of holding: what today's best plan would gain were reserved parcels released, by solving again."""
