//! What goes wrong between a program and a website, on demand or by chance from a seed.

use super::{Reply, Request};

/// One way to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The line is cut before the request is carried out.
    DropBefore,
    /// The line is cut after it was carried out.
    DropAfter,
    /// The line is cut, and the request is carried out a little later.
    Late,
    /// Carried out, and answered as if not.
    ErrorAfter(u16),
    /// Not carried out: too many requests, maintenance, a gateway that gave up.
    ErrorBefore(u16),
    /// Carried out; the gateway gave up before, and WordPress goes on.
    GatewayLate,
    /// Carried out; half of the answer arrives.
    Cut,
    /// Carried out; the answer is a page.
    Page,
    /// Not carried out: a login page, as some walls and networks show it.
    LoginPage,
    /// Not carried out: somewhere else.
    Redirect,
}

pub const ALL: [Fault; 14] = [
    Fault::DropBefore,
    Fault::DropAfter,
    Fault::DropAfter,
    Fault::Late,
    Fault::Late,
    Fault::ErrorAfter(500),
    Fault::ErrorAfter(502),
    Fault::ErrorBefore(429),
    Fault::ErrorBefore(503),
    Fault::GatewayLate,
    Fault::Cut,
    Fault::Page,
    Fault::LoginPage,
    Fault::Redirect,
];

/// What fails from now on.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    seed: u64,
    /// Of a hundred requests.
    often: u64,
    /// One fault for the requests that this names: method and a part of the target; so many times.
    on: Vec<(&'static str, &'static str, Fault, usize)>,
    pub done: usize,
}

impl Plan {
    /// So many of a hundred requests fail, in ways that the seed decides.
    pub fn chance(seed: u64, often: u64) -> Self {
        Self { seed: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, often, ..Self::default() }
    }

    /// The next so many requests of this method whose target holds this part fail so.
    pub fn on(mut self, method: &'static str, part: &'static str, fault: Fault, times: usize) -> Self {
        self.on.push((method, part, fault, times));
        self
    }

    pub fn fault(&mut self, request: &Request) -> Option<Fault> {
        let meant = self
            .on
            .iter_mut()
            .find(|(method, part, _, left)| *left > 0 && request.method == *method && request.target.contains(part));
        if let Some((_, _, fault, left)) = meant {
            *left -= 1;
            self.done += 1;
            return Some(*fault);
        }
        if self.often == 0 || self.random() % 100 >= self.often {
            return None;
        }
        self.done += 1;
        let at = self.random() as usize % ALL.len();
        Some(ALL[at])
    }

    /// Xorshift.
    fn random(&mut self) -> u64 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        self.seed >> 11
    }
}

/// The answer, or nothing where the line is cut. `carry_out` does what was asked, `later` keeps it for then.
pub fn answer(carry_out: &mut dyn FnMut() -> Reply, later: &mut dyn FnMut(), fault: Fault) -> Option<Reply> {
    match fault {
        Fault::DropBefore => None,
        Fault::DropAfter => {
            carry_out();
            None
        }
        Fault::Late => {
            later();
            None
        }
        Fault::GatewayLate => {
            later();
            Some(Reply::html(504, "<html>504 Gateway Time-out</html>"))
        }
        Fault::ErrorAfter(status) => {
            carry_out();
            Some(Reply::html(status, "<html>There has been a critical error on this website.</html>"))
        }
        Fault::ErrorBefore(429) => Some(Reply::html(429, "<html>slow down</html>").with("Retry-After", 2)),
        Fault::ErrorBefore(503) => {
            Some(Reply::html(503, "Briefly unavailable for scheduled maintenance.").with("Retry-After", 600))
        }
        Fault::ErrorBefore(status) => Some(Reply::html(status, "<html>no</html>")),
        Fault::Cut => Some(carry_out()),
        Fault::Page => {
            let reply = carry_out();
            Some(Reply::html(if reply.status == 201 { 201 } else { 200 }, "<html>Powered by something</html>"))
        }
        Fault::LoginPage => Some(Reply::html(200, "<html><form action=\"/login\">Passwort</form></html>")),
        Fault::Redirect => Some(Reply::html(301, "").with("Location", "https://elsewhere.example.org/")),
    }
}
