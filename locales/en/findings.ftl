# What a check of a text notices. The sentence says what is; `.fix` says what to type.

## Head of the file

finding-head-missing = The text has no head: what kind it is, its language and its id are missing.
    .fix = Put three lines with `id:`, `kind:` and `language:` at the very top, between two lines of `---`.
finding-head-unclosed = The head of the file has no end.
    .fix = Put a line with nothing but `---` under the last fact.
finding-head-too-long = The head of the file is far too long; text has probably slipped into it.
    .fix = Close the head with a line `---` right after the facts.
finding-head-no-facts = The head of the file holds no facts of the form “name: value”.
    .fix = Begin with `id: 2026-topic`.
finding-head-syntax = This place in the head of the file cannot be read.
    .fix = Write one fact a line, such as `place: Berlin`, and put special characters in quotes.
finding-head-colon = This line in the head of the file has two colons.
    .fix = Put the value in quotes: `reference: "Printed matter: 21/1234"`.
finding-head-quote = A quote mark is missing here.
    .fix = Put the whole value between two straight quotes `"…"`.
finding-head-bracket = A square bracket is missing here.
    .fix = Close the list: `lists: [press, partners]`.
finding-head-no-colon = This line in the head of the file lacks the colon after the fact’s name.
    .fix = Write, for instance, `place: Berlin`.
finding-head-tab = This line in the head of the file begins with a tab.
    .fix = Use blanks, or begin at the very left.
finding-head-reference = A value in the head of the file begins with `&`, `*` or `!`, which mean something special there.
    .fix = Put the value in quotes.
finding-head-duplicate = “{ $key }” stands twice in the head of the file.
    .fix = Delete one of the two lines.
finding-head-required = The head of the file lacks “{ $key }”.
    .fix = Add a line `{ $key }: …`.
finding-head-unknown = There is no fact called “{ $key }”.
    .fix = Delete the line.
finding-head-unknown-near = There is no fact called “{ $key }”; you probably mean “{ $suggestion }”.
    .fix = Write `{ $suggestion }:` instead of `{ $key }:`.
finding-head-status = “{ $key }” does not belong in the head: the state follows from the approvals and is never written down.
    .fix = Delete the line. `klartext status` shows the state.
finding-head-title = “{ $key }” belongs in the text: the headline is the line with `#`, the subline stands in italics below it, the lead is the first paragraph.
    .fix = Write it into the text and delete the line in the head.
finding-head-type-text = “{ $key }” needs text; “{ $value }” is not text.
    .fix = Put the value in quotes: `{ $key }: "{ $value }"`.
finding-head-type-list = “{ $key }” needs a list.
    .fix = Add square brackets: `{ $key }: [{ $value }]`.
finding-head-type-item = An item of “{ $key }” is empty or not text.
    .fix = Fill it in, put numbers in quotes, or delete it.
finding-head-type-flag = “{ $key }” is `true` or `false`; “{ $value }” is neither.
    .fix = Write `{ $key }: true` or delete the line.
finding-head-path = “{ $value }” at “{ $key }” is no file in this text’s folder.
    .fix = Write only the name: `{ $key }: sources.bib`.
finding-head-date = “{ $value }” at “{ $key }” is not a date in the form year-month-day.
    .fix = Write `{ $key }: { $suggestion }`.
finding-head-date-impossible = “{ $value }” at “{ $key }” is not on the calendar or the clock.
    .fix = Check day, month and time, and write “{ $key }” again.
finding-head-time = “{ $value }” at “{ $key }” is not a date with a time.
    .fix = Write `{ $key }: { $suggestion }`.
finding-head-moment = “{ $value }” is no one moment: { $reason ->
        [gap] This hour is skipped when summer time begins.
        [fold] This hour comes twice when summer time ends.
       *[other] There is no such day or hour in the calendar.
    }
    .fix = Name another hour: one earlier or later.
finding-head-id = “{ $value }” cannot be an id (“{ $key }”): it is the year, lower-case letters without accents, digits and hyphens.
    .fix = Write `{ $key }: { $suggestion }`.
finding-head-kind = “{ $value }” is not a kind of text (“{ $key }”).
    .fix = Write `{ $key }: { $suggestion }`, or else `press_release`, `submission`, `position_paper`, `open_letter` or `joint_statement`.
finding-head-language = “{ $value }” is not a language code (“{ $key }”).
    .fix = Write `{ $key }: { $suggestion }`; others are `en`, `ar`, `fa`, `uk`.
finding-head-person = “{ $value }” is not a person’s short name.
    .fix = Take the short name from the rules, such as `anna` or `b-okoye`.

## Place of the file

finding-path-id = The file lies in the folder “{ $folder }” but calls itself “{ $id }”.
    .fix = Change the id back or move the folder; the id of a text stays the same for ever.
finding-path-language = The file is called “{ $file }”, but the language in its head is “{ $language }”.
    .fix = Correct the language, or call the file `{ $language }.md`.

## What reading notices

finding-gender-star = “{ $word }”: the star stays a star ({ $count } in all) and turns nothing into italics.
    .fix = Nothing to do.
finding-dateline = “{ $date }” at the start of the line stays a date and does not become a list.
    .fix = Nothing to do.
finding-html-dropped = HTML is not taken over, only the words in it: { $tags } ({ $count } in all).
    .fix = Delete the angle brackets and use `**bold**`, `*italics*` or an empty line.
finding-html-program = A `{ $tag }` section is a program and not text; it is left out.
    .fix = Delete the section.
finding-html-comment = { $count ->
        [one] A comment does not appear: “{ $words }”.
       *[other] { $count } comments do not appear; the first: “{ $words }”.
    }
    .fix = They can stay: no document shows them. The text file that goes with the PDF is without them.
finding-table-surplus = This row has more cells than the table; the surplus stands in the last cell ({ $count } in all).
    .fix = Add a column, or write `\|` where a bar is meant.
finding-table-no-head = The table’s head row is empty; screen readers cannot name the columns.
    .fix = Give every column a heading.
finding-table-head-gap = A cell in the table’s head is empty; screen readers cannot name this column.
    .fix = Give each column a heading; only the corner may be empty.
finding-too-deep = Too much is nested here; the innermost levels are set flat.
    .fix = Use fewer levels of quotes and lists.
finding-note-undefined = There is no footnote “{ $name }”; the mention stays as text.
    .fix = Add a line `[^{ $name }]: …` at the bottom.
finding-note-unused = Nothing mentions the footnote “{ $name }”; it stands after the others.
    .fix = Put `[^{ $name }]` into the text or delete the footnote.

## Headings

finding-headline-missing = The text has no headline.
    .fix = Put a line `# Headline` at the beginning.
finding-heading-empty = This heading is empty.
    .fix = Write words after the number signs or delete the line.
finding-length-word = { $count } characters follow each other here without a blank. Nothing that long can stand in one line of a PDF.
    .fix = Put in blanks, shorten it, or make it an attachment.
finding-heading-long = The heading has { $count } characters. In a PDF none holds more than 4000.
    .fix = Shorten it; what stands here is probably a paragraph.
finding-picture-alt-endless = The description of the picture has { $count } characters. In a PDF none holds more than 4000.
    .fix = Shorten it and write the rest into the text.
finding-heading-second = “{ $words }” is a second headline.
    .fix = Make it a heading with `##`.
finding-heading-skipped = “{ $words }” skips a level; people who listen to the text will search in vain.
    .fix = Write `{ $signs } { $words }`.
finding-heading-before-headline = “{ $words }” stands before the headline.
    .fix = Write `{ $signs } { $words }`, or put the headline before it.

## Parts and lengths

finding-part-lead = The press release has no lead.
    .fix = Begin with a paragraph under the headline that says what matters most.
finding-part-place = The place is missing.
    .fix = Add `place: Berlin` to the head.
finding-part-date = The date is missing.
    .fix = Add `date: 2026-11-24` to the head.
finding-part-contacts = The press contact is missing.
    .fix = Add `contacts: [press]` to the head.
finding-part-quote = The text quotes nobody; the press likes to print a quote.
    .fix = Put a quote in “…” and add `quotes: [shortname]` to the head.
finding-part-addressees = It is missing whom the text goes to.
    .fix = Add `addressees: [Ministry …]` to the head.
finding-part-reference = It is missing what the submission refers to.
    .fix = Add `reference: "BT-Drs. 21/1234"` to the head.
finding-part-due = The deadline is missing.
    .fix = Add `due: 2026-12-01 23:59` to the head.
finding-part-headings = The position paper has no headings.
    .fix = Divide it with lines such as `## What we demand`.
finding-part-summary = The position paper has no summary.
    .fix = Add a section `## Summary`.
finding-part-salutation = The letter has no salutation.
    .fix = Begin a paragraph with “Dear …”.
finding-part-partners = It is missing who signs the statement with you.
    .fix = Add `partners: [Organisation A, Organisation B]` to the head.
finding-part-consent = The text tells a single person’s story, but the record of their consent is missing.
    .fix = Add `consent:` and the file number to the head, never the name.
finding-length-release = The press release has { $count } characters; up to { $most } are usual.
    .fix = Cut it, best from the end.
finding-length-headline = The headline has { $count } characters; up to { $most } read well.
    .fix = Shorten the headline, or move part of it to the subline.
finding-length-subline = The subline has { $count } characters; up to { $most } read well.
    .fix = Shorten the subline.

## Easy language

finding-easy-label = “{ $words }” is a mark of quality: it stands only on texts that readers from the target group have read and found good.
    .fix = Name them in the head with `readers: [Name, Name]`, or write “plain language”.
finding-easy-readers = Nobody from the target group has tried this text yet; it appears without the label for easy language.
    .fix = Have it tried and add `readers: [Name, Name]` to the head.
finding-easy-sentence = This sentence has { $count } words; in easy language there are { $most } at most.
    .fix = Make two sentences of it.
finding-easy-word = “{ $word }” is long.
    .fix = Take a shorter word or part it with a hyphen.
finding-easy-short = “{ $word }” is an abbreviation.
    .fix = Write the word in full: “zum Beispiel”.
finding-easy-doubt = “{ $word }” says what may be, not what is.
    .fix = Write what is: “vielleicht” instead of “könnte”.
finding-easy-slanted = Slanted letters are hard to read.
    .fix = Use `**bold**`.
finding-easy-table = Tables are hard to read.
    .fix = Write a list or sentences.
finding-easy-paragraph = This paragraph is long.
    .fix = Make several of it, with each sentence on a line of its own.
finding-easy-notes = Footnotes are hard to read.
    .fix = Put the explanation into the text.

## Sources

finding-source-file-missing = The file of sources, “{ $path }”, is missing.
    .fix = Put it into the text’s folder or correct the name at `sources:`.
finding-source-file-broken = The sources in “{ $path }” cannot be read from line { $line } on ({ $words }).
    .fix = Correct the file; each source begins with `@book{"{"}name,` or, in YAML, with `name:`.
finding-source-unknown = There is no source “{ $name }”; the reference stays as text.
    .fix = Add it to the file of sources or correct the name.
finding-source-none = “[@{ $name }]” refers to a source, but the text names no file of sources.
    .fix = Put the sources beside the text and add `sources: sources.bib` to the head.

## Pictures

finding-picture-missing = The picture “{ $path }” is missing.
    .fix = Put the file into the text’s folder or correct its name.
finding-picture-outside = The picture “{ $path }” lies outside this text’s folder.
    .fix = Put it into the folder `media` and write `![Description](media/picture.jpg)`.
finding-picture-remote = The picture “{ $path }” lies on a website and is not fetched.
    .fix = Save it in the folder `media` and write `![Description](media/picture.jpg)`.
finding-picture-no-alt = The picture “{ $path }” has no description for people who do not see it.
    .fix = Write between the square brackets what it shows: `![Tents in the snow]({ $path })`.
finding-picture-alt-file-name = “{ $alt }” does not describe the picture “{ $path }”; it is only a file name.
    .fix = Write what the picture shows.
finding-picture-unknown = “{ $path }” is no picture that can be set.
    .fix = Save it as PNG, JPEG, WebP or SVG.
finding-picture-pixels = The picture “{ $path }” has { $width } by { $height } pixels; more than 64 million are not opened.
    .fix = Make it smaller; 1900 across are enough for print.
finding-picture-heavy = The file “{ $path }” is too large.
    .fix = Make the picture smaller; a drawing may have 8 MB, a photo 40 MB.
finding-picture-drawn = The drawing “{ $path }” repeats itself so often that nobody can draw it.
    .fix = Have your drawing program export it as SVG anew.
finding-picture-damaged = The picture “{ $path }” is damaged.
    .fix = Open it in a picture program and save it anew.
finding-picture-acts = What does more than draw is left out of the drawing “{ $path }”: { $dropped }.
    .fix = See whether it is still right without that; a drawing without programs and addresses elsewhere is better.
finding-picture-alt-vague = “{ $alt }” does not say what the picture shows.
    .fix = Say it in a sentence: “Tents in the snow in front of the arrival centre”.
finding-picture-alt-caption = The description “{ $alt }” only repeats the caption; who listens hears it twice.
    .fix = Describe what is to be seen; the caption says what it is about.
finding-picture-alt-long = The description of the picture has { $count } characters and cannot be read at leisure.
    .fix = Say the most important thing in a sentence, and the rest in the text.
finding-picture-no-credit = Nothing says who took the photograph “{ $path }”.
    .fix = Add it to the caption: `![description]({ $path } "What it is about. Photo: name")`.

## Links

finding-link-scheme = A link with “{ $scheme }:” is not allowed.
    .fix = Use an address with `https://`.
finding-link-insecure = “{ $url }” is an address without encryption.
    .fix = Try `https://` instead of `http://`.
finding-link-empty = This link leads nowhere.
    .fix = Put the address into the round brackets.
finding-link-no-words = This link has no words.
    .fix = Write between the square brackets where it leads.
finding-link-vague = “{ $words }” does not say where the link leads.
    .fix = Link the words that name the target, such as “report on the situation in 2026”.
finding-link-anchor = The heading “#{ $anchor }” that the link points to is not in the text.
    .fix = Take the heading in lower case, with hyphens and without accents: `#about-us`.
finding-link-relative = “{ $url }” is not a full address; in a PDF or a mail it leads nowhere.
    .fix = Write the whole address with `https://`.
finding-link-tracking = With “{ $parameter }” the address tells others who clicked.
    .fix = Delete this part of the address after the `?`.
finding-link-lookalike = It reads “{ $shown }”, but the link leads to “{ $target }”.
    .fix = Make words and address agree.
finding-link-mixed-script = “{ $host }” holds letters that only look like Latin ones.
    .fix = Type the address again by hand.
finding-link-encoded-host = “{ $host }” is an address with special characters in an encoded form.
    .fix = Check in a browser that it leads where you want.

## Personal data

finding-personal-account = A bank account number (IBAN) stands here.
    .fix = Delete it unless it is your account for donations.
finding-personal-phone = “{ $number }” looks like a telephone number.
    .fix = Delete private numbers; official ones belong in the paragraph “Press contact”.
finding-personal-mail = “{ $address }” is a private mail address.
    .fix = Use an address of the organisation.
finding-personal-birth = A date of birth stands here.
    .fix = Give the age at most.

## Dates

finding-date-impossible = “{ $date }” is not on the calendar.
    .fix = Check day and month.
finding-date-weekday = “{ $date }” is not a { $weekday } but a { $actual }.
    .fix = Write “{ $actual }” or correct the date.

## Leftovers and characters

finding-leftover-todo = “{ $word }” still stands here.
    .fix = Do it and delete the remark.
finding-leftover-blank = “{ $words }” looks like a blank of the template.
    .fix = Fill it in, without the square brackets.
finding-leftover-code = “{ $words }” is a command of another program and would be printed like this.
    .fix = Delete it.
finding-reference-unused = “{ $name }” is noted as a link’s address and therefore does not appear in the text.
    .fix = Delete the line; if it is text, write it without square brackets.
finding-character-control = The text holds an invisible control character ({ $character }, { $count } in all).
    .fix = Delete the place and type it again.
finding-character-direction = An invisible character ({ $character }, { $count } in all) turns the reading direction; the text may look different from what it is.
    .fix = Delete the place and type it again.
finding-character-direction-rtl = An invisible character ({ $character }, { $count } in all) steers the reading direction here.
    .fix = Nothing to do if you meant it.
finding-character-private = A character ({ $character }, { $count } in all) exists in one particular font only; the PDF would lack it.
    .fix = Replace it by an ordinary character or a word.
finding-character-invisible = The text holds a character without width ({ $character }, { $count } in all), mostly from copying.
    .fix = Delete the place and type it again.
finding-character-no-font = None of the fonts has “{ $character }” ({ $code }, { $count } times); in the PDF its code stands there.
    .fix = Replace it by another character or a word.
finding-character-no-fonts = None of the fonts has { $kinds } different characters ({ $count } in all), such as { $characters }; in the PDF their codes stand there.
    .fix = This script is not in the program. The text cannot be set like this; another edition seems to be meant.
finding-character-broken = A character was lost in copying here ({ $character }, { $count } in all).
    .fix = Type the right character.

## Taking over foreign texts

finding-import-dropped = The fact “{ $key }” was not taken over: { $value }
    .fix = Write it into the text if it is needed.
finding-import-dropped-empty = The empty fact “{ $key }” was not taken over.
    .fix = Nothing to do.
finding-import-date-impossible = The date “{ $value }” is not on the calendar; it was left out.
    .fix = Add the right one to the head of the file: `date: 2026-11-24`.
finding-import-date-unread = “{ $value }” could not be read as a date; it was left out.
    .fix = Add the date to the head of the file: `date: 2026-11-24`.
finding-import-head-unreadable = The head of the foreign file was faulty and was read line by line.
    .fix = Compare headline and date with the original.
finding-import-headings-demoted = All headings moved down one level to make room for the headline.
    .fix = Nothing to do.
finding-import-title-guessed = The file had no headline; “{ $title }” comes from its name.
    .fix = Write the right headline into the line with `#`.

finding-leftover-skeleton = "{ $words }" is still from the template.
    .fix = Replace the placeholder with its brackets, or delete it.

finding-reference-language = “{ $value }” is no language that is published in here.
    .fix = There are: { $known }. A new one goes into workflow.toml under `languages`, then `klartext workflow propose`.
finding-reference-contact = There is no press contact “{ $value }”.
    .fix = { $known ->
        [none] None is listed yet.
       *[other] There are: { $known }.
    } A new one goes into workflow.toml as [organisation.contacts.{ $value }], then `klartext workflow propose`.
finding-reference-quote = “{ $value }” is not in the rules, so nobody could clear this quote.
    .fix = There are: { $known }. To take somebody else in: `klartext people add { $value }`. Who is not of the house is left out here.
finding-reference-list = There is no list “{ $value }” in your press list.
    .fix = { $known ->
        [none] It has none yet: `klartext contacts import FILE.csv`.
       *[other] There are: { $known }. A new one comes in with `klartext contacts import FILE.csv`.
    }

finding-reference-furniture = The house has no words in the language "{ $value }" for letterhead, contact and date; they stand there in English.
    .fix = Somebody who knows the language adds them to templates/words.json, after the model of "en". There are: { $known }
finding-reference-list-unseen = Whether there is a press list "{ $value }" cannot be seen here: no press list lies on this machine.
    .fix = Compare the name with the press office. Whoever has the list takes it in with `klartext contacts import FILE.csv`.

finding-part-text = There is nothing here but the headline.
    .fix = Write the text below the headline.

finding-character-binary = This is no text file.
    .fix = Write the text in an editor and save it as plain text (UTF-8); pictures go into the folder media/.
finding-character-encoding = There is a character here that is no UTF-8; the file seems to come from an older program.
    .fix = Open the file in an editor and save it again with the encoding “UTF-8”.
finding-character-too-many = The text is { $size } kilobytes long; at most { $most } are read.
    .fix = The wrong file seems to have landed here. Attachments go as files into the folder media/.

finding-head-translates = “{ $value }” at “{ $key }” names no edition in another language.
    .fix = Delete the line; `klartext translate` writes it as it must be.
finding-head-aftermath = “{ $key }” in the head cannot be read like this.
    .fix = `klartext correct` and `klartext withdraw` write it properly.
