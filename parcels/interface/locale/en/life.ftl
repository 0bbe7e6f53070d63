# States of an allocation, what can be done with it, and why or why not
code-allocation-status-proposed = Proposed, waiting
code-allocation-status-checking = Under check
code-allocation-status-returned = Returned
code-allocation-status-approved = Approved
code-allocation-status-committed = Signed
code-allocation-status-delivered = Land delivered
code-allocation-status-started = Started
code-allocation-status-producing = Producing
code-allocation-status-accepted = Accepted
code-allocation-status-rejected = Rejected
code-allocation-status-withdrawn = Withdrawn
code-allocation-status-lapsed = Lapsed
code-allocation-status-revoked = Revoked
code-action-sign-in = sign in
code-action-view-queue = see the queue
code-action-propose = propose an allocation
code-action-resubmit = change and resubmit
code-action-withdraw = withdraw
code-action-clear = give the department's opinion
code-action-take-up = take up
code-action-recheck = check again
code-action-waive = waive a finding
code-action-send-back = return
code-action-approve = approve
code-action-reject = reject
code-action-sign = record the signature
code-action-deliver = record the delivery of land
code-action-start = record the start
code-action-produce = record production
code-action-accept = record acceptance
code-action-lapse = let it lapse
code-action-extend-hold = extend the hold
code-action-revoke = revoke
code-action-grant-quota = record a quota
code-action-manage-people = manage people
code-action-change-rules = change rules
code-action-backup = back up
code-because-other-department = Another department answers for this finding
code-because-person-inactive = This person does not exist or is switched off
code-because-role-changed = The role was changed a moment ago; reload the page
code-because-demo-only = Demo people are for demo workspaces only
code-because-state-allows = Possible in this state
code-because-state-forbids = Not possible in this state
code-because-same-person = Who proposed must not decide
code-because-hold-over = The hold is over
code-because-hold-running = The hold is still running
code-because-reason-missing = A reason is needed
code-because-not-checked = Not checked with the data and rules and on the date of now; check it again first
code-because-blocked = A finding forbids it; that cannot be waived
code-because-unresolved = Some findings are neither waived nor cleared
code-finding-decision-waived = waived
code-finding-decision-cleared = cleared by the department
code-finding-decision-refused = refused by the department
error-move-refused = “{ $action }” is not possible now (allocation { $allocation }): { $because ->
    [other_department] Another department answers for this finding
    [person_inactive] This person does not exist or is switched off
    [demo_only] Demo people are for demo workspaces only
    [same_person] Who proposed must not decide
    [hold_over] The hold is over
    [hold_running] The hold is still running
    [reason_missing] A reason is needed
    [not_checked] it is not checked with the data and rules and on the date of now; check it again first
    [blocked] A finding forbids it; that cannot be waived
    [unresolved] Some findings are neither waived nor cleared
   *[other] Not possible in this state
 }.
error-person-exists = The sign-in name { $person } is taken. Choose another one.
error-person-changed = { $person } was changed by somebody else. Open the person again, then change.
code-left-out-allocated = has its land by an allocation in force
cli-explain-left-out-allocated = { $project } took no part: it has its land by an allocation in force.
check-source-allocation = Allocation
error-data-changed = Data were imported while the site was being checked; nothing was done. Check again, then retry.
error-quota-in-use = { $platform } already uses { $used } of its quota of { $kind ->
    [new_construction] new construction land (mu)
    [farmland] farmland balance (mu)
   *[other] energy (tonnes of standard coal)
 }; it cannot be reduced below that. Take back less, or have an allocation that uses it revoked.
error-quota-exceeded = Not enough of the { $year } quota of { $platform ->
    [empty] the city
   *[other] platform { $platform }
 } for { $kind ->
    [new_construction] new construction land (mu)
    [farmland] farmland balance (mu)
   *[other] energy (tonnes of standard coal)
 }: { $need } needed, { $left } left. Have the quota raised first, or take less land.
error-quota-need-unknown = Nobody knows how much of the quota for { $kind ->
    [new_construction] new construction land
    [farmland] farmland balance
   *[other] energy
 } project { $project } needs, and an account is kept for it: the signature cannot be recorded (allocation { $allocation }). Complete the data of the project or parcel, then check again.
error-lapse-date-ahead = { $day } is still to come; holds are not ended by it. Name today or an earlier day.
error-hold-date-refused = Land cannot be held until { $until }. Choose a day from today to { $days } days from now.
error-proposal-blocked = { $site } cannot be proposed: a finding on { $subject } forbids it ({ $rule }) and cannot be waived. Choose other land.
error-reserve-not-released = { $site } is in reserve, so allocation { $allocation } cannot be approved or signed. Ask for its release on the reserve page; when a leader has released it, check the allocation again.
error-allocation-missing = There is no allocation { $allocation }.
error-finding-unknown = The present check of allocation { $allocation } has no such finding ({ $rule }, { $subject }). Open it again.
error-finding-not-waivable = Finding { $rule } ({ $subject }) { $asks ->
    [blocked] forbids; nobody can waive it here.
    [condition] becomes a condition of the approval and needs no waiver.
   *[other] asks for nothing.
 }
error-finding-refused-by-department = The department refused finding { $rule } ({ $subject }); it cannot be waived. Ask the department for a new opinion.
error-evidence-too-big = { $file } is larger than { $limit-mb } MB. Compress or split it first.
code-stage-decisions = Demo allocations
error-hold-not-longer = The new end { $until } is not later than the present one, { $now }. A hold is only made longer; to end it early, withdraw.
