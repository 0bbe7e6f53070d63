# Why here, why not
why-step-help = { $count } sites dropped out here; press to see the parcels on the map
why-funnel-hint = Press a step to see on the map which parcels dropped out there.
why-dropped-at = Dropped out at “{ $step }”
why-dropped-count = { $count ->
        [one] one parcel
       *[other] { $count } parcels
    }
why-dropped-rule = A parcel counts where the last site with land of it dropped out; the map fades all others.
why-show-all = Show all parcels again
why-more-on-map = { $shown } of { $count } listed; the map shows all.
why-reason-universe = All land that can be allocated.
why-reason-area = The project needs { $area }. No site with these parcels, alone or joined with neighbours, is of that size.
why-reason-shape = Sites with these parcels are too narrow for the project or do not face a road for long enough.
why-reason-use = The project may use land planned for { $uses }. Every site with these parcels holds land planned for something else.
why-reason-law = Every site with these parcels holds land that a constraint of law, or the boundary in force, closes to the project.
why-reason-services = Power, water, gas, sewage or the distance to a road does not suffice for any site with these parcels.
why-reason-ready = The project needs its land by { $day }. Every site with these parcels holds land that is ready later, or nobody has recorded when.
why-reason-bar = The project does not meet the entry bar of the platform, or the bar for prime land in reserve.
why-reason-free = Every site with these parcels holds land that is promised to, held for or certified for another project.
why-reason-score = Placing the project on any site with these parcels would cost the plan more points than it brings.
why-site-title = Why this site
why-runner-title = Runner-up
why-no-runner = There is no other site for this project.
why-gap-runner = The runner-up scores { $n ->
        [one] one point
       *[other] { $n } points
    } less.
why-gap-same = The runner-up scores just as much.
why-regret-words = Without this site the whole plan would lose { $n ->
        [one] one point
       *[other] { $n } points
    }{ $proven ->
        [yes] {""}
       *[no] {" "}(not proven; the search was stopped)
    }: { $level ->
        [none] nothing depends on it.
        [small] it can be exchanged with little loss.
       *[large] it is hard to replace.
    }
why-regret-unknown = What the plan would lose without this site was not computed.
why-price-title = What holding this land costs
why-price-unknown = The price of holding has not been computed on these data; the page on the price of holding computes it.
why-price-zero = { $parcel }: releasing it would gain today's plan nothing.
why-price-points = { $parcel }: releasing it would gain today's plan { $points } points.
why-price-moves = Who would move if it were released:
why-relax-title = What would land it
why-what-if = What if
why-what-if-help = Draws up a scenario with this change; the register stays as it is
why-what-if-name = What if: { $project }
why-what-if-made = Scenario “{ $name }” was drawn up.
why-what-if-part = No part of a scenario: { $changes }. A limit that the policy does not set cannot be raised, and a promise that a decision or certificate in force backs is ended only by those who may end it.
why-not-examined = not examined: the plan was made without reasons, or time ran out
why-refused-title = Why no land in the plan kept
why-refused-stale = The plan is older than the data; plan again to be sure.
why-placed-title = In the plan kept
why-placed-at = The plan of { $day } places the project on { $site }.
why-no-plan = No plan has been kept yet; the plan page computes what would land this project.
site-this = This site
why-gap-better = The runner-up scores more by itself, but the whole plan is better with this site.
colon = {": "}
why-best-title = Best site
why-gap-best = The best site scores { $n ->
        [one] one point
       *[other] { $n } points
    } more.
