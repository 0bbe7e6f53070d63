"""From signature to production: the signing gate and the clocks."""
