# On time: what is approved and due.

help-run-due = Publish what is approved and whose embargo is over (for cron, systemd and other clockwork)
    .examples =
        klartext run-due --dry-run
        klartext -C /srv/texts --no-input run-due
help-run-due-dry-run = Only show what would go out
due-busy = Another run is at it; there is nothing to do here.
due-nothing = Nothing has an embargo that is due or ahead.
due-ahead = { $id }: { $moment }
due-would = { $id } would go out now; its embargo was { $moment }.
due-late = { $id } comes late: its embargo was { $moment }, { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    } ago.
due-clock = This computer's clock is { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    } { $ahead ->
        [yes] fast
       *[other] slow
    } by the website's. Embargoes hold by both; please set the clock.
due-early = { $id } still waits: its embargo ends { $moment }, and the website's clock says { $clock }. Nothing is begun.
due-claimed = { $person } is publishing { $id } right now.
due-closed = { $id } is due ({ $moment }) and does not go out:
due-failed = { $id } has not gone out:
error-due-too-late = { $id } does not go out by itself: its embargo was { $moment }, { $hours } hours ago.
    .hint =
        If it should still go out: `klartext publish { $id }`
        Otherwise set a new embargo: `klartext embargo { $id } "tomorrow 10:00"`
