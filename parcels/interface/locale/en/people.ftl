# People and sign-in: errors
error-sign-in-refused = The sign-in name or the password is wrong, or the name is locked for a while after several wrong passwords. Check both and try again; if it still fails, ask an administrator to reset the password.
error-sign-in-busy = Too many attempts from this address. Try again in { $minutes } minutes.
error-form-stale = The page was open for too long; nothing was sent. Try again.
error-form-too-big = What was sent is too large and was not read.
error-password-short = A password has at least { $shortest } characters. Choose a longer one.
error-password-long = A password has at most { $longest } characters. Choose a shorter one.
error-password-simple = A password has at least { $different } different characters. Choose another one.
error-password-is-name = A password must not contain the sign-in name or the name of the person. Choose another one.
error-password-same = The new password is the old one. Choose another one.
error-passwords-differ = The new password was not entered the same way twice. Enter it again.
error-person-unknown = There is nobody with the sign-in name { $person }. parcels people list shows everybody.
error-person-name-refused = { $person } cannot be a sign-in name. Use 2 to 32 small letters, digits or . _ -, beginning with a letter, not with demo_ or parcels-.
error-person-facts-refused = { $field ->
    [name] A name has 1 to 80 printable characters.
    [role] The role of the command line is not given to people.
    [department] A department officer needs a department; no other role has one.
    [platform_id] Only platform planners and investment promoters can be bound to a platform.
   *[other] An external identity is written ISSUER|SUBJECT, or proxy|NAME where a reverse proxy signs people in.
 }
error-person-platform-unknown = There is no platform { $platform }. Use an id of the platform data.
error-person-department-unknown = There is no department { $department }. Known: { $known }
error-person-role-unknown = There is no role { $role }. Known: { $known }
error-person-self = Nobody changes their own role or switches themselves off ({ $person }). Ask another administrator.
error-person-last-administrator = { $person } is the last administrator who can sign in. Add another one first.
error-identity-exists = The external identity { $identity } belongs to somebody else. Remove it there first.
error-identity-unknown = Your organisation knows you, but this workspace does not. Give this identity to the administrator: { $identity }
error-password-needs-terminal = A password is typed at a terminal. Run this at one, or leave --ask out to get a one-time password.
error-demo-users-not-demo = --demo-users is for demo workspaces, and { $workspace } is none. Leave --demo-users out and sign in.
error-proxy-settings-refused = { $setting } cannot be “{ $value }”. PARCELS_TRUSTED_PROXIES lists addresses or networks of the reverse proxies, separated by commas, and PARCELS_PROXY_HEADER the header in which they name people; set both.

# The sign-in page
sign-in-title = Sign in
sign-in-text = Use the sign-in name that your administrator gave you.
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-button = Sign in
sign-in-go = Go to sign-in
sign-in-other = Sign in with your organisation
sign-in-other-failed = Your organisation's sign-in did not let you in: it was cancelled, or its token was not valid or has ended. Try again; if it keeps failing, ask your administrator.
sign-in-local = Sign in with name and password
sign-out = Sign out
sign-out-everywhere = Sign out on all devices
sign-out-proxy = Your organisation's proxy signed you in. Sign out at its portal.
password-title = Change password
password-text = Every other device is signed out by it.
password-must = You signed in with a one-time password. Choose your own first.
password-once = One-time password
password-old = Old password
password-new = New password
password-again = New password again
password-rule = At least { $shortest } characters, without your name or sign-in name
password-button = Save new password

# The page of people
page-people = People
people-none = Nobody is registered yet. Add the first person below; demo people are not listed here.
people-id = Sign-in name
people-id-help = 2 to 32 small letters, digits or . _ -, beginning with a letter; it cannot be changed later
people-name = Name
people-role = Role
people-bound = Bound to
people-by = Signs in by
people-state = State
people-by-once = one-time password, not yet changed
people-by-password = password
people-on = may sign in
people-off = switched off
people-locked = locked after wrong passwords
people-add = Add a person
people-change = Change a person
people-save = Save
people-reset = Reset password
people-switch-on = Switch on (and unlock)
people-switch-off = Switch off
people-platform = Bound to platform (id)
people-platform-help = Only for platform planners and investment promoters; empty for all platforms
people-department = Department
people-external = External identity
people-external-help = For people whom your organisation signs in: ISSUER|SUBJECT, or proxy|NAME; they get no password
people-password = The one-time password of { $person }. It is shown this once; hand it over in person or by a safe way:
people-done = { $person } was saved.

# The command line
cli-help-people =
    The people who may sign in.
cli-help-people-list =
    List everybody.
cli-example-people-list =
    Example:

      parcels people list my-city
cli-help-people-add =
    Add a person and show the one-time password, to be changed at the first sign-in.
cli-example-people-add =
    Example:

      parcels people add my-city li.na officer --name "Li Na"
cli-help-people-role =
    Change the role; it holds at once.
cli-example-people-role =
    Example:

      parcels people role my-city li.na leader
cli-help-people-password =
    Give a one-time password and end every sign-in.
cli-example-people-password =
    Example:

      parcels people password my-city li.na
cli-help-people-off =
    Switch a person off; every sign-in ends at once, the records stay.
cli-example-people-off =
    Example:

      parcels people off my-city li.na
cli-help-people-on =
    Switch a person on again, and lift a lock after wrong passwords.
cli-example-people-on =
    Example:

      parcels people on my-city li.na
cli-arg-person = sign-in name
cli-arg-role = role: planner, promoter, officer, department, leader, auditor or administrator
cli-option-person-name = name of the person; the sign-in name if left out
cli-option-person-platform = platform to which a planner or promoter is bound
cli-option-department = department of a department officer, e.g. forestry
cli-option-external = signed in by your organisation: ISSUER|SUBJECT, or proxy|NAME; no password is given
cli-option-ask = type the password at the terminal instead of a random one
cli-serve-admin = Nobody could sign in to this workspace, so the administrator { $person } was added. One-time password (shown this once, to be changed after signing in): { $password }
