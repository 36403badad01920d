# What the commands say.

## init

init-made = Workspace created: { $root }. { $person } looks after the rules.
init-key-made = A new key was made for you: { $file } ({ $fingerprint }). It is your signature; a copy of the file of the same name without ".pub" belongs in a safe place.
init-key-taken = Your signature is the key { $file } ({ $fingerprint }).
init-pinned = The rules apply from now on, remembered as { $digest }.
init-alone = You are the only person listed so far. Nobody approves their own words, so others are needed before you can publish.
init-hint-people = Add colleagues: `klartext people add milan --name "Milan Example" --email milan@example.org --role subject --key KEYFILE.pub`
init-hint-organisation = The letterhead says “{ $name }”. Fill in address, phone, imprint and the paragraph about yourselves in workflow.toml, where examples are prepared; then `klartext workflow propose`.
init-hint-new = Your first text: `klartext new press-release "Headline"`
init-identity = You are { $name } <{ $email }> here, as git on this machine knows you. Otherwise: --name and --email.
init-ask-name = What is your name?
init-ask-email = Your email address?
init-not-usable = "{ $given }" cannot be used for it.
init-ask-organisation = What is your organisation called? (It stands on letterhead, website and mails.)

## Writing

new-begun = { $id } has been created: { $path }
new-hint = Carry on writing: `klartext edit { $id }`, then `klartext check { $id }`
edit-unchanged = { $id }: nothing changed.
edit-saved =
    { $count ->
        [one] { $id } is saved.
       *[other] { $id } is saved ({ $count } files).
    }
edit-hint-submit = Finished? `klartext submit { $id }` submits the text for review.
edit-hint-check = `klartext check { $id }` shows the places in the text.
import-taken = { $from } has been imported as { $id }.
import-hint = `klartext check` shows what is still missing.
check-clean =
    { $count ->
        [0] There is no text here yet.
        [one] Nothing to complain about.
       *[other] Nothing to complain about in { $count } texts.
    }

## Overview

inbox-empty = Nothing is waiting for you.
inbox-hint = Read: `klartext diff { $id }`, then `klartext approve { $id }` or `klartext object { $id } -m "Reason"`
inbox-hint-answer = To read the objection: `klartext why { $id }`; to change the text: `klartext edit { $id }`; to submit it again: `klartext submit { $id }`

status-digest = Wording { $digest }
status-embargo = Embargo until { $moment }
status-comment = { $person } remarks, { $when }{ $earlier ->
        [yes] {" "}(on earlier words)
       *[no] {""}
    }: { $note }
status-signed-on = { $partner } signs; put on record by { $person }
status-submitted = { $person } submitted it
status-broken = The text in { $lang } cannot be read; `klartext check` says why.
status-unsaved =
    { $count ->
        [one] There is one change in the folder that is not saved.
       *[other] There are { $count } changes in the folder that are not saved.
    }
status-dropped = Does not count: { $path }: { $why }
status-hint-draft = Submit: `klartext submit { $id }`
status-hint-check = Not ready to submit; what is to be done: `klartext check { $id }`
status-hint-scheduled = After the embargo: `klartext publish { $id }`; by itself where a machine is awake: `klartext run-due` (see `klartext help run-due`)
status-hint-why = What is still missing: `klartext why { $id }`
status-hint-publish = Publish: `klartext publish { $id } --dry-run`, then `klartext publish { $id }`
status-hint-verify = Verify: `klartext verify { $id }`
standing-approved = { $person } approved ({ $role }), { $when }
standing-approved-stale = The approval by { $person } ({ $role }, { $when }) was for a different wording and no longer counts
standing-own-words = The approval by { $person } ({ $when }) does not count: some of the words are their own
standing-objected = { $person } objected ({ $role }), { $when }
standing-objected-stale = { $person } objected to an earlier wording ({ $role }, { $when }); this stands until { $person } takes it back or approves
standing-withdrawn = { $person } took back their approval or objection, { $when }

log-submit = { $person } submitted
log-approve = { $person } approved
log-object = { $person } objected
log-withdraw = { $person } took it back
log-comment = { $person } commented
log-mailing = { $person } sent to a press list
log-claim = { $person } began publication
log-receipt = { $person } published
log-saved = { $person } worked on the text (state { $revision })
log-not-counted = does not count

diff-mine = What has changed since you last approved or objected. [-gone-] {"{"}+new+{"}"}
diff-approved = What has changed since the last approval. [-gone-] {"{"}+new+{"}"}
diff-published = What has changed since publication. [-gone-] {"{"}+new+{"}"}
diff-revision = What has changed since this state. [-gone-] {"{"}+new+{"}"}
diff-new = You have not reviewed { $id } yet; here is the whole text.
diff-lost = The earlier wording is no longer in the workspace; here is the whole text.
diff-file = File changed: { $file }
diff-nothing = Not a word has changed.
diff-unsaved = This also shows what is not saved yet. Save: `klartext edit { $id }`
diff-hint = Happy with it? `klartext approve { $id } --match { $digest }`. If not: `klartext object { $id } -m "Reason"`
diff-hint-own = These are your own words; who can approve them: `klartext why { $id }`
diff-hint-approved = You have approved these words. What is still missing: `klartext why { $id }`. If you changed your mind: `klartext object { $id } -m "Reason"`
diff-hint-objected = You object to these words. If they are fine after all: `klartext approve { $id } --match { $digest }`. Only to take it back: `klartext withdraw-review { $id }`
diff-hint-submit = Not submitted yet. To submit: `klartext submit { $id }`

## Review and approval

approve-ask = { $what ->
        [withdrawal] This withdraws
        [none] This is
       *[other] This corrects
    } "{ $headline }" ({ $id }, wording { $digest }). Have you read it like this, and do you approve it?
act-submitted = { $id } is submitted for review, wording { $digest }.
act-approved = { $id } is approved ({ $role }), wording { $digest }. Signed and saved.
act-hint-own-quote = This clears your quote. As an approval of the text it does not count, since you wrote some of it; who can approve: `klartext why { $id }`
act-objected = Objection to { $id } recorded. The text does not go out like this.
act-objected-out = Objection to { $id } recorded. The text is published already and stays so.
act-hint-objected = Once it is settled: `klartext approve { $id }`, or only take it back: `klartext withdraw-review { $id }`
act-hint-objected-out = If something is wrong: `klartext correct { $id }` or `klartext withdraw { $id }`
act-commented = Comment on { $id } recorded.
act-withdrawn = Taken back: { $id }.
act-saved = Also saved: { $path }
act-hint-approved = All approvals are in. Next: `klartext publish { $id } --dry-run`
act-open = Still missing: { $count ->
        [one] one approval
       *[other] { $count } approvals
    } ({ $roles }): { $people }
act-open-nobody = Still missing: { $count ->
        [one] one approval
       *[other] { $count } approvals
    } ({ $roles }), and nobody else has this role: `klartext people add`

gate-met = Approval ({ $roles }) by { $person }
gate-cleared = Everything in place: may go out
gate-unsaved = The folder holds other words than those that were judged. Changed: { $paths }
    .hint = Look: `klartext diff { $id }`, then submit it anew: `klartext submit { $id }`

## Typesetting and publishing

embargo-set = { $id }: embargo until { $moment }
embargo-lifted = { $id } no longer has an embargo.
embargo-stale = The embargo is part of the approved wording. Earlier approvals no longer count.
embargo-hint = Next: `klartext submit { $id }`
plan-page-new = Website ({ $lang }): { $address } (new)
plan-page-update = Website ({ $lang }): { $address } (replaced)
plan-mails = Emails: { $count } (press lists: { $lists })
plan-embargo = Embargo until { $moment }: nothing goes out before then
plan-digest = Plan { $digest }
plan-hint = To carry it out: `klartext publish { $id } --match { $digest }`
publish-ask = { $id } will be { $what ->
        [withdrawal] withdrawn
        [formal] corrected in silence
        [minor] corrected
        [severe] corrected
       *[none] published
    }, { $count ->
        [0] without emails. Please type for it: { $typed }
        [one] and one email goes out. Please type the number of emails for it, { $typed }
       *[other] and { $count } emails go out. Please type the number of emails for it, { $typed }
    }:
publish-word = publish
publish-done = { $id } is published (release { $release }).
publish-withdrawn = { $id } is withdrawn; page and PDF say so (release { $release }).
publish-corrected = The correction of { $id } is published (release { $release }).
publish-resumed = { $id } had been started and is now finished (release { $release }).
publish-already = { $id } is already published with this wording (release { $release }); there is nothing to do.
publish-newsroom = The pages are in { $path }; a web server or `klartext serve` shows them.
publish-mails =
    { $count ->
        [0] No emails: no press list is named, or everybody on it has the text already or wants no emails.
        [one] One email is in { $path }.
       *[other] { $count } emails are in { $path }.
    }
publish-hint = Verify: `klartext verify { $id }`
step-claim = record who is publishing
step-build = seal the documents
step-draft = prepare the pages
step-go-live = make public
step-mail = write the email
step-receipt = sign the receipt
outbox-empty = The outbox is empty.
outbox-done = { $id } (release { $release }): everything is out, { $sent ->
        [0] without mails
        [one] one mail
       *[other] { $sent } mails
    }
outbox-replaced = { $id } (release { $release }): earlier words, { $sent ->
        [one] one mail
       *[other] { $sent } mails
    }; what of it is not sent yet is not to be sent any more
outbox-files = { $id } (release { $release }): everything is made; { $sent ->
        [one] one mail lies ready as a file and is to be sent by hand
       *[other] { $sent } mails lie ready as files and are to be sent by hand
    }: outbox/{ $folder }
outbox-begun = { $id } (release { $release }): interrupted after { $done } of { $total } steps; `klartext publish { $id }` carries on
outbox-unknown = { $id } (release { $release }): for { $unknown } of { $total } steps it is unclear whether they took place; { $done } are done

## Verifying

verify-holds = { $id }: What went out (release { $release }) is, word for word, what was approved.
verify-fails = { $id }: Something does not match what was approved (release { $release }).
verify-nothing = Nothing is published yet.
verify-by-hand = To check a signature without klartext:
verify-holds-unseen = { $id }: release { $release } has its receipt, and its text is approved. Whether the website shows it like that could not be seen here.
proof-words = the words of the page ({ $about }) are the approved ones
proof-words-wrong = the page ({ $about }) shows other words than were approved, even though the receipt fits it
proof-words-unseen = the page ({ $about }) was compared in part only: around the text (contacts, templates) stands something else, or more, than would be set today; please look
proof-moment = went out at { $about } as the receipt says, not before its embargo
proof-moment-wrong = the receipt says { $about }: that is before the embargo, or has not come here yet; somebody published with a clock that was set
proof-receipt = receipt of publication, signed by { $about }
proof-manifest = contents of the release: { $about }
proof-manifest-wrong = contents of the release are missing or do not match the receipt: { $about }
proof-same-workspace = belongs to this workspace and text
proof-same-workspace-wrong = belongs to another workspace or text
proof-editions = published and recorded wording are the same
proof-editions-wrong = published and recorded wording differ
proof-complete = no record is missing
proof-complete-wrong = records are missing
proof-text = the wording is saved ({ $about })
proof-text-wrong = the wording is no longer saved anywhere
proof-approval = approval by { $about }, validly signed, for exactly this wording
proof-approval-wrong = approval by { $about } is missing, invalid or for a different wording
proof-website-unseen = the website does not lie on this machine and was not compared; `klartext drift { $about }` does that
proof-file = { $about } is public and unchanged
proof-file-wrong = { $about } is missing or changed
proof-extra-wrong = { $about } is public but not part of the release
proof-mails = emails: { $about }
proof-mails-wrong = the number of emails is not { $about }
proof-mails-unseen = the emails ({ $about }) are not on this computer

## People, keys, rules

keys-made = A new key has been made for you: { $file }
keys-own = Your key: { $file }
keys-hint = Give this line to the person who looks after the rules; it is not secret.
workflow-version = Version { $serial } of the rules applies ({ $digest }).
workflow-waiting = Version { $serial } ({ $digest }) is waiting for signatures: { $signed } of { $needed }.
workflow-fine = The people listed can meet the rules (version { $serial }): for every kind of text, about single people too, and, where the rules name them, for expedited releases, templates, corrections and withdrawals.
workflow-need = { $count ->
        [one] one person
       *[other] { $count } people
    } in the role { $roles }: { $people }
workflow-need-nobody = { $count ->
        [one] one person
       *[other] { $count } people
    } in the role { $roles }: nobody listed
workflow-in-force = Version { $serial } of the rules now applies ({ $signed } of { $needed } signatures).
workflow-proposed = Version { $serial } is proposed: { $signed } of { $needed } signatures. Until then the previous rules apply.
workflow-hint-sign = Signature still missing from { $people }: `klartext approve workflow`

serve-drafts = Drafts: { $address }
serve-hint = Visible on this computer only. Stop with Ctrl+C.

doctor-key = Key: { $about }
doctor-key-missing = No key{ $about }. `klartext keys show` makes one.
doctor-signing = Signing with { $about }
doctor-workspace = Workspace: { $about }
doctor-workspace-missing = No workspace that can be opened: { $about }
doctor-history = The history is complete{ $about }
doctor-history-missing = The history cannot be trusted{ $about }: part of it is missing, replaced or kept elsewhere
doctor-person = You are { $about } ({ $roles })
doctor-person-missing = Your key is not in the rules{ $about }
doctor-rules = Rules: version { $about } is in force
doctor-rules-missing = Rules: version { $about } is in force; { $count ->
        [one] one approval that it asks for
       *[other] { $count } approvals that it asks for
    } can be given by nobody. What is missing: `klartext workflow check`
doctor-contacts = Contacts in the press list: { $about }
doctor-contacts-missing = No press list{ $about }. `klartext contacts import FILE.csv`
doctor-editor = Editor: { $about }
doctor-editor-missing = No editor set{ $about }: set EDITOR or KLARTEXT_EDITOR, or open the file yourself

## Demonstration

demo-aside = The earlier demonstration lies unchanged in { $path } now.
demo-people = Three invented people are set up: anna writes, milan knows the subject, clara is in charge. Everything is in { $path }.
demo-new = Anna begins a press release.
demo-edit = She writes; here the text comes from a sample supplied with klartext.
demo-check = What would an attentive colleague point out?
demo-submit = Anna submits the text.
demo-own = You cannot approve your own words.
demo-diff = Milan reads what is new.
demo-approve = Milan approves the content. (At a desk of one’s own klartext asks; here the answer stands with it: the beginning of what was shown.)
demo-why = Clara asks what is still missing.
demo-approve-release = Clara approves.
demo-render = The PDF.
demo-plan = What would publishing do?
demo-publish = Out it goes.
demo-again = Once more: nothing happens twice.
demo-verify = A year later: who approved what, and is that what is out there?
demo-change = Anna changes a single word.
demo-refused = This wording is not approved and does not go out.
demo-list = The overview.
demo-exit = (ended with code { $code })
demo-pdf = PDF:       { $path }
demo-newsroom = Newsroom:  { $path }
demo-mails = Emails:    { $path }
demo-serve = View:      KLARTEXT_HOME={ $own } { $command }

## Errors

error-no-statement = There is no text "{ $typed }" here.
    .hint = `klartext list` shows them all.
error-ambiguous = "{ $typed }" matches several: { $candidates }
    .hint = Type one of them in full; `{ $first }` means exactly that one, even if another begins the same.
error-no-revision = There is no state "{ $typed }" here.
    .hint = `klartext log` with the name of the text shows its states; there are also @approved and @published.
error-no-readable = No text of { $id } can be read.
    .hint = What is wrong with it: `klartext check { $id }`
error-no-edition = { $id } has no readable text in this language ({ $lang }).
    .hint = What a text lacks, `klartext check { $id }` says; `klartext translate { $id } { $lang }` begins a translation
error-stranger = Your key is not in the rules ({ $fingerprint }).
    .hint = `klartext keys show` shows the line that somebody who looks after the rules adds with `klartext people add`.
error-no-key = There is no key on this computer that you could sign with.
    .hint = `klartext keys show` makes one.
error-unsaved = { $id }: The text in the folder is not the saved one. Changed: { $paths }
    .hint =
        View: `klartext diff { $id }`
        Save and submit again: `klartext submit { $id }`
error-no-match = { $id } now has the wording { $now }, not { $seen }. Nothing has happened.
    .hint = Read again: `klartext diff { $id }`
error-findings = { $path } has { $count ->
        [one] one error
       *[other] { $count } errors
    } and cannot be submitted or typeset like this.
    .hint = `klartext check { $path }` shows the places and what should be there.
error-refused = { $id } cannot go out like this:
error-refused-yet = { $id } cannot be published yet:
error-refused-draft = { $id } is not ready for that yet:
error-refused-own-words = You cannot approve { $id } yourself:
error-already-approved = You have already approved this wording.
error-already-out = These words are published already; there is nothing left to approve.
error-already-submitted = You have already submitted this wording.
error-already-in-force = These rules already apply.
error-already-proposed = A new version of the rules is still waiting for signatures.
    .hint =
        `klartext workflow explain` shows what it changes and who is missing; to sign it: `klartext approve workflow`
        Refuse it or take it back: `klartext object workflow -m "reason"`
error-already-listed = This short name is already in the rules.
    .hint = To change a role, a name or an address: in workflow.toml, then `klartext workflow propose`. One more key: `klartext keys add`
error-role = This needs { $count ->
        [one] the role
       *[other] one of the roles
    } { $needed }; you have: { $yours }
error-role-none = This needs a role in the rules; you have none.
error-nothing-to-withdraw = You have neither approved { $id } nor objected to it.
error-exists = { $path } already exists; nothing is overwritten.
error-claimed = { $person } has begun to publish { $id }.
    .hint =
        { $person } can finish it with the same command.
        If { $person } cannot be reached: `klartext publish { $id } --take-over -m "reason"`
error-unknown-effect = { $id }: It is unclear whether this step happened ({ $effect }). It is not silently repeated.
    .hint = `klartext outbox show { $id }`
error-time = { $typed } is no usable time here: { $reason ->
        [past] it is over already. Nothing has happened.
        [gap] it is skipped when the clocks go forward.
        [fold] it comes twice when the clocks go back.
       *[other] it is outside the calendar.
    }
error-when = { $what ->
        [time] The time of day is missing in "{ $typed }".
        [day] There is no such day as in "{ $typed }", or it cannot be read.
       *[else] "{ $typed }" is not a day and time.
    }
    .hint = For example: `klartext embargo { $id } "tomorrow 10:00"` or "2026-12-01 10:00"; "none" lifts it.
error-person = "{ $given }" cannot be used as a name, short name or email address.
    .hint = For example: --name "Anna Example" --email anna@example.org
error-never-published = { $id } has not been published yet.
error-no-language = "{ $typed }" is no language of this workspace.
    .hint = The languages stand in workflow.toml under `languages`.
error-serve = The small web server could not be started ({ $detail }).
    .hint = Try another number: `klartext serve --port 0`
error-no-editor = No editor is set. The text is in { $path }.
    .hint =
        Open this file in a program for plain text (not in Word), write, save; then the same command again: `klartext edit { $id }` takes what is saved.
        For good: put the name of the program into the environment variable KLARTEXT_EDITOR.
error-editor = The editor "{ $editor }" { $code ->
        [127] is not on this machine
       *[other] ended with an error ({ $detail })
    }. The saved text is unchanged.
error-render-eml = Emails are made when you publish, one per person. `-f txt` shows their text.
error-render-several = { $id } is in several languages; please name one, for example { $id }:en
error-contacts = { $path }: The press list has errors. Nothing was taken in, and nothing went out.
error-demo = The demonstration stumbled: "{ $command }" ended with { $code } instead of { $wanted }.
error-house = workflow.toml: organisation.{ $key } cannot be used.
    .hint = One line without control characters; addresses with https://, colours like "#0b5a6e", the logo as a file in templates/.
workflow-lapsed = { $person } is listed as a deputy from { $from } to { $until }; that time is over or has not come yet.
contacts-list = { $list }: { $count ->
        [one] one person
       *[other] { $count } people
    }
contacts-all = Press list: { $count ->
        [one] one contact
       *[other] { $count } contacts
    }, { $objections } of them with an objection. Addresses are not shown.
contacts-hint = Take a table in: `klartext contacts import press.csv`
workflow-short = Not every text can be approved yet: besides those who write, people are missing in the role { $roles }. In detail: `klartext workflow check`
check-unreadable = { $path } cannot be set or submitted like this yet.
error-other-plan = The plan for { $id } is now { $now }, not the one that was seen. Nothing has happened.
    .hint = Look again: `klartext publish { $id } --dry-run`
error-empty-list = Nobody is on the press list "{ $list }" on this machine. Nothing has happened.
    .hint =
        The person with the press list publishes, or: `klartext contacts import FILE.csv`
        Without emails: remove the list from the head of the text and submit again.
error-false-receipt = { $id }: a receipt claims that this wording is published, and its manifest is missing or does not fit. Nothing has happened.
    .hint = `klartext log { $id }` shows who signed it; `klartext verify { $id }` checks everything.
error-no-role = The role "{ $role }" does not occur in the rules.
    .hint = There are: { $known }
publish-clock = The clock is set by --clock; what goes out now goes out for real.
