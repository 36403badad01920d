//! A website that is no WordPress: entries and files behind a token, as headless systems have them.

use super::store::Store;
use super::{PASSWORD, Reply, Request};
use serde_json::{Value, json};

/// The answer of `/items/statements`, `/files` and `/assets/…`; nothing for any other address.
pub fn answer(store: &mut Store, request: &Request, path: &str) -> Option<Reply> {
    let known = request.header("authorization") == Some(&format!("Bearer {PASSWORD}"));
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let denied = || Reply::json(403, &json!({ "errors": [{ "message": "You don't have permission." }] }));
    Some(match parts.as_slice() {
        ["items", "statements"] if !request.is_order() => list(store, request, known),
        ["files"] if !request.is_order() => files(store, request),
        ["items", "statements", ..] | ["files"] if !known => denied(),
        ["items", "statements"] => create(store, request),
        ["items", "statements", id] => change(store, request, id),
        ["files"] => upload(store, request),
        ["assets", id, ..] => match id.parse().ok().and_then(|id: u64| store.assets.get(&id)) {
            Some((_, bytes)) => Reply { status: 200, headers: vec![], body: bytes.clone() },
            None => denied(),
        },
        _ => return None,
    })
}

fn list(store: &Store, request: &Request, known: bool) -> Reply {
    let fits = |name: &str, value: &Value| {
        let wanted = request.parameter(&format!("filter[{name}][_eq]")).filter(|_| !store.setup.looks_by_nothing);
        wanted.is_none_or(|wanted| value[name].as_str() == Some(&wanted))
    };
    let shown = |value: &&Value| known || value["status"] == "published";
    let found = store.entries.values().filter(|value| fits("key", value) && fits("slug", value)).filter(shown);
    Reply::json(200, &json!({ "data": found.collect::<Vec<_>>() }))
}

fn create(store: &mut Store, request: &Request) -> Reply {
    let Ok(mut value) = serde_json::from_slice::<Value>(&request.body) else { return broken() };
    let id = store.number();
    value["id"] = json!(id);
    store.entries.insert(id, value.clone());
    Reply::json(200, &json!({ "data": value }))
}

fn change(store: &mut Store, request: &Request, id: &str) -> Reply {
    let found = id.parse().ok().and_then(|id: u64| store.entries.get_mut(&id));
    match (request.method.as_str(), found, serde_json::from_slice::<Value>(&request.body)) {
        ("DELETE", Some(_), _) => {
            store.entries.remove(&id.parse().unwrap_or(0));
            Reply { status: 204, headers: vec![], body: vec![] }
        }
        ("PATCH", Some(value), Ok(Value::Object(changes))) => {
            for (name, change) in changes {
                value[&name] = change;
            }
            let told = json!({ "data": value });
            Reply::json(200, &told)
        }
        _ => broken(),
    }
}

fn files(store: &Store, request: &Request) -> Reply {
    let wanted = request.parameter("filter[filename_download][_eq]");
    let found = store.assets.iter().filter(|(_, (name, _))| wanted.as_ref().is_none_or(|wanted| wanted == name));
    let found = found.map(|(id, (name, _))| json!({ "id": id, "filename_download": name }));
    Reply::json(200, &json!({ "data": found.collect::<Vec<_>>() }))
}

fn upload(store: &mut Store, request: &Request) -> Reply {
    let kind = request.header("content-type").unwrap_or_default();
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").map(|boundary| boundary.trim_matches('"'));
    let Some(file) = boundary.and_then(|boundary| super::upload::from_form(&request.body, boundary)) else {
        return broken();
    };
    let id = store.number();
    store.assets.insert(id, (file.name.clone(), file.bytes));
    Reply::json(200, &json!({ "data": { "id": id, "filename_download": file.name } }))
}

fn broken() -> Reply {
    Reply::json(400, &json!({ "errors": [{ "message": "Invalid payload." }] }))
}
