# Was zurückkommt: Rückläufer, Abmeldungen, Antworten. Und Verteiler, wie Büros sie haben.

returns-bounced = { $name } ({ $outlet }): unzustellbar, wird ausgelassen
returns-objected = { $name } ({ $outlet }): Widerspruch, bekommt keine Mails mehr
returns-perhaps = { $name } ({ $outlet }): will vielleicht keine Mails mehr; bitte die Nachricht lesen
returns-undelivered = { $name } ({ $outlet }): nicht angekommen, aber nicht wegen der Adresse; nichts eingetragen: { $reply }
returns-behind = { $name } ({ $outlet }): nicht bei allen angekommen, an die diese Adresse weiterleitet; nichts eingetragen
returns-read =
    { $count ->
        [0] Hier liegen keine Mails.
        [one] Eine Mail angesehen; sie ist unverändert.
       *[other] { $count } Mails angesehen; sie sind unverändert.
    }
returns-passed-over = Übergangen: { $delayed ->
        [one] eine Meldung
       *[other] { $delayed } Meldungen
    }, dass es länger dauert, { $automatic ->
        [one] eine automatische Antwort
       *[other] { $automatic } automatische Antworten
    } (Abwesenheit, Lesebestätigung).
returns-hint = Lesen Sie die Antworten; ist es ein Widerspruch: `klartext contacts object ADRESSE`
returns-outlook =
    { $count ->
        [one] Eine Datei hat
       *[other] { $count } Dateien haben
    } Outlooks eigene Form (.msg, .pst), die nur Outlook liest. In Outlook im Browser: Nachricht öffnen, „Herunterladen“ ergibt .eml.
help-contacts-returns = Rückläufer und Abmeldungen aus einem Mailordner eintragen
help-contacts-returns-folder = Ein Ordner (Maildir, .eml-Dateien) oder eine mbox-Datei; alles bleibt, wie es ist

contacts-from-windows = { $path } war nicht in UTF-8 gespeichert und ist gelesen, wie Excel unter Windows schreibt. Bitte Umlaute prüfen: `klartext contacts list VERTEILER`
error-contacts-garbled = Presseverteiler, Zeile { $row }: Umlaute stehen teils in UTF-8, teils wie bei älterem Windows in der Datei. Es wurde nichts übernommen.
    .hint = Die Tabelle in Excel öffnen, die Umlaute berichtigen, „Speichern unter“, „CSV UTF-8“.
