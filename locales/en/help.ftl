# The help: every command, every argument, every heading.

help-heading-usage = Usage:
help-heading-commands = Commands:
help-heading-arguments = Arguments:
help-heading-options = Options:
help-heading-examples = Examples:
help-usage-options = options
help-usage-command = COMMAND
help-group-start = Begin
help-group-draft = Write
help-group-see = See
help-group-review = Review
help-group-publish = Publish
help-group-house = People and rules
help-group-help = Help
help-alias = { $about } (also: { $alias })
help-choices = ({ $choices })
help-default = (otherwise: { $default })
help-choices-default = ({ $choices }; otherwise: { $default })
help-more = `klartext help COMMAND` explains a command, `klartext help states` the states, `klartext help exit-codes` the exit codes.
help-more-flags = `klartext help` also shows the options that are valid everywhere.
help-topic-exit-codes = How a command ends:
help-topic-states = The states of a text, computed from the signed records and the rules; the second word is used in --json and --state:
help = Publish what your organisation stands for: drafted in Markdown, approved word for word, set as PDF, posted once.
help-init = Make a workspace
    .examples =
        klartext init
        klartext init texts --name "Anna Example" --email anna@example.org
help-init-folder = Folder; otherwise the current one
help-init-name = Your name
help-init-email = Your mail address
help-init-organisation = Your organisation, for the letterhead
help-demo = Try things: a workspace with invented texts
help-demo-folder = Folder; otherwise a new one named klartext-demo
help-doctor = Check whether everything is ready on this machine
help-doctor-site = Check the website: address, login, rights
help-doctor-login = Keep a login for the website
help-doctor-write-test = Make a draft on the website and delete it again
help-new = Begin a new text
    .examples =
        klartext new press-release "Keep homes warm"
        klartext new submission "On the housing bill" --lang en --id 2026-housing
help-new-kind = Kind of text: press-release, submission, position-paper, open-letter, joint-statement
help-new-headline = Headline, in quotation marks
help-new-lang = Language; otherwise the first of the rules
help-new-id = Id; otherwise it is made of the year and the headline
help-edit = Open a text in the editor
help-discard = Discard a text that was not submitted yet, or a translation that is not published yet
    .examples =
        klartext discard 2026-double
        klartext discard 2026-a:en
help-restore = Bring earlier words back; the ones until now stay in the history
    .examples =
        klartext restore 2026-a@approved
        klartext restore 2026-a:en@published
help-import = Take over texts from Hugo, Jekyll, Pelican or Quarto
help-import-files = Files in Markdown
help-import-kind = Kind, where the file does not name it
help-import-id = A name for the text, where the name of the file is not to be it
help-import-lang = Language, where the file does not name it
help-check = Check texts: facts, headings, pictures, characters
    .examples =
        klartext check 2026-a
        klartext check --all --format short
        klartext check draft.md
help-check-targets = Ids or files; otherwise all texts
help-check-all = All texts
help-check-format = Form of the output
help-list = Show all texts and where they stand (done without a command)
    .examples =
        klartext list --state in-review
        klartext list --needs-me --due 14d
help-list-states = Only in this state; can be repeated
help-list-mine = Only what I submitted or wrote
help-list-needs-me = Only what waits for me
help-list-due = Only what is due within this time
help-inbox = Show what waits for me
help-status = Show where a text stands and what is still missing
help-show = Read a text
help-log = Show who did what and when
help-why = Explain why a text may go out or may not
help-diff = Show what has changed, word by word
    .examples =
        klartext diff 2026-a
        klartext diff 2026-a --since approved
help-diff-since = What to compare with: mine (my last verdict), approved, published or an earlier state
help-serve = Show the texts in the browser, on this machine only
help-serve-port = Port; otherwise a free one
help-submit = Hand a text in for review
help-approve = Approve exactly these words, with a signature
    .examples =
        klartext diff 2026-a
        klartext approve 2026-a
        klartext approve 2026-a --lang en --match 7c1fb2a09d34
help-object = Object; that stops publication
    .examples =
        klartext object 2026-a -m "The figure in the second paragraph is out of date."
help-comment = Remark something without deciding
help-withdraw-review = Take your own verdict back
help-render = Make a document
    .examples =
        klartext render 2026-a --open
        klartext render 2026-a:en -f html -o page.html
        klartext render 2026-a --draft
        klartext render 2026-a --redline approved..HEAD
        klartext render --all --draft
        klartext render 2026-a --watch --open
help-render-format = Sort of document
help-render-output = File; - is the standard output
help-render-open = Open it afterwards
help-render-draft = What lies in the folder, saved or not, with the draft mark
help-embargo = Set or lift the embargo
    .examples =
        klartext embargo 2026-a "tomorrow 10:00"
        klartext embargo 2026-a "2026-03-16 10:00"
        klartext embargo 2026-a none
help-embargo-when = Day and time: "2026-03-16 10:00", "tomorrow 10:00"; none lifts it
help-embargo-matching = Digest of the text as `klartext status` shows it; with -y nothing is asked
help-publish = Publish: website and mail, after every check
    .examples =
        klartext publish 2026-a --dry-run
        klartext publish 2026-a --match 7c1fb2a09d34
help-publish-dry-run = Check everything and show the plan, do nothing
help-publish-matching = Digest of the plan, as --dry-run shows it
help-publish-overwrite = Replace what somebody changed on the website by hand with the approved text
help-publish-recreate = Make again what somebody deleted on the website
help-outbox = Show what goes out and whether it arrived
help-outbox-list = Show every publication
help-outbox-show = Show one publication step by step
help-verify = Verify that what is published is what was approved
help-verify-all = All texts
help-people = The people in the rules
help-people-list = Show everybody with their roles
help-people-add = Put somebody into the rules
    .examples =
        klartext people add b-okoye --name "Blessing Okoye" --email okoye@example.org --role legal --key okoye.pub
help-people-add-name = Full name
help-people-add-email = Mail address, as git has it
help-people-add-roles = Role; can be repeated
help-people-add-keys = SSH public key: file or line; can be repeated
help-people-remove = Take somebody out of the rules
help-contacts = The press list in your own folder, never in the workspace
help-contacts-list = Count who is on which list
help-contacts-import = Take a table (CSV) into the press list; objections keep counting
help-contacts-import-file = Columns: name, email, outlet, language, lists, source, since, objected
help-keys = Keys that sign
help-keys-show = Show your own key
help-keys-allowed-signers = Print everybody's keys for ssh-keygen
help-workflow = The rules
help-workflow-check = Check whether the rules hold together and can be met
help-workflow-explain = The rules in force, in words
help-workflow-propose = Put the changed workflow.toml forward as a new version of the rules, and sign it
help-workflow-propose-message = Why, in a sentence
help-completions = Print a script that lets the shell complete commands
    .examples =
        klartext completions bash > ~/.local/share/bash-completion/completions/klartext
help-completions-shell = Which shell
help-help = Explain a command, the states or the exit codes
help-help-topic = Command, states or exit-codes
help-arg-id = Id or its beginning, or a path; :de chooses a language
help-arg-message = What there is to say about it
help-arg-lang = Only this language; can be repeated
help-arg-matching = Digest of what was read; if the text has changed, nothing happens
help-arg-role = In which role, where you have several
help-arg-person = Short name
help-global-directory = As if in this folder
help-global-json = Print one JSON document, only these fields where some are named
help-global-color = Colours
help-global-language = Language of the messages
help-global-quiet = Data and errors only
help-global-verbose = Tell more
help-global-no-input = Never ask
help-global-yes = Say yes where --match names the digest
help-global-offline = Fetch nothing and push nothing
help-global-clock = This time instead of the present one
help-global-help = Show help
help-global-version = Show the version

value-dir = DIR
value-fields = FIELDS
value-when = WHEN
value-language = LANGUAGE
value-time = TIME
value-name = NAME
value-person = PERSON
value-address = ADDRESS
value-file = FILE
value-role = ROLE
value-key = KEY
value-shell = SHELL
value-topic = TOPIC
value-kind = KIND
value-headline = HEADLINE
value-lang = LANG
value-id = ID
value-wording = ID@STATE
value-format = FORMAT
value-state = STATE
value-span = SPAN
value-since = SINCE
value-port = PORT
value-text = TEXT
value-digest = DIGEST
