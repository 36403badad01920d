# Was beim Prüfen eines Textes auffällt. Der Satz sagt, was ist; `.fix`, was zu tippen ist.

## Kopf der Datei

finding-head-missing = Der Text hat keinen Kopf: Die Angaben zu Art, Sprache und Kennung fehlen.
    .fix = Setzen Sie ganz oben drei Zeilen mit `id:`, `kind:` und `language:` zwischen zwei Zeilen aus `---`.
finding-head-unclosed = Der Kopf der Datei hat kein Ende.
    .fix = Setzen Sie unter die letzte Angabe eine Zeile, in der nur `---` steht.
finding-head-too-long = Der Kopf der Datei ist viel zu lang; vermutlich ist Text hineingeraten.
    .fix = Schließen Sie den Kopf gleich nach den Angaben mit einer Zeile `---`.
finding-head-no-facts = Im Kopf der Datei stehen keine Angaben der Form „Name: Wert“.
    .fix = Beginnen Sie mit `id: 2026-thema`.
finding-head-syntax = Diese Stelle im Kopf der Datei lässt sich nicht lesen.
    .fix = Schreiben Sie je Zeile eine Angabe, zum Beispiel `place: Berlin`, und setzen Sie Sonderzeichen in Anführungszeichen.
finding-head-colon = In dieser Zeile im Kopf der Datei stehen zwei Doppelpunkte.
    .fix = Setzen Sie den Wert in Anführungszeichen: `reference: "Drucksache: 21/1234"`.
finding-head-quote = Hier fehlt ein Anführungszeichen.
    .fix = Setzen Sie den ganzen Wert zwischen zwei gerade Anführungszeichen `"…"`.
finding-head-bracket = Hier fehlt eine eckige Klammer.
    .fix = Schließen Sie die Liste: `lists: [presse, partner]`.
finding-head-no-colon = In dieser Zeile im Kopf der Datei fehlt der Doppelpunkt nach dem Namen der Angabe.
    .fix = Schreiben Sie zum Beispiel `place: Berlin`.
finding-head-tab = Diese Zeile im Kopf der Datei beginnt mit einem Tabulator.
    .fix = Nehmen Sie Leerzeichen oder beginnen Sie ganz links.
finding-head-reference = Ein Wert im Kopf der Datei beginnt mit `&`, `*` oder `!`; das hat dort eine besondere Bedeutung.
    .fix = Setzen Sie den Wert in Anführungszeichen.
finding-head-duplicate = „{ $key }“ steht zweimal im Kopf der Datei.
    .fix = Löschen Sie eine der beiden Zeilen.
finding-head-required = Im Kopf der Datei fehlt „{ $key }“.
    .fix = Ergänzen Sie eine Zeile `{ $key }: …`.
finding-head-unknown = Die Angabe „{ $key }“ gibt es nicht.
    .fix = Löschen Sie die Zeile.
finding-head-unknown-near = Die Angabe „{ $key }“ gibt es nicht; gemeint ist wohl „{ $suggestion }“.
    .fix = Schreiben Sie `{ $suggestion }:` statt `{ $key }:`.
finding-head-status = „{ $key }“ gehört nicht in den Kopf: Der Stand ergibt sich aus den Freigaben und wird nie eingetragen.
    .fix = Löschen Sie die Zeile. Den Stand zeigt `klartext stand`.
finding-head-title = „{ $key }“ gehört in den Text: Die Überschrift ist die Zeile mit `#`, die Unterzeile steht kursiv darunter, der Vorspann ist der erste Absatz.
    .fix = Schreiben Sie es in den Text und löschen Sie die Zeile im Kopf.
finding-head-type-text = „{ $key }“ braucht Text; „{ $value }“ ist keiner.
    .fix = Setzen Sie den Wert in Anführungszeichen: `{ $key }: "{ $value }"`.
finding-head-type-list = „{ $key }“ braucht eine Liste.
    .fix = Setzen Sie eckige Klammern: `{ $key }: [{ $value }]`.
finding-head-type-item = Ein Eintrag in „{ $key }“ ist leer oder kein Text.
    .fix = Füllen Sie ihn aus, setzen Sie Zahlen in Anführungszeichen, oder löschen Sie ihn.
finding-head-type-flag = „{ $key }“ ist `true` oder `false`; „{ $value }“ ist keins davon.
    .fix = Schreiben Sie `{ $key }: true` oder löschen Sie die Zeile.
finding-head-path = „{ $value }“ bei „{ $key }“ ist keine Datei im Ordner dieses Textes.
    .fix = Schreiben Sie nur den Namen: `{ $key }: quellen.bib`.
finding-head-date = „{ $value }“ bei „{ $key }“ ist kein Datum in der Form Jahr-Monat-Tag.
    .fix = Schreiben Sie `{ $key }: { $suggestion }`.
finding-head-date-impossible = „{ $value }“ bei „{ $key }“ gibt es nicht im Kalender oder auf der Uhr.
    .fix = Prüfen Sie Tag, Monat und Uhrzeit und schreiben Sie „{ $key }“ neu.
finding-head-time = „{ $value }“ bei „{ $key }“ ist kein Datum mit Uhrzeit.
    .fix = Schreiben Sie `{ $key }: { $suggestion }`.
finding-head-moment = „{ $value }“ ist kein eindeutiger Zeitpunkt: { $reason ->
        [gap] Diese Uhrzeit fällt bei der Umstellung auf Sommerzeit aus.
        [fold] Diese Uhrzeit gibt es bei der Umstellung auf Winterzeit zweimal.
       *[other] Diesen Tag oder diese Uhrzeit gibt es im Kalender nicht.
    }
    .fix = Nennen Sie eine andere Uhrzeit: eine Stunde früher oder später.
finding-head-id = „{ $value }“ taugt nicht als Kennung („{ $key }“): Sie besteht aus der Jahreszahl, kleinen Buchstaben ohne Umlaute, Ziffern und Bindestrichen.
    .fix = Schreiben Sie `{ $key }: { $suggestion }`.
finding-head-kind = „{ $value }“ ist keine Textart („{ $key }“).
    .fix = Schreiben Sie `{ $key }: { $suggestion }`, sonst `press_release`, `submission`, `position_paper`, `open_letter` oder `joint_statement`.
finding-head-language = „{ $value }“ ist kein Sprachkürzel („{ $key }“).
    .fix = Schreiben Sie `{ $key }: { $suggestion }`; andere Kürzel sind `en`, `ar`, `fa`, `uk`.
finding-head-person = „{ $value }“ ist kein Kurzname einer Person.
    .fix = Nehmen Sie den Kurznamen aus den Regeln, zum Beispiel `anna` oder `b-okoye`.

## Ort der Datei

finding-path-id = Die Datei liegt im Ordner „{ $folder }“, nennt sich aber „{ $id }“.
    .fix = Ändern Sie die Kennung zurück oder verschieben Sie den Ordner; die Kennung eines Textes bleibt immer gleich.
finding-path-language = Die Datei heißt „{ $file }“, die Sprache im Kopf ist aber „{ $language }“.
    .fix = Berichtigen Sie die Sprache oder nennen Sie die Datei `{ $language }.md`.

## Was beim Lesen auffällt

finding-gender-star = „{ $word }“: Der Stern bleibt ein Stern (insgesamt { $count }-mal) und macht nichts kursiv.
    .fix = Nichts zu tun.
finding-dateline = „{ $date }“ am Anfang der Zeile bleibt ein Datum und wird keine Aufzählung.
    .fix = Nichts zu tun.
finding-html-dropped = HTML wird nicht übernommen, nur die Wörter darin: { $tags } ({ $count }-mal).
    .fix = Löschen Sie die spitzen Klammern und nehmen Sie `**fett**`, `*kursiv*` oder eine Leerzeile.
finding-html-program = Ein Abschnitt `{ $tag }` ist Programm und kein Text; er wird weggelassen.
    .fix = Löschen Sie den Abschnitt.
finding-html-comment = { $count ->
        [one] Ein Kommentar erscheint nicht: „{ $words }“.
       *[other] { $count } Kommentare erscheinen nicht; der erste: „{ $words }“.
    }
    .fix = Sie können stehen bleiben: Sie sind in keinem Dokument zu sehen. Die Textdatei liegt dem PDF ohne sie bei.
finding-table-surplus = Diese Zeile hat mehr Zellen als die Tabelle; die überzähligen stehen in der letzten Zelle ({ $count }-mal).
    .fix = Ergänzen Sie eine Spalte oder schreiben Sie `\|`, wo ein Strich gemeint ist.
finding-table-no-head = Die Tabelle hat eine leere Kopfzeile; Vorleseprogramme können die Spalten nicht nennen.
    .fix = Geben Sie jeder Spalte eine Überschrift.
finding-table-head-gap = In der Kopfzeile der Tabelle ist eine Zelle leer; Vorleseprogramme können diese Spalte nicht nennen.
    .fix = Geben Sie jeder Spalte eine Überschrift; nur die Ecke links oben darf leer sein.
finding-too-deep = Hier ist zu vieles ineinander verschachtelt; die innersten Ebenen werden flach gesetzt.
    .fix = Nehmen Sie weniger Ebenen von Zitaten und Listen.
finding-note-undefined = Die Fußnote „{ $name }“ gibt es nicht; der Verweis bleibt als Text stehen.
    .fix = Ergänzen Sie unten eine Zeile `[^{ $name }]: …`.
finding-note-unused = Auf die Fußnote „{ $name }“ verweist nichts; sie steht am Ende der Fußnoten.
    .fix = Setzen Sie `[^{ $name }]` in den Text oder löschen Sie die Fußnote.

## Überschriften

finding-headline-missing = Der Text hat keine Überschrift.
    .fix = Setzen Sie eine Zeile `# Überschrift` an den Anfang.
finding-heading-empty = Diese Überschrift ist leer.
    .fix = Schreiben Sie Text hinter die Rauten oder löschen Sie die Zeile.
finding-length-word = Hier folgen { $count } Zeichen ohne Leerzeichen aufeinander. So lang kann in einem PDF nichts in einer Zeile stehen.
    .fix = Leerzeichen setzen, kürzen, oder eine Anlage daraus machen.
finding-heading-long = Die Überschrift hat { $count } Zeichen. Mehr als 4000 fasst in einem PDF keine.
    .fix = Kürzen; was hier steht, ist vermutlich ein Absatz.
finding-picture-alt-endless = Die Bildbeschreibung hat { $count } Zeichen. Mehr als 4000 fasst in einem PDF keine.
    .fix = Kürzen und das Übrige in den Text schreiben.
finding-heading-second = „{ $words }“ ist eine zweite Hauptüberschrift.
    .fix = Machen Sie mit `##` eine Zwischenüberschrift daraus.
finding-heading-skipped = „{ $words }“ überspringt eine Ebene; wer sich den Text vorlesen lässt, sucht dann vergeblich.
    .fix = Schreiben Sie `{ $signs } { $words }`.
finding-heading-before-headline = „{ $words }“ steht vor der Hauptüberschrift.
    .fix = Schreiben Sie `{ $signs } { $words }` oder setzen Sie die Hauptüberschrift davor.

## Teile und Längen

finding-part-lead = Der Pressemitteilung fehlt der Vorspann.
    .fix = Beginnen Sie nach der Überschrift mit einem Absatz, der das Wichtigste sagt.
finding-part-place = Der Ort fehlt.
    .fix = Ergänzen Sie im Kopf `place: Berlin`.
finding-part-date = Das Datum fehlt.
    .fix = Ergänzen Sie im Kopf `date: 2026-11-24`.
finding-part-contacts = Der Pressekontakt fehlt.
    .fix = Ergänzen Sie im Kopf `contacts: [presse]`.
finding-part-quote = Der Text zitiert niemanden; die Presse druckt gern ein Zitat.
    .fix = Setzen Sie ein Zitat in „…“ und ergänzen Sie im Kopf `quotes: [kurzname]`.
finding-part-addressees = Es fehlt, an wen der Text geht.
    .fix = Ergänzen Sie im Kopf `addressees: [Bundesministerium …]`.
finding-part-reference = Es fehlt, worauf sich die Stellungnahme bezieht.
    .fix = Ergänzen Sie im Kopf `reference: "BT-Drs. 21/1234"`.
finding-part-due = Die Frist fehlt.
    .fix = Ergänzen Sie im Kopf `due: 2026-12-01 23:59`.
finding-part-headings = Das Positionspapier hat keine Zwischenüberschriften.
    .fix = Gliedern Sie es mit Zeilen wie `## Unsere Forderungen`.
finding-part-summary = Das Positionspapier hat keine Zusammenfassung.
    .fix = Ergänzen Sie einen Abschnitt `## Zusammenfassung`.
finding-part-salutation = Dem Brief fehlt die Anrede.
    .fix = Beginnen Sie einen Absatz mit „Sehr geehrte …“.
finding-part-partners = Es fehlt, wer die Erklärung mitträgt.
    .fix = Ergänzen Sie im Kopf `partners: [Organisation A, Organisation B]`.
finding-part-consent = Der Text erzählt von einem einzelnen Menschen, aber der Nachweis der Einwilligung fehlt.
    .fix = Ergänzen Sie im Kopf `consent:` und das Aktenzeichen, nie den Namen.
finding-length-release = Die Pressemitteilung hat { $count } Zeichen; üblich sind bis { $most }.
    .fix = Kürzen Sie, am besten von hinten.
finding-length-headline = Die Überschrift hat { $count } Zeichen; gut lesbar sind bis { $most }.
    .fix = Kürzen Sie die Überschrift oder verteilen Sie sie auf die Unterzeile.
finding-length-subline = Die Unterzeile hat { $count } Zeichen; gut lesbar sind bis { $most }.
    .fix = Kürzen Sie die Unterzeile.

## Leichte Sprache

finding-easy-label = „{ $words }“ ist ein Prüfsiegel: Es steht nur auf Texten, die Menschen aus der Zielgruppe gelesen und für gut befunden haben.
    .fix = Nennen Sie sie im Kopf mit `readers: [Name, Name]`, oder schreiben Sie „Einfache Sprache“.
finding-easy-readers = Noch hat niemand aus der Zielgruppe diesen Text geprüft; er erscheint ohne den Hinweis „Leichte Sprache“.
    .fix = Lassen Sie ihn prüfen und ergänzen Sie im Kopf `readers: [Name, Name]`.
finding-easy-sentence = Dieser Satz hat { $count } Wörter; in Leichter Sprache sind es höchstens { $most }.
    .fix = Machen Sie zwei Sätze daraus.
finding-easy-word = „{ $word }“ ist lang.
    .fix = Nehmen Sie ein kürzeres Wort oder trennen Sie es mit einem Bindestrich.
finding-easy-short = „{ $word }“ ist eine Abkürzung.
    .fix = Schreiben Sie das Wort aus: „zum Beispiel“.
finding-easy-doubt = „{ $word }“ sagt, was sein kann, nicht was ist.
    .fix = Schreiben Sie, was ist: „vielleicht“ statt „könnte“.
finding-easy-slanted = Schräge Schrift ist schwer zu lesen.
    .fix = Nehmen Sie `**fett**`.
finding-easy-table = Tabellen sind schwer zu lesen.
    .fix = Schreiben Sie eine Liste oder Sätze.
finding-easy-paragraph = Dieser Absatz ist lang.
    .fix = Machen Sie mehrere Absätze daraus, jeden Satz in eine eigene Zeile.
finding-easy-notes = Fußnoten sind schwer zu lesen.
    .fix = Schreiben Sie die Erklärung in den Text.

## Quellen

finding-source-file-missing = Die Datei mit den Quellen, „{ $path }“, fehlt.
    .fix = Legen Sie sie in den Ordner des Textes oder berichtigen Sie den Namen bei `sources:`.
finding-source-file-broken = Die Quellen in „{ $path }“ lassen sich ab Zeile { $line } nicht lesen ({ $words }).
    .fix = Berichtigen Sie die Datei; jede Quelle beginnt mit `@book{"{"}name,` oder, in YAML, mit `name:`.
finding-source-unknown = Die Quelle „{ $name }“ gibt es nicht; der Verweis bleibt als Text stehen.
    .fix = Ergänzen Sie sie in der Datei mit den Quellen oder berichtigen Sie den Namen.
finding-source-none = „[@{ $name }]“ verweist auf eine Quelle, aber der Text nennt keine Datei mit Quellen.
    .fix = Legen Sie die Quellen neben den Text und ergänzen Sie im Kopf `sources: quellen.bib`.

## Bilder

finding-picture-missing = Das Bild „{ $path }“ fehlt.
    .fix = Legen Sie die Datei in den Ordner des Textes oder berichtigen Sie den Namen.
finding-picture-outside = Das Bild „{ $path }“ liegt außerhalb des Ordners dieses Textes.
    .fix = Legen Sie es in den Ordner `media` und schreiben Sie `![Beschreibung](media/bild.jpg)`.
finding-picture-remote = Das Bild „{ $path }“ liegt auf einer Website und wird nicht geladen.
    .fix = Speichern Sie es im Ordner `media` und schreiben Sie `![Beschreibung](media/bild.jpg)`.
finding-picture-no-alt = Dem Bild „{ $path }“ fehlt die Beschreibung für Menschen, die es nicht sehen.
    .fix = Schreiben Sie zwischen die eckigen Klammern, was zu sehen ist: `![Zelte im Schnee]({ $path })`.
finding-picture-alt-file-name = „{ $alt }“ beschreibt das Bild „{ $path }“ nicht, es ist nur ein Dateiname.
    .fix = Schreiben Sie, was auf dem Bild zu sehen ist.
finding-picture-unknown = „{ $path }“ ist kein Bild, das sich setzen lässt.
    .fix = Speichern Sie es als PNG, JPEG, WebP oder SVG.
finding-picture-pixels = Das Bild „{ $path }“ hat { $width } mal { $height } Bildpunkte; mehr als 64 Millionen werden nicht geöffnet.
    .fix = Verkleinern Sie es; für den Druck genügen 1900 in der Breite.
finding-picture-heavy = Die Datei „{ $path }“ ist zu groß.
    .fix = Verkleinern Sie das Bild; eine Zeichnung darf 8 MB haben, ein Foto 40 MB.
finding-picture-drawn = Die Zeichnung „{ $path }“ wiederholt sich so oft selbst, dass niemand sie zeichnen kann.
    .fix = Lassen Sie sie von Ihrem Zeichenprogramm neu als SVG ausgeben.
finding-picture-damaged = Das Bild „{ $path }“ ist beschädigt.
    .fix = Öffnen Sie es in einem Bildprogramm und speichern Sie es neu.
finding-picture-acts = Aus der Zeichnung „{ $path }“ wird weggelassen, was mehr tut als zeichnen: { $dropped }.
    .fix = Prüfen Sie, ob sie ohne das noch stimmt; besser ist eine Zeichnung ohne Programme und fremde Adressen.
finding-picture-alt-vague = „{ $alt }“ sagt nicht, was auf dem Bild zu sehen ist.
    .fix = Schreiben Sie es in einem Satz: „Zelte im Schnee vor dem Ankunftszentrum“.
finding-picture-alt-caption = Die Beschreibung „{ $alt }“ wiederholt nur die Bildunterschrift; wer sie hört, hört sie zweimal.
    .fix = Beschreiben Sie, was zu sehen ist; die Bildunterschrift sagt, worum es geht.
finding-picture-alt-long = Die Bildbeschreibung hat { $count } Zeichen und lässt sich nicht in Ruhe lesen.
    .fix = Sagen Sie das Wichtigste in einem Satz und den Rest im Text.
finding-picture-no-credit = Bei „{ $path }“ steht nicht, von wem das Foto ist.
    .fix = Ergänzen Sie die Bildunterschrift: `![Beschreibung]({ $path } "Worum es geht. Foto: Name")`.

## Links

finding-link-scheme = Ein Link mit „{ $scheme }:“ ist nicht erlaubt.
    .fix = Nehmen Sie eine Adresse mit `https://`.
finding-link-insecure = „{ $url }“ ist eine unverschlüsselte Adresse.
    .fix = Versuchen Sie `https://` statt `http://`.
finding-link-empty = Dieser Link führt nirgendwohin.
    .fix = Setzen Sie die Adresse in die runden Klammern.
finding-link-no-words = Dieser Link hat keinen Text.
    .fix = Schreiben Sie zwischen die eckigen Klammern, wohin er führt.
finding-link-vague = „{ $words }“ sagt nicht, wohin der Link führt.
    .fix = Verlinken Sie die Wörter, die das Ziel nennen, zum Beispiel „Bericht zur Lage 2026“.
finding-link-anchor = Die Überschrift „#{ $anchor }“, auf die der Link zeigt, gibt es im Text nicht.
    .fix = Nehmen Sie die Überschrift in Kleinbuchstaben, mit Bindestrichen und ohne Umlaute: `#ueber-uns`.
finding-link-relative = „{ $url }“ ist keine vollständige Adresse; in PDF und Mail führt sie ins Leere.
    .fix = Schreiben Sie die ganze Adresse mit `https://`.
finding-link-tracking = Die Adresse verrät mit „{ $parameter }“, wer geklickt hat.
    .fix = Löschen Sie diesen Teil der Adresse nach dem `?`.
finding-link-lookalike = Zu lesen ist „{ $shown }“, der Link führt aber zu „{ $target }“.
    .fix = Gleichen Sie Text und Adresse an.
finding-link-mixed-script = „{ $host }“ enthält Buchstaben, die lateinischen nur ähnlich sehen.
    .fix = Tippen Sie die Adresse von Hand neu.
finding-link-encoded-host = „{ $host }“ ist eine verschlüsselt geschriebene Adresse mit Sonderzeichen.
    .fix = Prüfen Sie im Browser, ob sie dorthin führt, wohin Sie wollen.

## Personenbezogene Angaben

finding-personal-account = Hier steht eine Kontonummer (IBAN).
    .fix = Löschen Sie sie, wenn es nicht Ihr Spendenkonto ist.
finding-personal-phone = „{ $number }“ sieht nach einer Telefonnummer aus.
    .fix = Löschen Sie private Nummern; dienstliche gehören in den Absatz „Pressekontakt“.
finding-personal-mail = „{ $address }“ ist eine private Mailadresse.
    .fix = Nehmen Sie eine Adresse der Organisation.
finding-personal-birth = Hier steht ein Geburtsdatum.
    .fix = Nennen Sie höchstens das Alter.

## Daten

finding-date-impossible = „{ $date }“ gibt es nicht im Kalender.
    .fix = Prüfen Sie Tag und Monat.
finding-date-weekday = „{ $date }“ ist kein { $weekday }, sondern { $actual }.
    .fix = Schreiben Sie „{ $actual }“ oder berichtigen Sie das Datum.

## Reste und Zeichen

finding-leftover-todo = Hier steht noch „{ $word }“.
    .fix = Erledigen Sie es und löschen Sie den Vermerk.
finding-leftover-blank = „{ $words }“ sieht nach einer Lücke aus der Vorlage aus.
    .fix = Füllen Sie sie aus, ohne eckige Klammern.
finding-leftover-code = „{ $words }“ ist ein Befehl eines anderen Programms und würde so gedruckt.
    .fix = Löschen Sie ihn.
finding-reference-unused = „{ $name }“ ist als Linkadresse notiert und erscheint deshalb nicht im Text.
    .fix = Löschen Sie die Zeile; ist sie Text, dann schreiben Sie sie ohne eckige Klammern.
finding-character-control = Im Text steht ein unsichtbares Steuerzeichen ({ $character }, { $count }-mal).
    .fix = Löschen Sie die Stelle und tippen Sie sie neu.
finding-character-direction = Ein unsichtbares Zeichen ({ $character }, { $count }-mal) dreht die Leserichtung; der Text kann anders aussehen, als er ist.
    .fix = Löschen Sie die Stelle und tippen Sie sie neu.
finding-character-direction-rtl = Ein unsichtbares Zeichen ({ $character }, { $count }-mal) steuert hier die Leserichtung.
    .fix = Nichts zu tun, wenn Sie es so wollten.
finding-character-private = Ein Zeichen ({ $character }, { $count }-mal) gibt es nur in einer bestimmten Schrift; im PDF würde es fehlen.
    .fix = Ersetzen Sie es durch ein gewöhnliches Zeichen oder ein Wort.
finding-character-invisible = Im Text steht ein Zeichen ohne Breite ({ $character }, { $count }-mal), meist vom Kopieren.
    .fix = Löschen Sie die Stelle und tippen Sie sie neu.
finding-character-no-font = Für „{ $character }“ ({ $code }, { $count }-mal) hat keine der Schriften ein Zeichen; im PDF steht dort der Code.
    .fix = Ersetzen Sie es durch ein anderes Zeichen oder ein Wort.
finding-character-no-fonts = Für { $kinds } verschiedene Zeichen hat keine der Schriften ein Bild (zusammen { $count }-mal), etwa { $characters }; im PDF stehen dort ihre Codes.
    .fix = Diese Schrift ist nicht im Programm. Der Text kann so nicht gesetzt werden; vermutlich ist eine andere Sprachfassung gemeint.
finding-character-broken = Hier ging beim Kopieren ein Zeichen verloren ({ $character }, { $count }-mal).
    .fix = Tippen Sie das richtige Zeichen ein.

## Übernahme fremder Texte

finding-import-dropped = Die Angabe „{ $key }“ wurde nicht übernommen: { $value }
    .fix = Schreiben Sie sie in den Text, wenn sie gebraucht wird.
finding-import-dropped-empty = Die leere Angabe „{ $key }“ wurde nicht übernommen.
    .fix = Nichts zu tun.
finding-import-date-impossible = Das Datum „{ $value }“ gibt es nicht im Kalender; es wurde weggelassen.
    .fix = Ergänzen Sie das richtige im Kopf der Datei: `date: 2026-11-24`.
finding-import-date-unread = „{ $value }“ ließ sich nicht als Datum lesen; es wurde weggelassen.
    .fix = Ergänzen Sie das Datum im Kopf der Datei: `date: 2026-11-24`.
finding-import-head-unreadable = Der Kopf der fremden Datei war fehlerhaft und wurde Zeile für Zeile gelesen.
    .fix = Vergleichen Sie Überschrift und Datum mit dem Original.
finding-import-headings-demoted = Alle Zwischenüberschriften sind eine Ebene tiefer gerückt, um der Überschrift Platz zu machen.
    .fix = Nichts zu tun.
finding-import-title-guessed = Die Datei hatte keine Überschrift; „{ $title }“ kommt vom Dateinamen.
    .fix = Schreiben Sie die richtige Überschrift in die Zeile mit `#`.

finding-leftover-skeleton = „{ $words }“ ist noch aus der Vorlage.
    .fix = Ersetzen Sie den Platzhalter samt Klammern, oder löschen Sie ihn.

finding-reference-language = „{ $value }“ ist keine Sprache, in der hier veröffentlicht wird.
    .fix = Es gibt: { $known }. Eine neue gehört in workflow.toml unter `languages`, danach `klartext workflow propose`.
finding-reference-contact = Einen Pressekontakt „{ $value }“ gibt es nicht.
    .fix = { $known ->
        [none] Eingetragen ist noch keiner.
       *[other] Es gibt: { $known }.
    } Ein neuer gehört in workflow.toml als [organisation.contacts.{ $value }], danach `klartext workflow propose`.
finding-reference-quote = „{ $value }“ steht nicht in den Regeln; so könnte niemand dieses Zitat freigeben.
    .fix = Es gibt: { $known }. Jemand anderes aufnehmen: `klartext people add { $value }`. Wer nicht zum Haus gehört, bleibt hier ungenannt.
finding-reference-list = Einen Verteiler „{ $value }“ gibt es in Ihrem Presseverteiler nicht.
    .fix = { $known ->
        [none] Dort steht noch keiner: `klartext contacts import DATEI.csv`.
       *[other] Es gibt: { $known }. Ein neuer kommt mit `klartext contacts import DATEI.csv` hinzu.
    }

finding-reference-furniture = Für die Sprache „{ $value }“ hat das Haus keine Wörter für Briefkopf, Kontakt und Datum; sie stehen auf Englisch da.
    .fix = Jemand, der die Sprache kann, ergänzt sie in templates/words.json nach dem Vorbild von „en“. Es gibt: { $known }
finding-reference-list-unseen = Ob es den Verteiler „{ $value }“ gibt, ist hier nicht zu sehen: Auf diesem Rechner liegt kein Presseverteiler.
    .fix = Den Namen mit der Pressestelle abgleichen. Wer den Verteiler hat, nimmt ihn mit `klartext contacts import DATEI.csv` auf.

finding-part-text = Außer der Überschrift steht hier nichts.
    .fix = Schreiben Sie den Text unter die Überschrift.

finding-character-binary = Das ist keine Textdatei.
    .fix = Den Text in einem Editor schreiben und als reinen Text (UTF-8) speichern; Bilder gehören in den Ordner media/.
finding-character-encoding = Hier steht ein Zeichen, das kein UTF-8 ist; die Datei stammt wohl aus einem älteren Programm.
    .fix = Die Datei im Editor öffnen und mit der Codierung „UTF-8“ neu speichern.
finding-character-too-many = Der Text ist { $size } Kilobyte lang; gelesen werden höchstens { $most }.
    .fix = Vermutlich ist die falsche Datei hier gelandet. Anhänge gehören als Datei in den Ordner media/.

finding-head-translates = „{ $value }“ bei „{ $key }“ nennt keine Fassung in einer anderen Sprache.
    .fix = Die Zeile löschen; `klartext translate` schreibt sie richtig.
finding-head-aftermath = „{ $key }“ im Kopf lässt sich so nicht lesen.
    .fix = `klartext correct` und `klartext withdraw` schreiben es richtig.
