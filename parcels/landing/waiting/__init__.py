"""What waiting with a reserved parcel is worth (好地块留白的等待价值): arrivals, thresholds, advice, simulation."""
