# Was gesagt wird, wenn die Eingabe nicht verstanden wurde.

usage-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
usage-unknown-flag = Die Option „{ $flag }“ gibt es hier nicht.
usage-unexpected = „{ $value }“ ist hier zu viel. Wörter mit Leerzeichen gehören in Anführungszeichen.
usage-missing = Es fehlt: { $missing }
usage-value-missing = Nach „{ $flag }“ fehlt ein Wert.
usage-value-choice = „{ $value }“ passt nicht zu „{ $flag }“. Möglich ist: { $choices }
usage-value = „{ $value }“ passt nicht zu „{ $flag }“. Erwartet: { $expected }.
usage-twice = „{ $flag }“ wurde mehr als einmal angegeben.
usage-conflict = „{ $flag }“ und „{ $other }“ schließen einander aus.
usage-equals = Nach „{ $flag }“ gehört ein Gleichheitszeichen.
usage-command-missing = Was soll geschehen? Es fehlt ein Befehl.
usage-utf8 = Die Eingabe enthält Zeichen, die kein UTF-8 sind.
usage-other = Die Eingabe wurde nicht verstanden ({ $detail }).
usage-suggestion = Gemeint war vielleicht „{ $nearest }“.
usage-see-help = `{ $command }` zeigt, was möglich ist.
usage-topic = Zu „{ $topic }“ gibt es keine Hilfe.
    .hint = `klartext help` zeigt alle Befehle; außerdem gibt es `klartext help exit-codes` und `klartext help states`.

expected-id = eine Kennung wie 2026-abschiebestopp, ihr Anfang oder ein Pfad, dahinter vielleicht :de oder @approved
expected-new-id = eine Kennung aus Jahr und Wörtern in Kleinbuchstaben: 2026-abschiebestopp
expected-kind = press-release, submission, position-paper, open-letter oder joint-statement (oder Pressemitteilung, Stellungnahme, Positionspapier, „offener Brief“, „gemeinsame Erklärung“)
expected-lang = ein Sprachkürzel wie de, en, ar oder de-simple
expected-person = ein Kurzname aus Kleinbuchstaben, Ziffern und Bindestrichen, höchstens 32, der mit einem Buchstaben beginnt: b-okoye
expected-email = eine E-Mail-Adresse
expected-match = der Anfang einer Prüfsumme, mindestens 12 Stellen aus 0–9 und a–f, wie er angezeigt wurde
expected-since = mine, approved, published oder die Nummer eines früheren Standes
expected-clock = ein Zeitpunkt mit Zone, etwa 2026-03-16T10:00:00+01:00
expected-due = eine Dauer wie 14d, 2w oder 36h
expected-fields = eine Liste von Feldern, durch Komma getrennt: id,state
expected-number = eine Zahl, die hier möglich ist
