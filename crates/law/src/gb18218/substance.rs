//! Tables 1 to 4: critical quantities by name and by class, correction factors.

use crate::Mark;
use crate::table::{figure, mark, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A line of Table 1, with the factor of Table 3 where that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Substance {
    pub name: String,
    pub aliases: Vec<String>,
    pub cas: Option<String>,
    /// Q, tonnes.
    pub critical_t: f64,
    /// Its class, from which β is taken where Table 3 does not name the substance.
    pub class: String,
    /// β of Table 3.
    pub toxic: Option<f64>,
    pub mark: Mark,
    pub source: String,
}

/// A class of Table 2 with its β of Table 4.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    pub code: String,
    pub label: String,
    /// Q, tonnes.
    pub critical_t: f64,
    pub beta: f64,
    pub mark: Mark,
}

static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
    rows(include_str!("../../../../content/law/hazard-class.csv"), ["class", "label", "q", "beta", "mark"])
        .into_iter()
        .map(|[code, label, q, beta, m]| Class {
            code,
            label,
            critical_t: figure(&q).unwrap_or_default(),
            beta: figure(&beta).unwrap_or_default(),
            mark: mark(&m),
        })
        .collect()
});

static SUBSTANCES: LazyLock<Vec<Substance>> = LazyLock::new(|| {
    let columns = ["name", "aliases", "cas", "q", "class", "beta", "mark", "source"];
    rows(include_str!("../../../../content/law/substance.csv"), columns)
        .into_iter()
        .map(|[name, aliases, cas, q, class, beta, m, source]| Substance {
            name,
            aliases: aliases.split(';').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
            cas: (!cas.is_empty()).then_some(cas),
            critical_t: figure(&q).unwrap_or_default(),
            class,
            toxic: figure(&beta),
            mark: mark(&m),
            source,
        })
        .collect()
});

static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let all = SUBSTANCES.iter().enumerate();
    all.flat_map(|(i, s)| std::iter::once(&s.name).chain(&s.aliases).map(move |n| (key(n), i))).collect()
});

/// Names are compared without blanks, in half width and lower case.
fn key(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '，' | '、' => ',',
            '－' | '–' | '—' => '-',
            '＞' => '>',
            '＜' => '<',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

impl Substance {
    /// β: of Table 3 if that names it, otherwise of its class.
    pub fn beta(&self) -> f64 {
        self.toxic.or_else(|| class(&self.class).map(|c| c.beta)).unwrap_or(1.0)
    }
}

/// Table 1, in its order.
pub fn substances() -> &'static [Substance] {
    &SUBSTANCES
}

/// Table 2, in its order.
pub fn classes() -> &'static [Class] {
    &CLASSES
}

/// A substance of Table 1 by name or alias.
pub fn substance(name: &str) -> Option<&'static Substance> {
    BY_NAME.get(&key(name)).map(|i| &SUBSTANCES[*i])
}

/// A substance of Table 1 by its CAS number.
pub(super) fn by_cas(cas: &str) -> Option<&'static Substance> {
    let cas = cas.trim();
    SUBSTANCES.iter().find(|s| s.cas.as_deref() == Some(cas))
}

/// A class of Table 2 by its code.
pub fn class(code: &str) -> Option<&'static Class> {
    let code = code.trim();
    CLASSES.iter().find(|c| c.code.eq_ignore_ascii_case(code))
}
