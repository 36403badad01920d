# Die Hilfe: jeder Befehl, jede Angabe, jede Überschrift.

help-heading-usage = Aufruf:
help-heading-commands = Befehle:
help-heading-arguments = Angaben:
help-heading-options = Optionen:
help-heading-examples = Beispiele:
help-usage-options = Optionen
help-usage-command = BEFEHL
help-group-start = Anfangen
help-group-draft = Schreiben
help-group-see = Ansehen
help-group-review = Freigeben
help-group-publish = Veröffentlichen
help-group-house = Leute und Regeln
help-group-help = Hilfe
help-alias = { $about } (auch: { $alias })
help-choices = ({ $choices })
help-default = (sonst: { $default })
help-choices-default = ({ $choices }; sonst: { $default })
help-more = `klartext help BEFEHL` erklärt einen Befehl, `klartext help states` die Zustände, `klartext help exit-codes` die Exit-Codes.
help-more-flags = `klartext help` zeigt auch die Optionen, die überall gelten.
help-topic-exit-codes = Womit ein Befehl endet:
help-topic-states = Die Zustände eines Textes, berechnet aus den unterschriebenen Einträgen und den Regeln; das zweite Wort steht in --json und in --state:
help = Veröffentlichen, wofür Ihre Organisation steht: als Markdown geschrieben, Wort für Wort freigegeben, als PDF gesetzt, einmal versandt.
help-init = Einen Arbeitsbereich anlegen
    .examples =
        klartext init
        klartext init texte --name "Anna Beispiel" --email anna@example.org
help-init-folder = Ordner; sonst der, in dem man ist
help-init-name = Ihr Name
help-init-email = Ihre E-Mail-Adresse
help-init-organisation = Ihre Organisation, für den Briefkopf
help-demo = Zum Ausprobieren: ein Arbeitsbereich mit erfundenen Texten
help-demo-folder = Ordner; sonst ein neuer namens klartext-demo
help-doctor = Prüfen, ob auf diesem Rechner alles bereit ist
help-doctor-site = Die Website prüfen: Adresse, Zugang, Rechte
help-doctor-login = Einen Zugang zur Website hinterlegen
help-doctor-write-test = Einen Entwurf auf der Website anlegen und wieder löschen
help-new = Einen neuen Text beginnen
    .examples =
        klartext new pressemitteilung "Abschiebestopp im Winter"
        klartext neu stellungnahme "Zum Entwurf des Wohngeldgesetzes" --id 2026-wohngeld
help-new-kind = Textart: press-release, submission, position-paper, open-letter, joint-statement oder auf Deutsch
help-new-headline = Überschrift, in Anführungszeichen
help-new-lang = Sprache; sonst die erste der Regeln
help-new-id = Kennung; sonst wird sie aus Jahr und Überschrift gebildet
help-edit = Einen Text im Editor öffnen
help-discard = Einen Text verwerfen, der noch nicht eingereicht war, oder eine Übersetzung, die noch nicht veröffentlicht ist
    .examples =
        klartext verwerfen 2026-doppelt
        klartext verwerfen 2026-a:en
help-restore = Einen früheren Wortlaut zurückholen; der bisherige bleibt im Verlauf
    .examples =
        klartext zurückholen 2026-a@approved
        klartext restore 2026-a:en@published
help-import = Texte aus Hugo, Jekyll, Pelican oder Quarto übernehmen
help-import-files = Dateien in Markdown
help-import-kind = Textart, wo die Datei sie nicht nennt
help-import-id = Ein Name für den Text, wenn der Dateiname es nicht sein soll
help-import-lang = Sprache, wo die Datei sie nicht nennt
help-check = Texte prüfen: Angaben, Gliederung, Bilder, Zeichen
    .examples =
        klartext check 2026-a
        klartext prüfen --all --format short
        klartext check entwurf.md
help-check-targets = Kennungen oder Dateien; sonst alle Texte
help-check-all = Alle Texte
help-check-format = Form der Ausgabe
help-list = Alle Texte mit ihrem Stand zeigen (ohne Befehl geschieht das)
    .examples =
        klartext liste --state in-review
        klartext list --needs-me --due 14d
help-list-states = Nur in diesem Zustand; mehrfach möglich
help-list-mine = Nur, was ich eingereicht oder geschrieben habe
help-list-needs-me = Nur, was auf mich wartet
help-list-due = Nur, was in dieser Zeit fällig ist
help-inbox = Zeigen, was auf mich wartet
help-status = Zeigen, wo ein Text steht und was noch fehlt
help-show = Einen Text lesen
help-log = Zeigen, wer wann was getan hat
help-why = Erklären, warum ein Text hinausgehen darf oder nicht
help-diff = Zeigen, was sich geändert hat, Wort für Wort
    .examples =
        klartext diff 2026-a
        klartext vergleichen 2026-a --since approved
help-diff-since = Womit verglichen wird: mine (mein letztes Votum), approved, published oder ein früherer Stand
help-serve = Die Texte im Browser zeigen, nur auf diesem Rechner
help-serve-port = Port; sonst ein freier
help-submit = Einen Text zur Prüfung einreichen
help-approve = Genau diesen Wortlaut freigeben, mit Unterschrift
    .examples =
        klartext diff 2026-a
        klartext freigeben 2026-a
        klartext approve 2026-a --lang de --match 7c1fb2a09d34
help-object = Widersprechen; das hält die Veröffentlichung an
    .examples =
        klartext object 2026-a -m "Die Zahl im zweiten Absatz ist veraltet."
help-comment = Etwas anmerken, ohne zu entscheiden
help-withdraw-review = Das eigene Votum zurücknehmen
help-render = Ein Dokument herstellen
    .examples =
        klartext render 2026-a --open
        klartext render 2026-a:en -f html -o seite.html
        klartext render 2026-a --draft
        klartext render 2026-a --redline approved..HEAD
        klartext render --all --draft
        klartext render 2026-a --watch --open
help-render-format = Art des Dokuments
help-render-output = Datei; - ist die Standardausgabe
help-render-open = Danach öffnen
help-render-draft = Was im Ordner liegt, auch ungespeichert, mit Entwurfsvermerk
help-embargo = Die Sperrfrist setzen oder aufheben
    .examples =
        klartext embargo 2026-a "morgen 10:00"
        klartext sperrfrist 2026-a "16.3.2026 10:00"
        klartext sperrfrist 2026-a keine
help-embargo-when = Tag und Uhrzeit: "2026-03-16 10:00", "morgen 10:00"; keine hebt sie auf
help-embargo-matching = Prüfsumme des Textes, wie `klartext status` sie zeigt; mit -y ohne Rückfrage
help-publish = Veröffentlichen: Website und Mail, nach allen Prüfungen
    .examples =
        klartext publish 2026-a --dry-run
        klartext veröffentlichen 2026-a --match 7c1fb2a09d34
help-publish-dry-run = Alles prüfen und den Plan zeigen, nichts tun
help-publish-matching = Prüfsumme des Plans, wie --dry-run sie zeigt
help-publish-overwrite = Was jemand auf der Website von Hand geändert hat, durch die freigegebene Fassung ersetzen
help-publish-recreate = Was jemand auf der Website gelöscht hat, neu anlegen
help-outbox = Zeigen, was hinausgeht und ob es ankam
help-outbox-list = Alle Veröffentlichungen zeigen
help-outbox-show = Eine Veröffentlichung Schritt für Schritt zeigen
help-verify = Nachprüfen, dass veröffentlicht ist, was freigegeben wurde
help-verify-all = Alle Texte
help-people = Die Leute in den Regeln
help-people-list = Alle mit ihren Rollen zeigen
help-people-add = Jemanden in die Regeln aufnehmen
    .examples =
        klartext people add b-okoye --name "Blessing Okoye" --email okoye@example.org --role legal --key okoye.pub
help-people-add-name = Voller Name
help-people-add-email = E-Mail-Adresse, wie sie in git steht
help-people-add-roles = Rolle; mehrfach möglich
help-people-add-keys = Öffentlicher SSH-Schlüssel: Datei oder Zeile; mehrfach möglich
help-people-remove = Jemanden aus den Regeln nehmen
help-contacts = Der Presseverteiler in Ihrem eigenen Ordner, nie im Arbeitsbereich
help-contacts-list = Zählen, wer auf welchem Verteiler steht
help-contacts-import = Eine Tabelle (CSV) in den Verteiler übernehmen; Widersprüche gelten weiter
help-contacts-import-file = Spalten: name, email, outlet, language, lists, source, since, objected
help-keys = Schlüssel, mit denen unterschrieben wird
help-keys-show = Den eigenen Schlüssel zeigen
help-keys-allowed-signers = Die Schlüssel aller für ssh-keygen ausgeben
help-workflow = Die Regeln
help-workflow-check = Prüfen, ob die Regeln stimmig und erfüllbar sind
help-workflow-explain = Die geltenden Regeln in Worten
help-workflow-propose = Die geänderte workflow.toml als neue Fassung der Regeln vorschlagen und unterschreiben
help-workflow-propose-message = Warum, in einem Satz
help-completions = Ein Skript ausgeben, mit dem die Shell Befehle ergänzt
    .examples =
        klartext completions bash > ~/.local/share/bash-completion/completions/klartext
help-completions-shell = Welche Shell
help-help = Einen Befehl erklären, die Zustände oder die Exit-Codes
help-help-topic = Befehl, states oder exit-codes
help-arg-id = Kennung oder ihr Anfang, oder ein Pfad; :de wählt eine Sprache
help-arg-message = Was dazu zu sagen ist
help-arg-lang = Nur diese Sprache; mehrfach möglich
help-arg-matching = Prüfsumme des Gelesenen; hat sich der Text geändert, geschieht nichts
help-arg-role = In welcher Rolle, wo man mehrere hat
help-arg-person = Kurzname
help-global-directory = Als wäre man in diesem Ordner
help-global-json = Ein JSON-Dokument ausgeben, nur diese Felder, wo welche genannt sind
help-global-color = Farben
help-global-language = Sprache der Meldungen
help-global-quiet = Nur Daten und Fehler
help-global-verbose = Mehr erzählen
help-global-no-input = Nie fragen
help-global-yes = Rückfragen bejahen, wo --match die Prüfsumme nennt
help-global-offline = Nichts holen und nichts hochladen
help-global-clock = Diese Zeit statt der jetzigen
help-global-help = Hilfe zeigen
help-global-version = Fassung zeigen

value-dir = ORDNER
value-fields = FELDER
value-when = WANN
value-language = SPRACHE
value-time = ZEIT
value-name = NAME
value-person = PERSON
value-address = ADRESSE
value-file = DATEI
value-role = ROLLE
value-key = SCHLÜSSEL
value-shell = SHELL
value-topic = THEMA
value-kind = ART
value-headline = ÜBERSCHRIFT
value-lang = SPRACHE
value-id = ID
value-wording = ID@STAND
value-format = FORM
value-state = ZUSTAND
value-span = DAUER
value-since = STAND
value-port = PORT
value-text = TEXT
value-digest = PRÜFSUMME
