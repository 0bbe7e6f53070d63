### The price of holding, the verdict on each reserved parcel, batch or first come

page-holding = Price of holding

## Commands
cli-help-arrivals =
    The same arrivals under first come, best first, batches, reserve and hindsight.

    The projects that want land today are replayed in the order they came on
    record. Every way chooses from the same sites with the same points; shown are
    points landed, reserved land left, and projects turned away.
cli-example-arrivals =
    Example:

      parcels arrivals my-city
cli-option-arrivals-orders = Random orders of the same projects that show how much depends on luck
cli-option-price-together = Also price these reserved parcels released together; may be repeated
code-stage-replay = Replaying the arrivals

## Price
holding-whole = Whole reserve ({ $count } parcels) released at once: { $points } points.
holding-together = Released together ({ $parcels }): { $points } points.
holding-not-additive = Prices do not add up: a set is priced as a set.
holding-unproven = not proven: { $low } to { $high } points
holding-stopped = Stopped early: { $count } of { $all } parcels have a price.
holding-move-stays = { $project } stays on { $after } ({ $points } points)
holding-move-goes = { $project }: { $before } → { $after } ({ $points } points)
holding-move-lands = { $project } gets land: { $after } ({ $points } points)
holding-move-leaves = { $project } loses { $before } ({ $points } points)

## Page
holding-view-price = Hold or release
holding-view-arrivals = Batch or first come
holding-none = No parcel is in reserve. A leader designates reserve on the page Reserve.
holding-intro = What each reserved parcel costs today's plan, and what waiting for better projects may bring. It advises; a leader decides.
holding-compute = Compute prices and advice
holding-recompute = Compute again
holding-figure-whole = Whole reserve
holding-figure-whole-note = points, if all were released at once
holding-figure-costly = Parcels with a price above 0
holding-figure-costly-note = each alone
holding-figure-plan = Today's plan
holding-figure-plan-note = points, reserve kept
holding-assumptions = Assumptions of waiting
holding-assumptions-note = Starting values are those of the policy. Moving one changes the advice at once; nothing is stored.
holding-pool = prior: arrivals of the whole reserve, worth quarters of record
holding-pool-help = 0: only projects that suit the parcel itself. Above 0, projects that suit some reserved parcel count in part. Then advice is given for parcels with little history of their own.
holding-demo = Demo data · these assumptions come from a demo policy and are nobody's standard.
holding-head-price = Price, points
holding-head-taker = Would go to
holding-head-waiting = Waiting, points
holding-head-interval = Interval
holding-head-came = Came
holding-head-break-even = Break-even, a quarter
holding-head-verdict = Advice
holding-pick = Select a parcel to see the moves, the arrivals and what would change the advice.
holding-moves = Who moves if it is released
holding-no-moves = The plan would not change.
holding-together-pick = Price several together
holding-together-button = Price together
holding-together-found = { $parcels } together: { $points } points; the single prices sum to { $sum }.
code-verdict-holding-costs-nothing = keep; costs nothing today
code-verdict-holding-keep = keep
code-verdict-holding-release = release
code-verdict-holding-release-if = release if
code-verdict-holding-only-price = price only; too little history

## Batch or first come
arrivals-intro = The same projects, in the order they came, under six ways of giving out land. Same sites, same points, same limits.
arrivals-compute = Replay the arrivals
arrivals-counted = { $count } projects replayed, { $first } to { $last }. No site suits { $without } of them under any way; { $undated } without a date of coming are left out.
arrivals-orders = With the same projects in { $orders } random orders, “{ $way }” lands { $low } to { $high } points in nine cases of ten (mean { $mean }, least { $least }, most { $most }).
arrivals-none = None of these projects fits any site on today's land and records, so the ways do not differ.
arrivals-best = Closest to hindsight: { $way } ({ $share }).
arrivals-limits = Today's land, dates and records are used for all arrivals; a project turned away does not come again.
arrivals-unproven = Not every exact plan was proven; up to { $points } points more were possible.
arrivals-head-way = Way
arrivals-head-points = Points landed
arrivals-head-share = Of hindsight
arrivals-head-landed = Projects landed
arrivals-head-turned = Turned away
arrivals-head-left = Reserved land left
arrivals-head-weighed = Left, by prime score
arrivals-unscored = { $count } reserved parcels have no prime score (too little is measured, or they do not compete) and weigh nothing in the share left by prime score: { $parcels }.
arrivals-head-investment = Investment landed, 10,000 yuan
arrivals-head-came = Arrivals so far
arrivals-chart = Points landed as projects come
arrivals-chart-left = Reserved land left at the end
arrivals-turned-away = Turned away by each way
code-way-first-come = first come
code-way-greedy = best first, quarter by quarter
code-way-batch = exact plan, quarter by quarter
code-way-reserve = first come, reserve kept
code-way-batch-reserve = exact plan by quarter, reserve kept
code-way-hindsight = hindsight

## Errors
error-arrivals-none = None of the { $count } projects that want land has a date of having come. Import milestones (lead, negotiating or signed with actual_on).
error-arrival-orders = { $value } random orders: give 2 to { $most }.
