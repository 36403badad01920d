# A whole archive: publishing everything in one go.

help-publish-all = Everything onto the website that is approved, due and not published yet; nobody is sent an email
help-publish-no-mails = With --all: texts with press lists too, without their emails
archive-looking = Looking: { $at } of { $count }
archive-plan = { $count ->
        [one] One text goes
       *[other] { $count } texts go
    } onto the website { $place }, emails to nobody. { $out ->
        [0] Nothing is published yet.
        [one] One is published already.
       *[other] { $out } are published already.
    }
archive-begun = { $count ->
        [one] One of them was begun before and is finished now.
       *[other] { $count } of them were begun before and are finished now.
    }
archive-ahead = { $count ->
        [one] One text waits for its embargo ({ $moment }).
       *[other] { $count } texts wait for their embargoes, the next until { $moment }.
    }
archive-unapproved = { $count ->
        [one] One text is not approved and stays.
       *[other] { $count } texts are not approved and stay.
    }
archive-mails = { $count ->
        [one] One text would send emails and stays.
       *[other] { $count } texts would send emails and stay.
    } One by one, with emails: `klartext publish { $id }`. New texts onto the website alone, without emails: `klartext publish --all --no-mails`; corrections always go one by one.
archive-broken = { $id } stays:
archive-nothing = There is nothing to publish; { $out ->
        [0] nothing is published yet either.
        [one] one text is published.
       *[other] { $out } texts are published.
    }
archive-ask = To publish, type the number of texts ({ $typed }):
archive-hint = Do it like this: `klartext publish --all --match { $digest }`
archive-progress = { $at } of { $count } · { $id }
archive-progress-rate = { $at } of { $count } · { $id } · { $hourly } an hour · about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } left
archive-line = { $at } of { $count }: { $id } is published.
archive-failed = { $at } of { $count }: { $id } is not published:
archive-failures = { $count } texts in a row could not be published; the rest is not begun.
archive-done = { $done ->
        [0] No text
        [one] One text
       *[other] { $done } texts
    } published{ $failed ->
        [0] .
        [one] , one not.
       *[other] , { $failed } not.
    }
archive-stopped = { $left ->
        [one] One text is missing.
       *[other] { $left } texts are missing.
    } The same command goes on; what is published stays and is not made twice.
error-other-archive = What would go out now is not what the plan showed (now { $now }). Nothing has happened.
    .hint = Look again: `klartext publish --all --dry-run`
error-rules-moved = Other rules came into force while this was going on. It ends here; nothing is half done.
    .hint = Look again and go on: `klartext publish --all`
error-other-run = Another `publish --all` or `run-due` is at work on this machine.
    .hint = Wait until it has ended; then the same command.
