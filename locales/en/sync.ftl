# Working together: what comes from others, what goes out, and what two people changed at once.

help-sync = Bring your work and the others' together, or choose between two versions
    .examples =
        klartext sync
        klartext sync --with git@git.example.org:texts.git
        klartext sync 2026-a --mine
help-sync-id = Text with two versions
help-sync-mine = Put your own version in as a draft
help-sync-merged = Let the text as it is count: it holds both versions
help-sync-theirs = Let the shared version stand
help-sync-with = Share the workspace here from now on
help-join = Join the workspace of the others
    .examples =
        klartext join git@git.example.org:texts.git
        klartext join /mnt/office/texts.git texts --rules 3f9a21c07d11
help-join-address = Where the workspace is
help-join-folder = Folder; otherwise named after the address
help-join-rules = How the rules begin; somebody who is there already reads it out with `klartext workflow explain`

sync-offline = Offline as wished: nothing is fetched and nothing is sent.
sync-away =
    { $why ->
        [remote-denied] { $address } does not let us in ({ $detail }). Going on with the last known state.
        [remote-no-git] The program git is missing on this machine; without it nothing is fetched. Going on with the last known state.
       *[other] The shared state ({ $address }) cannot be reached right now ({ $detail }). Going on with the last known state.
    }
sync-kept =
    { $why ->
        [remote-refused] It is saved here; but { $address } does not accept it: { $detail }
        [remote-denied] It is saved here; but { $address } does not let us in ({ $detail }). `klartext sync` sends it later.
       *[other] It is saved here; { $address } cannot be reached right now ({ $detail }). `klartext sync` sends it later.
    }
sync-kept-otherwise = It is saved here and not sent yet. { $detail }
sync-saved = Saved first, so that nothing is overwritten: { $path }
sync-text = New: { $person } changed { $id } ({ $lang }).
sync-gone = New: { $person } removed { $id }:{ $lang }.
sync-void = { $id }: An entry in the name of { $person } came and does not count. Why: `klartext status { $id }`
sync-other-more = New: { $count } more files.
sync-file = New: { $person } changed the file { $name } in { $id }.
sync-verdict =
    { $verdict ->
        [submit] New: { $person } submitted { $id }.
        [approve] New: { $person } approved { $id }.
        [object] New: { $person } objects to { $id }.
        [withdraw] New: { $person } took back an approval or objection on { $id }.
        [comment] New: { $person } commented on { $id }.
        [claim] New: { $person } has begun to publish { $id }.
        [receipt] New: { $person } published { $id }.
        [abandon] New: { $person } gave up mails of { $id }.
        [expedite] New: { $person } approved { $id } on the short way.
        [second-look] New: { $person } looked at { $id } once more.
        [sign-on] New: { $person } put on record that somebody signs { $id }.
       *[other] New: { $person } recorded something about { $id } ({ $verdict }).
    }
sync-rules = New: { $person } changed the rules; `klartext workflow explain` shows what is in force.
sync-rules-refused = New: { $person } refused the proposed rules: { $note }
sync-other = New: { $person } changed { $path }.
sync-choice = { $path }: { $person } and you changed the same passage. The text has the version of { $person }; yours is in { $aside }. Nothing is lost.
sync-passage =
    { "  " }{ $person }: { $theirs }
    { "  " }You: { $ours }
sync-choice-hint =
    Put your version in: `klartext sync { $id } --mine`, then `klartext diff { $id }` and submit
    Let the other stand: `klartext sync { $id } --theirs`
    Make one of both: `klartext edit { $id }`, then `klartext sync { $id } --merged`
sync-choice-hint-file = Look at both files side by side: { $path } and { $aside }
sync-done = { $news ->
        [0] Nothing new
        [one] One thing new
       *[other] { $news } things new
    }, { $sent ->
        [0] nothing to send
        [one] one state sent
       *[other] { $sent } states sent
    }{ $choices ->
        [0] {""}
        [one] , one choice to make
       *[other] , { $choices } choices to make
    } ({ $address }).
sync-alone = This workspace is shared with nobody. To share it: `klartext sync --with ADDRESS`
sync-took-mine = Your version is in { $path } as a draft. What the text said before stays in the history: `klartext log { $id }`
sync-took-theirs = The shared version stays; { $path } is removed.
sync-mine-hint = Look: `klartext diff { $id }` – submit: `klartext submit { $id }`
sync-theirs-hint = `klartext status { $id }` shows where it stands.
sync-waiting = Your version of { $id } still lies in { $aside }: `klartext sync { $id } --mine` puts it in, `--theirs` lets the other stand; if the text holds both already, `--merged`
sync-took-merged = What the text of { $id } says now counts; { $path } is cleared away and stays in the history.

join-done = The workspace is in { $root }. Everything else is typed there: `cd "{ $root }"`
join-compare = The rules begin with { $digest }. Please compare with somebody who is there already (`klartext workflow explain`), by telephone, not by mail.
join-pinned = The rules begin with { $digest }, as expected.
join-known = The rules know you as { $person }. `klartext inbox` shows what waits for you.
join-unknown = The rules do not know your key yet. Give the line above to { $admins }; there: `klartext people add SHORTNAME --name "FULL NAME" --email ADDRESS --role ROLE --key "LINE"`
workflow-first = The rules of this workspace begin with { $digest }.

error-repo-remote =
    { $why ->
        [remote-no-git] The program git was not found; without it nothing can be fetched or sent.
        [remote-denied] { $address } does not let us in ({ $detail }).
        [remote-refused] { $address } does not accept the state: { $detail }
        [remote-damaged] What came from { $address } is damaged and was not taken ({ $detail }).
        [remote-absent] There is no workspace at { $address }, or the folder is not there just now.
       *[other] { $address } cannot be reached ({ $detail }). What is saved here stays.
    }
    .hint =
        { $why ->
            [remote-no-git] Install git, or work with `--offline`.
            [remote-denied] Check key or password for this address; ask the person who manages access.
            [remote-refused] The other side's message names the reason; `klartext verify --all` checks the same here.
            [remote-damaged] Publish nothing; ask the person who looks after the shared place.
            [remote-absent] Check the address.
           *[other] `klartext sync` again later; until then everything works but publishing.
        }
error-repo-not-appended =
    { $what ->
        [removed] The shared state lacks { $path }, which was there. Somebody has set history back or deleted the entry. Nothing was taken.
       *[other] { $path } is changed in the shared state. What is signed never changes. Nothing was taken.
    }
    .hint = Approve nothing and publish nothing before asking the person who looks after the shared place. The entry is still there on this machine; `klartext verify --restore` puts back there what is missing.
error-repo-nobody = There is work of yours and something new from others, and nobody is known in whose name both come together.
    .hint = `klartext keys show` shows the key with which you can be listed.
error-crowded = { $address } changes faster than we can send. Everything is saved here.
    .hint = Again in a minute: `klartext sync`
error-remote-there = This workspace is shared already: { $address }
    .hint = `klartext sync` brings both together.
error-nothing-aside = There is no second version of { $id }.
error-other-rules = The rules there begin with { $found }, not with { $wanted }. Nothing was kept.
    .hint = This is another workspace, or somebody has exchanged it: ask, do not join.
error-sync-choice = { $path } has two versions now. The command was not carried out.
    .hint = Choose one as shown above, then enter the same command again.
error-sync-reworded = { $person } has just changed { $id }. What you had before you is no longer the text; the command was not carried out.
    .hint = Look again: `klartext diff { $id } --since mine`, then enter the same command again.
error-sync-which = Which version of { $id } is to count?
    .hint =
        Yours, which lies aside: `klartext sync { $id } --mine`
        The one in the text: `klartext sync { $id } --theirs`
        The one that you made of both in the text: `klartext sync { $id } --merged`

publish-taken-over = The publication of { $id } passes from { $person } to you; that is on record now.
help-publish-take-over = Go on with what somebody else has begun and does not end; needs --message
help-publish-message = Why, for the record
error-claimed-elsewhere = You yourself have begun to publish { $id } on another machine.
    .hint =
        There, the same command brings it to its end.
        If that machine is no more: `klartext publish { $id } --take-over -m "reason"`
error-publish-offline = { $id } cannot be published without the shared state: it alone says whether somebody else has begun.
    .hint = The same without `--offline` as soon as there is a network.
error-nothing-to-take-over = Nobody else has begun with { $id }; there is nothing to take over.
    .hint = `klartext publish { $id }`
error-already-published = Somebody else has just published these very words. Nothing happened here.
