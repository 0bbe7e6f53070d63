# Commands: the queue, holds that are over, quotas
cli-help-queue =
    List the allocations in the queue.

    Number, project, platform, area, status, verdict, findings to resolve, age in days and end of the hold.
cli-example-queue =
    Example:

      parcels queue my-city --all
cli-help-lapse =
    Let holds lapse that are over.

    Allocations not signed for whose hold ended before the date lapse and their land is free. Meant to run every day.
cli-example-lapse =
    Example:

      parcels lapse my-city
cli-help-quota =
    The ledger of quotas: new construction land, farmland balance, energy.
cli-help-quota-list =
    List quotas and what is left of them.
cli-example-quota-list =
    Example:

      parcels quota list my-city --year 2026
cli-help-quota-grant =
    Record a quota that was granted.

    A document must be named; a negative --amount takes back. Signing draws it, revoking gives it back; nothing is
    signed for that the quota does not cover.
cli-example-quota-grant =
    Example:

      parcels quota grant my-city --kind new_construction --platform QH01 --amount 300 --document "No. 1 of 2026"
cli-option-queue-all = List ended ones, too
cli-option-quota-kind = Kind: new_construction (mu), farmland (mu) or energy (tonnes of standard coal a year)
cli-option-quota-platform = Platform; without it the whole city
cli-option-quota-year = Year; without it all are listed, and this year is granted
cli-option-quota-amount = Amount; negative takes back
cli-option-quota-document = The document it rests on
cli-queue-empty = No allocation is waiting.
cli-lapse-done = { $count } holds lapsed as of { $day }.
cli-quota-empty = No quota is recorded. What is not recorded shows as "not set" in the checks, never as zero.
cli-quota-city = whole city
code-quota-kind-new-construction = new construction land
code-quota-kind-farmland = farmland balance
code-quota-kind-energy = energy
column-allocation = No.
column-open = To resolve
column-age = Days
column-until = Held until
column-quota = Quota
column-year = Year
column-granted = Granted
error-quota-kind-unknown = There is no kind of quota "{ $kind }". Known: { $kinds }.
error-quota-document-missing = A quota needs the document it rests on. Name it with --document.
error-quota-amount-refused = { $amount } cannot be granted. Give an amount other than zero.
error-platform-unknown = There is no platform { $platform }. Similar: { $near }.
unit-tce = tce/a
column-allocation-status = Status
