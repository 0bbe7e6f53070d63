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
