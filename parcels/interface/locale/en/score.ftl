# Score cards: rates from signature to full production
cli-help-score =
    Count a score card: each rate with what it counts of what, n / N, interval, cohort and as-of date.

    Milestones count on their statistical date. Who withdrew stays in the denominator. Places go by the lower end of the
    interval, so that 3 of 4 does not beat 90 of 130.
cli-example-score =
    Example:

      parcels score my-city --as-of 2026-09-30 --by platform --out card.xlsx
cli-option-definition = definition that comes with the program: default, xuchang, puyang, yunnan, anqing, hainan
cli-option-definitions = the city's own definition (YAML, see docs/method/score-cards.md)
cli-option-score-by = group by platform, promoter, sector or cohort, with places
cli-option-score-out = also write the card as a spreadsheet
score-head = { $city } · { $title }. Source: { $source } ({ $grade })
score-counted = { $counted } signed projects are looked at, { $outside } signed ones are outside the definition, { $unsigned } are not signed. { $actual } milestone records have no statistical date and count on the actual one.
score-column-name = indicator
score-column-measure = measure
score-column-numerator = n: numerator
score-column-denominator = N: denominator
score-column-counted = n / N
score-column-n = n
score-column-total = N
score-column-rate = rate
score-column-percent = rate (%)
score-column-interval = 95 % interval
score-column-cohort = cohort of signatures
score-column-as-of = as of
score-column-remark = remarks
score-column-place = place
score-column-group = group
score-column-finding = finding
score-column-projects = projects
score-column-sentence = what to look at
score-column-code = code
score-column-predicate = predicate
score-column-condition = condition
score-column-assumed = reading
score-sheet-rates = Rates
score-sheet-findings = Findings
score-sheet-predicates = Definitions
score-findings-note = Suspected only: a person has to look.
score-assumed = ours; the source does not say
score-cohort-all = all
score-group-all = all
score-group-unknown = not recorded
score-ranking-of = { $title }, { $measure }
score-tied = tied
score-not-clear = not clear of the next
score-remark-missing = { $what }: not recorded, so there is no rate
score-remark-left-out = { $count } need no land and are left out
score-remark-unknown = { $count } left out: not recorded what they count
score-remark-withdrawn = { $amount } reached it and withdrew, not in n
score-condition-reached = reached: { $what }
score-condition-reached-any = reached any of: { $what }
score-condition-overdue = agreed date passed, not reached: { $what }
score-condition-mark = marked: { $what }
score-condition-either = any of: { $what }
code-score-measure-number = number
code-score-measure-money = investment (10,000 yuan)
code-score-measure-area = land needed (mu)
code-score-measure-funds = funds (10,000 yuan)
code-score-measure-quality = quality points
code-score-mark-idle = idle land
code-score-mark-override = signatures by override
code-score-finding-signed-without-land = signed without land
code-score-finding-ceremony-without-start = ceremony without a start
code-score-finding-recognised-without-start = recognised without a start
code-score-finding-split-signing = signatures that look split
code-score-finding-signed-undated = no date of signature
code-score-finding-withdrawn-undated = withdrawn without a date
code-score-finding-funds-above-investment = funds beyond the investment
score-finding-signed-without-land = { $projects } (platform { $group }): signed on { $signed-on } for { $area } mu, { $days } days later no parcel is named and no land contract signed. Name the parcels or say that it needs none.
score-finding-ceremony-without-start = { $projects }: a ceremony counts from { $held-on }, { $days } days later no start in the sense of the law is recorded. Look at the site.
score-finding-recognised-without-start = { $projects }: the recognised start counts from { $held-on }, { $days } days later no start in the sense of the law is recorded. Look at the evidence.
score-finding-split-signing = { $projects }: suspected split. { $count } signatures of { $promoter } from { $signed-on } on with names alike ({ $names }), each just below { $threshold }, together { $money } (10,000 yuan).
score-finding-signed-undated = { $projects }: beyond negotiation by their stage, but without a date of signature; they are in no cohort and in no rate. Enter the date.
score-finding-withdrawn-undated = { $projects }: withdrawn by their stage, but without a date; they count as withdrawn as of any day. Enter the date.
score-finding-funds-above-investment = { $projects }: more funds arrived than the project invests, { $money } (10,000 yuan) beyond; what is beyond does not count. Check both figures.
score-findings-more = { $kind }: { $count } in all; the spreadsheet and --json list them.
error-rate-unnamed = The rate "{ $name }" has no { $part }. A rate names its numerator, its denominator, its cohort and its group.
error-rate-out-of-range = The rate "{ $name }" came out as { $n } of { $total }. Nothing was written; please report this.
error-grouping-unknown = Rates are not grouped by "{ $name }". Use one of: { $known }.
error-definition-unknown = No definition is called "{ $name }". Use one of: { $known }, or give your own file with --definitions.
error-definition-other = { $file } holds the definition "{ $found }", not "{ $name }". Leave --definition out or name that one.
error-definition-unreadable = The definition { $file } cannot be read ({ $problem }). It must be a text file in UTF-8.
error-definition-invalid = The definition { $file } is not valid at { $path }: { $problem } { $value }. Correct that entry; docs/method/score-cards.md lists them.
