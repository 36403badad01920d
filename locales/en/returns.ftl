# What comes back: bounces, people who leave, answers. And press lists as offices have them.

returns-bounced = { $name } ({ $outlet }): undeliverable, left out from now on
returns-objected = { $name } ({ $outlet }): objected, gets no mail any more
returns-perhaps = { $name } ({ $outlet }): perhaps wants no more mail; please read the message
returns-undelivered = { $name } ({ $outlet }): not delivered, though not because of the address; nothing written down: { $reply }
returns-behind = { $name } ({ $outlet }): not delivered to everybody whom this address hands mail on to; nothing written down
returns-read =
    { $count ->
        [0] There are no mails here.
        [one] Looked at one mail; it is as it was.
       *[other] Looked at { $count } mails; they are as they were.
    }
returns-passed-over = Passed over: { $delayed ->
        [one] one report
       *[other] { $delayed } reports
    } that it takes longer, { $automatic ->
        [one] one automatic answer
       *[other] { $automatic } automatic answers
    } (out of office, receipts).
returns-hint = Read the answers; if it is an objection: `klartext contacts object ADDRESS`
returns-outlook =
    { $count ->
        [one] One file has
       *[other] { $count } files have
    } Outlook's own form (.msg, .pst), which Outlook alone reads. In Outlook on the web: open the message, "Download" gives .eml.
help-contacts-returns = Take bounces and objections from a mail folder
help-contacts-returns-folder = A folder (maildir, .eml files) or an mbox file; everything stays as it is

contacts-from-windows = { $path } was not saved as UTF-8 and has been read as Excel on Windows writes. Please check accents: `klartext contacts list LIST`
error-contacts-garbled = Press list, row { $row }: some accents are in UTF-8, others as older Windows has them. Nothing was taken in.
    .hint = Open the table in Excel, put the accents right, "Save as", "CSV UTF-8".
