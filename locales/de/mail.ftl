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

proof-mailing = Versand an { $about }: das Freigegebene, unterschrieben
proof-mailing-wrong = Versand an { $about }: Verzeichnis fehlt, passt nicht zur Unterschrift, oder es war nicht freigegeben
proof-mailing-given-up = Versand aufgegeben; hinaus sind { $about }
proof-mailing-sealed = Versand an { $about }: gesendet wurde Byte für Byte, was im Verzeichnis steht
proof-mailing-sealed-wrong = Versand an { $about }: was hier versiegelt liegt, ist nicht, was im Verzeichnis steht
proof-mailing-sealed-unseen = Versand an { $about }: von einem anderen Rechner; die Mails wurden hier nicht verglichen

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
interrupt-asked = Es wird angehalten, sobald zu Ende ist, was gerade hinausgeht. Noch einmal Strg+C: sofort.
error-interrupted = { $id }: angehalten. { $of ->
        [0] Es ist keine Mail hinausgegangen.
       *[other] { $sent ->
            [0] Von { $of } Mails ist keine hinausgegangen.
            [one] Von { $of } Mails ist eine hinausgegangen, { $left } nicht.
           *[other] Von { $of } Mails sind { $sent } hinausgegangen, { $left } nicht.
        }
    }{ $unknown ->
        [0] {""}
       *[other] {" "}Unklar: { $unknown }.
    }
    .hint = Derselbe Befehl macht weiter; es geht nur hinaus, was fehlt, und niemand bekommt zwei. Wie es steht: `klartext outbox show { $id }`
error-mail-account = Auf diesem Rechner ist kein Zugang zum Mailserver { $origin } hinterlegt.
    .hint =
        In die Datei { $path } (nur für Sie lesbar) gehört:
        {"["}"{ $origin }"]
        user = "…"
        password = "…"
error-passwords-open = Die Datei { $path } mit Ihren Passwörtern können auch andere lesen. Sie wird nicht benutzt.
    .hint = `chmod 600 { $path }`
error-passwords = { $path }, Zeile { $line }: So ist die Datei mit den Passwörtern nicht zu lesen.
    .hint = Je Mailserver ["host:port"], je Website ["https://www.beispiel.org"], darunter user = "…" und password = "…".
error-other-roll = { $id }: Die eingefrorene Liste der Empfänger*innen ist nicht mehr die, mit der begonnen wurde. Es ging nichts hinaus.
    .hint = Auf dem Rechner weitermachen, auf dem begonnen wurde, mit demselben KLARTEXT_HOME.

send-tested = Eine Probe von { $id } ist an die angegebene Adresse gegangen und an niemanden sonst ({ $reply }).
send-ask = { $count ->
        [one] { $id } geht an eine Person auf dem Verteiler „{ $list }“. Zum Senden bitte { $typed } eingeben:
       *[other] { $id } geht an Personen auf dem Verteiler „{ $list }“. Wie viele sind es? (Zahl { $typed } eingeben)
    }
send-nobody-left = Auf dem Verteiler „{ $list }“ haben alle ({ $before }) { $id } in diesem Wortlaut schon, oder die Mail an sie ist unterwegs; es ist nichts zu tun.
send-before =
    { $count ->
        [one] Eine Person auf dem Verteiler hat diesen Wortlaut schon und bekommt ihn nicht noch einmal.
       *[other] { $count } Personen auf dem Verteiler haben diesen Wortlaut schon und bekommen ihn nicht noch einmal.
    }
send-embargo = Mit Sperrfrist bis { $moment }; jede Mail und jedes PDF sagt das.
send-hint = So ausführen: `klartext send { $id } --list { $list } --match { $digest }`

outbox-somebody = jemand, der nicht mehr auf dem Verteiler steht
outbox-mail-refused = { $number }  { $name } ({ $outlet }): abgelehnt: { $reply }
outbox-mail-deferred = { $number }  { $name } ({ $outlet }): zurückgestellt: { $reply }
outbox-mail-unknown = { $number }  { $name } ({ $outlet }): unklar, ob angekommen: { $reply }
resolve-nothing = Bei { $id } ist nichts unklar.
resolve-ask = Angekommen? (ja: sie ist da; nein: sie geht noch einmal hinaus)
resolve-open = offen lassen
resolve-yes = ja
resolve-again = nein
resolve-arrived = Aufgeschrieben: angekommen.
resolve-lost = Aufgeschrieben: nicht angekommen.
resolve-hint = Noch einmal senden: derselbe Befehl wie vorher, etwa `klartext publish { $id }`
resolve-how = { $count ->
        [one] Eine bleibt offen.
       *[other] { $count } bleiben offen.
    } Die Zahl am Anfang der Zeile: `klartext outbox resolve { $id } --arrived ZAHL` oder `--lost ZAHL`

error-embargoed-list = { $id } hat eine Sperrfrist, und der Verteiler „{ $list }“ darf vorher nichts davon bekommen.
    .hint = Welche Verteiler das dürfen, steht in workflow.toml: [mail] embargoed_lists = ["…"]. Danach `klartext workflow propose`.
error-probe-refused = Der Mailserver hat die Probe nicht angenommen ({ $reply }).
error-nothing-to-resolve = Bei { $id } ist inzwischen nichts mehr unklar.

## Senden

help-send = Eine Mail an einen Presseverteiler senden, je Person eine
    .examples =
        klartext send 2026-a --test ich@example.org
        klartext send 2026-a --list landespresse --dry-run
        klartext senden 2026-a --list landespresse
help-send-list = Der Verteiler
help-send-test = Nur eine Probe an diese Adresse, an niemanden sonst
help-send-dry-run = Alles prüfen und zeigen, wie viele es bekämen; nichts tun
help-send-matching = Prüfsumme des Plans, wie --dry-run sie zeigt
help-outbox-resolve = Bei unklaren Mails sagen, ob sie ankamen
help-outbox-resolve-arrived = Die Mail mit dieser Zahl ist angekommen
help-outbox-resolve-lost = Sie ist nicht angekommen und geht noch einmal hinaus
value-list = VERTEILER
value-number = ZAHL

## Presseverteiler

contacts-forgotten =
    { $count ->
        [one] Eine Zeile ist ausgelassen: Diese Person wollte vergessen werden.
       *[other] { $count } Zeilen sind ausgelassen: Diese Personen wollten vergessen werden.
    }
contacts-bounces =
    { $count ->
        [one] Von einer Adresse kommen Mails zurück; sie wird ausgelassen: `klartext contacts check`
       *[other] Von { $count } Adressen kommen Mails zurück; sie werden ausgelassen: `klartext contacts check`
    }
contacts-hint-check =
    { $count ->
        [one] Eine Stelle sollten Sie ansehen: `klartext contacts check`
       *[other] { $count } Stellen sollten Sie ansehen: `klartext contacts check`
    }
contacts-exported =
    { $count ->
        [one] Eine Person steht in { $path }. Nur Sie können die Datei lesen.
       *[other] { $count } Personen stehen in { $path }. Nur Sie können die Datei lesen.
    }
contacts-objected = Eingetragen: Diese Person bekommt keine Mails mehr, auf keinem Verteiler.
contacts-objected-new = Diese Adresse hat hier niemand, sie stand auf keinem Verteiler. Der Widerspruch ist gemerkt und gilt auch für spätere Importe.
contacts-forgot = Vergessen. Geblieben ist eine Prüfzahl, an der ein späterer Import die Person erkennt und auslässt.
contacts-forgot-nobody = Diese Adresse hat hier niemand, sie stand auf keinem Verteiler. Gemerkt ist sie trotzdem, als Prüfzahl, damit kein Import sie hereinholt.
contacts-mended = Eingetragen: Die Adresse stimmt wieder und wird nicht mehr ausgelassen.
contacts-not-there = Diese Adresse steht nicht auf dem Verteiler.
contacts-no-mail = { $person } · bekommt keine Mails
contacts-checked =
    { $count ->
        [0] Am Verteiler ist nichts zu bemängeln.
        [one] Eine Stelle am Verteiler.
       *[other] { $count } Stellen am Verteiler.
    }
doubt-typo = { $name } ({ $outlet }): @{ $domain } sieht nach einem Tippfehler aus; gemeint ist wohl @{ $better }.
doubt-twice = { $name } ({ $outlet }) steht mit mehreren Adressen auf dem Verteiler, eine davon @{ $domain }.
doubt-role = { $name } ({ $outlet }): ein Sammelpostfach bei @{ $domain }; dort kann niemand für sich widersprechen.
doubt-bounced = { $name } ({ $outlet }): Mails an die Adresse bei @{ $domain } kommen zurück. Berichtigt? `klartext contacts mend ADRESSE`
doubt-nameless = ohne Namen

error-public-place = { $path } liegt in einem Arbeitsbereich. Dorthin wird kein Presseverteiler geschrieben.
    .hint = Einen Ort außerhalb nennen, etwa im eigenen Benutzerordner.

help-contacts-list-list = Die Personen auf diesem Verteiler zeigen, ohne Adressen
help-contacts-import-source = Woher die Adressen sind (nötig für Adressbücher)
help-contacts-import-list = Verteiler, auf den alle aus dem Adressbuch kommen
help-contacts-check = Tippfehler, Doppelte, Sammelpostfächer und Unzustellbare zeigen
help-contacts-export = Den Verteiler als Tabelle (.csv) oder Adressbuch (.vcf) ausgeben
help-contacts-export-file = Wohin; nie in einen Arbeitsbereich
help-contacts-export-list = Nur diesen Verteiler
help-contacts-object = Eintragen, dass jemand keine Mails mehr will
help-contacts-object-email = Die Adresse
help-contacts-object-source = Wie die Person widersprochen hat
help-contacts-forget = Jemanden vergessen; ein späterer Import erkennt die Person und lässt sie aus
help-contacts-forget-email = Die Adresse
help-contacts-mend = Eintragen, dass eine unzustellbare Adresse wieder stimmt
help-contacts-mend-email = Die Adresse

value-folder = ORDNER

error-contacts-header = Presseverteiler: In der ersten Zeile { $count ->
        [one] fehlt eine Spalte
       *[other] fehlen Spalten
    }:{ $name ->
        [true] {" "}„Name“
       *[other] {""}
    }{ $email ->
        [true] {" "}„E-Mail“
       *[other] {""}
    }{ $lists ->
        [true] {" "}„Verteiler“ (oder --list landespresse)
       *[other] {""}
    }{ $source ->
        [true] {" "}„Quelle“ (oder --source "Messe 2026")
       *[other] {""}
    }{ $objected ->
        [true] {" "}„Widerspruch“ (darf leer sein)
       *[other] {""}
    }
    .hint =
        Verstanden: { $understood ->
            [none] nichts
           *[other] { $understood }
        }{ $other ->
            [none] {""}
           *[other] ; nicht verstanden: { $other }
        }
        So reicht es: Name;E-Mail;Verteiler;Quelle;Widerspruch
error-contacts-no-header = Presseverteiler: Die erste Zeile ist schon jemandes Zeile; die Überschriften der Spalten fehlen.
    .hint = Als erste Zeile einfügen, in der Reihenfolge Ihrer Spalten: Name;E-Mail;Medium;Sprache;Verteiler;Quelle;Seit;Widerspruch
finding-third-party-address = Hier steht die Adresse einer Person vom Presseverteiler.
    .fix = Löschen Sie sie: Adressen von Presseleuten gehören in Ihren eigenen Ordner, nie in den Arbeitsbereich. Frühere gespeicherte Stände behalten sie; sagen Sie es dem, der den Arbeitsbereich verwaltet.
finding-address-list = Das sieht nach einem Verteiler aus: { $count } fremde Adressen.
    .fix = `klartext contacts import` nimmt die Tabelle in Ihren eigenen Ordner; danach die Datei hier löschen. Frühere gespeicherte Stände behalten sie; sagen Sie es dem, der den Arbeitsbereich verwaltet.
plan-other-language =
    { $count ->
        [one] Eine Person wünscht eine andere Sprache, in der es diesen Text nicht gibt; sie bekommt ihn auf { $languages }.
       *[other] { $count } Personen wünschen eine andere Sprache, in der es diesen Text nicht gibt; sie bekommen ihn auf { $languages }.
    }
outbox-mailing-begun = { $id } (Versand { $release }): unterbrochen nach { $done } von { $total } Schritten; `klartext send { $id } { $way }` macht weiter
outbox-over = { $id } (Ausgabe { $release }): überholt, weil der Text sich geändert hat; getan sind { $done } von { $total } Schritten, der Rest geht nicht mehr hinaus
outbox-next-unknown = Bei jeder unklaren Mail sagen, ob sie ankam: `klartext outbox resolve { $id }`. Vorher geht keine noch einmal hinaus.

outbox-abandoned = { $id } (Ausgabe { $release }): aufgegeben von { $by } („{ $reason }“); { $sent } von { $mails } Mails sind hinaus, der Rest geht nicht mehr hinaus
abandoned = { $id }: aufgegeben. { $sent } von { $mails } Mails sind hinaus, der Rest geht nicht mehr hinaus.{ $unknown ->
        [0] {""}
       *[other] {" "}Unklar bleiben { $unknown }; sie gelten als angekommen.
    } Wer eine Mail hat, bekommt weiterhin jede Korrektur.
log-abandon = { $person } hat aufgegeben, was von den Mails noch nicht hinaus war
send-elsewhere =
    { $count ->
        [one] Eine Mail zu diesem Text ging von einem anderen Rechner aus; nur dort ist bekannt, an wen. Wer auch auf diesem Verteiler steht, bekäme ihn zweimal.
       *[other] { $count } Mails zu diesem Text gingen von einem anderen Rechner aus; nur dort ist bekannt, an wen. Wer auch auf diesem Verteiler steht, bekäme ihn zweimal.
    }
error-given-up-elsewhere = { $person } hat diesen Versand von { $id } aufgegeben, als { $count ->
        [one] eine Mail
       *[other] { $count } Mails
    } hinaus sein konnten. Wer sie hat, weiß nur der Rechner, von dem sie ausgingen; von hier aus bekäme jemand zwei.
    .hint =
        Dort weitermachen: derselbe Befehl lässt aus, wer die Mail schon hat.
        Damit es künftig von jedem Rechner geht: den Verteiler teilen, in settings.toml mit contacts = "ORDNER"
error-mailed-elsewhere = { $id } ging mit der Veröffentlichung schon an den Verteiler „{ $list }“ ({ $count } Mails), und zwar von einem anderen Rechner. Wer die Mail hat, weiß nur er; von hier aus bekäme jemand zwei.
    .hint =
        Dort senden: derselbe Befehl lässt aus, wer die Mail schon hat. Wer neu ist, kann hier auf einen eigenen Verteiler.
        Damit es künftig von jedem Rechner geht: den Verteiler teilen, in settings.toml mit contacts = "ORDNER"
abandoned-receipt = Veröffentlicht ist der Text; den Beleg dafür schreibt `klartext publish { $id }`
mail-given-up =
    { $count ->
        [one] Eine Mail ist aufgegeben und geht nicht mehr hinaus.
       *[other] { $count } Mails sind aufgegeben und gehen nicht mehr hinaus.
    }
error-nothing-to-abandon = Von { $id } ist auf diesem Rechner nichts unterwegs, das aufzugeben wäre.
    .hint = Was unterwegs ist: `klartext outbox`
error-abandoned-too-early = { $id } ist noch nicht öffentlich, und keine Mail ist hinaus. Aufzugeben ist nichts.
    .hint = Soll der Text nicht erscheinen: Freigabe zurücknehmen mit `klartext withdraw-review { $id }`
error-several-begun = Von { $id } sind { $count } Sendungen unterwegs; welche soll aufgegeben werden?
    .hint = `klartext outbox show { $id }` nennt sie; dann mit --match und der Prüfsumme.
help-outbox-abandon = Den Rest einer Sendung aufgeben; wer eine Mail hat, bekommt weiterhin Korrekturen
    .examples =
        klartext outbox abandon 2026-a -m "falscher Verteiler"
        klartext outbox aufgeben 2026-a -m "falscher Verteiler"
help-outbox-abandon-message = Der Grund; alle können ihn lesen
help-outbox-abandon-matching = Welche Sendung, wenn mehrere unterwegs sind: ihre Prüfsumme

contacts-forgot-mails =
    { $count ->
        [one] Eine Mail an diese Person lag als Datei in einem Arbeitsbereich und ist gelöscht.
       *[other] { $count } Mails an diese Person lagen als Dateien in Arbeitsbereichen und sind gelöscht.
    } Kopien in Mailprogrammen und auf anderen Rechnern kennt klartext nicht.
contacts-forgot-closed = { $path } ließ sich nicht öffnen. Liegen dort Mails als Dateien, ist die an diese Person noch da: den Arbeitsbereich in Ordnung bringen, dann denselben Befehl noch einmal eingeben.

send-test-written = Eine Probe von { $id } liegt als Datei (.eml) in { $path }; verschickt wurde nichts.
send-test-hint = Die Datei im Mailprogramm öffnen: So sähe die Mail aus.
mail-files-hint = Verschickt ist damit noch nichts: jede Datei (.eml) im Mailprogramm öffnen und senden.
forget-ask = Diese Person wird vom Verteiler gestrichen, ihre Mails in den Ordnern werden gelöscht; das lässt sich nicht zurückholen. Vergessen?
forget-nobody = Diese Adresse hat hier niemand, sie steht auf keinem Verteiler. Ist sie richtig geschrieben?
forget-ask-nobody = Trotzdem merken, damit kein Import sie hereinholt?
error-no-list = Einen Verteiler „{ $list }“ gibt es auf diesem Rechner nicht; hier gibt es: { $known }. Es ist nichts geschehen.
    .hint = Ist der Name richtig geschrieben? Liegt der Verteiler bei einer anderen Person, veröffentlicht und sendet sie; oder hier: `klartext contacts import DATEI.csv --list { $list }`
