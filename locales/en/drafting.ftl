# While writing and taking in: what cannot be done, and what helps then.

error-no-headline = The headline is missing.
    .hint = For example: `klartext new press-release "No deportations in winter"`

## Texts from elsewhere (ops::Unimportable)

error-import-folder = { $path } is a folder; files are taken in.
    .hint = Name the files: `klartext import FOLDER/*.md`
error-import-encoding = { $path }, line { $line }: there is a character here that is no UTF-8; the file seems to come from an older program. Nothing was taken in.
    .hint = Open the file in an editor and save it again with the encoding “UTF-8”, then take it in once more.
error-import-binary = { $path } is no text file. Nothing was taken in.
    .hint = From Word: copy the text and paste it into the editor after `klartext new press-release "Headline"`, or save it in Word as plain text in UTF-8 and take that file in. Pictures go into the folder media/ beside the text.
error-import-empty = { $path } is empty. Nothing was taken in.
    .hint = To begin a new text: `klartext new press-release "Headline"`
error-import-one-id = With --id only one file at a time is taken over.
    .hint = Several together: without --id; each is then called like its file.
error-import-language = { $path }: “{ $tag }” is no language that is published in here. Nothing was taken in.
    .hint = There are: { $known }. To take another: change the line with the language in the file; a new one goes into workflow.toml under `languages`.
error-import-too-long = { $path } is { $size } kilobytes long; at most one megabyte is read. Nothing was taken in.
    .hint = The wrong file seems to be named.

## Embargo

embargo-own = You approved this text yourself. Whoever sets the embargo writes in it and cannot approve it afterwards; better let its author set it.
embargo-ask = { $id } is approved by { $people }. The embargo is part of the text: { $count ->
        [one] this approval will no longer count, and approval is needed anew.
       *[other] these { $count } approvals will no longer count, and approval is needed anew.
    } Set it all the same?
error-embargo-approved = { $id } is approved by { $people }. Another embargo changes the text: { $count ->
        [one] this approval
       *[other] these { $count } approvals
    } would no longer count. Nothing has happened.
    .hint = If that is meant: `klartext embargo { $id } "{ $when }" -y --match { $digest }`
plan-hint-embargo = From { $moment } on, like this: `klartext publish { $id } --match { $digest }`

## Discarding, doubles, what was deleted

new-besides = { $besides } is there already, so the new text is called { $id }. By mistake? `klartext discard { $id }`
new-hint-language = Language of the text: { $lang }; another one: `--lang`. Once it is written, a translation: `klartext translate { $id } LANGUAGE`
edit-back = The files of { $id } had been deleted in the folder and are back as they were saved.
discard-ask = Discard { $id }? The text disappears from the list; its files stay in the folder aside/.
discard-done = { $id } is discarded.
discard-aside = Laid aside: { $path }
discard-ask-edition = Discard { $id } in { $lang }? The other languages stay; the file stays in the folder aside/.
discard-done-edition = { $id }:{ $lang } is discarded; the other languages stay.
error-edition-out = { $id }:{ $lang } is published and is not silently removed. Nothing has happened.
    .hint = If it is wrong: `klartext correct { $id }:{ $lang }`; the whole text: `klartext withdraw { $id }`
restore-done = { $id } ({ $langs }) has the { $at ->
        [approved] approved words
        [published] published words
       *[other] words of { $at }
    } again. The ones until now stay in the history: `klartext log { $id }`
edit-opens = { $editor ->
        [nano] The text opens here in nano: Ctrl+O and Enter save, Ctrl+X closes; then it goes on.
       *[other] The text opens in "{ $editor }". Save and close the program; then it goes on here.
    }
embargo-out = { $id } is published already. An embargo does not hold that back any more; it would count for a new version only, and everybody would have to approve anew.
plan-invented-address = The address { $address } is only an example and would stand in mails and on the pages like this. The right one belongs into workflow.toml under [website] address; then `klartext workflow propose`.
restore-same = { $id } ({ $langs }) has these words already.
restore-hint = Where the text stands with them: `klartext status { $id }`
error-restore-which = Which words of { $id } are to come back?
    .hint =
        The approved ones: `klartext restore { $id }@approved`
        The published ones: `klartext restore { $id }@published`
        Others, as `klartext log { $id }` names them in brackets: `klartext restore { $id }@…`
error-handed-in = { $id } was submitted already: what somebody has signed is never removed.
    .hint = The text can stay where it is; without approvals it never goes out. `klartext status { $id }` shows where it stands.
error-emptied = { $path } has no words any more, or is no text file. Nothing was saved; the text that was saved last is still there.
    .hint = To bring it back: delete the file, then `klartext edit { $id }`. To discard the text altogether: `klartext discard { $id }`
error-no-words = Without words nobody knows what is meant. Nothing was recorded.
    .hint = With -m "What is missing, or what is wrong."
error-gone = The files of { $id } are deleted in the folder; the text is still saved.
    .hint =
        To bring it back: `klartext edit { $id }`
        To discard it, as long as it was not submitted: `klartext discard { $id }`

## Beginning

init-left = { $path } was there already and stays as it is.
error-repo-not-owned = { $path } belongs to somebody else on this machine, as on a shared drive. To be safe, nothing is done in it.
    .hint = If you trust the folder, type once: git config --global --add safe.directory "{ $path }"
error-render-refused = { $id } is not approved yet, and only what is approved is set. As a draft: `klartext render { $id } --draft`
gate-published = Published already, in exactly these words
diff-hint-published = These words are published. To check: `klartext verify { $id }`
