# Übersetzungen: begonnen, gefolgt, zurückgeblieben.

error-no-translation = { $id } ist auf „{ $lang }“ geschrieben: Das ist das Original.
    .hint = Eine andere Sprache nennen: `klartext translate { $id } SPRACHE`
act-untranslated = { $count ->
        [one] In { $path } steht noch ein Absatz in den Worten des Originals: `klartext check { $path }`
       *[other] In { $path } stehen noch { $count } Absätze in den Worten des Originals: `klartext check { $path }`
    }
help-translate = Eine Übersetzung beginnen, oder vermerken, dass sie dem Original wieder folgt
    .examples =
        klartext translate 2026-a en
        klartext übersetzen 2026-a:de uk
help-translate-id = Text; mit :SPRACHE diese Fassung als Original
help-translate-lang = Sprache der Übersetzung
help-diff-original = Was sich im Original geändert hat, seit diese Fassung daraus übersetzt wurde
translate-begun = { $path } ist begonnen: eine Abschrift von { $of }, zum Überschreiben.
translate-follows = { $lang } folgt wieder dem jetzigen Wortlaut von { $of } ({ $path }).
translate-hint-edit = Übersetzen: `klartext edit { $id }:{ $lang }`, dann `klartext submit { $id }`
translate-hint-submit = Einreichen: `klartext submit { $id }`
error-already-translated = Diese Fassung folgt schon dem jetzigen Original.
error-no-original = { $id }:{ $lang } nennt kein Original.
    .hint = `klartext translate { $id } { $lang }` trägt es ein.
error-original-language = Welche Übersetzung ist gemeint?
    .hint = Zum Beispiel `klartext diff { $id }:en --original`
status-outdated = { $lang } übersetzt einen früheren Wortlaut von { $of }: `klartext diff { $id }:{ $lang } --original`
gate-outdated = Die Fassung { $lang } übersetzt einen früheren Wortlaut von { $of }.
    .hint = `klartext diff { $id }:{ $lang } --original` zeigt, was neu ist; nachziehen, dann `klartext translate { $id } { $lang }` und `klartext submit { $id }`
diff-original = Was sich im Original geändert hat, seit es übersetzt wurde:

finding-untranslated = „{ $words }“ steht hier noch in den Worten von { $of }.
    .fix = Übersetzen Sie die Stelle. Soll sie so stehen, sagt es eine Klammer: `[{ $words }]{"{"}lang={ $of }{"}"}`.
