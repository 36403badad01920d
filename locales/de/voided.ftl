# Warum eine Freigabe nicht mehr zählt.

voided-by = { $count ->
        [one] Die Freigabe von { $people } zählt nicht mehr. Seitdem geändert:
       *[other] Die Freigaben von { $people } zählen nicht mehr. Seitdem geändert:
    }
voided-words = { $count ->
        [0] { $lang }: die Datei des Textes, nichts, was man beim Lesen sieht
        [one] { $lang }: die Worte in einem Absatz
       *[other] { $lang }: die Worte in { $count } Absätzen
    }
voided-facts = { $lang }: Angaben im Kopf ({ $names })
voided-embargo = { $lang }: die Sperrfrist, bisher { $before }, jetzt { $now }
voided-no-embargo = keine
voided-file = { $lang }: { $path } { $how ->
        [new] ist dazugekommen
        [gone] ist weg
       *[exchanged] ist ausgetauscht
    }
voided-language = { $lang }: Diese Fassung gehört jetzt dazu und war nicht freigegeben
voided-lost = { $lang }: Was freigegeben war, steht nicht mehr in der Geschichte des Arbeitsbereichs
voided-role = Seit Fassung { $serial } der Regeln hat { $person } die Rolle „{ $role }“ nicht mehr
voided-key = Seit Fassung { $serial } der Regeln gilt der Schlüssel nicht mehr, mit dem { $person } unterschrieben hat
voided-saved-by = Gespeichert unter dem Namen: { $names }

voided-short-words = Worte
voided-short-facts = Angaben im Kopf
voided-short-embargo = Sperrfrist
voided-short-file = Bilder oder Dateien
voided-short-language = eine Fassung mehr
voided-short-lost = die Geschichte
voided-short-role = Ihre Rolle
voided-short-key = Ihr Schlüssel

inbox-voided = { $id }: Ihre Freigabe zählt nicht mehr. Geändert: { $causes }. Was genau: `klartext diff { $id } --since mine`
submit-voids = { $count ->
        [one] Damit zählt die Freigabe von { $people } nicht mehr. Sie wird gebeten, das Geänderte zu lesen.
       *[other] Damit zählen die Freigaben von { $people } nicht mehr. Sie werden gebeten, das Geänderte zu lesen.
    }

## Mitzeichnung

help-sign-on = Festhalten, dass eine Partnerorganisation diesen Wortlaut mitzeichnet
    .examples =
        klartext sign-on 2026-a "Rat der Nachbarn" -m "Mail vom 23.11., Ordner Mitzeichnung"
help-sign-on-partner = Name, wie er unter `partners` im Kopf steht
help-sign-on-message = Wo die Zusage liegt
act-signed-on = Die Mitzeichnung zu { $id } ist festgehalten, Wortlaut { $digest }. Unterschrieben und gespeichert.
error-no-partner = „{ $partner }“ steht bei { $id } nicht unter `partners`. { $known ->
        [none] Dort steht niemand.
       *[other] Dort stehen: { $known }
    }
change-sign-on = { $kind }: { $asked ->
        [yes] Partner zeichnen den Wortlaut jetzt mit.
       *[no] Eine Mitzeichnung der Partner ist nicht mehr nötig.
    }
log-sign-on = { $person } hat eine Mitzeichnung festgehalten
signed-sign-on = Mitzeichnung
