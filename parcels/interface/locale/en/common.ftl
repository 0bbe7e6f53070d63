# Units
unit-mu = mu
unit-hectare = ha
unit-m2 = m²
unit-m = m
unit-share = share
unit-wan-yuan = 10,000 yuan

# Errors of coordinate reference systems
error-crs-missing = { $file }: the layer { $layer } has no coordinate reference system. State it with --crs EPSG:n (or --layer-crs { $layer }=EPSG:n); it is never guessed.
error-crs-not-metres = Layer { $layer } is in { $crs }, not in metres. State a projected CRS of the city with --crs, for example EPSG:4549.
