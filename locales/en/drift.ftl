## Changed by hand: what on the website is other than what was approved

help-drift = Show what was changed on the website by hand; take it over as a draft, or restore the approved edition
    .examples =
        klartext drift 2026-winter
        klartext drift 2026-winter --take-over
        klartext drift --all
help-drift-all = All published texts
help-drift-take-over = Take the changes over into the text as a draft, which then needs new approvals
help-drift-overwrite = Restore the approved edition; what stood there is laid into the folder aside
help-drift-match = Digest of the changes as shown; exactly these are taken over or replaced

drift-none = { $id }: the website shows what was approved.
drift-all = Looked at { $count ->
        [one] one text
       *[other] { $count } texts
    }; { $changed ->
        [0] none was
        [one] one was
       *[other] { $changed } were
    } changed on the website by hand.
drift-progress = { $at } of { $count } · { $id }
drift-hint = Take over into the text: `klartext drift { $id } --take-over --match { $digest }` · restore the approved edition: `klartext drift { $id } --overwrite --match { $digest }`
drift-by = Changed by { $who }: { $moment }
drift-by-unnamed = Changed: { $moment }
drift-by-nobody = The website keeps no record of who changed it and when.
drift-writing = { $who } has unsaved changes there: { $moment }
drift-unseen = { $lang }: cannot be compared here: { $what }
drift-from-to = { $what }: { $was } → { $is }
drift-form = (no word, only how it looks)
drift-words-unknown = (how it read is not known on this machine)
aspect-gone = post deleted
aspect-gone-told = The post is no longer there.
aspect-trash = post in the trash
aspect-trash-told = The post lies in the trash.
aspect-twins = public more than once
drift-twins-told = The text is public more than once: { $links }
aspect-mark = mark
aspect-mark-told = The mark by which klartext knows the post was removed.
aspect-status = State
post-state-publish = published
post-state-draft = draft
post-state-private = private
post-state-pending = waiting for review
post-state-future = scheduled for later
aspect-slug = Address
aspect-title = Headline
aspect-text = Text
aspect-excerpt = Excerpt
aspect-categories = Categories
aspect-tags = Tags
aspect-picture = Featured picture
aspect-file = file
drift-file-told = { $name } is another file than the approved one.
drift-file-gone = { $name } is missing.
aspect-extra = foreign file
drift-extra-told = { $name } is public and does not belong to it.
drift-ask-take-over = Take these changes over into { $id } as a draft?
drift-ask-overwrite = Replace these changes on the website by the approved edition of { $id }?
drift-taken = { $path }: { $count ->
        [one] one passage
       *[other] { $count } passages
    } taken over and saved
drift-left = { $lang }: this passage cannot be taken over into the text:
drift-not-text = { $lang }: "{ $what }" is no part of the text; on the website it stays as it is.
drift-nothing-taken = { $id }: none of it can be taken over into the text, which is unchanged.
drift-taken-hint = Look: `klartext diff { $id } --since published` · submit: `klartext submit { $id }`
drift-kept = What stood there lies in { $path }
drift-put-back = { $id }: the website shows the approved edition again.
error-site-elsewhere = { $id } went out to a website of another kind than the one that workflow.toml names now.
error-site-edited = { $id } was changed on the website by hand: { $paths }. Nothing was written over.
    .hint =
        Look and decide: `klartext drift { $id }`
        If the new edition is to stand: `klartext publish { $id } --overwrite`
error-sealed-elsewhere = The sealed release of { $id } does not lie on this machine and cannot be made exactly alike here.
    .hint = Type the same command at the machine that published; or take the changes over: `klartext drift { $id } --take-over`
error-pages-elsewhere = Another machine made the pages of { $id }. They do not lie in this folder, and nothing can be compared here.
    .hint = Type the same command at the machine that published: each has a folder public/ of its own.
error-other-drift = By now the website shows something else of { $id } than what was seen (now: { $now }). Nothing has happened.
    .hint = Look again: `klartext drift { $id }`
