### Records between signature and production.

event-landing-recorded = Landing record { $record } ({ $kind }) of { $project } (platform { $platform-id }): { $how ->
        [new] written
        [corrected] corrects { $replaces }
        [continued] carries on { $replaces }
        [confirmed] confirms { $replaces }
       *[withdrawn] withdraws { $replaces }
    }. { $body } { $reason }
code-event-landing-recorded = Landing record
log-table-landing-record = Landing record
code-action-record-progress = record milestones, inspections and figures achieved
code-action-record-request = record a firm's request
code-action-answer-request = answer a firm's request
code-action-open-clearance = hand in a clearance
code-action-record-clearance = decide a clearance
code-action-act-for-bureau = act for the natural resources bureau
code-action-record-cause = record causes, pauses and extensions
code-action-confirm-cause = confirm a cause
code-action-decide-idle = record a decision on idle land
code-action-escalate = escalate
code-action-record-regional = record a regional assessment

error-record-future-date = { $field } ({ $date }) is after today ({ $today }). Only what has happened is recorded.
error-record-date-too-old = { $field } ({ $date }) is too long ago. Check the year.
error-record-dates-order = { $last } ({ $later }) is before { $first } ({ $earlier }). Correct one of them.
error-record-number = { $field } cannot be { $value }. Give a number of at least 0, or nothing.
error-record-percent = { $field } cannot be { $value }. Give 0 to 100.
error-record-text-missing = { $field } is missing. Fill it in.
error-record-text-long = { $field } has { $length } characters, at most { $limit }. Attach the whole text as a file.
error-record-empty = The record says nothing. Give at least one of: { $fields }.
error-record-result-undated = Give { $result } and { $date } together.
error-record-months = An extension of { $months } months cannot be used. Give 1 to { $most }.
error-record-year = The year { $year } does not fit the date of measuring, { $date }.
error-record-fell = { $field } is { $value }, less than { $before } at the inspection of { $on }. If it did fall, give the reason.
error-record-field-unknown = { $kind } has no field { $field }. Possible: { $known }.
error-record-value = { $kind }: “{ $value }” cannot be used for { $field }. Dates are written YYYY-MM-DD; what is required cannot be empty.
error-record-code = { $kind }: { $field } has no “{ $value }”. Possible: { $known }.
error-record-too-many = { $count } records at once; at most { $limit }. Divide them.
error-record-known = The same { $kind } of { $project } is on record already; it was not written twice.
error-record-missing = There is no landing record { $record }.
error-record-replaced = Record { $record } was replaced by { $by } or withdrawn. Reload and use the newest one.
error-record-kind-differs = Record { $record } is a { $kind } and cannot become a { $found }. Withdraw it and write another.
error-record-unchanged = Record { $record } would stay as it is; nothing was changed.
error-record-not-continued = Record { $record } ({ $kind }) does not go on. Correct it if it is wrong.
error-record-continues-other = Carrying on record { $record } cannot change { $field }. Correct it and say why.
error-record-not-confirmable = Record { $record } ({ $kind }) is not to be confirmed, or was. Only a cause that nobody confirmed yet is.
error-record-same-person = You had a hand in record { $record }; another person confirms it.
error-clock-unknown = There is no clock { $clock }. Possible: { $known }.
error-department-unknown = There is no department { $department }. Possible: { $known }.
error-clearance-item-unknown = There is no clearance item { $item }. Possible: { $known }. Add it in clearances.toml of the workspace.
error-assessment-unknown = There is no regional assessment { $item }. Possible: { $known }. Add it in clearances.toml of the workspace.
error-paper-too-many = { $count } files at once; at most { $limit }.
error-paper-empty = { $file } is empty.
error-paper-type-refused = { $file } is not a type of file that is kept. Possible: { $allowed }; hand in photos as photos.
error-paper-missing = There is no file with the hash { $sha256 }.
error-photo-format-refused = { $file } is no photo by its content. Possible: { $allowed }. Save photos of a telephone as JPEG first.
error-photo-too-large = { $file } has { $megapixels } megapixels, at most { $limit }. Make it smaller first.
error-photo-damaged = { $file } cannot be decoded ({ $problem }). Take another one.
error-project-unsigned = { $project } has no signature on record, so there is no curve. Similar: { $near }

code-record-kind-cause = cause
code-record-kind-pause = pause
code-record-kind-extension = extension
code-record-kind-stop = stop of the works
code-record-kind-inspection = inspection
code-record-kind-achieved = figures achieved
code-record-kind-request = request of the firm
code-record-kind-clearance = clearance
code-record-kind-milestone = milestone
code-record-kind-plan-point = planned investment
code-record-kind-idle-decision = decision on idle land
code-record-kind-escalation = escalation
code-record-kind-regional-assessment = regional assessment
code-record-how-new = written
code-record-how-corrected = corrected
code-record-how-continued = carried on
code-record-how-confirmed = confirmed by a second person
code-record-how-withdrawn = withdrawn
code-works-state-going-on = works going on
code-works-state-stopped = works stopped
code-works-state-finished = works finished
code-clearance-result-approved = approved
code-clearance-result-refused = refused
code-clearance-result-returned = returned for completion
code-clearance-result-not-needed = not needed
code-idle-outcome-idle = declared idle
code-idle-outcome-not-idle = not idle
code-idle-outcome-extended = time to start extended
code-idle-outcome-fee = idle fee charged
code-idle-outcome-taken-back = taken back
code-idle-outcome-swapped = swapped
code-idle-outcome-bought-back = bought back
code-idle-cause-enterprise = enterprise
code-idle-cause-government = government
code-idle-cause-force-majeure = force majeure
code-idle-cause-mixed = mixed
code-matter-state-waiting = not accepted yet
code-matter-state-open = open
code-matter-state-overdue = overdue
code-matter-state-done = done in time
code-matter-state-done-late = done late
code-matter-state-returned = returned for completion
code-matter-state-spared = spared by a regional assessment
code-curve-source-plan = plan
code-curve-source-agreed = by the agreed start and completion
code-curve-source-inspection = inspection
code-curve-source-completed = completion

code-record-field-found-on = Date found
code-record-field-cause = Kind of cause
code-record-field-code = Cause
code-record-field-evidence = Evidence
code-record-field-note = Note
code-record-field-starts-on = First day
code-record-field-ends-on = Last day
code-record-field-granted-on = Date granted
code-record-field-clock = Clock
code-record-field-months = Months
code-record-field-inspected-on = Date of inspection
code-record-field-invested-wan-yuan = Invested so far (10,000 yuan)
code-record-field-total-investment-wan-yuan = Total investment (10,000 yuan)
code-record-field-physical-percent = Physical progress (%)
code-record-field-due-area-mu = Area that should be developed (mu)
code-record-field-developed-area-mu = Area developed (mu)
code-record-field-works = State of the works
code-record-field-reason = Reason
code-record-field-year = Year
code-record-field-measured-on = Date of measuring
code-record-field-investment-wan-yuan = Investment (10,000 yuan)
code-record-field-far = Floor-area ratio
code-record-field-output-wan-yuan-per-year = Output (10,000 yuan a year)
code-record-field-tax-wan-yuan-per-year = Tax (10,000 yuan a year)
code-record-field-energy-tce-per-year = Energy (tce a year)
code-record-field-asked-on = Date asked
code-record-field-subject = Subject
code-record-field-text = Request
code-record-field-owner = Department in charge
code-record-field-due-on = Due
code-record-field-answered-on = Date answered
code-record-field-result = Result
code-record-field-item = Item
code-record-field-department = Department
code-record-field-submitted-on = Date handed in
code-record-field-accepted-on = Date accepted
code-record-field-officer = Officer
code-record-field-documents = Documents
code-record-field-result-on = Date of the result
code-record-field-document = Document
code-record-field-is-on-negative-list = On the negative list
code-record-field-milestone = Milestone
code-record-field-agreed-on = Date agreed
code-record-field-actual-on = Actual date
code-record-field-stat-on = Date in statistics
code-record-field-amount-wan-yuan = Amount (10,000 yuan)
code-record-field-area-mu = Area (mu)
code-record-field-by-on = By
code-record-field-planned-wan-yuan = Planned investment so far (10,000 yuan)
code-record-field-planned-percent = Planned physical progress (%)
code-record-field-decided-on = Date decided
code-record-field-outcome = Decision
code-record-field-raised-on = Date raised
code-record-field-to = Addressee
code-record-field-done-on = Date done
code-record-field-valid-until = Valid until

finding-cause-pending = The cause was written down by one person and not confirmed by a second; it does not count yet.
finding-ladder-order = The date of { $milestone }, { $on }, is before that of { $before }, { $before-on }. Check them.
finding-counted-before-actual = { $milestone } was counted in statistics on { $on }, before it happened on { $actual }.
finding-stop-contradicted = The stop since { $since } has no end, but the inspection of { $on } found works going on.
finding-more-than-whole = { $what ->
        [area] The area developed (mu)
       *[money] The money invested (10,000 yuan)
    }, { $part }, is more than { $what ->
        [area] the area that should be
       *[money] the total
    }, { $whole }.
finding-import-overridden = The imported dates of { $milestone } differ from those recorded since; the recorded ones count.
landing-cause-reported = { $cause } (by one person, to be confirmed)

cli-help-record = Write down what happens between signature and production, and read it again.
cli-help-record-add = Write one record.
cli-help-record-correct = Correct a record: another row takes its place, the earlier one stays readable.
cli-help-record-carry-on = Carry a matter on: a pause or stop ended, a request was answered, a clearance decided.
cli-help-record-withdraw = Withdraw a record that should never have been; it stays readable and counts no more.
cli-help-record-list = List the records in force.
cli-help-record-import = Import a roll of records; one row that cannot be used refuses all, rows on record already are passed over.
cli-help-record-curve = Planned against actual investment of a project.
cli-example-record-add =
    Example:

      parcels record add my-city inspection P001 --set inspected_on=2026-11-20 --set physical_percent=45 --photo gate.jpg
cli-example-record-correct =
    Example:

      parcels record correct my-city 12 --set physical_percent=54 --reason "slip of the pen"
cli-example-record-carry-on =
    Example:

      parcels record carry-on my-city 13 --set ends_on=2026-11-22
cli-example-record-withdraw =
    Example:

      parcels record withdraw my-city 12 --reason "wrong project"
cli-example-record-list =
    Example:

      parcels record list my-city --project P001 --history
cli-example-record-import =
    Example:

      parcels record import my-city inspection november.xlsx --dry-run
cli-example-record-curve =
    Example:

      parcels record curve my-city P001 --as-of 2026-11-23
cli-arg-record-kind = Kind of record, e.g. inspection, cause, request
cli-arg-record-subject = Project; the platform for a regional assessment
cli-arg-record-number = Number of the record
cli-arg-record-roll = Table with column names: project_id and the fields of the kind, by code or by name in either language
cli-option-record-set = One fact; may be used several times, “-” empties it
cli-option-record-paper = File that proves it; may be used several times
cli-option-record-photo = Photo (JPEG, PNG); kept without what the camera told
cli-option-record-reason = Reason
cli-option-record-kind = Only this kind
cli-option-record-project = Only this project
cli-option-record-history = Also those that were replaced or withdrawn
cli-option-record-known-at = As known at this moment
cli-option-record-chain = The whole history of this record
cli-option-record-sheet = Sheet of the workbook
cli-option-record-dry-run = Check only, write nothing
cli-record-list-done = { $count } records.
cli-record-row = Row { $row }: { $problem }
cli-record-import-done = { $read } rows read: { $written } written, { $known } known already, { $refused } that cannot be used.
cli-record-curve-done = { $known ->
        [True] { NUMBER($behind, maximumFractionDigits: 0) } (10,000 yuan) less than planned; negative: ahead.
       *[other] Plan or actual investment is not on record; nothing to compare.
    }
error-record-roll-refused = { $kind } cannot be imported in a roll. Possible: { $kinds }.
error-roll-column-unknown = { $file }: the column { $column } is not known, or there twice. Possible: { $known } (or their names in either language).
error-roll-column-missing = { $file } has no column { $column }.
error-moment-not-iso = { $option }: “{ $value }” is no time. Write 2026-11-23T17:00:00.
record-column-number = No.
record-column-project = Project
record-column-kind = Kind
record-column-on = Date
record-column-facts = Facts
record-column-how = How
record-column-by = By
record-column-at = Written
record-column-papers = Files
record-column-what = Matter
record-column-owner = Department
record-column-state = State
record-column-due = Due
record-column-days = Days left
record-column-overdue = Overdue
record-column-open = Open
record-column-waiting = Not accepted
record-column-done = In time
record-column-done-late = Late
record-column-amount = Invested (10,000 yuan)
record-column-percent = Progress (%)
record-column-source = Source
record-separator = ; {""}
record-fact = { $field }: { $value }
code-record-field-project-id = Project ID
landing-demo-terms = The periods of clearances and requests are demo data ({ $terms }). The administrator enters the city's own in clearances.toml.
landing-sheet-departments = Departments
landing-sheet-all-matters = Clearances and requests
landing-sheet-matters = Overdue clearances and requests
