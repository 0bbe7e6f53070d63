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
error-reserve-below-share = Platform { $platform } would keep { $share } % of its land not yet supplied in reserve, below the least share of { $limit } %. Another parcel can come in with it. Reason of the rule: { $reason }
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
