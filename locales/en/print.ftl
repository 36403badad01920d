# Documents that are set: comparison, all at once, preview.

render-done = Typeset: { $path }
render-left-out = The folder holds other words, which are not approved; what was set is the approved text. `klartext render { $id } --draft` shows the draft.
render-draft = Typeset as a draft, marked on every page: { $path }
render-redline = Comparison set, marked on every page: { $path }
render-redline-alone = The edition { $lang } of { $id } is in one of the two states only; there is nothing to compare. Set as a whole: `klartext render { $id }:{ $lang } --draft`
render-redline-nothing = { $id }: both revisions are the same; there is nothing to show.
error-redline-format = A comparison comes as PDF (`-f pdf`) or as a page (`-f html`).
error-redline-at = Please name the earlier state only once: { $id } instead of { $id }@{ $at }, and after --redline for example { $at }..HEAD.
expected-ends = two states with dots between them, such as approved..HEAD; there are mine, approved, published, HEAD or the number of an earlier state, and nothing after the dots for the text in the folder
help-render-redline = What changed between two states, set for reading: approved..HEAD, published.., mine..
value-ends = FROM..TO

error-picture-unknown = Line { $line }: { $path } is no picture that can be set. There are PNG, JPEG, WebP, GIF and SVG.
error-picture-pixels = Line { $line }: { $path } has more than 64 million pixels. Please make it smaller; 1900 across are enough for print.
error-picture-heavy = Line { $line }: { $path } is too large. Please make it smaller; a drawing may have 8 MB, a photo 40 MB.
error-picture-drawn = Line { $line }: { $path } repeats itself so often that nobody can draw it. Please export it anew.
error-picture-damaged = Line { $line }: { $path } is damaged and cannot be opened. Please save it anew.
render-all-progress = { $read } of { $statements } texts read, { $written } documents set
render-all-done =
    { $count ->
        [0] There is nothing to set.
        [one] One document set: { $folder }
       *[other] { $count } documents set: { $folder }
    }
render-all-waiting =
    { $count ->
        [one] One text is not approved yet and was left out. With `--draft` it comes along as a draft.
       *[other] { $count } texts are not approved yet and were left out. With `--draft` they come along as drafts.
    }
error-render-all-folder = `--all` writes several documents; after `-o` belongs a folder.
help-render-all = All texts, into a folder

help-render-watch = A page in the browser that follows the text while it is written
watch-mark = Draft – not approved. Only this machine can see this page.
watch-gone = The preview has ended. What stands here may not be the newest state.
watch-text = The text
watch-pages = The pages
watch-page = Page { $number } of { $count }, as a picture; the text stands beside it
watch-hint = The page follows every change of text, pictures and templates. End it with Ctrl+C.
error-watch-at = The preview follows the text in the folder; { $id }@{ $at } does not change any more. Please name { $id } alone.
