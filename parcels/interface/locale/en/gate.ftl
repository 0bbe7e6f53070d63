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
