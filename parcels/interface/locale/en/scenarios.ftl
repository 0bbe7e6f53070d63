## Scenarios: errors, actions, events

code-action-view-scenarios = see scenarios
code-action-change-scenario = change a scenario
code-because-not-own = It is somebody else's: the owner and the planners of the owner's platform change it
code-because-not-shared = It is a draft that has not been shared
error-scenario-unknown = There is no scenario { $scenario }. Open the list of scenarios and choose one.
error-scenario-state-unknown = Scenario { $scenario } has no state { $state }.
error-scenario-run-unknown = There is no solved plan { $run }. Run the scenario again.
error-scenario-changed = Scenario { $scenario } was changed by somebody else meanwhile. Reload it; your change was not kept.
error-scenario-closed = Scenario { $scenario } is promoted or archived and stays as it is. Copy it to go on working.
error-scenario-name = A scenario needs a name of at most { $limit } characters.
error-scenario-value = The value “{ $value }” cannot be used for “{ $field }”. Check the unit, the sign and the spelling.
error-scenario-unreadable = The stored scenario cannot be read ({ $problem }). It may be of another version of the program.
error-scenario-changes-many = A scenario holds at most { $limit } changes. Make two scenarios of it.
error-scenario-nothing-to-undo = There is nothing to undo in scenario { $scenario }.
error-scenario-nothing-to-redo = There is nothing to redo in scenario { $scenario }.
event-scenario-created = Scenario { $scenario } drawn up: { $name }
event-scenario-renamed = Scenario { $scenario } renamed: { $name }
event-scenario-shared = Scenario { $scenario } shared
event-scenario-promoted = Scenario { $scenario } led to proposals: { $allocations }
event-scenario-archived = Scenario { $scenario } put away
code-event-scenario-created = Scenario drawn up
code-event-scenario-renamed = Scenario renamed
code-event-scenario-shared = Scenario shared
code-event-scenario-promoted = Scenario promoted
code-event-scenario-archived = Scenario archived
log-table-scenario = scenarios
