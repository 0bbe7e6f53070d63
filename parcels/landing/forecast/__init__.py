"""Who will not land, from the city's own history: chances with intervals, reasons, and how well earlier ones held."""
