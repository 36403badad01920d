//! The answers, as WordPress gives them: pages for visitors, the interface for programs.

use super::store::{File, Post, Store, time};
use super::{PASSWORD, Reply, Request, USER};
use serde_json::{Value, json};

/// Carries a request out.
pub fn answer(store: &mut Store, request: &Request) -> Reply {
    let mut reply = route(store, request);
    let noise = store.setup.noise;
    if !noise.is_empty() && reply.headers.iter().any(|(_, value)| value.starts_with("application/json")) {
        reply.body = [noise.as_bytes(), &reply.body].concat();
    }
    let clock = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(store.setup.clock);
    reply.with("Date", clock.strftime("%a, %d %b %Y %H:%M:%S GMT"))
}

fn route(store: &mut Store, request: &Request) -> Reply {
    if let Some((status, headers, text)) = store.setup.wall.clone() {
        return headers.into_iter().fold(Reply::html(status, text), |reply, (name, value)| reply.with(name, value));
    }
    let path = request.path().to_owned();
    if let Some(route) = interface(store, request) {
        if let Some((status, code)) = store.setup.code {
            return trouble(status, code, "Dieses Plugin sagt nein.");
        }
        return rest(store, request, &route);
    }
    if let Some(reply) = super::entries::answer(store, request, &path) {
        return reply;
    }
    match path.as_str() {
        "/xmlrpc.php" => xmlrpc(store, request),
        path if path.starts_with("/wp-content/uploads/") => {
            let name = path.rsplit('/').next().unwrap_or_default();
            match store.files.values().find(|file| file.name == name) {
                Some(file) => Reply { status: 200, headers: vec![], body: file.bytes.clone() },
                None => Reply::html(404, "nichts"),
            }
        }
        _ => page(store, request),
    }
}

/// The route of the interface, in whichever form it is called.
fn interface(store: &Store, request: &Request) -> Option<String> {
    if let Some(route) = request.parameter("rest_route") {
        return Some(route.trim_start_matches('/').to_owned());
    }
    let pretty = request.path().strip_prefix("/wp-json/");
    // With plain permalinks the theme's page stands there.
    pretty.filter(|_| !store.setup.plain_permalinks).map(str::to_owned)
}

fn page(store: &mut Store, request: &Request) -> Reply {
    if let Some(kept) = store.cache.get(&request.target) {
        return Reply::html(200, &String::from_utf8_lossy(kept));
    }
    let number = request.parameter("p").and_then(|id| id.parse::<u64>().ok());
    let slug = request.path().trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let found = store.posts.values().find(|post| match number {
        Some(id) => post.id == id,
        None => !slug.is_empty() && post.slug == slug,
    });
    match found.filter(|post| post.status == "publish") {
        Some(post) if number.is_some() && !store.setup.plain_permalinks => {
            Reply::html(301, "").with("Location", store.link(post))
        }
        Some(post) => {
            let text = format!("<html><h1>{}</h1>{}</html>", post.title, post.content);
            if store.setup.cached {
                store.cache.insert(request.target.clone(), text.clone().into_bytes());
            }
            Reply::html(200, &text)
        }
        None if request.path() == "/" && number.is_none() => {
            let reply = Reply::html(200, "<html>Willkommen</html>");
            let root = match store.setup.plain_permalinks {
                true => format!("{}/index.php?rest_route=/", store.home),
                false => format!("{}/wp-json/", store.home),
            };
            match store.setup.link_header {
                true => reply.with("Link", format!("<{root}>; rel=\"https://api.w.org/\"")),
                false => reply,
            }
        }
        None => Reply::html(404, "<html>nicht gefunden</html>"),
    }
}

pub fn trouble(status: u16, code: &str, message: &str) -> Reply {
    Reply::json(status, &json!({ "code": code, "message": message, "data": { "status": status } }))
}

/// What an account of this role may do, as far as it matters.
pub fn rights(role: &str) -> Vec<&'static str> {
    let all = ["edit_posts", "upload_files", "publish_posts", "edit_published_posts", "edit_others_posts"];
    let count = match role {
        "contributor" => 1,
        "author" => 4,
        _ => 5,
    };
    all[..count].to_vec()
}

fn known(store: &Store, request: &Request) -> bool {
    use std::fmt::Write as _;
    let pair = format!("{USER}:{PASSWORD}");
    let mut expected = String::from("Basic ");
    for chunk in pair.as_bytes().chunks(3) {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char;
            let _ = write!(expected, "{}", if at > chunk.len() { '=' } else { letter });
        }
    }
    let login = request.header("authorization") == Some(&expected);
    login && !store.setup.strips_login && store.setup.application_passwords
}

fn rest(store: &mut Store, request: &Request, route: &str) -> Reply {
    let known = known(store, request);
    let parts: Vec<&str> = route.trim_end_matches('/').split('/').collect();
    let deletes = request.header("x-http-method-override") == Some("DELETE");
    match parts.as_slice() {
        [""] => index(store),
        ["wp", "v2", "users", "me"] if known => Reply::json(200, &me(store)),
        ["wp", "v2", "users", "me"] => trouble(401, "rest_not_logged_in", "Du bist derzeit nicht angemeldet."),
        ["wp", "v2", "users", "5"] => Reply::json(200, &json!({ "id": 5, "name": "Frau Kollegin" })),
        ["wp", "v2", "posts"] if request.is_order() => match known {
            true => create(store, request),
            false => trouble(401, "rest_cannot_create", "Du darfst keine Beiträge erstellen."),
        },
        ["wp", "v2", "posts"] => list(store, request, known),
        ["wp", "v2", "posts", id] => match id.parse().ok().filter(|id| store.posts.contains_key(id)) {
            Some(id) if request.is_order() && !known => trouble(401, "rest_cannot_edit", &format!("{id}")),
            Some(id) if deletes => delete(store, id),
            Some(id) if request.is_order() => update(store, request, id),
            Some(id) => one(store, id, known),
            None => trouble(404, "rest_post_invalid_id", "Ungültige Beitrags-ID."),
        },
        ["wp", "v2", "posts", id, "autosaves"] => autosaves(store, id),
        ["wp", "v2", "posts", id, "revisions"] => revisions(store, id),
        ["wp", "v2", "media"] if request.is_order() => match known {
            true => super::upload::take(store, request),
            false => trouble(401, "rest_cannot_create", "Du darfst keine Dateien hochladen."),
        },
        ["wp", "v2", "media"] => files(store, request),
        ["wp", "v2", "media", id] if deletes => match id.parse().ok().and_then(|id| store.files.remove(&id)) {
            Some(_) => Reply::json(200, &json!({ "deleted": true })),
            None => trouble(404, "rest_post_invalid_id", "Ungültige Beitrags-ID."),
        },
        ["wp", "v2", "categories"] => terms(store, request, 0),
        ["wp", "v2", "tags"] => terms(store, request, 1),
        _ => trouble(404, "rest_no_route", "Es wurde keine Route gefunden."),
    }
}

fn index(store: &Store) -> Reply {
    let way = format!("{}/wp-admin/authorize-application.php", store.home);
    let authentication = match store.setup.application_passwords {
        true => json!({ "application-passwords": { "endpoints": { "authorization": way } } }),
        false => json!([]),
    };
    let mut namespaces = vec!["oembed/1.0", "wp/v2"];
    if store.setup.polylang {
        namespaces.push("pll/v1");
    }
    Reply::json(
        200,
        &json!({ "name": "Beispiel", "home": store.home, "url": store.home, "namespaces": namespaces,
            "authentication": authentication }),
    )
}

fn me(store: &Store) -> Value {
    let may: serde_json::Map<String, Value> =
        rights(store.setup.role).into_iter().map(|right| (right.to_owned(), json!(true))).collect();
    json!({ "id": 3, "name": "Pressestelle", "roles": [store.setup.role], "capabilities": may })
}

fn list(store: &Store, request: &Request, known: bool) -> Reply {
    let statuses = request.parameter("status").unwrap_or_else(|| "publish".to_owned());
    if !known && statuses != "publish" {
        return trouble(400, "rest_invalid_param", "Ungültige Parameter: status");
    }
    let statuses: Vec<&str> = statuses.split(',').collect();
    let slugs = request.parameter("slug");
    let slugs: Option<Vec<&str>> = slugs.as_ref().map(|slugs| slugs.split(',').collect());
    let search = request.parameter("search");
    // Nobody here searches in capitals; a thousand posts are gone through a thousand times.
    let holds =
        |post: &Post, words: &str| [&post.title, &post.excerpt, &post.content].iter().any(|text| text.contains(words));
    let fits = |post: &&Post| {
        statuses.contains(&post.status.as_str())
            && slugs.as_ref().is_none_or(|slugs| slugs.contains(&post.slug.as_str()))
            && search.as_ref().is_none_or(|search| !store.setup.blind_search && holds(post, search))
    };
    let found: Vec<&Post> = store.posts.values().filter(fits).collect();
    let total = found.len();
    // Who may not edit others' posts does not see them, and the count still tells.
    let blind = !rights(store.setup.role).contains(&"edit_others_posts");
    let shown = found.into_iter().filter(|post| !blind || post.author == 3);
    let shown: Vec<Value> = shown.map(|post| store.post_json(post)).collect();
    paged(request, shown, total)
}

fn paged(request: &Request, all: Vec<Value>, total: usize) -> Reply {
    let number = |name: &str, standard| request.parameter(name).and_then(|n| n.parse().ok()).unwrap_or(standard);
    let (size, page): (usize, usize) = (number("per_page", 10), number("page", 1));
    let shown: Vec<Value> = all.into_iter().skip(size * (page - 1)).take(size).collect();
    Reply::json(200, &Value::Array(shown)).with("X-WP-Total", total)
}

fn one(store: &Store, id: u64, known: bool) -> Reply {
    let post = &store.posts[&id];
    match known || post.status == "publish" {
        true => Reply::json(200, &store.post_json(post)),
        false => trouble(401, "rest_forbidden", "Du bist nicht berechtigt."),
    }
}

fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap_or(Value::Null)
}

fn create(store: &mut Store, request: &Request) -> Reply {
    let body = body(request);
    if body["title"].as_str().unwrap_or_default().is_empty() && body["content"].as_str().unwrap_or_default().is_empty()
    {
        return trouble(400, "empty_content", "Inhalt, Titel und Textauszug sind leer.");
    }
    let id = store.number();
    let post = Post { id, status: "draft".to_owned(), author: 3, last_editor: 3, ..Post::default() };
    store.posts.insert(id, post);
    change(store, id, &body, request);
    let reply = Reply::json(201, &store.post_json(&store.posts[&id]));
    reply.with("Location", format!("{}/wp-json/wp/v2/posts/{id}", store.home))
}

fn update(store: &mut Store, request: &Request, id: u64) -> Reply {
    change(store, id, &body(request), request);
    Reply::json(200, &store.post_json(&store.posts[&id]))
}

fn change(store: &mut Store, id: u64, body: &Value, request: &Request) {
    let filters = store.setup.filters;
    let mut post = store.posts[&id].clone();
    let text = |name: &str| body[name].as_str().map(str::to_owned);
    if let Some(title) = text("title") {
        post.title = title;
    }
    if let Some(content) = text("content") {
        // An account that may not save unfiltered HTML loses some of it.
        post.content =
            if filters { content.replace("<figure", "<div").replace("</figure>", "</div>") } else { content };
    }
    if let Some(excerpt) = text("excerpt") {
        post.excerpt = excerpt;
    }
    for (at, name) in ["categories", "tags"].into_iter().enumerate() {
        if let Some(wanted) = body[name].as_array() {
            let ids = wanted.iter().filter_map(Value::as_u64).filter(|id| store.terms[at].contains_key(id));
            let ids: Vec<u64> = ids.collect();
            if at == 0 { post.categories = ids } else { post.tags = ids }
        }
    }
    if let Some(picture) = body["featured_media"].as_u64() {
        let fits = store.files.get(&picture).is_some_and(|file| file.media_type.starts_with("image/"));
        post.featured = if fits { picture } else { 0 };
    }
    if let Some(slug) = text("slug") {
        post.slug = store.unique(&slug, id);
    }
    if let Some(status) = text("status").filter(|_| post.status != "trash") {
        post.status = status;
    }
    if let Some(lang) = request.parameter("lang").filter(|_| store.setup.polylang) {
        let others = request.query().into_iter().filter_map(|(name, value)| {
            let lang = name.strip_prefix("translations[")?.strip_suffix(']')?.to_owned();
            Some((lang, json!(value.parse::<u64>().ok()?)))
        });
        store.languages.insert(id, (lang, Value::Object(others.collect())));
    }
    post.modified = store.tick();
    post.last_editor = 3;
    post.keep();
    store.posts.insert(id, post);
}

fn delete(store: &mut Store, id: u64) -> Reply {
    store.posts.remove(&id);
    Reply::json(200, &json!({ "deleted": true }))
}

fn autosaves(store: &Store, id: &str) -> Reply {
    let post = id.parse().ok().and_then(|id: u64| store.posts.get(&id));
    let saves = post.into_iter().flat_map(|post| post.autosaves.iter());
    let saves: Vec<Value> = saves.map(|(author, at)| json!({ "author": author, "modified_gmt": time(*at) })).collect();
    Reply::json(200, &Value::Array(saves))
}

fn revisions(store: &Store, id: &str) -> Reply {
    let post = id.parse().ok().and_then(|id: u64| store.posts.get(&id));
    let field = |raw: &str| json!({ "raw": raw });
    let versions = post.into_iter().flat_map(|post| post.versions.iter().enumerate().rev());
    let versions: Vec<Value> = versions
        .map(|(at, one)| {
            json!({ "id": 9000 + at, "author": one.author, "modified_gmt": time(one.at), "slug": format!("{id}-revision-v1"),
                "title": field(&one.title), "content": field(&one.content), "excerpt": field(&one.excerpt) })
        })
        .collect();
    Reply::json(200, &Value::Array(versions))
}

fn files(store: &Store, request: &Request) -> Reply {
    let slugs = request.parameter("slug").unwrap_or_default();
    let slugs: Vec<&str> = slugs.split(',').collect();
    let parents = request.parameter("parent");
    let parents: Option<Vec<u64>> =
        parents.map(|parents| parents.split(',').filter_map(|parent| parent.parse().ok()).collect());
    let fits = |file: &&File| match &parents {
        Some(parents) => parents.contains(&file.post),
        None => slugs.contains(&file.slug.as_str()),
    };
    let found: Vec<&File> = store.files.values().filter(fits).collect();
    let total = found.len();
    paged(request, found.into_iter().map(|file| store.file_json(file)).collect(), total)
}

fn terms(store: &mut Store, request: &Request, at: usize) -> Reply {
    if request.is_order() {
        let name = body(request)["name"].as_str().unwrap_or_default().to_owned();
        let stored = name.replace('&', "&amp;");
        let known = store.terms[at].iter().find(|(_, known)| known.to_lowercase() == stored.to_lowercase());
        if let Some((id, _)) = known {
            let data = json!({ "status": 400, "term_id": id });
            return Reply::json(400, &json!({ "code": "term_exists", "message": "Gibt es schon.", "data": data }));
        }
        let id = store.number();
        store.terms[at].insert(id, stored.clone());
        return Reply::json(201, &json!({ "id": id, "name": stored }));
    }
    let all: Vec<Value> = store.terms[at].iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    let total = all.len();
    paged(request, all, total)
}

fn xmlrpc(store: &Store, request: &Request) -> Reply {
    if !store.setup.xmlrpc {
        return Reply::html(405, "XML-RPC server accepts POST requests only.");
    }
    let text = String::from_utf8_lossy(&request.body);
    let right = text.contains(USER) && text.contains(PASSWORD) && store.setup.application_passwords;
    let answer = match right {
        true => "<methodResponse><params><param><member><name>blogid</name></member></param></params></methodResponse>",
        false => {
            "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>403</int></value></member></struct></value></fault></methodResponse>"
        }
    };
    Reply::html(200, answer)
}
