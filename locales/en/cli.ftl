# Words and sentences that are used everywhere.

word-error = error
word-warning = warning
word-note = note
word-fix = help

ask-yes-no = [y/N]

findings-summary =
    { $errors ->
        [0] no errors
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [0] no notes
        [one] 1 note
       *[other] { $notes } notes
    }

diff-unchanged =
    { $count ->
        [one] … one passage unchanged …
       *[other] … { $count } passages unchanged …
    }

## Time

date = { $day } { $month } { $year }
moment = { $weekday }, { $date }, { $time } ({ $zone })
moment-utc = { $moment }, that is { $utc } UTC
short-moment-format = %Y-%m-%d %H:%M
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Exit codes

exit-0 = done, or done already, or nothing to show
exit-1 = failed
exit-2 = wrong words, or nobody is there to answer
exit-3 = cancelled by a person
exit-4 = not signed in, or the key may not do this
exit-5 = conflict: the text, the website or the digest is not what was approved or seen
exit-6 = refused by a rule or a check ("klartext why" explains)
exit-7 = an effect outside is unknown; see "klartext outbox"; nothing is retried silently
exit-8 = not yet: embargo, approvals missing
exit-9 = partly done: some languages or recipients; receipts are written
exit-130 = interrupted; the state is saved, the same command resumes
