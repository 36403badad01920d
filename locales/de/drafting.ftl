# Beim Schreiben und Übernehmen: was nicht geht und was dann hilft.

error-no-headline = Es fehlt die Überschrift.
    .hint = Zum Beispiel: `klartext new press-release "Abschiebestopp im Winter"`

## Texte von anderswo (ops::Unimportable)

error-import-folder = { $path } ist ein Ordner; übernommen werden Dateien.
    .hint = Die Dateien nennen: `klartext import ORDNER/*.md`
error-import-encoding = { $path }, Zeile { $line }: Hier steht ein Zeichen, das kein UTF-8 ist; die Datei stammt wohl aus einem älteren Programm. Es wurde nichts übernommen.
    .hint = Die Datei im Editor öffnen und mit der Codierung „UTF-8“ neu speichern, dann noch einmal übernehmen.
error-import-binary = { $path } ist keine Textdatei. Es wurde nichts übernommen.
    .hint = Aus Word: den Text kopieren und nach `klartext new press-release "Überschrift"` im Editor einfügen, oder in Word als „Nur Text“ in UTF-8 speichern und diese Datei übernehmen. Bilder gehören in den Ordner media/ neben dem Text.
error-import-empty = { $path } ist leer. Es wurde nichts übernommen.
    .hint = Einen neuen Text beginnen: `klartext new press-release "Überschrift"`
error-import-one-id = Mit --id wird nur eine Datei auf einmal übernommen.
    .hint = Mehrere zusammen: ohne --id; jede heißt dann wie ihre Datei.
error-import-language = { $path }: „{ $tag }“ ist keine Sprache, in der hier veröffentlicht wird. Es wurde nichts übernommen.
    .hint = Es gibt: { $known }. Eine andere nennen: die Zeile mit der Sprache in der Datei ändern; eine neue gehört in workflow.toml unter `languages`.
error-import-too-long = { $path } ist { $size } Kilobyte lang; gelesen wird höchstens ein Megabyte. Es wurde nichts übernommen.
    .hint = Vermutlich ist die falsche Datei genannt.

## Sperrfrist

embargo-own = Sie haben den Text selbst freigegeben. Wer die Sperrfrist setzt, schreibt an ihm mit und kann ihn danach nicht mehr freigeben; besser setzt sie, wer den Text geschrieben hat.
embargo-ask = { $id } ist freigegeben von { $people }. Die Sperrfrist gehört zum Wortlaut: { $count ->
        [one] Diese Freigabe gilt danach nicht mehr, und es muss neu freigegeben werden.
       *[other] Diese { $count } Freigaben gelten danach nicht mehr, und es muss neu freigegeben werden.
    } Trotzdem setzen?
error-embargo-approved = { $id } ist freigegeben von { $people }. Eine andere Sperrfrist ändert den Wortlaut: { $count ->
        [one] Diese Freigabe gälte
       *[other] Diese { $count } Freigaben gälten
    } nicht mehr. Es ist nichts geschehen.
    .hint = Wenn es so gemeint ist: `klartext embargo { $id } "{ $when }" -y --match { $digest }`
plan-hint-embargo = Ab { $moment } so ausführen: `klartext publish { $id } --match { $digest }`

## Verwerfen, Doppeltes, Gelöschtes

new-besides = { $besides } gibt es schon; der neue Text heißt deshalb { $id }. War das ein Versehen? `klartext discard { $id }`
new-hint-language = Sprache des Textes: { $lang }; eine andere: `--lang`. Ist er fertig, eine Übersetzung: `klartext translate { $id } SPRACHE`
edit-back = Die Dateien von { $id } waren im Ordner gelöscht und sind wieder da, wie sie gespeichert waren.
discard-ask = { $id } verwerfen? Der Text verschwindet aus der Liste; seine Dateien bleiben im Ordner aside/ liegen.
discard-done = { $id } ist verworfen.
discard-aside = Beiseitegelegt: { $path }
discard-ask-edition = { $id } auf { $lang } verwerfen? Die anderen Sprachen bleiben; die Datei bleibt im Ordner aside/ liegen.
discard-done-edition = { $id }:{ $lang } ist verworfen; die anderen Sprachen bleiben.
error-edition-out = { $id }:{ $lang } ist veröffentlicht und wird nicht still entfernt. Es ist nichts geschehen.
    .hint = Ist sie falsch: `klartext correct { $id }:{ $lang }`; der ganze Text: `klartext withdraw { $id }`
restore-done = { $id } ({ $langs }) hat wieder den { $at ->
        [approved] freigegebenen Wortlaut
        [published] veröffentlichten Wortlaut
       *[other] Wortlaut von { $at }
    }. Der bisherige bleibt im Verlauf: `klartext log { $id }`
edit-opens = { $editor ->
        [nano] Der Text öffnet sich hier in nano: Strg+O und Eingabe speichern, Strg+X schließt; dann geht es weiter.
       *[other] Der Text öffnet sich in „{ $editor }“. Speichern und das Programm schließen; dann geht es hier weiter.
    }
embargo-out = { $id } ist schon veröffentlicht. Eine Sperrfrist hält das nicht mehr auf; sie gälte erst für eine neue Fassung, und alle müssten neu freigeben.
plan-invented-address = Die Adresse { $address } ist nur ein Beispiel und stünde so in Mails und auf den Seiten. Die richtige gehört in workflow.toml unter [website] address; danach `klartext workflow propose`.
restore-same = { $id } ({ $langs }) hat diesen Wortlaut schon.
restore-hint = Wo der Text damit steht: `klartext status { $id }`
error-restore-which = Welcher Wortlaut von { $id } soll zurückkommen?
    .hint =
        Der freigegebene: `klartext restore { $id }@approved`
        Der veröffentlichte: `klartext restore { $id }@published`
        Ein anderer, wie ihn `klartext log { $id }` in Klammern nennt: `klartext restore { $id }@…`
error-handed-in = { $id } war schon eingereicht: Was jemand unterschrieben hat, wird nicht entfernt.
    .hint = Der Text kann liegen bleiben; ohne Freigaben geht er nie hinaus. `klartext status { $id }` zeigt, wo er steht.
error-emptied = { $path } hat keine Worte mehr oder ist keine Textdatei. Es ist nichts gespeichert; der letzte gespeicherte Text ist noch da.
    .hint = Ihn zurückholen: die Datei löschen, dann `klartext edit { $id }`. Den Text ganz verwerfen: `klartext discard { $id }`
error-no-words = Ohne Worte weiß niemand, was gemeint ist. Es ist nichts eingetragen.
    .hint = Mit -m "Was fehlt, oder was falsch ist."
error-gone = Die Dateien von { $id } sind im Ordner gelöscht; gespeichert ist der Text noch.
    .hint =
        Zurückholen: `klartext edit { $id }`
        Verwerfen, solange er nicht eingereicht war: `klartext discard { $id }`

## Anfangen

init-left = { $path } war schon da und bleibt, wie es ist.
error-repo-not-owned = { $path } gehört auf diesem Rechner jemand anderem, etwa auf einem gemeinsamen Laufwerk. Zur Sicherheit wird darin nicht gearbeitet.
    .hint = Wenn Sie dem Ordner trauen, einmal eingeben: git config --global --add safe.directory "{ $path }"
error-render-refused = { $id } ist noch nicht freigegeben, und gesetzt wird nur, was freigegeben ist. Als Entwurf: `klartext render { $id } --draft`
gate-published = Schon veröffentlicht, genau in diesem Wortlaut
diff-hint-published = Dieser Wortlaut ist veröffentlicht. Nachprüfen: `klartext verify { $id }`
