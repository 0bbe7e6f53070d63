# Workspace: opening and making
error-workspace-missing = There is no workspace at { $workspace }. Make one with: parcels init { $workspace }
error-workspace-not-folder = { $workspace } is a file, not a folder. Give the folder of the workspace, or a database URL.
error-workspace-not-one = The folder { $workspace } is not a workspace: it holds no { $file }. Give the right folder, or make a workspace with parcels init in a new folder.
error-workspace-unfinished = The workspace { $workspace } was never finished; it holds no data. Run: parcels init { $workspace }
error-workspace-older = The workspace { $workspace } was made by an older version of this program (tables { $revision }). Copy it, then run: parcels upgrade { $workspace }
error-workspace-newer = The workspace { $workspace } was made by a newer version of this program (tables { $revision }). Install the newer version; nothing was changed.
error-workspace-exists = { $workspace } already is a workspace; nothing was changed. Use it as it is, or give another folder.
error-workspace-folder-not-empty = The folder { $workspace } is not empty ({ $files } …). A workspace is made only in a new or empty folder.
error-workspace-folder-refused = The folder { $workspace } cannot be made: { $reason }. Give a folder you may write to.
error-workspace-driver-missing = No database driver for { $workspace } is installed. For PostgreSQL install: pip install "parcel-planner[postgres]"
error-workspace-url-refused = { $workspace } is not a database URL this program can use. Use a folder, sqlite:///… or postgresql+psycopg://…
error-workspace-unreachable = The database { $workspace } cannot be reached. Check host, port, name and password.
error-workspace-connection-lost = The connection to { $workspace } was lost. Nothing was committed; try again.
error-workspace-locked = Somebody else is writing to the workspace { $workspace }, and it took too long to wait for. Nothing was changed; try again in a moment.
error-workspace-read-only = The workspace { $workspace } may only be read. Nothing was changed; ask for write permission, or work on a copy.
error-workspace-disk-full = The disk of the workspace { $workspace } is full. Nothing was changed; free some space and try again.
error-workspace-disk-failed = The disk of the workspace { $workspace } could not be read or written. Nothing was committed; check disk, quota and permissions, then try again.
error-workspace-corrupt = The database of the workspace { $workspace } is damaged. Do not write to it; restore the last backup.
error-workspace-unreadable = The database of the workspace { $workspace } cannot be opened. Check that the file exists and that you may read it and its folder.
error-workspace-value-too-big = A value is too large for the workspace { $workspace }. Nothing was changed; split the layer.
error-workspace-empty = The workspace { $workspace } holds no land yet. Import some: parcels import { $workspace } --parcels FILE --platforms FILE
error-workspace-crs-fixed = The workspace measures in { $crs }, and layers are stored in it ({ $layers }). It cannot be changed to { $wanted }; make a new workspace.
error-workspace-changed = Somebody else imported { $dataset } while your files were being read. Nothing of yours was stored; run the import again.

# Store: a fault of this program, never of the file
error-store-geometry-refused = { $count } shapes are missing, empty or not valid (the first at place { $position }). Nothing was stored. Please report this as a fault of the program.
error-store-field-missing = The field { $field } of { $dataset } is missing. Nothing was stored. Please report this as a fault of the program.
error-store-value-refused = The field { $field } of { $dataset } should hold { $type } and holds { $value }. Nothing was stored. Please report this as a fault of the program.

# Promised land
error-land-taken = { $atom } is promised to project { $project }. Choose other land, or ask for its release.
error-land-taken-until = { $atom } is promised to project { $project } until { $until }. Choose other land, or ask for its release.
error-land-none = No land was named for project { $project }. Name at least one parcel.
error-land-cut-twice = The request of project { $project } cuts parcel { $parcel } in two different ways. Choose one of them.
error-project-has-land = Project { $project } already has an allocation in force (no. { $allocation }). Change that one, or withdraw it first.
error-land-redrawn = The land { $site } of allocation { $allocation } was redrawn since it was proposed, by { $area-m2 } m², more than the { $limit-m2 } m² allowed; nothing was checked. Return it, so that it is proposed again as it is drawn now.
error-request-reused = This request was used before, to propose { $site } for project { $project } (allocation { $allocation }). Nothing was proposed; reload the page, then propose again.
error-land-overlaps = { $atom } overlaps { $other }, bound to project { $project }, by { $area-m2 } m², more than the { $limit-m2 } m² allowed. Check where the two shapes come from, or choose other land.
error-allocation-changed = Allocation { $allocation } was changed by somebody else since you opened it. Look at it again, then decide.

# Import
error-import-nothing = No file was named. Name at least one, for example: parcels import WS --parcels parcels.gpkg
error-import-kind-refused = { $kind } cannot be the name of a kind of constraint. Use small letters, digits and _, for example: flood=flood.gpkg
error-import-dataset-unknown = There is no dataset { $dataset }. Known: { $known }
error-import-option-unknown = A CRS is stated for { $layer }, but no such layer is imported. Layers of this import: { $known }
error-import-crs-needed = { $file }: { $layer } is in { $crs }, in which areas cannot be measured (that takes a projected system in metres, not Web Mercator). State the one your city uses with --crs, for example --crs EPSG:4549.
error-import-crs-needed-near = { $file }: { $layer } is in { $crs }, in which areas cannot be measured (that takes a projected system in metres, not Web Mercator). State the one your city uses with --crs; by its place { $suggestion } is plausible, but check it.
error-import-crs-differs = The workspace measures in { $workspace-crs }; --crs says { $crs }. Leave --crs out; a layer without a CRS is stated with --layer-crs LAYER=EPSG:n.

# People
error-action-not-allowed = You may not do this ({ $action }): { $because ->
    [signed_out] sign in first.
    [other_platform] the land belongs to another platform.
    [other_department] another department answers for this finding.
    [person_inactive] this person does not exist or is switched off; ask an administrator.
    [role_changed] the role was changed a moment ago; nothing was done. Reload the page, then try again.
    [demo_only] demo people are for demo workspaces only.
    [not_shared] it is somebody else’s draft. Ask the owner to share it.
    [not_own] it is somebody else’s. Copy it to work on your own.
   *[other] your role does not include it. Ask somebody whose role does.
 }
code-role-planner = Platform planner
code-role-promoter = Investment promoter
code-role-officer = Land bureau officer
code-role-department = Department officer
code-role-leader = Leader
code-role-auditor = Auditor
code-role-administrator = Administrator
code-role-system = Command line
code-action-view-map = see the map
code-action-view-data = see the data
code-action-view-sites = see sites
code-action-view-plan = see the plan
code-action-view-checks = see the checks
code-action-view-reserve = see the reserve
code-action-view-log = read the log
code-action-search-sites = search sites
code-action-plan = make a plan
code-action-save-plan = save a plan
code-action-export = export files
code-action-import = import data
code-action-set-crs = set the CRS
code-action-upgrade = upgrade the workspace
code-because-role-may = The role includes it
code-because-role-may-not = The role does not include it
code-because-signed-out = Nobody is signed in
code-because-other-platform = The land belongs to another platform
code-stage-import-read = Reading files
code-stage-import-store = Storing
