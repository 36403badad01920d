## Andere Websites: nach Vorlagen in workflow.toml angesprochen

error-http-template = workflow.toml, [website.http] { $name }: { $detail }
    .hint = Die Vorlage berichtigen; `klartext doctor --site` probiert sie aus.
error-http-unreachable = { $url } ist nicht erreichbar ({ $reason }).
    .hint = Internetverbindung und die Adressen unter [website] in workflow.toml prüfen, dann denselben Befehl noch einmal eingeben.
error-http-unclear = Die Website hat nicht klar geantwortet ({ $url }: { $reason }).
    .hint = Denselben Befehl noch einmal eingeben: er sieht erst nach, was schon da ist; es entsteht nichts doppelt.
error-http-refused = Die Website hat abgelehnt ({ $status }, { $url }): { $words }
    .hint = Passen die Vorlagen unter [website.http] zu dem, was die Website erwartet?
error-http-login = Die Website lässt diesen Zugang nicht zu ({ $status }, { $url }).
    .hint = Einen neuen Zugang hinterlegen: `klartext doctor --site --login`; er muss lesen, anlegen und ändern dürfen.
error-http-answer = In der Antwort von { $url } steht nichts an der Stelle { $place }.
    .hint = Die Stellen unter [website.http] in workflow.toml mit einer Antwort der Website vergleichen.
error-http-unfiltered = Die Suche bei { $url } liefert auch fremde Einträge; ob der eigene darunter fehlt, weiß so niemand. Es ist nichts geschehen.
    .hint = Unter [website.http.find] nach der Kennung suchen: {"{{"} key {"}}"}
error-http-twins = Derselbe Text ist auf der Website { $count }-mal angelegt: { $ids }
    .hint = Welcher Eintrag bleiben soll, weiß nur ein Mensch: die anderen dort löschen.
error-http-gone = Der Eintrag mit der Kennung { $key } wurde auf der Website gelöscht.
    .hint = Soll er neu entstehen, an den Befehl --recreate anhängen.
error-http-unkept = Die Website hat nicht alles so übernommen, wie es gesendet wurde: { $places }
    .hint = Den Eintrag dort ansehen: Ändert die Website Texte beim Speichern, oder fehlt in [website.http.update] etwas?
error-http-no-files = { $name } kann nicht hochgeladen werden: unter [website.http] ist kein Weg für Dateien angegeben.
    .hint = [website.http.files] ergänzen, oder die Bilder aus dem Text nehmen.
doctor-site-answers = { $about } antwortet; die Suche nach einem Eintrag gelingt
