# Whether history still holds everything, and whether every signature can be checked.

error-lost =
    { $how ->
        [rewound] The workspace is at an earlier state ({ $found }) than the one last checked here ({ $known }).
        [rewritten] The workspace's history was rewritten: the state last checked here ({ $known }) is no longer part of it.
        [unrelated] The workspace has a wholly different history from the one last checked here ({ $known }).
        [absent] The state last checked here ({ $known }) is not in this workspace; nobody can tell whether every record is still there.
       *[follows] Something was removed from the workspace that has to stay for ever.
    } { $count ->
        [0] { "" }
        [one] One record is missing or changed: { $paths }
       *[other] { $count } records are missing or changed: { $paths }
    }
    .hint =
        { $how ->
            [absent] Fetch the complete state, or ask who made the workspace anew.
           *[other] `klartext verify --restore` puts the records back.
        }
        Only if everybody knows why: `klartext verify --accept { $found }` takes the present state for the right one.
error-other-state = The workspace is at { $now }, not at { $seen }. Nothing was done.
verify-accept-ask = What is missing or exchanged here counts as never having been, from then on. Have you asked somebody who knows why it is missing?
verify-accepted = The state { $found } is the right one for this machine. Checking goes on from there.
verify-restored =
    { $count ->
        [0] Nothing is missing.
        [one] One file is back: { $paths }
       *[other] { $count } files are back: { $paths }
    }

## A stretch of history: verify --since, hook pre-receive

since-holds = Checked: { $commits } new { $commits ->
        [one] state
       *[other] states
    }, { $records } new { $records ->
        [one] record
       *[other] records
    }, every signature holds; version { $rules } of the rules is in force.
since-fails =
    { $count ->
        [one] This is not let in, for one reason.
       *[other] This is not let in, for { $count } reasons.
    }
breach-descent =
    { $how ->
        [rewound] The branch would be set back to an earlier state.
        [rewritten] The branch would be rewritten: a state that was there would no longer be part of it. Fetch and merge first, then try again.
        [unrelated] This is another workspace: the two histories have nothing in common.
       *[other] The earlier state is not here; fetch the complete history (git fetch --unshallow).
    }
breach-lost =
    { $path }: { $how ->
        [changed] the record was changed
       *[gone] the record is missing
    } ({ $commit }). Records stay for ever as they were signed.
verify-vanished = Words about { $id } were signed, and the text is there no more. To bring it back: `klartext verify --restore`
breach-record = { $path }: { $why }
breach-manifest = { $path }: this is no manifest of a release of this text.
breach-renumbered = workflow.toml: the rules were changed and still bear the number of version { $serial }, which is in force. New rules need a new version and signatures (klartext workflow propose).
breach-unsigned = workflow.toml: nobody of the administration has signed version { $serial } of the rules yet (klartext workflow propose).
breach-deleted = { $reference }: the branch that everybody shares is not deleted.
breach-replace = { $reference }: references that replace states are not let in.
error-hook-input = These are not the lines that git passes to a hook.
    .hint = Set it up as the hook of a git server: docs/server.md
help-hook = For git servers: check what is pushed
help-hook-pre-receive = Reads what git passes to the hook "pre-receive" and refuses what must not come in
help-verify-since = Check a stretch of history from this revision on, without a key of one's own (for servers and forges)
help-verify-restore = Put back records and texts that have vanished
help-verify-accept = Take the present state for the right one, after the history was made anew

clock-ahead = { $people } signed something at a time that has not come yet by the clock of this computer ({ $time }, in { $minutes } minutes). One of the two clocks is wrong. The signature counts all the same, since times decide nothing; but an embargo runs by the clock of the computer that publishes. Please set the clocks.

proof-facts = title and summary for overview and feeds ({ $about }) are the approved ones
proof-facts-wrong = title or summary for overview and feeds ({ $about }) say other things than were approved, though the receipt fits them
proof-again = set once more, the same byte for byte: { $about }
proof-again-wrong = { $about } is not what the approved text gives when it is set, though the receipt fits it
proof-again-unseen = { $about } could not be compared: it went out from another version of the program or in other templates
proof-again-absent-wrong = { $about } belongs to the approved text and is missing from the release
proof-pdf-wrong = { $about } has other words than were approved, though the receipt fits it
proof-pdf-unseen = { $about } is not on this machine and was set by another version of the program or in other templates; it was not compared
proof-pdf-words-unseen = { $about } has the approved words; these alone were compared and not the bytes, since it was set by another version of the program or in other templates
proof-pdf-part-unseen = { $about } was compared in part: every paragraph of the approved text is in it, and around it stands something else than would be set today; please look at it
verify-holds-partly = { $id }: release { $release } is on record, and its words were approved. What begins with “–” could not be compared in full here.
proof-enough = the approvals were enough by the rules of that day
proof-enough-wrong = the approvals were not enough by the rules of that day: this should not have gone out
proof-enough-unseen = whether the approvals were enough by the rules of that day can no longer be told
proof-objection-unseen = { $about } objects, and the receipt does not know it: both came at once, or it was passed over; please ask
proof-receipt-alone-unseen = another receipt by { $about } does not count: there is no manifest as it names one; please ask
proof-receipt-unapproved-unseen = another receipt by { $about } does not count: what it says went out was not approved; please ask
proof-receipt-again-unseen = another receipt by { $about } does not count: these words were out already
unknown-authors = { $people } worked on this text and { $count ->
        [one] is
       *[other] are
    } not in the rules. Behind that could be somebody who approves; so one approval more is needed than the rules ask for otherwise. Who belongs to the office gets listed: `klartext people add`
