## WordPress: was los ist und was zu tun ist

publish-stale = { $address } ist veröffentlicht, aber ein Zwischenspeicher der Website zeigt noch den alten Stand. Er läuft von selbst ab; wer ihn verwaltet, kann ihn leeren.

error-site-no-login = Für { $origin } ist auf diesem Rechner kein Zugang hinterlegt.
    .hint = `klartext doctor --site --login` richtet ihn ein; er gilt nur für diese eine Adresse.
error-site-client = Auf diesem Rechner lassen sich keine Verbindungen aufbauen ({ $detail }).
error-wp-unreachable = { $host } ist nicht erreichbar ({ $reason }).
    .hint = Internetverbindung und die Adresse unter [website] in workflow.toml prüfen, dann denselben Befehl noch einmal eingeben.
error-wp-redirect = Die Website leitet von { $from } nach { $to } um. Schreibzugriffe folgen keiner Umleitung.
    .hint = In workflow.toml unter [website] eintragen: address = "{ $to }"; dann `klartext workflow propose`
error-wp-no-api = Unter { $url } antwortet keine WordPress-Schnittstelle (Antwort: { $found }).
    .hint = Stimmt die Adresse in workflow.toml? Sonst hat ein Plugin oder der Hoster die REST-API abgeschaltet.
error-wp-rest-off = Ein Plugin sperrt die REST-API ({ $code }).
    .hint = Im Sicherheits-Plugin die REST-API für angemeldete Zugriffe freigeben.
error-wp-no-passwords = Anwendungspasswörter sind auf dieser Website abgeschaltet.
    .hint = Meist durch Wordfence (Brute Force Protection: „Disable WordPress application passwords“) oder weil die Seite ohne https läuft.
error-wp-not-logged-in = WordPress nimmt die Anmeldung nicht an.
    .hint =
        Der Benutzername ist der des WordPress-Kontos, nicht der Name des Anwendungspassworts; das Passwort kann widerrufen oder vertippt sein.
        `klartext doctor --site` sagt, ob das Passwort falsch ist oder der Webserver die Anmeldung verschluckt.
error-wp-stripped = Das Passwort stimmt, aber der Webserver reicht die Kopfzeile Authorization nicht an WordPress weiter.
    .hint = In .htaccess vor „# BEGIN WordPress“: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1 (oder: CGIPassAuth On)
error-wp-wrong-password = Benutzername oder Anwendungspasswort ist falsch.
    .hint = Ein neues Anwendungspasswort anlegen: `klartext doctor --site --login`
error-wp-user-barred = Für dieses Konto sind Anwendungspasswörter gesperrt.
    .hint = In WordPress beim Benutzerprofil freischalten, oder ein anderes Konto verwenden.
error-wp-http-auth = Vor { $url } liegt ein Verzeichnisschutz; er und WordPress teilen sich dieselbe Kopfzeile.
    .hint = Den Hoster bitten, /wp-json/ davon auszunehmen.
error-wp-role = Das Konto darf in WordPress nicht, was nötig ist: { $action }
    .hint = Dem Konto in WordPress die Rolle „Redakteur“ geben.
error-wp-hidden = { $count ->
        [one] Ein Beitrag ist
       *[other] { $count } Beiträge sind
    } für dieses Konto unsichtbar; ein doppelter Beitrag ließe sich nicht ausschließen.
    .hint = Dem Konto in WordPress die Rolle „Redakteur“ geben.
error-wp-filtered = WordPress hat den Text nicht so gespeichert, wie er freigegeben ist. Freigegeben: { $sent } – gespeichert: { $stored }
    .hint = Das Konto darf kein ungefiltertes HTML speichern, oder ein Plugin ändert Texte. Ein neuer Beitrag bleibt Entwurf.
error-wp-firewall = Eine Firewall der Website hat die Anfrage abgewiesen ({ $status }, { $url }, { $time }).
    .hint = Dem Hoster Zeit und Adresse nennen und bitten, die WordPress-Ausnahmen des Core Rule Set einzuschalten (Regeln 941310, 941180).
error-wp-cloudflare = Cloudflare verlangt eine Browserprüfung (Ray-ID { $ray }).
    .hint = In Cloudflare eine Regel anlegen, die /wp-json/ davon ausnimmt.
error-wp-busy = Die Website will gerade keine weiteren Anfragen (429).
    .hint = In { $seconds } Sekunden denselben Befehl noch einmal eingeben; er macht dort weiter.
error-wp-maintenance = Die Website wird gerade gewartet.
    .hint = Später denselben Befehl noch einmal eingeben; er macht dort weiter.
error-wp-fatal = WordPress meldet einen schweren Fehler ({ $url }). Ob gespeichert wurde, ist unklar.
    .hint = Denselben Befehl noch einmal eingeben: er sieht erst nach, es entsteht nichts doppelt. Bleibt es dabei, ist meist ein Plugin schuld.
error-wp-unclear = Die Website hat nicht klar geantwortet ({ $url }: { $reason }).
    .hint = Denselben Befehl noch einmal eingeben: er sieht erst nach, was schon da ist; es entsteht nichts doppelt.
error-wp-slug-taken = Die Adresse /{ $slug }/ gehört in WordPress schon zu „{ $title }“ ({ $link }). Daran wird nichts geändert.
    .hint = In WordPress die Adresse jenes Beitrags ändern, dann denselben Befehl noch einmal eingeben.
error-wp-trash = Der Beitrag „{ $title }“ (Nummer { $id }) liegt im Papierkorb von WordPress.
    .hint = Ihn dort wiederherstellen oder endgültig löschen, dann denselben Befehl noch einmal eingeben.
error-wp-gone = Der Beitrag wurde in WordPress gelöscht ({ $url }).
    .hint = Soll er neu entstehen, an den Befehl --recreate anhängen.
error-wp-edited = Jemand hat den Beitrag in WordPress von Hand geändert: { $who ->
        [none] wer, hält WordPress nicht fest
       *[other] { $who }
    }, { $time } UTC ({ $link }, Zustand: { $status }). Es ist nichts geschehen.
    .hint =
        Ansehen und entscheiden: `klartext drift { $id }`
        Soll die freigegebene Fassung gelten, an den Befehl --overwrite anhängen.
error-wp-autosave = { $who } schreibt gerade in dem Beitrag und hat nicht gespeichert ({ $time } UTC, { $link }). Es ist nichts geschehen.
    .hint = Absprechen; danach denselben Befehl noch einmal eingeben.
error-wp-term = Eine Kategorie „{ $term }“ gibt es in WordPress nicht.
    .hint = Sie dort anlegen, oder den Namen in workflow.toml unter [website.wordpress] berichtigen.
error-wp-size = { $name } ({ $size } kB) ist größer, als die Website zulässt ({ $message }).
    .hint = Den Hoster bitten, upload_max_filesize und post_max_size zu erhöhen, oder die Bilder im Text verkleinern.
error-wp-file-type = WordPress nimmt { $name } nicht an ({ $size } kB; { $message }).
    .hint = SVG-Bilder sind dort meist verboten: als PNG speichern.
error-wp-damaged = { $name } ({ $size } kB) kam beschädigt an.
    .hint = Denselben Befehl noch einmal eingeben.
error-wp-early = Die Uhr der Website steht auf { $server }; die Sperrfrist endet erst { $embargo }. Nichts ist öffentlich.
    .hint = Nach Ablauf denselben Befehl noch einmal eingeben. Geht die Uhr dieses Rechners richtig?
error-wp-twins = Derselbe Text ist in WordPress mehrfach öffentlich: { $links }
    .hint = Welcher bleiben soll, weiß nur ein Mensch: die anderen in WordPress löschen.
error-wp-unkept = WordPress hat am Beitrag { $id } nicht alles übernommen (Zustand, Kategorien, Schlagwörter oder Beitragsbild).
    .hint = Den Beitrag in WordPress ansehen: Ist ein späteres Datum eingestellt, oder ändert ein Plugin Beiträge?
error-wp-other = WordPress hat abgelehnt: { $message } ({ $code }, { $status }, { $url }).
    .hint = `klartext doctor --site` sieht nach, woran es liegt.

## Die Verbindung

doctor-site-newsroom = Website: fertige Seiten im Ordner { $about }
doctor-site-found = WordPress gefunden: { $about }
doctor-site-noise = Die Website gibt vor ihren Antworten Text aus („{ $about }“); PHP-Fehlerausgabe abschalten.
doctor-site-clock = Die Uhren stimmen überein{ $about }
doctor-site-clock-off = Die Uhr der Website geht gegenüber diesem Rechner um { $about } Sekunden anders; Sperrfristen gelten nach beiden.
doctor-site-no-login = Für { $about } ist noch kein Zugang hinterlegt: `klartext doctor --site --login`
doctor-site-login = Angemeldet als { $about }
doctor-site-rights = Das Konto darf alles, was zum Veröffentlichen nötig ist{ $about }
doctor-site-languages = Polylang verbindet die Sprachen der Beiträge{ $about }
doctor-site-no-languages = Sprachfassungen werden im Text miteinander verlinkt{ $about }
doctor-site-writing = Probe: ein Entwurf wurde angelegt, unverändert gelesen und wieder gelöscht{ $about }
doctor-site-hint = Auch das Schreiben ausprobieren: `klartext doctor --site --write-test`
doctor-site-page = Ein Anwendungspasswort für klartext anlegen: { $page }
doctor-site-agree = Im Browser öffnet sich eine Seite Ihrer Website; dort einwilligen, dann ist der Zugang hinterlegt. Öffnet sich nichts: { $page }
    Zeigt die Seite einen Fehler, in WordPress unter „Profil“ ein Anwendungspasswort anlegen und hier den Benutzernamen eintippen, dann das Passwort:
doctor-site-browser-kept = Der Zugang ist hinterlegt. Dieses Fenster kann zu.
doctor-site-declined = Es wurde kein Zugang erteilt. Dieses Fenster kann zu.
doctor-site-browser-wrong = Hier ist nichts.
doctor-site-handed = Der Zugang von { $user } ist hinterlegt; er geht nur an { $address }
help-doctor-browser = Den Zugang nur im Browser erteilen; die Seite dafür wird ausgegeben
error-site-no-page = Diese Website hat keine Seite, auf der ein Zugang erteilt werden kann.
    .hint = Ohne --browser: `klartext doctor --site --login`
error-site-nobody-agreed = Fünf Minuten lang hat niemand im Browser eingewilligt. Es ist kein Zugang hinterlegt.
    .hint = Noch einmal: `klartext doctor --site --login`
doctor-site-ask-user = Benutzername in WordPress:
doctor-site-ask-password = Anwendungspasswort (mit oder ohne Leerzeichen):
doctor-site-kept = Der Zugang ist hinterlegt; er geht nur an { $address }
error-site-login-lines = Es fehlen Benutzername und Anwendungspasswort.
    .hint = Am Terminal fragt `klartext doctor --site --login` danach; sonst liest es beide als zwei Zeilen von der Standardeingabe.
