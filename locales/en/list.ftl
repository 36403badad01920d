# The list: what stands on the front page; the words for stages and roles.

## Where a text stands

stage-draft = draft
    .meaning = being written, not submitted yet
stage-rework = being reworked
    .meaning = went out and is being changed
stage-in-review = in review
    .meaning = submitted; approvals are missing
stage-changes-requested = changes requested
    .meaning = somebody has objected
stage-approved = approved
    .meaning = every approval is there, for exactly these words
stage-scheduled = scheduled
    .meaning = approved; the embargo has not ended
stage-published = published
    .meaning = has gone out
stage-corrected = corrected
    .meaning = has gone out and says what was wrong before
stage-withdrawn = withdrawn
    .meaning = page and PDF say that the text is taken back

## Roles

role-admin = administration of the rules
role-subject = subject expert
role-management = management
role-board = board
role-legal = legal review
role-press = press office
roles-or = { $first } or { $last }

## The list

list-empty = Nothing here.
status-unreadable = (the head of the text cannot be read)
list-none = No text fits.
list-hint-all = Show all: `klartext list`
list-hint-new = A new text: `klartext new press-release "Headline"`
list-hint-inbox =
    { $count ->
        [one] One text is waiting for you (▶): `klartext inbox`
       *[other] { $count } texts are waiting for you (▶): `klartext inbox`
    }
list-embargo = embargo { $time }
list-due = due { $time }
list-open = missing: { $roles }
list-objections = objection: { $people }
list-reworked = changed since publication
list-unsaved = not saved
list-gone = deleted in the folder
list-second-look = published in haste, second look until { $time }
