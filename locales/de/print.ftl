# Gesetzte Dokumente: Änderungsfassung, alle auf einmal, Vorschau.

render-done = Gesetzt: { $path }
render-left-out = Im Ordner stehen andere Worte, die nicht freigegeben sind; gesetzt ist der freigegebene Text. Den Entwurf zeigt `klartext render { $id } --draft`.
render-draft = Als Entwurf gesetzt, auf jeder Seite gekennzeichnet: { $path }
render-redline = Änderungsfassung gesetzt, auf jeder Seite gekennzeichnet: { $path }
render-redline-alone = Die Fassung { $lang } von { $id } gibt es nur in einem der beiden Stände; zu vergleichen ist da nichts. Ganz gesetzt: `klartext render { $id }:{ $lang } --draft`
render-redline-nothing = { $id }: Beide Fassungen sind gleich; es gibt nichts zu zeigen.
error-redline-format = Eine Änderungsfassung gibt es als PDF (`-f pdf`) oder als Seite (`-f html`).
error-redline-at = Bitte den früheren Stand nicht zweimal nennen: statt { $id }@{ $at } nur { $id }, und hinter --redline zum Beispiel { $at }..HEAD.
expected-ends = zwei Stände mit Punkten dazwischen, etwa approved..HEAD; möglich sind mine, approved, published, HEAD oder die Nummer eines früheren Standes, und nichts hinter den Punkten für den Text im Ordner
help-render-redline = Was sich zwischen zwei Ständen geändert hat, zum Lesen gesetzt: approved..HEAD, published.., mine..
value-ends = VON..BIS

error-picture-unknown = Zeile { $line }: { $path } ist kein Bild, das sich setzen lässt. Möglich sind PNG, JPEG, WebP, GIF und SVG.
error-picture-pixels = Zeile { $line }: { $path } hat mehr als 64 Millionen Bildpunkte. Bitte verkleinern; für den Druck genügen 1900 in der Breite.
error-picture-heavy = Zeile { $line }: { $path } ist zu groß. Bitte verkleinern; eine Zeichnung darf 8 MB haben, ein Foto 40 MB.
error-picture-drawn = Zeile { $line }: { $path } wiederholt sich so oft selbst, dass niemand es zeichnen kann. Bitte neu ausgeben lassen.
error-picture-damaged = Zeile { $line }: { $path } ist beschädigt und lässt sich nicht öffnen. Bitte neu speichern.
render-all-progress = { $read } von { $statements } Texten gelesen, { $written } Dokumente gesetzt
render-all-done =
    { $count ->
        [0] Es gibt nichts zu setzen.
        [one] Ein Dokument gesetzt: { $folder }
       *[other] { $count } Dokumente gesetzt: { $folder }
    }
render-all-waiting =
    { $count ->
        [one] Ein Text ist noch nicht freigegeben und blieb aus. Mit `--draft` kommt er als Entwurf dazu.
       *[other] { $count } Texte sind noch nicht freigegeben und blieben aus. Mit `--draft` kommen sie als Entwurf dazu.
    }
error-render-all-folder = `--all` schreibt mehrere Dokumente; hinter `-o` gehört ein Ordner.
help-render-all = Alle Texte, in einen Ordner

help-render-watch = Eine Seite im Browser, die dem Text beim Schreiben folgt
watch-mark = Entwurf – nicht freigegeben. Diese Seite ist nur auf diesem Rechner zu sehen.
watch-gone = Die Vorschau ist beendet. Was hier steht, ist vielleicht nicht mehr der neueste Stand.
watch-text = Der Text
watch-pages = Die Seiten
watch-page = Seite { $number } von { $count }, als Bild; der Text steht daneben
watch-hint = Die Seite folgt jeder Änderung an Text, Bildern und Vorlagen. Beenden mit Strg+C.
error-watch-at = Die Vorschau folgt dem Text im Ordner; { $id }@{ $at } ändert sich nicht mehr. Bitte nur { $id } nennen.
