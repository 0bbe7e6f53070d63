# Landing: milestones, clocks, warnings
error-landing-unknown = There is no meaning of "landed" called { $name }. Known are: { $known }.
