# Mails an die Presse: Versand, Ausgang, Zugang zum Mailserver.

step-mail-of =
    Mail { $at } von { $of } · höchstens { $rate } je Minute · { $minutes ->
        [0] gleich fertig
        [one] noch etwa eine Minute
       *[other] noch etwa { $minutes } Minuten
    }
step-hold = { $mails ->
        [one] Eine Mail geht
       *[other] { $mails } Mails gehen
    } in { $seconds } Sekunden hinaus. Strg+C hält sie an; noch ist keine verschickt.
step-rest = { $mails ->
        [one] Eine Mail hat der Mailserver
       *[other] { $mails } Mails hat der Mailserver
    } zurückgestellt; neuer Versuch in { $seconds } Sekunden. Strg+C unterbricht, derselbe Befehl macht weiter.
mail-accepted =
    { $count ->
        [0] Der Mailserver hat keine Mail angenommen.
        [one] Eine Mail hat der Mailserver angenommen.
       *[other] { $count } Mails hat der Mailserver angenommen.
    }
mail-refused =
    { $count ->
        [one] Eine Adresse hat der Mailserver abgelehnt; sie ist zu berichtigen
       *[other] { $count } Adressen hat der Mailserver abgelehnt; sie sind zu berichtigen
    }: `klartext outbox show { $id }`
mail-deferred =
    { $count ->
        [one] Eine Mail hat der Mailserver zurückgestellt
       *[other] { $count } Mails hat der Mailserver zurückgestellt
    }. Später denselben Befehl noch einmal eingeben; es geht nur hinaus, was noch fehlt.
mail-dropped =
    { $count ->
        [one] Eine Person will inzwischen keine Mails mehr und hat keine bekommen.
       *[other] { $count } Personen wollen inzwischen keine Mails mehr und haben keine bekommen.
    }
mail-unknown =
    { $count ->
        [one] Bei einer Mail ist unklar, ob sie ankam
       *[other] Bei { $count } Mails ist unklar, ob sie ankamen
    }. Von selbst geht keine ein zweites Mal hinaus: `klartext outbox resolve { $id }`

doctor-mail = Zugang zum Mailserver: { $about }
doctor-mail-missing = Kein Zugang zum Mailserver { $about } auf diesem Rechner; er gehört in die Datei passwords.toml

error-mail-unreachable = Der Mailserver { $host }, Port { $port }, ist nicht zu erreichen ({ $detail }).
    .hint = Internetverbindung und [mail] in workflow.toml prüfen, dann denselben Befehl noch einmal eingeben: Es geht nur hinaus, was noch fehlt.
error-mail-encryption = Der Mailserver { $host } bietet keine Verschlüsselung an. Es wurde nichts gesendet, auch kein Passwort.
    .hint = In workflow.toml unter [mail]: security = "tls" (meist Port 465) oder security = "starttls" (meist Port 587).
error-mail-certificate = Dem Zertifikat des Mailservers { $host } ist nicht zu trauen ({ $detail }). Es wurde nichts gesendet.
    .hint = Steht in workflow.toml unter [mail] der richtige host? Ein eigenes Zertifikat nennt authority = "DATEI.pem" in passwords.toml.
error-mail-login = Der Mailserver { $host } lässt „{ $user }“ nicht hinein ({ $detail }).
    .hint = Benutzername und Passwort in passwords.toml prüfen.
error-mail-stopped = { $id }: Der Mailserver nimmt gerade nichts mehr an ({ $reply }). Was er angenommen hat, ist aufgeschrieben.
    .hint = Später denselben Befehl noch einmal eingeben; es geht nur hinaus, was noch fehlt.
error-mail-account = Auf diesem Rechner ist kein Zugang zum Mailserver { $origin } hinterlegt.
    .hint =
        In die Datei { $path } (nur für Sie lesbar) gehört:
        {"["}"{ $origin }"]
        user = "…"
        password = "…"
error-passwords-open = Die Datei { $path } mit Ihren Passwörtern können auch andere lesen. Sie wird nicht benutzt.
    .hint = `chmod 600 { $path }`
error-passwords = { $path }, Zeile { $line }: So ist die Datei mit den Passwörtern nicht zu lesen.
    .hint = Je Server: ["host:port"], darunter user = "…" und password = "…".
error-other-roll = { $id }: Die eingefrorene Liste der Empfänger*innen ist nicht mehr die, mit der begonnen wurde. Es ging nichts hinaus.
    .hint = Auf dem Rechner weitermachen, auf dem begonnen wurde, mit demselben KLARTEXT_HOME.
