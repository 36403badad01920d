# Textarten, Stimmen, Schranken: die Wörter der Prüfung.

kind-press-release = Pressemitteilung
kind-submission = Stellungnahme
kind-position-paper = Positionspapier
kind-open-letter = Offener Brief
kind-joint-statement = Gemeinsame Erklärung


## Was einer Veröffentlichung im Weg steht (review::Refusal)

gate-other-case = Was geprüft wurde, ist nicht, was veröffentlicht werden soll.
    .hint = Denselben Befehl noch einmal eingeben.
gate-not-submitted = Der Text ist noch nicht eingereicht.
    .hint = `klartext submit { $id }`
gate-approval =
    { $wanted ->
        [one] Es fehlt eine Freigabe
       *[other] Es fehlen { $wanted } Freigaben
    } von: { $roles }.
    .hint =
        { $ways ->
            [none] Von den Eingetragenen kann das heute sonst niemand (`klartext people list`). Noch jemanden eintragen: `klartext people add`
            [wrote] Niemand kann das heute, denn am Text haben mitgeschrieben: { $wrote }. Noch jemanden mit dieser Rolle eintragen: `klartext people add`
           *[could] Freigeben kann: { $could }. Zu tippen ist: `klartext approve { $id }`
        }
gate-stale = { $count ->
        [one] Die Freigabe von { $by } galt
       *[other] Die Freigaben von { $by } galten
    } einem früheren Wortlaut und { $count ->
        [one] zählt
       *[other] zählen
    } nicht mehr.
    .hint = Was sich geändert hat, zeigt `klartext diff { $id } --since mine`; danach `klartext approve { $id }`.
gate-own-words = { $by } hat am Text mitgeschrieben und kann ihn nicht selbst freigeben.
    .hint = Wer freigeben kann, sagt `klartext why { $id }`
gate-objection = { $by } widerspricht: { $note }
    .hint = { $by } gibt den geänderten Text frei oder nimmt zurück: `klartext withdraw-review { $id }`
gate-quote = { $person } hat das eigene Zitat noch nicht freigegeben.
    .hint = { $person } gibt ein: `klartext approve { $id }`
gate-consent = Der Text erzählt die Geschichte eines Menschen, und es ist nicht vermerkt, wo die Einwilligung liegt.
    .hint = Im Kopf des Textes ergänzen: consent: (Aktenzeichen, nie der Name)
gate-incomplete =
    { $count ->
        [one] Ein Eintrag, auf den sich { $by } beruft, fehlt hier.
       *[other] { $count } Einträge, auf die sich { $by } beruft, fehlen hier.
    }
    .hint = Den vollständigen Stand holen: `klartext sync`; bis dahin geht nichts hinaus. Gibt es ihn nirgends, { $by } fragen: Wer nennt, was es nie gab, hält alles auf, bis die Verwaltung den Schlüssel aus den Regeln nimmt.
gate-rules-gone = Fassung { $serial } der Regeln ist unterschrieben, aber hier nicht zu finden; was sie verlangt, weiß niemand.
    .hint = `klartext verify --restore` legt sie wieder hin.
gate-kinds = Die Sprachfassungen nennen verschiedene Textarten.
    .hint = In allen Köpfen dieselbe Zeile `kind:`: `klartext edit { $id }`, danach `klartext submit { $id }`
gate-embargo = Die Sperrfrist läuft bis { $until }.
    .hint = Danach: `klartext publish { $id }`
gate-moment = Die Sperrfrist { $time } ist kein eindeutiger Zeitpunkt: { $reason ->
        [gap] diese Uhrzeit fällt bei der Umstellung auf Sommerzeit aus.
        [fold] diese Uhrzeit gibt es bei der Umstellung auf Winterzeit zweimal.
       *[other] diesen Tag oder diese Uhrzeit gibt es im Kalender nicht.
    }
    .hint = Eine andere setzen: `klartext embargo { $id } "2026-12-01 10:00"`

## Warum ein Eintrag nicht zählt (review::Drop)

drop-syntax = Die Datei ist kein Eintrag ({ $detail }).
drop-file-name = Der Dateiname gehört nicht zu diesem Eintrag.
drop-signature =
    { $reason ->
        [signature-namespace] Die Unterschrift wurde für etwas anderes geleistet, nicht für eine Freigabe.
        [signature-wrong] Die Unterschrift passt nicht zum Inhalt.
        [signature-algorithm] Das Verfahren der Unterschrift wird nicht angenommen.
        [signature-certificate] Die Unterschrift stammt von einem Zertifikat statt von einem Schlüssel.
        [signature-weak] Der Schlüssel der Unterschrift ist zu schwach.
        [signature-untouched] Das Gerät mit dem Schlüssel hat unterschrieben, ohne dass es jemand berührt hat.
       *[other] Die Unterschrift ist nicht lesbar.
    }
drop-key =
    Unterschrieben mit { $fingerprint }, im Namen von { $claimed }. { $holder ->
        [none] Dieser Schlüssel gehört niemandem in den Regeln.
       *[other] Dieser Schlüssel gehört { $holder }.
    }
drop-unknown-person = { $person } steht nicht in den Regeln.
drop-former-key = { $person } hat mit { $fingerprint } unterschrieben; dieser Schlüssel gilt nicht mehr.
drop-other-workspace = Der Eintrag stammt aus einem anderen Arbeitsbereich.
drop-other-statement = Der Eintrag gehört zu { $id }.
drop-role = { $person } hat die Rolle „{ $role }“ nicht.
drop-kind = Ein Eintrag dieser Art gehört nicht hierher.
drop-unknown-rules = Der Eintrag nennt Fassung { $serial } der Regeln, die hier nie galt.
