## Scenarios: errors, actions, events

code-action-view-scenarios = see scenarios
code-action-change-scenario = change a scenario
code-because-not-own = It is somebody else's: the owner and the planners of the owner's platform change it
code-because-not-shared = It is a draft that has not been shared
error-scenario-unknown = There is no scenario { $scenario }. Open the list of scenarios and choose one.
error-scenario-state-unknown = Scenario { $scenario } has no state { $state }.
error-scenario-run-unknown = There is no solved plan { $run }. Run the scenario again.
error-scenario-changed = Scenario { $scenario } was changed by somebody else meanwhile. Reload it; your change was not kept.
error-scenario-closed = Scenario { $scenario } is promoted or archived and stays as it is. Copy it to go on working.
error-scenario-name = A scenario needs a name of at most { $limit } characters.
error-scenario-value = The value “{ $value }” cannot be used for “{ $field }”. Check the unit, the sign and the spelling.
error-scenario-unreadable = The stored scenario cannot be read ({ $problem }). It may be of another version of the program.
error-scenario-changes-many = A scenario holds at most { $limit } changes. Make two scenarios of it.
error-scenario-nothing-to-undo = There is nothing to undo in scenario { $scenario }.
error-scenario-nothing-to-redo = There is nothing to redo in scenario { $scenario }.
error-scenario-not-solved = Scenario { $scenario } has no solved plan yet. Run it first.
error-scenario-today-not-solved = There is no plan of today to compare with. Run today’s plan first.
error-scenario-has-drafts = Scenario { $scenario } holds { $count } drafts of land or boundaries that are not in the register, so nothing of it can be proposed. Have the land entered into the register (or the boundary decided), import it, take the drafts out and run the scenario again.
error-scenario-run-stale = Data, policy or the scenario { $scenario } itself changed since it was solved. Run it again before proposing.
error-scenario-nothing-ticked = Tick at least one assignment to propose.
error-scenario-not-assigned = Project { $project } has no land in the plan of this scenario.
event-scenario-created = Scenario { $scenario } drawn up: { $name }
event-scenario-renamed = Scenario { $scenario } renamed: { $name }
event-scenario-shared = Scenario { $scenario } shared
event-scenario-promoted = Scenario { $scenario } led to proposals: { $allocations }
event-scenario-archived = Scenario { $scenario } put away
code-event-scenario-created = Scenario drawn up
code-event-scenario-renamed = Scenario renamed
code-event-scenario-shared = Scenario shared
code-event-scenario-promoted = Scenario promoted
code-event-scenario-archived = Scenario archived
log-table-scenario = scenarios

## The page

page-scenarios = Scenarios
scenario-intro = A scenario asks “what if”: other weights, dates, money, bars or drafts, solved with the same exact method. It never changes the register.
scenario-new = New scenario
scenario-show-archived = Show archived ones
scenario-none-yet = There is no scenario yet. Draw one up with the button above, change something, run it and compare it with today’s plan.
scenario-role-may-not = Your role does not see scenarios. They are for planning, the land bureau, leaders and auditors.
scenario-role-may-not-propose = Only planners propose land for projects. Share the scenario with a planner of the platform.
scenario-list-hint = Pick a row to open a scenario.
scenario-head-number = No.
scenario-head-status = State
scenario-head-owner = Drawn up by
scenario-head-changes = Changes
scenario-head-run = Solved
scenario-head-changed = Changed
scenario-not-run = not solved
scenario-run-before = { $at } (before the last change)
scenario-name = Name
scenario-name-example = e.g. North quarter ready by June
scenario-new-follows = Drawn up from the data and the policy of { $day }. It is a draft until you share it.
scenario-create = Create
code-scenario-status-draft = draft
code-scenario-status-shared = shared
code-scenario-status-promoted = promoted
code-scenario-status-archived = archived
scenario-drawn-up-by = drawn up by { $who }
scenario-back = All scenarios
scenario-undo = Undo
scenario-redo = Redo
scenario-share = Share
scenario-share-help = Everybody who may see plans can read it. You and the planners of your platform can still change it.
scenario-shared-link = Shared read-only. Copy the link with the button at its right end and send it; who opens it reads the scenario and cannot change it.
scenario-read-only = You can read this scenario but not change it. Copy it to work on your own.
scenario-copy = Copy
scenario-copy-of = Copy of { $name }
scenario-rename = Rename
scenario-archive = Archive
scenario-archive-follows = “{ $name }” is put away: it stays readable and is changed no more.
scenario-views = View
scenario-view-changes = Changes
scenario-view-compare = Compare
scenario-view-refused = Without land
scenario-view-promote = Propose
scenario-view-history = History

## Running

scenario-run = Run scenario
scenario-run-today = Run today’s plan
scenario-not-run-yet = This scenario has not been run yet.
scenario-run-stale = Data, policy or the scenario changed since it was run. Run it again.
scenario-with-reasons = With reasons
scenario-with-reasons-help = Also says for every project without land what would land it, each verified by solving again. This takes many times longer.
scenario-without-reasons = Run without reasons: only the steps of the search are known. Run it with reasons to see what would land a project.
scenario-all-placed = Every project that needs land has land in this plan.
scenario-ways = Changes that land it
scenario-added = Added to the scenario. Run it again.

## Changes

scenario-changes = What differs from today
scenario-no-changes = Nothing differs from today yet: running it gives today’s plan.
scenario-holds-drafts = Besides { $count ->
    [one] one draft
   *[other] { $count } drafts
 } of land drawn on the map page.
scenario-take-out = Take out { $count ->
    [0] changes
    [one] one change
   *[other] { $count } changes
 }
scenario-change-what = Change
scenario-column-kind = Kind
scenario-column-thing = What
scenario-column-today = Today
scenario-column-now = In the scenario
scenario-column-weight = Weight
scenario-column-unit = Unit
scenario-column-differs = Differs
scenario-kind-weight = Weight
scenario-kind-readyshift = Date of delivery
scenario-kind-ceiling = Money or quota
scenario-kind-needby = Land needed by
scenario-kind-qualitybar = Quality bar
scenario-kind-release = Release from reserve
scenario-kind-lock = Lock
scenario-kind-ban = Ban
scenario-kind-pin = Pin
scenario-kind-demand = Size of a project
scenario-kind-planuse = Planned use
scenario-kind-supply = Utilities
scenario-kind-promiseended = Promise ended
scenario-all-land = all land
scenario-recorded = as recorded
scenario-no-limit = no limit
scenario-no-bar = no bar
scenario-in-reserve = in reserve
scenario-released = released
scenario-lock-on = must get { $site }
scenario-ban-on = must not get { $site }
scenario-pin-on = stays on { $site }
scenario-ready-on = ready on { $day }
scenario-ready-at-latest = ready on { $day } at the latest
scenario-ready-later = { $months } months later
scenario-ready-earlier = { $months } months earlier
scenario-ceiling-budget = Preparation money { $name }
scenario-ceiling-new-construction = New construction land, { $name }
scenario-ceiling-energy = Energy, { $name }
scenario-bar-entry = Entry bar, { $level }
scenario-bar-reserve = Release bar of reserved land, { $level }
scenario-demand-area-min-mu = { $project }: least area
scenario-demand-area-max-mu = { $project }: largest area
scenario-demand-min-width-m = { $project }: least width
scenario-supply-at = { $parcel }: { $service }
scenario-promise-ended = taken as free
scenario-form-weights = Weights
scenario-form-ready = Delivery dates
scenario-form-money = Money and quotas
scenario-form-needs = Needed by
scenario-form-bars = Quality bars
scenario-form-release = Reserve
scenario-form-decisions = Locks and bans
scenario-form-weights-hint = Change the column “In the scenario”; ● marks what differs from today’s policy. Points under other weights cannot be compared with today’s.
scenario-form-ready-hint = Months move recorded dates; land that is ready stays ready, an unknown date stays unknown. For a platform or all land a day means “at the latest”.
scenario-form-money-hint = The limit of a quarter or a platform, in place of today’s.
scenario-form-needs-hint = The day by which a project needs its land.
scenario-form-bars-hint = The least quality, 0 to 100 points, by level of the platform.
scenario-form-release-hint = Land in reserve, lifted in this scenario only.
scenario-form-decisions-hint = A site is named as in the plan: A-12 a parcel, A-12/1..3 pieces of one, A-12+A-13 two parcels. Boundaries, splits and pins are made on the map page.
scenario-keep-weights = Keep weights
scenario-add = Add to the scenario
scenario-scope = For
scenario-scope-parcel = one parcel
scenario-scope-platform = one platform
scenario-scope-all = all land
scenario-by = By
scenario-by-months = months
scenario-by-on = a day
scenario-months = Months (− earlier, + later)
scenario-months-help = −3: three months earlier than recorded
scenario-ready-day = Ready on
scenario-limit = Limit of
scenario-limit-budget = preparation money
scenario-limit-new-construction = new construction land
scenario-limit-energy = energy
scenario-limit-of-budget = Quarter
scenario-limit-of-new-construction = Platform
scenario-limit-of-energy = Platform
scenario-amount-budget = Amount (10,000 yuan)
scenario-amount-new-construction = Amount (mu)
scenario-amount-energy = Amount (tce/a)
scenario-need-day = Needed by
scenario-bar = Bar
scenario-bar-kind-entry = entry
scenario-bar-kind-reserve = release of reserved land
scenario-level = Level of the platform
scenario-points = Least quality (points)
scenario-reserved = Parcel in reserve
scenario-nothing-held = No parcel is in reserve.
scenario-decision = Decision
scenario-decision-lock = lock: must get the site
scenario-decision-ban = ban: must not get the site
scenario-site = Site
scenario-site-help = As in the plan, e.g. A-12 or A-12/1..3
scenario-unit-per-mu = points/100 per mu
scenario-unit-per-wan-yuan = points/100 per 10,000 yuan
scenario-unit-factor = factor, at least 1
scenario-unit-share = share in the sum
scenario-weight-stage = Stage: { $stage }
scenario-weight-lambda-land = Land beyond the least needed
scenario-weight-lambda-prepare = Preparation money
scenario-weight-lambda-remainder = Unusable remainder
scenario-weight-lambda-prime = Reserved land used
scenario-weight-investment-per-mu = Quality: investment per mu
scenario-weight-tax-per-mu = Quality: tax per mu
scenario-weight-output-per-mu = Quality: output per mu
scenario-weight-sector-standing = Quality: sector standing
scenario-weight-technology = Quality: technology
scenario-weight-jobs-per-mu = Quality: jobs per mu
scenario-weight-energy-per-output = Quality: energy per output
scenario-weight-funding = Quality: funding
scenario-weight-weight-access = Fit: access
scenario-weight-weight-services = Fit: utilities
scenario-weight-weight-shape = Fit: shape
scenario-weight-weight-slack = Fit: months to spare
scenario-weight-weight-cluster = Fit: same sector nearby

## What does not hold any more

scenario-finding-policy-changed-since = The policy changed since the scenario was drawn up; it was run on the policy of now.
scenario-finding-data-changed-since = Data changed since the scenario was drawn up ({ $datasets }); it was run on the data of now.
scenario-finding-weight-refused = Weight { $subject }: the policy does not know it or does not accept { $value }; left out.
scenario-finding-platform-gone = Platform { $subject } does not exist any more; the change was left out.
scenario-finding-parcel-gone = Parcel { $subject } does not exist any more; the change was left out.
scenario-finding-parcel-given = Parcel { $subject } was supplied meanwhile; its date was left as it is.
scenario-finding-project-gone = Project { $subject } does not exist any more; the change was left out.
scenario-finding-bar-refused = Bar { $subject }: the policy does not accept it; left out.
scenario-finding-ready-unknown = { $subject }: { $parcels } parcels have no recorded date; months cannot move them.
scenario-finding-cost-counts-as-paid = { $parcels } parcels count as ready today; { $wan-yuan } × 10,000 yuan of preparation therefore counts as paid.
scenario-finding-release-not-held = Parcel { $subject } is not in reserve any more; nothing to release.
scenario-finding-site-gone = { $subject }: site { $site } is no land to be given any more; left out.
scenario-finding-site-redrawn = { $subject }: site { $site } is other land than when it was pinned; the pin was left out.
scenario-finding-lock-not-possible = { $subject }: site { $site } does not suit the project in this scenario; the lock was left out.
scenario-finding-ban-without-effect = { $subject }: the project could not get this site anyway; the ban has no effect.
scenario-finding-demand-refused = Project { $subject }: { $value } leaves no range of areas above zero; its size was left as it is.
scenario-finding-promise-none = Parcel { $subject } is not promised to anybody any more; nothing to end.
scenario-finding-promise-in-force = Parcel { $subject } is bound to { $project } by an allocation or a certificate in force. A scenario does not end that; it stayed bound.

## Comparison

scenario-today = Today’s plan
scenario-side = { $number } { $name }
scenario-compare-with = Compare with (left)
scenario-left = Left
scenario-right = Right
scenario-day = Day of the plan
scenario-value = Difference in value (points)
scenario-remark = Note
scenario-interval = in [{ $low }, { $high }]
scenario-not-comparable = not comparable
code-scenario-fate-moved = moved
code-scenario-fate-lost = lost land
code-scenario-fate-won = won land
code-scenario-fate-redrawn = other land, same site
code-scenario-fate-kept = unchanged
scenario-proof-better = The right plan is worth { $points } points more; that the best right plan beats the best left one is proven (by { $low } to { $high }).
scenario-proof-worse = The right plan is worth { $points } points; that the best right plan falls short of the best left one is proven (by { $low } to { $high }).
scenario-proof-equal = Both are worth the same; this is proven.
scenario-proof-unproven = The plans differ by { $points } points, but their gaps overlap: the difference of the best plans lies in [{ $low }, { $high }] and is not proven. Run both longer.
scenario-proof-other-measure = The two were weighed differently, so points cannot be compared ({ $points } points, [{ $low }, { $high }], has no meaning). Compare projects, land and money.
scenario-remark-left-stale = The left plan was made before data, policy or scenario changed. Run it again.
scenario-remark-right-stale = The right plan was made before data, policy or scenario changed. Run it again.
scenario-remark-other-day = The two plans are of different days.
scenario-remark-other-data = The two plans are of different states of the data.
scenario-remark-not-optimal = At least one plan is not proven to be the best one.
scenario-maps-hint = Both maps keep step. Shown are the projects that do not stay where they are; pick one on the map or in the table.
scenario-steps = Who moved, lost and won
scenario-no-steps = Every project stays where it is.
scenario-unknown = { $count } projects are known on one side only: { $names }
scenario-sums = Sums
scenario-money = Preparation money by quarter
scenario-platforms = By platform
scenario-no-platform = no platform
scenario-sum-column-what = What
scenario-sum-column-left = Left
scenario-sum-column-right = Right
scenario-sum-column-difference = Difference
scenario-sum-column-quarter = Quarter
scenario-sum-projects = Projects with land
scenario-sum-area-m2 = Land given ({ $unit })
scenario-sum-prime-m2 = of it reserved land ({ $unit })
scenario-sum-conversion-m2 = of it needing conversion ({ $unit })
scenario-sum-prepare-wan-yuan = Preparation money (10,000 yuan)
scenario-sum-score = Value (points)
scenario-step-project = Project
scenario-step-name = Name
scenario-step-fate = Change
scenario-step-before = Site left
scenario-step-after = Site right
scenario-step-platform-before = Platform left
scenario-step-platform-after = Platform right
scenario-step-area-before = Area left ({ $unit })
scenario-step-area-after = Area right ({ $unit })
scenario-step-score-before = Points left
scenario-step-score-after = Points right
scenario-platform-platform = Platform
scenario-platform-projects-left = Projects left
scenario-platform-projects-right = Projects right
scenario-platform-projects-difference = Difference
scenario-platform-area-left = Area left ({ $unit })
scenario-platform-area-right = Area right ({ $unit })
scenario-platform-area-difference = Difference ({ $unit })
scenario-sheet-facts = Comparison
scenario-sheet-steps = Projects
scenario-sheet-sums = Sums
scenario-sheet-platforms = Platforms
scenario-sheet-money = Money
scenario-paper-title = { $city }: two plans compared
scenario-paper-side = { $name }; day { $day }; policy { $policy }; value { $value } points, bound { $bound }
scenario-paper-limits = Points are those of the plan’s score; a difference counts as proven only where the intervals between value and bound do not overlap. Nothing here is a decision.

## Proposing

scenario-promote = Propose { $count ->
    [0] what is ticked
    [one] one project
   *[other] { $count } projects
 }
scenario-promote-hint = Each becomes a proposal for the land bureau and holds its land; another person decides.
scenario-promote-follows = { $count } proposals are made; each holds its land until { $day }. What the register does not allow is refused and named.
scenario-promote-confirm = Propose
scenario-promote-reason = From scenario { $number }
scenario-promote-done = { $count } proposals made: { $numbers }
scenario-no-assignments = No project has land in the plan of this scenario; there is nothing to propose.
scenario-drafts-first = This scenario holds { $count } drafts of land or boundaries that are not in the register; nothing of it can be proposed. Have them entered into the register and imported, take the drafts out, and run it again.

## History

scenario-history-state = State
scenario-history-after = Made from
scenario-history-what = What changed
scenario-history-at = When
scenario-history-by = By
scenario-history-now = In force
scenario-history-hint = Undo and redo move between these states; nothing is lost.
scenario-part-first = drawn up
scenario-part-base = basis
scenario-part-weights = weights
scenario-part-ready = delivery dates
scenario-part-ceilings = money and quotas
scenario-part-needs = needed by
scenario-part-bars = quality bars
scenario-part-releases = reserve
scenario-part-demands = sizes
scenario-part-uses = planned uses
scenario-part-supplies = utilities
scenario-part-promises = promises
scenario-part-locks = locks
scenario-part-bans = bans
scenario-part-pins = pins
scenario-part-edits = drafts of land

## Command line

cli-help-scenario =
    Scenarios: what if dates, money, weights or bars were others.
cli-help-scenario-list =
    List the scenarios of a workspace.
cli-example-scenario-list =
    Example:

      parcels scenario list my-city
cli-help-scenario-new =
    Draw up a scenario from the data and the policy of now.
cli-example-scenario-new =
    Example:

      parcels scenario new my-city "North quarter earlier" --ready platform:QH01=-6 --release QH01-008-03
cli-help-scenario-change =
    Change a scenario; the state before stays in its history.
cli-example-scenario-change =
    Examples:

      parcels scenario change my-city 1 --weight score.lambda_land=0.3 --money 2027Q1=500
      parcels scenario change my-city 1 --undo
cli-help-scenario-run =
    Solve a scenario, or today's plan to compare with, and keep the plan; exit code 1 where a change does not hold any more.
cli-example-scenario-run =
    Examples:

      parcels scenario run my-city today
      parcels scenario run my-city 1 --time-limit 120
cli-help-scenario-compare =
    Compare two solved plans: who moved, lost and won, value, land, money.
cli-example-scenario-compare =
    Example:

      parcels scenario compare my-city today 1 --out difference.xlsx
cli-arg-scenario = Number of the scenario
cli-arg-scenario-side = Number of a scenario, or today for the plan without any change
cli-arg-scenario-name = Name of the scenario
cli-option-scenario-out = Also write the difference as a workbook
cli-option-scenario-weight = Another number for a weight of the policy, e.g. score.lambda_land=0.3
cli-option-scenario-ready = Delivery dates: PARCEL, platform:ID or all = months (-3) or a day (2027-06-30)
cli-option-scenario-need = The day by which a project needs its land
cli-option-scenario-money = Preparation money of a quarter in 10,000 yuan (2027Q1=500), none for no limit
cli-option-scenario-reasons = Also look for the reasons of every assignment and refusal (takes many times longer)
cli-option-scenario-land = Quota of new construction land of a platform in mu, none for no limit
cli-option-scenario-energy = Energy quota of a platform in tce a year, none for no limit
cli-option-scenario-bar = Entry bar of a level (national, provincial, city, county) in points
cli-option-scenario-kept = Release bar of reserved land of a level in points
cli-option-scenario-undo = Go back one state
cli-option-scenario-redo = Go forward one state
cli-option-scenario-share = Show it to everybody who may see plans
cli-scenario-head = Scenario { $number } “{ $name }”: { $status }, { $changes } changes
cli-scenario-sides = { $left } → { $right }
cli-scenario-written = Written: { $file }
