# Wörter und Sätze, die überall vorkommen.

word-error = Fehler
word-warning = Warnung
word-note = Hinweis
word-fix = Vorschlag

ask-yes-no = [j/N]

findings-summary =
    { $errors ->
        [0] keine Fehler
        [one] 1 Fehler
       *[other] { $errors } Fehler
    }, { $warnings ->
        [0] keine Warnungen
        [one] 1 Warnung
       *[other] { $warnings } Warnungen
    }, { $notes ->
        [0] keine Hinweise
        [one] 1 Hinweis
       *[other] { $notes } Hinweise
    }

diff-unchanged =
    { $count ->
        [one] … eine Stelle unverändert …
       *[other] … { $count } Stellen unverändert …
    }

## Zeit

date = { $day }. { $month } { $year }
moment = { $weekday }, { $date }, { $time } Uhr ({ $zone })
moment-utc = { $moment }, das ist { $utc } UTC
short-moment-format = %d.%m.%Y %H:%M
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag

## Exit-Codes

exit-0 = erledigt, oder schon erledigt, oder nichts zu zeigen
exit-1 = fehlgeschlagen
exit-2 = falsche Wörter, oder es ist niemand da, der antwortet
exit-3 = von einem Menschen abgebrochen
exit-4 = nicht angemeldet, oder der Schlüssel darf das nicht
exit-5 = Konflikt: Text, Website oder Prüfsumme sind nicht das, was freigegeben oder gesehen wurde
exit-6 = von einer Regel oder Prüfung abgelehnt („klartext warum“ erklärt es)
exit-7 = bei einer Wirkung nach außen ist unklar, ob sie eintrat; siehe „klartext ausgang“; nichts wird heimlich wiederholt
exit-8 = noch nicht: Sperrfrist, fehlende Freigaben
exit-9 = teilweise erledigt: einige Sprachen oder Empfänger; Belege sind geschrieben
exit-130 = unterbrochen; der Stand ist gesichert, derselbe Befehl macht weiter
