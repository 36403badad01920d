# Anfangen: ein Ordner, ein gemeinsamer Ort.

help-init-here = auch in einem Ordner, der schon zu etwas anderem gehört und mit anderen geteilt wird
error-foreign-shared = { $root } gehört zu etwas anderem, das mit { $address } geteilt wird. Alles, was hier entsteht, ginge auch dorthin. Es wurde nichts angelegt und nichts gesendet.
    .hint =
        Einen eigenen Ordner anderswo nehmen: `klartext init ORDNER`
        Wenn genau dieser gemeint ist: `klartext init --here`
error-foreign = Dieser Ordner liegt in { $root } und gehört zu etwas anderem, das dort verwaltet wird. Es wurde nichts angelegt.
    .hint =
        Einen eigenen Ordner anderswo nehmen: `klartext init ORDNER`
        Wenn genau dieser gemeint ist: `klartext init --here`
error-read-only = In den Ordner { $path } darf hier nicht geschrieben werden. Es wurde nichts angelegt.
    .hint = Einen Ordner nehmen, der Ihnen gehört, zum Beispiel im eigenen Benutzerordner; oder die Person fragen, die diesen Ordner verwaltet.
sync-ask-place = In { $path } liegt noch nichts. Soll klartext dort einen leeren gemeinsamen Ort anlegen?
sync-place-made = In { $path } liegt jetzt ein gemeinsamer Ort.
sync-instead = Bisher war { $address } eingetragen; dorthin war nie etwas gelangt.
error-new-words = { $id } ist veröffentlicht; der neue Wortlaut ist es noch nicht. Verschickt wird nur, was freigegeben und veröffentlicht ist.
    .hint = Was noch fehlt: `klartext why { $id }`
error-not-listed = „{ $given }“ steht nicht in den Regeln. Dort stehen: { $known }
    .hint = Alle mit Namen und Rollen: `klartext people`
verify-website-hint = Die freigegebene Fassung der Website wiederherstellen: `klartext drift { $id } --overwrite`
