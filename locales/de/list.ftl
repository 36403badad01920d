# Die Liste: was auf der ersten Seite steht; die Wörter für Stufen und Rollen.

## Wo ein Text steht

stage-draft = Entwurf
    .meaning = wird geschrieben, ist noch nicht eingereicht
stage-rework = Überarbeitung
    .meaning = ist hinausgegangen und wird gerade geändert
stage-in-review = in Prüfung
    .meaning = eingereicht; es fehlen Freigaben
stage-changes-requested = Änderung erbeten
    .meaning = jemand hat widersprochen
stage-approved = freigegeben
    .meaning = alle Freigaben liegen für genau diesen Wortlaut vor
stage-scheduled = terminiert
    .meaning = freigegeben; die Sperrfrist läuft noch
stage-published = veröffentlicht
    .meaning = ist hinausgegangen
stage-corrected = berichtigt
    .meaning = ist hinausgegangen und sagt, was vorher falsch war
stage-withdrawn = zurückgezogen
    .meaning = Seite und PDF sagen, dass der Text zurückgezogen ist

## Rollen

role-admin = Verwaltung der Regeln
role-subject = Fachreferat
role-management = Geschäftsführung
role-board = Vorstand
role-legal = Rechtsprüfung
role-press = Pressestelle
roles-or = { $first } oder { $last }

## Die Liste

list-empty = Hier ist nichts.
status-unreadable = (der Kopf des Textes ist nicht lesbar)
list-none = Dazu passt kein Text.
list-hint-all = Alle zeigen: `klartext list`
list-hint-new = Ein neuer Text: `klartext new press-release "Überschrift"`
list-hint-inbox =
    { $count ->
        [one] Ein Text wartet auf Sie (▶): `klartext inbox`
       *[other] { $count } Texte warten auf Sie (▶): `klartext inbox`
    }
list-embargo = Sperrfrist { $time }
list-due = Frist { $time }
list-open = es fehlt: { $roles }
list-objections = Widerspruch: { $people }
list-reworked = seit der Veröffentlichung geändert
list-unsaved = nicht gespeichert
list-gone = im Ordner gelöscht
list-second-look = in Eile veröffentlicht, zweiter Blick bis { $time }
