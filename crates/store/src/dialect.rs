//! The words of a migration that differ per engine.

use crate::db::Engine;

/// Write a migration for one engine: `@id @int @real @text @bool @time @date @json @xact @strict @by_month`.
/// `create @words NAME;` makes an index of words ([`crate::words`]). Text sorts by code point on both (`collate "C"` on PostgreSQL).
pub fn render(sql: &str, engine: Engine) -> String {
    let words: [(&str, &str); 11] = match engine {
        Engine::Sqlite => [
            ("@id", "blob"),
            ("@int", "integer"),
            ("@real", "real"),
            ("@text", "text"),
            ("@bool", "integer"),
            ("@time", "integer"),
            ("@date", "text"),
            ("@json", "text"),
            ("@xact", "integer not null default 0"),
            ("@strict", "strict"),
            ("@by_month", ""),
        ],
        Engine::Postgres => [
            ("@id", "uuid"),
            ("@int", "bigint"),
            ("@real", "double precision"),
            ("@text", "text collate \"C\""),
            ("@bool", "boolean"),
            ("@time", "timestamptz"),
            ("@date", "date"),
            ("@json", "jsonb"),
            // Sealing needs to know which transactions are still open (ledger::seal).
            ("@xact", "bigint not null default (pg_current_xact_id()::text::bigint)"),
            ("@strict", ""),
            ("@by_month", "partition by list (month)"),
        ],
    };
    words.iter().fold(indexes(sql, engine), |text, (word, to)| replace_word(&text, word, to))
}

/// The tables of indexes of words. Six digits are one character, which SQLite finds as a beginning. Its index holds no texts and no places of words in them, only which record has which.
fn indexes(sql: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once("create @words ") {
        let (name, after) = after.split_once(';').unwrap_or((after, ""));
        out += before;
        out += &match engine {
            Engine::Sqlite => format!(
                "create virtual table {name} using fts5(words, content='', contentless_delete=1, detail=none, prefix='6', tokenize='ascii');\n\
                 create table {name}_of (doc integer not null primary key, record blob not null) strict;\n\
                 create unique index {name}_of_record on {name}_of (record);"
            ),
            Engine::Postgres => format!(
                "create table {name} (record uuid not null primary key, words tsvector not null);\n\
                 create index {name}_words on {name} using gin (words);"
            ),
        };
        rest = after;
    }
    out + rest
}

/// Replace `word` only where it is not the beginning of a longer one.
fn replace_word(text: &str, word: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let after = &rest[at + word.len()..];
        out.push_str(&rest[..at]);
        let longer = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        out.push_str(if longer { word } else { to });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_replaced_whole() {
        assert_eq!(render("a @id, b @int, c @idea", Engine::Sqlite), "a blob, b integer, c @idea");
        assert_eq!(render("(m @int) @strict @by_month", Engine::Postgres), "(m bigint)  partition by list (month)");
    }
}
