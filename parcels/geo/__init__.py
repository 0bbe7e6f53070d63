"""Land as geometry: safe reading, validation, overlay, measures, adjacency, splitting and assembling."""
