# Die Regeln: was in workflow.toml nicht stimmt, was eine neue Fassung ändert, wo es knapp wird.

## Was in workflow.toml nicht zu lesen ist

error-toml-syntax =
    { $place }: { $what ->
        [duplicate] Diese Angabe steht zweimal da.
        [quotes] Ein Wert ist nicht richtig in Anführungszeichen gesetzt.
        [list] Eine Liste ist nicht richtig geschrieben.
        [braces] Eine Angabe in geschweiften Klammern ist nicht richtig geschrieben.
        [section] Die Überschrift eines Abschnitts ist nicht richtig geschrieben.
        [value] Hier fehlt ein Wert, oder ein Gleichheitszeichen ist zu viel.
        [number] Diese Zahl ist nicht richtig geschrieben.
        [utf-8] Hier steht ein Zeichen, das nicht als UTF-8 gespeichert ist.
       *[other] Diese Zeile ist so nicht zu verstehen.
    }
    .hint =
        { $what ->
            [duplicate] Eine der beiden Zeilen löschen.
            [quotes] Texte stehen in geraden Anführungszeichen: name = "Anna Beispiel"
            [list] Listen stehen in eckigen Klammern, mit Kommas dazwischen: roles = ["subject", "press"]
            [braces] Zum Beispiel: needs = [{"{"} roles = ["subject"], count = 2 {"}"}]
            [section] Zum Beispiel: [people.anna]
            [value] Jede Zeile hat die Form: name = "Wert"
            [number] Zum Beispiel: count = 2
            [utf-8] Die Datei im Editor als UTF-8 speichern.
           *[other] Jede Zeile ist eine Überschrift wie [people.anna], eine Angabe wie name = "Wert" oder beginnt mit #.
        }
error-toml-unknown =
    { $section ->
        [none] { $place }: Die Angabe „{ $key }“ gibt es nicht.
       *[other] { $place }: Die Angabe „{ $key }“ gibt es in [{ $section }] nicht.
    }
    .hint =
        { $near ->
            [none] Möglich sind dort: { $known }
           *[other] Gemeint ist wohl: { $near }
        }
error-toml-missing =
    { $section ->
        [none] { $place }: Die Angabe „{ $key }“ fehlt.
       *[other] { $place }: In [{ $section }] fehlt die Angabe „{ $key }“.
    }
error-toml-sort =
    { $place }: „{ $key }“ ist { $found ->
        [text] ein Text
        [number] eine Zahl
        [list] eine Liste
        [section] ein Abschnitt
        [yes-no] ein Ja oder Nein
       *[other] etwas anderes
    }, gebraucht wird { $wanted ->
        [text] ein Text, zum Beispiel "Anna Beispiel".
        [number] eine Zahl, zum Beispiel 2.
        [list] eine Liste, zum Beispiel ["subject", "press"].
        [section] ein Abschnitt, zum Beispiel [people.anna].
        [yes-no] true (ja) oder false (nein).
       *[other] ein anderer Wert.
    }
error-toml-value = { $place }: Der Wert von „{ $key }“ lässt sich so nicht verwenden.
    .hint = { $key ->
            [per_minute] Möglich: 1 bis 6000 Mails in der Minute.
            [hold] Möglich: 0 bis 600 Sekunden.
            [host] Gebraucht wird der Name des Mailservers: host = "smtp.example.org"
            [hello] Gebraucht wird ein Rechnername: hello = "example.org"
           *[other] {""}
        }
error-toml-word = { $place }: „{ $typed }“ ist kein Wert für „{ $key }“.
    .hint = { $near ->
            [none] Möglich: { $known }.
           *[other] Meinen Sie „{ $near }“? Möglich: { $known }.
        }
error-policy-expedited = workflow.toml: [expedited] nennt { $people ->
        [one] eine Person
       *[other] { $people } Personen
    } und { $hours } Stunden für den zweiten Blick. Auch in Eile sehen zwei Menschen hin, und danach noch jemand.
    .hint = Zum Beispiel: people = 2 und second_look_hours = 24
error-rules-place = Die Stelle: { $place }

## Eine Fassung, die wartet

error-already-signed = Sie haben diese Fassung der Regeln schon unterschrieben.
rules-wait = Fassung { $serial } der Regeln wartet auf Unterschriften ({ $signed } von { $needed }): `klartext workflow explain`
rules-wait-mine = Fassung { $serial } der Regeln wartet auf Ihre Unterschrift ({ $signed } von { $needed }): `klartext workflow explain`, dann `klartext approve workflow`
rules-broken = workflow.toml ist nicht, was gilt, und kann so auch nicht gelten; es gelten die bisherigen Regeln. `klartext workflow explain` sagt, was nicht stimmt; `klartext withdraw-review workflow` stellt die geltende Datei wieder her.
rules-refused = Fassung { $serial } der Regeln ist abgelehnt; workflow.toml ist wieder, was gilt. Der Vorschlag und die Ablehnung bleiben nachlesbar.
rules-refused-hint = Etwas anderes vorschlagen: workflow.toml ändern, dann `klartext workflow propose`
workflow-hint-refuse = Nicht einverstanden? `klartext object workflow -m "Grund"` lehnt die Fassung ab.
workflow-hint-propose = Das liegt erst im Ordner. Vorschlagen: `klartext workflow propose`

## Was eine neue Fassung ändert

rules-nothing = nichts
rules-need =
    { $count ->
        [one] eine Person ({ $roles })
       *[other] { $count } Personen ({ $roles })
    }
change-nothing = Es ändert sich nur, wie die Datei geschrieben ist.
change-joins = { $person } ({ $name }) kommt dazu: { $roles }
change-leaves = { $person } verlässt die Regeln; offene Freigaben von { $person } zählen dann nicht mehr.
change-roles-gained = { $person } bekommt: { $roles }.
change-roles-lost = { $person } verliert: { $roles }.
change-key-added = { $person } unterschreibt auch mit dem Schlüssel { $fingerprint }
change-key-gone = { $person } unterschreibt nicht mehr mit { $fingerprint }; was damit unterschrieben und noch offen ist, zählt dann nicht mehr.
change-called = { $person }: „{ $old }“ heißt künftig „{ $new }“
change-duty = { $person } vertritt { $of } von { $from } bis { $until } ({ $roles })
change-duty-over = { $person } vertritt { $of } nicht mehr
change-needs = { $kind }: nötig ist { $new } (bisher: { $old })
change-needs-single-case = { $kind } über einen einzelnen Menschen: zusätzlich nötig ist { $new } (bisher: { $old })
change-quotes =
    { $cleared ->
        [yes] { $kind }: Wer zitiert wird, gibt das Zitat selbst frei.
       *[no] { $kind }: Zitate brauchen keine Freigabe mehr.
    }
change-threshold = Neue Regeln brauchen künftig { $new } Unterschriften aus der Verwaltung (bisher { $old })
change-setting = { $key }: „{ $old }“ wird „{ $new }“

## Wo es knapp wird

weak-heading = Knapp wird es so:
weak-all = alle Textarten
weak-all-single-cases = alle Texte über einen einzelnen Menschen
weak-single-case = { $kind } über einen einzelnen Menschen
weak-writes =
    Schreibt { $person }, { $count ->
        [one] fehlt eine Person
       *[other] fehlen { $count } Personen
    } ({ $roles }): { $kinds }
weak-away =
    Ist { $person } nicht da, { $count ->
        [one] fehlt eine Person
       *[other] fehlen { $count } Personen
    } ({ $roles }): { $kinds }
weak-together =
    Vom { $from } an sind { $person } zugleich nicht da, dann { $count ->
        [one] fehlt eine Person
       *[other] fehlen { $count } Personen
    } ({ $roles }): { $kinds }
weak-expedited = Eilfreigaben
weak-templates = Vorlagen
weak-correction = Korrekturen
weak-correction-severe = schwere Korrekturen
weak-withdrawal = Zurückziehungen
weak-duty-ends =
    Endet die Vertretung durch { $person }, { $count ->
        [one] fehlt eine Person
       *[other] fehlen { $count } Personen
    } ({ $roles }): { $kinds }

workflow-hint-yours = Es fehlt die Unterschrift von { $people }. Einverstanden? `klartext approve workflow`
workflow-templates = Vorlagen, in denen gesetzt wird:
workflow-expedited = In Eile: { $people } verschiedene Personen, davon eine in der Rolle { $roles }, mit Begründung; zweiter Blick binnen { $hours } Stunden. `klartext approve ID --expedited -m "Grund"`

## In Eile

act-expedited = { $id } ist in Eile freigegeben ({ $role }), Wortlaut { $digest }. Die Begründung ist eingetragen.
act-hint-expedited = Auch in Eile geben zwei verschiedene Menschen frei; danach sieht noch jemand hin.
act-looked = Zweiter Blick auf { $id } ist eingetragen.
log-expedite = { $person } hat in Eile freigegeben
log-second-look = { $person } hat noch einmal hingesehen
standing-expedited = { $person } hat in Eile freigegeben ({ $role }), { $when }
gate-expedited = Eilfreigabe durch { $person }: { $reason }
gate-second-look = In Eile veröffentlicht: Der zweite Blick steht aus, bis { $due }.
gate-second-look-hint = Das können: { $could }. Lesen, dann `klartext second-look { $id }`; stimmt etwas nicht: `klartext object { $id } -m "Grund"`
gate-looked = In Eile veröffentlicht; { $person } hat danach noch einmal hingesehen.
inbox-hint-look = Lesen: `klartext show { $id }`, dann `klartext second-look { $id }`
proof-expedited = in Eile freigegeben von { $about }, mit Begründung
proof-expedited-wrong = Eilfreigabe durch { $about } fehlt oder gilt nicht
proof-second-look = zweiter Blick von { $about }
proof-second-look-unseen = der zweite Blick steht noch aus
error-no-expedited = Eine Freigabe in Eile sehen die Regeln nicht vor.
    .hint = Der Abschnitt [expedited] in workflow.toml regelt sie.
error-no-second-look = { $id } ist nicht in Eile hinausgegangen; ein zweiter Blick ist nicht nötig.
error-not-your-look = Der zweite Blick auf { $id } ist Sache von Menschen, die nicht mitgeschrieben und nicht freigegeben haben. { $could ->
        [none] So jemand ist nicht eingetragen.
       *[other] Das können: { $could }
    }
error-already-looked = Jemand hat schon noch einmal hingesehen.
help-second-look = Noch einmal auf etwas sehen, das in Eile hinausging
    .examples =
        klartext show 2026-a
        klartext zweitblick 2026-a -m "Zahlen geprüft"
help-approve-expedited = In Eile: zwei Personen genügen, mit Begründung (-m); danach sieht noch jemand hin

## Vorlagen

gate-templates = Die Vorlagen wurden geändert, und die Änderung ist nicht freigegeben.
    .hint =
        { $submitted ->
            [no] `klartext diff templates` zeigt die Änderung, `klartext submit templates` reicht sie ein.
           *[yes] { $could ->
                [none] Niemand, der eingetragen ist, kann das heute; in workflow.toml steht unter [templates], wer es darf.
               *[other] Das können: { $could }. Sie geben ein: `klartext diff templates`, dann `klartext approve templates`
            }
        }
templates-ask = Die Vorlagen in der Fassung { $digest } freigeben?
templates-submitted = Die Vorlagen sind eingereicht, Fassung { $digest }.
templates-approved = Die Vorlagen sind freigegeben, Fassung { $digest }. Unterschrieben und gespeichert.
templates-objected = Widerspruch gegen die Vorlagen ist eingetragen. Bis er zurückgenommen ist, wird in ihnen nichts veröffentlicht.
templates-commented = Anmerkung zu den Vorlagen ist eingetragen.
templates-withdrawn = Zurückgenommen.
templates-hint-good = In diesen Vorlagen darf veröffentlicht werden.
templates-hint-submit = Einreichen: `klartext submit templates`
templates-hint-approve = Es fehlt die Freigabe von jemand anderem ({ $people }): `klartext diff templates`, dann `klartext approve templates`
templates-hint-nobody = Es fehlt eine Freigabe, und niemand sonst kann sie geben; in workflow.toml steht unter [templates], wer es darf.
templates-hint-diff = Einverstanden? `klartext approve templates --match { $digest }`. Sonst: `klartext object templates -m "Grund"`
templates-no-text = Eine Datei, die kein Text ist, wurde geändert.
templates-same = An den Vorlagen hat sich nichts geändert.
templates-are-shipped = Die Vorlagen sind die, die mit klartext kommen ({ $digest }).
templates-are-good = Die Vorlagen sind freigegeben ({ $digest }), von { $people }.
templates-are-open = Die Vorlagen wurden geändert und sind nicht freigegeben ({ $digest }); bis dahin wird nichts veröffentlicht.
templates-objection = { $person } widerspricht: { $note }
templates-wait = Geänderte Vorlagen warten auf eine Freigabe: `klartext why templates`
templates-wait-mine = Geänderte Vorlagen warten auf Ihre Freigabe: `klartext diff templates`, dann `klartext approve templates`
templates-wait-submit = Die Vorlagen wurden geändert und noch nicht eingereicht: `klartext submit templates`
proof-templates = gesetzt in den Vorlagen { $about }
error-templates-unsaved = In templates/ liegen Änderungen, die nicht gespeichert sind: { $paths }
    .hint = `klartext submit templates` speichert sie und reicht sie ein.
error-templates-other = Die Vorlagen sind jetzt { $now }, nicht { $seen }. Es ist nichts geschehen.
    .hint = Noch einmal ansehen: `klartext diff templates`
error-proposal-other = Die vorgeschlagenen Regeln sind jetzt { $now }, nicht { $seen }. Es ist nichts geschehen.
    .hint = Noch einmal ansehen: `klartext workflow explain`
rules-ask = Fassung { $serial } der Regeln, { $digest }, unterschreiben?
error-templates-not-submitted = Die geänderten Vorlagen sind noch nicht eingereicht.
    .hint = `klartext submit templates`
error-templates-own = Sie haben die Vorlagen selbst geändert und können das nicht selbst freigeben.
    .hint = `klartext why templates` sagt, wer es kann.
error-already-shipped = Diese Vorlagen kommen so mit klartext; sie brauchen keine Freigabe.

## Schlüssel

log-former-key = mit einem Schlüssel, der nicht mehr gilt
keys-added = { $person } unterschreibt auch mit { $fingerprint }.
keys-rotate-ask = Ihren Schlüssel durch einen neuen ersetzen? Was Sie mit dem alten freigegeben haben und noch nicht hinaus ist, müssen Sie dann noch einmal freigeben.
keys-rotated = { $person } unterschreibt künftig mit { $fingerprint } statt mit dem bisherigen Schlüssel.
keys-revoked = { $person } unterschreibt nicht mehr mit { $fingerprint }. Was dieser Schlüssel unterschrieben hat, gibt nichts mehr frei.
people-added = { $force ->
        [yes] { $name } ({ $person }) ist eingetragen: { $roles }.
       *[no] { $name } ({ $person }) ist vorgeschlagen: { $roles }.
    }
people-hint-share = Noch teilt diesen Arbeitsbereich niemand. Zuerst: `klartext sync --with ORDNER` (ein Ordner auf dem Bürolaufwerk, oder eine Adresse)
people-hint-added = Am eigenen Rechner beginnt { $name } mit `klartext join ADRESSE`; ob alles passt, zeigt `klartext doctor`.
people-remove-ask = { $person } aus den Regeln nehmen? Freigaben für Texte, die noch nicht hinaus sind, zählen dann nicht mehr.
people-removed = { $force ->
        [yes] { $person } steht nicht mehr in den Regeln.
       *[no] Vorgeschlagen ist, { $person } aus den Regeln zu nehmen.
    }
keys-open = Noch offen, gilt nicht mehr und ist noch einmal nötig:
keys-out = Schon wirksam, bitte noch einmal ansehen:
signed-submit = eingereicht
signed-approve = freigegeben
signed-expedite = in Eile freigegeben
signed-object = widersprochen
signed-withdraw = zurückgenommen
signed-comment = angemerkt
signed-second-look = zweiter Blick
signed-claim = Veröffentlichung begonnen
signed-receipt = veröffentlicht
proof-former-unseen = { $about } hat mit einem Schlüssel unterschrieben, der damals galt und heute nicht mehr
error-already-key-listed = Dieser Schlüssel steht schon in den Regeln.
error-key-unusable = Dieser Schlüssel lässt sich nicht verwenden: { $reason ->
        [key-certificate] Es ist ein Zertifikat; gebraucht wird der Schlüssel selbst.
        [key-weak] Er ist zu schwach.
        [key-algorithm] Diese Art Schlüssel wird nicht angenommen.
       *[other] Er ist nicht zu lesen.
    }
    .hint = Ein neuer: `klartext keys show` auf dem anderen Gerät
error-which-key = „{ $given }“ meint nicht genau einen Schlüssel.
    .hint = Eingetragen sind: { $known }
help-keys-add = Einen weiteren Schlüssel eintragen, etwa für ein zweites Gerät
    .examples =
        klartext keys add laptop.pub
        klartext keys add okoye-2.pub --person b-okoye
help-keys-add-key = Öffentlicher Schlüssel: Datei oder Zeile
help-keys-add-person = Wessen Schlüssel; sonst der eigene
help-keys-rotate = Den eigenen Schlüssel durch einen neuen ersetzen
help-keys-rotate-key = Ein Schlüssel, den es schon gibt; sonst wird einer gemacht
help-keys-revoke = Einen verlorenen oder gestohlenen Schlüssel sperren; zeigt, was er unterschrieben hat
    .examples =
        klartext keys revoke b-okoye
        klartext schlüssel sperren SHA256:6zcI3vHq
help-keys-revoke-key = Fingerabdruck oder sein Anfang, Datei, Zeile oder Kurzname
