# Landing: milestones, clocks, warnings
error-landing-unknown = There is no meaning of "landed" called { $name }. Known are: { $known }.
error-calendar-columns = { $file } is not a calendar: its first line must name the columns { $columns }.
error-calendar-row = { $file }, row { $row }: "{ $value }" is not used. Write a date once, as YYYY-MM-DD, and yes or no for whether it is worked.
rule-idle-land = Idle land
finding-idle-land = Idle land is suspected by the clocks of landing only; the competent department declares it.
rule-filing-extension = Extension of the project filing
finding-filing-extension = The last day to ask for an extension of the filing is a clock of landing.
error-landing-settings-invalid = { $file }, entry { $path }: { $problem }. Start from the packaged landing settings and change one entry at a time.
error-landing-file-unreadable = { $file } cannot be read ({ $problem }). Save it as text in UTF-8.
cli-help-landing =
    Clocks and warnings of the signed projects.

    What is due next in each project, who owes it, days left or over; the five states of land; a list per owner. Exit code 1 if something is overdue.
cli-example-landing =
    Example:

      parcels landing my-city --as-of 2026-11-23 --out landing.xlsx
cli-option-landing-out = Write all clocks and warnings as a workbook
cli-option-landing-top = Show at most so many warnings
landing-title = Clocks and warnings of signed projects
landing-note = As of { $date }; landing settings: { $settings }{ $demo ->
        [True] {" "}(demo data)
       *[other] {""}
    }. For information only; the competent department decides.
landing-demo-settings = Levels, owners and people told are demo data ({ $settings }). The administrator enters the city's own in landing.toml.
landing-unknown-years = The public holidays of { $years } are not known: last days of periods there pass over weekends only. The administrator adds them in calendar.csv.
landing-more = { $count } more warnings: see --out or --json.
landing-done = { $projects } signed projects, { $landed } landed ({ $by }), { $overdue } with something overdue.
landing-state-line = { $state }: { $count }, { $area }{ $without ->
        [0] {""}
       *[other] {" "}({ $without } without an area on record)
    }{ $unknown ->
        [0] {""}
       *[other] ; { $unknown } cannot be told, data are missing
    }
landing-party = { $role }: { $name }
landing-list-separator = {", "}
landing-cause-unknown = not on record
landing-cause-by-milestones = { $cause } (by the milestones)
landing-yes = yes
landing-no = no
landing-unknown = undetermined
landing-source-record = inspection
landing-source-completed = milestone of completion
landing-indicator-investment-wan-yuan = Fixed investment (10,000 yuan)
landing-indicator-far = Floor-area ratio
landing-indicator-output-wan-yuan-per-year = Output per year (10,000 yuan)
landing-indicator-tax-wan-yuan-per-year = Tax per year (10,000 yuan)
landing-indicator-energy-tce-per-year = Energy per year (tonnes of standard coal)
landing-sheet-warnings = Warnings
landing-sheet-owners = Owners
landing-sheet-clocks = Clocks
landing-sheet-states = Land states
landing-sheet-figures = Declared and achieved
landing-sheet-records = Doubtful records
landing-column-project = Project
landing-column-name = Name
landing-column-clock = Clock
landing-column-subject = About
landing-column-due = Last day
landing-column-days = Days left
landing-column-level = Level
landing-column-verdict = Verdict
landing-column-owner = Owner
landing-column-told = Told
landing-column-cause = Cause
landing-column-state = State
landing-column-starts = Starts
landing-column-met = Met
landing-column-paused = Days paused
landing-column-extended = Months extended
landing-column-basis = Basis
landing-column-missing = Missing
landing-column-holds = Holds
landing-column-area-mu = Area (mu)
landing-column-since = Since
landing-column-serious = Seriously overdue
landing-column-overdue = Overdue
landing-column-soon = Due soon
landing-column-watch = Watch
landing-column-projects = Projects
landing-column-text = What
landing-column-indicator = Indicator
landing-column-declared = Declared
landing-column-achieved = Achieved
landing-column-share = Share
landing-column-source = Source
landing-missing-actual-on = actual date of { $milestone }
landing-missing-agreed-on = agreed date of { $milestone }
landing-missing-area-mu = area of { $milestone }
landing-missing-extensions = record of extensions
landing-missing-stops = record of stops
landing-missing-works = inspection record
landing-missing-due-area-mu = area that should be developed
landing-missing-developed-area-mu = developed area
landing-missing-invested-wan-yuan = money invested, or the total
landing-missing-achieved = achieved figures
landing-missing-land-returned = what became of the land after withdrawal
landing-missing-agreed-start-before-contract = a credible agreed start (the one on record is before the contract)
landing-missing-conversion-approved-on = date of the conversion approval
landing-missing-conversion-lapse-months = validity of conversion approvals in the rules
landing-missing-filing-lapse-months = validity of filings in the rules
landing-missing-filing-apply-working-days = notice for an extension in the rules
landing-missing-eia-recheck-months = period for environmental approvals in the rules
landing-missing-permit-start-months = period for building permits in the rules
landing-missing-idle-months = period for idle land in the rules
landing-missing-idle-again-months = second period for idle land in the rules
landing-missing-idle-stop-months = period for stopped works in the rules
code-landing-registered = company registered
code-landing-filed = filed
code-landing-contract = land contract
code-landing-contract-and-delivery = land contract and delivery
code-landing-recognised-start = recognised start
code-landing-statutory-start = statutory start
code-landing-producing = producing
code-landing-full-production = full production
code-party-enterprise = enterprise
code-party-promoter = promoter
code-party-developer = developer
code-party-leader = leader
code-warning-level-none = none
code-warning-level-watch = watch
code-warning-level-soon = due soon
code-warning-level-overdue = overdue
code-warning-level-serious = seriously overdue
code-clock-agreed = Agreed: { $milestone }
code-clock-start-late = Agreed statutory start
code-clock-conversion-lapse = Conversion approval
code-clock-filing-lapse = Project filing
code-clock-filing-apply = Request to extend the filing
code-clock-eia-recheck = Environmental approval
code-clock-permit-lapse = Building permit
code-clock-idle-year = A year without a start
code-clock-idle-two-years = Two years without a start
code-clock-idle-stopped = Works stopped for a year
code-clock-state-met = met
code-clock-state-met-late = met late
code-clock-state-running = running
code-clock-state-paused = paused
code-clock-state-overdue = overdue
code-clock-state-undetermined = undetermined
code-clock-verdict-none = –
code-clock-verdict-late = late
code-clock-verdict-suspected-lapsed = suspected to have lapsed, to be determined
code-clock-verdict-idle-pending = suspected idle land, to be determined
code-clock-verdict-idle-enterprise = suspected idle land, cause: the enterprise; to be determined
code-clock-verdict-idle-government = suspected idle land, cause: the government; to be determined
code-clock-verdict-idle-force-majeure = suspected idle land, cause: force majeure; to be determined
code-clock-verdict-idle-mixed = suspected idle land, cause: mixed; to be determined
code-land-state-approved-not-supplied = Approved, not supplied
code-land-state-supplied-not-used = Supplied, not used
code-land-state-used-not-fully = Used, not fully
code-land-state-built-not-producing = Built, not producing
code-land-state-below-declared = Producing below what was declared
code-landing-cause-plan-mismatch = does not fit the plan
code-landing-cause-red-line = on a protected line
code-landing-cause-outside-boundary = outside the boundary
code-landing-cause-no-quota = no quota
code-landing-cause-not-acquired = not acquired
code-landing-cause-compensation-open = compensation open
code-landing-cause-not-cleared = not cleared
code-landing-cause-archaeology-open = archaeological survey open
code-landing-cause-utilities-short = utilities short
code-landing-cause-assessment-failed = assessment failed
code-landing-cause-no-plan-conditions = no planning conditions
code-landing-cause-not-listed = not listed for supply
code-landing-cause-government-breach = breach by the government
code-landing-cause-promised-twice = promised twice
code-landing-cause-price-unpaid = price unpaid
code-landing-cause-enterprise-funds = funds of the enterprise
code-landing-cause-design = design
code-landing-cause-market = market
code-landing-cause-force-majeure = force majeure
finding-agreed-start-before-contract = The start is agreed for { $agreed }, before the land contract of { $contract }: the idle clock cannot be read. Check the supplementary agreement.
finding-delivered-after-agreed-start = The land was delivered on { $delivered }, after the agreed start of { $agreed }: find out whether the government caused the delay.
finding-delivered-late = Delivery was agreed for { $agreed } and { $open ->
        [True] is late by
       *[other] came late by
    } { $days } days. Find out whether the government caused the delay.
finding-milestone-repeated = The milestone { $milestone } is on record several times with different dates; the last one counts.
finding-start-without-evidence = The statutory start of { $on } has no evidence on record.
finding-without-evidence = { $count } { $kind ->
        [pause] pauses
       *[other] extensions
    } on record have no evidence.
landing-column-lasted = Days so far
landing-column-reached = Met
landing-more-owners = { $count } more owners: see --out or --json.
finding-nothing-agreed = The project is signed, but no agreed date at all is on record: nothing can be warned of.
finding-extension-not-counted = { $clock }: { $recorded } months of extensions are on record, { $counted } count; the rest was granted too late, or is one too many or too long.
landing-sheet-missing = Cannot be told
