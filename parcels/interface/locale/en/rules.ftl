# Rules: titles and what was measured. The verdict stands beside the sentence.

rule-permanent-basic-farmland = Permanent basic farmland
finding-permanent-basic-farmland = { $parcel }: { $area } ({ $share }) overlaps permanent basic farmland; accepted up to { $limit }.
rule-ecological-redline = Ecological redline
finding-ecological-redline = { $parcel }: { $area } ({ $share }) overlaps the ecological redline; accepted up to { $limit }.
rule-urban-development-boundary = Urban development boundary
finding-urban-development-boundary = { $parcel }: { $area } ({ $share }) lies outside the urban development boundary; accepted up to { $limit }.
rule-farmland = Farmland
finding-farmland = { $parcel }: { $area } ({ $share }) overlaps farmland; accepted up to { $limit }.
rule-forest = Forest land
finding-forest = { $parcel }: { $area } ({ $share }) overlaps forest land; accepted up to { $limit }.
rule-wetland = Wetland
finding-wetland = { $parcel }: { $area } ({ $share }) overlaps wetland; accepted up to { $limit }.
rule-water-source-1 = Drinking water source, first-grade zone
finding-water-source-1 = { $parcel }: { $area } ({ $share }) overlaps a first-grade drinking water source zone; accepted up to { $limit }.
rule-water-source-2 = Drinking water source, second-grade zone
finding-water-source-2 = { $parcel }: { $area } ({ $share }) overlaps a second-grade drinking water source zone; accepted up to { $limit }.
rule-river-management = River management area
finding-river-management = { $parcel }: { $area } ({ $share }) overlaps a river management area; accepted up to { $limit }.
rule-flood-storage = Flood storage area
finding-flood-storage = { $parcel }: { $area } ({ $share }) overlaps a flood storage area; accepted up to { $limit }.
rule-geohazard = Geological hazard area
finding-geohazard = { $parcel }: { $area } ({ $share }) overlaps a geological hazard area; accepted up to { $limit }.
rule-heritage = Heritage protection area
finding-heritage = { $parcel }: { $area } ({ $share }) overlaps a heritage protection area; accepted up to { $limit }.
rule-archaeology = Archaeological survey area
finding-archaeology = { $parcel }: { $area } ({ $share }) may hold archaeological remains (survey before supply); accepted up to { $limit }.
rule-power-line = Power line corridor
finding-power-line = { $parcel }: { $area } ({ $share }) overlaps a power line corridor; accepted up to { $limit }.
rule-road-control = Road building control area
finding-road-control = { $parcel }: { $area } ({ $share }) overlaps a road building control area; accepted up to { $limit }.
rule-railway = Railway safety area
finding-railway = { $parcel }: { $area } ({ $share }) overlaps a railway safety area; accepted up to { $limit }.
rule-pipeline = Oil and gas pipeline protection area
finding-pipeline = { $parcel }: { $area } ({ $share }) overlaps a pipeline protection area; accepted up to { $limit }.
rule-airport = Airport clearance area
finding-airport = { $state ->
    [outside] { $parcel }: not in an airport clearance area.
    [unknown] { $parcel }: { $area } lies in an airport clearance area; the aviation authority must be consulted in writing. State the height of the buildings.
    [not_set] { $parcel }: { $area } lies in an airport clearance area, for which no pack sets a height; the aviation authority must be consulted in writing on { $value } m.
   *[other] { $parcel }: { $area } lies in an airport clearance area; height { $value } m, allowed { $limit } m. The aviation authority must be consulted in writing.
 }
rule-contaminated-soil = Contaminated soil list
finding-contaminated-soil = { $parcel }: { $area } ({ $share }) is on the contaminated soil list; accepted up to { $limit }.
rule-yangtze-1km = Within 1 km of the Yangtze and its tributaries (chemical projects)
finding-yangtze-1km = { $parcel }: { $area } ({ $share }) lies within 1 km of the Yangtze shoreline; no new chemical project; accepted up to { $limit }.
rule-chemical-park = Chemical projects only in chemical parks
finding-chemical-park = { $parcel }: { $area } ({ $share }) lies outside the chemical parks; accepted up to { $limit }.
rule-flood = Flood area
finding-flood = { $parcel }: { $area } ({ $share }) overlaps a flood area; accepted up to { $limit }.
rule-open-space = Open space
finding-open-space = { $parcel }: { $area } ({ $share }) overlaps open space; accepted up to { $limit }.
rule-overlay = Overlay district
finding-overlay = { $parcel }: { $area } ({ $share }) overlaps an overlay district; accepted up to { $limit }.
rule-outside-boundary = Boundary in force
finding-outside-boundary = { $parcel }: { $area } ({ $share }) outside the boundary in force; tolerance { $limit }.
rule-boundary-error-suspected = Suspected boundary error
finding-boundary-error-suspected = { $parcel }: the overlap of { $area } is tiny and may be a drawing error of the layer “{ $kind-name }”; it still forbids the land until evidence is given.
rule-no-rule-for-kind = Layer without a rule
finding-no-rule-for-kind = { $parcel }: { $area } in the layer { $kind }, for which no rule is set. Set one in the policy under [constraints.{ $kind }].
rule-conversion-needed = Conversion to construction land
finding-conversion-needed = { $parcel }: { $area } still needs conversion to construction land.
rule-conversion-unknown = Conversion not recorded
finding-conversion-unknown = { $parcel }: the record does not say whether conversion is needed; put it on record.
rule-boundary-not-set = No boundary in force
finding-boundary-not-set = { $parcel }: no platform boundary is loaded, so the boundary was not checked.
rule-statutory-blank-land = Statutory blank land (16)
finding-statutory-blank-land = { $parcel }: planned use { $use } ({ $scheme }) is statutory blank land; a detailed plan must first assign a use.
rule-plan-conditions-missing = Planning conditions
finding-plan-conditions-missing = { $parcel }: no planning conditions from a detailed plan; land without them cannot be granted.
rule-area = Area
finding-area = Area { $area }; asked for { $min } to { $max }.
rule-width = Least width
finding-width = Width { $value } m; asked for { $limit } m.
rule-frontage = Road frontage
finding-frontage = Road frontage { $value } m; asked for { $limit } m.
rule-use = Planned use
finding-use = { $parcel }: planned use { $use } ({ $scheme }); asked for { $wanted } ({ $wanted-scheme }).
rule-power = Power supply
finding-power = Power at the land { $value } kVA; needed { $limit } kVA.
rule-water = Water supply
finding-water = Water at the land { $value } m³/d; needed { $limit } m³/d.
rule-gas = Gas supply
finding-gas = Gas at the land { $value } m³/d; needed { $limit } m³/d.
rule-sewage = Sewage capacity
finding-sewage = Sewage capacity at the land { $value } m³/d; needed { $limit } m³/d.
rule-road-distance = Distance to a road
finding-road-distance = Distance to a road { $value } m; at most { $limit } m.
rule-ready = Ready in time
finding-ready = Deliverable on { $ready-on }; needed by { $need-by }.
rule-ready-unknown = Delivery date not known
finding-ready-unknown = { $parcel }: land in preparation without a delivery date; put it on record.
rule-ready-overdue = Delivery date has passed
finding-ready-overdue = { $parcel }: the delivery date { $ready-on } has passed and the land is not cleared; confirm or correct it.
rule-prepare-cost-unknown = Preparation cost not known
finding-prepare-cost-unknown = { $parcel }: land in preparation without a cost; put it on record, otherwise it counts as 0 in score and budget.
rule-energy-unknown = Energy use not known
finding-energy-unknown = The platform { $platform } has an energy quota; the project's energy use is not known and counts as 0. Please state it.
rule-need-by-passed = Date needed has passed
finding-need-by-passed = The date needed, { $need-by }, has passed; give a new one.
rule-real-estate = Ordinary real estate
finding-real-estate = Ordinary real estate is not admitted to industrial platforms.
rule-real-estate-suspected = Suspected real estate
finding-real-estate-suspected = The industry code suggests real estate; state whether it is.
rule-bundled = Bundled with real estate
finding-bundled = Projects bundled with real estate are not admitted.
rule-chemical-assumed = Chemical project by code
finding-chemical-assumed = The record does not say whether this is a chemical project; by its industry code it is checked as one. Please state it.
rule-platform-only = Platform named by the project
finding-platform-only = The project asks for platform { $wanted }; the land is on { $platform }.
rule-sector-phase = Sector and phase of the platform
finding-sector-phase = Sector group { $group ->
    [information] information technology
    [new_energy] new energy
    [health] health and care
    [tourism] tourism
    [commerce] commerce and leisure
    [logistics] logistics
    [equipment] advanced equipment
    [materials] new materials and chemicals
    [environment] environmental technology
    [food] food processing
    [light_industry] textiles and light industry
    [services] technology and business services
    [other] other
    *[any] { $group }
 } on platform { $platform }: in phase “focused” only lead sectors are admitted.
rule-entry-quality = Entry bar: quality
finding-entry-quality = Quality { $value } points; entry bar { $limit }.
rule-entry-floor = Entry bar: mandatory floor
finding-entry-floor = { $indicator ->
    [investment_per_mu] Investment per mu (10,000 yuan)
    [tax_per_mu] Tax per mu and year (10,000 yuan)
    [output_per_mu] Output per mu and year (10,000 yuan)
    [jobs_per_mu] Jobs per mu
    [technology] Technology grade
    [funding] Share of funds arrived
    *[any] { $indicator }
 }: { $value }; floor { $limit }.
rule-quality-not-assessable = Quality not assessable
finding-quality-not-assessable = Only { $share } of the weight is known; { $limit } is needed to judge the entry bar. Complete the project's figures.
rule-bar-not-set = No entry bar set
finding-bar-not-set = No entry bar is set for the land (platform { $platform }).
rule-reserve-quality = Release bar: quality
finding-reserve-quality = Quality { $value } points; bar for reserved land { $limit }.
rule-reserve-purpose = Purpose of reserved land
finding-reserve-purpose = { $parcel } is kept for { $purpose }; the project's group is { $group ->
    [information] information technology
    [new_energy] new energy
    [health] health and care
    [tourism] tourism
    [commerce] commerce and leisure
    [logistics] logistics
    [equipment] advanced equipment
    [materials] new materials and chemicals
    [environment] environmental technology
    [food] food processing
    [light_industry] textiles and light industry
    [services] technology and business services
    [other] other
    *[any] { $group }
 }.
rule-reserve-release = Release of reserved land
finding-reserve-release = { $share } of the site is held in reserve; its release must be decided.
rule-promised = Promised to another project
finding-promised = { $others ->
    [0] { $parcel }: not promised to any other project.
   *[other] { $parcel }: promised to other projects: { $project }.
 }
rule-platform-mismatch = Platform in record and on the map
finding-platform-mismatch = { $parcel }: the record names another platform than { $platform }, whose boundary holds the land.
rule-promoter-not-developer = Promoting and developing body differ
finding-promoter-not-developer = { $parcel }: promoted by { $promoter }, developed by { $developer }; a hand-over record is needed.

# Units of findings
unit-kva = kVA
unit-m3-per-day = m³/d
unit-day = d
unit-points = points
unit-wan-yuan-per-mu = 10,000 yuan/mu

# Evidence grades
code-evidence-grade-law = statute text read
code-evidence-grade-official = government page
code-evidence-grade-secondary = secondary source
code-evidence-grade-code = practice in software, not law
code-evidence-grade-policy = the city's own rule
code-evidence-grade-unverified = not verified, not to be cited

# Signing gate
code-signing-can-sign = can sign
code-signing-can-sign-if = can sign if
code-signing-cannot-sign = cannot sign

# Why a project takes no part
code-left-out-stage = has its land already, or was withdrawn
code-left-out-needs-no-land = needs no land of its own

# Errors of policies, packs and sites
error-policy-missing = The policy { $file } does not exist. Check the path, or leave --policy out to use the policy of the workspace.
error-policy-unreadable = The policy { $file } cannot be read: { $problem ->
    [PermissionError] you have no right to read it
    [IsADirectoryError] it is a folder
    [NotADirectoryError] a part of its path is not a folder
    [UnicodeDecodeError] it is not UTF-8 text
   *[other] { $problem }
}. Give a TOML file in UTF-8.
error-policy-invalid = The policy { $file } is wrong at { $path }: { $problem ->
    [missing] the entry is missing
    [extra_forbidden] there is no such entry
    [floor_equals_target] floor and target must differ
    [shape_poor_not_below_good] shape_poor must be below shape_good
    [scale_without_span] nothing and everything must lie at different values
    [prime_without_weight] no part has a weight
    [prime_scale_missing] a scale is missing; name motorway, rail, port, main_road, frontage, size, compactness and width
    [prime_scale_wrong_way] a scale runs the wrong way: distances fall towards full, everything else rises
    [greater_than_equal] { $value } is too small
    [greater_than] { $value } is too small
    [less_than_equal] { $value } is too large
    [string_pattern_mismatch] { $value } has the wrong form
    *[other] { $value } does not fit ({ $problem })
} ({ $count } problems in all). Compare it with the packaged demo policy.
error-land-of-other-policy = The land was prepared under another policy ({ $field } differs). This is a fault of the program; start the command again.
error-pack-invalid = The rule pack { $file } is wrong at { $path }: { $problem }.
error-site-unknown = The site { $site } is not made of allocatable land. Write a parcel (A-12), a strip (A-12/2), a run of strips (A-12/1..3) or several joined by +.
error-project-field-empty = Project { $project }: { $field } is empty; fill it in and import again.
