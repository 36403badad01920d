## WordPress: what is wrong and what to do

publish-stale = { $address } is published, but a cache of the website still shows the old state. It runs out by itself; whoever looks after it can empty it.

error-site-no-login = There is no login for { $origin } on this computer.
    .hint = `klartext doctor --site --login` sets one up; it is good for this one address only.
error-site-client = This computer cannot make connections ({ $detail }).
error-wp-unreachable = { $host } cannot be reached ({ $reason }).
    .hint = Check the internet connection and the address under [website] in workflow.toml, then type the same command again.
error-wp-redirect = The website redirects from { $from } to { $to }. Writing follows no redirect.
    .hint = In workflow.toml under [website] write: address = "{ $to }"; then `klartext workflow propose`
error-wp-no-api = No WordPress interface answers at { $url } (answer: { $found }).
    .hint = Is the address in workflow.toml right? Else a plugin or the host has switched the REST API off.
error-wp-rest-off = A plugin closes the REST API ({ $code }).
    .hint = In the security plugin, open the REST API for users who are logged in.
error-wp-no-passwords = Application passwords are switched off on this website.
    .hint = Mostly by Wordfence (Brute Force Protection: "Disable WordPress application passwords"), or because the site runs without https.
error-wp-not-logged-in = WordPress does not accept the login.
    .hint =
        The user name is that of the WordPress account, not the name of the application password; the password may be revoked or mistyped.
        `klartext doctor --site` tells whether the password is wrong or the web server swallows it.
error-wp-stripped = The password is right, but the web server does not hand the Authorization header on to WordPress.
    .hint = In .htaccess before "# BEGIN WordPress": SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1 (or: CGIPassAuth On)
error-wp-wrong-password = The user name or the application password is wrong.
    .hint = Make a new application password: `klartext doctor --site --login`
error-wp-user-barred = Application passwords are barred for this account.
    .hint = Allow them in the WordPress user profile, or use another account.
error-wp-http-auth = { $url } is behind a directory password; it and WordPress share the same header.
    .hint = Ask the host to exempt /wp-json/ from it.
error-wp-role = The account may not do in WordPress what is needed: { $action }
    .hint = Give the account the role "Editor" in WordPress.
error-wp-hidden = { $count ->
        [one] One post is
       *[other] { $count } posts are
    } invisible to this account; a second post could not be ruled out.
    .hint = Give the account the role "Editor" in WordPress.
error-wp-filtered = WordPress did not store the text as it was approved. Approved: { $sent } – stored: { $stored }
    .hint = The account may not save unfiltered HTML, or a plugin changes texts. A new post stays a draft.
error-wp-firewall = A firewall of the website refused the request ({ $status }, { $url }, { $time }).
    .hint = Tell the host the time and the address, and ask for the WordPress exclusions of the Core Rule Set (rules 941310, 941180).
error-wp-cloudflare = Cloudflare demands a browser check (Ray ID { $ray }).
    .hint = Make a rule in Cloudflare that exempts /wp-json/ from it.
error-wp-busy = The website wants no more requests right now (429).
    .hint = Type the same command again in { $seconds } seconds; it goes on from there.
error-wp-maintenance = The website is under maintenance right now.
    .hint = Type the same command again later; it goes on from there.
error-wp-fatal = WordPress reports a critical error ({ $url }). Whether it saved is unclear.
    .hint = Type the same command again: it looks first, nothing is made twice. If it stays, a plugin is mostly to blame.
error-wp-unclear = The website gave no clear answer ({ $url }: { $reason }).
    .hint = Type the same command again: it looks first what is there already; nothing is made twice.
error-wp-slug-taken = In WordPress the address /{ $slug }/ already belongs to "{ $title }" ({ $link }). It is left as it is.
    .hint = Change the address of that post in WordPress, then type the same command again.
error-wp-trash = The post "{ $title }" (number { $id }) lies in the trash of WordPress.
    .hint = Restore it or delete it for good there, then type the same command again.
error-wp-gone = The post was deleted in WordPress ({ $url }).
    .hint = If it is to be made again, add --recreate to the command.
error-wp-edited = Somebody changed the post in WordPress by hand: { $who ->
        [none] WordPress does not keep by whom
       *[other] { $who }
    }, { $time } UTC ({ $link }, state: { $status }). Nothing has happened.
    .hint =
        Look and decide: `klartext drift { $id }`
        If the approved text is to hold, add --overwrite to the command.
error-wp-autosave = { $who } is writing in the post right now and has not saved ({ $time } UTC, { $link }). Nothing has happened.
    .hint = Talk to them; then type the same command again.
error-wp-term = There is no category "{ $term }" in WordPress.
    .hint = Make it there, or correct the name in workflow.toml under [website.wordpress].
error-wp-size = { $name } ({ $size } kB) is larger than the website allows ({ $message }).
    .hint = Ask the host to raise upload_max_filesize and post_max_size, or make the pictures in the text smaller.
error-wp-file-type = WordPress does not take { $name } ({ $size } kB; { $message }).
    .hint = SVG pictures are mostly forbidden there: save them as PNG.
error-wp-damaged = { $name } ({ $size } kB) arrived damaged.
    .hint = Type the same command again.
error-wp-early = The website's clock says { $server }; the embargo ends only at { $embargo }. Nothing is public.
    .hint = Type the same command again when it is over. Is this computer's clock right?
error-wp-twins = The same text is public in WordPress several times: { $links }
    .hint = Only a person knows which one is to stay: delete the others in WordPress.
error-wp-unkept = WordPress did not keep everything of post { $id } (state, categories, tags or featured picture).
    .hint = Look at the post in WordPress: is a later date set, or does a plugin change posts?
error-wp-other = WordPress refused: { $message } ({ $code }, { $status }, { $url }).
    .hint = `klartext doctor --site` looks for the reason.

## The connection

doctor-site-newsroom = Website: finished pages in the folder { $about }
doctor-site-found = WordPress found: { $about }
doctor-site-noise = The website prints text before its answers ("{ $about }"); switch off PHP's display of errors.
doctor-site-clock = The clocks agree{ $about }
doctor-site-clock-off = The website's clock differs from this computer's by { $about } seconds; embargoes are kept by both.
doctor-site-no-login = There is no login for { $about } yet: `klartext doctor --site --login`
doctor-site-login = Logged in as { $about }
doctor-site-rights = The account may do everything that publishing needs{ $about }
doctor-site-languages = Polylang connects the languages of posts{ $about }
doctor-site-no-languages = Languages are linked to each other in the text{ $about }
doctor-site-writing = Trial: a draft was made, read unchanged and deleted again{ $about }
doctor-site-hint = Try writing too: `klartext doctor --site --write-test`
doctor-site-page = Make an application password for klartext: { $page }
doctor-site-agree = A page of your website opens in the browser; agree there, and the login is kept. If nothing opens: { $page }
    If the page shows an error, make an application password in WordPress under "Profile" and type the user name here, then the password:
doctor-site-browser-kept = The login is kept. This window can be closed.
doctor-site-declined = No login was given. This window can be closed.
doctor-site-browser-wrong = There is nothing here.
doctor-site-handed = The login of { $user } is kept; it goes to { $address } only
help-doctor-browser = Give the login in the browser alone; the page for it is printed
error-site-no-page = This website has no page in which a login can be given.
    .hint = Without --browser: `klartext doctor --site --login`
error-site-nobody-agreed = Nobody agreed in the browser for five minutes. No login is kept.
    .hint = Once more: `klartext doctor --site --login`
doctor-site-ask-user = User name in WordPress:
doctor-site-ask-password = Application password (with or without blanks):
doctor-site-kept = The login is kept; it goes to { $address } alone
error-site-login-lines = User name and application password are missing.
    .hint = At a terminal `klartext doctor --site --login` asks for them; else it reads both as two lines from the standard input.
