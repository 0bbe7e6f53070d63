### The log: events, verification, anchors, replay.

log-time = Time
log-seq = No.
log-event = Event
log-user = Person
log-role = Role
log-allocation = Allocation
log-what = What happened
log-name = Name

event-workspace-created = Workspace “{ $name }” made, CRS { $crs }
event-crs-set = CRS set to { $crs }
event-workspace-upgraded = Tables brought from { $before } to { $after }
event-imported = { $dataset } imported (dataset { $dataset-id }): { $read } read, { $kept } kept, { $repaired } repaired, { $refused } refused; from { $source }
event-plan-saved = Plan { $plan-run-id } saved, { $status }, objective { $objective }
event-role-granted = Database account { $role } given what the app needs
event-rules-changed = Policy or rules changed: policy { $policy }, rules { $rules }; own files { $files }
event-exported = { $file } exported ({ $kind }), SHA-256 { $sha256 }
event-allocated = Land { $site } proposed for project { $project } (allocation { $allocation }), held until { $held-until }
event-resubmitted = Allocation { $allocation } proposed again, site { $site }
event-taken-up = Allocation { $allocation } taken up for checking
event-returned = Allocation { $allocation } sent back: { $reason }
event-approved = Allocation { $allocation } approved
event-rejected = Allocation { $allocation } rejected: { $reason }
event-signed = Allocation { $allocation } signed
event-land-delivered = Allocation { $allocation }: land delivered
event-construction-started = Allocation { $allocation }: construction started
event-production-started = Allocation { $allocation }: production started
event-accepted = Allocation { $allocation } accepted at full production
event-withdrawn = Allocation { $allocation } withdrawn: { $reason }
event-lapsed = Allocation { $allocation } lapsed, its land is free
event-revoked = Allocation { $allocation } revoked: { $reason }
event-hold-extended = Allocation { $allocation } held until { $held-until }: { $reason }
event-checked = Allocation { $allocation } checked (check { $check }), site { $site }, law of { $as-of }, verdict { $verdict }
event-finding-waived = Allocation { $allocation }: { $rule } ({ $subject }) waived: { $reason }
event-finding-cleared = Allocation { $allocation }: { $rule } ({ $subject }) cleared by the department: { $reason }
event-finding-refused = Allocation { $allocation }: { $rule } ({ $subject }) refused by the department: { $reason }
event-quota-granted = Quota granted: { $kind } of { $year }, platform { $platform-id }, amount { $amount }, document { $document }
event-quota-used = Allocation { $allocation } uses { $amount } of quota account { $account }
event-quota-given-back = Allocation { $allocation } gives back { $amount } to quota account { $account }
event-person-added = Person { $person } ({ $name }) added, role { $role }
event-person-changed = Person { $person } changed: { $before } → { $after }
event-password-changed = Password of { $person } changed
event-signed-in = { $person } signed in ({ $by }) from { $address }
event-sign-in-failed = Sign-in of { $person } failed: { $because }, from { $address }
event-signed-out = { $person } signed out
event-unreadable = This event cannot be read any more: { $body }

code-event-workspace-created = Workspace made
code-event-crs-set = CRS set
code-event-workspace-upgraded = Upgraded
code-event-imported = Imported
code-event-plan-saved = Plan saved
code-event-role-granted = Database account
code-event-rules-changed = Rules changed
code-event-exported = Exported
code-event-allocated = Proposed
code-event-resubmitted = Proposed again
code-event-taken-up = Taken up
code-event-returned = Sent back
code-event-approved = Approved
code-event-rejected = Rejected
code-event-signed = Signed
code-event-land-delivered = Land delivered
code-event-construction-started = Construction started
code-event-production-started = Production started
code-event-accepted = Accepted
code-event-withdrawn = Withdrawn
code-event-lapsed = Lapsed
code-event-revoked = Revoked
code-event-hold-extended = Hold extended
code-event-checked = Checked
code-event-finding-waived = Finding waived
code-event-finding-cleared = Finding cleared
code-event-finding-refused = Finding refused
code-event-quota-granted = Quota granted
code-event-quota-used = Quota used
code-event-quota-given-back = Quota given back
code-event-person-added = Person added
code-event-person-changed = Person changed
code-event-password-changed = Password changed
code-event-signed-in = Signed in
code-event-sign-in-failed = Sign-in failed
code-event-signed-out = Signed out
code-event-unreadable = Unreadable

log-table-event = Event
log-table-anchor = Anchor line
log-table-allocation = Allocation
log-table-allocation-check = Check
log-table-finding-decision = Decision on a finding
log-table-dataset = Dataset
log-table-plan-run = Plan
log-table-person = Person
log-table-workspace = Workspace
log-table-quota-account = Quota account
log-table-document = Kept text
log-table-evidence = Evidence
log-table-quota-entry = Booking of a quota
log-table-scenario-version = State of a scenario
log-table-scenario-run = Plan of a scenario

fault-edited = Event { $record }: its content, its hash or the hash before it was changed.
fault-gap = An event before { $record } is missing.
fault-unlinked = Event { $record } is not linked to the one before it.
fault-cut = The anchored event { $record } is missing: the end of the log was cut off.
fault-rewritten = Event { $record } is not the one that was anchored: the log was computed again.
fault-unguarded = The triggers of the database that protect the log are gone or switched off.
fault-anchor-unreadable = Line { $record } of the anchor file cannot be read.
fault-anchor-foreign = Line { $record } of the anchor file names another workspace, “{ $found }”.
fault-without-event = { $what } { $record } has no event.
fault-gone = { $what } { $record } is in the log but no longer stored.
fault-differs = { $what } { $record }: { $column } is not as the log says. Log: { $told }; stored: { $found }.
fault-content = { $what } { $record }: the content is not what its hash says.
fault-unreadable = { $what }: the table holds something that cannot be read.
fault-odd-event = The content of event { $record } does not fit its name.
fault-since = Done after { $since }.
fault-seq = Last event about it: { $seq }.

cli-help-audit-anchor =
    Keep the head of the log outside the workspace

    Appends number, hash, time and workspace name of the newest event to a text file
    elsewhere, one line each. The file must not lie in the workspace folder. --print also
    makes a sheet to be kept on paper and typed back.
cli-example-audit-anchor =
    Example:

      parcels audit anchor my-city --to /mnt/office/anchors.txt --print head.html
cli-help-audit-show =
    List the log

    Lists events in order, filtered by number, event, person, allocation and date.
cli-example-audit-show =
    Example:

      parcels audit show my-city --event imported --since 2026-11-01
cli-help-audit-export =
    Export the log

    As .jsonl (texts and hashes, to be computed again elsewhere) or .xlsx. The export itself
    is logged.
cli-example-audit-export =
    Example:

      parcels audit export my-city --out log.jsonl
cli-help-replay =
    Judge again with the data, law and policy of then

    Computes a kept check or plan again and compares it with what was found then, item by
    item. Exit code 0 if it is the same, 1 if it differs, 2 if it cannot be computed.
cli-example-replay =
    Example:

      parcels replay my-city 57
cli-help-rules-adopt =
    Adopt the policy and rules as they are in the workspace

    Keeps policy.toml and the folder rules and logs rules_changed. Without it they are logged
    at the next write.
cli-example-rules-adopt =
    Example:

      parcels rules adopt my-city
cli-arg-event = Number of the event
cli-option-anchor-file = Anchor file, every line of which is checked
cli-option-quick = Do not compute the hash of the datasets again
cli-option-anchor-to = Text file outside the workspace
cli-option-anchor-print = Also make a sheet (.pdf or .html)
cli-option-after = Only events after this number
cli-option-event = Name of the event, e.g. imported
cli-option-user = Person
cli-option-log-allocation = Number of the allocation
cli-option-since = Only from this day on
cli-option-limit = List at most this many
cli-option-audit-out = File (.jsonl or .xlsx)
cli-audit-checked-anchors = Anchors checked: { $count }, the newest one is event { $seq } ({ $at }).
cli-audit-no-anchors = No anchor given: a log cut at its end or computed again as a whole would not be found.
cli-audit-state-good = What is stored is what the log says.
cli-audit-anchored = Event { $seq } anchored in { $file }
cli-audit-anchored-before = Event { $seq } already is the last line of { $file }; nothing was written.
cli-audit-more = { $count } more; go on with --limit or --after.
cli-audit-none = No such event.
cli-audit-exported = { $count } events written to { $file }
cli-rules-adopted = Adopted: policy { $policy }, rules { $rules }
cli-rules-unchanged = Unchanged since they were logged: policy { $policy }, rules { $rules }
cli-anchor-failed = Stored, but not anchored: { $reason }

anchor-sheet-title = Anchor of the log
anchor-sheet-subtitle = { $workspace } · { $at }
anchor-sheet-seq = Number of the event
anchor-sheet-time = Anchored at
anchor-sheet-workspace = Workspace
anchor-sheet-hash = SHA-256 (groups of 4)
anchor-sheet-check = Check
anchor-sheet-typed = To be typed back
anchor-sheet-use = To verify: parcels audit verify WORKSPACE --anchor "NUMBER:HASH:CHECK". Spaces and capitals do not matter; a wrong check means a typing error. Keep this sheet apart from the computer that holds the data.
anchor-sheet-signature = Anchored by                              Date

error-anchor-mistyped = The check of { $value } does not belong to its hash. Type it again from the sheet.
error-anchor-inside = The anchor file { $file } lies in the workspace { $workspace }: whoever can change the log can change it, too. Name another place.
error-anchor-other-workspace = The anchor file { $file } belongs to the workspace “{ $other }”, not to “{ $workspace }”. Use one file for each workspace.
error-anchor-file-unusable = The anchor file { $file } cannot be used: { $reason }. Check path and rights.
error-anchor-file-empty = The anchor file { $file } holds no anchor and proves nothing. Check the file, or run parcels audit anchor first.
error-anchor-failed = Anchoring failed ({ $kind }). The data are stored; run parcels audit anchor.
error-settings-unreadable = The settings { $file } cannot be used: { $problem }. Correct them and try again.
error-event-unknown = The log has no event { $seq }. See parcels audit show.
error-replay-not-a-verdict = Event { $seq } ({ $event }) is no check and no plan: there is no verdict to compute again.
error-replay-dataset-gone = Cannot be computed again: dataset { $dataset } ({ $number }) of then is no longer stored.
error-replay-dataset-changed = Cannot be computed again: dataset { $dataset } ({ $number }) no longer holds what was imported.
error-replay-document-gone = Cannot be computed again: the { $kind ->
        [policy] policy
       *[rules] rules
    } of then ({ $sha256 }) were not kept or were changed.
error-replay-document-unfit = Cannot be computed again: the { $kind ->
        [policy] policy
       *[rules] rules
    } of then no longer fit this version ({ $problem }). Use the version of then.
error-replay-inputs-missing = Cannot be computed again: { $missing } was not kept (written by an older version).
error-replay-record-changed = Cannot be computed again: { $what ->
        [check] check
       *[plan] plan
    } { $number } is not what the log says by its hash.
error-replay-record-gone = Cannot be computed again: { $what ->
        [check] check
       *[plan] plan
    } { $number } is no longer stored.

replay-check = Event { $seq }: check of allocation { $allocation } ({ $date })
replay-plan = Event { $seq }: plan { $plan } ({ $date })
replay-same = The same: computed again, all { $count } items are equal.
replay-differs = Different in { $count } places.
replay-difference = { $item }: was { $was }, is { $now }
replay-engine = Computed then by version { $then }, now by { $now }; a difference may come from the program.
replay-not-proven = The plan was not proven best ({ $status }): another one may be found.
replay-nothing = none

page-log = Log
log-whole = The log is whole
log-broken = The log is not whole: { $count } faults
log-unverified = Not verified yet
log-state = State
log-verified-at = Verified at
log-head = Head
log-count = Events
log-last-anchor = Last anchor
log-no-anchor = No anchoring set up
log-verify = Verify
log-verifying = Verifying log and data
log-search = Search the content
log-every-event = All events
log-since = From
log-page = { $first }–{ $last } of { $total }
log-detail = Event { $seq }
log-hint = Pick a row to read the event in full
log-replay = Compute again
log-replaying = Computing again with the data of then
log-none = No such event. Widen the filters.
log-older-page = Older
log-newer-page = Newer
log-file-wanted = Download { $name } (will be logged)
log-trouble = The last write was not anchored: { $reason }
