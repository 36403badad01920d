# What is said when the words typed were not understood.

usage-unknown-command = There is no command "{ $command }".
usage-unknown-flag = There is no option "{ $flag }" here.
usage-unexpected = "{ $value }" is one too many here. Words with blanks belong in quotation marks.
usage-missing = Missing: { $missing }
usage-value-missing = A value is missing after "{ $flag }".
usage-value-choice = "{ $value }" does not fit "{ $flag }". Possible: { $choices }
usage-value = "{ $value }" does not fit "{ $flag }". Expected: { $expected }.
usage-twice = "{ $flag }" was given more than once.
usage-conflict = "{ $flag }" and "{ $other }" exclude each other.
usage-equals = "{ $flag }" wants an equals sign after it.
usage-command-missing = What shall be done? A command is missing.
usage-utf8 = The words typed hold characters that are not UTF-8.
usage-other = The words typed were not understood ({ $detail }).
usage-suggestion = Perhaps "{ $nearest }" was meant.
usage-see-help = `{ $command }` shows what is possible.
usage-topic = There is no help about "{ $topic }".
    .hint = `klartext help` shows every command; there are also `klartext help exit-codes` and `klartext help states`.

expected-id = an id such as 2026-abschiebestopp, its beginning or a path, perhaps with :de or @approved after it
expected-new-id = an id of a year and words in lower case: 2026-abschiebestopp
expected-kind = press-release, submission, position-paper, open-letter or joint-statement
expected-lang = a language tag such as de, en, ar or de-simple
expected-person = a short name of lower-case letters, digits and hyphens, 32 at most, starting with a letter: b-okoye
expected-email = a mail address
expected-match = the beginning of a digest, at least 12 of 0-9 and a-f, as it was shown
expected-since = mine, approved, published or the number of an earlier state
expected-clock = a moment with its zone, for example 2026-03-16T10:00:00+01:00
expected-due = a length of time such as 14d, 2w or 36h
expected-fields = a list of fields with commas between them: id,state
expected-number = a number that is possible here
