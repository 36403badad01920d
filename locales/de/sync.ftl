# Zusammenarbeiten: was von anderen kommt, was hinausgeht, und was zwei zugleich geändert haben.

help-sync = Mit den anderen abgleichen, oder zwischen zwei Fassungen wählen
    .examples =
        klartext sync
        klartext sync --with git@git.example.org:texte.git
        klartext sync 2026-a --mine
help-sync-id = Text mit zwei Fassungen
help-sync-mine = Die eigene Fassung als Entwurf einsetzen
help-sync-merged = Gelten lassen, was jetzt im Text steht: Beide Fassungen sind darin vereint
help-sync-theirs = Die gemeinsame Fassung stehen lassen
help-sync-with = Den Arbeitsbereich von jetzt an hier teilen
help-join = Dem Arbeitsbereich der anderen beitreten
    .examples =
        klartext join git@git.example.org:texte.git
        klartext join /mnt/buero/texte.git texte --rules 3f9a21c07d11
help-join-address = Wo der Arbeitsbereich liegt
help-join-folder = Ordner; sonst wie die Adresse heißt
help-join-rules = Womit die Regeln beginnen; jemand, der schon dabei ist, liest es mit `klartext workflow explain` vor

sync-offline = Ohne Netz gewünscht: Es wird nichts geholt und nichts gesendet.
sync-away =
    { $why ->
        [remote-denied] { $address } lässt uns nicht hinein ({ $detail }). Weiter geht es mit dem letzten bekannten Stand.
        [remote-no-git] Das Programm git fehlt auf diesem Rechner; ohne es wird nichts geholt. Weiter geht es mit dem letzten bekannten Stand.
       *[other] Der gemeinsame Stand ({ $address }) ist gerade nicht zu erreichen ({ $detail }). Weiter geht es mit dem letzten bekannten Stand.
    }
sync-kept =
    { $why ->
        [remote-refused] Hier ist es gespeichert; { $address } nimmt es aber nicht an: { $detail }
        [remote-denied] Hier ist es gespeichert; { $address } lässt uns aber nicht hinein ({ $detail }). `klartext sync` sendet es später.
       *[other] Hier ist es gespeichert; { $address } ist gerade nicht zu erreichen ({ $detail }). `klartext sync` sendet es später.
    }
sync-kept-otherwise = Hier ist es gespeichert und noch nicht gesendet. { $detail }
sync-saved = Vorher gespeichert, damit nichts überschrieben wird: { $path }
sync-text = Neu: { $person } hat { $id } ({ $lang }) geändert.
sync-gone = Neu: { $person } hat { $id }:{ $lang } entfernt.
sync-void = { $id }: Ein Eintrag im Namen von { $person } ist gekommen und zählt nicht. Warum: `klartext status { $id }`
sync-other-more = Neu: { $count } weitere Dateien.
sync-file = Neu: { $person } hat in { $id } die Datei { $name } geändert.
sync-verdict =
    { $verdict ->
        [submit] Neu: { $person } hat { $id } eingereicht.
        [approve] Neu: { $person } hat { $id } freigegeben.
        [object] Neu: { $person } widerspricht bei { $id }.
        [withdraw] Neu: { $person } hat bei { $id } die eigene Freigabe oder den Widerspruch zurückgenommen.
        [comment] Neu: { $person } hat zu { $id } etwas angemerkt.
        [claim] Neu: { $person } hat begonnen, { $id } zu veröffentlichen.
        [receipt] Neu: { $person } hat { $id } veröffentlicht.
        [abandon] Neu: { $person } hat Mails zu { $id } aufgegeben.
        [expedite] Neu: { $person } hat { $id } in Eile freigegeben.
        [second-look] Neu: { $person } hat noch einmal auf { $id } gesehen.
        [sign-on] Neu: { $person } hat festgehalten, dass jemand { $id } mitzeichnet.
       *[other] Neu: { $person } hat zu { $id } etwas festgehalten ({ $verdict }).
    }
sync-rules = Neu: { $person } hat die Regeln geändert; `klartext workflow explain` zeigt, was gilt.
sync-rules-refused = Neu: { $person } hat die vorgeschlagenen Regeln abgelehnt: { $note }
sync-other = Neu: { $person } hat { $path } geändert.
sync-choice = { $path }: { $person } und Sie haben dieselbe Stelle geändert. Im Text steht die Fassung von { $person }; Ihre liegt in { $aside }. Es ist nichts verloren.
sync-passage =
    { "  " }{ $person }: { $theirs }
    { "  " }Sie: { $ours }
sync-choice-hint =
    Ihre Fassung einsetzen: `klartext sync { $id } --mine`, danach `klartext diff { $id }` und einreichen
    Die andere stehen lassen: `klartext sync { $id } --theirs`
    Aus beiden eine machen: `klartext edit { $id }`, danach `klartext sync { $id } --merged`
sync-choice-hint-file = Beide Dateien nebeneinander ansehen: { $path } und { $aside }
sync-done = { $news ->
        [0] Nichts Neues
        [one] Eine Neuigkeit
       *[other] { $news } Neuigkeiten
    }, { $sent ->
        [0] nichts zu senden
        [one] einen Stand gesendet
       *[other] { $sent } Stände gesendet
    }{ $choices ->
        [0] {""}
        [one] , eine Wahl zu treffen
       *[other] , { $choices } Mal zu wählen
    } ({ $address }).
sync-alone = Dieser Arbeitsbereich wird mit niemandem geteilt. Teilen: `klartext sync --with ADRESSE`
sync-took-mine = Ihre Fassung liegt als Entwurf in { $path }. Was vorher im Text stand, bleibt im Verlauf: `klartext log { $id }`
sync-took-theirs = Die gemeinsame Fassung bleibt; { $path } ist entfernt.
sync-mine-hint = Ansehen: `klartext diff { $id }` – einreichen: `klartext submit { $id }`
sync-theirs-hint = `klartext status { $id }` zeigt, wie es steht.
sync-waiting = Von { $id } liegt Ihre Fassung noch in { $aside }: `klartext sync { $id } --mine` setzt sie ein, `--theirs` lässt die andere stehen; sind im Text schon beide vereint, `--merged`
sync-took-merged = Es gilt, was jetzt im Text von { $id } steht; { $path } ist weggeräumt und bleibt im Verlauf.

join-done = Der Arbeitsbereich liegt in { $root }. Alles Weitere dort: `cd "{ $root }"`
join-compare = Die Regeln beginnen mit { $digest }. Bitte mit jemandem vergleichen, der schon dabei ist (`klartext workflow explain`), am Telefon, nicht per Mail.
join-pinned = Die Regeln beginnen wie erwartet mit { $digest }.
join-known = Die Regeln kennen Sie als { $person }. `klartext inbox` zeigt, was auf Sie wartet.
join-unknown = Die Regeln kennen Ihren Schlüssel noch nicht. Die Zeile oben an { $admins } geben; dort: `klartext people add KURZNAME --name "VOR- UND NACHNAME" --email ADRESSE --role ROLLE --key "ZEILE"`
workflow-first = Die Regeln dieses Arbeitsbereichs beginnen mit { $digest }.

error-repo-remote =
    { $why ->
        [remote-no-git] Das Programm git wurde nicht gefunden; ohne es lässt sich nichts holen und nichts senden.
        [remote-denied] { $address } lässt uns nicht hinein ({ $detail }).
        [remote-refused] { $address } nimmt den Stand nicht an: { $detail }
        [remote-damaged] Was von { $address } kam, ist beschädigt und wurde nicht übernommen ({ $detail }).
        [remote-absent] Unter { $address } liegt kein Arbeitsbereich, oder der Ordner ist gerade nicht da.
       *[other] { $address } ist nicht zu erreichen ({ $detail }). Was hier gespeichert ist, bleibt.
    }
    .hint =
        { $why ->
            [remote-no-git] git installieren, oder mit `--offline` arbeiten.
            [remote-denied] Schlüssel oder Passwort für diese Adresse prüfen; die Person fragen, die den Zugang verwaltet.
            [remote-refused] Die Meldung der Gegenseite nennt den Grund; `klartext verify --all` prüft dasselbe hier.
            [remote-damaged] Nichts veröffentlichen; die Person fragen, die den gemeinsamen Ort betreut.
            [remote-absent] Die Adresse prüfen.
           *[other] Später noch einmal `klartext sync`; bis dahin geht alles außer dem Veröffentlichen.
        }
error-repo-not-appended =
    { $what ->
        [removed] Im gemeinsamen Stand fehlt { $path }, das schon da war. Jemand hat die Geschichte zurückgesetzt oder den Eintrag gelöscht. Es wurde nichts übernommen.
       *[other] Im gemeinsamen Stand ist { $path } verändert. Unterschriebenes ändert sich nie. Es wurde nichts übernommen.
    }
    .hint = Nichts freigeben und nichts veröffentlichen, bevor die Person gefragt ist, die den gemeinsamen Ort betreut. Hier ist der Eintrag noch vorhanden; `klartext verify --restore` legt dort wieder hin, was fehlt.
error-repo-nobody = Hier gibt es Eigenes und Neues von anderen, und niemand ist bekannt, in dessen Namen beides zusammenkommt.
    .hint = `klartext keys show` zeigt den Schlüssel, mit dem Sie eingetragen werden können.
error-crowded = { $address } ändert sich schneller, als wir senden können. Hier ist alles gespeichert.
    .hint = In einer Minute noch einmal: `klartext sync`
error-remote-there = Dieser Arbeitsbereich wird schon geteilt: { $address }
    .hint = `klartext sync` gleicht ab.
error-nothing-aside = Von { $id } liegt keine zweite Fassung bereit.
error-other-rules = Die Regeln dort beginnen mit { $found }, nicht mit { $wanted }. Es wurde nichts behalten.
    .hint = Das ist ein anderer Arbeitsbereich, oder jemand hat ihn ausgetauscht: nachfragen, nicht beitreten.
error-sync-choice = { $path } hat jetzt zwei Fassungen. Der Befehl ist nicht ausgeführt.
    .hint = Eine wählen wie oben gezeigt, dann denselben Befehl noch einmal eingeben.
error-sync-reworded = { $person } hat { $id } gerade geändert. Was Sie vor sich hatten, ist nicht mehr der Text; der Befehl ist nicht ausgeführt.
    .hint = Neu ansehen: `klartext diff { $id } --since mine`, dann denselben Befehl noch einmal eingeben.
error-sync-which = Welche Fassung von { $id } soll gelten?
    .hint =
        Ihre, die beiseite liegt: `klartext sync { $id } --mine`
        Die, die im Text steht: `klartext sync { $id } --theirs`
        Die, die Sie im Text aus beiden gemacht haben: `klartext sync { $id } --merged`

publish-taken-over = Die Veröffentlichung von { $id } geht von { $person } auf Sie über; das steht jetzt im Verlauf.
help-publish-take-over = Fortsetzen, was jemand anderes begonnen hat und nicht zu Ende bringt; braucht --message
help-publish-message = Warum, für den Verlauf
error-claimed-elsewhere = Sie selbst haben an einem anderen Rechner mit der Veröffentlichung von { $id } begonnen.
    .hint =
        Dort bringt derselbe Befehl sie zu Ende.
        Gibt es diesen Rechner nicht mehr: `klartext publish { $id } --take-over -m "Grund"`
error-publish-offline = { $id } lässt sich ohne den gemeinsamen Stand nicht veröffentlichen: Nur er sagt, ob jemand anderes schon begonnen hat.
    .hint = Dasselbe ohne `--offline`, sobald das Netz da ist.
error-nothing-to-take-over = Mit { $id } hat niemand sonst begonnen; es gibt nichts zu übernehmen.
    .hint = `klartext publish { $id }`
error-already-published = Jemand anderes hat diesen Wortlaut gerade veröffentlicht. Hier ist nichts geschehen.
