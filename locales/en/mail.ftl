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
error-mail-account = No way into the mail server { $origin } is kept on this machine.
    .hint =
        The file { $path } (readable by you alone) needs:
        {"["}"{ $origin }"]
        user = "…"
        password = "…"
error-passwords-open = Others can read the file { $path } with your passwords. It is not used.
    .hint = `chmod 600 { $path }`
error-passwords = { $path }, line { $line }: the file with the passwords cannot be read like this.
    .hint = For each server: ["host:port"], below it user = "…" and password = "…".
error-other-roll = { $id }: The frozen list of recipients is not the one that this began with. Nothing went out.
    .hint = Go on at the machine where it began, with the same KLARTEXT_HOME.
