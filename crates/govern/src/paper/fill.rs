//! Facts into a text. A fact that is missing never leaves a blank: its place says so and its name is a finding.

use kernel::{Outcome, Refusal};
use minijinja::value::{Enumerator, Object, ObjectRepr, Value};
use minijinja::{Environment, Error, ErrorKind};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex};

/// Beginning of the mark that stands where a fact is missing.
pub const HOLE: &str = "【缺：";

/// Steps that a text may take; a month's report of a thousand rows needs some ten thousand.
const FUEL: u64 = 1_000_000;

/// A filled text and the paths of the facts that it asked for in vain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub text: String,
    pub missing: Vec<String>,
}

type Holes = Arc<Mutex<BTreeSet<String>>>;

fn note(holes: &Holes, path: &str) {
    if let Ok(mut all) = holes.lock() {
        all.insert(path.to_owned());
    }
}

/// A fact with its name, so that what is missing below it can be named.
#[derive(Debug)]
struct Fact {
    path: String,
    value: Json,
    holes: Holes,
}

/// A fact that is not there: false in a condition, an empty list in a loop, and a mark where it is printed.
#[derive(Debug)]
struct Hole {
    path: String,
    holes: Holes,
}

impl Hole {
    fn said(&self) -> String {
        note(&self.holes, &self.path);
        format!("{HOLE}{}】", super::fact::said(&self.path))
    }
}

impl Object for Hole {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Iterable
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        Some(hole(format!("{}.{key}", self.path), &self.holes))
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        note(&self.holes, &self.path);
        Enumerator::Empty
    }
    fn is_true(self: &Arc<Self>) -> bool {
        false
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

fn hole(path: String, holes: &Holes) -> Value {
    Value::from_object(Hole { path, holes: holes.clone() })
}

/// A fact is one piece of a line: what would begin a new line or a new cell of a table is taken out of it.
fn plain(text: &str) -> String {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ").replace('|', "｜")
}

fn value(path: String, json: &Json, holes: &Holes) -> Value {
    match json {
        Json::Null => hole(path, holes),
        Json::String(s) if s.trim().is_empty() => hole(path, holes),
        Json::String(s) => Value::from(plain(s)),
        Json::Bool(b) => Value::from(*b),
        Json::Number(n) => n.as_i64().map_or_else(|| Value::from(n.as_f64().unwrap_or_default()), Value::from),
        Json::Array(_) | Json::Object(_) => {
            Value::from_object(Fact { path, value: json.clone(), holes: holes.clone() })
        }
    }
}

/// Names that are functions of the engine and no facts.
const FUNCTIONS: &[&str] = &["range", "dict", "namespace", "debug"];

impl Object for Fact {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        if self.value.is_array() { ObjectRepr::Seq } else { ObjectRepr::Map }
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let deeper = |name: &str| if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        if let Json::Array(all) = &self.value {
            let at = key.as_usize()?;
            return all.get(at).map(|v| value(deeper(&(at + 1).to_string()), v, &self.holes));
        }
        let name = key.as_str()?;
        if self.path.is_empty() && FUNCTIONS.contains(&name) {
            return None;
        }
        Some(match self.value.get(name) {
            Some(v) => value(deeper(name), v, &self.holes),
            None => hole(deeper(name), &self.holes),
        })
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match &self.value {
            Json::Array(all) => Enumerator::Seq(all.len()),
            Json::Object(map) => Enumerator::Values(map.keys().map(|k| Value::from(k.as_str())).collect()),
            _ => Enumerator::Empty,
        }
    }
}

/// `2026-06-30` or an instant → `2026年6月30日`; what is no day stays as it is.
fn day(of: Value) -> Value {
    let Some(text) = of.as_str() else { return of };
    let parsed: Option<jiff::civil::Date> = text.get(..10).unwrap_or(text).parse().ok();
    parsed.map_or(of.clone(), |d| Value::from(super::rules::printed_day(d)))
}

/// 1 → 一, for headings in a loop.
fn han(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((n / 10) as usize, (n % 10) as usize);
    match (tens, ones) {
        (0, 0) => "零".into(),
        (0, o) => DIGITS[o].into(),
        (1, o) => format!("十{}", DIGITS[o]),
        (t, o) if t < 10 => format!("{}十{}", DIGITS[t], DIGITS[o]),
        _ => n.to_string(),
    }
}

fn engine() -> Environment<'static> {
    let mut out = Environment::new();
    out.set_fuel(Some(FUEL));
    out.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    out.add_filter("date", day);
    out.add_filter("han", han);
    out
}

fn refused(e: &Error) -> Refusal {
    let place = e.line().map_or(String::new(), |l| format!("第 {l} 行"));
    let say = match e.kind() {
        ErrorKind::OutOfFuel => "模板的循环太多，无法完成；请减少嵌套的循环".to_owned(),
        ErrorKind::SyntaxError => format!(
            "写法有误（{}）；变量写作 {{{{ 名称 }}}}，循环以 {{% for … in … %}} 开始、{{% endfor %}} 结束",
            e.detail().unwrap_or("无法识别")
        ),
        ErrorKind::UnknownFilter => {
            format!("用了没有的处理方法（{}）；可用 date、han、join、length", e.detail().unwrap_or_default())
        }
        _ => format!("无法套用（{}）", e.detail().map_or_else(|| e.kind().to_string(), str::to_owned)),
    };
    Refusal::invalid("BAD_TEMPLATE", format!("模板{place}{say}。")).at("body", place)
}

/// Whether the engine can read a text at all.
pub fn check(body: &str) -> Outcome<()> {
    engine().template_from_str(body).map(|_| ()).map_err(|e| refused(&e))
}

/// Put facts into a text.
pub fn fill(body: &str, facts: &Json) -> Outcome<Filled> {
    let holes = Holes::default();
    let root = Value::from_object(Fact { path: String::new(), value: facts.clone(), holes: holes.clone() });
    let engine = engine();
    let text = engine.template_from_str(body).and_then(|t| t.render(root)).map_err(|e| refused(&e))?;
    let missing = holes.lock().map(|h| h.iter().cloned().collect()).unwrap_or_default();
    Ok(Filled { text: tidy(&text), missing })
}

/// No blank lines, no spaces at the ends.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// What still has its mark in a text, in the words that stand there.
pub fn holes(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(HOLE).skip(1) {
        let name: String = part.chars().take_while(|c| *c != '】' && *c != '\n').collect();
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
