//! From nothing to a working connection: every thing that can be wrong, looked at in order.

use super::api::Api;
use super::trouble::{Cause, Trouble, judge};
use super::wire::{Post, User};
use super::{NEEDED, WordPress, terms};
use crate::site::web::{Load, Login};
use jiff::Timestamp;
use serde_json::json;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Its sentence is `doctor-site-<name>`.
    Fine {
        name: &'static str,
        about: String,
    },
    /// It works, and should be known.
    Note {
        name: &'static str,
        about: String,
    },
    Wrong(Trouble),
}

/// A clock that differs by more is said, in seconds.
const CLOCK: i64 = 60;

impl WordPress {
    /// Looks at everything from the address to the right to publish; what is wrong ends the list.
    /// With `write` a draft is made and deleted again, as a publication would be.
    pub fn examine(&self, now: Timestamp, write: bool) -> Vec<Look> {
        let mut looks = Vec::new();
        if let Err(trouble) = self.look_at_all(now, write, &mut looks) {
            looks.push(Look::Wrong(trouble));
        }
        looks
    }

    fn look_at_all(&self, now: Timestamp, write: bool, looks: &mut Vec<Look>) -> Result<(), Trouble> {
        let fine = |name, about: String| Look::Fine { name, about };
        let note = |name, about: String| Look::Note { name, about };
        let api = Api::find(&self.web, &self.address, self.patience)?;
        looks.push(fine("found", format!("{} ({})", api.name, api.url(""))));
        if let Some(noise) = &api.noise {
            looks.push(note("noise", noise.clone()));
        }
        let apart = api.date().map_or(0, |server| server.as_second() - now.as_second());
        looks.push(if apart.abs() > CLOCK {
            note("clock-off", apart.to_string())
        } else {
            fine("clock", String::new())
        });
        let Some(login) = self.web.login() else {
            if api.passwords.is_none() {
                return Err(Trouble::new(Cause::NoPasswords));
            }
            looks.push(note("no-login", self.web.origin().to_string()));
            return Ok(());
        };
        let me = match api.me() {
            Err(trouble) if trouble.cause == Cause::NotLoggedIn => return Err(self.why_not(&api, login)),
            other => other?,
        };
        looks.push(fine("login", format!("{} ({})", me.name, me.roles.join(", "))));
        rights(&me)?;
        looks.push(fine("rights", String::new()));
        terms::categories(&api, &self.settings.categories)?;
        let languages = if api.knows_languages() { "languages" } else { "no-languages" };
        looks.push(fine(languages, String::new()));
        if write {
            try_writing(&api)?;
            looks.push(fine("writing", String::new()));
        }
        Ok(())
    }

    /// A wrong password and a header that the web server swallowed give the same answer; the old
    /// interface takes the password in its body and tells them apart. Asked once: security plugins
    /// count these calls.
    fn why_not(&self, api: &Api<'_>, login: &Login) -> Trouble {
        if api.passwords.is_none() {
            return Trouble::new(Cause::NoPasswords);
        }
        let value = |text: &str| {
            format!("<param><value><string>{}</string></value></param>", crate::site::template::escape(text))
        };
        let call = format!(
            "<?xml version=\"1.0\"?><methodCall><methodName>wp.getUsersBlogs</methodName><params>{}{}</params></methodCall>",
            value(&login.user),
            value(login.reveal())
        );
        let url = format!("{}/xmlrpc.php", self.address.trim_end_matches('/'));
        let Ok(answer) = self.web.call(&url, &Load::Text("text/xml", call)) else {
            return Trouble::new(Cause::NotLoggedIn);
        };
        let text = answer.text();
        match (answer.status, text.contains("<fault>"), text.contains("blogid")) {
            (200, false, true) => Trouble::new(Cause::Stripped),
            (200, true, _) if text.contains("<int>403</int>") => Trouble::new(Cause::WrongPassword),
            _ => Trouble::new(Cause::NotLoggedIn),
        }
    }

    /// The server's clock, if it answers.
    pub fn clock(&self) -> Option<Timestamp> {
        Api::find(&self.web, &self.address, self.patience).ok()?.date()
    }

    /// Where a person makes an application password, if the website says so.
    pub fn passwords_page(&self) -> Result<Option<String>, Trouble> {
        Ok(Api::find(&self.web, &self.address, self.patience)?.passwords.clone())
    }
}

/// Whether the account may do everything that a publication needs.
pub fn rights(me: &User) -> Result<(), Trouble> {
    let missing: Vec<&str> = NEEDED.into_iter().filter(|right| !me.may.iter().any(|may| may == right)).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Trouble::new(Cause::Role).with("action", missing.join(", "))),
    }
}

/// What firewalls and filters stumble over: block comments, an umlaut before a tag, a table, a picture.
const TRIAL: &str = "<!-- wp:html {\"metadata\":{\"name\":\"klartext trial\"}} -->\n<div id=\"klartext-trial\" lang=\"de\" dir=\"ltr\">\n<!-- /wp:html -->\n\n\
<!-- wp:paragraph -->\n<p>Prüfung für Größe &amp; Maß: über</p>\n<!-- /wp:paragraph -->\n\n\
<!-- wp:table {\"hasFixedLayout\":false} -->\n<figure class=\"wp-block-table\"><table><tbody><tr><td>1</td></tr></tbody></table></figure>\n<!-- /wp:table -->\n\n\
<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"https://example.org/a.png\" alt=\"für\"/></figure>\n<!-- /wp:image -->\n\n\
<!-- wp:html -->\n</div>\n<!-- /wp:html -->";

/// Makes a draft, compares it and deletes it. One that was left by an earlier trial goes too.
fn try_writing(api: &Api<'_>) -> Result<(), Trouble> {
    let draft = json!({ "title": "klartext", "content": TRIAL, "status": "draft" });
    let made = api.make("wp/v2/posts", &Load::Json(draft));
    let mine: Vec<Post> = api
        .posts(&[("search", "klartext-trial")], "draft")?
        .into_iter()
        .filter(|post| post.content.contains("klartext trial"))
        .collect();
    for post in &mine {
        api.delete(&format!("wp/v2/posts/{}", post.id))?;
    }
    let answer = made?;
    let stored = match mine.last() {
        Some(post) => post,
        None => return Err(judge(&answer)),
    };
    if stored.content != TRIAL {
        return Err(super::deliver::filtered(TRIAL, &stored.content));
    }
    Ok(())
}
