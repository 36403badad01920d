# After publication: correcting, withdrawing, and what else happened by hand.

help-correct = Correct a published text
    .examples =
        klartext correct 2026-a --grade minor -m "The second paragraph said 1,400; 1,200 is right."
        klartext correct 2026-a --grade severe -m "The figure was wrong." --cause "Tables were mixed up."
help-correct-id = Text; with :LANGUAGE this edition only
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

stage-corrected = corrected
    .meaning = has gone out and says what was wrong before
stage-withdrawn = withdrawn
    .meaning = page and PDF say that the text is taken back

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
    .hint = Publish the correction on the machine that published the text.
publish-mails-unreachable = { $count ->
        [one] One person
       *[other] { $count } people
    } of those who have the wrong version are no longer on the list or have objected; they get no mail.
