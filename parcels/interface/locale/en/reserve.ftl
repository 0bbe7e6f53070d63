# Prime land in reserve: ledger, balance, release reviews.

error-reserve-settings-invalid = { $file }, entry { $path }: { $problem }. Start from the packaged reserve settings and change one entry at a time.
error-reserve-reason-missing = No reason is given. Say why.
error-reserve-authority-missing = No authority is given. Say who decided, by which document or meeting.
error-reserve-until-passed = The last day { $until } is not after the day of the decision, { $on }. Give a later one.
error-reserve-until-missing = No last day is given. Give one.
error-reserve-until-earlier = { $parcel } is held until { $until }; an extension must be later.
error-reserve-sizes = Wanted sizes must be above zero and the smallest not above the largest.
error-reserve-quality = The least quality { $value } must lie between 0 and 100.
error-reserve-order = The day { $on } is before the last entry of the ledger, { $last }. Entries are made in order of their days; use { $last } or later.
error-reserve-future = The day { $on } lies ahead. Make the entry on that day or later.
error-reserve-statutory-blank = { $parcel } is statutory blank land (code 16): its use is not fixed. That is not the policy reserve; the detailed plan must be changed first.
error-reserve-already-held = { $parcel } is in reserve already.
error-reserve-not-held = { $parcel } is not in reserve.
error-reserve-granted = { $parcel } is released for project { $project } until { $until }. Take it back first.
error-reserve-not-granted = { $parcel } is not released for any one project; there is nothing to take back.
error-reserve-land-gone = { $parcel } is supplied or built and cannot come into reserve.
error-reserve-land-bound = { $parcel } is promised to project { $project }. Settle that promise first.
error-reserve-only-grows = The reserve may only grow: { $parcel } goes out only against equal or better land. Reason of the rule: { $reason }
error-reserve-below-share = Platform { $platform } would keep { $share }% of its land not yet supplied in reserve, below the least share of { $limit }%. Another parcel can come in with it. Reason of the rule: { $reason }
error-reserve-swap-same = The parcel to go out and the one to come in are the same, { $parcel }.
error-reserve-swap-smaller = { $into } has { $in-mu } mu, less than the { $out-mu } mu of { $out }. Choose a larger parcel.
error-reserve-swap-unscored = { $parcel } has no prime score, so it cannot be compared or swapped.
error-reserve-swap-worse = { $into } has a prime score of { $in-score }, below the { $out-score } of { $out }. Choose a better parcel.
error-reserve-swap-platform = { $into } is not on the platform of { $out }, which the rules of this city ask for.
error-reserve-term-running = The term of { $parcel } ({ $until }) is not over, so it cannot expire. A release can be requested.
error-reserve-interim-refused = The designation of { $parcel } allows no interim use.
error-reserve-interim-long = Interim use of { $parcel } may last { $days } days at most. Give an earlier last day.
error-reserve-interim-use-missing = Say what { $parcel } is used for meanwhile.
error-reserve-no-interim = { $parcel } has no interim use now.

error-review-exists = Review { $review } of { $parcel } for project { $project } is open already. Add to that one.
error-review-unknown = There is no review number { $review }.
error-review-changed = Somebody else changed review { $review } just now. Reload and look again.
error-review-paper-gone = What was computed for review { $review } is gone or was changed. Compute it again.
error-review-decider-may-not = { $person } may not decide on review { $review }. A leader does.

event-reserve-entered = Entry { $entry } of the reserve ledger: { $parcel-id }, { $kind ->
    [opening] in reserve when the ledger was opened
    [designate] designated
    [extend] extended
    [swap_out] swapped out
    [swap_in] swapped in
    [release] released
    [release_for] released for one project
    [take_back] taken back
    [expire] left at the end of its term
    [interim] interim use begun
    [interim_end] interim use ended
   *[other] { $kind }
  }, decided on { $decided-on }
event-reserve-requested = Review { $review }: release of { $parcel-id } asked for project { $project-id }; reason: { $reason }
event-reserve-computed = Review { $review }: paper { $paper } computed as of { $as-of }
event-reserve-opinion-given = Review { $review }: opinion of { $side ->
    [planner] the planner
    [officer] the land bureau
   *[other] { $side }
  }: { $view ->
    [for] for release
    [with_conditions] for release with conditions
    [against] against release
   *[other] { $view }
  }; reason: { $reason }
event-reserve-decided = Review { $review } decided: { $status ->
    [released] released
    [kept] kept in reserve
   *[other] { $status }
  }; reason: { $decision-reason }
event-reserve-request-withdrawn = Review { $review } withdrawn: { $reason }
log-table-reserve-entry = reserve ledger
log-table-reserve-review = release reviews
log-table-reserve-paper = papers of release reviews
log-table-reserve-opinion = opinions on release reviews
code-dataset-reserve-ledger = reserve ledger

error-reserve-move-unknown = The ledger knows no “{ $move }”. It knows: { $moves }.
error-reserve-swap-into-missing = Say which parcel comes in for { $parcel }.
code-action-keep-reserve = keep the reserve ledger
code-action-request-release = ask for land in reserve
code-action-compute-release = compute a release review
code-action-advise-release = give an opinion on a release
code-action-withdraw-release = withdraw a request for release
code-action-decide-release = decide on a release

error-review-reason-missing = No reason is given. Say why.
error-review-party-missing = Say which enterprise stands behind the project.
error-review-offer = The offer { $value } is not above zero. Give it in ten thousand yuan per mu.
error-review-text-long = The text is too long; { $limit } characters at most.
error-review-over = Review { $review } is over.
error-review-not-computed = Review { $review } has not been computed. Compute it before giving an opinion.
error-review-not-yours = Review { $review } was not asked for by you; only whoever asked may withdraw it.
error-review-land-gone = { $parcel } is not land that can be allocated any more, so a release cannot be computed.
error-review-refused = Review { $review } cannot be decided so now: { $because ->
    [review_over] it is over
    [own_request] nobody decides on their own request
    [paper_missing] it has not been computed
    [paper_outdated] data, policy or ledger changed since it was computed, or it is too old; compute it again
    [opinion_planner] the opinion of the planner on what was computed is missing
    [opinion_officer] the opinion of the land bureau on what was computed is missing
    [not_triggered] the city's condition for a release is not met, so the land can only be kept
   *[other] { $because }
  }.

## The case
case-title = Release review of land in reserve
case-subtitle = { $city } · review { $number } · as of { $day }
case-footer = Verdicts and figures rest on the data and policy named with their dates; they prepare a decision and do not replace it.
case-footer-demo = Demo data, fictional city. Nothing here is a basis for anything.
case-request = Request
case-parcel = Parcel
case-project = Project
case-party = Enterprise
case-offer = Offer
case-offer-value = { $offer } ten thousand yuan per mu
case-reason = Reason
case-asked = Asked on, by
case-status = State
case-time = Time taken
case-time-value = { $late ->
    [yes] { $days } working days, more than the { $allowed } allowed
   *[no] { $days ->
        [one] { $days } working day
       *[other] { $days } working days
      } (at most { $allowed } allowed)
  }
case-trigger = Condition to be looked at
case-trigger-every-request = Every request is looked at
case-trigger-minimum-offer = The least acceptable offer of { $minimum } ten thousand yuan per mu is reached; unrelated parties near it: { $count } ({ $parties })
case-trigger-several-parties = { $count } unrelated parties are near the least offer of { $minimum } ten thousand yuan per mu ({ $needed } needed): { $parties }
case-trigger-none = Not met: least acceptable offer { $minimum } ten thousand yuan per mu, { $count } unrelated parties near it ({ $needed } needed)
case-not-computed = Not computed yet.
case-outdated = Data, policy or ledger changed since this was computed, or it is too old. It must be computed again before a decision.
case-land = Parcel and project
case-land-name = Parcel
case-land-platform = Platform
case-land-area = Area
case-land-use = Planned use
case-land-apart = In reserve means the policy reserve, which the city decides on. It is not statutory blank land (code 16), whose use is not fixed: no release review changes that.
case-land-score = Prime score
case-land-reason = Why in reserve
case-land-purpose = Kept for
case-land-until = Held until
case-project-sector = Sector of the project
case-project-stage = Stage
case-project-area = Land wanted
case-project-need = Needed by
case-range-mu = { $low } to { $high } mu
case-site = Site it would use
case-no-site = No feasible site even with the reserve lifted
case-points = { $points } points
case-bar = The bar
case-bar-met = The bar is met: quality { $quality }, needed { $needed }.
case-bar-missed = The bar is not met: quality { $quality }, needed { $needed }. A release would be an exception and needs its reason.
case-bar-city = Bar of the city
case-bar-city-value = { $level }, { $group }: { $least } points
case-bar-asked = Asked by the designation
case-no-level = platform without a level
case-purpose = Purpose
case-wanted = { $group } is what the land is kept for
case-unwanted = { $group } is not what the land is kept for (the policy does not insist)
case-unwanted-binds = { $group } is not what the land is kept for, and the policy insists
case-known = Weight the quality rests on
case-alternatives = Other sites, none on land in reserve
case-plan-now = With the reserve kept, today's best plan puts the project on { $site } ({ $score } points).
case-plan-now-none = With the reserve kept, today's best plan has no land for the project.
case-no-alternatives = The project has no feasible site off the reserve.
case-column-site = Site
case-column-platform = Platform
case-column-area = Area
case-column-score = Score
case-column-lost = Against this parcel
case-fewer = { $points } points less
case-more = { $points } points more
case-column-ready = Ready
case-ready-now = now
case-others = Other users of the parcel
case-no-others = No other project could use the parcel if it were released.
case-others-behind = The next best user, { $project }, scores { $points } points less.
case-others-ahead = { $project } would score { $points } points more on this parcel.
case-column-project = Project
case-column-name = Name
case-column-quality = Quality
case-price = Price of holding and value of waiting
case-price-value = Price of holding, were it released for everybody
case-price-points = { $points } points ({ $exact })
case-exact = proven
case-between = between { $low } and { $high }
case-price-plans = Points of the plan
case-price-plans-value = held { $held }, released { $released }
case-price-takers = Would use it, were it released for everybody
case-price-for-value = Price of holding, were it released for this project alone
case-price-for-takes = { $points }; the project would use it
case-price-for-leaves = { $points }; the plan would gain nothing, the project would not move here
case-price-moves = Who moves, were it released for everybody
case-waiting = Value of waiting
case-break-even = Break-even
case-break-even-value = Waiting is worth the price (for everybody) from { $rate } suitable projects a quarter on; counted were { $counted }.
case-waiting-none = The policy sets no assumptions for the value of waiting, so it was not computed.
case-waiting-little = Too little history ({ $count } projects that would have fitted); only the price of holding stands.
case-waiting-answer = { $answer }.
case-waiting-value = Over the next { $quarters } quarters waiting is worth { $value } points ({ $low } to { $high }).
case-price-note = The price of holding is what the whole plan gains when this parcel alone is released: for everybody, the land goes where the plan gains most, which may be another project; for this project alone, it is never more. Prices do not add up over parcels. The value of waiting is estimated from the city's own leads and hangs on its assumptions.
case-checks = Checks
case-checks-count = { $site }, the reserve lifted: { $passed } passed, { $failed } failed, { $conditional } conditional, { $unknown } to be determined.
case-column-verdict = Verdict
case-column-rule = Matter
case-column-matter = What was found
case-opinions = Opinions
case-no-opinions = None yet.
case-column-side = Side
case-column-view = Opinion
case-column-reason = Reason
case-column-by = By, on
case-column-paper = On
case-opinion-now = this paper
case-opinion-earlier = an earlier paper, does not count
case-decision = Decision
case-undecided = None yet.
case-withdrawn = Withdrawn by whoever asked: { $reason }
case-decided = Decided on, by
case-sources = Sources
case-source-day = As of
case-source-policy = Policy
case-source-rules = Rules
case-source-paper = Paper
case-sign-planner = Planner:
case-sign-officer = Land bureau:
case-sign-leader = Leader:
code-review-status-open = open
code-review-status-released = released
code-review-status-kept = kept in reserve
code-review-status-withdrawn = withdrawn
code-review-side-planner = planner
code-review-side-officer = land bureau
code-review-view-for = for release
code-review-view-with-conditions = for release, with conditions
code-review-view-against = against release
code-review-scope-project = for this project only
code-review-scope-general = for every project
code-waiting-answer-keep = keep it in reserve
code-waiting-answer-release = release it
code-waiting-answer-release-if = it depends on how often projects come
code-waiting-answer-too-little-history = too little history

## The page
reserve-apart = This is the policy reserve. Statutory blank land (code 16) is apart: { $count ->
    [0] there is none in the city's data.
    [one] one parcel, its use not fixed, never in the ledger.
   *[other] { $count } parcels, their use not fixed, never in the ledger.
  }
reserve-tab-board = Parcels in reserve
reserve-tab-ledger = Ledger and balance
reserve-tab-reviews = Release reviews
reserve-tabs = What to show
ledger-not-open = The ledger is not open yet: what follows is the reserve as imported. The first entry takes every parcel in reserve over as the opening balance.
ledger-in = Parcels in reserve
ledger-area = Area in reserve
ledger-score = Mean prime score
ledger-score-note = by area; { $share } of it has a score
ledger-due = Due, to be decided
ledger-due-note = term over, still in reserve
ledger-granted = Released for one project
ledger-granted-note = back in reserve by itself after the last day
ledger-over-time = Balance over time
ledger-axis-day = Day
ledger-axis-area = Area in reserve ({ $unit })
ledger-by-platform = Balance by platform
ledger-platform = Platform
ledger-no-platform = no platform
ledger-count = Parcels
ledger-entries = Entries
ledger-entry = No.
ledger-day = Decided on
ledger-kind = What
ledger-parcel = Parcel
ledger-until = Until
ledger-project = Project
ledger-other = In exchange for
ledger-review = Review
ledger-authority = Authority
ledger-by = Entered by
ledger-findings = Import and ledger do not agree (the ledger holds)
ledger-rule-grows = The reserve may only grow: a release needs equal or better land in its place. Reason: { $reason }
ledger-rule-shares = A least share of each platform's land not yet supplied stays in reserve. Reason: { $reason }
ledger-rule-list = Requests are looked at from an offer of { $minimum } ten thousand yuan per mu, or { $parties } unrelated parties near it. Reason: { $reason }
ledger-enter = Make an entry
ledger-form-move = What
ledger-form-parcel = Parcel
ledger-form-into = Parcel to come in
ledger-form-reason = Reason (needed)
ledger-form-authority = Authority: meeting or document (needed)
ledger-form-has-until = With a term
ledger-form-until = Last day
ledger-form-sectors = Wanted sectors (none: any)
ledger-form-quality = Least quality (0: only the city's bar)
ledger-form-size-min = Smallest project wanted (mu, 0: any)
ledger-form-size-max = Largest project wanted (mu, 0: any)
ledger-form-interim = Interim use allowed
ledger-form-interim-use = Interim use
ledger-form-confirm = Enter in the ledger
ledger-follows-designate = The parcel comes into reserve: from the next computation on, projects below the bar cannot use it.
ledger-follows-swap = What goes out is open to every project at once; what comes in is held at once. It must be no smaller and no worse.
ledger-follows-extend = Only the term changes, not the purpose.
ledger-follows-expire = The parcel, whose term is over, leaves the reserve and is open to every project.
ledger-follows-take-back = The release for one project ends early; the parcel is back in reserve at once.
ledger-follows-interim = The parcel stays in reserve; somebody may use it until the last day.
ledger-follows-interim-end = The interim use ends; the parcel stays in reserve.
ledger-nothing-for = There is no parcel for such an entry now.
ledger-done = { $count } entries made: { $parcel }
ledger-only-leader = Leaders keep the ledger.
code-reserve-move-designate = designate
code-reserve-move-swap = swap
code-reserve-move-extend = extend the term
code-reserve-move-expire = let go at the end of the term
code-reserve-move-take-back = take back a release
code-reserve-move-interim = allow an interim use
code-reserve-move-interim-end = end an interim use
code-entry-kind-opening = opening balance
code-entry-kind-designate = designated
code-entry-kind-extend = extended
code-entry-kind-swap-out = swapped out
code-entry-kind-swap-in = swapped in
code-entry-kind-release = released
code-entry-kind-release-for = released for one project
code-entry-kind-take-back = taken back
code-entry-kind-expire = left at the end of its term
code-entry-kind-interim = interim use begun
code-entry-kind-interim-end = interim use ended
rule-reserve-import-differs = Import and ledger differ
finding-reserve-import-differs = { $parcel }: the import says { $recorded ->
    [held] held
    [released] released
   *[other] not in reserve
  }, the ledger says { $ledger ->
    [held] in reserve
    [granted] released for one project
   *[other] out
  }.
rule-reserve-import-unrecorded = In reserve by the import only
finding-reserve-import-unrecorded = { $parcel }: marked as held by an import since the ledger was opened, without a decision. Make an entry or put the data right.
rule-reserve-parcel-missing = Parcel of the ledger not in the data
finding-reserve-parcel-missing = { $parcel }: in reserve by the ledger, but the data have no such parcel. Check its number.
rule-reserve-area-differs = Area other than when taken in
finding-reserve-area-differs = { $parcel }: its area differs by more than 1% from when it was taken in. Check its boundary.
reviews-none = Nobody has asked for a release yet. Planners and promoters can ask for a project under “Parcels in reserve”.
reviews-open = Open
reviews-oldest = the oldest for { $days } working days
reviews-mine = Waiting for me
reviews-mine-note = my opinion or decision is missing
reviews-median = Median time to decide
reviews-median-value = { $days } working days
reviews-median-none = none decided yet
reviews-late = Longer than allowed
reviews-number = Review
reviews-parcel = Parcel
reviews-project = Project
reviews-status = State
reviews-asked = Asked on
reviews-days = Working days
reviews-waits = Waits for
reviews-waits-paper = computing
reviews-waits-trigger = the condition to be looked at
reviews-waits-decision = the decision
reviews-ask = Ask for a release
reviews-ask-follows = The case is computed first; planner and land bureau give their opinions, then a leader decides. You cannot decide on your own request.
reviews-ask-project = Project
reviews-ask-party = Enterprise behind the project (needed)
reviews-ask-offer = Offer (ten thousand yuan per mu, 0: none)
reviews-ask-done = Review { $number } is open
reviews-compute = Compute
reviews-compute-again = Compute again
reviews-computing = Computing the case …
reviews-computed = Review { $number } is computed
reviews-advise = Give an opinion
reviews-advise-view = Opinion
reviews-advise-done = Opinion added to review { $number }
reviews-withdraw = Withdraw
reviews-withdraw-done = Review { $number } is withdrawn
reviews-decide = Decide
reviews-decide-outcome = Decision
reviews-decide-keep = Keep in reserve
reviews-decide-project = Release for this project
reviews-decide-general = Release for every project
reviews-decide-follows-keep = The parcel stays in reserve and the review ends.
reviews-decide-follows-project = { $parcel } is for { $project } until the last day; not allocated by then, it is back in reserve by itself. Nobody else can use it.
reviews-decide-follows-general = { $parcel } leaves the reserve; any project that fits can use it.
reviews-decide-until = Last day
reviews-decide-into = Parcel to come in instead (may be left out)
reviews-decide-into-none = none
reviews-decide-done = Review { $number } is decided
reviews-cannot = Why no decision is possible now
reviews-cannot-release = Why no release is possible now
reviews-pdf = Case as PDF
reviews-html = Case as HTML
reviews-file = release-review
code-review-because-review-over = the review is over
code-review-because-own-request = nobody decides on their own request
code-review-because-paper-missing = not computed yet
code-review-because-paper-outdated = computed too long ago or from other data; compute it again
code-review-because-opinion-planner = the planner's opinion on this paper is missing
code-review-because-opinion-officer = the land bureau's opinion on this paper is missing
code-review-because-not-triggered = the condition to be looked at is not met

## Commands
cli-help-reserve-ledger =
    Show the reserve ledger: the balance of each platform and every entry; exit code 1 where import and ledger do not agree.
cli-example-reserve-ledger =
    Example:

      parcels reserve ledger my-city
cli-help-reserve-designate =
    Take a parcel into reserve, with reason, authority, purpose and term.
cli-example-reserve-designate =
    Example:

      parcels reserve designate my-city QH01-005-01 --reason "near the motorway" --authority "mayor's meeting 2026-31" --until 2028-12-31 --sector new_energy --quality 80
cli-help-reserve-swap =
    Put one parcel in the place of another in reserve; it must be no smaller and no worse.
cli-example-reserve-swap =
    Example:

      parcels reserve swap my-city QH01-005-01 QH01-009-02 --reason "road moved" --authority "mayor's meeting 2026-32"
cli-help-reserve-enter =
    Make another entry: extend, expire, take-back, interim, interim-end.
cli-example-reserve-enter =
    Example:

      parcels reserve enter my-city extend QH01-005-01 --until 2029-12-31 --reason "waiting for the anchor" --authority "mayor's meeting 2026-33"
cli-help-reserve-review =
    List the release reviews, or show one and write it as PDF or HTML.
cli-example-reserve-review =
    Example:

      parcels reserve review my-city
      parcels reserve review my-city 2 --out case.pdf
cli-arg-reserve-parcel = parcel
cli-arg-reserve-into = parcel to come in
cli-arg-reserve-move = what: extend, expire, take-back, interim, interim-end
cli-arg-review-number = number of the review; without one all are listed
cli-option-review-out = file to write, .pdf or .html
cli-option-reserve-reason = reason
cli-option-reserve-authority = authority: meeting or document
cli-option-reserve-until = last day
cli-option-reserve-sector = wanted sector group, may be repeated; none: any
cli-option-reserve-quality = least quality in points, where it is above the bar of the policy
cli-option-reserve-size = size of project wanted, in mu
cli-option-reserve-interim = interim use is allowed
cli-option-reserve-use = interim use
cli-review-written = The case is written to { $file }
cli-review-line = Review { $number }: { $parcel } for project { $project }, { $status }
error-review-out = { $file } cannot be written. Give the number of a review and a name that ends in .pdf or .html.

code-event-reserve-entered = Reserve ledger
code-event-reserve-requested = Release requested
code-event-reserve-computed = Release computed
code-event-reserve-opinion-given = Opinion on a release
code-event-reserve-decided = Release decided
code-event-reserve-request-withdrawn = Release request withdrawn
