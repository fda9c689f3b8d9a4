//! The thinnest layer that runs one SQL text on both engines and times it.
use sqlx::{Arguments, AssertSqlSafe, Connection, Row};
use std::time::{Duration, Instant};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub enum V {
    Int(i64),
    Text(String),
    Id(Uuid),
    NullText,
    NullId,
}

pub enum Db {
    Sqlite(sqlx::SqliteConnection),
    Pg(sqlx::PgConnection),
}

impl Db {
    /// `sqlite:FILE` or `postgres://…`.
    pub async fn open(url: &str) -> Db {
        if let Some(file) = url.strip_prefix("sqlite:") {
            let o = sqlx::sqlite::SqliteConnectOptions::new()
                .filename(file)
                .create_if_missing(true)
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(30))
                .pragma("cache_size", "-65536");
            Db::Sqlite(sqlx::SqliteConnection::connect_with(&o).await.expect("open sqlite"))
        } else {
            Db::Pg(sqlx::PgConnection::connect(url).await.expect("open postgres"))
        }
    }

    pub fn name(&self) -> &'static str {
        match self {
            Db::Sqlite(_) => "sqlite",
            Db::Pg(_) => "postgres",
        }
    }

    pub fn pg(&self) -> bool {
        matches!(self, Db::Pg(_))
    }

    pub async fn script(&mut self, sql: &str) {
        let sql = self.render(sql);
        let done = match self {
            Db::Sqlite(c) => sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(c).await.map(|_| ()),
            Db::Pg(c) => sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(c).await.map(|_| ()),
        };
        if let Err(e) = done {
            panic!("{e}\n{sql}");
        }
    }

    /// Rows affected.
    pub async fn exec(&mut self, sql: &str, v: &[V]) -> u64 {
        match self {
            Db::Sqlite(c) => sqlx::query_with(AssertSqlSafe(sql), lite(v)).execute(c).await.expect(sql).rows_affected(),
            Db::Pg(c) => sqlx::query_with(AssertSqlSafe(sql), pg(v)).execute(c).await.expect(sql).rows_affected(),
        }
    }

    /// Number of rows fetched (all columns transferred).
    pub async fn rows(&mut self, sql: &str, v: &[V]) -> usize {
        match self {
            Db::Sqlite(c) => sqlx::query_with(AssertSqlSafe(sql), lite(v)).fetch_all(c).await.expect(sql).len(),
            Db::Pg(c) => sqlx::query_with(AssertSqlSafe(sql), pg(v)).fetch_all(c).await.expect(sql).len(),
        }
    }

    pub async fn int(&mut self, sql: &str, v: &[V]) -> i64 {
        match self {
            Db::Sqlite(c) => sqlx::query_with(AssertSqlSafe(sql), lite(v)).fetch_one(c).await.expect(sql).get(0),
            Db::Pg(c) => sqlx::query_with(AssertSqlSafe(sql), pg(v)).fetch_one(c).await.expect(sql).get(0),
        }
    }

    /// Column kinds: `@id` and `@strict`, and the id expression `@uuid(kind, n)`.
    fn render(&self, sql: &str) -> String {
        let (id, strict) = if self.pg() { ("uuid", "") } else { ("blob", "strict") };
        sql.replace("@id", id).replace("@strict", strict).replace("@int", if self.pg() { "bigint" } else { "integer" })
    }

    /// SQL that makes the same UUIDv7-shaped id as [`id`] from the integer expression `n`.
    pub fn id_sql(&self, kind: u16, n: &str) -> String {
        let (hi, mid, lo) = (
            format!("(1760000000000 + ({n}) / 10)"),
            format!("((({n}) * 40503) % 4096)"),
            format!("((({n}) * 2654435761) % 281474976710656)"),
        );
        if self.pg() {
            format!(
                "(lpad(to_hex({hi}), 12, '0') || '7' || lpad(to_hex({mid}), 3, '0') || '8{kind:03x}' || lpad(to_hex({lo}), 12, '0'))::uuid"
            )
        } else {
            format!("unhex(printf('%012x7%03x8{kind:03x}%012x', {hi}, {mid}, {lo}))")
        }
    }

    pub async fn size(&mut self, tables: &[&str]) -> i64 {
        let mut all = 0;
        for t in tables {
            all += if self.pg() {
                self.int(&format!("select pg_total_relation_size('{t}')"), &[]).await
            } else {
                let of = "select cast(coalesce(sum(pgsize), 0) as integer) from dbstat where name in (select name from sqlite_schema where tbl_name = $1)";
                self.int(of, &[V::Text((*t).into())]).await
            };
        }
        all
    }
}

/// The id of the `n`-th thing of a kind: time-ordered like UUIDv7, the same in Rust and in SQL.
pub fn id(kind: u16, n: i64) -> Uuid {
    let (hi, mid, lo) = (1_760_000_000_000 + n / 10, (n * 40503) % 4096, (n * 2_654_435_761) % 281_474_976_710_656);
    Uuid::parse_str(&format!("{hi:012x}7{mid:03x}8{kind:03x}{lo:012x}")).expect("id")
}

fn lite(vs: &[V]) -> sqlx::sqlite::SqliteArguments {
    let mut a = sqlx::sqlite::SqliteArguments::default();
    for v in vs {
        match v.clone() {
            V::Int(i) => a.add(i),
            V::Text(s) => a.add(s),
            V::Id(u) => a.add(u.as_bytes().to_vec()),
            V::NullText => a.add(None::<String>),
            V::NullId => a.add(None::<Vec<u8>>),
        }
        .expect("encode");
    }
    a
}

fn pg(vs: &[V]) -> sqlx::postgres::PgArguments {
    let mut a = sqlx::postgres::PgArguments::default();
    for v in vs {
        match v.clone() {
            V::Int(i) => a.add(i),
            V::Text(s) => a.add(s),
            V::Id(u) => a.add(u),
            V::NullText => a.add(None::<String>),
            V::NullId => a.add(None::<Uuid>),
        }
        .expect("encode");
    }
    a
}

/// Small deterministic generator, so that every run asks the same questions.
pub struct Dice(pub u64);
impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Milliseconds: p50, p95 and the worst.
pub fn spread(mut t: Vec<Duration>) -> String {
    t.sort();
    let ms = |d: Duration| d.as_secs_f64() * 1e3;
    let at = |q: f64| ms(t[((t.len() - 1) as f64 * q) as usize]);
    format!("p50 {:8.2}  p95 {:8.2}  max {:8.2} ms", at(0.5), at(0.95), at(1.0))
}

pub fn say(since: Instant, what: &str) {
    eprintln!("  {what}: {:.1} s", since.elapsed().as_secs_f64());
}
