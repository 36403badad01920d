# Beginning: a folder, a shared place.

help-init-here = also in a folder that belongs to something else already and is shared with others
error-foreign-shared = { $root } belongs to something else that is shared with { $address }. Whatever is made here would go there as well. Nothing was made and nothing was sent.
    .hint =
        Take a folder of its own elsewhere: `klartext init FOLDER`
        If this very one is meant: `klartext init --here`
error-foreign = This folder lies in { $root } and belongs to something else that is kept there. Nothing was made.
    .hint =
        Take a folder of its own elsewhere: `klartext init FOLDER`
        If this very one is meant: `klartext init --here`
error-read-only = The folder { $path } may not be written here. Nothing was made.
    .hint = Take a folder that is yours, such as one in your home folder; or ask whoever looks after this one.
sync-ask-place = Nothing is in { $path } yet. Shall klartext make an empty shared place there?
sync-place-made = There is a shared place in { $path } now.
sync-instead = So far { $address } was kept; nothing ever got there.
error-new-words = { $id } is published; its new words are not yet. Only what is approved and published is sent.
    .hint = What is still wanted: `klartext why { $id }`
error-not-listed = “{ $given }” is not in the rules. Those who are: { $known }
    .hint = All of them with names and roles: `klartext people`
verify-website-hint = Restore the approved version of the website: `klartext drift { $id } --overwrite`
