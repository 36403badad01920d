## Other websites: spoken to by templates in workflow.toml

error-http-template = workflow.toml, [website.http] { $name }: { $detail }
    .hint = Mend the template; `klartext doctor --site` tries it.
error-http-unreachable = { $url } cannot be reached ({ $reason }).
    .hint = Check the connection and the addresses under [website] in workflow.toml, then type the same command again.
error-http-unclear = The website did not answer clearly ({ $url }: { $reason }).
    .hint = Type the same command again: it looks first at what is there; nothing is made twice.
error-http-refused = The website refused ({ $status }, { $url }): { $words }
    .hint = Do the templates under [website.http] fit what the website expects?
error-http-login = The website does not accept this login ({ $status }, { $url }).
    .hint = Keep another login: `klartext doctor --site --login`; it has to read, create and change.
error-http-answer = The answer of { $url } has nothing at { $place }.
    .hint = Compare the places under [website.http] in workflow.toml with an answer of the website.
error-http-unfiltered = The look-up at { $url } gives entries of others too; so nobody can tell whether ours is missing among them. Nothing has happened.
    .hint = Look for the key under [website.http.find]: {"{{"} key {"}}"}
error-http-twins = The same text is on the website { $count } times: { $ids }
    .hint = Which one is to stay only people can know: delete the others there.
error-http-gone = The entry with the key { $key } was deleted on the website.
    .hint = If it is to be made again, add --recreate to the command.
error-http-unkept = The website did not keep everything as it was sent: { $places }
    .hint = Look at the entry there: does the website change texts when saving, or does [website.http.update] leave something out?
error-http-no-files = { $name } cannot be uploaded: [website.http] names no way for files.
    .hint = Add [website.http.files], or take the pictures out of the text.
doctor-site-answers = { $about } answers; looking for an entry works
