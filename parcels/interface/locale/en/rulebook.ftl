# Rule packs: rules on layers, departments, levels and errors.

rule-wetland-important = Wetland of national importance
finding-wetland-important = { $parcel }: { $area } ({ $share }) overlaps a wetland of national importance, closed but for the projects the law lists; accepted up to { $limit }.
rule-nature-reserve = Nature reserve
finding-nature-reserve = { $parcel }: { $area } ({ $share }) overlaps a nature reserve, where no production facility may be built; accepted up to { $limit }.
rule-nature-reserve-experimental = Nature reserve, experimental zone
finding-nature-reserve-experimental = { $parcel }: { $area } ({ $share }) overlaps the experimental zone of a nature reserve, closed to what pollutes; show that the project does not. Accepted up to { $limit }.
rule-scenic-area = Scenic area
finding-scenic-area = { $parcel }: { $area } ({ $share }) overlaps a scenic area, where no development zone may be set up against its plan; accepted up to { $limit }.
rule-noise-sensitive = Noise-sensitive area
finding-noise-sensitive = { $parcel }: { $area } ({ $share }) overlaps an area of noise-sensitive buildings, closed to new plants that emit noise; show that the project does not. Accepted up to { $limit }.
rule-water-source-quasi = Drinking water source, quasi-protection zone
finding-water-source-quasi = { $parcel }: { $area } ({ $share }) overlaps a quasi-protection zone of drinking water, closed to what pollutes water seriously; accepted up to { $limit }.
rule-yellow-river = Yellow River shoreline control area (chemical projects)
finding-yellow-river = { $parcel }: { $area } ({ $share }) overlaps the shoreline control area of the Yellow River; no new chemical project; accepted up to { $limit }.
rule-geohazard-danger = Geological danger zone
finding-geohazard-danger = { $parcel }: { $area } ({ $share }) overlaps a geological danger zone, where nothing may be built; accepted up to { $limit }.
rule-heritage-control = Heritage construction control zone
finding-heritage-control = { $parcel }: { $area } ({ $share }) overlaps a heritage construction control zone; the design needs the consent of the heritage authority; accepted up to { $limit }.
rule-historic-core = Core of a historic quarter
finding-historic-core = { $parcel }: { $area } ({ $share }) overlaps the core of a historic quarter; nothing new but necessary infrastructure and public services; accepted up to { $limit }.
rule-road-building-control = Road building control zone (derived from the roads)
finding-road-building-control = { $parcel }: { $area } ({ $share }) lies within the building control distance of a highway (from the outer edge of its land, by class); no buildings there; accepted up to { $limit }.
rule-road-new-zone = Distance of new development zones from highways
finding-road-new-zone = { $parcel }: { $area } ({ $share }) lies closer to a highway than a new development zone or freight yard may; accepted up to { $limit }.
rule-road-width-assumed = Width of the highway not recorded
finding-road-width-assumed = { $parcel }: the width of a highway nearby is not recorded; { $area } ({ $share }) was reckoned from its centre line and the true zone is wider. Put the width on record.
rule-power-corridor = Power line protection area (derived from the lines)
finding-power-corridor = { $parcel }: { $area } ({ $share }) lies within the protection distance of an overhead line (by voltage, from the line as drawn; the law counts from the outer wire); no buildings there; accepted up to { $limit }.
rule-railway-track = Land of the railway
finding-railway-track = { $parcel }: { $area } ({ $share }) overlaps land of the railway; its consent is needed; accepted up to { $limit }.
rule-railway-corridor = Railway safety area (derived from the track)
finding-railway-corridor = { $parcel }: { $area } ({ $share }) lies within the railway safety distance (by kind of line and place); building needs the consent of the railway and a safety agreement; accepted up to { $limit }.
rule-pipeline-corridor = Oil and gas pipeline strip (derived from the lines)
finding-pipeline-corridor = { $parcel }: { $area } ({ $share }) lies in the strip beside an oil or gas pipeline where no building and no deep roots are allowed; accepted up to { $limit }.
rule-pipeline-works = Works near an oil or gas pipeline
finding-pipeline-works = { $parcel }: { $area } ({ $share }) lies so close to an oil or gas pipeline that certain works have to be applied for; accepted up to { $limit }.
rule-weather-station = Weather station
finding-weather-station = { $state ->
    [outside] { $parcel }: not on a weather station.
    [unknown] { $parcel }: { $area } overlaps a weather station; the weather authority must be consulted. State the height of the buildings.
   *[other] { $parcel }: { $area } overlaps a weather station; the weather authority must be consulted on { $value } m.
 }
rule-weather-height = Height limit around a weather station
finding-weather-height = { $state ->
    [outside] { $parcel }: not in the surroundings of a weather station.
    [unknown] { $parcel }: { $area } lies in the surroundings of a weather station, where nothing may be higher than a tenth of the distance (here { $limit } m). State the height of the buildings.
    [not_set] { $parcel }: { $area } lies in the surroundings of a weather station, for which no pack sets a height; the project is { $value } m high.
   *[other] { $parcel }: { $area } lies in the surroundings of a weather station; height { $value } m, at most a tenth of the distance ({ $limit } m).
 }
rule-no-local-threshold = No local threshold
finding-no-local-threshold = { $parcel }: “{ $kind-name }” concerns { $area } ({ $share }), but no pack sets a number for this class. Ask the department in charge and write it into the city’s pack.

# Departments that decide
code-authority-natural-resources = natural resources
code-authority-forestry = forestry and grassland
code-authority-ecology = ecology and environment
code-authority-water = water
code-authority-heritage = cultural heritage
code-authority-transport = transport
code-authority-energy = energy
code-authority-railway = railway
code-authority-aviation = civil aviation
code-authority-weather = meteorology
code-authority-emergency = emergency management
code-authority-industry = industry
code-authority-agriculture = agriculture
code-authority-development-reform = development and reform
code-authority-housing = housing and construction
code-authority-investment = investment promotion
code-authority-finance = finance
code-authority-tax = tax
code-authority-statistics = statistics
code-authority-government = the government

# Levels of packs
code-rule-level-national = national
code-rule-level-province = province
code-rule-level-demo = demo data
code-rule-level-city = city

# Errors of rule packs
error-rulebook-invalid = The rule { $rule } in the pack { $pack } is wrong: { $problem ->
    [dates_overlap] two editions of one level are in force at the same time (from { $detail }); give the older one an effective_to
    [dates_reversed] it ends ({ $detail }) before it begins
    [field_missing] { $detail } is missing, and no level below states it
    [loosens_block] it loosens what the law forbids ({ $detail }); a city may only be stricter
    [grade_twice] features of the grade { $detail } already belong to another rule
    [block_cannot_be_met] what forbids cannot be met by the readiness item { $detail }; make it approval or study
    [kind_is_whole] conversion and quotas are taken from { $detail } as a whole, so it cannot be split by grade
    [title_missing] the program has no name for this rule; give it a title (zh, en)
   *[other] { $problem } { $detail }
} ({ $count } problems in all). Correct it and check again with parcels rules validate.
error-packs-missing = The folder of rule packs { $folder } does not exist. Check the path, or start one with parcels rules template.
error-packs-unreadable = The rule pack { $file } cannot be read ({ $problem }). Give a YAML file in UTF-8.
error-pack-not-local = The rule pack { $file } has the level { $level }; a folder may only hold packs of level: province or level: city.
error-policy-loosens-block = The policy { $policy } loosens what the law forbids, in [constraints.{ $kind }]; a city may only be stricter. Remove that entry.

# Commands on rules
cli-option-packs = folder of a city’s own rule packs (*.yaml)
cli-option-demo-packs = with the rule packs of demo data
cli-arg-packs = folder of a city’s own rule packs
cli-help-rules-template =
    Write a template of a city’s own rule pack.
cli-example-rules-template =
    Example:

      parcels rules template my-city/rules
      parcels rules validate my-city/rules
cli-rules-template = Wrote the template { $file }. Check it with parcels rules validate once it is filled in.
column-authority = department
column-rule-level = level
error-template-exists = { $file } is there already and is not overwritten. Name another folder, or move the file away.
verdict-unverified = – to be verified

# Kinds of layers
code-constraint-wetland-important = wetland of national importance
code-constraint-nature-reserve = nature reserve
code-constraint-nature-reserve-experimental = experimental zone of a nature reserve
code-constraint-scenic-area = scenic area
code-constraint-noise-sensitive = noise-sensitive area
code-constraint-water-source-quasi = drinking-water quasi zone
code-constraint-yellow-river = Yellow River shoreline control area
code-constraint-geohazard-danger = geological danger zone
code-constraint-heritage-control = heritage construction control zone
code-constraint-historic-core = core of a historic quarter
code-constraint-road-building-control = road building control zone (derived)
code-constraint-road-new-zone = distance of new development zones from highways
code-constraint-power-corridor = power line protection area (derived)
code-constraint-railway-track = land of the railway
code-constraint-railway-corridor = railway safety area (derived)
code-constraint-pipeline-corridor = oil and gas pipeline strip (derived)
code-constraint-pipeline-works = works near an oil or gas pipeline (derived)
code-constraint-weather-station = weather station
code-constraint-weather-height = height limit around a weather station
