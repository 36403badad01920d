//! What a translation is a translation of: the language and the digest of the edition.

use crate::statement::{Digest, Lang};
use serde_yaml_ng::{Mapping, Value};

/// The edition that was translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    pub lang: Lang,
    pub digest: Digest,
}

/// Under `translates`, as `klartext translate` writes it: `de sha256:…`; the outer `None` where it
/// is anything else, or the edition's own language.
pub(super) fn translates(map: &Mapping, own: Option<&Lang>) -> Option<Option<Original>> {
    let text = match map.get("translates") {
        None | Some(Value::Null) => return Some(None),
        Some(Value::String(text)) => text,
        Some(_) => return None,
    };
    let (lang, digest) = text.trim().split_once(' ')?;
    let original = Original { lang: Lang::parse(lang)?, digest: Digest::parse(digest)? };
    (own != Some(&original.lang)).then_some(Some(original))
}
