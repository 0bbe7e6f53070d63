"""The same arrivals under several ways of giving out land: first come, best first, in batches, with hindsight."""
