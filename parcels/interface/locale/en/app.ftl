# Frame
app-title = Parcel planner
page-closed = The page “{ $page }” is not open to you as { $role }. It is open to: { $roles }. If you need it for your work, ask the administrator.
app-no-workspace = No workspace is named. Start the app with: parcels serve WORKSPACE
app-failed = This could not be done; no data were changed. Try again; if it happens again, give number { $number } to the administrator (details are in the log).
frame-data-on = data of { $day }
frame-role = Demo role
demo-band = Demo data · fictional city; thresholds, standards and projects are examples and no basis for approval
page-map = Map
page-plan = Plan
page-checks = Checks
page-reserve = Reserve
page-data = Data
page-about = About
section-land = Land
section-landing = Projects
section-reserve = Prime land
section-records = Records
empty-city = The workspace holds no parcels and no boundaries yet. Import them with parcels import, then reload this page.
loading-screening = Measuring parcels against the constraint layers…
loading-sites = Searching for sites that fit…
loading-checks = Checking the allocations…
loading-reserve = Finding who wants the reserved parcels…
as-of = as of { $day }
until = until { $day }
count = { $n }
points = { $n } points
none = none
unknown = unknown
choose-none = none chosen

# Numbers
area-both = { $first } ({ $second })
money = { $amount } million yuan

# Map
map-legend = Legend
map-layers = Layers
map-home = Whole city
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-area-unit = ha
map-use = planned use
map-named = named in the agreement:
map-layer-failed = Layer could not be loaded, reload the page:
map-layer-parcels = Parcels
map-layer-platforms = Platform boundaries in force
map-layer-roads = Roads
map-layer-utilities = Utilities
map-layer-demands = Parcels named by projects
map-role-plan = Placed by the plan
map-role-site = Possible sites
map-role-focus = Site looked at
map-role-selection = Selected
search-label = Search
drawer-label = Table below

# Overview
parcels-of = { $part } parcels
overview-urgent = Projects needing land soonest
overview-wanting = { $part } need land
overview-in-hand = already being allocated
overview-none = No project needs land now.
overview-hint = Click a parcel on the map for its facts, verdicts and fitting projects; choose a project for its sites.

# Columns
head-project = Project
head-parcel = Parcel
head-parcels = Parcels
head-name = Name
head-state = Availability
head-platform = Platform
head-use = Planned use
head-area = Area ({ $unit })
head-land-status = Land status
head-ready = Deliverable
head-owner = Developer
head-stage = Stage
head-sector = Sector
head-land-mu = Land needed (mu)
head-need-by = Needed by
head-days = Days left
head-investment = Investment (10,000 yuan)
head-promoter = Promoter
head-rank = Rank
head-score = Score
head-site-rank = Rank
head-conditions = Conditions
head-runner-up = Runner-up
head-regret = Regret
head-stopped = Unmet condition
head-cheapest = Cheapest change
head-verdict = Verdict
head-source = Source
head-failing = Failing
head-open = Open
ready-now = now

# Parcel
parcel-area = Area
parcel-platform = Platform
parcel-use = Planned use
parcel-ready = Deliverable
parcel-far = Floor-area ratio, at most
parcel-prepare-cost = Cost still to be spent
parcel-owner = Developer
parcel-reserve = Reserve
parcel-held = Promised to
parcel-coordinates = Coordinates
parcel-ready-now = deliverable now
parcel-ready-unknown = date unknown
parcel-verdicts = Verdicts
parcel-no-findings = Nothing found.
parcel-projects = Projects that fit
parcel-no-projects = No project fits this parcel now.
parcel-partly = Law closes the parcel as a whole; these projects would use only the part that is allowed.
parcel-projects-hint = Choose a row to see the project's sites.
verdict-in-force = in force from { $day }

# Project
project-land = Land needed
project-uses = Suitable uses
project-need-by = Needed by
project-investment = Fixed investment
project-tax = Tax per year
project-quality = Quality
project-promoter = Promoter
project-named = Named parcels
project-sites = Sites
project-sites-found = { $found } found in { $seconds } s
project-no-sites = No site meets every condition; the steps below show where they dropped out.
project-funnel = Sites left after each step
project-cut-off = { $n } more feasible sites scored lower and were not kept.
quality-value = { $q } of 100 ({ $known } of the weight known)
quality-not-assessable = not assessable, too little is known
site-reasons = Reasons for site { $rank }
site-no-conditions = No conditions.
part-value = Value of the project
part-excess = Land beyond need
part-prepare = Cost of preparation
part-remainder = Unusable remainder
part-prime = Prime land used

# Plan
plan-run = Make the plan
plan-options = Options
plan-seconds = Time limit (s)
plan-gap = Accepted gap (%)
plan-release = Reserved parcels lifted for this run
plan-starting = Starting
plan-progress = { $stage } · { $seconds } s
plan-cancel = Stop
plan-role-may-not = This role may not make plans. A planner, an officer or a leader may.
plan-none-yet = There is no plan yet. Making one places all projects that need land together and gives the reason for each.
plan-stale = The data changed after this plan was made; make it again.
plan-hint = Choose a project on the map or in the table to see why it is there, or why it has no land.
plan-placed = Projects placed
plan-value = Plan value
plan-bound = bound { $bound }
plan-status = Status
plan-gap-is = gap { $gap }
plan-keep = Keep this plan
plan-kept = Kept plan { $plan } ({ $day })
plan-kept-now = Kept as plan { $plan }; every role can see it.
plan-tables = Tables of the plan
plan-table-chosen = Placed ({ $n })
plan-table-refused = Not placed ({ $n })
plan-outbid = lost to other projects
plan-no-relaxation = no single change lands it
plan-is-placed = placed
plan-is-refused = not placed
plan-relaxations-checked = each verified by solving again

# Checks
checks-none = No allocation waits for a check. A planner keeps a plan first, or a promise is recorded on a parcel.
check-source-plan = plan
check-source-promise = promise
check-until = Promised until

# Reserve
reserve-none = No parcel is in reserve.
reserve-held = Parcels in reserve
reserve-wanted = Wanted by a project
reserve-wanted-note = of the reserved parcels
reserve-signed = Signed, without land
reserve-signed-note = no plan yet
reserve-without = Signed, not placed by the plan
reserve-without-note = of the signed projects waiting
reserve-why = Why held
reserve-no-reason = not stated
reserve-purpose = Kept for
reserve-any = any sector
reserve-no-term = no review date
reserve-wants = Who wants it
reserve-wants-note = { $n } in all, with quality
reserve-nobody = Nobody, at present.
reserve-allowed = meets the reserve bar
reserve-lacks = lacks { $n }
reserve-price-compute = Compute the price of holding
reserve-price = Price
reserve-price-meaning = Price of holding: points the plan would gain if this parcel alone were released. Prices of several parcels do not add up.
reserve-price-partial = Stopped early; only the parcels computed so far have a price.
reserve-price-none = 0 points; the plan gains nothing from its release
reserve-price-to = { $points } points; would go to { $project }
reserve-price-points = { $points } points
reserve-price-unproven-none = no gain found (optimality not proven)
reserve-price-unproven-to = about { $points } points; would go to { $project } (optimality not proven)
reserve-on-map = Show on the map

# Data
data-workspace = Workspace
data-city = City
data-crs = Coordinate system
data-datasets = Datasets
data-dataset = Dataset
data-read = Read
data-kept = Kept
data-repaired = Repaired on request
data-refused = Refused
data-source = Source
data-version = Version
data-imported = Imported (UTC)
data-by = By
data-hint = Choose a row to see its quality report.
data-issues = { $n } issues
data-no-issues = The quality check found nothing.
data-no-report = This dataset has no quality report.
data-every-field = All fields
data-action = Action
data-row = Row
data-record = Record
data-field = Field
data-issue = Issue

# About
about-what = What it is for
about-what-text = It holds platform boundaries, parcels and the land demands of projects on one map, says which project fits which land and why, and makes one plan for all projects that anyone can check.
about-exact = Results can be checked
about-exact-text = Every plan carries status, bound and gap and is re-checked against the inputs by independent code. Each project without land has its funnel and changes that were verified by solving again.
about-honest = Nothing is guessed
about-honest-text = Missing dates, thresholds and codes are shown as undetermined or not set, never as zero.
about-offline = No internet needed
about-offline-text = The map libraries come from the app itself; there is no online base map and no telemetry.
about-authority = The authority decides
about-authority-text = The software assists. What the law requires to be recognised formally is marked as suspected or undetermined; the competent authority decides.
about-versions = Versions
about-browser = Browser libraries
about-licence = This software is licensed under Apache-2.0.

# Data changed
stale-data = The data changed since you opened this page. Reloading keeps what you selected.
stale-reload = Reload
