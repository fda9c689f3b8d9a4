//! 检索词 words: the index by which records are found that hold a word (docs/decisions/0010). A change of a record only notes
//! that it is unread, in its own transaction; the clock reads it later ([`Words::feed`]). Whoever asks ([`Words::look`])
//! gets what the index says and everything that is unread, and looks at those rows himself: the answer is the same as that
//! of a look at every row.

mod terms;

pub use terms::Terms;

use crate::tx::Tx;
use crate::value::{Kind, Value};
use crate::{Db, Engine, Row, params};
use kernel::Refusal;
use uuid::Uuid;

/// A table whose records are found by words. Its migration has `create @words NAME_word;` and
/// `create table NAME_unread (record @id not null primary key)`.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// `hazard`
    pub table: &'static str,
    /// Columns that hold the words.
    pub texts: &'static [&'static str],
    /// Columns by whose values lists are narrowed, each with its kind (text, id or yes and no): found together with the
    /// words, so that a common word in a small set is as fast as a rare one. A condition as lists write it, without `t.`, is
    /// a column of yes and no: `grade is null`.
    pub values: &'static [(&'static str, Kind)],
}

/// Records read in one transaction while others work: a few tens of milliseconds of SQLite's one writer.
pub const FEW_AT_ONCE: usize = 200;
/// And where nobody waits: every transaction makes a piece of the index of its own, and pieces must be merged.
pub const MANY_AT_ONCE: usize = 10_000;
/// How SQLite's index is written while everything is read at once: a piece is a whole transaction, not each MiB of it, and
/// sixteen pieces of a size are merged at a time, not four. `hashsize` is in bytes.
const AT_ONCE: [(&str, i64); 3] = [("hashsize", 64 << 20), ("automerge", 16), ("usermerge", 2)];
/// And as it is made ([`crate::dialect`]): SQLite's own values.
const BY_AND_BY: [(&str, i64); 3] = [("hashsize", 1 << 20), ("automerge", 4), ("usermerge", 4)];
/// Pages that one step of merging writes: some tens of milliseconds of SQLite's one writer.
const PAGES: i64 = 2_000;
/// So many candidates are looked at one by one; of more it is faster to go through the list until the page is full.
const FEW: i64 = 4_000;
/// With more unread records than this the index is not asked.
const BEHIND: i64 = 2_000;

/// What the index says about a word.
#[derive(Clone, Debug)]
pub enum Hits {
    /// Nothing: look at every row.
    Unknown,
    /// These may hold it, and no others. `few`: so few that a page is best made of them.
    Among { candidates: Candidates, few: bool },
}

/// A statement with `?` that answers the column `id`, and its values.
#[derive(Clone, Debug)]
pub struct Candidates {
    pub sql: String,
    pub values: Vec<Value>,
    /// Whose statement it is.
    pub engine: Engine,
}

impl Words {
    /// Note, among the changes of a verb, that a record is unread.
    pub fn changed(&self, all: &mut crate::Together, record: impl Into<Uuid>) {
        // The row is written even if it is there: whoever reads it at the same time waits for this change.
        all.add(
            format!(
                "insert into {t}_unread (record) values ($1) on conflict (record) do update set record = excluded.record",
                t = self.table
            ),
            params![record.into()],
        );
    }

    /// The term of a value of one of the columns; `None` if that column is not in the index.
    pub fn value(&self, column: &str, value: &Value) -> Option<Terms> {
        let at = self.values.iter().position(|(c, _)| *c == column)?;
        terms::of_value(at, value).map(Terms::One)
    }

    /// What the index says about records that hold a word, with `asked` being true of every record that is wanted, and so is
    /// `scope`, which is said only if there are many without it: it often names most of all records, and all their numbers
    /// would be gone through.
    ///
    /// # Errors
    /// The engine's.
    pub async fn look(
        &self,
        tx: &mut Tx,
        word: &str,
        asked: Vec<Terms>,
        scope: Option<Terms>,
    ) -> Result<Hits, Refusal> {
        let Some(said) = terms::of_word(word) else { return Ok(Hits::Unknown) };
        let t = self.table;
        // PostgreSQL takes a look at every row's list of words to be cheap, which it is not: for the rest of this
        // transaction it keeps to indexes.
        let only =
            if tx.engine() == Engine::Postgres { ", set_config('enable_seqscan', 'off', true) as kept" } else { "" };
        let behind =
            format!("select count(*) as n{only} from (select 1 as one from {t}_unread limit {}) cut_off", BEHIND + 1);
        if tx.one(&behind, &[]).await?.get::<i64>("n")? > BEHIND {
            return Ok(Hits::Unknown);
        }
        let mut all: Vec<Terms> = std::iter::once(said).chain(asked).collect();
        if let Some(found) = self.few(tx, &all).await? {
            return Ok(found);
        }
        if let Some(scope) = scope {
            all.push(scope);
            if let Some(found) = self.few(tx, &all).await? {
                return Ok(found);
            }
        }
        let engine = tx.engine();
        let (found, said) = match engine {
            Engine::Sqlite => (
                format!(
                    "select d.record as id from {t}_word w cross join {t}_word_of d where d.doc = w.rowid and {t}_word match ?"
                ),
                Terms::All(all).lite(),
            ),
            Engine::Postgres => (
                format!("select w.record as id from {t}_word w where w.words @@ cast(? as tsquery)"),
                Terms::All(all).postgres(),
            ),
        };
        let candidates = self.beside_unread(&format!("{found} and"), said.into(), engine);
        Ok(Hits::Among { candidates, few: false })
    }

    /// The candidates themselves, if they are few: the index is asked once for the page and its total.
    async fn few(&self, tx: &mut Tx, all: &[Terms]) -> Result<Option<Hits>, Refusal> {
        let (t, all, engine) = (self.table, Terms::All(all.to_vec()), tx.engine());
        let most = FEW + 1;
        // As one text, which one mark takes.
        let sql = match engine {
            Engine::Sqlite => format!(
                "select count(*) as n, json_group_array(doc) as found from \
                 (select w.rowid as doc from {t}_word w where {t}_word match $1 limit {most}) of_few"
            ),
            Engine::Postgres => format!(
                "select count(*) as n, cast(coalesce(json_agg(record), '[]') as text) as found from \
                 (select w.record from {t}_word w where w.words @@ cast($1 as tsquery) limit {most}) of_few"
            ),
        };
        let said = if engine == Engine::Sqlite { all.lite() } else { all.postgres() };
        let row = tx.one(&sql, params![said]).await?;
        if row.get::<i64>("n")? >= most {
            return Ok(None);
        }
        let found = match engine {
            Engine::Sqlite => {
                format!("select d.record as id from json_each(?) j cross join {t}_word_of d where d.doc = j.value and")
            }
            Engine::Postgres => "select w.record as id from (select cast(value as uuid) as record \
                 from json_array_elements_text(cast(? as json)) each (value)) w where"
                .to_owned(),
        };
        let candidates = self.beside_unread(&found, row.get::<String>("found")?.into(), engine);
        Ok(Some(Hits::Among { candidates, few: true }))
    }

    /// What was found, without what has changed since, and all that is unread: each once, without having all at hand, for
    /// whoever counts stops at a thousand.
    fn beside_unread(&self, found: &str, value: Value, engine: Engine) -> Candidates {
        let t = self.table;
        let record = if engine == Engine::Sqlite { "d.record" } else { "w.record" };
        let sql = format!(
            "{found} not exists (select 1 from {t}_unread u where u.record = {record}) \
             union all select record as id from {t}_unread"
        );
        Candidates { sql, values: vec![value], engine }
    }

    /// Read at most `most` of what is unread, `batch` in a transaction; returns how many.
    ///
    /// # Errors
    /// The engine's.
    pub async fn feed(&self, db: &Db, most: usize, batch: usize) -> Result<usize, Refusal> {
        let mut done = 0;
        while done < most {
            // Looked for without the write lock: most of the time there is nothing.
            let sql = format!("select record from {}_unread order by record limit {batch}", self.table);
            let mut read = db.read().await?;
            let rows = read.all(&sql, &[]).await?;
            drop(read);
            let records = rows.iter().map(|r| r.get("record")).collect::<Result<Vec<Uuid>, _>>()?;
            if records.is_empty() {
                break;
            }
            let mut tx = db.begin_alone().await?;
            // Not all in one statement: SQLite's driver looks up each numbered mark by its name among all of them.
            for part in records.chunks(FEW_AT_ONCE) {
                self.read(&mut tx, part).await?;
            }
            tx.commit().await?;
            done += records.len();
            // Whatever was written meanwhile is left for the next time, not read in transactions of a handful each.
            if records.len() < batch {
                break;
            }
        }
        Ok(done)
    }

    /// Empty the index and note all records as unread, for whoever wrote them past the verbs, or took some away.
    ///
    /// # Errors
    /// The engine's.
    pub async fn anew(&self, db: &Db) -> Result<(), Refusal> {
        let t = self.table;
        let mut tx = db.begin_alone().await?;
        // Emptied, not struck out one by one; until all are read again every row is looked at.
        let empty = match db.engine() {
            Engine::Sqlite => {
                format!("insert into {t}_word ({t}_word) values ('delete-all'); delete from {t}_word_of")
            }
            Engine::Postgres => format!("truncate {t}_word"),
        };
        tx.script(&empty).await?;
        self.write_so(&mut tx, &AT_ONCE).await?;
        let all =
            format!("insert into {t}_unread (record) select id from {t} where true on conflict (record) do nothing");
        tx.exec(&all, &[]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// After all was read at once. SQLite's pieces of the index become one, in steps between which others may write.
    /// PostgreSQL clears away the notes, each of which every search would otherwise pass until its own round some minutes
    /// later, and looks at both tables.
    ///
    /// # Errors
    /// The engine's.
    pub async fn tidy(&self, db: &Db) -> Result<(), Refusal> {
        let t = self.table;
        if db.engine() == Engine::Postgres {
            db.outside_transaction(&format!("vacuum (analyze) {t}_unread, {t}_word")).await?;
            return Ok(());
        }
        // The first step, below zero, takes all pieces together; the last one changes nothing.
        let mut pages = -PAGES;
        loop {
            let mut tx = db.begin_alone().await?;
            let before = changes(&mut tx).await?;
            tx.exec(&format!("insert into {t}_word ({t}_word, rank) values ('merge', $1)"), params![pages]).await?;
            let done = pages > 0 && changes(&mut tx).await? - before < 2;
            if done {
                self.write_so(&mut tx, &BY_AND_BY).await?;
            }
            tx.commit().await?;
            if done {
                return Ok(());
            }
            pages = PAGES;
        }
    }

    /// Tell SQLite's index how it is written from now on.
    async fn write_so(&self, tx: &mut Tx, so: &[(&str, i64)]) -> Result<(), Refusal> {
        if tx.engine() == Engine::Sqlite {
            let sql = format!("insert into {t}_word ({t}_word, rank) values ($1, $2)", t = self.table);
            for (what, n) in so {
                tx.exec(&sql, params![*what, *n]).await?;
            }
        }
        Ok(())
    }

    async fn read(&self, tx: &mut Tx, records: &[Uuid]) -> Result<(), Refusal> {
        let t = self.table;
        let marks: Vec<String> = (1..=records.len()).map(|n| format!("${n}")).collect();
        let marks = marks.join(",");
        let ids: Vec<Value> = records.iter().map(|r| Value::from(*r)).collect();
        // First the notes: whoever changes one of these records now waits, or was waited for; then their rows as they are.
        tx.exec(&format!("delete from {}", self.notes(tx.engine(), &marks)), &ids).await?;
        let values = self.values.iter().enumerate().map(|(n, v)| format!("{} as value{n}", v.0));
        let columns: Vec<String> = self.texts.iter().map(|c| (*c).to_owned()).chain(values).collect();
        let sql = format!("select id, {} from {t} where id in ({marks})", columns.join(", "));
        let rows = tx.all(&sql, &ids).await?;
        let mut read = Vec::with_capacity(rows.len());
        for row in &rows {
            read.push((row.get::<Uuid>("id")?, self.terms(row)?));
        }
        match tx.engine() {
            Engine::Sqlite => self.write_lite(tx, &ids, &marks, &read).await,
            Engine::Postgres => {
                tx.exec(&format!("delete from {t}_word where record in ({marks})"), &ids).await?;
                let rows: Vec<Value> =
                    read.into_iter().flat_map(|(id, terms)| [Value::from(id), terms.into()]).collect();
                let tuple =
                    |n: usize| format!("(${}, array_to_tsvector(string_to_array(${}, ' ')))", n * 2 + 1, n * 2 + 2);
                let tuples: Vec<String> = (0..rows.len() / 2).map(tuple).collect();
                if !tuples.is_empty() {
                    tx.exec(&format!("insert into {t}_word (record, words) values {}", tuples.join(",")), &rows)
                        .await?;
                }
                Ok(())
            }
        }
    }

    async fn write_lite(
        &self,
        tx: &mut Tx,
        ids: &[Value],
        marks: &str,
        read: &[(Uuid, String)],
    ) -> Result<(), Refusal> {
        let t = self.table;
        let of = format!("from {}", self.docs(marks));
        tx.exec(&format!("delete from {t}_word where rowid in (select doc {of})"), ids).await?;
        tx.exec(&format!("delete {of}"), ids).await?;
        let last = format!("select coalesce(max(doc), 0) as doc from {t}_word_of");
        let last: i64 = tx.one(&last, &[]).await?.get("doc")?;
        // Numbers in order, a hundred rows a statement.
        for (n, part) in read.chunks(100).enumerate() {
            let first = last + 1 + (n * 100) as i64;
            let (mut of, mut words) = (Vec::new(), Vec::new());
            for (doc, (id, terms)) in (first..).zip(part) {
                of.extend([Value::from(doc), Value::from(*id)]);
                words.extend([Value::from(doc), Value::from(terms)]);
            }
            let tuples: Vec<String> = (0..part.len()).map(|n| format!("(${}, ${})", n * 2 + 1, n * 2 + 2)).collect();
            let tuples = tuples.join(",");
            tx.exec(&format!("insert into {t}_word_of (doc, record) values {tuples}"), &of).await?;
            tx.exec(&format!("insert into {t}_word (rowid, words) values {tuples}"), &words).await?;
        }
        Ok(())
    }

    /// Notes of some records. SQLite's planner knows these tables as they were when it last looked, mostly empty, and would
    /// pass every note, or every number, for two hundred of them.
    fn notes(&self, engine: Engine, marks: &str) -> String {
        let t = self.table;
        match engine {
            Engine::Sqlite => {
                format!("{t}_unread indexed by sqlite_autoindex_{t}_unread_1 where record in ({marks})")
            }
            Engine::Postgres => format!("{t}_unread where record in ({marks})"),
        }
    }

    /// Numbers of some records in SQLite's index.
    fn docs(&self, marks: &str) -> String {
        format!("{t}_word_of indexed by {t}_word_of_record where record in ({marks})", t = self.table)
    }

    fn terms(&self, row: &Row) -> Result<String, Refusal> {
        let texts = self.texts.iter().map(|c| row.get::<String>(c)).collect::<Result<Vec<_>, _>>()?;
        let mut values = Vec::with_capacity(self.values.len());
        for (n, (_, kind)) in self.values.iter().enumerate() {
            let column = &format!("value{n}");
            values.push(match kind {
                Kind::Id => row.get::<Option<Uuid>>(column)?.into(),
                Kind::Bool => row.get::<bool>(column)?.into(),
                _ => row.get::<Option<String>>(column)?.into(),
            });
        }
        Ok(terms::of_record(&texts, &values))
    }

    /// For the checkup: a sentence if records are neither in the index nor noted as unread, or stand in it and are gone.
    ///
    /// # Errors
    /// The engine's.
    pub async fn checkup(&self, tx: &mut Tx) -> Result<Vec<String>, Refusal> {
        let t = self.table;
        let of = if tx.engine() == Engine::Sqlite { format!("{t}_word_of") } else { format!("{t}_word") };
        let unread = format!("not exists (select 1 from {t}_unread u where u.record =");
        let mut out = Vec::new();
        for (what, sql) in [
            (
                "没有编入",
                format!(
                    "select count(*) as n from {t} r where not exists (select 1 from {of} w where w.record = r.id) and {unread} r.id)"
                ),
            ),
            (
                "已不存在却仍编入",
                format!(
                    "select count(*) as n from {of} w where not exists (select 1 from {t} r where r.id = w.record) and {unread} w.record)"
                ),
            ),
        ] {
            let n: i64 = tx.one(&sql, &[]).await?.get("n")?;
            if n > 0 {
                out.push(format!("{t} 检索索引不符：{n} 条记录{what}检索索引；请运行 anlan db words 重新编入。"));
            }
        }
        if tx.engine() == Engine::Sqlite {
            let docs: i64 = tx.one(&format!("select count(*) as n from {t}_word_docsize"), &[]).await?.get("n")?;
            let known: i64 = tx.one(&format!("select count(*) as n from {of}"), &[]).await?.get("n")?;
            if docs != known {
                out.push(format!(
                    "{t} 检索索引不符：索引有 {docs} 条，对照表有 {known} 条；请运行 anlan db words 重新编入。"
                ));
            }
        }
        Ok(out)
    }
}

/// How many rows the writer of SQLite has changed since it was opened.
async fn changes(tx: &mut Tx) -> Result<i64, Refusal> {
    tx.one("select total_changes() as n", &[]).await?.get("n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten million notes were passed for each two hundred of them, because there had been two hundred when SQLite last looked.
    #[tokio::test]
    async fn a_few_are_looked_up_however_few_there_once_were() {
        const WORDS: Words = Words { table: "note", texts: &[], values: &[] };
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(folder.path().join("notes.db").to_str().unwrap()).await.unwrap();
        let tables = "create @words note_word; create table note_unread (record @id not null primary key) @strict";
        let mut tx = db.begin().await.unwrap();
        tx.script(&crate::dialect::render(tables, Engine::Sqlite)).await.unwrap();
        for n in 0..FEW_AT_ONCE as u128 {
            let id = Uuid::from_u128(n);
            tx.exec("insert into note_unread (record) values ($1)", params![id]).await.unwrap();
            tx.exec("insert into note_word_of (doc, record) values ($1, $2)", params![n as i64, id]).await.unwrap();
        }
        tx.commit().await.unwrap();
        db.outside_transaction("analyze").await.unwrap();
        let mut tx = db.begin().await.unwrap();
        let marks: Vec<String> = (1..=FEW_AT_ONCE).map(|n| format!("${n}")).collect();
        let marks = marks.join(",");
        let ids: Vec<Value> = (0..FEW_AT_ONCE as u128).map(|n| Value::from(Uuid::from_u128(n))).collect();
        for which in [WORDS.notes(Engine::Sqlite, &marks), WORDS.docs(&marks)] {
            let rows = tx.all(&format!("explain query plan delete from {which}"), &ids).await.unwrap();
            let plan: String = rows[0].get("detail").unwrap();
            assert!(plan.starts_with("SEARCH"), "{plan}");
        }
    }
}
