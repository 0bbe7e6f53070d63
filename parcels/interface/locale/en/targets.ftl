# Targets for promoters: whom reserved land is for
targets-title = Targets for promoters
targets-subtitle = { $city } · as of { $date } · policy { $policy }
targets-parcel = parcel
targets-profile = The project wanted
targets-sectors = sectors
targets-any-sector = any
targets-quality = least quality
targets-points = { $points } points
targets-area = area
targets-area-pieces = whole { $whole }; can be cut, smallest piece { $least }
targets-use = planned use
targets-ready = can be delivered
targets-ready-now = now
targets-ready-unknown = not known
targets-services = services
targets-service-power-kva = power
targets-service-water-m3-per-day = water
targets-service-gas-m3-per-day = gas
targets-service-sewage-m3-per-day = sewage
targets-reason = why reserved
targets-until = reserved until
targets-near = Projects of the pipeline that come close: { $near } of { $all }
targets-nobody = No project comes close. Look for one like this.
targets-more = { $n } more are in the workbook.
targets-meets = meets everything
targets-by = { $text } (off by { $amount })
targets-note = Close: at most { $n } rules not met, none of them the bottom line or the law. Held against the rules one by one; for promoters' guidance, not a consent to supply land.
targets-head = { $parcel } · { $area } mu · { $sectors } · quality at least { $quality } · { $near } / { $all } close
targets-column-project = project
targets-column-name = name
targets-column-sector = sector
targets-column-stage = stage
targets-column-quality = quality
targets-column-site = land held against
targets-column-area-mu = area (mu)
targets-column-count = rules not met
targets-column-lacks = what it lacks
targets-column-value = has
targets-column-limit = needs
targets-column-missing = off by
targets-column-unit = unit
targets-sheet-profiles = Profiles
targets-sheet-projects = Close projects
targets-sheet-lacks = What each lacks
code-stage-targets = Holding projects against reserved parcels
loading-targets = Comparing projects…

cli-help-targets =
    Targets for promoters: whom each reserved parcel is for, who comes close.

    The profile comes from the purpose of the reserve, the bars of the policy and
    the land itself; every project of the pipeline is held against it: what it
    lacks, and by how much. --out writes XLSX, PDF or HTML (a page per parcel).
cli-example-targets =
    Example:

      parcels targets my-city --out targets.pdf
cli-option-targets-lacks = A project lacking at most so many things comes close
cli-option-targets-parcel = One reserved parcel only; may be repeated
cli-option-targets-out = File to write: .xlsx, .pdf or .html

error-targets-lacks = { $value } things lacking: the number cannot be below zero.
error-targets-suffix = { $file } must end in .xlsx, .pdf or .html.
error-targets-none = { $workspace } has no reserved parcel that could be given, and so no targets.

targets-pick = Reserved parcel
targets-all-xlsx = All (XLSX)
targets-all-pdf = All (PDF)
targets-one-html = This parcel (HTML)
targets-none-yet = No reserved parcel could be given, and so there are no targets. A leader designates the reserve.
targets-option-size = { $mu } mu · { $near } close
