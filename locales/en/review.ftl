# Kinds of text, verdicts, gates: the words of the review.

kind-press-release = press release
kind-submission = submission
kind-position-paper = position paper
kind-open-letter = open letter
kind-joint-statement = joint statement


## What is in the way of publication (review::Refusal)

gate-other-case = What was judged is not what is to be published.
    .hint = Type the same command again.
gate-not-submitted = The text has not been submitted yet.
    .hint = `klartext submit { $id }`
gate-approval =
    { $wanted ->
        [one] One approval is
       *[other] { $wanted } approvals are
    } missing, of: { $roles }.
    .hint =
        { $ways ->
            [none] Nobody else who is listed can give it today (`klartext people list`). To list somebody: `klartext people add`
            [wrote] Nobody can give it today, since these wrote the text: { $wrote }. To list somebody else in this role: `klartext people add`
           *[could] Can approve: { $could }. To type: `klartext approve { $id }`
        }
gate-stale = { $count ->
        [one] The approval of { $by } was for earlier words and no longer counts.
       *[other] The approvals of { $by } were for earlier words and no longer count.
    }
    .hint = `klartext diff { $id } --since mine` shows them what has changed; then `klartext approve { $id }`.
gate-own-words = { $by } wrote some of these words and cannot approve them.
    .hint = Who can approve: `klartext why { $id }`
gate-objection = { $by } objects: { $note }
    .hint = { $by } approves the changed text, or takes it back: `klartext withdraw-review { $id }`
gate-quote = { $person } has not cleared their own quote yet.
    .hint = { $person } types: `klartext approve { $id }`
gate-consent = The text tells one person's story, and it is not noted where the consent is filed.
    .hint = Add to the head of the text: consent: (a reference, never the name)
gate-incomplete =
    { $count ->
        [one] One record that { $by } refers to is missing here.
       *[other] { $count } records that { $by } refers to are missing here.
    }
    .hint = Fetch the complete state: `klartext sync`; until then nothing goes out. If it is nowhere, ask { $by }: whoever names what never was holds everything up until the administrators take the key out of the rules.
gate-rules-gone = Version { $serial } of the rules is signed and cannot be found here; nobody knows what it asks for.
    .hint = `klartext verify --restore` puts it back.
gate-kinds = The editions say that they are different kinds of text.
    .hint = The same line `kind:` in every head: `klartext edit { $id }`, then `klartext submit { $id }`
gate-embargo = The embargo ends on { $until }.
    .hint = After that: `klartext publish { $id }`
gate-moment = The embargo { $time } is no one moment: { $reason ->
        [gap] this hour is skipped when summer time begins.
        [fold] this hour comes twice when summer time ends.
       *[other] there is no such day or hour in the calendar.
    }
    .hint = Set another one: `klartext embargo { $id } "2026-12-01 10:00"`

## Why a record does not count (review::Drop)

drop-syntax = The file is not a record ({ $detail }).
drop-file-name = The file's name does not belong to this record.
drop-signature =
    { $reason ->
        [signature-namespace] The signature was made for something else, not for an approval.
        [signature-wrong] The signature does not fit the content.
        [signature-algorithm] The signature is of a sort that is not accepted.
        [signature-certificate] The signature is of a certificate instead of a key.
        [signature-weak] The signature's key is too weak.
        [signature-untouched] The hardware key signed without anybody touching it.
       *[other] The signature cannot be read.
    }
drop-key =
    Signed with { $fingerprint }, in the name of { $claimed }. { $holder ->
        [none] This key is nobody's in the rules.
       *[other] This key is { $holder }'s.
    }
drop-unknown-person = { $person } is not in the rules.
drop-former-key = { $person } signed with { $fingerprint }; this key no longer counts.
drop-other-workspace = The record is from another workspace.
drop-other-statement = The record belongs to { $id }.
drop-role = { $person } does not have the role "{ $role }".
drop-kind = A record of this kind does not belong here.
drop-unknown-rules = The record names version { $serial } of the rules, which was never in force here.
