### Command line: help, answers, errors

## Help of the commands
cli-help-parcels =
    Plans which project gets which land: exact, explained, offline.

    A workspace (WS) is a folder made by "parcels init" or a database URL.
    Exit codes: 0 done, 1 done and a person must look (see each command),
    2 input refused, 3 internal failure, 130 stopped by Ctrl-C.
    After 2, 3 and 130 the workspace is as it was before.
cli-example-parcels =
    Start with the demo city:

      parcels serve my-city --demo

    or step by step:

      parcels demo demo-files
      parcels init my-city
      parcels import my-city --platforms demo-files/platforms.gpkg ...
      parcels plan my-city --out my-plan
cli-help-demo =
    Write the files of the fictional demo city 清和市 (演示数据) into DIR.

    The same seed and sizes give the same city. DIR must be new, empty or an
    earlier demo.
cli-example-demo =
    Example:

      parcels demo demo-files --parcels 800 --projects 90
cli-help-init =
    Make a new, empty workspace.
cli-example-init =
    Example:

      parcels init my-city --name "清和市"
cli-help-import =
    Read files, check every record and store them.

    All files of one call are stored together or not at all. F may be
    file:layer. Nothing is repaired unless --repair asks for it, and then it
    is listed. The quality report is printed and kept in WS/reports.
    Exit code 1 if findings need a person, 0 if all is clean.
cli-example-import =
    Example:

      parcels import my-city --platforms demo-files/platforms.gpkg \
        --parcels demo-files/parcels.gpkg --roads demo-files/roads.gpkg \
        --constraints demo-files/constraints.gpkg \
        --projects demo-files/projects.xlsx
cli-help-screen =
    Measure every parcel against the boundary and all layers and list findings.
cli-example-screen =
    Example:

      parcels screen my-city --out screen.csv
cli-help-sites =
    Search sites for one project, best first, with reasons and the funnel.
cli-example-sites =
    Example:

      parcels sites my-city P001 --top 5
cli-help-plan =
    Make the exact plan for all projects and write it to DIR.

    DIR gets plan.json, candidates.csv, limits.csv, usage.csv, sites.gpkg,
    plan.gpkg and plan.xlsx, whole or not at all; it must be new, empty or an
    earlier plan. Every plan is checked by a second piece of code; a plan that
    does not pass is not written (exit code 3). Exit code 0 also when
    projects are refused: each has its reasons in the plan.
cli-example-plan =
    Example:

      parcels plan my-city --out my-plan --lock P001=A-12 --ban P002=B-03
cli-help-explain =
    Say why a project is where it is, or why it has no land and what would change that.
cli-example-explain =
    Example:

      parcels explain my-plan P001
cli-help-gate =
    Compute the land certificate of a project before anything is signed.

    Exit code 0 if it can be signed, 1 if only under conditions or not at all.
cli-example-gate =
    Example:

      parcels gate my-city P001 --out certificate.pdf
cli-help-check =
    Check each allocation of the plan saved last and each promise on record.

    Exit code 1 if something fails.
cli-example-check =
    Example:

      parcels check my-city
      parcels check my-city held:P001
cli-help-rules =
    The rules in force: article, evidence, severity.
cli-help-rules-list =
    List the rules in force on a date.
cli-example-rules-list =
    Example:

      parcels rules list --as-of 2026-12-01
cli-help-rules-validate =
    Check the packaged rules and a policy file.
cli-example-rules-validate =
    Example:

      parcels rules validate --policy policy.toml
cli-help-rules-diff =
    List rules that differ between two dates.
cli-example-rules-diff =
    Example:

      parcels rules diff 2020-01-01 2026-12-01
cli-help-reserve =
    The parcels held in reserve.
cli-help-reserve-price =
    What holding each reserved parcel costs the plan, by solving again.
cli-example-reserve-price =
    Example:

      parcels reserve price my-city
cli-help-export =
    Write the workspace to one file: .gpkg with styles, .xlsx, .geojson or .pdf.
cli-example-export =
    Example:

      parcels export my-city --out my-city.gpkg
cli-help-serve =
    Open the app on a workspace, on this machine only.

    With --demo the workspace is made from the demo city if it does not exist.
    With --demo-users the demo roles can be switched without a password;
    otherwise people sign in.
cli-example-serve =
    Example:

      parcels serve my-city --demo --demo-users --port 8501
cli-help-audit =
    The log of decisions.
cli-help-audit-verify =
    Whether the log is whole, and whether what is stored is what it says.

    Exit code 1 if not; each fault says what, where and since when. Give heads kept elsewhere
    with --anchor-file or --anchor: only they show a log cut at its end or computed again.
cli-example-audit-verify =
    Example:

      parcels audit verify my-city

## Arguments and options
cli-arg-workspace = Workspace: a folder or a database URL
cli-arg-project = Number of the project
cli-arg-plan-folder = Folder written by "parcels plan"
cli-arg-allocation = One allocation only, e.g. held:P001 or 3:P001
cli-arg-demo-folder = Folder to write to
cli-arg-date = Date, YYYY-MM-DD
cli-option-language = Language of messages: zh or en (default: from LC_ALL or LANG, otherwise Chinese)
cli-option-json = One JSON document on the output instead of text
cli-option-debug = Show the traceback of a failure
cli-option-policy = Policy file (default: WS/policy.toml, else the packaged demo policy, 演示数据)
cli-option-as-of = Date of law and of the situation (default: today)
cli-option-release = Lift the reserve of this parcel for this run; may be repeated
cli-option-time-limit = Seconds for solving; the best plan found is given with its gap
cli-option-gap = Relative gap that is good enough; 0 asks for the proven optimum
cli-option-seed = Seed of the solver; it does not change a plan solved to the end
cli-option-top = How many sites to show
cli-option-screen-out = Write the measures of all parcels as CSV
cli-option-plan-out = Folder for the plan
cli-option-lock = This project on this site; may be repeated
cli-option-ban = This project never on this site; may be repeated
cli-option-site = A particular site instead of the best one
cli-option-gate-out = Write the certificate as PDF or HTML
cli-option-export-out = File to write; its suffix says the format
cli-option-anchor = Head of the log kept elsewhere
cli-option-port = Port
cli-option-host = Address to listen on; anything but loopback is open to others
cli-option-headless = Do not open a browser
cli-option-demo = Make the demo city first if there is no workspace
cli-option-demo-users = Enter as the demo planner and switch between demo roles, no password; loopback only
cli-option-demo-seed = Seed
cli-option-demo-parcels = Number of parcels
cli-option-demo-projects = Number of projects
cli-option-demo-history = Further projects with a finished or stuck history
cli-option-demo-dirty = Also write the city with the defects real data has, in DIR/dirty
cli-option-name = Name of the city (default: name of the folder)
cli-option-init-crs = Projected CRS of the workspace, EPSG:n (default: from the first import)
cli-option-parcels = Parcels (polygons)
cli-option-platforms = Industrial platforms with the boundary in force
cli-option-roads = Roads
cli-option-utilities = Facilities
cli-option-constraints = KIND=F for one constraint layer; or one GeoPackage whose layers are named by kind; may be repeated
cli-option-projects = Investment projects (XLSX or CSV)
cli-option-milestones = Milestones (XLSX or CSV)
cli-option-readiness = Readiness items (XLSX or CSV)
cli-option-mapping = Mapping file: other people's field names and codes
cli-option-crs = CRS of files that carry none, EPSG:n; it is never guessed
cli-option-layer-crs = CRS of one dataset, DATASET=EPSG:n; may be repeated
cli-option-repair = Repair to make and list: make_valid, close_rings, drop_duplicates or drop_slivers; may be repeated

## Answers
cli-as-of = As of { $date }
cli-written = Written: { $file }
cli-ready-now = now
cli-funnel = Sites left after each step
cli-screen-done = { $parcels } parcels measured in { $seconds } s. Findings:
cli-sites-head = Sites for { $project } { $name }
cli-sites-count = { $found } sites fit, { $shown } shown, { $cut } more were not kept by the policy. { $seconds } s.
cli-sites-none = No site fits { $project }. The funnel shows where the sites are lost.
cli-plan-head = { $status }: { $objective } points, bound { $bound }, gap { $gap }%, { $seconds } s
cli-plan-chosen = { $count } projects with land
cli-plan-refused = { $count } projects without land
cli-plan-written = Plan { $plan } written to { $folder } and saved in the workspace.
cli-no-relaxation = no single change lands it
cli-explain-here = { $project } is on { $site } (parcels { $parcels }, { $area }) with { $score } points.
cli-explain-runner-up = Next best: { $site } ({ $score } points). Without its present site the whole plan loses { $regret } points.
cli-explain-no-runner-up = There is no other site for it in the best plan; without its present site the whole plan loses { $regret } points.
cli-explain-not = { $project } has no land in this plan.
cli-explain-relaxations = Changes that land it, cheapest first, each solved again:
cli-explain-no-relaxations = No single change and no pair of changes was found that lands it.
cli-check-head = { $allocation } { $name }: { $verdict } · parcels { $parcels } · { $area }
cli-check-done = { $allocations } allocations checked, { $failing } with something that fails.
cli-audit-whole = The log is whole: { $count } events. Head { $head }
cli-audit-broken = The log is not whole: { $count } events. Head { $head }
cli-export-geojson = GeoJSON is in longitude and latitude (EPSG:4326); the workspace itself is in { $crs }.
cli-serve-open = The app is on { $address } (workspace { $workspace }). Stop it with Ctrl-C.
cli-demo-done = Demo city 清和市 written to { $folder }: { $parcels } parcels, { $projects } projects. Fictional data.
cli-init-done = Workspace { $workspace } is ready. Next: parcels import { $workspace } --platforms … --parcels …
cli-rules-valid = { $count } rules are valid. Policy { $name } { $version } is valid.
cli-rules-same = No rule differs.

## Stages of long work
code-stage-land = Preparing land
code-stage-candidates = Searching sites
code-stage-solve = Solving
code-stage-check = Checking
code-stage-explain = Explaining
code-stage-measure = Measuring
code-stage-price = Pricing the reserve
code-stage-demo = Writing the demo city

## Columns
column-rank = rank
column-site = site
column-parcels = parcels
column-area = area
column-score = points
column-quality = quality
column-fit = fit
column-ready-on = ready on
column-prepare = preparation, 10,000 yuan
column-findings = findings
column-rule = rule
column-verdict = verdict
column-severity = effect
column-parcels-count = findings
column-step = step
column-left = sites left
column-project = project
column-regret = regret
column-cheapest = cheapest change
column-part = part of the score
column-points = points
column-layer = layer
column-records = records
column-parcel-id = parcel
column-platform-id = platform
column-plan-use = planned use
column-status = status
column-value = value
column-limit = limit
column-unit = unit
column-text = finding
column-candidate = candidate
column-area-m2 = area, m²
column-plan-project = project in the plan
column-name = name
column-kind = kind
column-article = article
column-grade = evidence
column-tolerance = tolerated share
column-source = source
column-from = in force from
column-change = change
column-before = before
column-after = after
column-runner-up = runner-up
column-funnel = funnel
column-relaxations = changes that land it

## Parts of a score
score-part-value = value of the project on this land
score-part-excess = land beyond the need
score-part-prepare = preparation
score-part-remainder = unusable remainder
score-part-prime = prime land used

## Reports
report-area = { $ha } ha ({ $mu } mu)
report-page = Page { $page } of { $pages }
report-demo = 演示数据 · fictional city, demo data
report-footer = parcel-planner
report-rows-left-out = { $count } more rows are in the spreadsheet export.
report-plan-summary = Summary
report-plan-chosen = Projects with land
report-plan-refused = Projects without land
report-plan-limits = Limits
list-separator = {"; "}
export-title = { $city }: land and plan
export-subtitle = As of { $date } · { $crs }
export-geojson-note = Coordinates are longitude and latitude (EPSG:4326), converted from { $crs }.
layer-platforms = Platform boundaries
layer-parcels = Parcels
layer-projects = Projects
layer-findings = Findings
layer-plan = Plan

## Errors
error-stopped = Stopped. The workspace is as it was before.
error-disk-full = The disk is full. Nothing was changed; free some space and try again.
error-file-system = { $file }: { $detail }. Check the name and the rights to it.
error-unexpected = An unexpected failure ({ $kind }). Nothing was stored. Please report number { $id }; details are in { $log }.
error-usage-missing = { $option } is missing. See "{ $command } --help".
error-usage-no-such-option = There is no option { $option }. See "{ $command } --help".
error-usage-bad-value = The value of { $option } cannot be used: { $detail }. See "{ $command } --help".
usage-detail-integer = a whole number is needed
usage-detail-number = a number is needed
usage-detail-at-least = it must be at least { $limit }
usage-detail-at-most = it must be at most { $limit }
usage-detail-one-of = it must be one of { $allowed }
usage-detail-other = it is not of the kind this option takes
error-usage-extra = Too many words: { $words }. See "{ $command } --help".
error-usage-needs-value = { $option } needs a value. See "{ $command } --help".
error-usage-takes-no-value = { $option } takes no value. See "{ $command } --help".
error-option-twice = { $option } is given more than once: { $values }. Give it once; files for one dataset must be put together first.
system-missing = there is no such file or folder
system-forbidden = you have no right to it
system-read-only = the disk is read-only
system-is-folder = it is a folder
system-not-a-folder = it, or a part of its path, is not a folder
system-exists = there already is a file or folder of this name
system-name-too-long = the name is too long
error-usage-wrong = The command cannot be understood. See "{ $command } --help".
error-usage-no-command = No command is named. See "{ $command } --help".
error-date-not-iso = { $option } { $value } is not a date. Write it as YYYY-MM-DD, for example 2026-12-31.
error-option-not-a-pair = { $option } { $value } is not of the form NAME=VALUE.
error-export-suffix = { $file }: the suffix must be one of { $allowed }.
error-folder-missing = The folder of { $file } does not exist. Make it first.
error-file-is-folder = { $file } is a folder. Name a file.
error-folder-is-file = { $folder } is a file. Name a folder.
error-folder-foreign = { $folder } holds { $file }, which is not ours. Nothing was written; name a new or empty folder.
error-plan-missing = { $folder } has no { $file }. Name a folder written by "parcels plan".
error-plan-unreadable = { $file } cannot be read as a plan. Make the plan again.
error-project-not-in-plan = { $project } is neither among the chosen nor among the refused projects of this plan. Similar: { $near }
error-project-unknown = There is no project { $project } in the workspace. Similar: { $near }
error-parcel-unknown = There is no parcel { $parcel } in the workspace. Similar: { $near }
error-project-wants-no-land = { $project } wants no land: its stage is { $stage }, or it needs no land of its own.
error-release-unknown = --release { $parcel }: there is no such parcel. Write its number as the workspace has it; "parcels screen" lists all.
error-release-not-held = --release { $parcel }: the parcel is not in reserve.
error-no-parcels = { $workspace } has no parcels yet. Import them first: parcels import { $workspace } --parcels F
error-no-projects = { $workspace } has no projects yet. Import them first: parcels import { $workspace } --projects F
error-plan-violated = The plan did not pass the independent check ({ $count } violations, first: { $first }). Nothing was written. Please report this.
error-plan-cancelled = Cancelled before a plan was found.
error-allocation-unknown = There is no allocation { $allocation }. "parcels check { $workspace }" lists all.
error-anchor-malformed = --anchor { $value } is not of the form NUMBER:HASH with 64 hexadecimal digits.
error-font-missing = No Chinese font was found, and a PDF without one would show empty boxes. Install fonts-noto-cjk, or name a font file in the environment variable PARCELS_FONT.
error-port-taken = Port { $port } on { $host } is in use. Choose another one with --port, or stop the program that uses it.
error-port-forbidden = Port { $port } on { $host } is not open to you. Choose one above 1023.
error-host-unknown = { $host }:{ $port } is no address of this machine. Leave --host out for 127.0.0.1, or give an address of this machine.
error-demo-users-loopback = --demo-users is for this machine only, not for { $host }. Use 127.0.0.1.
error-app-missing = planner_app.py was not found. Install the package again.
error-plan-too-short = No plan was found within { $seconds } s. Give more time with --time-limit.
error-gap-option-range = --gap { $value }: give a number from 0 up to, but below, 1.
column-file = file

## Land certificate
certificate-title = Land certificate
certificate-subtitle = { $city } · as of { $date } · policy { $policy }
certificate-no-site = no site fits
certificate-earliest = Earliest delivery by the dates on record
certificate-need-by = Land needed by
certificate-slack = Time to spare, by the dates on record
certificate-days = { $days } days
certificate-refusals = What refuses the land
certificate-conditions = Conditions
certificate-passed = Met
certificate-competitors = Others who want this land
certificate-alternatives = Other sites for the project
certificate-note = Computed from the data on record; a help, not a permit. The competent department decides.
column-shared = parcels in common
column-planned = has it in the plan
column-item = item
column-limit-value = allowed
column-used = used
column-prepare-wan-yuan = preparation, 10,000 yuan
column-prepare-period = preparation paid in
column-conversion-m2 = conversion needed, m²
column-energy-tce = energy, tce per year
column-prime-m2 = land in reserve, m²
answer-yes = yes
answer-no = no
report-plan-objective = points
report-plan-bound = bound
report-plan-gap = gap
report-plan-seconds = seconds
report-plan-as-of = as of
report-plan-policy = policy
report-plan-note = note
note-sites-cut = { $count } sites were not put together because the policy bounds their number.
note-candidates-cut = { $count } feasible sites were not kept because the policy bounds their number per project.
note-sites-unexamined = { $count } sites were not examined for shape because the policy bounds the exact checks.
cli-explain-left-out-stage = { $project } took no part: it has its land already, or was withdrawn.
cli-explain-left-out-needs-no-land = { $project } took no part: it needs no land of its own.
cli-price-unproven = Not solved to the end within the time limit: { $parcels }.
finding-site-gone = Site { $site } is not allocatable land as it is cut today.
finding-promise-project-unknown = The land is promised to { $project }, which is not among the projects.
finding-promise-parcel-unknown = Parcel { $parcel } is not among the parcels.
finding-land-supplied = Parcel { $parcel } is { $status ->
    [supplied] supplied
   *[built] built
} already.
finding-promise-expired = The promise ended on { $until }.
column-dataset = dataset
column-read = read
column-kept = kept
column-repaired = repaired on request
column-refused = refused
cli-import-kept = Stored in { $workspace }, measured in { $crs }.
cli-import-kept-tables = Stored in { $workspace }.
cli-import-dry-run = Dry run: nothing was stored in { $workspace }.
cli-import-report-unwritten = The report could not be written to { $folder }: { $detail }. { $stored ->
    [yes] The data are stored; only the report is missing.
   *[no] Nothing was stored.
}
cli-import-refused = Nothing was stored: no record of { $datasets } could be kept. See the report.
cli-option-dry-run = Read, check and report only; store nothing
cli-help-upgrade =
    Bring the tables of an older workspace to this version, in one step.
cli-example-upgrade =
    Example (copy the folder first):

      parcels upgrade my-city
cli-upgraded = Workspace { $workspace } is of this version.
error-constraint-kind-twice = The kind { $kind } comes from two places (second: { $file }). Name it once.
error-demo-not-imported = The demo city could not be imported ({ $datasets }). Please report this as a fault of the program.
cli-check-met = {"  "}{ $count } checks are met.
error-usage-no-such-command = There is no command { $name }. Similar: { $near }. See "{ $command } --help".

## Relaxations: what to change so that a project lands
relaxation-area-min = accept { $value } mu ({ $amount } mu less)
relaxation-area-max = accept up to { $value } mu ({ $amount } mu more)
relaxation-need-by = need the land by { $value } ({ $amount } months later)
relaxation-width = accept a width of { $value } m ({ $amount } m less)
relaxation-ready = make { $subject } ready by { $value } ({ $amount } months earlier)
relaxation-use = change the planned use of { $subject } to { $value }
relaxation-release = release { $subject } from reserve
relaxation-promise = end the promise on { $subject }
relaxation-service = bring { $value } to { $subject }
relaxation-new-construction = { $amount } m² more new construction land for { $subject }
relaxation-energy = { $amount } tce more energy quota for { $subject }
relaxation-budget = { $amount } × 10,000 yuan more for preparation in { $subject }
relaxation-and = {" and "}
relaxation-lands = { $changes } → lands on { $site } (plan { $points } points)
relaxation-lands-displacing = { $changes } → lands on { $site } (plan { $points } points; { $displaced } would lose land)
relaxation-opens = { $changes } → opens a site that is free, but the best plan uses it otherwise
code-service-power-kva = power (kVA)
code-service-water-m3-per-day = water (m³/d)
code-service-gas-m3-per-day = gas (m³/d)
code-service-sewage-m3-per-day = sewage capacity (m³/d)
code-service-road = road access
note-reasons-left-out = For { $count } refused projects there was no time to look for changes; run again with a larger --time-limit.
cli-explain-lost-to = Its best chance, { $site }, would cost the plan { $points } points; the land is held by { $holders }.
cli-explain-lost-limits = In the way: { $limits }.
cli-explain-incomplete = Not every change was tried; a cheaper one may exist.
