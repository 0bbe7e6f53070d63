### Labels of all codes

# Platform level
code-platform-level-national = national
code-platform-level-provincial = provincial
code-platform-level-city = city
code-platform-level-county = county

# Phase of a platform: first open, then focused
code-platform-phase-open = open
code-platform-phase-focused = focused

# Place in the land chain
code-land-status-planned = planned
code-land-status-approved = conversion approved
code-land-status-acquired = acquired
code-land-status-cleared = cleared
code-land-status-supplied = supplied
code-land-status-built = built

# Policy reserve
code-reserve-status-none = not reserved
code-reserve-status-held = in reserve
code-reserve-status-released = released

# Stage of a project
code-project-stage-lead = lead
code-project-stage-negotiating = in negotiation
code-project-stage-signed = signed
code-project-stage-registered = registered
code-project-stage-filed = filed
code-project-stage-supplied = land supplied
code-project-stage-started = started
code-project-stage-completed = completed
code-project-stage-producing = producing
code-project-stage-accepted = accepted at full production
code-project-stage-withdrawn = withdrawn

# Sector groups
code-sector-group-information = information technology
code-sector-group-new-energy = new energy
code-sector-group-health = health and care
code-sector-group-tourism = tourism
code-sector-group-commerce = commerce and leisure
code-sector-group-logistics = logistics
code-sector-group-equipment = advanced equipment
code-sector-group-materials = new materials and chemicals
code-sector-group-environment = environmental technology
code-sector-group-food = food processing
code-sector-group-light-industry = textiles and light industry
code-sector-group-services = technology and business services
code-sector-group-other = other

# What a rule does
code-severity-block = forbids
code-severity-approval = needs approval
code-severity-study = needs a study
code-severity-buffer = safety distance
code-severity-height = height limit
code-severity-note = note

# Outcome of a check
code-verdict-pass = meets
code-verdict-conditional = conditional
code-verdict-fail = fails
code-verdict-not-set = no threshold set
code-verdict-undetermined = to be determined

# Class of a road
code-road-class-motorway = motorway
code-road-class-national = national road
code-road-class-provincial = provincial road
code-road-class-county = county road
code-road-class-township = township road
code-road-class-arterial = arterial road
code-road-class-secondary = secondary road
code-road-class-local = local road

# Kind of utility
code-utility-kind-substation = substation
code-utility-kind-power-line = power line
code-utility-kind-water-main = water main
code-utility-kind-gas-pipeline = gas pipeline
code-utility-kind-sewage-plant = sewage plant
code-utility-kind-heat-main = heat main
code-utility-kind-telecom = telecom facility

# Steps a site must pass
code-funnel-step-universe = all possible sites
code-funnel-step-area = large enough, not too large
code-funnel-step-shape = shape and width fit
code-funnel-step-use = use allowed
code-funnel-step-law = not forbidden by law
code-funnel-step-services = services suffice
code-funnel-step-ready = ready in time
code-funnel-step-bar = entry bars met
code-funnel-step-free = not promised to others
code-funnel-step-score = worth placing

# Constraint layers
code-constraint-permanent-basic-farmland = permanent basic farmland
code-constraint-ecological-redline = ecological redline
code-constraint-urban-development-boundary = urban development boundary
code-constraint-farmland = farmland
code-constraint-forest = forest
code-constraint-wetland = wetland
code-constraint-water-source-1 = drinking-water zone 1
code-constraint-water-source-2 = drinking-water zone 2
code-constraint-river-management = river management area
code-constraint-flood-storage = flood storage area
code-constraint-flood = flood area
code-constraint-geohazard = geological hazard area
code-constraint-heritage = heritage protection area
code-constraint-archaeology = archaeological area
code-constraint-power-line = power line corridor
code-constraint-road-control = road control strip
code-constraint-railway = railway safety zone
code-constraint-pipeline = pipeline safety zone
code-constraint-airport = airport clearance area
code-constraint-contaminated-soil = contaminated soil
code-constraint-yangtze-1km = 1 km from the Yangtze and tributaries
code-constraint-chemical-park = chemical park
code-constraint-open-space = open space
code-constraint-overlay = other overlay

# Classes of parcels on the map
code-parcel-class-ready = ready now
code-parcel-class-preparing = in preparation
code-parcel-class-held = promised
code-parcel-class-used = supplied or built
code-parcel-class-reserved = prime, in reserve
code-parcel-class-blocked = blocked by law
code-parcel-class-unknown = unknown


# Datasets
code-dataset-parcels = parcels
code-dataset-platforms = platforms
code-dataset-constraints = constraints
code-dataset-roads = roads
code-dataset-utilities = utilities
code-dataset-projects = projects
code-dataset-milestones = milestones
code-dataset-readiness = readiness items

# Readiness items
code-readiness-item-conversion = conversion approval
code-readiness-item-acquisition = acquisition
code-readiness-item-demolition = demolition
code-readiness-item-archaeology = archaeological survey
code-readiness-item-soil-survey = soil survey
code-readiness-item-levelling = levelling
code-readiness-item-road = road
code-readiness-item-power = power
code-readiness-item-water = water
code-readiness-item-gas = gas
code-readiness-item-sewage = sewage
code-readiness-item-telecom = telecom
code-readiness-item-plan-conditions = planning conditions
code-readiness-item-supply = supply

# State of a readiness item
code-readiness-state-done = done
code-readiness-state-doing = in progress
code-readiness-state-todo = not started
code-readiness-state-not-needed = not needed

# Status of a plan
code-plan-status-optimal = proven optimal
code-plan-status-feasible = feasible, not proven best
code-plan-status-gap = within the accepted gap
code-plan-status-infeasible = no plan meets all locks
code-plan-status-time-limit = stopped at the time limit
code-plan-status-cancelled = cancelled
code-plan-status-empty = nothing to place

# Milestones
code-milestone-lead = lead
code-milestone-negotiating = negotiation
code-milestone-signed = signature
code-milestone-registered = registration
code-milestone-filed = filing
code-milestone-conversion = conversion
code-milestone-acquisition = acquisition
code-milestone-cleared = cleared
code-milestone-plan-conditions = planning conditions
code-milestone-listed = listed for supply
code-milestone-contract = supply contract
code-milestone-certificate = title certificate
code-milestone-delivered = land delivered
code-milestone-start-ceremony = start ceremony
code-milestone-start-recognised = recognised start
code-milestone-start-statutory = statutory start
code-milestone-topped-out = topped out
code-milestone-completed = completion
code-milestone-producing = production
code-milestone-full-production = full production
code-milestone-statistics = entered in statistics
code-milestone-withdrawn = withdrawal
