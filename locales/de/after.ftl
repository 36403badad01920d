# Nach der Veröffentlichung: berichtigen, zurückziehen, und was sonst von Hand geschah.

help-correct = Einen veröffentlichten Text berichtigen
    .examples =
        klartext correct 2026-a --grade minor -m "Im zweiten Absatz stand 1.400; richtig ist 1.200."
        klartext correct 2026-a --grade severe -m "Die Zahl war falsch." --cause "Verwechselte Tabellen."
help-correct-id = Text; mit :SPRACHE die Fassung in dieser Sprache, sonst die in der Sprache des Hauses
help-correct-grade = Wie schwer: formal (still), minor (vermerkt, neue Fassung an alle, die die falsche haben), severe (dazu die Ursache und der Vorstand)
help-correct-message = Was falsch war und was richtig ist; steht auf der Seite und im PDF
help-correct-cause = Wie es dazu kam; nötig bei severe
help-withdraw = Einen veröffentlichten Text zurückziehen; er behält Name und Adresse
    .examples =
        klartext withdraw 2026-a --reason rights -m "Die Familie wünscht keine Veröffentlichung."
help-withdraw-id = Text
help-withdraw-reason = Warum: error (falsch), rights (Rechte anderer), law (rechtliche Gründe), overtaken (überholt), other
help-withdraw-message = Was öffentlich dazu steht
value-grade = GRAD
value-reason = GRUND

help-group-after = Danach

correct-written = { $grade ->
        [formal] Formale Korrektur, still
        [minor] Korrektur, vermerkt
       *[severe] Schwere Korrektur, vermerkt mit Ursache
    }: eingetragen in { $paths }.
withdraw-written = Zurückziehung eingetragen in { $paths }. Seite und PDF zeigen nach der Veröffentlichung nur noch diesen Vermerk.
after-hint-edit = Jetzt den Text richtigstellen und einreichen: `klartext edit { $id }`, dann `klartext submit { $id }`
after-hint-submit = Einreichen: `klartext submit { $id }` – danach freigeben und `klartext publish { $id }`
error-not-out = { $id } ist nicht veröffentlicht; zu berichtigen oder zurückzuziehen gibt es nichts.
    .hint = Einen Entwurf ändert `klartext edit { $id }`.
error-withdrawn-already = { $id } ist schon zurückgezogen.
error-needs-cause = Eine schwere Korrektur nennt die Ursache.
    .hint = Mit --cause "Wie es dazu kam"
error-sent-elsewhere = Die Mails mit der falschen Fassung von { $id } gingen von einem anderen Rechner aus ({ $count } Mails); nur dort ist bekannt, an wen. Es ist nichts geschehen.
    .hint = Dort veröffentlichen; oder hier mit `klartext publish { $id } --leave-mails`, und danach dort `klartext send { $id } --correction`
publish-mails-unreachable = { $count ->
        [one] Eine Person
       *[other] { $count } Personen
    } von denen, die die falsche Fassung haben, stehen nicht mehr im Verteiler oder haben widersprochen; sie bekommen keine Mail.

correct-others = Auch veröffentlicht: { $others }. Steht dort derselbe Fehler, braucht jede Fassung ihren eigenen Vermerk in ihrer Sprache: `klartext correct { $id }:{ $first } --grade { $grade } -m "…"`
withdraw-others = Die Fassungen { $others } werden mit zurückgezogen; dort steht der Grund in ihrer Sprache, aber nicht Ihre Erklärung. Wer sie ergänzen will, schreibt unter „withdrawn“ im Kopf eine Zeile „note: …“.
help-publish-leave-mails = Jetzt veröffentlichen, auch wenn von einem anderen Rechner schon Mails mit dieser oder der falschen Fassung ausgingen; von dort folgt dann `klartext send`
help-send-correction = Statt an einen Verteiler: an alle, die von diesem Rechner eine falsche Fassung haben und die richtige noch nicht
plan-mails-wrong = Mails: { $count } (an alle, die eine falsche Fassung haben)
plan-mails-silent = Mails: keine (formale Korrektur, still)
plan-no-correction = Das ändert, was schon veröffentlicht ist, und ist nicht als Korrektur eingetragen: Auf der Seite steht kein Vermerk, und die Mail geht noch einmal an den Verteiler. War es eine Korrektur? `klartext correct { $id } --grade minor -m "…"`
error-copies-elsewhere = Unter Sperrfrist gingen schon { $count } Mails mit { $id } von einem anderen Rechner aus; nur dort ist bekannt, an wen. Von hier aus bekäme jemand zwei. Es ist nichts geschehen.
    .hint = Dort veröffentlichen; oder hier mit `klartext publish { $id } --leave-mails`, und danach dort `klartext send { $id } --list NAME` für die übrigen
publish-without-mails = Ohne Mails veröffentlicht, wie gewünscht.
publish-without-mails-hint = An dem Rechner, von dem Mails unter Sperrfrist ausgingen, für die übrigen: `klartext send { $id } --list NAME`
plan-copies-elsewhere = { $count ->
        [one] Eine Mail ging unter Sperrfrist
       *[other] { $count } Mails gingen unter Sperrfrist
    } von einem anderen Rechner aus; nur dort ist bekannt, an wen, und von hier aus bekäme jemand zwei.
plan-hint-copies = Hier nur ohne Mails: `klartext publish { $id } --leave-mails --match { $digest }`; danach an dem anderen Rechner `klartext send { $id } --list NAME` für die übrigen
plan-mails-elsewhere = { $count ->
        [one] Eine Mail mit der falschen Fassung ging
       *[other] { $count } Mails mit der falschen Fassung gingen
    } von einem anderen Rechner aus; nur dort ist bekannt, an wen. Entweder dort veröffentlichen, oder hier mit `--leave-mails` und danach dort `klartext send { $id } --correction`.
send-ask-wrong = { $count ->
        [one] Eine Person hat eine falsche Fassung von { $id }. Zum Senden bitte { $typed } eingeben:
       *[other] { $id } geht an alle, die eine falsche Fassung haben. Wie viele sind es? (Zahl { $typed } eingeben)
    }
send-nobody-wrong = Von diesem Rechner hat niemand mehr eine falsche Fassung von { $id }; es ist nichts zu tun.
send-hint-wrong = So ausführen: `klartext send { $id } --correction --match { $digest }`
error-taken-back = { $id } ist zurückgezogen; an weitere Verteiler geht nichts mehr.
    .hint = Wer die zurückgezogene Fassung hat, erfährt es mit: `klartext send { $id } --correction`
error-nothing-wrong = { $id } wurde nie berichtigt; niemand hat eine falsche Fassung.
    .hint = An einen Verteiler: `klartext send { $id } --list NAME`
log-receipt-formal = { $person } hat eine formale Korrektur veröffentlicht
log-receipt-minor = { $person } hat eine Korrektur veröffentlicht
log-receipt-severe = { $person } hat eine schwere Korrektur veröffentlicht
log-receipt-withdrawal = { $person } hat die Zurückziehung veröffentlicht
why-aftermath = { $what ->
        [formal] Eine formale Korrektur: es gelten die Regeln für Korrekturen.
        [minor] Eine Korrektur: es gelten die Regeln für Korrekturen.
        [severe] Eine schwere Korrektur: es gelten die Regeln für schwere Korrekturen.
       *[withdrawal] Eine Zurückziehung: es gelten die Regeln dafür.
    }
status-correction = Korrektur ({ $lang }, { $date }, { $grade ->
        [formal] formal, still
        [minor] vermerkt
       *[severe] schwer
    }): { $note }
status-withdrawal = Zurückgezogen ({ $lang }, { $date }, { $reason ->
        [error] falsch
        [rights] Rechte anderer
        [law] rechtliche Gründe
        [overtaken] überholt
       *[other] anderer Grund
    }): { $note }
error-no-note = Ohne einen Satz dazu geht es nicht: Er steht auf der Seite und im PDF.
    .hint = Mit -m "Was falsch war, und was richtig ist."
error-head-as-it-is = Der Kopf von { $path } ist so geschrieben, dass der Vermerk sich nicht selbsttätig einfügen lässt. Es ist nichts geschehen.
    .hint = Eine leere Angabe „corrections“ oder „withdrawn“ aus dem Kopf nehmen und noch einmal versuchen.
error-edition-gone = Die Fassung { $lang } von { $id } ist veröffentlicht und fehlt jetzt. Was hinausging, verschwindet nicht still.
    .hint = Ihr Wortlaut: `klartext show { $id }:{ $lang }@published`. Zurückholen: `klartext restore { $id }:{ $lang }@published`; ist die Fassung falsch, danach `klartext correct { $id }:{ $lang }`, sonst den Text mit `klartext withdraw { $id }` zurückziehen.

still-wrong = { $count ->
        [one] Eine Person hat
       *[other] { $count } Personen haben
    } noch eine falsche Fassung von { $id }: Die Mail mit der Berichtigung ist noch nicht hinausgegangen.
still-wrong-hint = Senden: `klartext send { $id } --correction`
publish-already-wrong = { $id } ist in diesem Wortlaut schon veröffentlicht (Ausgabe { $release }); die Mails dazu fehlen noch.
publish-mails-left = { $count ->
        [one] Eine Mail mit der falschen Fassung ging
       *[other] { $count } Mails mit der falschen Fassung gingen
    } von einem anderen Rechner aus; nur dort ist bekannt, an wen. Diese Menschen haben noch nichts von der Berichtigung gehört.
publish-mails-left-hint = An dem Rechner, von dem sie ausgingen: `klartext send { $id } --correction`
plan-hint-elsewhere = Hier nur ohne diese Mails: `klartext publish { $id } --leave-mails --match { $digest }`; danach an dem anderen Rechner `klartext send { $id } --correction`
proof-website-earlier-unseen = Veröffentlicht wurde an einem anderen Rechner; hier liegt die vorige Fassung der Seiten
verify-earlier-hint = Auf den Webserver gehört der Ordner von dem Rechner, an dem veröffentlicht wurde; von hier aus ginge wieder die vorige Fassung online.
publish-pages-missing = { $count ->
        [one] Ein veröffentlichter Text fehlt
       *[other] { $count } veröffentlichte Texte fehlen
    } in diesem Ordner, weil an einem anderen Rechner veröffentlicht wurde. Wer ihn so auf den Webserver legt, nimmt sie dort weg: nur hinzufügen, nichts löschen, oder beide Rechner in denselben Ordner veröffentlichen lassen.
