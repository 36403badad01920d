# Ein ganzes Archiv: alles auf einmal veröffentlichen.

help-publish-all = Alles auf die Website, was freigegeben und an der Reihe und noch nicht veröffentlicht ist; Mails gehen an niemanden
help-publish-no-mails = Mit --all: auch Texte mit Presseverteiler, ohne ihre Mails
archive-looking = Nachsehen: { $at } von { $count }
archive-plan = { $count ->
        [one] Ein Text geht
       *[other] { $count } Texte gehen
    } auf die Website { $place }, Mails an niemanden. { $out ->
        [0] Veröffentlicht ist noch nichts.
        [one] Einer ist schon veröffentlicht.
       *[other] { $out } sind schon veröffentlicht.
    }
archive-begun = { $count ->
        [one] Einer davon war schon begonnen und wird zu Ende gebracht.
       *[other] { $count } davon waren schon begonnen und werden zu Ende gebracht.
    }
archive-ahead = { $count ->
        [one] Ein Text wartet auf seine Sperrfrist ({ $moment }).
       *[other] { $count } Texte warten auf ihre Sperrfrist, der nächste bis { $moment }.
    }
archive-unapproved = { $count ->
        [one] Ein Text ist nicht freigegeben und bleibt liegen.
       *[other] { $count } Texte sind nicht freigegeben und bleiben liegen.
    }
archive-mails = { $count ->
        [one] Ein Text würde Mails verschicken und bleibt liegen.
       *[other] { $count } Texte würden Mails verschicken und bleiben liegen.
    } Einzeln mit Mails: `klartext publish { $id }`. Neue Texte nur auf die Website, ohne Mails: `klartext publish --all --no-mails`; Korrekturen gehen immer einzeln.
archive-broken = { $id } bleibt liegen:
archive-nothing = Es ist nichts zu veröffentlichen; { $out ->
        [0] veröffentlicht ist auch noch nichts.
        [one] ein Text ist veröffentlicht.
       *[other] { $out } Texte sind veröffentlicht.
    }
archive-ask = Zum Veröffentlichen die Zahl der Texte eintippen ({ $typed }):
archive-hint = So ausführen: `klartext publish --all --match { $digest }`
archive-progress = { $at } von { $count } · { $id }
archive-progress-rate = { $at } von { $count } · { $id } · { $hourly } in der Stunde · noch etwa { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    }
archive-line = { $at } von { $count }: { $id } ist veröffentlicht.
archive-failed = { $at } von { $count }: { $id } ist nicht veröffentlicht:
archive-failures = { $count } Texte nacheinander gingen nicht; die übrigen sind nicht begonnen.
archive-done = { $done ->
        [0] Kein Text
        [one] Ein Text
       *[other] { $done } Texte
    } veröffentlicht{ $failed ->
        [0] .
        [one] , einer nicht.
       *[other] , { $failed } nicht.
    }
archive-stopped = { $left ->
        [one] Ein Text fehlt noch.
       *[other] { $left } Texte fehlen noch.
    } Derselbe Befehl macht weiter; was veröffentlicht ist, bleibt und kommt nicht doppelt.
error-other-archive = Es ginge jetzt anderes hinaus als im gesehenen Plan (jetzt { $now }). Es ist nichts geschehen.
    .hint = Neu ansehen: `klartext publish --all --dry-run`
error-rules-moved = Während der Veröffentlichung sind andere Regeln in Kraft getreten. Hier ist Schluss; nichts ist halb getan.
    .hint = Neu ansehen und fortsetzen: `klartext publish --all`
error-other-run = Ein anderer Lauf von `publish --all` oder `run-due` ist auf diesem Rechner gerade dabei.
    .hint = Warten, bis er fertig ist; dann derselbe Befehl.
