# Search, filters, selection
search-hint = Code, name, project or coordinate
search-found = { $total ->
        [one] One hit for { $text }.
       *[other] { $total } hits for { $text }; { $shown } shown.
    }
search-nothing = Nothing found for { $text }. Check the code or name, or enter a coordinate (longitude, latitude or easting, northing).
search-at-point = Parcel at { $text }:
search-near-point = There is no parcel at { $text }. The nearest are:
search-swapped = { $text }: the two numbers are the wrong way round. Longitude or easting comes first, latitude or northing second.
search-zone = { $text }: the easting begins with a zone number, which { $crs } does not have.
search-outside = { $text } lies outside this city, about { $km } km away. Longitude or easting comes first; eastings and northings are those of { $crs }.
search-nowhere = { $text } is no place on earth in longitude and latitude, nor in { $crs }. Check the numbers.
search-try = Look at { $text }
search-away = { $distance } away
search-close = Close the search
filter-button = Filter
filter-button-set = Filter ({ $count } set)
filter-left = { $left } of { $total } left
filter-clear = Clear the filter
filter-any = any
filter-nothing-left = Nothing passes the filter. Take back a condition or clear the filter.
filter-platforms = Platform
filter-classes = Availability
filter-uses = Planned use
filter-verdicts = Worst verdict
filter-no-finding = nothing found
filter-stages = Stage
filter-sectors = Sector
filter-promoters = Promoter
filter-wanting = Only projects that still need land
filter-area-from = Area from ({ $unit })
filter-area-to = Area to ({ $unit })
filter-ready-by = Deliverable by
filter-needed-by = Needed by
register-sort = Sort by
register-down = Descending
register-page = Page of { $pages }
picked-title = Parcels selected together
picked-by-class = By availability
picked-each = Each of them
picked-hint = Choose a row for its facts
picked-back = { $count ->
        [one] One parcel is selected
       *[other] { $count } parcels are selected together
    }
picked-clear = Clear the selection
picked-not-in-address = The address names at most { $most } parcels; this selection is not in it.
link-unknown-parcel = The link names parcels this city does not hold: { $ids }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. They may have been renamed or split; look for them by name.
link-unknown-project = The link names a project this city does not hold: { $ids }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. Check the number, or look for the project by name.
link-unknown-filter = The link sets filters that mean nothing here: { $parts }. They were left out.
map-role-lit = Picked out, others faded
head-best-site = Best site
prospects-progress = Finding the best sites: { $stage }
prospects-alone = Best site of each project by itself; two projects may name the same land. The plan settles who gets it.
prospects-failed = The best sites could not be found just now; choose a project to search for its sites.
