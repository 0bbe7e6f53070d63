# Landing: milestones, clocks, warnings
error-landing-unknown = There is no meaning of "landed" called { $name }. Known are: { $known }.
error-calendar-columns = { $file } is not a calendar: its first line must name the columns { $columns }.
error-calendar-row = { $file }, row { $row }: "{ $value }" is not used. Write a date once, as YYYY-MM-DD, and yes or no for whether it is worked.
rule-idle-land = Idle land
finding-idle-land = Idle land is suspected by the clocks of landing only; the competent department declares it.
rule-filing-extension = Extension of the project filing
finding-filing-extension = The last day to ask for an extension of the filing is a clock of landing.
error-landing-settings-invalid = { $file }, entry { $path }: { $problem }. Start from the packaged landing settings and change one entry at a time.
error-landing-file-unreadable = { $file } cannot be read ({ $problem }). Save it as text in UTF-8.
