# What an allocation is held against: titles and what was measured. The verdict stands beside it.

unit-far = floor-area ratio

rule-plan-scheme = Scheme and edition of use codes
finding-plan-scheme = { $parcel }: { $state ->
    [bare] planned use { $use } ({ $scheme }), but the wish { $wanted } names no scheme and edition; a bare code cannot be compared; state both.
    [differs] planned use { $use } ({ $scheme }) and the wish { $wanted } ({ $wanted-scheme }) are not of one scheme and edition; no crosswalk is set, they cannot be compared.
    [restate] planned use { $use } ({ $scheme }), wish { $wanted } ({ $wanted-scheme }); by the crosswalk that is { $proposed }, restate the wish in { $scheme }.
   *[other] planned use { $use } and the wish { $wanted } are both in { $scheme }.
}
rule-plan-edition = Codes of the 2020 trial edition
finding-plan-edition = { $parcel }: { $use } ({ $scheme }) was renumbered in 2023; read the original and state the code of 2023.
rule-plan-change = Change of the detailed plan
finding-plan-change = { $parcel }: { $state ->
    [needed] planned use { $use }, wish { $wanted }: the detailed plan has to be changed first, no approval is on record.
    [approved] planned use { $use }, wish { $wanted }: a change of the detailed plan is approved ({ $approval }), the registered use is still the old one.
   *[other] planned use { $use } suits the wish { $wanted }, no change of the detailed plan is needed.
}
rule-contract-conditions = Planning conditions in the land contract
finding-contract-conditions = { $parcel }: { $state ->
    [fail] the land contract is signed without planning conditions; a contract without them is void.
    [undetermined] the land contract is signed and nothing is on record about planning conditions; put it on record.
   *[other] the land contract is signed and planning conditions exist.
}

rule-net-title = Net land: title is clear
finding-net-title = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but the title is not clear.
    [conditional] the title is not clear yet and has to be before supply.
    [undetermined] nothing is on record about the title; put it on record.
   *[other] the title is clear.
}
rule-net-compensation = Net land: compensation settled
finding-net-compensation = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but resettlement and compensation are not settled.
    [conditional] resettlement and compensation are not settled yet and have to be before supply.
    [undetermined] compensation is not on record or contradicts acquisition and demolition; please verify.
   *[other] resettlement and compensation are settled.
}
rule-net-dispute = Net land: no dispute
finding-net-dispute = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but a legal or economic dispute is open.
    [conditional] a legal or economic dispute is open and has to end before supply.
    [undetermined] nothing is on record about disputes; put it on record.
   *[other] no legal or economic dispute is open.
}
rule-net-conditions = Net land: planning conditions are clear
finding-net-conditions = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but there are no planning conditions.
    [conditional] there are no planning conditions yet; a detailed plan has to set them before supply.
    [undetermined] nothing is on record about planning conditions; put it on record.
   *[other] planning conditions are clear.
}
rule-net-works = Net land: other conditions for starting
finding-net-works = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but levelling, road, water or power are not done.
    [conditional] levelling, road, water or power are not done yet.
    [undetermined] the works needed for starting are not all on record; complete the readiness items.
    [not_set] the city has set no list of works needed for starting.
   *[other] the works needed for starting are done.
}
rule-archaeology-survey = Archaeological survey before supply
finding-archaeology-survey = { $parcel }: { $state ->
    [fail] registered as cleared or under contract, but the archaeological survey is not done.
    [conditional] the archaeological survey is not done yet and has to be before the land is granted or allocated.
    [undetermined] nothing is on record about the archaeological survey; complete the readiness item archaeology.
   *[other] the archaeological survey is done or not needed.
}

rule-conversion-lapsed = Validity of the conversion approval
finding-conversion-lapsed = { $parcel }: { $state ->
    [used] the land under approval { $approval } was acquired.
    [lapsed] approval { $approval } of { $on } was not used by { $until }: suspected to have lapsed, to be determined.
    [unknown] approved, but the date is not on record; put it on record.
    [in_force] approval { $approval } of { $on } is in force until { $until }.
   *[other] approval { $approval } of { $on }: no period is set.
}
rule-filing-lapsed = Validity of the project filing
finding-filing-lapsed = { $state ->
    [used] Construction has started under the filing.
    [lapsed] Filed or approved on { $on } and not started by { $until }: suspected to have lapsed, to be determined.
    [extension_unknown] Filed or approved on { $on } and not started by { $until }; whether an extension was granted is not on record. Record it.
    [unknown] Filed, but the date is not on record; put it on record.
    [in_force] Filed or approved on { $on }, in force until { $until }.
   *[other] Filed or approved on { $on }: no period is set.
}
rule-eia-lapsed = Validity of the environmental approval
finding-eia-lapsed = { $state ->
    [used] Construction has started under the environmental approval.
    [lapsed] Environmental approval of { $on } and no start by { $until }: suspected to need a new examination, to be determined.
    [unknown] Construction has started, but no environmental approval is on record; put its date on record.
    [in_force] Environmental approval of { $on }: no new examination for a start by { $until }.
   *[other] Environmental approval of { $on }: no period is set.
}
rule-building-permit-lapsed = Validity of the building permit
finding-building-permit-lapsed = { $state ->
    [used] Construction has started.
    [lapsed] Building permit of { $on } and no start by { $until }: suspected to be void, to be determined.
    [conditional] Building permit of { $on } and no start by { $until }: an extension has to be shown.
    [pass] Building permit of { $on }: construction is to start by { $until }.
   *[other] No period is set for the building permit.
}

rule-quota-new-construction = Quota of new construction land
finding-quota-new-construction = { $state ->
    [none_needed] No quota of new construction land is needed.
    [not_set] { $value } { $unit } of new construction land needed; no quota is recorded for platform { $platform }.
    [undetermined] Whether conversion is needed is not on record, so the quota cannot be counted ({ $limit } { $unit } left on platform { $platform }).
   *[other] { $value } { $unit } of new construction land needed, { $limit } { $unit } left on platform { $platform } (granted { $granted }, used { $used }).
}
rule-quota-farmland = Quota for the balance of farmland
finding-quota-farmland = { $state ->
    [none_needed] No farmland is taken, none has to be made good.
    [not_set] { $value } { $unit } of farmland taken; no quota for its balance is recorded for platform { $platform }.
    [undetermined] There is no farmland layer, so the balance cannot be counted ({ $limit } { $unit } left on platform { $platform }).
   *[other] { $value } { $unit } of farmland taken, { $limit } { $unit } of its balance left on platform { $platform } (granted { $granted }, used { $used }).
}
rule-quota-energy = Energy quota
finding-quota-energy = { $state ->
    [none_needed] No energy quota is needed.
    [not_set] { $value } t of standard coal a year; no energy quota is recorded for platform { $platform }.
    [undetermined] Energy use is not stated; please state it ({ $limit } t of standard coal left on platform { $platform }).
   *[other] { $value } t of standard coal a year, { $limit } t left on platform { $platform } (granted { $granted }, used { $used }).
}

rule-far-industry = Floor-area ratio of the industry
finding-far-industry = { $state ->
    [not_set] Floor-area ratio { $value } declared; no limit is set for the industry.
    [undetermined] Floor-area ratio not declared, at least { $limit } is asked for; fill in far.
   *[other] Floor-area ratio { $value } declared, at least { $limit } is asked for.
}
rule-far-conditions = Floor-area ratio of the planning conditions
finding-far-conditions = { $parcel }: { $state ->
    [not_set] the planning conditions on record state no floor-area ratio.
    [undetermined] floor-area ratio not declared, so it cannot be held against the planning conditions; fill in far.
    [above] floor-area ratio { $value } declared, above the { $limit } of the planning conditions.
    [below] floor-area ratio { $value } declared, below the { $limit } of the planning conditions.
   *[other] floor-area ratio { $value } declared, within the planning conditions ({ $limit }).
}
rule-building-coefficient = Building coefficient
finding-building-coefficient = { $state ->
    [not_set] Building coefficient { $value } declared; no limit is set.
    [undetermined] Building coefficient not declared, at least { $limit } is asked for; please state it.
   *[other] Building coefficient { $value } declared, at least { $limit } is asked for.
}
rule-office-share = Land for offices and living quarters
finding-office-share = { $state ->
    [not_set] { $value } of the land for offices and living quarters; no limit is set.
    [undetermined] Land for offices and living quarters not declared, at most { $limit } is accepted; please state it.
   *[other] { $value } of the land for offices and living quarters, at most { $limit } is accepted.
}
rule-investment-intensity = Fixed investment per mu
finding-investment-intensity = { $state ->
    [not_set] Fixed investment { $value } × 10,000 yuan/mu; no value is recommended.
    [undetermined] Fixed investment not stated, { $limit } × 10,000 yuan/mu is recommended; please state it.
    [conditional] Fixed investment { $value } × 10,000 yuan/mu, below the recommended { $limit } × 10,000 yuan/mu.
    [fail] Fixed investment { $value } × 10,000 yuan/mu, below the { $limit } × 10,000 yuan/mu the city requires.
   *[other] Fixed investment { $value } × 10,000 yuan/mu, standard { $limit } × 10,000 yuan/mu.
}
rule-output-intensity = Output per mu
finding-output-intensity = { $state ->
    [not_set] Output { $value } × 10,000 yuan/mu; no value is recommended.
    [undetermined] Output not stated, { $limit } × 10,000 yuan/mu is recommended; please state it.
    [conditional] Output { $value } × 10,000 yuan/mu, below the recommended { $limit } × 10,000 yuan/mu.
    [fail] Output { $value } × 10,000 yuan/mu, below the { $limit } × 10,000 yuan/mu the city requires.
   *[other] Output { $value } × 10,000 yuan/mu, standard { $limit } × 10,000 yuan/mu.
}
rule-tax-intensity = Tax per mu
finding-tax-intensity = { $state ->
    [not_set] Tax { $value } × 10,000 yuan/mu; no value is recommended.
    [undetermined] Tax not stated, { $limit } × 10,000 yuan/mu is recommended; please state it.
    [conditional] Tax { $value } × 10,000 yuan/mu, below the recommended { $limit } × 10,000 yuan/mu.
    [fail] Tax { $value } × 10,000 yuan/mu, below the { $limit } × 10,000 yuan/mu the city requires.
   *[other] Tax { $value } × 10,000 yuan/mu, standard { $limit } × 10,000 yuan/mu.
}
rule-indicators-not-applicable = Control indicators do not apply
finding-indicators-not-applicable = Industry { $code } ({ $edition }) is not manufacturing (C13 to C43); the control indicators of industrial land do not apply.

rule-standard-land-sheet = Indicator sheet of standard land (5+X)
finding-standard-land-sheet = { $state ->
    [pass] All { $wanted } indicators of standard land are stated.
   *[other] Of { $wanted } indicators of standard land { $missing } are missing: { $fields }.
}
rule-standard-land-contracts = The two contracts of standard land
finding-standard-land-contracts = { $state ->
    [fail] The land contract is signed without the contract on investment and construction; put it on record.
    [conditional] On standard land a contract on investment and construction is signed together with the land contract.
   *[other] The contract on investment and construction { $contract } is signed.
}
rule-price-floor = Price floor of industrial land
finding-price-floor = { $parcel }: { $state ->
    [not_set] price { $value } × 10,000 yuan/mu; no floor is set.
    [grade_unknown] the land grade is not on record, so there is no floor to hold the price against; put it on record.
    [undetermined] the price is not on record, the floor of grade { $grade } is { $limit } × 10,000 yuan/mu; put it on record.
   *[other] price { $value } × 10,000 yuan/mu, floor of grade { $grade } { $limit } × 10,000 yuan/mu.
}
rule-chemical-park-known = Layer of chemical parks
finding-chemical-park-known = { $state ->
    [undetermined] A chemical project must lie in a recognised chemical park; there is no layer of chemical parks to hold it against.
   *[other] Held against the layer of chemical parks.
}
rule-handover = Hand-over from promoter to developer
finding-handover = { $state ->
    [same] { $developer } both promotes and develops.
    [recorded] Promoted by { $promoter }, developed by { $developer }, hand-over { $record }.
   *[other] Promoted by { $promoter }, developed by { $developer }, without a hand-over; put it on record.
}
rule-grantor = Grantor of the land contract
finding-grantor = { $state ->
    [fail] Granted by { $party }; a land contract granted by the committee of a development zone is void.
    [undetermined] Grantor { $party } is not on record or no department of natural resources; verify its power to grant land.
   *[other] Granted by { $party }.
}
rule-named-twice = Promised twice (parcel)
finding-named-twice = { $parcel }: { $state ->
    [alone] no other live agreement names the parcel.
    [named_by_other] another agreement names the parcel ({ $project }) and this project's does not; that has to be settled first.
    [shared] the agreements of this project and { $project } both name the parcel; together they need at least { $value } { $unit } of { $limit } { $unit }, who gets which part has to be settled first.
   *[other] the agreements of this project and { $project } both name the parcel; together they need at least { $value } { $unit }, it has only { $limit } { $unit }.
}
rule-platform-overpromised = Promised twice (platform)
finding-platform-overpromised = Live agreements promise { $value } { $unit } of platform { $platform }, { $limit } { $unit } can be supplied.
