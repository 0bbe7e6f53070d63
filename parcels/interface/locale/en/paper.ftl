# Printed maps, and the map as a file to pass on
map-paper-title = { $city } · parcels of the industrial platforms
map-paper-subtitle = Law and situation as of { $day } · made for: { $reader }
map-paper-grid = grid north
map-paper-in-view = { $count } of { $all } parcels in this map
map-paper-more = { $count } more on the next page
map-paper-scale = Scale 1:{ $scale }
map-paper-full-size = The scale holds when printed at full size (100%).
map-paper-north = Up is grid north ({ $crs }); in the middle of the map it lies { $degrees }° from true north (east positive).
map-paper-days = Data imported up to { $data }; law and situation as of { $law }.
map-paper-version = Data version { $version }
map-paper-source-line = Sources: the datasets of this workspace; files and hashes are on a following page.
map-paper-suspicion = Whatever lies on protected land is suspected by comparison; the competent authority decides.
map-paper-parcels = Selected parcels ({ $count })
map-paper-class = class on the map
map-paper-project = Project and possible sites
map-paper-stage = stage
map-paper-wants = land wanted
map-paper-mu-range = { $least }–{ $most } mu
map-paper-need-by = needed by
map-paper-suspected = suspected: { $rule }
map-paper-examine = to be examined: { $rule }
map-paper-letter = sign on the map
map-paper-count = in the map
map-paper-area-note = Areas of parcels are those of whole parcels; areas of constraints lie inside the map and count overlaps once.
map-paper-notes = Notes
map-paper-left-out = What this document leaves out
map-paper-and = {", "}
map-paper-left-line = { $items }: { $reason }
map-paper-sources = Sources
map-paper-dataset = Dataset
map-paper-file = File
map-paper-hash = Hash
map-paper-imported = Imported
code-left-out-internal = planning control data are often classified or internal and do not travel with a file.
code-left-out-facility = the exact position of facilities that supply the city does not travel with a file.
code-left-out-finds = finds in the ground are dug up once their place is known; it does not travel with a file.
code-left-out-unpublished = what firms asked for and were promised is not published.
code-left-out-reserve = which prime land is kept in reserve is not for this reader; the map shows it as promised.
code-left-out-price = prices of land and of the reserve are for negotiation and in nobody's file.
code-left-out-unclassified = nobody has said yet that this kind of layer may be passed on.
code-matter-demands = what projects ask for
code-matter-holders = to whom parcels are promised, and until when
code-matter-reserve = the reserve
code-matter-prices = prices of land, of preparing it and of the reserve
code-reader-planner = platform planner
code-reader-promoter = investment promoter
code-reader-officer = land bureau officer
code-reader-department = department officer
code-reader-leader = leader
code-reader-auditor = auditor
code-reader-administrator = administrator
code-reader-outside = somebody outside
error-map-scale-unusable = The scale 1:{ $scale } cannot be used: the land wanted fits between 1:{ $least } and 1:{ $most }. Choose a smaller scale, or none.
error-map-layer-unknown = There is no layer { $layer }. There are: { $allowed }.
error-map-project-withheld = What firms ask for is not for this reader, so the sites of a project cannot be printed. Print parcels, or choose another reader.
cli-help-print-map =
    Print a map as PDF (A4/A3): map, legend, scale, north, days of data and law, sources; true to scale. The facts of the
    parcels or the project chosen follow.
cli-example-print-map =
    Example:

      parcels print-map my-city --out map.pdf --size A3 --parcel QH03-032-03
cli-option-print-out = PDF file to write
cli-option-print-size = paper
cli-option-print-orientation = how the paper lies
cli-option-print-role = for whom: sensitive layers are left out by role; outside is somebody without an account
cli-option-print-parcel = parcel to stand out and be listed; may be given again
cli-option-print-project = show the best sites of this project
cli-option-print-bbox = land to show: west,south,east,north in the CRS of the workspace (m)
cli-option-print-scale = fix the scale to 1:N
cli-option-print-layer = layers: platforms, roads, utilities, constraint-KIND; may be given again. Without it: boundaries, roads, what closes land
error-map-box-unusable = --bbox { $value } cannot be used: give west,south,east,north (m), west below east and south below north.
map-file-map = Map: parcels, boundaries and constraints. The table beside it finds and chooses the same parcels without the map.
map-file-snapshot = This file is a copy of one moment; it opens offline and asks for nothing. The workspace's present data hold.
map-file-search = Find a parcel by code or name
map-file-facts = Selected parcel
map-file-table = Parcels
map-file-none = No parcel matches.
map-file-pick = Choose a parcel on the map or in the table to read its facts.
map-file-whole = Whole city
map-file-column-parcel = Parcel
map-file-column-name = Name
map-file-column-class = Class
map-file-column-area = Area
map-file-platform = Platform
map-file-use = Planned use
map-file-status = Land status
map-file-ready = Ready on
map-file-findings = Suspected, to be examined
map-file-counts = %1 of %2 shown
cli-help-handout =
    Write the map as one HTML file that opens offline, to be passed on; sensitive layers are left out by the role of its
    reader, and the file says what was left out.
cli-example-handout =
    Example:

      parcels handout my-city --out map.html --role outside
cli-option-handout-out = HTML file to write
cli-handout-left-out = Left out: { $line }
map-print-open = Print, pass on
map-print-pdf = For print (PDF)
map-print-html = Offline map (HTML)
map-print-note = The offline map holds every layer its reader gets; paper and extent are for print only. The log records each file taken.
map-print-reader = For whom
map-print-size = Paper
map-print-orientation = Orientation
map-print-landscape = landscape
map-print-portrait = portrait
map-print-extent = Land shown
map-print-extent-city = The whole city
map-print-extent-chosen = What is selected
map-print-withheld = Left out for this reader: { $items }
map-paper-view = Print what the map shows
map-print-extent-view = What the map showed (its print button)
