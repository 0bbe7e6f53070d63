# Readiness calendar: steps to the delivery of land
error-readiness-steps-invalid = { $file }, entry { $path }: { $problem }. Start from the packaged steps and change one entry at a time.

code-readiness-step-acquisition-notice = notice of intended acquisition
code-readiness-step-acquisition-survey = survey and risk assessment
code-readiness-step-compensation-notice = notice of the compensation plan
code-readiness-step-compensation-agreement = compensation agreements
code-readiness-step-acquisition-approval = approval of the acquisition
code-readiness-step-acquisition-announcement = announcement of the acquisition
code-readiness-step-supply-notice = notice of the sale
code-readiness-step-supply-listing = listing
code-readiness-step-delivery = delivery
code-readiness-state-unknown = not on record

finding-delivery-statutory = { $state ->
    [late] By the least periods of law the land cannot be delivered before { $on }: { $days } days after it is needed ({ $need-by }).
    [in_time] By the least periods of law the land can be delivered from { $on } on; it is needed by { $need-by }.
   *[unknown] The least time by law to the delivery is not known: an item with periods of law is not on record.
 }
finding-delivery-assumed = { $state ->
    [late] With the assumed least periods (notice of the sale and listing, texts not read) the land cannot be delivered before { $on }: { $days } days after it is needed ({ $need-by }). Have the periods verified and agree a delivery date in writing first.
    [in_time] With the assumed least periods (texts not read) the land can be delivered from { $on } on; it is needed by { $need-by }.
   *[unknown] With the assumed periods the earliest delivery is not known: an item is not on record.
 }
finding-delivery-experience = { $state ->
    [late] By local experience the land is delivered on { $on }, { $days } days after it is needed ({ $need-by }). Sign only with an agreed delivery date the parties accept.
    [in_time] By local experience the land is delivered by { $on }; it is needed by { $need-by }.
   *[unknown] Local experience says nothing: items are not on record or too few are finished.
 }
finding-delivery-unknown = Parcel { $parcel }: not on record how these stand: { $items }. Enter a state for each.
finding-delivery-unrecorded = Parcel { $parcel }: in progress, but how much of the period has run is not on record: { $items }. The earliest date by law counts nothing for them.
finding-delivery-conflict = Parcel { $parcel }: the readiness item and the record of the parcel contradict each other: { $items }. The less finished one counts until it is corrected.

readiness-title = Delivery of the land
readiness-statutory = Earliest by law (least periods)
readiness-assumed = Earliest by law and assumed periods (texts not read)
readiness-median = Earliest by local experience, { $share }% of cases
readiness-none = not known
readiness-column-parcel = Parcel
readiness-column-statutory = By law / with assumptions
readiness-column-experience = By experience { $low }% / { $high }%
readiness-column-step = Critical step
readiness-column-owner = Owed by
readiness-items = Steps of parcel { $parcel }
readiness-column-item = Step
readiness-column-state = State
readiness-column-planned = Planned / finished
readiness-column-cost = Cost (10,000 yuan)
readiness-column-source = Least period · source
readiness-owner-none = { $authority } (nobody on record)
readiness-basis-experience = { $step } (by experience)
readiness-basis-statutory = { $step } (by law)
readiness-basis-assumed = { $step } (assumed period, text not read)
readiness-basis-unknown = { $step } (not on record)
readiness-overdue = { $date } (passed)
readiness-days-working = { $step }: { $days } working days · { $source }
readiness-days-calendar = { $step }: { $days } days · { $source }
readiness-within-working = { $step }: at most { $days } working days · { $source }
readiness-within-calendar = { $step }: at most { $days } days · { $source }
readiness-source-assumption = assumption, original not read
readiness-source-none = no least period known
readiness-remark-strict = By law, with assumptions and by experience are separate answers. By law: least periods of texts read, added up from { $date }, nothing for work, payment or approval; a step in progress adds nothing. By experience: finished items of this city.
readiness-remark-assumed = Rests on assumptions (original not read, not cited), parcel { $parcel }: { $items }.
readiness-remark-years = Public holidays of { $years } are not stated yet; only weekends are counted there.
readiness-remark-experience = Parcel { $parcel }: no local experience with fewer than { $least } finished cases: { $items }.
readiness-remark-more = { $count } more parcels are in the table above without steps and picture.
readiness-cases = { $item } ({ $cases })
gantt-name = Calendar of parcel { $parcel }
gantt-statutory = least period by law
gantt-assumed = least period assumed, text not read
gantt-point = no least period by law
gantt-planned = planned; begins when the planned steps before it end
gantt-today = as of
gantt-need-by = land needed by
gantt-unknown = not on record
gantt-overdue = planned { $date }, passed
