### Work on the map: drafts

error-draft-kind-unknown = “{ $value }” is no kind of draft. Draw it again on the map.
error-draft-unreadable = A draft cannot be read: its field { $field } is missing or damaged. Remove it and draw it again.
error-draft-place-unknown = There is no draft { $place }; the list has { $count }. Reload the page.
