# Locks, bans and limits of a plan that cannot be used
error-request-malformed = “{ $value }” is no lock or ban. Write PROJECT=SITE, for example P012=A-12/1..2.
error-lock-unknown-project = The lock { $project }={ $site } names a project that takes no part in the plan: { $project }. Similar: { $near }. Correct the project id or leave the lock out.
error-lock-unknown-site = The lock { $project }={ $site } names a site that is a candidate of no project: { $site }. Similar: { $near }. See the sites of the project with “parcels sites”.
error-lock-not-candidate = Project { $project } cannot be locked on site { $site }: the site does not pass every rule for this project. Sites of the project with similar names: { $near }. See its sites with “parcels sites”.
error-ban-unknown-project = The ban { $project }={ $site } names a project that takes no part in the plan: { $project }. Similar: { $near }. Correct the project id or leave the ban out.
error-ban-unknown-site = The ban { $project }={ $site } names a site that is a candidate of no project: { $site }. Similar: { $near }. Correct the site or leave the ban out.
error-locks-contradict = { $reason ->
    [same_project] Two locks put project { $shared } on different sites: { $first } and { $second }. Keep one of them.
    [same_atom] Two locks give the same land ({ $shared }) away: { $first } and { $second }. Keep one of them.
    [banned] A lock and a ban speak of the same pair: { $first } and { $second }. Keep one of them.
   *[over-limit] The locks { $first } and { $second } need { $needed } of { $shared }, but only { $allowed } is allowed. Drop a lock or raise the limit in the policy.
}
error-gap-range = The gap { $value } is out of range. State a share from 0 to below 1, for example 0.01 for one percent.
error-seconds-range = The time limit { $value } is out of range. State seconds above 0 and at most 86400.
error-ceiling-negative = The limit { $field } in the policy is negative ({ $value }). State 0 or more.

# Failures of the solver
error-problem-shape = The plan's problem is inconsistent: { $expected } was expected. This is a fault of the program; please report it with the plan's files.
error-problem-score = Candidate { $candidate } has no positive score. This is a fault of the program; please report it with the plan's files.
error-problem-rhs = Limit { $limit } is negative. This is a fault of the program; please report it with the plan's files.
error-problem-limit-twice = Two limits of the plan have the same name. This is a fault of the program; please report it with the plan's files.
error-solver-died = The solver stopped unexpectedly ({ $detail }). Nothing was changed. Run again; if it happens again, there may be too little memory.
error-solver-failed = The solver reported a fault: { $detail }. Nothing was changed. Please report it with the plan's files.

# Notes on a plan
note-ban-without-effect = The ban { $project }={ $site } has no effect: the site is no candidate of the project.
note-budget-not-set = No budget is set for { $name }; { $candidates } candidates need preparation money then and are not limited.
note-budget-not-set-at-all = The policy sets no preparation budget; { $candidates } candidates need preparation money and are not limited.
note-new-construction-not-set = No quota of new construction land is set for platform { $name }; { $candidates } candidates there need conversion and are not limited.
note-new-construction-not-set-at-all = The policy sets no quota of new construction land; { $candidates } candidates need conversion and are not limited.
note-energy-not-set = No energy quota is set for platform { $name }; { $candidates } candidates there use energy and are not limited.
note-energy-not-set-at-all = The policy sets no energy quota; { $candidates } candidates use energy and are not limited.

# What the independent check may find
violation-project-twice = Project { $subject } has { $count } sites.
violation-atom-twice = Land { $subject } is given to more than one project: { $projects }.
violation-limit-exceeded = Limit { $subject } is exceeded: { $value } of { $limit }.
violation-lock-not-honoured = The lock of { $subject } on { $site } is not honoured.
violation-ban-not-honoured = { $subject } is on { $site } although that is banned.
violation-objective-wrong = The plan states { $value } points, its scores add up to { $limit }.
violation-bound-below-objective = The bound { $value } lies below the plan's { $limit } points.
violation-sites-overlap = The sites of { $subject } and { $other } overlap by { $value } m² (limit { $limit } m²).
violation-area-outside-window = The site of { $subject } has { $value } m², outside { $least } to { $most } m².
violation-area-misstated = The plan states { $value } m² for { $subject }, the shape has { $limit } m².
violation-atom-unknown = The site { $site } of { $subject } names land that does not exist.
violation-site-not-its-atoms = The shape of the site of { $subject } differs from its land by { $value } m² (limit { $limit } m²).
violation-site-outside-parcels = The site of { $subject } reaches { $value } m² beyond its parcels (limit { $limit } m²).
violation-outside-boundary = { $subject }: { $value } m² of parcel { $parcel } lie outside the boundary in force (limit { $limit } of the area).
violation-blocked-by-layer = { $subject }: { $value } m² of parcel { $parcel } lie in { $layer } (limit { $limit } of the area).
violation-too-narrow = The site of { $subject } is narrower than { $limit } m.
violation-status-not-allocatable = { $subject }: parcel { $parcel } is already { $value }.
violation-held-for-other = { $subject }: parcel { $parcel } is promised to { $other }.
violation-use-not-allowed = { $subject } cannot use parcel { $parcel } with planned use { $value }.
violation-not-ready = { $subject } needs land by { $limit }, parcel { $parcel } is ready on { $value }.
violation-project-unknown = The plan names project { $subject }, which does not exist.
violation-parcel-unknown = { $subject }: parcel { $parcel } does not exist.

# How a solve ended
code-plan-status-gap-reached = within the accepted gap

# Limits of a plan
code-limit-kind-project = one site per project
code-limit-kind-atom = land given once
code-limit-kind-new-construction = quota of new construction land
code-limit-kind-energy = energy quota
code-limit-kind-budget = preparation budget
code-limit-kind-lock = lock
code-limit-kind-ban = ban

# What may give way
code-relaxation-area-min = less area
code-relaxation-area-max = more area
code-relaxation-need-by = later date
code-relaxation-width = narrower site
code-relaxation-ready = earlier delivery
code-relaxation-use = other planned use
code-relaxation-release = release from reserve
code-relaxation-promise = promise given up
code-relaxation-service = better services
code-relaxation-new-construction = more new construction land
code-relaxation-energy = more energy quota
code-relaxation-budget = more preparation money
code-barrier-bottom-line = beyond the bottom line (real estate, or land tied to it), which is never relaxed
code-barrier-size = no land of about this size lies together
code-barrier-bar = the entry bar is not met, and bars are never relaxed
code-barrier-law = all land of this size is under a control of law, which is never relaxed
code-barrier-several = every site lacks several things at once, or something no known change mends
code-barrier-worth = a site can be opened, but the best plan uses the land otherwise
