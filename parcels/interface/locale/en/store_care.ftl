# The database itself refuses (PostgreSQL)
error-database-right-missing = The database account may not do this in { $workspace }. Nothing was changed; people and upkeep are done with the owner's account, see docs/operations.md.
error-decider-may-not = { $person } may not decide on allocation { $allocation }: no active person with that role. Nothing was changed; ask the administrator.
error-decider-proposed = { $person } proposed allocation { $allocation } and may not decide on it. Somebody else must decide.
error-decision-unsigned = Allocation { $allocation } cannot reach this state without somebody who decided. Nothing was changed; decide in the queue.
error-event-unlinked = Entry { $seq } does not continue the log. Nothing was written; check the log with parcels audit.

# Backup and restore
error-backup-exists = { $file } is there already; nothing was written. Name a new file.
error-backup-missing = There is no file { $file }. Give the file that parcels backup wrote.
error-backup-not-one = { $file } is not a backup of this program. Give the file that parcels backup wrote.
error-backup-damaged = The backup { $file } is damaged ({ $part }). Nothing was restored; take an older backup.
error-backup-failed = The workspace could not be copied: { $reason }. No backup was written; check disk and permissions, then try again.
error-backup-of-other-store = { $file } is a backup of { $store ->
    [postgresql] PostgreSQL; restore it into an empty database: parcels restore { $file } postgresql://…
   *[other] a folder; restore it into a new folder
 } ({ $workspace } is of the other kind).
error-restore-not-fresh = { $workspace } is not empty; nothing was changed. Restore into a new folder or an empty database.
error-restore-unsound = What was restored does not hold ({ $what }): expected { $wanted }, found { $found }. It was removed again; take another backup, and ask why.
error-tool-missing = The program { $tool } was not found. Install the client programs of PostgreSQL (of the server's version or newer) and put them on the PATH.
error-tool-failed = { $tool } failed: { $reason }. Nothing was kept; correct that and try again.
error-role-needs-server = A folder has no roles: whoever can write its file holds everything in it. Roles need PostgreSQL.
error-role-missing = The database has no role { $role }. Make it first: CREATE ROLE { $role } LOGIN
error-role-too-strong = The role { $role } may do too much already (superuser, owner of the tables or a member of such a role). Nothing was changed; make a role of its own for the app.
cli-help-backup =
    Write a backup of a workspace while others go on working.
cli-example-backup =
    Example:

      parcels backup my-city --out my-city-2026-11-23.backup
cli-help-restore =
    Make a workspace out of a backup, in a new place, and verify it.
cli-example-restore =
    Example:

      parcels restore my-city-2026-11-23.backup drill --anchor 42:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
cli-help-grant =
    Give a role of a PostgreSQL database what the app needs, and no more.
cli-example-grant =
    Example:

      parcels grant postgresql://owner@db/city --role parcels_app
cli-arg-backup = File written by "parcels backup"
cli-option-backup-out = File to write; must not exist
cli-option-restore-anchor = Head of the log as it was kept elsewhere
cli-option-grant-role = Name of an existing role
cli-backup-done = Written: { $file } ({ $rows } rows, head of the log { $head }). Keep the head elsewhere, too.
cli-restore-done = Restored and verified from { $file }: { $rows } rows, head of the log { $head }.
cli-restore-unanchored = No anchor was given: the log is whole in itself, but nobody checked that it is yours.
cli-grant-done = The role { $role } has what the app needs.
