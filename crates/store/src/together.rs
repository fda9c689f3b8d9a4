//! Several changes in one go: on PostgreSQL one statement, so one way to the server and back; on SQLite one text of several
//! statements, so one way to the thread of the connection and back.

use crate::Value;
use crate::row::Column;
use crate::tx::{Error, Tx};

/// Statements that change rows, none of which reads what another writes: on PostgreSQL all see the same snapshot.
#[derive(Debug, Default)]
pub struct Together(Vec<(String, Vec<Value>)>);

impl Together {
    pub fn new() -> Together {
        Together::default()
    }

    /// An insert, update or delete with marks `$1…`, without `returning`. Answers its place in what [`Tx::together`] returns.
    pub fn add(&mut self, sql: impl Into<String>, values: impl Into<Vec<Value>>) -> usize {
        self.0.push((sql.into(), values.into()));
        self.0.len() - 1
    }
}

impl Tx {
    /// Run them; the number of rows that each changed. Fails as a whole.
    pub async fn together(&mut self, all: Together) -> Result<Vec<u64>, Error> {
        if all.0.len() < 2 {
            let mut out = Vec::with_capacity(all.0.len());
            for (sql, values) in &all.0 {
                out.push(self.exec(sql, values).await?);
            }
            return Ok(out);
        }
        if self.engine() == crate::Engine::Sqlite {
            let (sql, values) = row_of(all.0);
            return self.each(&sql, &values).await;
        }
        let (sql, values) = one(&all.0);
        let row = self.one(&sql, &values).await?;
        (0..all.0.len()).map(|n| Ok(i64::read(&row, &format!("n{n}"))? as u64)).collect()
    }
}

/// One statement out of many: each a part of a `with`, its marks moved behind those before it.
fn one(parts: &[(String, Vec<Value>)]) -> (String, Vec<Value>) {
    let (mut with, mut counts, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (n, (sql, own)) in parts.iter().enumerate() {
        with.push(format!("s{n} as ({} returning 1)", moved(sql, values.len())));
        counts.push(format!("(select count(*) from s{n}) as n{n}"));
        values.extend(own.iter().cloned());
    }
    (format!("with {} select {}", with.join(", "), counts.join(", ")), values)
}

/// One text out of many, one after another.
fn row_of(parts: Vec<(String, Vec<Value>)>) -> (String, Vec<Value>) {
    let (mut text, mut values) = (String::new(), Vec::new());
    for (sql, own) in parts {
        text += &moved(&sql, values.len());
        text += "; ";
        values.extend(own);
    }
    (text, values)
}

/// `$1` becomes `$4` when three stand before.
fn moved(sql: &str, by: usize) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let mut rest = sql;
    while let Some(at) = rest.find('$') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        out.push_str(&rest[..=at]);
        match rest[at + 1..at + 1 + digits].parse::<usize>() {
            Ok(n) => out.push_str(&(n + by).to_string()),
            Err(_) => out.push_str(&rest[at + 1..at + 1 + digits]),
        }
        rest = &rest[at + 1 + digits..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_move_behind_those_of_the_statements_before() {
        let parts = [
            ("insert into a (x, y) values ($1, $2)".to_owned(), vec![Value::from(1_i64), Value::from(2_i64)]),
            ("update b set x = $2 where id = $1 or id = $11".to_owned(), vec![Value::from(3_i64)]),
        ];
        let (sql, values) = one(&parts);
        assert_eq!(
            sql,
            "with s0 as (insert into a (x, y) values ($1, $2) returning 1), \
             s1 as (update b set x = $4 where id = $3 or id = $13 returning 1) \
             select (select count(*) from s0) as n0, (select count(*) from s1) as n1"
        );
        assert_eq!(values.len(), 3);
        let (sql, values) = row_of(parts.to_vec());
        assert_eq!(sql, "insert into a (x, y) values ($1, $2); update b set x = $4 where id = $3 or id = $13; ");
        assert_eq!(values.len(), 3);
    }
}
