# The database itself refuses (PostgreSQL)
error-database-right-missing = The database account may not do this in { $workspace }. Nothing was changed; people and upkeep are done with the owner's account, see docs/operations.md.
error-decider-may-not = { $person } may not decide on allocation { $allocation }: no active person with that role. Nothing was changed; ask the administrator.
error-decider-proposed = { $person } proposed allocation { $allocation } and may not decide on it. Somebody else must decide.
error-decision-unsigned = Allocation { $allocation } cannot reach this state without somebody who decided. Nothing was changed; decide in the queue.
error-event-unlinked = Entry { $seq } does not continue the log. Nothing was written; check the log with parcels audit.
