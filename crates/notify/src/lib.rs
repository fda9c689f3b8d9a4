//! 消息 notify: what somebody is told, by which ways it goes out, and what that burdens.

/// Declares a small closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $v),+ }
        impl $name {
            /// All, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            /// Stable code, as stored and as in the interface.
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            /// Chinese word for people.
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By its code.
            pub fn parse(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|v| v.code() == code)
            }
        }
    };
}

pub mod channel;
pub mod io;
pub mod message;

pub use io::Notify;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[store::Migration] = &[channel::MIGRATIONS[0], message::MIGRATIONS[0]];

/// Routes of this context.
pub fn routes() -> web::Table {
    message::routes().merge(channel::routes())
}
