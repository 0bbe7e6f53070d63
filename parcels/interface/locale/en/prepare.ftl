# Prepare first: which parcels to make ready

cli-help-prepare =
    Say which parcels to make ready first, within the money of each quarter.

    F is CSV with the columns quarter,wan_yuan (2027Q1,500) or TOML with a
    table [budget]. The answer is the exact best of all choices of parcels,
    start quarters and projects on them, with its bound; it is held against no
    preparation, cheapest first, largest first, more money and a later start.
cli-example-prepare =
    Example:

      parcels prepare my-city --budget money.csv --out prepare.xlsx
cli-option-prepare-budget = money per quarter: CSV quarter,wan_yuan or TOML [budget]
cli-option-prepare-out = also write list, Gantt table, plan and comparison as XLSX
cli-option-prepare-extra = further amount, 10,000 yuan, whose worth is shown
code-stage-prepare = Choosing what to prepare
code-stage-prepare-losses = Pricing each parcel

prepare-gain = { $gain } points more than the plan on land that is ready anyway ({ $without } points).
prepare-list = { $count } parcels to make ready, in this order
prepare-compared = Compared, each with the same exact matching
prepare-proof = { $status }, bound { $bound }, gap { $gap }%
prepare-why-lands = { $project } { $name } lands on { $site } ({ $points } points)
prepare-why-better = { $project } { $name } moves to { $site } ({ $points } points)
prepare-why-together = { $text }, together with { $parcels }
prepare-way-best = this list
prepare-way-without = no preparation
prepare-way-by-cost = cheapest first
prepare-way-by-size = largest first
prepare-way-more = { $amount } × 10,000 yuan more (best in { $quarter })
prepare-way-more-nowhere = { $amount } × 10,000 yuan more (helps in no quarter)
prepare-way-later = three months later
prepare-column-place = place
prepare-column-parcel = parcel
prepare-column-begin = begin in
prepare-column-start = start
prepare-column-ready = ready
prepare-column-cost = cost, 10,000 yuan
prepare-column-already = spent already, 10,000 yuan
prepare-column-area = area, m²
prepare-column-points = points
prepare-column-lost = points lost without it
prepare-column-why = makes possible
prepare-column-quarter = quarter
prepare-column-money = money, 10,000 yuan
prepare-column-used = falls due, 10,000 yuan
prepare-column-way = way
prepare-column-gain = gain, points
prepare-column-spent = cost, 10,000 yuan
prepare-column-parcels = parcels
prepare-column-proof = proof
prepare-column-project = project
prepare-column-name = name
prepare-column-site = site
prepare-column-prepared = made ready for it
prepare-column-need = needed by
prepare-column-note = note
prepare-sheet-order = Order
prepare-sheet-gantt = Gantt
prepare-sheet-money = Money
prepare-sheet-plan = Plan
prepare-sheet-notes = Notes

# What is said of single parcels
note-prepare-date-unknown = No delivery date is known for { $count } parcels; they are left out: { $parcels }. State ready_on, or planned dates for every open readiness item.
note-prepare-date-accepted = No delivery date is known for { $count } parcels; as the policy says (unknown_ready = "accept") they count as ready at once when paid for: { $parcels }.
note-prepare-item-overdue = Open readiness items of { $count } parcels have a planned date that has passed; that date is not used: { $parcels }. Put their dates right.
note-prepare-date-later-than-stated = Readiness items of { $count } parcels end after the stated delivery; the later date counts: { $parcels }.
note-prepare-cost-unknown = The cost still to be spent is not known for { $count } parcels; they are left out: { $parcels }. State prepare_cost_wan_yuan or the cost of every open item.
note-prepare-cost-spread = { $count } parcels have a total cost only; it is spread evenly over the quarters until delivery: { $parcels }.
note-prepare-cost-differs = The costs of the open items of { $count } parcels differ from the total on record by more than 1 wan yuan; the items count: { $parcels }.
note-prepare-beyond-budget = { $count } parcels cannot be paid for within the quarters of the budget and are left out: { $parcels }. A longer budget may change that.
note-prepare-policy-budget = The policy sets money for { $count } quarters; it is not used here, that of --budget is.

# Page
page-prepare = Prepare first
prepare-intro = State the money there is in each quarter. The answer is the exact best choice of parcels, start quarters and projects on them, held against ranking by cost and by size.
prepare-ask = Money for preparation
prepare-quarters = Quarters
prepare-each = In each, 10,000 yuan
prepare-head-quarter = Quarter
prepare-head-money = 10,000 yuan
prepare-money-missing = State an amount for every quarter, 0 if there is none.
prepare-extra = One further amount, 10,000 yuan
prepare-run = Choose what to prepare
prepare-stale = Data, day or policy changed since this was computed. Compute again.
prepare-take = List, Gantt and comparison (XLSX)
prepare-nothing = Nothing to make ready: with this money no further project lands.
prepare-figure-gain = Gained by preparation
prepare-figure-gain-note = points; { $points } in all
prepare-figure-parcels = Parcels to make ready
prepare-figure-spent = { $spent } of { $money }
prepare-figure-more = With { $amount } more
prepare-figure-nowhere = points, in any quarter
prepare-figure-later = Three months later
prepare-figure-later-note = points
prepare-on-map = Show { $parcel } on the map
prepare-gantt = When works run
prepare-gantt-best = this list
prepare-gantt-more = with more money
prepare-gantt-later = three months later
prepare-differs = Against this list, added: { $new }; left out: { $gone }.
prepare-against = { $points } points more than the better of the two rankings.

# Budget files
error-budget-missing = The budget { $file } does not exist. Check the path.
error-budget-unreadable = The budget { $file } cannot be read ({ $problem }). Save it as UTF-8 CSV or valid TOML.
error-budget-suffix = The budget { $file } is neither .csv nor .toml. Save it as one of them.
error-budget-columns = The budget { $file } has the fields “{ $value }”. CSV needs exactly the columns quarter,wan_yuan; TOML exactly one table [budget] with "2027Q1" = 500.
error-budget-cells = The budget { $file }, row { $row }, has { $value } cells instead of 2. Write quarter and wan_yuan, without thousands separators.
error-budget-empty = The budget { $file } has no row. State at least one quarter.
error-budget-quarter = The budget { $file }, row { $row }, field { $field }: “{ $value }” is no quarter. Write it like 2027Q1.
error-budget-amount = The budget { $file }, row { $row }, field { $field }: “{ $value }” is no amount of 0 or more. Write wan yuan as a plain number.
error-budget-twice = The budget { $file }, row { $row }, field { $field }: { $value } stands there twice. Keep one row per quarter.
error-budget-past = The budget { $file }, row { $row }, field { $field }: { $value } lies before the quarter of { $as-of }. Remove the row, or choose an earlier --as-of.
error-budget-gap = The budget { $file }, field { $field }: { $value } is missing between other quarters. Add it, with 0 if there is no money.
error-budget-long = The budget { $file } spans { $value } quarters; at most { $most } can be planned. Shorten it.
error-prepare-extra = --extra { $value }: the further amount must be 1 wan yuan or more.
error-prepare-suffix = --out { $file }: the list is written as .xlsx. Change the name.
error-prepare-hint-broken = The plan the search was to start from breaks a limit. This is a fault of the program; please report it.
error-prepare-disagree = Two solvers disagree on the same preparation ({ $first } and { $second } points). Nothing is given out. This is a fault of the program; please report it.

code-limit-kind-start = one start per parcel
code-limit-kind-prepared = land made ready in time
