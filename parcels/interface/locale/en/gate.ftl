### The signing gate: certificates issued, verified and used, and signatures without one.

error-land-certified = { $atom } is held for project { $project } by land certificate { $number } until { $until }. Choose other land, or wait until the certificate ends or is withdrawn.
error-certificate-in-force = Project { $project } already has certificate { $number } in force ({ $site }, until { $until }). Use it, or withdraw it first.
error-certificate-elsewhere = Project { $project } holds other land by certificate { $number } ({ $site }). Withdraw it before you propose different land.
error-certificate-ended = Certificate { $number } is no longer in force ({ $state }). Look at it again.

event-certificate-issued = Land certificate { $number } issued: project { $project }, site { $site }, valid until { $valid-until }
event-certificate-used = Land certificate { $number } used to sign for project { $project } (allocation { $allocation })
event-certificate-expired = Land certificate { $number } expired; the land held for project { $project } is free
event-certificate-withdrawn = Land certificate { $number } (project { $project }) withdrawn: { $reason }
event-override-given = Allocation { $allocation } (project { $project }) may be signed without a certificate: { $reason }
event-override-used = Allocation { $allocation } (project { $project }) signed by override, without a certificate
code-event-certificate-issued = Certificate issued
code-event-certificate-used = Certificate used
code-event-certificate-expired = Certificate expired
code-event-certificate-withdrawn = Certificate withdrawn
code-event-override-given = Override given
code-event-override-used = Signed by override
log-table-certificate = Land certificate
log-table-gate-override = Override of the signing gate

error-certificate-refused = Project { $project } cannot sign for { $site }: { $count } rules are not met, the first is { $rule }. Settle them first, or choose other land.
error-certificate-no-site = Project { $project } has no land it could sign for, so no certificate is issued. Look at which step its sites were lost.
error-certificate-no-term = The city has not decided how long a certificate is valid, so none is issued for project { $project }. Set valid_working_days under [certificate] in landing.toml of the workspace.
error-certificate-date-refused = A certificate carries the day of its issue: { $day } was given, today is { $today }.
error-certificate-unknown = There is no land certificate numbered { $number }. Check the number, e.g. 2026-0007.
error-certificate-altered = What is stored of certificate { $number } is not what the log says was issued, so it is not given out. Ask the auditor to verify the log.
error-certificate-reason-missing = Give a reason for withdrawing certificate { $number }.
error-override-reason-missing = Give a reason for letting allocation { $allocation } past the gate.
error-override-evidence-missing = Letting allocation { $allocation } past the gate needs a document: minutes or a written instruction.
error-override-open = Allocation { $allocation } ({ $site }) already has an override that was not used yet.

code-action-view-certificates = see certificates
code-action-issue-certificate = issue a certificate
code-action-withdraw-certificate = withdraw a certificate
code-action-override-gate = let a signature past the gate
code-because-not-certified = there is no land certificate in force, and no leader let it past the gate
code-certificate-status-in-force = in force
code-certificate-status-used = used to sign
code-certificate-status-expired = expired
code-certificate-status-withdrawn = withdrawn
code-genuine-genuine = genuine and in force
code-genuine-used = genuine, used to sign
code-genuine-expired = genuine, expired
code-genuine-withdrawn = genuine, withdrawn
code-genuine-altered = not as on record
code-genuine-unknown = no such certificate
code-holder-allocation = allocation
code-holder-certificate = land certificate
code-holder-record = promise on record

gate-title = Land certificate { $number }
gate-number = Certificate number
gate-code = Check code
gate-issued-on = Issued on
gate-valid-until = Valid until
gate-issued-by = Issued by
gate-not-issued = Computed only: not numbered, not issued, and no land is held.
gate-verify-note = Until its last day it holds the land above for this project; then the land is free. Number and check code are verified in this program; hold project, site, dates and verdict against the paper.
gate-terms = Conditions of signing ({ $count })
gate-needed = What would have to be true ({ $count })
gate-relaxations = Cheapest changes that would land the project (of the plan saved last)
gate-holders = Who holds the land now
gate-resources = Quotas and money for preparation
gate-standard = Standard-land indicators
gate-money = Preparation still to be paid
gate-money-known = { $amount } × 10,000 yuan
gate-money-unknown = at least { $amount } × 10,000 yuan (the cost of some parcels is not on record)
gate-column-term = Condition
gate-column-owner = Owed by
gate-column-by = By
gate-column-rule = What
gate-column-is = Is
gate-column-must = Must be
gate-column-parcel = Parcel
gate-column-project = Project
gate-column-how = Held by
gate-column-until = Until
gate-column-quota = Quota
gate-column-need = Needed
gate-column-left = Left
gate-column-verdict = Verdict
gate-by-signing = before signing, { $day }
gate-by-need = before delivery, { $day }
gate-owner-signer = whoever signs (the rule names no department)

cli-help-certificate = Issued land certificates: list, show, verify, withdraw
cli-help-certificate-list = Certificates in force with their last day
cli-help-certificate-show = A certificate as it was issued, on the terminal or as PDF or HTML
cli-help-certificate-verify = Verify number and check code: genuine, used, expired, withdrawn, altered or unknown
cli-help-certificate-withdraw = Withdraw a certificate and free its land
cli-help-override = Signatures without a certificate, let past the gate by a leader
cli-help-override-list = Every override ever given
cli-example-certificate-list = Example: parcels certificate list my-city
cli-example-certificate-show = Example: parcels certificate show my-city 2026-0007 --out certificate.pdf
cli-example-certificate-verify = Example: parcels certificate verify my-city 2026-0007 ABCD-EFGH-IJKL
cli-example-certificate-withdraw = Example: parcels certificate withdraw my-city 2026-0007 --reason "gave up"
cli-example-override-list = Example: parcels override list my-city
cli-arg-certificate = number of the certificate, e.g. 2026-0007
cli-arg-code = check code on the certificate
cli-option-issue = issue the certificate: numbered, kept, and its land held until its last day
cli-option-certificate-all = also those used, expired or withdrawn
cli-option-certificate-reason = why it is withdrawn
cli-certificate-none = No certificate is in force.
cli-certificate-facts = { $number }: project { $project }, site { $site }, issued { $day }, valid until { $until }, verdict: { $verdict }. Hold it against the paper.
cli-certificate-withdrawn = Certificate { $number } is withdrawn; its land is free.
cli-override-none = No signature was let past the gate.
gate-altered-code = The check code is not of this number. Look at the paper again and do not sign by it.
gate-altered-record = What is stored is not what the log says was issued. Tell the auditor.
gate-head-number = Number
gate-head-project = Project
gate-head-site = Site
gate-head-state = State
gate-head-valid-until = Valid until
gate-head-issued-by = Issued by
gate-head-code = Check code
gate-head-allocation = Allocation
gate-head-made-by = Given by
gate-head-made-on = Given on
gate-head-used-on = Signed on
gate-head-reason = Reason

page-gate = Signing gate
gate-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
gate-early = { $days ->
    [one] { $days } day to spare
   *[other] { $days } days to spare
}
gate-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
gate-points = { $points } points
gate-calendar-note = law, assumption and experience apart
gate-no-alternative = No other feasible site without these parcels
gate-show-all = also used, expired and withdrawn
gate-head-left = Left
gate-withdraw-follows = Certificate { $number } ends at once and the land held for project { $project } is free. This cannot be undone.
gate-pdf = Certificate PDF
gate-html = Certificate HTML
gate-verify = Verify
gate-override-who = Signing without a certificate takes a leader's leave with reason and evidence; each one is counted on the score card for ever.
gate-override-nothing = No approved allocation waits to be signed.
gate-override-follows = The officer can then sign without a certificate. Reason, evidence and your name are kept for ever and counted on the score card; the checks of the allocation itself still hold.
gate-evidence = Evidence (minutes, written instruction; kept as it is)
gate-override-done = Allocation { $number } may be signed past the gate; it is in the log.
gate-tab-register = Certificates in force
gate-tab-verify = Verify a certificate
gate-tab-past = Signed past the gate
gate-nobody = No project that wants land is negotiating or signed. Import projects first.
gate-computing = Checking land and delivery
gate-site-best = Site: the one allocated, planned or best; choose another in the list of other sites
gate-site-named = Site: { $site }
gate-site-reset = Back to the first choice
gate-on-map = Show on the map
gate-cannot-issue = It cannot be signed, so no certificate is issued; what is listed below must be true first.
gate-issue-follows = A certificate of { $site } for project { $project } will be issued and its land held until { $until }. No other project gets it meanwhile; then it is free.
gate-issued = Certificate { $number } issued, check code { $code }, valid until { $until }.
gate-has-one = The project has certificate { $number } in force ({ $site }, until { $until }); see the list below.
parcel-certified = Held by certificate
