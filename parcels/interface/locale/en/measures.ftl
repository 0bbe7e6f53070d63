# Errors of measuring land
error-overlay-not-polygon = Layer { $layer }: { $count } { $count ->
    [one] feature is
   *[other] features are
} not a polygon, the first in row { $row }. Only areas can be measured; import the layer as polygons.
error-overlay-invalid-geometry = Layer { $layer }: { $count } invalid { $count ->
    [one] polygon
   *[other] polygons
}, the first in row { $row }: { $reason }. Correct it in the source, or import again with repair switched on.
error-overlay-empty-geometry = Layer { $layer }: { $count } { $count ->
    [one] polygon has
   *[other] polygons have
} no area, the first in row { $row }. Draw the outline or leave the record out.
error-crs-differs = Layer { $layer } is in { $crs }, the land in { $other }. Import both in the reference system of the workspace.
error-frontage-reach = The reach of the frontage must be more than 0 m, not { $value } m.

# Why a splittable parcel stays whole
code-uncut-too-small = less than two pieces of the least area
code-uncut-too-short = too short for two pieces of the least width
code-uncut-many-parts = in several separate parts
code-uncut-unusable-pieces = every cut leaves a piece that is too narrow or in parts
