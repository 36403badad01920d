# Was die Befehle sagen.

## init

init-made = Arbeitsbereich angelegt: { $root }. { $person } verwaltet die Regeln.
init-key-made = Ein neuer Schlüssel wurde für Sie gemacht: { $file } ({ $fingerprint }). Er ist Ihre Unterschrift; von der Datei gleichen Namens ohne „.pub“ gehört eine Kopie an einen sicheren Ort.
init-key-taken = Ihre Unterschrift ist der Schlüssel { $file } ({ $fingerprint }).
init-pinned = Die Regeln gelten ab jetzt, gemerkt unter { $digest }.
init-alone = Noch sind Sie allein eingetragen. Niemand gibt eigene Worte frei; zum Veröffentlichen fehlen also noch andere.
init-hint-people = Kolleg*innen eintragen: `klartext people add milan --name "Milan Muster" --email milan@example.org --role subject --key SCHLÜSSELDATEI.pub`
init-hint-organisation = Im Briefkopf steht „{ $name }“. Anschrift, Telefon, Impressum und Abbinder tragen Sie in workflow.toml ein, wo sie als Beispiel vorbereitet sind; danach `klartext workflow propose`.
init-hint-new = Der erste Text: `klartext new press-release "Überschrift"`
init-identity = Sie heißen hier { $name } <{ $email }>, wie es git auf diesem Rechner weiß. Anders: --name und --email.
init-ask-name = Wie heißen Sie?
init-ask-email = Ihre E-Mail-Adresse?
init-not-usable = „{ $given }“ ist dafür nicht zu gebrauchen.
init-ask-organisation = Wie heißt Ihre Organisation? (Steht auf Briefkopf, Website und Mails.)

## Schreiben

new-begun = { $id } ist angelegt: { $path }
new-hint = Weiterschreiben: `klartext edit { $id }`, danach `klartext check { $id }`
edit-unchanged = { $id }: nichts geändert.
edit-saved =
    { $count ->
        [one] { $id } ist gespeichert.
       *[other] { $id } ist gespeichert ({ $count } Dateien).
    }
edit-hint-submit = Fertig? `klartext submit { $id }` reicht den Text zur Prüfung ein.
edit-hint-check = `klartext check { $id }` zeigt die Stellen im Text.
import-taken = { $from } ist übernommen als { $id }.
import-hint = `klartext check` zeigt, was noch fehlt.
check-clean =
    { $count ->
        [0] Hier ist noch kein Text.
        [one] Nichts zu bemängeln.
       *[other] Nichts zu bemängeln in { $count } Texten.
    }

## Überblick

inbox-empty = Es wartet nichts auf Sie.
inbox-hint = Lesen: `klartext diff { $id }`, dann `klartext approve { $id }` oder `klartext object { $id } -m "Grund"`
inbox-hint-answer = Den Widerspruch lesen: `klartext why { $id }`, den Text ändern: `klartext edit { $id }`, wieder vorlegen: `klartext submit { $id }`

status-digest = Wortlaut { $digest }
status-embargo = Sperrfrist bis { $moment }
status-comment = { $person } merkt an, { $when }{ $earlier ->
        [yes] {" "}(zu einem früheren Wortlaut)
       *[no] {""}
    }: { $note }
status-signed-on = { $partner } zeichnet mit; festgehalten von { $person }
status-submitted = { $person } hat eingereicht
status-broken = Die Sprachfassung { $lang } lässt sich nicht lesen; `klartext check` sagt, warum.
status-unsaved =
    { $count ->
        [one] Im Ordner liegt eine Änderung, die nicht gespeichert ist.
       *[other] Im Ordner liegen { $count } Änderungen, die nicht gespeichert sind.
    }
status-dropped = Zählt nicht: { $path }: { $why }
status-hint-draft = Einreichen: `klartext submit { $id }`
status-hint-check = Noch nicht einzureichen; was zu tun ist: `klartext check { $id }`
status-hint-scheduled = Nach der Sperrfrist: `klartext publish { $id }`; von selbst, wenn ein Rechner wach ist: `klartext run-due` (dazu `klartext help run-due`)
status-hint-why = Was noch fehlt: `klartext why { $id }`
status-hint-publish = Veröffentlichen: `klartext publish { $id } --dry-run`, dann `klartext publish { $id }`
status-hint-verify = Nachprüfen: `klartext verify { $id }`
standing-approved = { $person } hat freigegeben ({ $role }), { $when }
standing-approved-stale = Die Freigabe von { $person } ({ $role }, { $when }) galt einem anderen Wortlaut und zählt nicht mehr
standing-own-words = Die Freigabe von { $person } ({ $when }) zählt nicht: { $person } hat am Text mitgeschrieben
standing-objected = { $person } hat widersprochen ({ $role }), { $when }
standing-objected-stale = { $person } hat einem früheren Wortlaut widersprochen ({ $role }, { $when }); das gilt, bis { $person } es zurücknimmt oder freigibt
standing-withdrawn = { $person } hat die eigene Freigabe oder den Widerspruch zurückgenommen, { $when }

log-submit = { $person } hat eingereicht
log-approve = { $person } hat freigegeben
log-object = { $person } hat widersprochen
log-withdraw = { $person } hat die eigene Freigabe oder den Widerspruch zurückgenommen
log-comment = { $person } merkt an
log-mailing = { $person } hat an einen Verteiler gesendet
log-claim = { $person } hat die Veröffentlichung begonnen
log-receipt = { $person } hat veröffentlicht
log-saved = { $person } hat am Text gearbeitet (Stand { $revision })
log-not-counted = zählt nicht

diff-mine = Was sich geändert hat, seit Sie zuletzt freigegeben oder widersprochen haben. [-weg-] {"{"}+neu+{"}"}
diff-approved = Was sich seit der letzten Freigabe geändert hat. [-weg-] {"{"}+neu+{"}"}
diff-published = Was sich seit der Veröffentlichung geändert hat. [-weg-] {"{"}+neu+{"}"}
diff-revision = Was sich seit diesem Stand geändert hat. [-weg-] {"{"}+neu+{"}"}
diff-new = Sie haben { $id } noch nicht beurteilt; hier ist der ganze Text.
diff-lost = Der frühere Wortlaut liegt nicht mehr im Arbeitsbereich; hier ist der ganze Text.
diff-file = Datei geändert: { $file }
diff-nothing = Kein Wort hat sich geändert.
diff-unsaved = Gezeigt wird auch, was noch nicht gespeichert ist. Speichern: `klartext edit { $id }`
diff-hint = Einverstanden? `klartext approve { $id } --match { $digest }`. Sonst: `klartext object { $id } -m "Grund"`
diff-hint-own = Es sind Ihre eigenen Worte; wer sie freigeben kann: `klartext why { $id }`
diff-hint-approved = Sie haben diesen Wortlaut freigegeben. Was noch fehlt: `klartext why { $id }`. Doch nicht einverstanden: `klartext object { $id } -m "Grund"`
diff-hint-objected = Sie haben diesem Wortlaut widersprochen. Ist er doch in Ordnung: `klartext approve { $id } --match { $digest }`. Nur zurücknehmen: `klartext withdraw-review { $id }`
diff-hint-submit = Noch nicht eingereicht. Einreichen: `klartext submit { $id }`

## Prüfen und freigeben

approve-ask = { $what ->
        [withdrawal] Zurückgezogen wird
        [none] Es geht um
       *[other] Berichtigt wird
    } „{ $headline }“ ({ $id }, Wortlaut { $digest }). Haben Sie das so gelesen, und geben Sie es frei?
act-submitted = { $id } ist zur Prüfung eingereicht, Wortlaut { $digest }.
act-approved = { $id } ist freigegeben ({ $role }), Wortlaut { $digest }. Unterschrieben und gespeichert.
act-hint-own-quote = Damit ist Ihr Zitat freigegeben. Als Freigabe des Textes zählt es nicht, denn Sie haben daran mitgeschrieben; wer freigeben kann: `klartext why { $id }`
act-objected = Widerspruch gegen { $id } ist eingetragen. Der Text geht so nicht hinaus.
act-objected-out = Widerspruch gegen { $id } ist eingetragen. Der Text ist schon veröffentlicht und bleibt es.
act-hint-objected = Hat sich das erledigt: `klartext approve { $id }`, oder nur zurücknehmen: `klartext withdraw-review { $id }`
act-hint-objected-out = Ist etwas falsch: `klartext correct { $id }` oder `klartext withdraw { $id }`
act-commented = Anmerkung zu { $id } ist eingetragen.
act-withdrawn = Zurückgenommen: { $id }.
act-saved = Mitgespeichert: { $path }
act-hint-approved = Alle Freigaben liegen vor. Weiter: `klartext publish { $id } --dry-run`
act-open = { $count ->
        [one] Es fehlt noch eine Freigabe
       *[other] Es fehlen noch { $count } Freigaben
    } ({ $roles }): { $people }
act-open-nobody = { $count ->
        [one] Es fehlt noch eine Freigabe
       *[other] Es fehlen noch { $count } Freigaben
    } ({ $roles }), und niemand sonst hat diese Rolle: `klartext people add`

gate-met = Freigabe ({ $roles }) von { $person }
gate-cleared = Alles erfüllt: darf hinausgehen
gate-unsaved = Im Ordner stehen andere Worte als die beurteilten. Geändert: { $paths }
    .hint = Ansehen: `klartext diff { $id }`, dann neu einreichen: `klartext submit { $id }`
## Setzen und veröffentlichen

embargo-set = { $id }: Sperrfrist bis { $moment }
embargo-lifted = { $id } hat keine Sperrfrist mehr.
embargo-stale = Die Sperrfrist gehört zum freigegebenen Wortlaut. Frühere Freigaben zählen nicht mehr.
embargo-hint = Weiter: `klartext submit { $id }`
plan-page-new = Website ({ $lang }): { $address } (neu)
plan-page-update = Website ({ $lang }): { $address } (ersetzt)
plan-mails = Mails: { $count } (Verteiler: { $lists })
plan-embargo = Sperrfrist bis { $moment }: bis dahin geht nichts hinaus
plan-digest = Plan { $digest }
plan-hint = So ausführen: `klartext publish { $id } --match { $digest }`
publish-ask = { $id } wird { $what ->
        [withdrawal] zurückgezogen
        [formal] still berichtigt
        [minor] berichtigt
        [severe] berichtigt
       *[none] veröffentlicht
    }, { $count ->
        [0] ohne Mails. Dazu bitte eintippen: { $typed }
        [one] und eine Mail geht hinaus. Dazu bitte die Zahl der Mails eintippen, { $typed }
       *[other] und { $count } Mails gehen hinaus. Dazu bitte die Zahl der Mails eintippen, { $typed }
    }:
publish-word = veröffentlichen
publish-done = { $id } ist veröffentlicht (Ausgabe { $release }).
publish-withdrawn = { $id } ist zurückgezogen; Seite und PDF sagen es (Ausgabe { $release }).
publish-corrected = Die Korrektur von { $id } ist veröffentlicht (Ausgabe { $release }).
publish-resumed = { $id } war begonnen und ist jetzt zu Ende gebracht (Ausgabe { $release }).
publish-already = { $id } ist in diesem Wortlaut schon veröffentlicht (Ausgabe { $release }); es ist nichts zu tun.
publish-newsroom = Die Seiten liegen in { $path }; ein Webserver oder `klartext serve` zeigt sie.
publish-mails =
    { $count ->
        [0] Keine Mails: Es ist kein Verteiler genannt, oder alle darauf haben den Text schon oder wünschen keine Mails.
        [one] Eine Mail liegt in { $path }.
       *[other] { $count } Mails liegen in { $path }.
    }
publish-hint = Nachprüfen: `klartext verify { $id }`
step-claim = eintragen, wer veröffentlicht
step-build = Dokumente versiegeln
step-draft = Seiten vorbereiten
step-go-live = öffentlich machen
step-mail = Mail schreiben
step-receipt = Beleg unterschreiben
outbox-empty = Im Ausgang ist nichts.
outbox-done = { $id } (Ausgabe { $release }): alles hinaus, { $sent ->
        [0] ohne Mails
        [one] eine Mail
       *[other] { $sent } Mails
    }
outbox-replaced = { $id } (Ausgabe { $release }): ein früherer Wortlaut, { $sent ->
        [one] eine Mail
       *[other] { $sent } Mails
    }; was davon noch nicht versandt ist, nicht mehr senden
outbox-files = { $id } (Ausgabe { $release }): alles gemacht; { $sent ->
        [one] eine Mail liegt als Datei bereit und ist von Hand zu senden
       *[other] { $sent } Mails liegen als Dateien bereit und sind von Hand zu senden
    }: outbox/{ $folder }
outbox-begun = { $id } (Ausgabe { $release }): unterbrochen nach { $done } von { $total } Schritten; `klartext publish { $id }` macht weiter
outbox-unknown = { $id } (Ausgabe { $release }): bei { $unknown } von { $total } Schritten ist unklar, ob sie eintraten; { $done } sind getan

## Nachprüfen

verify-holds = { $id }: Was hinausging (Ausgabe { $release }), ist Wort für Wort, was freigegeben wurde.
verify-fails = { $id }: Etwas stimmt nicht mit dem überein, was freigegeben wurde (Ausgabe { $release }).
verify-nothing = Es ist noch nichts veröffentlicht.
verify-by-hand = Eine Unterschrift ohne klartext prüfen:
verify-holds-unseen = { $id }: Ausgabe { $release } ist belegt, und ihr Wortlaut ist freigegeben. Ob die Website ihn so zeigt, war hier nicht zu sehen.
proof-words = die Worte der Seite ({ $about }) sind die freigegebenen
proof-words-wrong = die Seite ({ $about }) zeigt andere Worte, als freigegeben sind, auch wenn der Beleg zu ihr passt
proof-words-unseen = die Seite ({ $about }) wurde nur zum Teil verglichen: Um den Text herum (Kontakte, Vorlagen) steht anderes, oder mehr, als heute gesetzt würde; bitte ansehen
proof-moment = nach dem Beleg hinausgegangen am { $about }, nicht vor der Sperrfrist
proof-moment-wrong = der Beleg nennt { $about }: das ist vor der Sperrfrist, oder die Zeit ist hier noch nicht gekommen; jemand hat mit gestellter Uhr veröffentlicht
proof-receipt = Beleg der Veröffentlichung, unterschrieben von { $about }
proof-manifest = Verzeichnis der Ausgabe: { $about }
proof-manifest-wrong = Verzeichnis der Ausgabe fehlt oder passt nicht zum Beleg: { $about }
proof-same-workspace = gehört zu diesem Arbeitsbereich und Text
proof-same-workspace-wrong = gehört zu einem anderen Arbeitsbereich oder Text
proof-editions = veröffentlichter und belegter Wortlaut sind gleich
proof-editions-wrong = veröffentlichter und belegter Wortlaut sind verschieden
proof-complete = kein Beleg fehlt
proof-complete-wrong = Belege fehlen
proof-text = der Wortlaut ist gespeichert ({ $about })
proof-text-wrong = der Wortlaut ist nirgends mehr gespeichert
proof-approval = Freigabe von { $about }, gültig unterschrieben, über genau diesen Wortlaut
proof-approval-wrong = Freigabe von { $about } fehlt, ist ungültig oder gilt einem anderen Wortlaut
proof-website-unseen = die Website liegt nicht auf diesem Rechner und wurde nicht verglichen; das tut `klartext drift { $about }`
proof-file = { $about } ist unverändert öffentlich
proof-file-wrong = { $about } fehlt oder ist verändert
proof-extra-wrong = { $about } ist öffentlich, gehört aber nicht zur Ausgabe
proof-mails = { $about } Mails
proof-mails-wrong = die Zahl der Mails ist nicht { $about }
proof-mails-unseen = die Mails ({ $about }) liegen nicht auf diesem Rechner

## Leute, Schlüssel, Regeln

keys-made = Ein neuer Schlüssel wurde für Sie gemacht: { $file }
keys-own = Ihr Schlüssel: { $file }
keys-hint = Diese Zeile geben Sie der Person, die die Regeln verwaltet; sie ist nicht geheim.
workflow-version = Es gelten die Regeln Fassung { $serial } ({ $digest }).
workflow-waiting = Fassung { $serial } ({ $digest }) wartet auf Unterschriften: { $signed } von { $needed }.
workflow-fine = Die Regeln (Fassung { $serial }) können von den eingetragenen Personen erfüllt werden: für jede Textart, auch über einzelne Menschen, und, wo die Regeln es nennen, für Eilfreigaben, Vorlagen, Korrekturen und Zurückziehungen.
workflow-need = { $count ->
        [one] eine Person
       *[other] { $count } Personen
    } in der Rolle { $roles }: { $people }
workflow-need-nobody = { $count ->
        [one] eine Person
       *[other] { $count } Personen
    } in der Rolle { $roles }: niemand eingetragen
workflow-in-force = Die Regeln Fassung { $serial } gelten jetzt ({ $signed } von { $needed } Unterschriften).
workflow-proposed = Fassung { $serial } ist vorgeschlagen: { $signed } von { $needed } Unterschriften. Bis dahin gelten die bisherigen Regeln.
workflow-hint-sign = Es fehlt die Unterschrift von { $people }: `klartext approve workflow`

serve-drafts = Entwürfe: { $address }
serve-hint = Nur auf diesem Rechner zu sehen. Beenden mit Strg+C.

doctor-key = Schlüssel: { $about }
doctor-key-missing = Kein Schlüssel{ $about }. `klartext keys show` macht einen.
doctor-signing = Unterschrieben wird mit { $about }
doctor-workspace = Arbeitsbereich: { $about }
doctor-workspace-missing = Kein Arbeitsbereich, der sich öffnen lässt: { $about }
doctor-history = Die Geschichte ist vollständig{ $about }
doctor-history-missing = Der Geschichte des Arbeitsbereichs ist nicht zu trauen{ $about }: ein Teil fehlt oder wurde ausgetauscht
doctor-person = Sie sind { $about } ({ $roles })
doctor-person-missing = Ihr Schlüssel steht nicht in den Regeln{ $about }
doctor-rules = Regeln: Fassung { $about } gilt
doctor-rules-missing = Regeln: Fassung { $about } gilt; { $count ->
        [one] eine Freigabe, die sie verlangt, kann
       *[other] { $count } Freigaben, die sie verlangt, kann
    } niemand geben. Wo es fehlt: `klartext workflow check`
doctor-contacts = Presseverteiler: { $about } Kontakte
doctor-contacts-missing = Kein Presseverteiler{ $about }. `klartext contacts import DATEI.csv`
doctor-editor = Editor: { $about }
doctor-editor-missing = Kein Editor eingestellt{ $about }: EDITOR oder KLARTEXT_EDITOR setzen, oder die Datei selbst öffnen

## Vorführung

demo-aside = Die frühere Vorführung liegt jetzt unverändert in { $path }.
demo-people = Drei erfundene Leute sind eingerichtet: anna schreibt, milan kennt das Thema, clara leitet. Alles liegt in { $path }.
demo-new = Anna beginnt eine Pressemitteilung.
demo-edit = Sie schreibt; hier kommt der Text aus einem mitgelieferten Beispiel.
demo-check = Was würde eine aufmerksame Kollegin anmerken?
demo-submit = Anna reicht den Text ein.
demo-own = Eigene Worte freizugeben geht nicht.
demo-diff = Milan liest, was neu ist.
demo-approve = Milan gibt fachlich frei. (Am eigenen Rechner fragt klartext nach; hier steht die Antwort dabei, als Anfang dessen, was gezeigt wurde.)
demo-why = Clara fragt, was noch fehlt.
demo-approve-release = Clara gibt frei.
demo-render = Das PDF.
demo-plan = Was würde beim Veröffentlichen geschehen?
demo-publish = Hinaus damit.
demo-again = Noch einmal: es geschieht nichts zweimal.
demo-verify = Ein Jahr später: Wer hat was freigegeben, und ist es das, was draußen steht?
demo-change = Anna ändert ein einziges Wort.
demo-refused = Dieser Wortlaut ist nicht freigegeben und geht nicht hinaus.
demo-list = Die Übersicht.
demo-exit = (beendet mit Code { $code })
demo-pdf = PDF:       { $path }
demo-newsroom = Newsroom:  { $path }
demo-mails = Mails:     { $path }
demo-serve = Ansehen:   KLARTEXT_HOME={ $own } { $command }

## Fehler

error-no-statement = Einen Text „{ $typed }“ gibt es hier nicht.
    .hint = `klartext list` zeigt alle.
error-ambiguous = „{ $typed }“ passt auf mehrere: { $candidates }
    .hint = Eine davon ganz eingeben; `{ $first }` meint genau diese, auch wenn eine andere ebenso beginnt.
error-no-revision = Einen Stand „{ $typed }“ gibt es hier nicht.
    .hint = `klartext log` mit dem Namen des Textes zeigt seine Stände; es gibt auch @approved und @published.
error-no-readable = Von { $id } ist kein Text zu lesen.
    .hint = Was daran fehlt: `klartext check { $id }`
error-no-edition = { $id } ist in dieser Sprache nicht zu lesen ({ $lang }).
    .hint = Was an einem Text fehlt, sagt `klartext check { $id }`; eine Übersetzung beginnt `klartext translate { $id } { $lang }`
error-stranger = Ihr Schlüssel steht nicht in den Regeln ({ $fingerprint }).
    .hint = `klartext keys show` zeigt die Zeile, die jemand aus der Verwaltung mit `klartext people add` einträgt.
error-no-key = Auf diesem Rechner ist kein Schlüssel, mit dem Sie unterschreiben könnten.
    .hint = `klartext keys show` macht einen.
error-unsaved = { $id }: Der Text im Ordner ist nicht der gespeicherte. Geändert: { $paths }
    .hint =
        Ansehen: `klartext diff { $id }`
        Speichern und neu einreichen: `klartext submit { $id }`
error-no-match = { $id } hat jetzt den Wortlaut { $now }, nicht { $seen }. Es ist nichts geschehen.
    .hint = Neu lesen: `klartext diff { $id }`
error-findings = { $path } hat { $count ->
        [one] einen Fehler
       *[other] { $count } Fehler
    } und kann so nicht eingereicht oder gesetzt werden.
    .hint = `klartext check { $path }` zeigt die Stellen und was dort stehen sollte.
error-refused = { $id } darf so nicht hinausgehen:
error-refused-yet = { $id } kann noch nicht veröffentlicht werden:
error-refused-draft = { $id } ist noch nicht so weit:
error-refused-own-words = { $id } können Sie nicht selbst freigeben:
error-already-approved = Diesen Wortlaut haben Sie schon freigegeben.
error-already-out = Dieser Wortlaut ist schon veröffentlicht; da gibt es nichts mehr freizugeben.
error-already-submitted = Diesen Wortlaut haben Sie schon eingereicht.
error-already-in-force = Diese Regeln gelten schon.
error-already-proposed = Eine neue Fassung der Regeln wartet noch auf Unterschriften.
    .hint =
        `klartext workflow explain` zeigt, was sie ändert und wer noch fehlt; unterschreiben: `klartext approve workflow`
        Ablehnen oder zurücknehmen: `klartext object workflow -m "Grund"`
error-already-listed = Diesen Kurznamen gibt es schon in den Regeln.
    .hint = Rolle, Name oder Adresse ändern: in workflow.toml, danach `klartext workflow propose`. Ein weiterer Schlüssel: `klartext keys add`
error-role = Dafür braucht es { $count ->
        [one] die Rolle
       *[other] eine der Rollen
    } { $needed }; Sie haben: { $yours }
error-role-none = Dafür braucht es eine Rolle in den Regeln; Sie haben keine.
error-nothing-to-withdraw = Zu { $id } haben Sie nichts freigegeben oder eingewendet.
error-exists = { $path } gibt es schon; es wird nichts überschrieben.
error-claimed = { $person } hat mit der Veröffentlichung von { $id } begonnen.
    .hint =
        { $person } bringt sie mit demselben Befehl zu Ende.
        Ist { $person } nicht zu erreichen: `klartext publish { $id } --take-over -m "Grund"`
error-unknown-effect = { $id }: Ob dieser Schritt eintrat, ist unklar ({ $effect }). Er wird nicht heimlich wiederholt.
    .hint = `klartext outbox show { $id }`
error-time = { $typed } ist hier kein brauchbarer Zeitpunkt: { $reason ->
        [past] Er ist schon vorbei. Es ist nichts geschehen.
        [gap] Diese Uhrzeit fällt bei der Umstellung auf Sommerzeit aus.
        [fold] Diese Uhrzeit gibt es bei der Umstellung auf Winterzeit zweimal.
       *[other] Diesen Tag oder diese Uhrzeit gibt es im Kalender nicht.
    }
error-when = { $what ->
        [time] Bei „{ $typed }“ fehlt die Uhrzeit.
        [day] Den Tag in „{ $typed }“ gibt es nicht, oder er lässt sich nicht lesen.
       *[else] „{ $typed }“ ist kein Zeitpunkt mit Tag und Uhrzeit.
    }
    .hint = Zum Beispiel: `klartext embargo { $id } "morgen 10:00"` oder "1.12.2026 10:00"; "keine" hebt sie auf.
error-person = „{ $given }“ ist als Name, Kurzname oder E-Mail-Adresse nicht zu gebrauchen.
    .hint = Zum Beispiel: --name "Anna Beispiel" --email anna@example.org
error-never-published = { $id } wurde noch nicht veröffentlicht.
error-no-language = „{ $typed }“ ist keine Sprache dieses Arbeitsbereichs.
    .hint = Die Sprachen stehen in workflow.toml unter `languages`.
error-serve = Der kleine Webserver ließ sich nicht starten ({ $detail }).
    .hint = Eine andere Nummer versuchen: `klartext serve --port 0`
error-no-editor = Es ist kein Schreibprogramm eingestellt. Der Text liegt in { $path }.
    .hint =
        Diese Datei in einem Programm für reinen Text öffnen (nicht in Word), schreiben, speichern; dann denselben Befehl noch einmal: `klartext edit { $id }` übernimmt, was gespeichert ist.
        Für immer: den Namen des Programms in der Umgebungsvariable KLARTEXT_EDITOR hinterlegen.
error-editor = Das Schreibprogramm „{ $editor }“ { $code ->
        [127] gibt es auf diesem Rechner nicht
       *[other] endete mit einem Fehler ({ $detail })
    }. Der Text ist so gespeichert, wie er zuletzt war.
error-render-eml = Mails entstehen beim Veröffentlichen, eine je Person. Den Mailtext zeigt `-f txt`.
error-render-several = { $id } hat mehrere Sprachfassungen; bitte eine nennen, zum Beispiel { $id }:de
error-contacts = { $path }: Der Presseverteiler hat Fehler. Es ist nichts übernommen, und nichts ging hinaus.
error-demo = Die Vorführung ist gestolpert: „{ $command }“ endete mit { $code } statt { $wanted }.
error-house = workflow.toml: organisation.{ $key } ist nicht zu gebrauchen.
    .hint = Eine Zeile ohne Steuerzeichen; Adressen mit https://, Farben wie "#0b5a6e", das Logo als Datei in templates/.
workflow-lapsed = { $person } steht als Vertretung vom { $from } bis { $until } in den Regeln; die Zeit ist vorbei oder noch nicht da.
contacts-list = { $list }: { $count ->
        [one] eine Person
       *[other] { $count } Personen
    }
contacts-all = Presseverteiler: { $count ->
        [one] ein Kontakt
       *[other] { $count } Kontakte
    }, davon { $objections } mit Widerspruch. Adressen werden nicht gezeigt.
contacts-hint = Eine Tabelle übernehmen: `klartext contacts import presse.csv`
workflow-short = Noch nicht jeder Text kann freigegeben werden: neben denen, die schreiben, fehlen Leute in der Rolle { $roles }. Genaueres: `klartext workflow check`
check-unreadable = { $path } lässt sich so noch nicht setzen oder einreichen.
error-other-plan = Der Plan für { $id } ist jetzt { $now }, nicht der gesehene. Es ist nichts geschehen.
    .hint = Neu ansehen: `klartext publish { $id } --dry-run`
error-empty-list = Auf dem Verteiler „{ $list }“ steht auf diesem Rechner niemand. Es ist nichts geschehen.
    .hint =
        Die Person mit dem Presseverteiler veröffentlicht, oder: `klartext contacts import DATEI.csv`
        Ohne Mails: den Verteiler im Kopf des Textes streichen und neu einreichen.
error-false-receipt = { $id }: Ein Beleg behauptet, dieser Wortlaut sei veröffentlicht, und das Verzeichnis dazu fehlt oder passt nicht. Es ist nichts geschehen.
    .hint = `klartext log { $id }` zeigt, wer ihn unterschrieben hat; `klartext verify { $id }` prüft alles.
error-no-role = Die Rolle „{ $role }“ kommt in den Regeln nicht vor.
    .hint = Es gibt: { $known }
publish-clock = Die Uhr ist mit --clock gestellt; was jetzt hinausgeht, geht wirklich hinaus.
