# Why something could not be done, and what to type then. `.hint`: each line one hint.

error-todo = This command does not exist in this version yet.
error-needs-answer = An answer is needed here, and nobody can be asked.
    .hint = { $flag } answers without asking.
error-unseen = This needs to be told what was seen, and nobody can be asked here. Nothing has happened.
    .hint = Look first: `{ $look }`; then the same command with `--match { $digest }`
ask-exactly = Type exactly "{ $expected }" (Enter alone cancels):
ask-object = What speaks against it? (Everybody can read it.)
ask-comment = What would you like to remark? (Everybody can read it.)
ask-sign-on = Where is the consent filed? (File number or place, no name)
ask-correct = What was wrong, and what is right? (It stands on website, PDF and mail.)
ask-cause = How did it come about? (It stands there too.)
ask-withdraw = Why is the text withdrawn? (It stands in its place.)
error-cancelled = Cancelled. Nothing has happened.
error-input = What was typed could not be read ({ $detail }).
error-output = The output could not be written ({ $detail }).
error-json-field = There is no field "{ $field }" here.
    .hint = There are: { $known }

error-file = { $path }: could not be read or written ({ $detail }).
error-file-absent = { $path } does not exist.
error-file-permission = { $path } may not be read or written here.
    .hint = Check the permissions of this file, or ask the person whose file it is.
error-file-folder = { $path } is a folder here, where a file belongs.
    .hint = Rename the folder and type the same command again. Nothing is lost.
error-file-in-the-way = { $path }: on the way there lies a file where a folder belongs.
    .hint = Rename the file and type the same command again. Nothing is lost.
error-file-no-text = { $path } is no text file (UTF-8).
error-file-full = { $path }: the disk is full.
    .hint = Make room and type the same command again; what was written stays valid.

## The workspace

error-repo-not-a-workspace = { $path } is not inside a workspace of klartext.
    .hint =
        `klartext init` makes one here.
        `klartext -C DIR …` chooses one that is elsewhere.
        To try it with invented people: `klartext demo`. All commands: `klartext help`
error-repo-locked = Another program is writing in this workspace just now, or was interrupted while it did. Nothing has happened.
    .hint =
        Wait a moment, then the same command again.
        If nothing is running any more, this file is left over and can be deleted: { $path }
error-repo-git = The workspace could not be read ({ $what }: { $detail }).
    .hint = `klartext doctor` checks the workspace.
error-repo-tree =
    { $path }: { $reason ->
        [tree-symlink] this is a link. Links may point elsewhere on every machine.
        [tree-gitlink] this is a foreign repository inside the workspace.
        [tree-duplicate] this name is there twice.
        [tree-case] this name differs from another one by upper and lower case only.
        [tree-mode] this sort of file is not allowed here.
        [tree-name-nfc] the name is not written in the usual Unicode form (NFC).
        [tree-name-control] the name holds a control character.
        [tree-name-bidi] the name holds a character that turns the writing direction unseen.
        [tree-name-git] the name ".git" is not allowed here.
        [tree-name-dots] the names "." and ".." are not allowed here.
        [tree-name-separator] the name holds a slash.
        [tree-name-empty] the name is empty.
        [tree-not-folder] a folder is expected here.
        [tree-large] the file is too large.
        [tree-records] There are more records here than a text ever needs.
        [tree-deep] the folders are nested too deeply.
        [tree-name-device] Windows takes this name for a device; the file cannot be made there.
        [tree-made] this folder is made from the texts or holds addresses; it is no part of what is saved and shared.
        [tree-many] these are more files at once than an office ever has.
        [tree-vanished] somebody has signed a word about this text; it must not vanish.
        [tree-order] the folder is not in the order in which git writes it.
        [tree-broken] what is saved is damaged.
       *[other] this entry is not allowed ({ $reason }).
    }
    .hint = Rename or remove it and save again. If the file is not in this folder at all, it came with the shared state: whoever looks after the shared place takes it out there (`git log -- PATH` names who brought it); until then nothing is taken from there.
error-repo-moved = The workspace has changed meanwhile. Nothing was written.
    .hint = Type the same command again.
error-repo-unsaved = { $path } has changes that are not saved and would be overwritten.
    .hint = Save the changes first, or put the file aside.
error-repo-sign =
    { $detail ->
        [key-passphrase-needs-ssh-keygen] The key has a passphrase, and the program ssh-keygen was not found.
        [key-hardware-needs-ssh-keygen] The key is in a device, and the program ssh-keygen was not found.
       *[other] Signing failed ({ $detail }).
    }
    .hint = `klartext keys show` shows which key is used; `klartext doctor` checks it.
error-repo-key =
    { $path }: { $reason ->
        [key-certificate] this is a certificate; the key itself is needed.
        [key-weak] this key is too weak.
        [key-algorithm] this sort of key is not accepted.
        [key-broken] this is not a key that can be read.
        [key-comment] the key's comment holds characters that are not allowed.
        [key-not-pub] this is the secret half of the key; it stays with its person. Needed is the public one, the file that ends in .pub.
       *[other] this key cannot be used ({ $reason }).
    }
    .hint =
        { $reason ->
            [key-not-pub] The public half is shown to that person on their own machine by `klartext keys show`
           *[other] A new key: `ssh-keygen -t ed25519`
        }
error-repo-history =
    { $what ->
        [shallow] Only a part of the workspace's history is here (shallow).
        [grafts] Parents are replaced in the workspace's history (grafts).
        [replace] States are replaced in the workspace's history (replace).
        [alternates] The workspace reads from another one as well (alternates).
        [detached] An earlier state is checked out, not a branch; nothing can be saved here.
        [empty] Nothing is there yet: the shared place is empty.
        [unrelated] This workspace and the shared one have no saved state in common: either they are two different ones, or somebody has rewritten the history of the shared one from its beginning. Nothing was taken.
       *[other] The workspace's history cannot be trusted ({ $what }).
    }
    .hint =
        { $what ->
            [shallow] `git fetch --unshallow` fetches the rest.
            [detached] `git switch main` goes back to the newest state.
            [empty] Whoever has the workspace already shares it first: `klartext sync --with ADDRESS`
            [unrelated] `klartext join ADDRESS` gets the shared workspace into a new folder.
           *[other] Make a fresh clone and go on there.
        }

## The rules

error-policy-person-name = workflow.toml: "{ $name }" is not a short name.
    .hint = Lower-case letters, digits and hyphens are allowed: [people.b-okoye]
error-policy-person-field = workflow.toml: people.{ $person }.{ $field }: "{ $value }" cannot be used.
error-policy-key =
    workflow.toml: people.{ $person }: key { $at } { $reason ->
        [key-certificate] is a certificate; the key itself is needed.
        [key-weak] is too weak.
        [key-algorithm] is of a sort that is not accepted.
       *[other] is not an SSH public key that can be read.
    }
    .hint = Put in the line from the file that ends in .pub, as it is.
error-policy-shared-key = workflow.toml: { $first } and { $second } have the same key. Two voices would be one.
    .hint = Each person needs a key of their own.
error-policy-no-rule = workflow.toml: there is no rule for "{ $kind }".
    .hint = Add the section [rules.{ $kind }]; there is no such thing as "no rule".
error-policy-unknown-kind = workflow.toml: the kind in [rules.{ $kind }] does not exist.
    .hint =
        { $near ->
            [none] There are press_release, submission, position_paper, open_letter and joint_statement.
           *[other] Probably meant: [rules.{ $near }]
        }
error-policy-nothing-needed = workflow.toml: { $kind } asks for no approval at all.
error-policy-count-zero = workflow.toml: { $kind } asks for "0" approvals.
    .hint = count must be 1 at least.
error-policy-cannot-be-met =
    workflow.toml: { $kind } asks for { $wanted } { $wanted ->
        [one] person
       *[other] people
    } in one of these roles: { $roles }. Besides those who write the text { $have ->
        [0] there is nobody for it.
        [one] there is one.
       *[other] there are { $have }.
    }
    .hint =
        { $near ->
            [none] List people in these roles (`klartext people add`), or change the rule.
           *[other] Perhaps "{ $near }" was meant. Otherwise: list people in these roles (`klartext people add`), or change the rule.
        }
error-policy-threshold =
    workflow.toml: administration.threshold is { $threshold }, and { $admins ->
        [0] nobody has
        [one] one person has
       *[other] { $admins } people have
    } the role admin.
    .hint = threshold must be 1 at least, and no more than there are of them.
error-policy-serial = workflow.toml: serial is { $serial }; counting starts at 1.
error-policy-predecessor = workflow.toml: predecessor "{ $value }" is not a digest.
    .hint = The first version has "-" there, the others the digest of the version before.
error-policy-zone = workflow.toml: "{ $zone }" is not a time zone.
    .hint = For example: zone = "Europe/Berlin"
error-policy-language = workflow.toml: "{ $tag }" is not a language tag.

error-chain-absent = There are no rules in this workspace (workflow.toml).
    .hint = `klartext verify --restore` puts them back if there were any; `klartext init` makes new ones. Without rules nothing is published.
error-chain-invalid = This is in version { $serial } of the rules; `klartext workflow check` checks them.
error-chain-other-pin = The rules begin with { $found }, but this machine knows them as beginning with { $pinned }. This is another workspace, or somebody has exchanged the history.
    .hint = Approve and publish nothing before you have asked the person who made the workspace. If this one is meant: in a new folder, `klartext join ADDRESS FOLDER --rules { $found }`
error-chain-rollback = The rules are at version { $found }, but this machine has seen version { $seen }. Somebody has brought older rules back.
    .hint = `klartext sync` fetches the newest state, `klartext verify --restore` puts deleted versions back; if it stays like this, ask those who are responsible for the rules.
error-chain-predecessor = Version { $serial } of the rules does not follow the version before it.
    .hint = `klartext workflow explain` shows which rules are in force.
error-chain-first-unsigned = Version { $serial } of the rules has no valid signature of the person who made the workspace.
error-chain-gap = Version { $serial } of the rules is missing from reviews/workflow.
    .hint = `klartext verify --restore` puts it back.

## Press lists

error-contacts-twice = Press list: two columns are "{ $column }".
    .hint = Give one of them another title, or delete it. With "objected" look first: none may get lost.
error-contacts-missing = Press list, row { $row }: the column "{ $column }" is empty.{ $column ->
        [source] {" "}For all rows together: --source "fair 2026"
       *[other] {""}
    }
error-contacts-unusable = Press list, row { $row }: the value in the column "{ $column }" cannot be used.{ $column ->
        [objected] {" "}It can be a date (2026-03-01), yes, no, or nothing.
        [bounced] {" "}It can be a date (2026-03-01), yes, no, or nothing.
        [since] {" "}It can be a date (2026-03-01) or nothing.
       *[other] {""}
    }
error-contacts-table = The press list is not a table that can be read ({ $detail }).
    .hint = In Excel: "Save as", "CSV UTF-8". Dates as 2026-03-01.
error-contacts-more =
    { $count ->
        [one] There is one more mistake.
       *[other] There are { $count } more mistakes.
    }

## Document, website, mail, journal

error-render = The document could not be set ({ $detail }).
error-render-text = Line { $line } of the text could not be set ({ $detail }).
    .hint = `klartext check` names the place and what to do.
error-render-no-template = The template templates/{ $name } is missing.
    .hint = Bring the file back from an earlier state.
error-render-template = templates/{ $file }, line { $line }: the template has a mistake ({ $detail }).
error-render-sources = The sources in { $file } cannot be read (line { $line }: { $detail }).
    .hint = Correct the file, or delete `sources:` from the head of the text.
error-render-template-name = templates/{ $file }, line { $line }: there is no such name ({ $detail }).
    .hint = What may be used there: { $known }
error-render-too-deep = Line { $line }: lists or quotes are nested too deeply.
    .hint = People like to read six levels at most.
error-render-gate =
    The PDF would not be accessible:
    { $reports }
    .hint = `klartext check` names the places in the text that this comes from.
error-site-foreign = { $path } was not written by klartext and is not overwritten.
    .hint = Put the file aside, or name another folder under [website] in workflow.toml.
error-site-kind = workflow.toml: there is no website of the kind "{ $kind }".
    .hint = There are: kind = "newsroom", "wordpress" and "http"
error-mail-unusable = The mail cannot be written: "{ $part }" cannot be used.
    .hint = Check what stands under [mail] and [organisation] in workflow.toml.
error-repo-branch = In this folder "{ $here }" is open, a branch beside the shared one. Publishing, sending and syncing happen on "{ $shared }" alone, which everybody shares: only there stands who objects and what is out already. Nothing has happened.
    .hint = Back to the shared state: `git switch { $shared }`; what was written on the other branch stays there.
error-mail-planted = { $path }: a mail is to lie here, and something else lies there already that klartext did not write like that. Nothing was written over.
    .hint = Look at the file and put it elsewhere; the same command then writes the right one.
error-journal-busy = This publication is running in another window right now ({ $path }).
    .hint = Wait for its end there; nothing has happened here.
error-journal-damaged = The journal { $path } is damaged from byte { $at } on. It is not certain what has gone out already.
    .hint = Publish nothing again. `klartext outbox` shows what is known.

error-policy-role = workflow.toml: { $kind } asks for the role "{ $role }", which cannot be one.
    .hint = Roles are words of lower-case letters, digits and hyphens.
error-chain-fork = There are two different versions { $serial } of the rules with all their signatures.
    .hint = Those who are responsible for the rules decide together which one holds; until then nothing goes out.
error-site-folder = workflow.toml: the folder "{ $folder }" under [website] cannot be used.
    .hint = A folder of its own inside the workspace is needed: folder = "newsroom"
error-site-address = workflow.toml: the address "{ $address }" under [website] cannot be used.
    .hint = For example: address = "https://www.example.org/press/"
error-site-path = "{ $path }" cannot be the path of a page.
error-site-missing = The website lacks { $name }.
error-site-template = The template { $name } has a mistake ({ $detail }).
error-site-damaged = { $path } can no longer be read, though klartext wrote it.
    .hint = `klartext verify` shows what differs from what was approved.
error-site-not-prepared = { $id } has not been prepared for the website yet.
    .hint = Type `klartext publish { $id }` again; it goes on there.
error-contacts-fields = Press list, row { $row }: { $found } columns instead of { $wanted }.
    .hint = Values with a comma in them belong in quotation marks.
