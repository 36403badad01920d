# Why an approval no longer counts.

voided-by = { $count ->
        [one] The approval of { $people } no longer counts. Changed since:
       *[other] The approvals of { $people } count no longer. Changed since:
    }
voided-words = { $count ->
        [0] { $lang }: the file of the text, nothing that a reader sees
        [one] { $lang }: the words of one paragraph
       *[other] { $lang }: the words of { $count } paragraphs
    }
voided-facts = { $lang }: facts in the head ({ $names })
voided-embargo = { $lang }: the embargo, was { $before }, is { $now }
voided-no-embargo = none
voided-file = { $lang }: { $path } { $how ->
        [new] is new
        [gone] is gone
       *[exchanged] was exchanged
    }
voided-language = { $lang }: this edition belongs to it now and was not approved
voided-lost = { $lang }: what was approved is no longer in the history of the workspace
voided-role = Since version { $serial } of the rules { $person } no longer has the role "{ $role }"
voided-key = Since version { $serial } of the rules the key that { $person } signed with is no longer valid
voided-saved-by = Saved under the name: { $names }

voided-short-words = words
voided-short-facts = facts in the head
voided-short-embargo = embargo
voided-short-file = pictures or files
voided-short-language = one more edition
voided-short-lost = the history
voided-short-role = your role
voided-short-key = your key

inbox-voided = { $id }: your approval no longer counts. Changed: { $causes }. What exactly: `klartext diff { $id } --since mine`
submit-voids = { $count ->
        [one] The approval of { $people } no longer counts. They are asked to read what has changed.
       *[other] The approvals of { $people } no longer count. They are asked to read what has changed.
    }

## Sign-on

help-sign-on = Record that a partner signs these words
    .examples =
        klartext sign-on 2026-a "Neighbours' Council" -m "Mail of 23 November, folder sign-on"
help-sign-on-partner = The name as it stands under `partners` in the head
help-sign-on-message = Where the promise is filed
act-signed-on = The sign-on to { $id } is recorded, wording { $digest }. Signed and saved.
error-no-partner = "{ $partner }" does not stand under `partners` in { $id }. { $known ->
        [none] Nobody does.
       *[other] These do: { $known }
    }
change-sign-on = { $kind }: { $asked ->
        [yes] partners now sign the final words.
       *[no] partners need not sign on any more.
    }
log-sign-on = { $person } recorded a sign-on
signed-sign-on = sign-on
