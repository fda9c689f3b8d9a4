//! The totals of many lists at once, for boards. Lists that differ by a value only, as the steps of a board do, are counted by
//! one part with a row for each: planning it for each of them takes longer than the counting (dozens of indexes are weighed
//! for every table that a statement names).

use super::{List, Now};
use crate::together::marks;
use crate::tx::Tx;
use crate::value::Value;
use kernel::Refusal;
use kernel::page::Total;

/// A statement that counts, and for which of the lists with which values.
struct Part {
    sql: String,
    of: Vec<(usize, Vec<Value>)>,
}

impl List {
    /// The totals of several lists in one statement.
    ///
    /// # Errors
    /// The engine's.
    pub async fn totals(lists: &[List], tx: &mut Tx) -> Result<Vec<Total>, Refusal> {
        let mut parts: Vec<Part> = Vec::new();
        let mut known: Option<(&List, Now)> = None;
        for (place, list) in lists.iter().enumerate() {
            let now = match known {
                Some((other, now)) if list.asks_like(other) => now,
                _ => list.now(tx).await?,
            };
            known = Some((list, now));
            let mut values = Vec::new();
            let sql = list.counting(Total::EXACT_UP_TO + 1, now, &mut values);
            match parts.iter_mut().find(|p| p.sql == sql) {
                Some(part) => part.of.push((place, values)),
                None => parts.push(Part { sql, of: vec![(place, values)] }),
            }
        }
        let mut out = vec![Total { count: 0, exact: true }; lists.len()];
        if parts.is_empty() {
            return Ok(out);
        }
        let (sql, values) = statement(parts);
        for row in tx.all(&sql, &values).await? {
            let place = usize::try_from(row.get::<i64>("place")?).unwrap_or(usize::MAX);
            let slot =
                out.get_mut(place).ok_or_else(|| Refusal::internal(format!("nobody asked for total {place}")))?;
            *slot = super::run::total_of(row.get::<i64>("n")? as u64);
        }
        Ok(out)
    }
}

/// All of them, each row with the `place` of its list and how many there are, `n`.
fn statement(parts: Vec<Part>) -> (String, Vec<Value>) {
    let (mut texts, mut values) = (Vec::with_capacity(parts.len()), Vec::new());
    for part in parts {
        let Some((_, first)) = part.of.first() else { continue };
        // What is the same for all of them stands once.
        let differs: Vec<bool> = (0..first.len()).map(|n| part.of.iter().any(|(_, own)| own[n] != first[n])).collect();
        let said: Vec<String> = differs
            .iter()
            .zip(first)
            .enumerate()
            .map(|(n, (differs, value))| match differs {
                true => format!("asked.v{n}"),
                false => mark(&mut values, value),
            })
            .collect();
        let row = |(place, own): &(usize, Vec<Value>)| {
            // Places are told as the engines tell a count, in eight bytes.
            let mut row = format!("select {} as place", mark(&mut values, &Value::from(*place as i64)));
            for n in (0..differs.len()).filter(|n| differs[*n]) {
                row += &format!(", {} as v{n}", mark(&mut values, &own[n]));
            }
            row
        };
        let rows: Vec<String> = part.of.iter().map(row).collect();
        let counting = with(&part.sql, &said);
        texts.push(format!("select asked.place as place, ({counting}) as n from ({}) asked", rows.join(" union all ")));
    }
    (texts.join(" union all "), values)
}

fn mark(values: &mut Vec<Value>, value: &Value) -> String {
    values.push(value.clone());
    format!("${}", values.len())
}

/// The statement with other words for `$1`, `$2`, …
fn with(sql: &str, said: &[String]) -> String {
    let (before, rest) = marks(sql);
    let mut out = String::with_capacity(sql.len());
    for (text, n) in before {
        out += text;
        out += n.and_then(|n| said.get(n - 1)).map_or("$", String::as_str);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_stands_once_and_what_differs_in_rows() {
        let of = |place, state: &str| (place, vec![Value::from("9901"), Value::from(state), Value::from(7_i64)]);
        let part = Part { sql: "select $2 and $1 or $2 < $3".into(), of: vec![of(0, "found"), of(2, "fixed")] };
        let alone = Part { sql: "select $1".into(), of: vec![(1, vec![Value::from("x")])] };
        let (sql, values) = statement(vec![part, alone]);
        assert_eq!(
            sql,
            "select asked.place as place, (select asked.v1 and $1 or asked.v1 < $2) as n from \
             (select $3 as place, $4 as v1 union all select $5 as place, $6 as v1) asked \
             union all select asked.place as place, (select $7) as n from (select $8 as place) asked"
        );
        let wanted: [Value; 8] = [
            "9901".into(),
            7_i64.into(),
            0_i64.into(),
            "found".into(),
            2_i64.into(),
            "fixed".into(),
            "x".into(),
            1_i64.into(),
        ];
        assert_eq!(values, wanted);
    }
}
