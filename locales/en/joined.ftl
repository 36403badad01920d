# Partners who join after the approval, and by when they sign.

gate-joined = { $by ->
        [none] { $partner } joined after the approval; its sign-on is still missing.
       *[other] { $partner } joined after the approval and signs these very words, recorded by { $by }. No other character differs: { $count ->
            [one] the approval still counts
           *[other] { $count } approvals still count
        } (rules version { $serial }).
    }
gate-sign-on = { $late ->
        [yes] { $partner } joined after the approval, and its sign-on to these words is not on record.
       *[no] { $partner } has not signed these words yet.
    }
    .hint = { $late ->
        [yes] If the promise is there, somebody in a role who did not write or submit the text records it: `klartext sign-on { $id } "{ $partner }" -m "Where it is filed"`
       *[no] If the promise is there: `klartext sign-on { $id } "{ $partner }" -m "Where it is filed"`
    }
error-own-partner = { $partner } joined after the approval. Whoever wrote or submitted the text cannot record this sign-on themselves: two pairs of eyes are the least. Nothing was written.
    .hint = { $could ->
        [none] Nobody else here has a role and a key.
       *[other] These can: { $could }
    }
act-hint-joined = The approvals still count. Joined: { $partners }. Somebody who did not write or submit the text records the sign-on: `klartext sign-on { $id } "Name" -m "Where it is filed"`
change-may-grow = { $kind }: { $may ->
        [yes] partners may join after the approval, each with a sign-on of its own.
       *[no] if a partner joins, the text needs a new approval.
    }
workflow-may-grow = Partners may join after the approval without the text being approved again: at the end of the list only, with a plain name only, and each with a sign-on that is recorded by somebody other than whoever wrote the text. Every other change needs a new approval.
workflow-growing = Partners may join after the approval, each with a sign-on of its own: { $kinds }.
error-policy-may-grow = workflow.toml: "{ $field }" under rules.{ $kind }.may_grow can never grow without a new approval.
    .hint = Only this is possible here: { $known }. Everything else in the head can change what is said, who approves it or who gets it.
plan-mails-joined = Emails: none (only partners joined; the words are those that went out)

list-sign-ons = { $until ->
        [none] sign-on missing: { $partners }
       *[other] sign-on missing until { $until }: { $partners }
    }
sign-on-until = { $over ->
        [yes] The time to sign is over ({ $until }); missing: { $partners }. To publish without them, take the name out of `partners` (`klartext edit { $id }`), submit, and have it approved again. If the promise comes after all, it is recorded as ever.
       *[no] Sign-on is missing until { $until }: { $partners }.
    }

voided-partners = { $lang }: the list of partners. { $why ->
        [order] Without a new approval somebody may only join at its end; here a name is gone, different or in another place.
        [rules] Somebody joined, and by the rules in force that needs a new approval.
        [length] "{ $name }" is too long for a name that joins unread.
        [twice] "{ $name }" stands in the list already.
        [scripts] "{ $name }" mixes letters of two scripts in one word.
        [character] "{ $name }" has "{ $character }" in it; such a name can say more than a name.
       *[form] The list is written in another way than before, or with remarks in it.
    }
voided-short-partners = partners

proof-approval-before = approval of { $about }, validly signed, of these words before partners joined
proof-joined = { $about }: joined after the approval, with a sign-on of its own to these words
proof-joined-wrong = { $about }: joined after the approval, and its sign-on is missing, not valid or about other words
proof-joined-before = approved was { $about }, word for word; these words come from it by nothing but the names at the end of the partners
proof-joined-before-wrong = approved was { $about }; what went out differs from it in more than partners who joined
proof-joined-rules = the rules version { $about }, in force then, allowed that
proof-joined-rules-wrong = no version of the rules that was in force allowed that ({ $about })
