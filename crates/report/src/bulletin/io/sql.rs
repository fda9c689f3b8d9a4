//! Conditions as SQL. What is not known (null) fulfils no condition, as in the pure half.

use crate::bulletin::cond::{Cond, Edge};
use crate::bulletin::period::Span;
use crate::bulletin::source::{Sort, Source};
use ::store::Value;
use kernel::{Outcome, Refusal};

/// The placeholder of a value; the same value has one.
pub fn mark(values: &mut Vec<Value>, value: Value) -> String {
    let at = values.iter().position(|v| *v == value).unwrap_or_else(|| {
        values.push(value);
        values.len() - 1
    });
    format!("${}", at + 1)
}

fn column(source: &Source, name: &str) -> Outcome<(&'static str, Sort)> {
    let unknown = || Refusal::internal(format!("{} has no field {name} that the database could read", source.concept));
    let field = source.field(name).filter(|f| f.inner.is_empty()).ok_or_else(unknown)?;
    Ok((field.column, field.sort))
}

fn edge(sort: Sort, edge: Edge, span: &Span) -> Value {
    match sort {
        Sort::Day => Value::Date(edge.day(span)),
        _ => Value::Time(kernel::start_of(edge.day(span))),
    }
}

/// A condition over `t`.
pub fn sql(source: &Source, cond: &Cond, span: &Span, values: &mut Vec<Value>) -> Outcome<String> {
    Ok(match cond {
        Cond::All(of) => joined(source, of, span, values, " and ", "1 = 1")?,
        Cond::Any(of) => joined(source, of, span, values, " or ", "1 = 0")?,
        Cond::Not(of) => format!("not coalesce({}, false)", sql(source, of, span, values)?),
        Cond::Before(name, at) => {
            let (column, sort) = column(source, name)?;
            format!("{column} < {}", mark(values, edge(sort, *at, span)))
        }
        Cond::Is(name, text) => format!("{} = {}", column(source, name)?.0, mark(values, Value::from(*text))),
        Cond::On(name) => format!("{} = {}", column(source, name)?.0, mark(values, Value::from(true))),
        Cond::After(a, b) => format!("{} > {}", column(source, a)?.0, column(source, b)?.0),
        Cond::Held(name) => format!("{} is not null", column(source, name)?.0),
    })
}

fn joined(
    source: &Source,
    of: &[Cond],
    span: &Span,
    values: &mut Vec<Value>,
    word: &str,
    none: &str,
) -> Outcome<String> {
    let parts = of.iter().map(|c| sql(source, c, span, values)).collect::<Outcome<Vec<String>>>()?;
    Ok(if parts.is_empty() { format!("({none})") } else { format!("({})", parts.join(word)) })
}
