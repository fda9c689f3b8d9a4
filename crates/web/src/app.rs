//! What every request has at hand.

use jiff::Timestamp;
use kernel::{Actor, Clock, Outcome, Scope};
use law::Law;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use store::{Db, Files};

/// Whoever a session cookie stands for.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub actor: Actor,
    pub scope: Scope,
}

/// Knows sessions; `org` answers it.
pub trait Gate: Send + Sync {
    /// The visitor of a cookie, `None` if it is unknown, ended or revoked.
    fn who<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Visitor>>> + Send + 'a>>;
}

/// State of the server; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// The parts of [`App`].
pub struct Shared {
    pub db: Db,
    pub files: Files,
    pub clock: Arc<dyn Clock>,
    pub law: Arc<Law>,
    pub gate: Arc<dyn Gate>,
    /// `anlan demo` or a test: sign-in page with people, a clock that can be moved.
    pub demo: bool,
    /// Send the session cookie over TLS only.
    pub secure_cookie: bool,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub(crate) proxies: Vec<std::net::IpAddr>,
    pub(crate) limits: crate::limit::Limits,
    /// Answers of one context to another's questions, by type; see [`App::with_answer`].
    answers: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
}

impl App {
    pub fn new(db: Db, files: Files, clock: Arc<dyn Clock>, law: Arc<Law>, gate: Arc<dyn Gate>, demo: bool) -> App {
        App(Arc::new(Shared {
            db,
            files,
            clock,
            law,
            gate,
            demo,
            secure_cookie: false,
            proxies: Vec::new(),
            limits: Default::default(),
            answers: HashMap::new(),
        }))
    }

    /// Wire the answer to a question that one context asks and another answers (`org::ask`), before the first request.
    pub fn with_answer<T: Any + Send + Sync>(self, answer: T) -> App {
        match Arc::try_unwrap(self.0) {
            Ok(mut shared) => {
                shared.answers.insert(TypeId::of::<T>(), Arc::new(answer));
                App(Arc::new(shared))
            }
            Err(shared) => App(shared),
        }
    }

    /// The wired answer of a type, if there is one.
    pub fn answer<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.0.answers.get(&TypeId::of::<T>()).cloned()?.downcast().ok()
    }

    /// Believe these proxies about their clients' addresses.
    pub fn with_proxies(self, proxies: Vec<std::net::IpAddr>) -> App {
        match Arc::try_unwrap(self.0) {
            Ok(shared) => App(Arc::new(Shared { proxies, ..shared })),
            Err(shared) => App(shared),
        }
    }

    /// Send the session cookie over TLS only.
    pub fn with_secure_cookie(self) -> App {
        match Arc::try_unwrap(self.0) {
            Ok(shared) => App(Arc::new(Shared { secure_cookie: true, ..shared })),
            Err(shared) => App(shared),
        }
    }
}

impl std::ops::Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}
