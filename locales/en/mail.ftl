# Mail to the press: sending, outbox, the way into the mail server.

step-mail-of =
    mail { $at } of { $of } · at most { $rate } a minute · { $minutes ->
        [0] nearly done
        [one] about a minute left
       *[other] about { $minutes } minutes left
    }
step-hold = { $mails ->
        [one] One mail leaves
       *[other] { $mails } mails leave
    } in { $seconds } seconds. Ctrl+C stops them; none has been sent yet.
step-rest = { $mails ->
        [one] The mail server put one mail off
       *[other] The mail server put { $mails } mails off
    }; next attempt in { $seconds } seconds. Ctrl+C interrupts, the same command goes on.
mail-accepted =
    { $count ->
        [0] The mail server took no mail.
        [one] The mail server took one mail.
       *[other] The mail server took { $count } mails.
    }
mail-refused =
    { $count ->
        [one] The mail server refused one address, to be mended
       *[other] The mail server refused { $count } addresses, to be mended
    }: `klartext outbox show { $id }`
mail-deferred =
    { $count ->
        [one] The mail server put one mail off
       *[other] The mail server put { $count } mails off
    }. Type the same command again later; only what is missing goes out.
mail-dropped =
    { $count ->
        [one] One person wants no mail any more and got none.
       *[other] { $count } people want no mail any more and got none.
    }
mail-unknown =
    { $count ->
        [one] Of one mail it is not known whether it arrived
       *[other] Of { $count } mails it is not known whether they arrived
    }. None goes out a second time by itself: `klartext outbox resolve { $id }`

proof-mailing = Mailing to { $about }: what was approved, signed
proof-mailing-wrong = Mailing to { $about }: the manifest is missing, is not the one that was signed, or was not approved
proof-mailing-given-up = Mailing given up; out are { $about }
proof-mailing-sealed = Mailing to { $about }: byte for byte what the manifest says was sent
proof-mailing-sealed-wrong = Mailing to { $about }: what lies sealed here is not what the manifest says
proof-mailing-sealed-unseen = Mailing to { $about }: from another machine; the mails were not compared here

doctor-mail = Way into the mail server: { $about }
doctor-mail-missing = No way into the mail server { $about } on this machine; it belongs into the file passwords.toml

error-mail-unreachable = The mail server { $host }, port { $port }, cannot be reached ({ $detail }).
    .hint = Check the connection and [mail] in workflow.toml, then type the same command again: only what is missing goes out.
error-mail-encryption = The mail server { $host } offers no encryption. Nothing was sent, no password either.
    .hint = In workflow.toml under [mail]: security = "tls" (mostly port 465) or security = "starttls" (mostly port 587).
error-mail-certificate = The certificate of the mail server { $host } cannot be trusted ({ $detail }). Nothing was sent.
    .hint = Is it the right host in workflow.toml under [mail]? A certificate of your own is named by authority = "FILE.pem" in passwords.toml.
error-mail-login = The mail server { $host } does not let “{ $user }” in ({ $detail }).
    .hint = Check user and password in passwords.toml.
error-mail-stopped = { $id }: The mail server takes nothing more just now ({ $reply }). What it took is written down.
    .hint = Type the same command again later; only what is missing goes out.
interrupt-asked = It stops as soon as what is going out just now is done. Ctrl+C again: at once.
error-interrupted = { $id }: stopped. { $of ->
        [0] No mail has gone out.
       *[other] { $sent ->
            [0] Of { $of } mails none has gone out.
            [one] Of { $of } mails one has gone out, { $left } have not.
           *[other] Of { $of } mails { $sent } have gone out, { $left } have not.
        }
    }{ $unknown ->
        [0] {""}
       *[other] {" "}Unknown: { $unknown }.
    }
    .hint = The same command goes on; only what is missing goes out, and nobody gets two. How it stands: `klartext outbox show { $id }`
error-mail-account = No way into the mail server { $origin } is kept on this machine.
    .hint =
        The file { $path } (readable by you alone) needs:
        {"["}"{ $origin }"]
        user = "…"
        password = "…"
error-passwords-open = Others can read the file { $path } with your passwords. It is not used.
    .hint = `chmod 600 { $path }`
error-passwords = { $path }, line { $line }: the file with the passwords cannot be read like this.
    .hint = For each mail server ["host:port"], for each website ["https://www.example.org"], below it user = "…" and password = "…".
error-other-roll = { $id }: The frozen list of recipients is not the one that this began with. Nothing went out.
    .hint = Go on at the machine where it began, with the same KLARTEXT_HOME.

send-tested = A test of { $id } went to the address given and to nobody else ({ $reply }).
send-ask = { $count ->
        [one] { $id } goes to one person on the list “{ $list }”. To send it, type { $typed }:
       *[other] { $id } goes to people on the list “{ $list }”. How many are they? (type { $typed })
    }
send-nobody-left = Everybody on the list “{ $list }” ({ $before }) has { $id } in these words already, or the mail to them is under way; there is nothing to do.
send-before =
    { $count ->
        [one] One person on the list has these words already and does not get them again.
       *[other] { $count } people on the list have these words already and do not get them again.
    }
send-embargo = Under embargo until { $moment }; every mail and every PDF says so.
send-hint = To do this: `klartext send { $id } --list { $list } --match { $digest }`

outbox-somebody = somebody who is not on the list any more
outbox-mail-refused = { $number }  { $name } ({ $outlet }): refused: { $reply }
outbox-mail-deferred = { $number }  { $name } ({ $outlet }): put off: { $reply }
outbox-mail-unknown = { $number }  { $name } ({ $outlet }): not known whether it arrived: { $reply }
resolve-nothing = Nothing is unknown about { $id }.
resolve-ask = Did it arrive? (yes: it is there; no: it goes out once more)
resolve-open = leave it open
resolve-yes = yes
resolve-again = no
resolve-arrived = Written down: arrived.
resolve-lost = Written down: did not arrive.
resolve-hint = To send it again: the same command as before, such as `klartext publish { $id }`
resolve-how = { $count ->
        [one] One stays open.
       *[other] { $count } stay open.
    } The number at the beginning of the line: `klartext outbox resolve { $id } --arrived NUMBER` or `--lost NUMBER`

error-embargoed-list = { $id } is under embargo, and the list “{ $list }” may get nothing of it before that ends.
    .hint = Which lists may stands in workflow.toml: [mail] embargoed_lists = ["…"]. Then `klartext workflow propose`.
error-probe-refused = The mail server did not take the test ({ $reply }).
error-nothing-to-resolve = Nothing is unknown about { $id } any more.

## Sending

help-send = Send a mail to a press list, one to each person
    .examples =
        klartext send 2026-a --test me@example.org
        klartext send 2026-a --list landespresse --dry-run
        klartext send 2026-a --list landespresse
help-send-list = The list
help-send-test = Only a test to this address, to nobody else
help-send-dry-run = Check everything and show how many would get it; do nothing
help-send-matching = The plan's digest, as --dry-run shows it
help-outbox-resolve = Say of unknown mails whether they arrived
help-outbox-resolve-arrived = The mail with this number arrived
help-outbox-resolve-lost = It did not arrive and goes out once more
value-list = LIST
value-number = NUMBER

## The press list

contacts-forgotten =
    { $count ->
        [one] One row is left out: this person wanted to be forgotten.
       *[other] { $count } rows are left out: these people wanted to be forgotten.
    }
contacts-bounces =
    { $count ->
        [one] Mails to one address come back; it is left out: `klartext contacts check`
       *[other] Mails to { $count } addresses come back; they are left out: `klartext contacts check`
    }
contacts-hint-check =
    { $count ->
        [one] One thing should be looked at: `klartext contacts check`
       *[other] { $count } things should be looked at: `klartext contacts check`
    }
contacts-exported =
    { $count ->
        [one] One person stands in { $path }. You alone can read the file.
       *[other] { $count } people stand in { $path }. You alone can read the file.
    }
contacts-objected = Written down: this person gets no mail any more, on no list.
contacts-objected-new = Nobody has this address here, it was on no list. The objection is remembered and holds for later imports.
contacts-forgot = Forgotten. What stays is a keyed hash by which a later import knows the person and leaves them out.
contacts-forgot-nobody = Nobody has this address here, it was on no list. It is remembered all the same, as a keyed hash, so that no import brings it in.
contacts-mended = Written down: the address is right again and is not left out any more.
contacts-not-there = This address is not on the list.
contacts-no-mail = { $person } · gets no mail
contacts-checked =
    { $count ->
        [0] Nothing to remark about the list.
        [one] One remark about the list.
       *[other] { $count } remarks about the list.
    }
doubt-typo = { $name } ({ $outlet }): @{ $domain } looks mistyped; @{ $better } is probably meant.
doubt-twice = { $name } ({ $outlet }) is on the list with several addresses, one of them @{ $domain }.
doubt-role = { $name } ({ $outlet }): a box of many at @{ $domain }; nobody there can object for themselves.
doubt-bounced = { $name } ({ $outlet }): mails to the address at @{ $domain } come back. Mended? `klartext contacts mend ADDRESS`
doubt-nameless = without a name

error-public-place = { $path } lies in a workspace. No press list is written there.
    .hint = Name a place outside, such as your own home.

help-contacts-list-list = Show the people on this list, without addresses
help-contacts-import-source = Where the addresses come from (needed for address books)
help-contacts-import-list = The list that everybody in the address book comes onto
help-contacts-check = Show typos, doubles, boxes of many and undeliverable addresses
help-contacts-export = Give the list out as a table (.csv) or an address book (.vcf)
help-contacts-export-file = Where to; never into a workspace
help-contacts-export-list = Only this list
help-contacts-object = Write down that somebody wants no mail any more
help-contacts-object-email = The address
help-contacts-object-source = How the person objected
help-contacts-forget = Forget somebody; a later import knows the person and leaves them out
help-contacts-forget-email = The address
help-contacts-mend = Write down that an undeliverable address is right again
help-contacts-mend-email = The address

value-folder = FOLDER

error-contacts-header = Press list: the first row lacks { $count ->
        [one] a column
       *[other] columns
    }:{ $name ->
        [true] {" "}"name"
       *[other] {""}
    }{ $email ->
        [true] {" "}"email"
       *[other] {""}
    }{ $lists ->
        [true] {" "}"lists" (or --list state-press)
       *[other] {""}
    }{ $source ->
        [true] {" "}"source" (or --source "fair 2026")
       *[other] {""}
    }{ $objected ->
        [true] {" "}"objected" (may be empty)
       *[other] {""}
    }
    .hint =
        Understood: { $understood ->
            [none] nothing
           *[other] { $understood }
        }{ $other ->
            [none] {""}
           *[other] ; not understood: { $other }
        }
        This is enough: name;email;lists;source;objected
error-contacts-no-header = Press list: the first row is somebody's row already; the titles of the columns are missing.
    .hint = Put this in front, in the order of your columns: name;email;outlet;language;lists;source;since;objected
finding-third-party-address = Here stands the address of somebody on the press list.
    .fix = Delete it: addresses of the press belong into your own folder, never into the workspace. Earlier saved states keep it; tell whoever looks after the workspace.
finding-address-list = This looks like a press list: { $count } addresses of others.
    .fix = `klartext contacts import` takes the table into your own folder; then delete the file here. Earlier saved states keep it; tell whoever looks after the workspace.
plan-other-language =
    { $count ->
        [one] One person wants another language, which this text does not have; they get it in { $languages }.
       *[other] { $count } people want another language, which this text does not have; they get it in { $languages }.
    }
outbox-mailing-begun = { $id } (mailing { $release }): interrupted after { $done } of { $total } steps; `klartext send { $id } { $way }` goes on
outbox-over = { $id } (release { $release }): overtaken, since the text has changed; { $done } of { $total } steps are done, the rest goes out no more
outbox-next-unknown = Say of each unclear mail whether it arrived: `klartext outbox resolve { $id }`. Before that none goes out again.

outbox-abandoned = { $id } (release { $release }): given up by { $by } ("{ $reason }"); { $sent } of { $mails } mails are out, the rest will not go out
abandoned = { $id }: given up. { $sent } of { $mails } mails are out, the rest will not go out.{ $unknown ->
        [0] {""}
       *[other] {" "}{ $unknown } stay unknown; they count as arrived.
    } Whoever has a mail still gets every correction.
log-abandon = { $person } gave up what of the mails was not out yet
send-elsewhere =
    { $count ->
        [one] One mail of this text left from another machine; only there it is known to whom. Whoever is on this list as well would get it twice.
       *[other] { $count } mails of this text left from another machine; only there it is known to whom. Whoever is on this list as well would get it twice.
    }
error-given-up-elsewhere = { $person } gave this mailing of { $id } up when { $count ->
        [one] one mail
       *[other] { $count } mails
    } could be out. Who has one only the machine knows that they left from; from here somebody would get two.
    .hint =
        Go on there: the same command leaves out who has the mail already.
        So that it works from every machine: share the press list, in settings.toml with contacts = "FOLDER"
error-mailed-elsewhere = { $id } went to the list "{ $list }" already when it was published ({ $count } mails), from another machine. Who has the mail only that one knows; from here somebody would get two.
    .hint =
        Send from there: the same command leaves out who has the mail already. Who is new can be put on a list of their own here.
        So that it works from every machine: share the press list, in settings.toml with contacts = "FOLDER"
abandoned-receipt = The text is public; `klartext publish { $id }` writes its receipt
mail-given-up =
    { $count ->
        [one] One mail was given up and will not go out.
       *[other] { $count } mails were given up and will not go out.
    }
error-nothing-to-abandon = Nothing of { $id } is under way on this machine that could be given up.
    .hint = What is under way: `klartext outbox`
error-abandoned-too-early = { $id } is not public yet and no mail is out. There is nothing to give up.
    .hint = If the text is not to appear: take the approval back with `klartext withdraw-review { $id }`
error-several-begun = { $count } deliveries of { $id } are under way; which is to be given up?
    .hint = `klartext outbox show { $id }` names them; then with --match and the digest.
help-outbox-abandon = Give up the rest of a delivery; whoever has a mail still gets corrections
    .examples =
        klartext outbox abandon 2026-a -m "wrong list"
help-outbox-abandon-message = Why; everybody can read it
help-outbox-abandon-matching = Which delivery, where several are under way: its digest

contacts-forgot-mails =
    { $count ->
        [one] One mail to this person lay as a file in a workspace and has been deleted.
       *[other] { $count } mails to this person lay as files in workspaces and have been deleted.
    } Of copies in mail programs and on other machines klartext knows nothing.
contacts-forgot-closed = { $path } could not be opened. If mails lie there as files, the one to this person is still there: put the workspace in order, then type the same command again.

send-test-written = A test of { $id } lies as a file (.eml) in { $path }; nothing was sent.
send-test-hint = Open the file in the mail program: this is what the mail would look like.
mail-files-hint = Nothing is sent by that yet: open each file (.eml) in the mail program and send it.
forget-ask = This person is taken off the press list, and their mails in the folders are deleted; that cannot be undone. Forget them?
forget-nobody = Nobody has this address here, it is on no list. Is it spelled right?
forget-ask-nobody = Remember it all the same, so that no import brings it in?
error-no-list = There is no press list "{ $list }" on this machine; there are: { $known }. Nothing has happened.
    .hint = Is the name spelled right? If somebody else has the list, they publish and send; or here: `klartext contacts import FILE.csv --list { $list }`
