//! 感知 sense: what the instruments say — points, their readings, the alarms that follow, and instruments that lie.

/// Declares a small closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $v),+ }
        impl $name {
            /// All, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            /// Stable code, as stored and as in the interface.
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            /// Chinese word for people.
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By code or Chinese label.
            pub fn parse(word: &str) -> Option<$name> {
                let word = word.trim();
                $name::ALL.iter().copied().find(|v| v.code() == word || v.label() == word)
            }
        }
    };
}

pub mod alarm;
pub mod doubt;
pub mod io;
pub mod party;
pub mod point;
pub mod promise;
pub mod reading;
pub mod receiver;
pub mod shelving;
pub mod shift;
pub mod simulate;
pub mod warning;

pub use io::Reader;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[store::Migration] = &[
    point::MIGRATIONS[0],
    alarm::MIGRATIONS[0],
    alarm::MIGRATIONS[1],
    reading::MIGRATIONS[0],
    doubt::MIGRATIONS[0],
    warning::MIGRATIONS[0],
    warning::MIGRATIONS[1],
    promise::MIGRATIONS[0],
    receiver::MIGRATIONS[0],
    reading::MIGRATIONS[1],
    doubt::MIGRATIONS[1],
    warning::MIGRATIONS[2],
    shift::MIGRATIONS[0],
];

/// Routes of this context.
pub fn routes() -> web::Table {
    let table = point::routes().merge(alarm::routes()).merge(reading::routes()).merge(shelving::routes());
    let table = table.merge(doubt::routes()).merge(warning::routes()).merge(promise::routes());
    table.merge(receiver::routes()).merge(shift::routes())
}
