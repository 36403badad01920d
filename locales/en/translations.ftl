# Translations: begun, up to date, left behind.

error-no-translation = { $id } is written in "{ $lang }": that is the original.
    .hint = Name another language: `klartext translate { $id } LANGUAGE`
act-untranslated = { $count ->
        [one] { $path } still has one passage in the words of the original: `klartext check { $path }`
       *[other] { $path } still has { $count } passages in the words of the original: `klartext check { $path }`
    }
help-translate = Begin a translation, or note that it follows the original again
    .examples =
        klartext translate 2026-a en
        klartext translate 2026-a:de uk
help-translate-id = Statement; with :LANGUAGE this edition as the original
help-translate-lang = Language of the translation
help-diff-original = What changed in the original since this edition was translated from it
translate-begun = { $path } is begun: a copy of { $of }, to be written over.
translate-follows = { $lang } follows the present words of { $of } again ({ $path }).
translate-hint-edit = Translate: `klartext edit { $id }:{ $lang }`, then `klartext submit { $id }`
translate-hint-submit = Hand it in: `klartext submit { $id }`
error-already-translated = This edition follows the present original already.
error-no-original = { $id }:{ $lang } names no original.
    .hint = `klartext translate { $id } { $lang }` puts it in.
error-original-language = Which translation is meant?
    .hint = For example `klartext diff { $id }:en --original`
status-outdated = { $lang } translates earlier words of { $of }: `klartext diff { $id }:{ $lang } --original`
gate-outdated = The edition { $lang } translates earlier words of { $of }.
    .hint = `klartext diff { $id }:{ $lang } --original` shows what is new; bring it up to date, then `klartext translate { $id } { $lang }` and `klartext submit { $id }`
diff-original = What changed in the original since it was translated:

finding-untranslated = “{ $words }” still stands here in the words of { $of }.
    .fix = Translate the passage. If it is meant to stand so, a bracket says it: `[{ $words }]{"{"}lang={ $of }{"}"}`.
