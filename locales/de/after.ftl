# Nach der Veröffentlichung: berichtigen, zurückziehen, und was sonst von Hand geschah.

help-correct = Einen veröffentlichten Text berichtigen
    .examples =
        klartext correct 2026-a --grade minor -m "Im zweiten Absatz stand 1.400; richtig ist 1.200."
        klartext correct 2026-a --grade severe -m "Die Zahl war falsch." --cause "Verwechselte Tabellen."
help-correct-id = Text; mit :SPRACHE nur diese Fassung
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

stage-corrected = berichtigt
    .meaning = ist hinausgegangen und sagt, was vorher falsch war
stage-withdrawn = zurückgezogen
    .meaning = Seite und PDF sagen, dass der Text zurückgezogen ist

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
    .hint = Die Korrektur an dem Rechner veröffentlichen, der auch den Text veröffentlicht hat.
publish-mails-unreachable = { $count ->
        [one] Eine Person
       *[other] { $count } Personen
    } von denen, die die falsche Fassung haben, stehen nicht mehr im Verteiler oder haben widersprochen; sie bekommen keine Mail.
