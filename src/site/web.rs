//! Requests to a website: no cookies, no redirects, and the password to one origin alone.

use super::SiteError;
use reqwest::blocking::{Client, RequestBuilder, multipart};
use reqwest::{Method, Url};
use serde_json::Value;
use std::cell::Cell;
use std::fmt;
use std::io::Read as _;
use std::rc::Rc;
use std::time::Duration;

/// Where a website lives: scheme, host and port, `https://example.org`. A password is bound to one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

impl Origin {
    /// The origin of an address; `None` where it is not https, or http to this very machine.
    pub fn of(address: &str) -> Option<Self> {
        let url = Url::parse(address).ok()?;
        let host = url.host_str()?;
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let safe = url.scheme() == "https" || (url.scheme() == "http" && local);
        let bare = url.username().is_empty() && url.password().is_none();
        (safe && bare).then(|| Self(url.origin().ascii_serialization()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A user of the website with their application password, which is shown nowhere.
#[derive(Clone)]
pub struct Login {
    pub user: String,
    password: String,
}

impl Login {
    pub fn new(user: &str, password: &str) -> Self {
        Self { user: user.to_owned(), password: password.to_owned() }
    }

    /// For the one place that keeps it and the one call that carries it in its body.
    pub fn reveal(&self) -> &str {
        &self.password
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Login({})", self.user)
    }
}

/// How a request ended that brought no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// No connection came about: nothing was sent.
    Unreachable(String),
    /// It was sent, and nobody knows whether it was carried out.
    Unclear(String),
}

/// What a server answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub url: String,
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All headers of this name.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON. PHP's own complaints and byte order marks may stand before it: it is read
    /// from the first bracket on, and what stood before comes with it.
    pub fn json(&self) -> Option<(Value, String)> {
        let text = String::from_utf8_lossy(&self.body);
        if let Ok(value) = serde_json::from_str(&text) {
            return Some((value, String::new()));
        }
        for (at, _) in text.match_indices(['{', '[']).take(64) {
            let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
            if let Some(Ok(value)) = values.next()
                && (value.is_object() || value.as_array().is_some_and(|list| list.iter().all(Value::is_object)))
            {
                return Some((value, text[..at].trim().chars().take(80).collect()));
            }
        }
        None
    }

    pub fn is_json(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.contains("json"))
    }

    /// The server's clock.
    pub fn date(&self) -> Option<jiff::Timestamp> {
        let text = self.header("date")?;
        jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
    }

    /// Seconds after which the server wants to be asked again, whether it says so or names a moment
    /// (RFC 9110, 10.2.3), which is taken by its own clock.
    pub fn retry_after(&self) -> Option<u64> {
        let text = self.header("retry-after")?.trim();
        let moment = |text: &str| {
            let then = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
            u64::try_from(then.as_second() - self.date()?.as_second()).ok()
        };
        text.parse().ok().or_else(|| moment(text))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What a request carries.
#[derive(Debug, Clone)]
pub enum Load {
    None,
    Json(Value),
    /// A body of another kind, as it is.
    Text(&'static str, String),
    /// A file alone, its name in a header.
    Raw {
        media_type: &'static str,
        name: String,
        bytes: Vec<u8>,
    },
    /// A file in a form, as browsers send it.
    Form {
        fields: Vec<(&'static str, String)>,
        /// The field that holds the file.
        field: String,
        name: String,
        media_type: &'static str,
        bytes: Vec<u8>,
    },
}

/// Waits until the next request may be sent; the clock is the house's.
#[derive(Clone)]
pub struct Pace(pub Rc<dyn Fn()>);

impl fmt::Debug for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pace")
    }
}

/// One website's door.
#[derive(Debug)]
pub struct Web {
    client: Client,
    origin: Origin,
    login: Option<Login>,
    /// Whether the password goes as a token and not with the user's name.
    token: bool,
    /// Where much is asked and a small host must have room for others.
    pace: Option<Pace>,
    /// The server's clock at the last answer to a question with the password, which no cache gives.
    date: Cell<Option<jiff::Timestamp>>,
}

/// A connection that nobody used for so long may be closed at the other end.
const IDLE: Duration = Duration::from_secs(2);

/// No answer of an interface is longer, in bytes; a longer one is cut and then not readable.
const LONGEST: u64 = 64 << 20;

impl Web {
    /// `patience` is how long an answer may take.
    pub fn new(address: &str, login: Option<Login>, patience: Duration) -> Result<Self, SiteError> {
        let origin = Origin::of(address).ok_or_else(|| SiteError::Address(address.to_owned()))?;
        // ring and nothing else does the arithmetic of TLS; a second call finds it there already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("klartext/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(patience.min(Duration::from_secs(10)))
            .timeout(patience)
            // One connection, kept for as long as no server closes it.
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(IDLE)
            .no_proxy()
            .build()
            .map_err(|error| SiteError::Client(error.to_string()))?;
        Ok(Self { client, origin, login, token: false, pace: None, date: Cell::default() })
    }

    /// The same with the password as a token (RFC 6750).
    pub fn with_token(self) -> Self {
        Self { token: true, ..self }
    }

    /// The same, no faster than this.
    pub fn with_pace(self, pace: Option<Pace>) -> Self {
        Self { pace, ..self }
    }

    /// The server's clock at its last answer to us.
    pub fn date(&self) -> Option<jiff::Timestamp> {
        self.date.get()
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    pub fn login(&self) -> Option<&Login> {
        self.login.as_ref()
    }

    /// A look as any visitor has it.
    pub fn look(&self, url: &str) -> Result<Answer, Silence> {
        self.send(Method::GET, url, &Load::None, false, "*/*")
    }

    /// Status and headers of a file as any visitor has it, without the file.
    pub fn look_at_head(&self, url: &str) -> Result<Answer, Silence> {
        self.send(Method::HEAD, url, &Load::None, false, "*/*")
    }

    /// A look as any visitor has it, following where the website leads.
    pub fn visit(&self, url: &str) -> Result<Answer, Silence> {
        let mut answer = self.look(url)?;
        for _ in 0..5 {
            let Some(next) = redirected(&answer) else { break };
            answer = self.look(&next)?;
        }
        Ok(answer)
    }

    /// A question to the interface, with the password.
    pub fn ask(&self, url: &str) -> Result<Answer, Silence> {
        self.send(Method::GET, url, &Load::None, true, JSON)
    }

    /// The same question without the password.
    pub fn ask_as_anybody(&self, url: &str) -> Result<Answer, Silence> {
        self.send(Method::GET, url, &Load::None, false, JSON)
    }

    /// An order to the interface. It is never sent twice.
    pub fn order(&self, url: &str, load: &Load) -> Result<Answer, Silence> {
        self.send(Method::POST, url, load, true, JSON)
    }

    /// An order by another method; no less is it sent once only.
    pub fn order_as(&self, method: &str, url: &str, load: &Load) -> Result<Answer, Silence> {
        let method = Method::from_bytes(method.as_bytes()).map_err(|_| Silence::Unreachable(method.to_owned()))?;
        self.send(method, url, load, true, JSON)
    }

    /// An order to delete, in the form that firewalls let through.
    pub fn delete(&self, url: &str) -> Result<Answer, Silence> {
        let request = self.request(Method::POST, url, true, JSON)?;
        self.run(request.header("X-HTTP-Method-Override", "DELETE"), url)
    }

    /// A call that carries what it needs in its body.
    pub fn call(&self, url: &str, load: &Load) -> Result<Answer, Silence> {
        self.send(Method::POST, url, load, false, "*/*")
    }

    fn send(&self, method: Method, url: &str, load: &Load, known: bool, accept: &str) -> Result<Answer, Silence> {
        let request = self.request(method, url, known, accept)?;
        let request = match load {
            Load::None => request,
            Load::Json(value) => request.json(value),
            Load::Text(kind, text) => request.header("Content-Type", *kind).body(text.clone()),
            Load::Raw { media_type, name, bytes } => request
                .header("Content-Type", *media_type)
                .header("Content-Disposition", format!("attachment; filename=\"{name}\""))
                .body(bytes.clone()),
            Load::Form { fields, field, name, media_type, bytes } => {
                let part = multipart::Part::bytes(bytes.clone()).file_name(name.clone()).mime_str(media_type);
                let part = part.map_err(|error| Silence::Unreachable(error.to_string()))?;
                let form = multipart::Form::new();
                let form = fields.iter().fold(form, |form, (name, value)| form.text(*name, value.clone()));
                request.multipart(form.part(field.clone(), part))
            }
        };
        let answer = self.run(request, url)?;
        if known {
            self.date.set(answer.date().or(self.date.get()));
        }
        Ok(answer)
    }

    fn request(&self, method: Method, url: &str, known: bool, accept: &str) -> Result<RequestBuilder, Silence> {
        let request = self.client.request(method, url).header("Accept", accept);
        if !known {
            return Ok(request);
        }
        // Wherever an address comes from, the password goes to its own origin or nowhere.
        match &self.login {
            Some(login) if Origin::of(url).as_ref() == Some(&self.origin) => Ok(match self.token {
                true => request.bearer_auth(&login.password),
                false => request.basic_auth(&login.user, Some(&login.password)),
            }),
            Some(_) => Err(Silence::Unreachable(format!("{url} != {}", self.origin))),
            None => Ok(request),
        }
    }

    fn run(&self, request: RequestBuilder, url: &str) -> Result<Answer, Silence> {
        if let Some(Pace(wait)) = &self.pace {
            wait();
        }
        step(url)?;
        let response = request.send().map_err(|error| silence(&error))?;
        let status = response.status().as_u16();
        let header = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let headers = response.headers().iter().map(header).collect();
        let mut body = Vec::new();
        response.take(LONGEST).read_to_end(&mut body).map_err(|error| Silence::Unclear(error.to_string()))?;
        step(url)?;
        Ok(Answer { url: url.to_owned(), status, headers, body })
    }
}

const JSON: &str = "application/json";

/// Where an answer leads, as a whole address.
pub fn redirected(answer: &Answer) -> Option<String> {
    if !(300..400).contains(&answer.status) {
        return None;
    }
    let here = Url::parse(&answer.url).ok()?;
    here.join(answer.header("location")?).ok().map(|url| url.to_string())
}

/// The address with more parameters, properly encoded.
pub fn with_query(url: &str, query: &[(&str, &str)]) -> String {
    match Url::parse(url) {
        Ok(mut parsed) if !query.is_empty() => {
            parsed.query_pairs_mut().extend_pairs(query);
            parsed.to_string()
        }
        _ => url.to_owned(),
    }
}

/// The fields of a query as a browser sends them, decoded.
pub fn query(text: &str) -> Vec<(String, String)> {
    let url = Url::parse(&format!("http://localhost/?{text}")).ok();
    let fields = |url: Url| url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    url.map(fields).unwrap_or_default()
}

/// The deepest cause says most: `Connection refused`, `certificate has expired`. Addresses, which
/// may be long, are left to whoever says the sentence.
fn silence(error: &reqwest::Error) -> Silence {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let reason = if error.is_timeout() { "timeout".to_owned() } else { cause.to_string() };
    let never_sent = error.is_connect() || error.is_builder();
    if never_sent { Silence::Unreachable(reason) } else { Silence::Unclear(reason) }
}

/// Called before and after every request, so that tests can stop the world at any of them.
#[cfg(not(test))]
fn step(_url: &str) -> Result<(), Silence> {
    Ok(())
}

#[cfg(test)]
fn step(_url: &str) -> Result<(), Silence> {
    super::disk::power::step().map_err(|error| Silence::Unreachable(error.to_string()))
}

#[cfg(test)]
mod tests;
