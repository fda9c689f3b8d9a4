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
        let (parts, places) = merged(all.0);
        let (sqlite, n) = (self.engine() == crate::Engine::Sqlite, parts.len());
        let changed: Vec<u64> = if sqlite {
            let (sql, values, order) = row_of(parts);
            let told = self.each(&sql, &values).await?;
            let mut changed = vec![0; n];
            order.into_iter().zip(told).for_each(|(at, rows)| changed[at] = rows);
            changed
        } else {
            let (sql, values) = one(&parts);
            let row = self.one(&sql, &values).await?;
            (0..n).map(|n| Ok(i64::read(&row, &format!("n{n}"))? as u64)).collect::<Result<_, Error>>()?
        };
        Ok(places
            .into_iter()
            .map(|place| place.rows.unwrap_or_else(|| changed.get(place.at).copied().unwrap_or(0)))
            .collect())
    }
}

/// Where a statement went.
struct Place {
    /// Among the merged ones.
    at: usize,
    /// Rows that it writes, if it shares its statement with others: a plain insert writes all or fails.
    rows: Option<u64>,
}

/// Plain inserts of the same text become one of several rows: what eight people report at once is as many statements as what
/// one reports.
fn merged(parts: Vec<(String, Vec<Value>)>) -> (Vec<(String, Vec<Value>)>, Vec<Place>) {
    let mut groups: Vec<(String, Vec<Vec<Value>>)> = Vec::new();
    let mut at = Vec::with_capacity(parts.len());
    for (sql, values) in parts {
        let same = groups.iter().position(|(text, _)| *text == sql).filter(|_| Rows::of(&sql).is_some());
        let place = same.unwrap_or_else(|| {
            groups.push((sql, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(values);
        at.push(place);
    }
    let places = at.into_iter().map(|at| {
        let (sql, sets) = &groups[at];
        let rows = (sets.len() > 1).then(|| Rows::of(sql).map_or(0, |r| r.rows.matches('(').count() as u64));
        Place { at, rows }
    });
    let places = places.collect();
    let parts = groups.into_iter().map(|(sql, sets)| match Rows::of(&sql) {
        Some(insert) if sets.len() > 1 => {
            let width = sets[0].len();
            let rows: Vec<String> = (0..sets.len()).map(|n| moved(insert.rows, n * width)).collect();
            (format!("{}{}{}", insert.before, rows.join(","), insert.after), sets.concat())
        }
        _ => (sql, sets.concat()),
    });
    (parts.collect(), places)
}

/// A plain insert, taken apart: `insert into … values `, its rows of marks, what follows them.
struct Rows<'a> {
    before: &'a str,
    rows: &'a str,
    after: &'a str,
}

impl Rows<'_> {
    /// `None` if it is another statement, or its rows hold more than marks.
    fn of(sql: &str) -> Option<Rows<'_>> {
        if !sql.starts_with("insert into ") {
            return None;
        }
        let at = sql.find(" values ")? + " values ".len();
        let bare = |c: char| c.is_ascii_digit() || c.is_ascii_whitespace() || matches!(c, '(' | ')' | ',' | '$');
        let end = sql[at..].find(|c| !bare(c)).map_or(sql.len(), |n| at + n);
        let (rows, after) = (sql[at..end].trim_end(), &sql[end..]);
        let after = if after.is_empty() { "" } else { &sql[at + rows.len()..] };
        (rows.starts_with('(') && rows.ends_with(')') && !after.contains('$') && !after.contains("do nothing"))
            .then_some(Rows { before: &sql[..at], rows, after })
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

/// One text out of many, one after another, and which statement stands where. Those whose marks stand in order come first,
/// with marks without a number: SQLite looks numbered ones up by name, which takes the square of their count.
fn row_of(parts: Vec<(String, Vec<Value>)>) -> (String, Vec<Value>, Vec<usize>) {
    let (mut text, mut values, mut order) = (String::new(), Vec::new(), Vec::new());
    let (plain, rest): (Vec<_>, Vec<_>) = parts.into_iter().enumerate().partition(|(_, (sql, _))| in_order(sql));
    for (n, (sql, own)) in plain {
        text += &unnumbered(&sql);
        text += "; ";
        values.extend(own);
        order.push(n);
    }
    for (n, (sql, own)) in rest {
        text += &moved(&sql, values.len());
        text += "; ";
        values.extend(own);
        order.push(n);
    }
    (text, values, order)
}

/// The numbers of the marks of a statement, with the texts before each and what follows the last.
pub(crate) fn marks(sql: &str) -> (Vec<(&str, Option<usize>)>, &str) {
    let (mut out, mut rest) = (Vec::new(), sql);
    while let Some(at) = rest.find('$') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        out.push((&rest[..at], rest[at + 1..at + 1 + digits].parse().ok()));
        rest = &rest[at + 1 + digits..];
    }
    (out, rest)
}

/// Each mark once, from `$1` on.
fn in_order(sql: &str) -> bool {
    marks(sql).0.iter().enumerate().all(|(n, (_, mark))| *mark == Some(n + 1))
}

fn unnumbered(sql: &str) -> String {
    let (parts, rest) = marks(sql);
    parts.into_iter().map(|(before, _)| format!("{before}?")).collect::<String>() + rest
}

/// `$1` becomes `$4` when three stand before.
fn moved(sql: &str, by: usize) -> String {
    let (parts, rest) = marks(sql);
    let mut out = String::with_capacity(sql.len() + 16);
    for (before, mark) in parts {
        out.push_str(before);
        out.push('$');
        out.extend(mark.map(|n| (n + by).to_string()));
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
        let (sql, values, order) = row_of(parts.iter().rev().cloned().collect());
        assert_eq!(sql, "insert into a (x, y) values (?, ?); update b set x = $4 where id = $3 or id = $13; ");
        assert_eq!((values, order), (vec![1_i64.into(), 2_i64.into(), 3_i64.into()], vec![1, 0]));
    }

    #[test]
    fn inserts_of_the_same_text_become_one() {
        let add = |n: i64| ("insert into a (x) values ($1)".to_owned(), vec![Value::from(n)]);
        let two = |n: i64| {
            let rows = vec![n.into(), 0_i64.into(), n.into(), 1_i64.into()];
            (
                "insert into b (x, y) values ($1,$2),($3,$4) on conflict (x) do update set y = excluded.y".to_owned(),
                rows,
            )
        };
        let chosen = |n: i64| ("insert into c (x) select $1 where true".to_owned(), vec![Value::from(n)]);
        let (parts, places) = merged(vec![add(1), two(2), chosen(3), add(4), two(5), chosen(6), add(7)]);
        let texts: Vec<&str> = parts.iter().map(|p| p.0.as_str()).collect();
        assert_eq!(
            texts,
            [
                "insert into a (x) values ($1),($2),($3)",
                "insert into b (x, y) values ($1,$2),($3,$4),($5,$6),($7,$8) on conflict (x) do update set y = excluded.y",
                "insert into c (x) select $1 where true",
                "insert into c (x) select $1 where true",
            ]
        );
        assert_eq!(parts[0].1, [1_i64, 4, 7].map(Value::from));
        assert_eq!(parts[1].1, [2_i64, 0, 2, 1, 5, 0, 5, 1].map(Value::from));
        let places: Vec<_> = places.iter().map(|p| (p.at, p.rows)).collect();
        assert_eq!(
            places,
            [(0, Some(1)), (1, Some(2)), (2, None), (0, Some(1)), (1, Some(2)), (3, None), (0, Some(1))]
        );
    }

    #[test]
    fn only_rows_of_bare_marks_are_merged() {
        for sql in [
            "insert into a (x) values ($1 + 1)",
            "insert into a (x) values (coalesce($1, 0))",
            "insert into a (x) values ($1) on conflict (x) do update set y = $2",
            "insert into a (x) values ($1) on conflict (x) do nothing",
            "update a set x = $1",
            "delete from a where x = $1",
        ] {
            let part = (sql.to_owned(), vec![Value::from(1_i64)]);
            assert_eq!(merged(vec![part.clone(), part]).0.len(), 2, "{sql}");
        }
    }
}
