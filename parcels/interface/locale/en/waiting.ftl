### The value of waiting with a reserved parcel

## Command
cli-help-reserve-wait =
    What waiting with one reserved parcel is worth: keep, release, or release if.

    Arrivals are counted from the city's own milestones. Assumptions are those of
    the section [waiting] of the policy; each option puts another in its place.
    With too little history it says so, and only the price of holding stands.
cli-example-reserve-wait =
    Example:

      parcels reserve wait my-city QH01-005-01 --horizon 8
cli-arg-wait-parcel = Number of the parcel in reserve
cli-option-wait-horizon = Quarters we are ready to wait
cli-option-wait-discount = What a point one quarter later is worth today, above 0 and up to 1
cli-option-wait-holding = Points per mu and quarter that holding costs
cli-option-wait-fit = Fit of a project to come on this land, above 0 and up to 1
cli-option-wait-size-bound = Where one class of size ends and the next begins, in mu; may be repeated
cli-option-wait-quality-bound = Where one class of quality ends and the next begins, in points; may be repeated
cli-option-wait-history = Quarters of history counted
cli-option-wait-least = Fewer suitable arrivals are too little history
cli-option-wait-confidence = Confidence of the intervals, between 0 and 1
cli-option-wait-counted-from = From when on a project counts as come: lead, negotiating or signed
cli-option-wait-now = Points of giving the parcel today, for example its price of holding (default: score of today's best user)
cli-option-wait-pool = Join the arrivals of the whole reserve as a prior worth so many quarters of record (0: only this parcel's own)

## Answer
waiting-demo = Demo data · assumptions of a demo policy; nobody's standard.
waiting-answer-keep = { $parcel }: keep. Give it to a project worth at least { $threshold } points; nobody of today reaches what waiting is worth.
waiting-answer-release = { $parcel }: release. Today's best user is worth at least what waiting is worth, over the whole interval.
waiting-answer-release-if = { $parcel }: it depends on how often projects come. By the rate counted, release to a user worth at least { $threshold } points; from { $safe } points on, release whatever the rate in its interval.
waiting-answer-too-little-history = { $parcel }: too little history. { $count } suitable projects in { $quarters } quarters, at least { $least } are needed. Only the price of holding (parcels reserve price) stands.
waiting-now-taker = Today's best user: { $project } { $name }, { $points } points, { $bar }.
waiting-now-nobody = Nobody of today could use this parcel alone.
waiting-now-given = Giving it today is put at { $points } points.
waiting-meets-bar = meets the release bar
waiting-below-bar = below the release bar or outside the purpose: a release would be an exception
waiting-value = Waiting is worth { $points } points today ({ $low } to { $high } over the interval of the rate).
waiting-thresholds = Least offer to take, today and then quarter by quarter: { $levels }
waiting-break-even = Break-even: { $rate } suitable projects a quarter; counted were { $counted }.
waiting-break-even-never = No rate of arrivals makes waiting worth today's best user; counted were { $counted }.
waiting-nothing-changes = No assumption put to another value alone changes the answer.
waiting-counted = Counted: { $count } suitable projects in the last { $quarters } quarters ({ $asked } asked for); at most { $high } a quarter by the interval. Not counted: { $undated } without a date, { $outside } outside those quarters.
waiting-left = Projects on record left after each check: { $steps }
waiting-pooled = With them the arrivals of the whole reserve, as a prior worth { $quarters } quarters of record: { $count } projects that suit some reserved parcel and are not too large for this one.
waiting-left-all = all
waiting-left-needs-land = need land of their own
waiting-left-use = planned use suits
waiting-left-area = fit by area
waiting-left-platform = admitted by the platform
waiting-left-sector = of the sectors wanted
waiting-left-bar = reach the bar
waiting-not-all-sites = { $count } projects have more sites than the search kept; a better user of today could be among those.

## Tables
waiting-types = Who came, by type
waiting-assumptions = Assumptions
waiting-changes = One assumption at a time: what would change the answer
waiting-column-type = type
waiting-column-count = came
waiting-column-rate = a quarter
waiting-column-interval = interval
waiting-column-worth = points on this parcel
waiting-column-assumption = assumption
waiting-column-value = value
waiting-column-from = from
waiting-column-threshold = least offer today
waiting-column-answer = answer
waiting-type = { $group }, { $size } mu, quality { $quality }
waiting-other = changes to: { $answer }
waiting-same = { $answer }
waiting-from-policy = policy
waiting-from-given = given
waiting-no-bounds = one class
waiting-assumption-horizon-quarters = horizon, quarters
waiting-assumption-discount = a point one quarter later
waiting-assumption-holding-points-per-mu = holding, points per mu and quarter
waiting-assumption-fit = fit of a project to come
waiting-assumption-size-bounds-mu = classes of size, mu
waiting-assumption-quality-bounds = classes of quality, points
waiting-assumption-history-quarters = history, quarters
waiting-assumption-arrivals-min = least arrivals
waiting-assumption-confidence = confidence
waiting-assumption-counted-from = counted from
code-waiting-keep = keep
code-waiting-release = release
code-waiting-release-if = release if
code-waiting-too-little-history = too little history

## Errors
error-waiting-not-held = Parcel { $parcel } is not in reserve, so there is nothing to wait with. See "parcels reserve price" for the parcels in reserve.
error-waiting-not-set = The policy has no section [waiting], and these assumptions are not given: { $missing }. Add the section to the policy or give each as an option.
error-waiting-assumption = Assumption { $name }: { $value } cannot be used. Horizon and history are 1 to 80 quarters, discount and fit above 0 and up to 1, confidence between 0 and 1, costs not negative, bounds positive and rising, counted_from lead, negotiating or signed.
error-waiting-now = --now { $value }: points of giving the parcel today must be a number not below 0.
error-waiting-pool = --pool-quarters { $value }: the prior is worth 0 to { $most } quarters of record.
