# Ob die Geschichte noch alles enthält, und ob sich jede Unterschrift nachprüfen lässt.

error-lost =
    { $how ->
        [rewound] Der Arbeitsbereich steht auf einem früheren Stand ({ $found }) als dem, der hier zuletzt geprüft wurde ({ $known }).
        [rewritten] Die Geschichte des Arbeitsbereichs wurde umgeschrieben: Der Stand, der hier zuletzt geprüft wurde ({ $known }), kommt in ihr nicht mehr vor.
        [unrelated] Der Arbeitsbereich hat eine ganz andere Geschichte als die, die hier zuletzt geprüft wurde ({ $known }).
        [absent] Der Stand, der hier zuletzt geprüft wurde ({ $known }), ist in diesem Arbeitsbereich nicht enthalten; ob noch alle Einträge da sind, lässt sich nicht sagen.
       *[follows] Aus dem Arbeitsbereich wurde etwas entfernt, das für immer bleiben muss.
    } { $count ->
        [0] { "" }
        [one] Ein Eintrag fehlt oder ist verändert: { $paths }
       *[other] { $count } Einträge fehlen oder sind verändert: { $paths }
    }
    .hint =
        { $how ->
            [absent] Den vollständigen Stand holen, oder nachfragen, wer den Arbeitsbereich neu angelegt hat.
           *[other] `klartext verify --restore` legt die Einträge wieder dazu.
        }
        Nur wenn alle wissen, warum: `klartext verify --accept { $found }` nimmt den jetzigen Stand als den richtigen.
error-other-state = Der Arbeitsbereich steht auf { $now }, nicht auf { $seen }. Es ist nichts geschehen.
verify-accept-ask = Was hier fehlt oder ausgetauscht ist, gilt danach als nie dagewesen. Haben Sie jemanden gefragt, der weiß, warum es fehlt?
verify-accepted = Der Stand { $found } gilt an diesem Rechner als der richtige. Von ihm aus wird weitergeprüft.
verify-restored =
    { $count ->
        [0] Es fehlt nichts.
        [one] Eine Datei liegt wieder da: { $paths }
       *[other] { $count } Dateien liegen wieder da: { $paths }
    }

## Ein Stück Geschichte: verify --since, hook pre-receive

since-holds = Geprüft: { $commits } { $commits ->
        [one] neuer Stand
       *[other] neue Stände
    }, { $records } { $records ->
        [one] neuer Eintrag
       *[other] neue Einträge
    }, jede Unterschrift hält; es gilt Fassung { $rules } der Regeln.
since-fails =
    { $count ->
        [one] Das wird nicht angenommen, aus einem Grund.
       *[other] Das wird nicht angenommen, aus { $count } Gründen.
    }
breach-descent =
    { $how ->
        [rewound] Der Zweig würde auf einen früheren Stand zurückgesetzt.
        [rewritten] Der Zweig würde umgeschrieben: Ein Stand, der schon da war, käme nicht mehr vor. Erst holen und zusammenführen, dann noch einmal.
        [unrelated] Das ist ein anderer Arbeitsbereich: Beide Geschichten haben nichts gemeinsam.
       *[other] Der frühere Stand ist hier nicht enthalten; die vollständige Geschichte holen (git fetch --unshallow).
    }
breach-lost =
    { $path }: { $how ->
        [changed] Der Eintrag ist verändert
       *[gone] Der Eintrag fehlt
    } ({ $commit }). Einträge bleiben für immer, wie sie unterschrieben wurden.
verify-vanished = Zu { $id } ist unterschrieben worden, und der Text ist nicht mehr da. Zurückholen: `klartext verify --restore`
breach-record = { $path }: { $why }
breach-manifest = { $path }: Das ist kein Verzeichnis einer Ausgabe dieses Textes.
breach-renumbered = workflow.toml: Die Regeln sind verändert und tragen noch die Nummer der geltenden Fassung { $serial }. Neue Regeln brauchen eine neue Fassung und Unterschriften (klartext workflow propose).
breach-unsigned = workflow.toml: Fassung { $serial } der Regeln hat noch niemand aus der Verwaltung unterschrieben (klartext workflow propose).
breach-deleted = { $reference }: Der gemeinsame Zweig wird nicht gelöscht.
breach-replace = { $reference }: Verweise, die Stände austauschen, werden nicht angenommen.
error-hook-input = Das sind nicht die Zeilen, die git einem Hook übergibt.
    .hint = Als Hook eines git-Servers einrichten: docs/server.md
help-hook = Für git-Server: prüfen, was hineingeschoben wird
help-hook-pre-receive = Liest, was git dem Hook „pre-receive“ übergibt, und lehnt ab, was nicht hineindarf
help-verify-since = Ein Stück Geschichte von diesem Stand an prüfen, ohne eigenen Schlüssel (für Server und Forges)
help-verify-restore = Einträge und Texte, die verschwunden sind, wieder dazulegen
help-verify-accept = Den jetzigen Stand als den richtigen nehmen, nachdem die Geschichte neu angelegt wurde

clock-ahead = { $people } hat etwas zu einer Zeit unterschrieben, die nach der Uhr dieses Rechners noch kommt ({ $time }, in { $minutes } Minuten). Eine der beiden Uhren geht falsch. Die Unterschrift gilt trotzdem, denn Zeiten entscheiden nichts; eine Sperrfrist aber läuft nach der Uhr des Rechners, von dem aus veröffentlicht wird. Bitte die Uhren stellen.

proof-facts = Titel und Zusammenfassung für Übersicht und Feeds ({ $about }) sind die freigegebenen
proof-facts-wrong = Titel oder Zusammenfassung für Übersicht und Feeds ({ $about }) lauten anders, als freigegeben ist, auch wenn der Beleg dazu passt
proof-again = noch einmal gesetzt, Byte für Byte dasselbe: { $about }
proof-again-wrong = { $about } ist nicht, was aus dem freigegebenen Text gesetzt wird, auch wenn der Beleg dazu passt
proof-again-unseen = { $about } ließ sich nicht vergleichen: Hinaus ging es mit einer anderen Fassung des Programms oder in anderen Vorlagen
proof-again-absent-wrong = { $about } gehört zum freigegebenen Text und fehlt in der Ausgabe
proof-pdf-wrong = { $about } hat andere Worte, als freigegeben sind, auch wenn der Beleg dazu passt
proof-pdf-unseen = { $about } liegt nicht auf diesem Rechner und wurde mit einer anderen Fassung des Programms oder in anderen Vorlagen gesetzt; es wurde nicht verglichen
proof-pdf-words-unseen = { $about } hat die freigegebenen Worte; nur diese wurden verglichen und nicht Byte für Byte, weil es mit einer anderen Fassung des Programms oder in anderen Vorlagen gesetzt wurde
proof-pdf-part-unseen = { $about } wurde nur zum Teil verglichen: Jeder Absatz des freigegebenen Textes steht darin, um ihn herum steht anderes, als heute gesetzt würde; bitte ansehen
verify-holds-partly = { $id }: Ausgabe { $release } ist belegt, und ihr Wortlaut ist freigegeben. Was mit „–“ beginnt, ließ sich hier nicht ganz vergleichen.
proof-enough = die Freigaben genügten nach den Regeln, die damals galten
proof-enough-wrong = die Freigaben genügten nach den Regeln, die damals galten, nicht: So hätte es nicht hinausgehen dürfen
proof-enough-unseen = ob die Freigaben nach den Regeln von damals genügten, lässt sich nicht mehr sagen
proof-objection-unseen = { $about } erhebt einen Einwand, den der Beleg nicht kennt: gleichzeitig entstanden, oder übergangen; bitte nachfragen
proof-receipt-alone-unseen = ein weiterer Beleg von { $about } zählt nicht: Das Verzeichnis, das er nennt, gibt es nicht; bitte nachfragen
proof-receipt-unapproved-unseen = ein weiterer Beleg von { $about } zählt nicht: Was er hinausgegangen nennt, war nicht freigegeben; bitte nachfragen
proof-receipt-again-unseen = ein weiterer Beleg von { $about } zählt nicht: Dieser Wortlaut war schon hinaus
unknown-authors = { $people } { $count ->
        [one] hat
       *[other] haben
    } an diesem Text gearbeitet und { $count ->
        [one] steht
       *[other] stehen
    } nicht in den Regeln. Dahinter könnte jemand sein, der freigibt; deshalb ist eine Freigabe mehr nötig, als die Regeln sonst verlangen. Wer dazugehört, wird eingetragen: `klartext people add`
