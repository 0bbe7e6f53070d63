# Errors: a file that cannot be opened
error-file-missing = { $file } does not exist. Check the path and run the command again.
error-file-empty = { $file } is empty (0 bytes). Export it again and check that the copy was complete.
error-file-too-large = { $file } has { $megabytes } MB, the limit is { $limit } MB. Cut it into parts or drop columns that are not needed.
error-is-a-folder = { $file } is a folder. A file geodatabase (.gdb) or a folder of files cannot be read: export one layer as GeoPackage (.gpkg).
error-not-an-ordinary-file = { $file } is not an ordinary file. Copy the data into a file first.
error-layer-format-unknown = { $file } is not GeoPackage, GeoJSON, a zipped Shapefile or FlatGeobuf by its content, whatever its name says. Export it in one of these formats, GeoPackage for choice.
error-table-format-unknown = { $file } is not an XLSX workbook or a CSV text by its content, whatever its name says. Save it as .xlsx or .csv.
error-table-where-layer = { $file } is a workbook, but a map layer is wanted here. Give a GeoPackage, GeoJSON, zipped Shapefile or FlatGeobuf.
error-layer-where-table = { $file } is a map layer, but a table is wanted here. Give an .xlsx or .csv file.
error-dataset-wants-layer = { $dataset } need a map layer; { $file } is a table. Give a GeoPackage, GeoJSON, zipped Shapefile or FlatGeobuf.
error-dataset-wants-table = { $dataset } are a table; { $file } is a map layer. Give an .xlsx or .csv file.
error-topojson = { $file } is TopoJSON, which is not read. Convert it to GeoPackage first, for example with QGIS.
error-bare-shapefile = { $file } is a bare .shp. Zip the .shp, .shx, .dbf, .prj and .cpg files together and import the .zip.
error-old-excel = { $file } is an old .xls or a password-protected workbook. Open it, remove the password and save it as .xlsx.
error-unreadable = { $file } could not be read ({ $detail }). It may be damaged or cut off: export it again.
error-reader-died = Reading { $file } failed: the reading process ended by itself ({ $detail }). The file is damaged or made to do harm; export it again from its source.
error-took-too-long = Reading { $file } took more than { $seconds } s and was stopped. Simplify or split the data; a file that never ends reading should not be trusted.
error-out-of-memory = { $file } needs more memory than one file is given. Split it or remove what is not needed.
error-driver-fence-broken = The reader found drivers it does not know ({ $drivers }) and stopped. The installed GDAL is newer than this version: install the versions in requirements.lock.
error-text-encoding-unknown = The text in { $file } is neither UTF-8 nor GB18030 (GBK). Save it as UTF-8.
error-nul-byte = { $file } holds a NUL byte at position { $position }: it is not a text table. Export it again as CSV.
error-no-layer = { $file } holds no map layer. Check that the right file was exported.
error-no-geometry-column = { $file } has no geometry. Export the layer with its shapes.
error-layer-not-chosen = { $file } holds several layers: { $layers }. Say which one, as FILE:LAYER.
error-layer-unknown = { $file } has no layer { $layer }. It has: { $layers }.
error-layer-empty = { $file } holds no features. Check the export; nothing was imported.
error-table-empty = { $file } has column names but no rows. Fill it in and import again.
error-table-without-header = { $file } has no row with column names. The first row must hold the field names.
error-sheet-not-chosen = { $file } has several sheets with rows: { $sheets }. Say which one, as FILE:SHEET.
error-sheet-unknown = { $file } has no sheet { $sheet }. It has: { $sheets }.
error-csv-without-sheets = { $file } is a CSV text and has no sheet { $sheet }. Leave the name of the sheet out.
error-workbook-broken = The workbook { $file } is damaged or not a plain workbook ({ $detail }). Open it, save it as a new .xlsx and import that.
error-header-duplicate = { $file }, row { $row }: the column name { $column } occurs twice. Rename one of them.
error-header-empty = { $file }, row { $row }, was taken as the header, but column { $column } has values and no name. Give it a name or delete the column; if this row is a title and the header stands below it, name the row of the header in the mapping file (header_row = 3); if there is no header, write one.
error-column-reserved = { $file }: the column name { $column } is reserved. Rename the column.
error-column-duplicate = { $file }: a column name occurs twice. Rename one of the columns.
error-row-ragged = { $file }, row { $row }: { $found } cells where the header has { $expected }. Put texts that contain the separator in quotation marks.
error-csv-broken = { $file }, row { $row }: the row cannot be read ({ $detail }). Check the quotation marks.
error-full-width-separator = { $file } separates its columns with the full-width comma ，. Use the plain comma , instead.
error-too-many-features = { $file } has { $count } features, the limit is { $limit }. Split it or import fewer.
error-too-many-vertices = { $file } has { $count } vertices, the limit is { $limit }. Simplify the shapes or split the file.
error-too-many-columns = { $file } has { $count } columns, the limit is { $limit }. Remove columns that are not needed.
error-too-many-rows = { $file } has more than { $limit } rows (at least { $count }). Split it, and delete formatted but empty rows.
error-too-many-cells = { $file } has { $count } cells, the limit is { $limit }. Remove columns that are not needed.
error-text-too-long = { $file }, row { $row }: the text in column { $column } has { $length } characters, the limit is { $limit }. Shorten it.
error-zip-broken = { $file } is not a whole zip file ({ $detail }). Make it again.
error-zip-not-one-shapefile = { $file } must hold exactly one Shapefile; it holds { $count }. Zip one .shp with its .shx, .dbf, .prj and .cpg.
error-zip-too-many-members = { $file } holds { $count } files, the limit is { $limit }. Zip only what belongs to the layer.
error-zip-link-or-encrypted = { $file } holds a link or an encrypted file. Zip ordinary files without a password.
error-zip-ratio = { $file } unpacks to { $ratio } times its size, the limit is { $limit }. That is how a zip bomb looks; export the data again.
error-unpacked-too-large = { $file } unpacks to more than { $limit } bytes. Split the data.
error-shapefile-part-missing = The Shapefile in { $file } lacks its { $part } file. Zip .shp, .shx, .dbf, .prj and .cpg together.
error-gpkg-damaged = The GeoPackage { $file } is damaged or cut off ({ $detail }). Export it again.
error-gpkg-view = Layer { $layer } of { $file } is a view. Export it as a table of its own.
error-gpkg-virtual-table = { $file } holds virtual tables that do not belong in a GeoPackage. Export the layer into a new file.
error-geojson-no-collection = { $file } is not a GeoJSON FeatureCollection (found: { $kind }). Export the layer as GeoJSON or GeoPackage.
error-geojson-broken = { $file } is not whole JSON: line { $line }, column { $column }. It may be cut off; export it again.
error-geojson-bad-feature = { $file } holds something that is no GeoJSON feature. Export it again.
error-geojson-not-utf8 = { $file } is not UTF-8, as GeoJSON must be. Save it as UTF-8.
error-geojson-too-deep = { $file } is nested too deeply for a map layer. Export it again.
error-geojson-constant = { $file }, line { $line }, column { $column }: { $token } is not JSON and no coordinate. Correct or remove the feature there and export it again.
error-geojson-duplicate-key = { $file } gives { $key } twice in one object; it cannot be told which one counts. Export it again.
error-geojson-crs-link = { $file } names its coordinate reference system by a link. Links are never followed: name it as EPSG:n, or remove it and use --crs.

# Errors: coordinate reference systems and places
error-work-crs-missing = The workspace has no coordinate reference system. State a projected one in metres with --crs, for example EPSG:4549.
error-work-crs-not-metres = { $crs } does not measure in metres, so areas would be wrong. State a projected system of the city with --crs, for example EPSG:4549.
error-crs-web-mercator = { $crs } (Web Mercator) makes areas a third too large at 30°N. State a projected system of the city with --crs, for example EPSG:4549.
error-crs-name-refused = { $crs } is not accepted as the name of a coordinate reference system. Write EPSG:n.
error-crs-unknown = { $crs } is not a known coordinate reference system. Check the number.
error-crs-legacy = { $crs } ({ $datum }) cannot be converted: without the bureau's parameters the shift is only a ballpark of tens of metres. Ask the surveying authority for the file in CGCS2000.
error-file-crs-legacy = { $file } is in { $crs } ({ $datum }), which cannot be converted: without the bureau's parameters the shift is only a ballpark of tens of metres. Ask the surveying authority for the file in CGCS2000.
error-axes-swapped = { $file }: x and y are swapped (x = { $x }, y = { $y } in { $crs }). Survey tables write north first; swap the two columns and export again.
error-degrees-given-as-metres = { $file }: the coordinates (x = { $x }, y = { $y }) are degrees, but { $crs } measures in metres. State the right system, for example EPSG:4490.
error-metres-given-as-degrees = { $file }: the coordinates (x = { $x }, y = { $y }) are metres, but { $crs } is in degrees. State the projected system they are in, for example EPSG:4549.
error-zone-prefix-missing = { $file }: { $crs } wants the zone number in front of the easting, but x = { $x } has none. State the system without prefix (4509 + zone, for example EPSG:4549 for zone 40).
error-zone-prefix-unexpected = { $file }: x = { $x } begins with a zone number, but { $crs } has none. State the system with prefix (4488 + zone, for example EPSG:4528 for zone 40).
error-zone-prefix-mismatch = { $file }: the zone number at the beginning of x = { $x } is not that of { $crs }. State the system of that zone.
error-local-coordinates = { $file }: the coordinates (x = { $x }, y = { $y }) are too small for { $crs } and look like a local system. Have them converted to CGCS2000; nothing is guessed.
error-outside-area-of-use-all = { $file }: most features lie outside the area of use of { $work-crs } (x = { $x }, y = { $y } in { $crs }). Check the system of the file and of the workspace.{ $suggestion ->
        [none] {""}
       *[other] {" "}By its longitude { $suggestion } may be meant.
    }

# Errors: the dataset and the mapping
error-column-missing = { $file } has no column for the required field { $field }. Its columns: { $columns }. Similar: { $near }. Name it in the mapping file: [{ $dataset }.fields] { $field } = "COLUMN".
error-scheme-column-missing = { $file } gives land-use codes without their scheme. The same digits mean different things in different schemes: state it in a column { $field } or in the mapping file, [parcels.constants] { $field } = "A-2023".
error-constraint-kind-bad = { $value } cannot be the kind of a constraint layer ({ $file }). Use lower-case letters, digits and underscores, for example flood.
error-repair-unknown = { $value } is not a repair. Possible: { $allowed }.
error-mapping-missing = The mapping file { $file } does not exist. Check the path given to --mapping.
error-mapping-is-a-folder = The mapping file { $file } is a folder. Give the .toml file in it.
error-mapping-not-utf8 = The mapping file { $file } is not UTF-8. Save it as UTF-8.
error-mapping-field-twice = { $file }, [{ $place }]: the field { $field } has two sources. Keep one of fields, constants and from_layer.
error-mapping-too-large = The mapping file { $file } is larger than { $limit } bytes; that is no mapping file.
error-mapping-broken = The mapping file { $file } is not valid TOML in line { $line } ({ $detail }). Check brackets, quotation marks and equals signs.
error-mapping-unknown-key = { $file }: { $place } is not a setting of a mapping file. Check the spelling; docs/import.md lists all settings.
error-mapping-wrong-value = { $file }: the value of { $place } is not allowed ({ $rule ->
        [string_type] a text in quotation marks is wanted
        [dict_type] a table is wanted
        [model_type] a table is wanted
        [tuple_type] a table is wanted
        [missing] it is missing
        [less_than_equal] too large
        [greater_than] too small
        [greater_than_equal] too small
        [float_type] a number is wanted
        [int_type] a whole number is wanted
        [int_parsing] a whole number is wanted
        [float_parsing] a number is wanted
        [string_pattern_mismatch] not of the right form
       *[other] { $rule }
    }). docs/import.md says what it may be.
error-mapping-unknown-field = { $file }, [{ $place }]: there is no field { $field }. Fields: { $fields }.
error-mapping-column-missing = { $file } has no column { $column }, which the mapping names at { $place }. Its columns: { $columns }.
error-mapping-column-taken = { $file } already has a column { $column }; give the joined one another name at { $place }.
error-mapping-bad-pattern = The mapping's pattern { $pattern } for column { $column } of { $file } is not a regular expression in RE2 syntax.
error-mapping-unit-unknown = The mapping's units for { $file }: { $unit } is not a unit of { $field }. Possible: { $units }.
error-join-key-repeated = { $file }: { $count } rows repeat a value of the key { $column } (for example { $value }). Add pick = "first" or pick = "largest:COLUMN" to the join.
error-from-layer-crs-missing = The layer { $file }, named by from_layer.{ $field } in the mapping, has no coordinate reference system. Add crs = "EPSG:n" there; it is never guessed.
error-from-layer-needs-layer = { $file } is a table; { $field } cannot be taken from a map layer there. Remove from_layer.{ $field } from the mapping.

# Issues: about a file as a whole
issue-extension-differs = The name ends in { $value }, but the content is { $kind }. It was read by its content.
issue-encoding-decided = The texts were read as { $encoding }, decided from the bytes (stated in the file: { $stated }). Check some Chinese names.
issue-blank-rows-skipped = { $count } blank rows were skipped; they are not counted as read.
issue-formula-in-cell = Cell { $cell } holds a formula. It was not evaluated; the stored value { $value } was taken. Replace it by its value.
issue-formula-without-value = Cell { $cell } holds a formula without a stored value. It was not evaluated, the cell counts as empty. Replace it by its value.
issue-formulas-found = { $count ->
        [one] { $count } cell holds a formula. It was
       *[other] { $count } cells hold formulas. They were
    } not evaluated.
issue-cells-merged = { $count ->
        [one] { $count } group of cells is merged
       *[other] { $count } groups of cells are merged
    } below the header ({ $areas }). Only the first cell of each has a value, the others were read as empty. Separate them and fill in every cell.
issue-z-dropped = { $count } features have heights; they were left out.
issue-m-dropped = Measures (M values) were left out.
issue-curves-straightened = { $count } features have curves; they were turned into straight pieces. Check their areas.
issue-crs-identified = The system { $name } in the file was identified as { $crs }.
issue-crs-unidentified = The system { $name } in the file could not be identified. The stated one is used, none is guessed.
issue-crs-stated = The file carries no coordinate reference system; { $crs } was used because it was stated.
issue-stated-crs-not-used = The file says { $crs }; the stated { $stated } was not used.
issue-geojson-not-degrees = GeoJSON without a system should be in degrees, but these numbers cannot be; the stated { $crs } was used.
issue-crs-transformed =
    Transformed from { $source } to { $target }; stated accuracy { $accuracy } m (-1: unknown). { $best ->
        [yes] The best known transformation was used.
       *[no] A finer transformation exists, but its grid is not installed.
    }
issue-crs-transformed-ballpark = Transformed from { $source } to { $target } without a shift between the two datums. Between WGS 84 and CGCS2000 that is right to decimetres; between others check the position.
issue-columns-unused = { $count ->
        [one] { $count } column was
       *[other] { $count } columns were
    } not used: { $columns }.
issue-constant-from-mapping = { $field } = { $value } in all { $count } rows, as the mapping says.
issue-values-translated = { $count } values of { $field } were translated as the mapping says.
issue-values-by-wildcard = { $count } other values of { $field } were set to { $value } by "*" in the mapping.
issue-values-from-layer = { $field } was taken from column { $column } of { $layer } by the largest share of area, in { $count } rows.
issue-unit-converted = { $field } was converted from { $source } to { $target }: × { $factor }.
issue-joined = { $table }: { $matched } rows found their key, { $unmatched } did not and stay empty.
issue-scheme-without-dictionary = { $count } rows use the scheme { $value }, for which there is no dictionary: their codes are compared as text.
issue-declared-area-unit = { $field } seems to be in { $unit }, not in mu (common ratio { $ratio }). Say so in the mapping: [parcels.units] { $field } = "{ $unit }".

# Issues: rows
issue-row-left-out-by-mapping = Left out by the mapping: { $field } = { $value } ({ $rule }).
issue-rows-merged = One of { $count } rows of the same { $field }, merged into one record, as the mapping says. Columns of the first row were kept.
issue-share-too-small = No value for { $field }: the largest share, { $value }, is { NUMBER($share, style: "percent") }, below { $rule }. Give the value in the file.
issue-field-empty = { $field } is empty. Fill it in and import again.
issue-scheme-missing = A land-use code without its scheme ({ $field } is empty). State the scheme with its edition, for example A-2023.
issue-uses-scheme-missing = The codes { $value } stand without their scheme. They are searched in the scheme of each parcel; nothing can be signed before { $field } is filled in, for example with A-2023.
issue-list-empty = { $field } names nothing. Give at least one code.
issue-full-width-digits = { $field } = { $value } has full-width digits; it was read as plain digits.
issue-number-thousands-separator = { $field } = { $value } has a thousands separator. Write the number without it.
issue-number-unreadable = { $field } = { $value } is not a number. Write digits only, without a unit.
issue-number-negative = { $field } = { $value } is negative. Correct it.
issue-number-above-one = { $field } = { $value } is above 1. Write a grade from 0 to 1, not a percentage.
issue-date-unreadable = { $field } = { $value } is not a date. Write 2027-03-01, or format the cell as a date.
issue-date-order-unclear = { $field } = { $value }: day and month cannot be told apart. Write the year first, 2027-03-01.
issue-date-impossible = { $field } = { $value } does not exist in the calendar. Correct it.
issue-date-placeholder = { $field } = { $value } stands for "no date" and was taken as empty. Write the date, or leave the cell empty where none is required.
issue-date-out-of-range = { $field } = { $value } lies outside 1901 to 2199. Correct it.
issue-boolean-unreadable = { $field } = { $value } is neither yes nor no. Write yes / no, true / false, 1 / 0 or 是 / 否.
issue-code-unknown = { $field } = { $value } is not on the code list ({ $rule }). Similar: { $near }. Correct it or translate it in the mapping.
issue-land-use-unknown = The code { $value } in { $field } does not exist in { $rule }. Similar: { $near }. Correct the code or the scheme.
issue-land-use-not-listed = The code { $value } in { $field } is not in the dictionary of { $rule }, which is not complete. Check it.
issue-sector-code-unknown = { $field } = { $value } is not a code of { $rule }. Write a letter and two to four digits, for example C3985.
issue-sector-group-unknown = { $field } = { $value } is not a sector group ({ $rule }).
issue-id-reserved-character = { $field } = { $value } holds a blank or one of + / =, which separate parcels and choices in the plan files. Rename it.
issue-id-repeated = { $field } = { $value } occurs in { $count } rows. An identifier must be unique; correct it, or merge the rows with dissolve in the mapping.
issue-duplicate-dropped = Dropped, as asked: an identical copy of { $value }.
issue-reference-unknown = { $field } = { $value } is not among the { $rule }. Import them first or correct the number.
issue-area-not-positive = { $field } = { $value } is not above zero. Correct it.
issue-area-range-crossed = The least area { $least } mu is larger than the largest { $most } mu. Correct one of them.
issue-more-land-than-exists = The project wants at least { $value } mu; all parcels together have { $land-mu } mu. Check the area and its unit.

# Issues: geometry
issue-geometry-missing = There is no geometry. Draw it or remove the row.
issue-geometry-empty = The geometry is empty. Draw it or remove the row.
issue-geometry-unreadable = The geometry cannot be read. Export it again.
issue-geometry-unclosed = A ring is not closed. Close it, or ask for --repair close_rings.
issue-geometry-not-finite = A coordinate is not a number (NaN or infinite). Correct it.
issue-geometry-wrong-type = A { $value } cannot be used here; wanted: { $rule }. Give a layer of that type.
issue-geometry-invalid = The polygon is invalid: { $reason } at { $place }. Correct it, or ask for --repair make_valid.
issue-ring-closed = Closed, as asked: a ring was open.
issue-made-valid = Made valid, as asked: area { $before-m2 } m² before, { $after-m2 } m² after (change { $change-m2 } m²).
issue-outside-area-of-use = The feature lies outside the area of use of { $rule } (longitude { $lon }, latitude { $lat }). Correct its coordinates.
issue-sliver = A sliver of { $area-m2 } m². Merge it with its neighbour, or ask for --repair drop_slivers.
issue-sliver-dropped = Dropped, as asked: a sliver of { $area-m2 } m².
issue-overlap = Overlaps { $other } by { $area-m2 } m² (tolerance { $rule }). Settle the boundary between the two.
issue-geometry-repeated = Has the same geometry as { $other } ({ $area-m2 } m²). Remove one of them.
issue-declared-area-differs = The register says { $declared-mu } mu, the geometry has { $true-mu } mu: { $percent }% apart. Check which one is right.

# The report
quality-title = Import quality report
quality-subtitle = What became of every row. Nothing was repaired unless asked.
quality-dataset = Dataset
quality-source = File
quality-crs = CRS
quality-sha256 = SHA-256
quality-read = Read
quality-kept = Kept
quality-repaired = Repaired on request
quality-refused = Refused
quality-records = Records
quality-row = Row
quality-record = Record
quality-action = Done
quality-sentence = What and what to do
quality-count = Count
quality-example = Example
quality-balance = { $kept } kept + { $repaired } repaired on request + { $refused } refused = { $read } read.
quality-unbalanced = The counts do not add up: { $kept } + { $repaired } + { $refused } ≠ { $read }. Please report this as a fault of the program.
quality-defaults = Defaults applied to empty cells
quality-default = { $field }: { $count } cells
quality-no-issues = No issues.
quality-not-listed = { $count } more of { $code } are counted but not listed.
quality-at-row = Row { $row } ({ $record }):
quality-at-row-only = Row { $row }:
code-issue-action-noted = Noted
code-issue-action-kept = Kept
code-issue-action-value-dropped = Value left out
code-issue-action-repaired = Repaired
code-issue-action-refused = Refused
