# Zur Zeit: was freigegeben und an der Reihe ist.

help-run-due = Veröffentlichen, was freigegeben ist und dessen Sperrfrist vorbei ist (für cron, systemd und andere Uhrwerke)
    .examples =
        klartext run-due --dry-run
        klartext -C /srv/texte --no-input run-due
help-run-due-dry-run = Nur zeigen, was hinausginge
due-busy = Ein anderer Lauf ist gerade dabei; hier ist nichts zu tun.
due-nothing = Nichts hat eine Sperrfrist, die ansteht.
due-ahead = { $id }: { $moment }
due-would = { $id } ginge jetzt hinaus; die Sperrfrist war { $moment }.
due-late = { $id } kommt zu spät: Die Sperrfrist war { $moment }, vor { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }.
due-clock = Die Uhr dieses Rechners geht { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } { $ahead ->
        [yes] vor
       *[other] nach
    }, gemessen an der Website. Sperrfristen gelten nach beiden; bitte die Uhr stellen.
due-early = { $id } wartet noch: Die Sperrfrist endet { $moment }, und die Uhr der Website steht erst auf { $clock }. Es ist nichts begonnen.
due-claimed = { $id } veröffentlicht gerade { $person }.
due-closed = { $id } ist an der Reihe ({ $moment }) und geht nicht hinaus:
due-failed = { $id } ist nicht hinausgegangen:
error-due-too-late = { $id } geht nicht von selbst hinaus: Die Sperrfrist war { $moment }, vor { $hours } Stunden.
    .hint =
        Soll es noch hinaus: `klartext publish { $id }`
        Sonst eine neue Sperrfrist setzen: `klartext embargo { $id } "morgen 10:00"`
