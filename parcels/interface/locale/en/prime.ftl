# Prime land: score, stability, comparison with the reserve
page-prime = Prime land
loading-prime = Scoring…

code-prime-part-motorway = motorway
code-prime-part-rail = rail freight
code-prime-part-port = port
code-prime-part-main-road = main roads
code-prime-part-frontage = road frontage
code-prime-part-size = size
code-prime-part-compactness = compact shape
code-prime-part-width = least width
code-prime-part-services = services in place
code-prime-part-core = place in the platform
code-prime-part-contiguity = beside developed land
code-prime-part-neighbours = related neighbours
code-prime-part-replaceability = hard to replace

prime-measures-motorway = distance to a motorway interchange; where none is on record, straight to the motorway itself
prime-measures-rail = distance to a rail freight yard
prime-measures-port = distance to a port
prime-measures-main-road = straight distance to a main road (national, provincial, arterial)
prime-measures-frontage = length of the outline that faces a road
prime-measures-size = area of the parcel
prime-measures-compactness = 4π · area ÷ perimeter² (1 for a circle)
prime-measures-width = diameter of the largest circle that fits
prime-measures-services = how far power, water, gas and sewage meet what the lead sectors need on so much land, on average
prime-measures-core = depth inside the platform's boundary ÷ its greatest depth
prime-measures-contiguity = share of the outline beside supplied or built parcels
prime-measures-neighbours = share of the projects landed nearby that are of a lead sector of the platform
prime-measures-replaceability = share of the platform's parcels at least as good, which could replace it (the fewer, the harder to replace)

code-prime-basis-geometry = measured on the drawing
code-prime-basis-straight-line = straight line
code-prime-basis-road-line = straight line to the road itself (no interchange on record)
code-prime-basis-network = along roads
code-prime-basis-boundary = platform boundary
code-prime-basis-developed-parcels = supplied and built parcels
code-prime-basis-landed-projects = landed projects
code-prime-basis-capacity-on-record = capacity on record
code-prime-basis-platform-parcels = competing parcels of the platform
code-prime-basis-not-measured = not measured

code-prime-standing-proposed = proposed, not reserved
code-prime-standing-agreed = reserved, in the top set
code-prime-standing-not-in-top = reserved, not in the top set
code-prime-standing-not-scored = reserved, not scored
code-prime-aside-supplied = supplied or built
code-prime-aside-statutory-blank = statutory blank land (code 16), apart from the policy reserve
code-prime-aside-other-use = planned use does not compete
code-prime-aside-blocked = wholly closed by law

prime-proposes = This list proposes; a leader designates.
prime-packaged = Demo data · The policy has no section [prime]: packaged demo weights and scales.
prime-demo = Demo data · Weights and scales of a demo policy.
prime-aside = { $count } further parcels do not compete: { $list }.
prime-aside-entry = { $count } { $reason }
prime-size-reserve = The top set is the first { $size } (as many as are in reserve today) of { $ranked } ranked.
prime-size-given = The top set is the first { $size } of { $ranked } ranked.
prime-unassessed = { $count } parcels have less than { $share } of the weight measured and are not ranked.
prime-known = on { $share } of the weight
prime-not-measured = not measured
prime-points = { $points } points
prime-stability-meaning = Stability: share of { $draws } random variations of the weights around the policy's (seed { $seed }) in which the parcel is in the top set.
prime-change-out = leaves the top set once the weight of { $part } (now { $weight }) { $side ->
    [above] rises above
   *[below] falls below
} { $to }
prime-change-in = enters the top set once the weight of { $part } (now { $weight }) { $side ->
    [above] rises above
   *[below] falls below
} { $to }
prime-change-none-in = no single weight takes it out of the top set
prime-change-none-out = no single weight brings it into the top set
prime-range = unchanged between { $low } and { $high }
prime-no-limit = no limit
prime-reason-strong = above average in { $parts }
prime-reason-weak = below the top set in { $parts }
prime-reason-part = { $part } { $points }
prime-reason-short = { $points } points short
prime-reason-unstable = sensitive to the weights
prime-reason-promised = promised to { $project }
prime-reason-too-little = too little of the weight is measured

prime-column-rank = rank
prime-column-parcel = parcel
prime-column-platform = platform
prime-column-score = score
prime-column-known = weight measured
prime-column-city = percentile in the city
prime-column-platform-percentile = percentile on the platform
prime-column-stability = stability
prime-column-standing = reserve
prime-column-reason = reasons
prime-column-change = nearest change of one weight
prime-column-part = part
prime-column-value = worth (0–1)
prime-column-measure = measured
prime-column-basis = measured on
prime-column-weight = weight
prime-column-range = weights that leave it where it is
prime-in-reserve = in reserve
prime-not-in-reserve = not in reserve
prime-table-title = The best { $count } by score
prime-compared-title = Compared with the reserve
prime-parts-title = { $parcel }: { $points } points, rank { $rank }
prime-parts-unranked = { $parcel }: { $points } points, not ranked

cli-help-prime =
    Which land is prime, and why: an explained score per parcel.

    Every part is worth 0 to 1; the weights of the policy's section [prime] make
    0 to 100 points of them. A part that is not measured counts for nothing, not
    for zero: the score says on how much weight it rests. It proposes; a leader
    designates.
cli-example-prime =
    Example:

      parcels prime my-city --platform QH01 --top 20 --csv prime.csv
cli-option-prime-platform = List the parcels of one platform only
cli-option-prime-top = Size of the top set (default: as many as are in reserve)
cli-option-prime-parcel = Show every part of one parcel
cli-option-prime-weight = Try another weight, such as size=20; not saved; may be repeated
cli-option-prime-seed = Seed of the varied weights
cli-option-prime-csv = Also write the scores of all competing parcels (CSV)

error-prime-top = The top set cannot have { $value } parcels; choose 1 to { $most }.
error-prime-weight = The weight { $value } of { $part } cannot be used: no weight is below zero, and not all are zero.
error-prime-part = There is no part { $value }. Known: { $known }.
error-prime-nothing = No parcel can be ranked: of { $parcels } that compete none has { $share } of the weight measured. Import roads, platforms and the like, or change known_share_min or uses in the section [prime] of the policy.
error-prime-aside = Parcel { $parcel } does not compete: { $reason ->
    [supplied] it is supplied or built
    [statutory_blank] it is statutory blank land (code 16), which is not the policy reserve
    [other_use] its planned use does not compete
   *[blocked] it is wholly closed by law
}.
error-prime-parcel-unknown = There is no parcel { $parcel }. Similar: { $nearest }.
error-prime-platform-unknown = There is no platform { $platform }. Similar: { $nearest }.
error-prime-suffix = { $file } must end in .csv.

prime-tab-ranking = Ranking
prime-tab-reserve = Against the reserve
prime-tab-targets = Targets for promoters
prime-figure-top = Parcels in the top set
prime-figure-held = of them in reserve
prime-figure-steady = Steady
prime-figure-steady-note = in the top set under nine of ten variations
prime-weights-title = Weights (what if, not saved)
prime-weights-note = The ranking follows at once; the policy stays as it is.
prime-weights-reset = Back to the policy
prime-moved = What if: these weights differ from the policy: { $parts }.
prime-moved-part = { $part } { $was }→{ $to }
prime-map-title = Where the scores lie
prime-map-note = The darker, the higher the score; thick outline: in reserve; dot: top set.
prime-map-low = low
prime-map-high = high
prime-map-top = top set
prime-map-held = in reserve
prime-map-others = does not compete
prime-on-map = Show on the map
prime-pick = Choose a parcel in the table to see its parts.
prime-stability-cell = in the top set
prime-change-note = Weights are told as if they summed to 100, all others unchanged.
prime-how = How each part was measured
code-action-view-prime = see the scores of prime land
