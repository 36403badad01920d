# The rules: what is wrong in workflow.toml, what a new version changes, where it gets tight.

## What cannot be read in workflow.toml

error-toml-syntax =
    { $place }: { $what ->
        [duplicate] this entry is there twice.
        [quotes] a value is not put in quotation marks correctly.
        [list] a list is not written correctly.
        [braces] an entry in braces is not written correctly.
        [section] the heading of a section is not written correctly.
        [value] a value is missing here, or there is one equals sign too many.
        [number] this number is not written correctly.
        [utf-8] there is a character here that is not saved as UTF-8.
       *[other] this line cannot be understood.
    }
    .hint =
        { $what ->
            [duplicate] Delete one of the two lines.
            [quotes] Texts stand in straight quotation marks: name = "Anna Example"
            [list] Lists stand in square brackets, with commas between: roles = ["subject", "press"]
            [braces] For example: needs = [{"{"} roles = ["subject"], count = 2 {"}"}]
            [section] For example: [people.anna]
            [value] Each line has the form: name = "value"
            [number] For example: count = 2
            [utf-8] Save the file as UTF-8 in the editor.
           *[other] Each line is a heading like [people.anna], an entry like name = "value", or starts with #.
        }
error-toml-unknown =
    { $section ->
        [none] { $place }: there is no entry "{ $key }".
       *[other] { $place }: there is no entry "{ $key }" in [{ $section }].
    }
    .hint =
        { $near ->
            [none] There are: { $known }
           *[other] Probably meant: { $near }
        }
error-toml-missing =
    { $section ->
        [none] { $place }: the entry "{ $key }" is missing.
       *[other] { $place }: the entry "{ $key }" is missing in [{ $section }].
    }
error-toml-sort =
    { $place }: "{ $key }" is { $found ->
        [text] a text
        [number] a number
        [list] a list
        [section] a section
        [yes-no] a yes or no
       *[other] something else
    }, and { $wanted ->
        [text] a text is needed, for example "Anna Example".
        [number] a number is needed, for example 2.
        [list] a list is needed, for example ["subject", "press"].
        [section] a section is needed, for example [people.anna].
        [yes-no] true or false is needed.
       *[other] another value is needed.
    }
error-toml-value = { $place }: the value of "{ $key }" cannot be used like this.
    .hint = { $key ->
            [per_minute] It can be 1 to 6000 mails a minute.
            [hold] It can be 0 to 600 seconds.
            [host] What is needed is the mail server's name: host = "smtp.example.org"
            [hello] What is needed is the name of a machine: hello = "example.org"
           *[other] {""}
        }
error-toml-word = { $place }: "{ $typed }" is no value for "{ $key }".
    .hint = { $near ->
            [none] There are: { $known }.
           *[other] Do you mean "{ $near }"? There are: { $known }.
        }
error-policy-expedited = workflow.toml: [expedited] names { $people ->
        [one] one person
       *[other] { $people } people
    } and { $hours } hours for the second look. Two people look even in a hurry, and somebody else afterwards.
    .hint = For example: people = 2 and second_look_hours = 24
error-rules-place = The place: { $place }

## A version that waits

error-already-signed = You have signed this version of the rules already.
rules-wait = Version { $serial } of the rules waits for signatures ({ $signed } of { $needed }): `klartext workflow explain`
rules-wait-mine = Version { $serial } of the rules waits for your signature ({ $signed } of { $needed }): `klartext workflow explain`, then `klartext approve workflow`
rules-broken = workflow.toml is not what is in force, and cannot come into force like this; the rules so far apply. `klartext workflow explain` says what is wrong; `klartext withdraw-review workflow` brings back the file that is in force.
rules-refused = Version { $serial } of the rules is refused; workflow.toml is again what is in force. The proposal and the refusal stay on record.
rules-refused-hint = To propose something else: change workflow.toml, then `klartext workflow propose`
workflow-hint-refuse = You do not agree? `klartext object workflow -m "reason"` refuses this version.
workflow-hint-propose = This only lies in the folder so far. To propose it: `klartext workflow propose`

## What a new version changes

rules-nothing = nothing
rules-need =
    { $count ->
        [one] one person ({ $roles })
       *[other] { $count } people ({ $roles })
    }
change-nothing = Only the writing of the file changes.
change-joins = { $person } ({ $name }) joins: { $roles }
change-leaves = { $person } leaves the rules; open approvals of { $person } no longer count then.
change-roles-gained = { $person } gets: { $roles }.
change-roles-lost = { $person } loses: { $roles }.
change-key-added = { $person } also signs with the key { $fingerprint }
change-key-gone = { $person } no longer signs with { $fingerprint }; what was signed with it and is still open no longer counts then.
change-called = { $person }: "{ $old }" becomes "{ $new }"
change-duty = { $person } stands in for { $of } from { $from } to { $until } ({ $roles })
change-duty-over = { $person } no longer stands in for { $of }
change-needs = { $kind }: needed is { $new } (so far: { $old })
change-needs-single-case = { $kind } about a single person: needed besides is { $new } (so far: { $old })
change-quotes =
    { $cleared ->
        [yes] { $kind }: people who are quoted clear their quote themselves.
       *[no] { $kind }: quotes need no clearance any more.
    }
change-threshold = New rules need { $new } signatures of administrators from then on (so far { $old })
change-setting = { $key }: "{ $old }" becomes "{ $new }"

## Where it gets tight

weak-heading = It gets tight like this:
weak-all = all kinds of text
weak-all-single-cases = all texts about a single person
weak-single-case = { $kind } about a single person
weak-writes =
    If { $person } writes, { $count ->
        [one] one person is missing
       *[other] { $count } people are missing
    } ({ $roles }): { $kinds }
weak-away =
    If { $person } is away, { $count ->
        [one] one person is missing
       *[other] { $count } people are missing
    } ({ $roles }): { $kinds }
weak-together =
    From { $from } on { $person } are away at once, then { $count ->
        [one] one person is
       *[other] { $count } people are
    } missing ({ $roles }): { $kinds }
weak-expedited = expedited releases
weak-templates = templates
weak-correction = corrections
weak-correction-severe = severe corrections
weak-withdrawal = withdrawals
weak-duty-ends =
    If { $person } no longer stands in, { $count ->
        [one] one person is missing
       *[other] { $count } people are missing
    } ({ $roles }): { $kinds }

workflow-hint-yours = The signature of { $people } is missing. You agree? `klartext approve workflow`
workflow-templates = Templates that texts are set in:
workflow-expedited = In haste: { $people } different people, one of them in the role { $roles }, with a reason; a second look within { $hours } hours. `klartext approve ID --expedited -m "reason"`

## In haste

act-expedited = { $id } is approved in haste ({ $role }), wording { $digest }. The reason is on record.
act-hint-expedited = Two different people approve even in haste; somebody else looks again afterwards.
act-looked = The second look at { $id } is on record.
log-expedite = { $person } approved in haste
log-second-look = { $person } looked once more
standing-expedited = { $person } approved in haste ({ $role }), { $when }
gate-expedited = Expedited release by { $person }: { $reason }
gate-second-look = Published in haste: the second look is open, until { $due }.
gate-second-look-hint = These can: { $could }. Read it, then `klartext second-look { $id }`; if something is wrong: `klartext object { $id } -m "reason"`
gate-looked = Published in haste; { $person } looked once more afterwards.
inbox-hint-look = Read: `klartext show { $id }`, then `klartext second-look { $id }`
proof-expedited = approved in haste by { $about }, with a reason
proof-expedited-wrong = expedited release by { $about } is missing or does not count
proof-second-look = second look by { $about }
proof-second-look-unseen = the second look is still open
error-no-expedited = The rules have no expedited release.
    .hint = The section [expedited] in workflow.toml makes one.
error-no-second-look = { $id } did not go out in haste; no second look is needed.
error-not-your-look = The second look at { $id } is for people who neither wrote nor approved. { $could ->
        [none] Nobody like that is listed.
       *[other] These can: { $could }
    }
error-already-looked = Somebody has looked once more already.
help-second-look = Look once more at something that went out in haste
    .examples =
        klartext show 2026-a
        klartext second-look 2026-a -m "figures checked"
help-approve-expedited = In haste: two people are enough, with a reason (-m); somebody else looks again afterwards

## Templates

gate-templates = The templates were changed, and the change is not approved.
    .hint =
        { $submitted ->
            [no] `klartext diff templates` shows the change, `klartext submit templates` hands it in.
           *[yes] { $could ->
                [none] Nobody who is listed can do this today; [templates] in workflow.toml says who may.
               *[other] These can: { $could }. They type: `klartext diff templates`, then `klartext approve templates`
            }
        }
templates-ask = Approve the templates in version { $digest }?
templates-submitted = The templates are submitted, version { $digest }.
templates-approved = The templates are approved, version { $digest }. Signed and saved.
templates-objected = The objection to the templates is on record. Until it is taken back, nothing is published in them.
templates-commented = The comment on the templates is on record.
templates-withdrawn = Taken back.
templates-hint-good = Texts may be published in these templates.
templates-hint-submit = Hand them in: `klartext submit templates`
templates-hint-approve = The approval of somebody else is missing ({ $people }): `klartext diff templates`, then `klartext approve templates`
templates-hint-nobody = An approval is missing, and nobody else can give it; [templates] in workflow.toml says who may.
templates-hint-diff = You agree? `klartext approve templates --match { $digest }`. Otherwise: `klartext object templates -m "reason"`
templates-no-text = A file that is not a text was changed.
templates-same = Nothing has changed in the templates.
templates-are-shipped = The templates are those that come with klartext ({ $digest }).
templates-are-good = The templates are approved ({ $digest }), by { $people }.
templates-are-open = The templates were changed and are not approved ({ $digest }); until then nothing is published.
templates-objection = { $person } objects: { $note }
templates-wait = Changed templates wait for an approval: `klartext why templates`
templates-wait-mine = Changed templates wait for your approval: `klartext diff templates`, then `klartext approve templates`
templates-wait-submit = The templates were changed and are not submitted yet: `klartext submit templates`
proof-templates = set in the templates { $about }
error-templates-unsaved = There are changes in templates/ that are not saved: { $paths }
    .hint = `klartext submit templates` saves them and hands them in.
error-templates-other = The templates are now { $now }, not { $seen }. Nothing has happened.
    .hint = Look again: `klartext diff templates`
error-proposal-other = The proposed rules are now { $now }, not { $seen }. Nothing has happened.
    .hint = Look again: `klartext workflow explain`
rules-ask = Sign version { $serial } of the rules, { $digest }?
error-templates-not-submitted = The changed templates are not submitted yet.
    .hint = `klartext submit templates`
error-templates-own = You changed the templates yourself and cannot approve that yourself.
    .hint = `klartext why templates` says who can.
error-already-shipped = These templates come with klartext like this; they need no approval.

## Keys

log-former-key = with a key that no longer counts
keys-added = { $person } also signs with { $fingerprint }.
keys-rotate-ask = Replace your key by a new one? What you approved with the old one and is not out yet you will have to approve again.
keys-rotated = { $person } signs with { $fingerprint } from now on instead of the key so far.
keys-revoked = { $person } no longer signs with { $fingerprint }. What this key signed approves nothing any more.
people-added = { $force ->
        [yes] { $name } ({ $person }) is listed: { $roles }.
       *[no] { $name } ({ $person }) is proposed: { $roles }.
    }
people-hint-share = Nobody shares this workspace yet. First: `klartext sync --with FOLDER` (a folder on the drive of the office, or an address)
people-hint-added = On their own machine { $name } begins with `klartext join ADDRESS`; whether all is well `klartext doctor` shows.
people-remove-ask = Take { $person } out of the rules? Approvals of texts that are not out yet then count no more.
people-removed = { $force ->
        [yes] { $person } is no longer in the rules.
       *[no] It is proposed to take { $person } out of the rules.
    }
keys-open = Still open, no longer counts and is needed once more:
keys-out = Took effect already, please look again:
signed-submit = submitted
signed-approve = approved
signed-expedite = approved in haste
signed-object = objected
signed-withdraw = taken back
signed-comment = commented
signed-second-look = second look
signed-claim = publication begun
signed-receipt = published
proof-former-unseen = { $about } signed with a key that counted then and no longer does
error-already-key-listed = This key is in the rules already.
error-key-unusable = This key cannot be used: { $reason ->
        [key-certificate] it is a certificate; the key itself is needed.
        [key-weak] it is too weak.
        [key-algorithm] this sort of key is not accepted.
       *[other] it cannot be read.
    }
    .hint = A new one: `klartext keys show` on the other device
error-which-key = "{ $given }" does not mean exactly one key.
    .hint = Listed are: { $known }
help-keys-add = List one more key, for a second device
    .examples =
        klartext keys add laptop.pub
        klartext keys add okoye-2.pub --person b-okoye
help-keys-add-key = Public key: file or line
help-keys-add-person = Whose key; one's own otherwise
help-keys-rotate = Replace one's own key by a new one
help-keys-rotate-key = A key that is there already; one is made otherwise
help-keys-revoke = Block a key that was lost or stolen; shows what it signed
    .examples =
        klartext keys revoke b-okoye
        klartext keys revoke SHA256:6zcI3vHq
help-keys-revoke-key = Fingerprint or its beginning, file, line or short name
