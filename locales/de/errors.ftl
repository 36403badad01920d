# Warum etwas nicht ging und was man dann tippt. `.hint`: jede Zeile ein Hinweis.

error-todo = Diesen Befehl gibt es in dieser Fassung noch nicht.
error-needs-answer = Hier wird eine Antwort gebraucht, und niemand kann gefragt werden.
    .hint = Mit { $flag } wird ohne Rückfrage geantwortet.
error-unseen = Dafür muss gesagt werden, was gesehen wurde, und hier kann niemand gefragt werden. Es ist nichts geschehen.
    .hint = Erst ansehen: `{ $look }`; dann denselben Befehl mit `--match { $digest }`
ask-exactly = Genau „{ $expected }“ ist einzutippen (nur Eingabe bricht ab):
ask-object = Was spricht dagegen? (Alle können es lesen.)
ask-comment = Was möchten Sie anmerken? (Alle können es lesen.)
ask-sign-on = Wo ist die Zusage abgelegt? (Aktenzeichen oder Ort, kein Name)
ask-correct = Was war falsch, und was ist richtig? (Steht auf Website, PDF und Mail.)
ask-cause = Wie kam es dazu? (Steht dabei.)
ask-withdraw = Warum wird der Text zurückgezogen? (Steht an seiner Stelle.)
error-cancelled = Abgebrochen. Es ist nichts geschehen.
error-input = Die Eingabe ließ sich nicht lesen ({ $detail }).
error-output = Die Ausgabe ließ sich nicht schreiben ({ $detail }).
error-json-field = Ein Feld „{ $field }“ gibt es hier nicht.
    .hint = Es gibt: { $known }

error-file = { $path }: Lesen oder Schreiben ist fehlgeschlagen ({ $detail }).
error-file-absent = { $path } gibt es nicht.
error-file-permission = { $path } darf hier nicht gelesen oder geschrieben werden.
    .hint = Die Rechte an dieser Datei prüfen, oder die Person fragen, der sie gehört.
error-file-folder = { $path } ist hier ein Ordner; dort gehört eine Datei hin.
    .hint = Den Ordner umbenennen und denselben Befehl noch einmal eingeben. Es ist nichts verloren.
error-file-in-the-way = { $path }: Auf dem Weg dorthin liegt eine Datei, wo ein Ordner hingehört.
    .hint = Die Datei umbenennen und denselben Befehl noch einmal eingeben. Es ist nichts verloren.
error-file-no-text = { $path } ist keine Textdatei (UTF-8).
error-file-full = { $path }: Der Datenträger ist voll.
    .hint = Platz schaffen und denselben Befehl noch einmal eingeben; was geschrieben war, bleibt gültig.

## Der Arbeitsbereich

error-repo-not-a-workspace = { $path } liegt in keinem Arbeitsbereich von klartext.
    .hint =
        Mit `klartext init` wird hier einer angelegt.
        Mit `klartext -C ORDNER …` wird einer gewählt, der anderswo liegt.
        Zum Ausprobieren mit erfundenen Leuten: `klartext demo`. Alle Befehle: `klartext help`
error-repo-locked = Ein anderes Programm schreibt gerade in diesen Arbeitsbereich, oder es wurde dabei unterbrochen. Es ist nichts geschehen.
    .hint =
        Kurz warten, dann denselben Befehl noch einmal.
        Läuft nichts mehr, ist diese Datei übrig und kann gelöscht werden: { $path }
error-repo-git = Der Arbeitsbereich ließ sich nicht lesen ({ $what }: { $detail }).
    .hint = `klartext doctor` prüft den Arbeitsbereich.
error-repo-tree =
    { $path }: { $reason ->
        [tree-symlink] Das ist eine Verknüpfung. Verknüpfungen können auf jedem Rechner anderswohin zeigen.
        [tree-gitlink] Das ist ein fremdes Repositorium im Arbeitsbereich.
        [tree-duplicate] Dieser Name kommt doppelt vor.
        [tree-case] Dieser Name unterscheidet sich von einem anderen nur durch Groß- und Kleinschreibung.
        [tree-mode] Die Dateiart ist hier nicht erlaubt.
        [tree-name-nfc] Der Name ist nicht in der üblichen Unicode-Form (NFC) geschrieben.
        [tree-name-control] Der Name enthält ein Steuerzeichen.
        [tree-name-bidi] Der Name enthält ein Zeichen, das die Schreibrichtung unsichtbar umkehrt.
        [tree-name-git] Der Name „.git“ ist hier nicht erlaubt.
        [tree-name-dots] Die Namen „.“ und „..“ sind hier nicht erlaubt.
        [tree-name-separator] Der Name enthält einen Schrägstrich.
        [tree-name-empty] Der Name ist leer.
        [tree-not-folder] Hier wird ein Ordner erwartet.
        [tree-large] Die Datei ist zu groß.
        [tree-records] Hier liegen mehr Einträge, als ein Text je braucht.
        [tree-deep] Die Ordner sind zu tief geschachtelt.
        [tree-name-device] Diesen Namen hält Windows für ein Gerät; dort lässt sich die Datei nicht anlegen.
        [tree-made] Dieser Ordner wird aus den Texten gemacht oder enthält Adressen; er gehört nicht zu dem, was gespeichert und geteilt wird.
        [tree-many] Das sind auf einmal mehr Dateien, als ein Büro je hat.
        [tree-vanished] Zu diesem Text hat jemand etwas unterschrieben; er darf nicht verschwinden.
        [tree-order] Das Verzeichnis ist nicht so geordnet, wie git es schreibt.
        [tree-broken] Der gespeicherte Inhalt ist beschädigt.
       *[other] Dieser Eintrag ist nicht erlaubt ({ $reason }).
    }
    .hint = Umbenennen oder entfernen und neu speichern. Liegt die Datei gar nicht in diesem Ordner, so kam sie mit dem gemeinsamen Stand: Wer den gemeinsamen Ort betreut, nimmt sie dort heraus (`git log -- PFAD` nennt, wer sie brachte); so lange wird von dort nichts übernommen.
error-repo-moved = Der Arbeitsbereich hat sich währenddessen geändert. Es wurde nichts geschrieben.
    .hint = Denselben Befehl noch einmal eingeben.
error-repo-unsaved = { $path } enthält Änderungen, die nicht gespeichert sind und überschrieben würden.
    .hint = Die Änderungen zuerst speichern oder die Datei beiseitelegen.
error-repo-sign =
    { $detail ->
        [key-passphrase-needs-ssh-keygen] Der Schlüssel hat ein Passwort, und das Programm ssh-keygen wurde nicht gefunden.
        [key-hardware-needs-ssh-keygen] Der Schlüssel steckt in einem Gerät, und das Programm ssh-keygen wurde nicht gefunden.
       *[other] Die Unterschrift ist nicht gelungen ({ $detail }).
    }
    .hint = `klartext keys show` zeigt, welcher Schlüssel benutzt wird; `klartext doctor` prüft ihn.
error-repo-key =
    { $path }: { $reason ->
        [key-certificate] Das ist ein Zertifikat; gebraucht wird der Schlüssel selbst.
        [key-weak] Dieser Schlüssel ist zu schwach.
        [key-algorithm] Diese Art von Schlüssel wird nicht angenommen.
        [key-broken] Das ist kein lesbarer Schlüssel.
        [key-comment] Der Kommentar des Schlüssels enthält unerlaubte Zeichen.
        [key-not-pub] Das ist die geheime Hälfte des Schlüssels; sie bleibt bei der Person. Gebraucht wird die öffentliche, die Datei mit der Endung .pub.
       *[other] Der Schlüssel ist nicht zu gebrauchen ({ $reason }).
    }
    .hint =
        { $reason ->
            [key-not-pub] Die öffentliche Hälfte zeigt der Person am eigenen Rechner: `klartext keys show`
           *[other] Ein neuer Schlüssel: `ssh-keygen -t ed25519`
        }
error-repo-history =
    { $what ->
        [shallow] Von der Geschichte des Arbeitsbereichs liegt hier nur ein Teil (shallow).
        [grafts] In der Geschichte des Arbeitsbereichs sind Vorgänger ausgetauscht (grafts).
        [replace] In der Geschichte des Arbeitsbereichs sind Stände ausgetauscht (replace).
        [alternates] Der Arbeitsbereich liest aus einem anderen mit (alternates).
        [detached] Es ist ein früherer Stand ausgewählt, kein Zweig; hier lässt sich nichts speichern.
        [empty] Dort liegt noch nichts: Der gemeinsame Ort ist leer.
        [unrelated] Dieser und der gemeinsame Arbeitsbereich haben keinen gespeicherten Stand gemeinsam: Entweder sind es zwei verschiedene, oder jemand hat die Geschichte des gemeinsamen von Anfang an neu geschrieben. Es wurde nichts übernommen.
       *[other] Der Geschichte des Arbeitsbereichs ist nicht zu trauen ({ $what }).
    }
    .hint =
        { $what ->
            [shallow] `git fetch --unshallow` holt den Rest.
            [detached] `git switch main` geht zum neuesten Stand zurück.
            [empty] Wer den Arbeitsbereich schon hat, teilt ihn zuerst: `klartext sync --with ADRESSE`
            [unrelated] `klartext join ADRESSE` holt den gemeinsamen Arbeitsbereich in einen neuen Ordner.
           *[other] Einen frischen Klon holen und dort weiterarbeiten.
        }

## Die Regeln

error-policy-person-name = workflow.toml: „{ $name }“ ist kein Kurzname.
    .hint = Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche: [people.b-okoye]
error-policy-person-field = workflow.toml: people.{ $person }.{ $field }: „{ $value }“ ist nicht zu gebrauchen.
error-policy-key =
    workflow.toml: people.{ $person }: Schlüssel { $at } { $reason ->
        [key-certificate] ist ein Zertifikat; gebraucht wird der Schlüssel selbst.
        [key-weak] ist zu schwach.
        [key-algorithm] hat ein Verfahren, das nicht angenommen wird.
       *[other] ist kein öffentlicher SSH-Schlüssel, der sich lesen lässt.
    }
    .hint = Die Zeile aus der Datei mit der Endung .pub einsetzen, wie sie ist.
error-policy-shared-key = workflow.toml: { $first } und { $second } haben denselben Schlüssel. Dann wären zwei Stimmen eine.
    .hint = Jede Person braucht einen eigenen Schlüssel.
error-policy-no-rule = workflow.toml: Für „{ $kind }“ gibt es keine Regel.
    .hint = Den Abschnitt [rules.{ $kind }] ergänzen; „keine Regel“ gibt es nicht.
error-policy-unknown-kind = workflow.toml: Die Textart in [rules.{ $kind }] gibt es nicht.
    .hint =
        { $near ->
            [none] Es gibt press_release, submission, position_paper, open_letter und joint_statement.
           *[other] Gemeint ist wohl: [rules.{ $near }]
        }
error-policy-nothing-needed = workflow.toml: { $kind } verlangt keine einzige Freigabe.
error-policy-count-zero = workflow.toml: { $kind } verlangt „0“ Freigaben.
    .hint = count muss mindestens 1 sein.
error-policy-cannot-be-met =
    workflow.toml: { $kind } verlangt { $wanted } { $wanted ->
        [one] Person
       *[other] Personen
    } mit einer dieser Rollen: { $roles }. Neben denen, die den Text schreiben, { $have ->
        [0] gibt es dafür niemanden.
        [one] gibt es dafür eine.
       *[other] gibt es dafür { $have }.
    }
    .hint =
        { $near ->
            [none] Personen mit diesen Rollen eintragen (`klartext people add`) oder die Regel ändern.
           *[other] Gemeint war vielleicht „{ $near }“. Sonst Personen mit diesen Rollen eintragen (`klartext people add`) oder die Regel ändern.
        }
error-policy-threshold =
    workflow.toml: administration.threshold ist { $threshold }, und es gibt { $admins ->
        [0] niemanden
        [one] eine Person
       *[other] { $admins } Personen
    } mit der Rolle admin.
    .hint = threshold muss mindestens 1 und höchstens so groß wie ihre Zahl sein.
error-policy-serial = workflow.toml: serial ist { $serial }; gezählt wird ab 1.
error-policy-predecessor = workflow.toml: predecessor „{ $value }“ ist keine Prüfsumme.
    .hint = In der ersten Fassung steht dort "-", danach die Prüfsumme der Fassung davor.
error-policy-zone = workflow.toml: „{ $zone }“ ist keine Zeitzone.
    .hint = Zum Beispiel: zone = "Europe/Berlin"
error-policy-language = workflow.toml: „{ $tag }“ ist kein Sprachkürzel.

error-chain-absent = In diesem Arbeitsbereich gibt es keine Regeln (workflow.toml).
    .hint = `klartext verify --restore` legt sie wieder hin, wenn es hier welche gab; `klartext init` legt neue an. Ohne Regeln wird nichts veröffentlicht.
error-chain-invalid = Das steht in Fassung { $serial } der Regeln; `klartext workflow check` prüft sie.
error-chain-other-pin = Die Regeln beginnen mit { $found }, dieser Rechner kennt sie aber mit dem Anfang { $pinned }. Das ist ein anderer Arbeitsbereich, oder jemand hat die Geschichte ausgetauscht.
    .hint = Nichts freigeben und nichts veröffentlichen, bevor die Person gefragt ist, die den Arbeitsbereich angelegt hat. Ist dieser gemeint: in einem neuen Ordner `klartext join ADRESSE ORDNER --rules { $found }`
error-chain-rollback = Die Regeln haben die Fassung { $found }, dieser Rechner hat aber schon die Fassung { $seen } gesehen. Jemand hat ältere Regeln zurückgeholt.
    .hint = `klartext sync` holt den neuesten Stand, `klartext verify --restore` legt gelöschte Fassungen wieder hin; bleibt es dabei, die Verantwortlichen für die Regeln fragen.
error-chain-predecessor = Fassung { $serial } der Regeln schließt nicht an die Fassung davor an.
    .hint = `klartext workflow explain` zeigt, welche Regeln gelten.
error-chain-first-unsigned = Fassung { $serial } der Regeln trägt keine gültige Unterschrift der Person, die den Arbeitsbereich angelegt hat.
error-chain-gap = Fassung { $serial } der Regeln fehlt unter reviews/workflow.
    .hint = `klartext verify --restore` legt sie wieder hin.

## Presseverteiler

error-contacts-twice = Presseverteiler: Zwei Spalten heißen „{ $column ->
        [name] Name
        [email] E-Mail
        [outlet] Medium
        [beats] Ressort
        [language] Sprache
        [lists] Verteiler
        [source] Quelle
        [since] Seit
        [objected] Widerspruch
       *[bounced] Unzustellbar
    }“.
    .hint = Eine davon umbenennen oder löschen. Bei „Widerspruch“ vorher nachsehen: Keiner darf verloren gehen.
error-contacts-missing = Presseverteiler, Zeile { $row }: Die Spalte „{ $column ->
        [name] Name
        [email] E-Mail
        [outlet] Medium
        [beats] Ressort
        [language] Sprache
        [lists] Verteiler
        [source] Quelle
        [since] Seit
        [objected] Widerspruch
       *[bounced] Unzustellbar
    }“ ist leer.{ $column ->
        [source] {" "}Für alle Zeilen zusammen: --source "Messe 2026"
       *[other] {""}
    }
error-contacts-unusable = Presseverteiler, Zeile { $row }: Der Wert in der Spalte „{ $column ->
        [name] Name
        [email] E-Mail
        [outlet] Medium
        [beats] Ressort
        [language] Sprache
        [lists] Verteiler
        [source] Quelle
        [since] Seit
        [objected] Widerspruch
       *[bounced] Unzustellbar
    }“ ist nicht zu gebrauchen.{ $column ->
        [objected] {" "}Möglich: ein Datum (01.03.2026), ja, nein, oder nichts.
        [bounced] {" "}Möglich: ein Datum (01.03.2026), ja, nein, oder nichts.
        [since] {" "}Möglich: ein Datum (01.03.2026) oder nichts.
       *[other] {""}
    }
error-contacts-table = Der Presseverteiler ist keine Tabelle, die sich lesen lässt ({ $detail }).
    .hint = In Excel: „Speichern unter“, „CSV UTF-8“. Daten als 2026-03-01 oder 01.03.2026.
error-contacts-more =
    { $count ->
        [one] Dazu kommt ein weiterer Fehler.
       *[other] Dazu kommen { $count } weitere Fehler.
    }

## Dokument, Website, Mail, Protokoll

error-render = Das Dokument ließ sich nicht setzen ({ $detail }).
error-render-text = Zeile { $line } des Textes ließ sich nicht setzen ({ $detail }).
    .hint = `klartext check` nennt die Stelle und was zu tun ist.
error-render-no-template = Die Vorlage templates/{ $name } fehlt.
    .hint = Die Datei aus einem früheren Stand zurückholen.
error-render-template = templates/{ $file }, Zeile { $line }: Die Vorlage enthält einen Fehler ({ $detail }).
error-render-sources = Die Quellen in { $file } lassen sich nicht lesen (Zeile { $line }: { $detail }).
    .hint = Die Datei berichtigen, oder `sources:` aus dem Kopf des Textes löschen.
error-render-template-name = templates/{ $file }, Zeile { $line }: Den Namen gibt es dort nicht ({ $detail }).
    .hint = Verwenden lässt sich: { $known }
error-render-too-deep = Zeile { $line }: Listen oder Zitate sind zu tief ineinander geschachtelt.
    .hint = Höchstens sechs Ebenen liest ein Mensch gern.
error-render-gate =
    Das PDF wäre nicht barrierefrei:
    { $reports }
    .hint = `klartext check` nennt die Stellen im Text, aus denen das folgt.
error-site-foreign = { $path } hat nicht klartext geschrieben und wird nicht überschrieben.
    .hint = Die Datei beiseitelegen oder in workflow.toml unter [website] einen anderen Ordner nennen.
error-site-kind = workflow.toml: Eine Website der Art „{ $kind }“ gibt es nicht.
    .hint = Es gibt: kind = "newsroom", "wordpress" und "http"
error-mail-unusable = Die Mail lässt sich nicht schreiben: „{ $part }“ ist nicht zu gebrauchen.
    .hint = Die Angaben unter [mail] und [organisation] in workflow.toml prüfen.
error-repo-branch = In diesem Ordner ist „{ $here }“ offen, ein Nebenzweig. Veröffentlicht, verschickt und abgeglichen wird allein auf „{ $shared }“, den alle teilen: Nur dort steht, wer Einwände hat und was schon hinaus ist. Es ist nichts geschehen.
    .hint = Zurück zum gemeinsamen Stand: `git switch { $shared }`; was auf dem Nebenzweig geschrieben wurde, bleibt dort erhalten.
error-mail-planted = { $path }: Hier soll eine Mail liegen, und es liegt schon etwas anderes da, das klartext so nicht geschrieben hat. Es ist nichts überschrieben.
    .hint = Die Datei ansehen und woanders hinlegen; derselbe Befehl schreibt dann die richtige.
error-journal-busy = Diese Veröffentlichung läuft gerade in einem anderen Fenster ({ $path }).
    .hint = Dort das Ende abwarten; hier ist nichts geschehen.
error-journal-damaged = Das Protokoll { $path } ist ab Byte { $at } beschädigt. Es ist nicht sicher, was schon hinausging.
    .hint = Nichts erneut veröffentlichen. `klartext outbox` zeigt, was bekannt ist.

error-policy-role = workflow.toml: { $kind } verlangt die Rolle „{ $role }“, die es so nicht geben kann.
    .hint = Rollen sind Wörter aus Kleinbuchstaben, Ziffern und Bindestrichen.
error-chain-fork = Es gibt zwei verschiedene, vollständig unterschriebene Fassungen { $serial } der Regeln.
    .hint = Die Verantwortlichen für die Regeln entscheiden gemeinsam, welche gilt; bis dahin geht nichts hinaus.
error-site-folder = workflow.toml: Der Ordner „{ $folder }“ unter [website] ist nicht zu gebrauchen.
    .hint = Gebraucht wird ein eigener Ordner im Arbeitsbereich: folder = "newsroom"
error-site-address = workflow.toml: Die Adresse „{ $address }“ unter [website] ist nicht zu gebrauchen.
    .hint = Zum Beispiel: address = "https://www.example.org/presse/"
error-site-path = „{ $path }“ kann kein Pfad einer Seite sein.
error-site-missing = Für die Website fehlt { $name }.
error-site-template = Die Vorlage { $name } enthält einen Fehler ({ $detail }).
error-site-damaged = { $path } lässt sich nicht mehr lesen, obwohl klartext es geschrieben hat.
    .hint = `klartext verify` zeigt, was von dem abweicht, was freigegeben wurde.
error-site-not-prepared = { $id } ist für die Website noch nicht vorbereitet.
    .hint = `klartext publish { $id }` noch einmal eingeben; es macht dort weiter.
error-contacts-fields = Presseverteiler, Zeile { $row }: { $found } Spalten statt { $wanted }.
    .hint = Werte mit einem Komma gehören in Anführungszeichen.
