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
