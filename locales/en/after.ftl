# After publication: correcting, withdrawing, and what else happened by hand.

help-correct = Correct a published text
    .examples =
        klartext correct 2026-a --grade minor -m "The second paragraph said 1,400; 1,200 is right."
        klartext correct 2026-a --grade severe -m "The figure was wrong." --cause "Tables were mixed up."
help-correct-id = Text; with :LANGUAGE the edition in it, otherwise the one in the house’s own
help-correct-grade = How grave: formal (silent), minor (marked, new version to all who have the wrong one), severe (also the cause, and the board)
help-correct-message = What was wrong and what is right; it stands on the page and in the PDF
help-correct-cause = How it came about; needed with severe
help-withdraw = Withdraw a published text; it keeps its name and its address
    .examples =
        klartext withdraw 2026-a --reason rights -m "The family does not wish to be in public."
help-withdraw-id = Text
help-withdraw-reason = Why: error (it was wrong), rights (of others), law (legal reasons), overtaken (by events), other
help-withdraw-message = What is said of it in public
value-grade = GRADE
value-reason = REASON

help-group-after = Afterwards

correct-written = { $grade ->
        [formal] Formal correction, silent
        [minor] Correction, marked
       *[severe] Severe correction, marked with its cause
    }: entered in { $paths }.
withdraw-written = Withdrawal entered in { $paths }. After publication, page and PDF show this note alone.
after-hint-edit = Now put the text right and submit it: `klartext edit { $id }`, then `klartext submit { $id }`
after-hint-submit = Submit: `klartext submit { $id }` – then approvals and `klartext publish { $id }`
error-not-out = { $id } is not published; there is nothing to correct or to withdraw.
    .hint = A draft is changed with `klartext edit { $id }`.
error-withdrawn-already = { $id } is withdrawn already.
error-needs-cause = A severe correction names its cause.
    .hint = With --cause "How it came about"
error-sent-elsewhere = The mails with the wrong version of { $id } left from another machine ({ $count } mails); only there it is known to whom. Nothing happened.
    .hint = Publish there; or here with `klartext publish { $id } --leave-mails`, and then there `klartext send { $id } --correction`
publish-mails-unreachable = { $count ->
        [one] One person
       *[other] { $count } people
    } of those who have the wrong version are no longer on the list or have objected; they get no mail.

correct-others = Also published: { $others }. Where the same error stands there, each edition needs a notice of its own in its language: `klartext correct { $id }:{ $first } --grade { $grade } -m "…"`
withdraw-others = The editions { $others } are withdrawn as well; they give the reason in their language, but not your explanation. To add it, write a line “note: …” below “withdrawn” in their head.
help-publish-leave-mails = Publish now, even though mails with this or the wrong version left from another machine; there, `klartext send` follows
help-send-correction = Instead of to a list: to everybody who has a wrong version from this machine and not yet the right one
plan-mails-wrong = Emails: { $count } (to everybody who has a wrong version)
plan-mails-silent = Emails: none (formal correction, silent)
plan-no-correction = This changes what is published already, and it is not entered as a correction: the page bears no notice, and the mail goes to the press list once more. Was it a correction? `klartext correct { $id } --grade minor -m "…"`
error-copies-elsewhere = { $count } mails with { $id } left from another machine under embargo; only there it is known to whom. From here somebody would get two. Nothing happened.
    .hint = Publish there; or here with `klartext publish { $id } --leave-mails`, and then there `klartext send { $id } --list NAME` for the others
publish-without-mails = Published without mails, as asked.
publish-without-mails-hint = On the machine from which mails left under embargo, for the others: `klartext send { $id } --list NAME`
plan-copies-elsewhere = { $count ->
        [one] One mail left under embargo
       *[other] { $count } mails left under embargo
    } from another machine; only there it is known to whom, and from here somebody would get two.
plan-hint-copies = Here only without mails: `klartext publish { $id } --leave-mails --match { $digest }`; then on the other machine `klartext send { $id } --list NAME` for the others
plan-mails-elsewhere = { $count ->
        [one] One mail with the wrong version
       *[other] { $count } mails with the wrong version
    } left from another machine; only there it is known to whom. Either publish there, or here with `--leave-mails` and then there `klartext send { $id } --correction`.
send-ask-wrong = { $count ->
        [one] One person has a wrong version of { $id }. To send it, type { $typed }:
       *[other] { $id } goes to everybody who has a wrong version. How many are they? (type { $typed })
    }
send-nobody-wrong = Nobody has a wrong version of { $id } from this machine any more; there is nothing to do.
send-hint-wrong = To do this: `klartext send { $id } --correction --match { $digest }`
error-taken-back = { $id } is withdrawn; nothing goes to further lists.
    .hint = Whoever has the withdrawn version is told with: `klartext send { $id } --correction`
error-nothing-wrong = { $id } was never corrected; nobody has a wrong version.
    .hint = To a list: `klartext send { $id } --list NAME`
log-receipt-formal = { $person } published a formal correction
log-receipt-minor = { $person } published a correction
log-receipt-severe = { $person } published a severe correction
log-receipt-withdrawal = { $person } published the withdrawal
why-aftermath = { $what ->
        [formal] A formal correction: the rules for corrections apply.
        [minor] A correction: the rules for corrections apply.
        [severe] A severe correction: the rules for severe corrections apply.
       *[withdrawal] A withdrawal: the rules for that apply.
    }
status-correction = Correction ({ $lang }, { $date }, { $grade ->
        [formal] formal, silent
        [minor] marked
       *[severe] severe
    }): { $note }
status-withdrawal = Withdrawn ({ $lang }, { $date }, { $reason ->
        [error] wrong
        [rights] rights of others
        [law] legal reasons
        [overtaken] overtaken
       *[other] another reason
    }): { $note }
error-no-note = Not without a sentence: it stands on the page and in the PDF.
    .hint = With -m "What was wrong, and what is right."
error-head-as-it-is = The head of { $path } is written in a way to which the notice cannot be added by itself. Nothing happened.
    .hint = Take an empty “corrections” or “withdrawn” out of the head and try again.
error-edition-gone = The edition { $lang } of { $id } is published and missing now. What went out does not vanish in silence.
    .hint = Its words: `klartext show { $id }:{ $lang }@published`. Bring it back: `klartext restore { $id }:{ $lang }@published`; if the edition is wrong, then `klartext correct { $id }:{ $lang }`, otherwise withdraw the text with `klartext withdraw { $id }`.

still-wrong = { $count ->
        [one] One person still has
       *[other] { $count } people still have
    } a wrong version of { $id }: the mail that puts it right has not gone out yet.
still-wrong-hint = To send it: `klartext send { $id } --correction`
publish-already-wrong = { $id } is already published with this wording (release { $release }); the mails about it are still missing.
publish-mails-left = { $count ->
        [one] One mail with the wrong version
       *[other] { $count } mails with the wrong version
    } left from another machine; only there it is known to whom. These people have not heard of the correction yet.
publish-mails-left-hint = On the machine that they left from: `klartext send { $id } --correction`
plan-hint-elsewhere = Here only without these mails: `klartext publish { $id } --leave-mails --match { $digest }`; then on the other machine `klartext send { $id } --correction`
proof-website-earlier-unseen = It was published on another machine; here lie the pages of the version before
verify-earlier-hint = What belongs on the web server is the folder of the machine that published; from here the version before would go online again.
publish-pages-missing = { $count ->
        [one] One published text is
       *[other] { $count } published texts are
    } missing in this folder, because another machine published. Putting it in the place of the website as it is takes them off there: only add files and delete none, or let both machines publish into the same folder.
