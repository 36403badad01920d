## Von Hand geändert: was auf der Website anders ist als das, was freigegeben wurde

help-drift = Zeigen, was auf der Website von Hand geändert wurde; es als Entwurf übernehmen oder die freigegebene Fassung wiederherstellen
    .examples =
        klartext drift 2026-abschiebestopp
        klartext drift 2026-abschiebestopp --take-over
        klartext drift --all
help-drift-all = Alle veröffentlichten Texte
help-drift-take-over = Die Änderungen als Entwurf in den Text übernehmen; er braucht dann neue Freigaben
help-drift-overwrite = Die freigegebene Fassung wiederherstellen; was dort stand, wird im Ordner aside abgelegt
help-drift-match = Prüfwert der gezeigten Änderungen; nur genau diese werden übernommen oder ersetzt

drift-none = { $id }: Die Website zeigt, was freigegeben wurde.
drift-all = { $count ->
        [one] Ein Text
       *[other] { $count } Texte
    } nachgesehen, { $changed ->
        [0] keiner wurde
        [one] einer wurde
       *[other] { $changed } wurden
    } auf der Website von Hand geändert.
drift-progress = { $at } von { $count } · { $id }
drift-hint = In den Text übernehmen: `klartext drift { $id } --take-over --match { $digest }` · freigegebene Fassung wiederherstellen: `klartext drift { $id } --overwrite --match { $digest }`
drift-by = Geändert von { $who }: { $moment }
drift-by-unnamed = Geändert: { $moment }
drift-by-nobody = Wer es wann geändert hat, hält die Website nicht fest.
drift-writing = { $who } hat dort ungespeicherte Änderungen: { $moment }
drift-unseen = { $lang }: Hier nicht vergleichbar: { $what }
drift-from-to = { $what }: { $was } → { $is }
drift-form = (kein Wort, nur das Aussehen)
drift-words-unknown = (wie es lautete, ist auf diesem Rechner nicht bekannt)
aspect-gone = Beitrag gelöscht
aspect-gone-told = Der Beitrag ist nicht mehr da.
aspect-trash = Beitrag im Papierkorb
aspect-trash-told = Der Beitrag liegt im Papierkorb.
aspect-twins = mehrfach öffentlich
drift-twins-told = Der Text ist mehrfach öffentlich: { $links }
aspect-mark = Kennung
aspect-mark-told = Die Kennung, an der klartext den Beitrag erkennt, wurde entfernt.
aspect-status = Zustand
post-state-publish = veröffentlicht
post-state-draft = Entwurf
post-state-private = privat
post-state-pending = wartet auf Durchsicht
post-state-future = für später geplant
aspect-slug = Adresse
aspect-title = Überschrift
aspect-text = Text
aspect-excerpt = Auszug
aspect-categories = Kategorien
aspect-tags = Schlagwörter
aspect-picture = Beitragsbild
aspect-file = Datei
drift-file-told = { $name } ist eine andere Datei als die freigegebene.
drift-file-gone = { $name } fehlt.
aspect-extra = fremde Datei
drift-extra-told = { $name } ist öffentlich und gehört nicht dazu.
drift-ask-take-over = Diese Änderungen als Entwurf in { $id } übernehmen?
drift-ask-overwrite = Diese Änderungen auf der Website durch die freigegebene Fassung von { $id } ersetzen?
drift-taken = { $path }: { $count ->
        [one] eine Stelle
       *[other] { $count } Stellen
    } übernommen und gespeichert
drift-left = { $lang }: Diese Stelle lässt sich nicht in den Text übernehmen:
drift-not-text = { $lang }: „{ $what }“ steht nicht im Text; auf der Website bleibt es, wie es ist.
drift-nothing-taken = { $id }: Nichts davon lässt sich in den Text übernehmen; er ist unverändert.
drift-taken-hint = Ansehen: `klartext diff { $id } --since published` · einreichen: `klartext submit { $id }`
drift-kept = Was dort stand, liegt in { $path }
drift-put-back = { $id }: Die Website zeigt wieder die freigegebene Fassung.
error-site-elsewhere = { $id } ist auf einer Website anderer Art erschienen als der, die jetzt in workflow.toml steht.
error-site-edited = { $id } wurde auf der Website von Hand geändert: { $paths }. Es ist nichts überschrieben.
    .hint =
        Ansehen und entscheiden: `klartext drift { $id }`
        Soll die neue Fassung gelten: `klartext publish { $id } --overwrite`
error-sealed-elsewhere = Die versiegelte Ausgabe von { $id } liegt nicht auf diesem Rechner und lässt sich hier nicht genau gleich herstellen.
    .hint = Denselben Befehl an dem Rechner eingeben, der veröffentlicht hat; oder übernehmen: `klartext drift { $id } --take-over`
error-pages-elsewhere = Die Seiten von { $id } hat ein anderer Rechner gemacht. In diesem Ordner liegen sie nicht, und hier lässt sich nichts vergleichen.
    .hint = Denselben Befehl an dem Rechner eingeben, der veröffentlicht hat: Jeder Rechner hat seinen eigenen Ordner public/.
error-other-drift = Auf der Website steht von { $id } inzwischen etwas anderes als das Gezeigte (jetzt: { $now }). Es ist nichts geschehen.
    .hint = Noch einmal ansehen: `klartext drift { $id }`
