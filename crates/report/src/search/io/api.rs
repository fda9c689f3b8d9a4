//! Every word must occur; the newest first, ten of each kind, within the asker's scope.

use ::store::list::condition;
use ::store::{ScopeOn, Tx, Value};
use axum::Json;
use govern::policy::io::store::ON as POLICY;
use govern::task::io::api::list::{TaskAsk, listed, rows};
use govern::task::io::store::named;
use govern::task::io::view::TaskRow;
use kernel::{Outcome, Refusal, Right};
use org::unit::io::act::SCOPE as UNIT;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/search" needs ReportRead => search;
    }
}

#[derive(Debug, Deserialize, IntoParams)]
pub struct SearchAsk {
    /// Words, separated by spaces.
    pub q: String,
}

/// What was found, ten of each kind.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Found {
    pub tasks: Vec<TaskRow>,
    /// How many tasks there are in all; the first of them are in `tasks`.
    pub tasks_total: u64,
    pub measures: Vec<FoundMeasure>,
    pub units: Vec<FoundUnit>,
    pub policies: Vec<FoundPolicy>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundMeasure {
    pub policy: Uuid,
    pub measure: Uuid,
    pub name: String,
    /// The document's words.
    pub quote: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundUnit {
    pub id: Uuid,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundPolicy {
    pub id: Uuid,
    pub title: String,
}

const EACH: usize = 10;

/// Tasks, measures, units and documents that hold every word.
#[utoipa::path(get, path = "/search", tag = "report", params(SearchAsk), responses((status = 200, body = Found)))]
async fn search(ctx: Ctx, Ask(ask): Ask<SearchAsk>) -> Answer<Found> {
    let words: Vec<&str> = ask.q.split_whitespace().take(6).collect();
    if words.is_empty() {
        return Err(Refusal::invalid("NO_WORDS", "请输入要找的词，例如“动火作业”或任务编号。").into());
    }
    let mut tx = ctx.read().await?;
    let mut found = Found::default();
    if ctx.scope().may(Right::TaskRead) {
        (found.tasks, found.tasks_total) = tasks(&ctx, &mut tx, &words).await?;
    }
    if ctx.scope().may(Right::PolicyRead) {
        // Issued documents within the asker's scope; drafts are the office's and are found on their own page.
        let (filter, mut values) = every_word(&words, &["m.name", "m.text"], Vec::new());
        let within = within(&ctx, Right::PolicyRead, &POLICY, &mut values);
        let sql = format!(
            "select m.id, m.policy, m.name, m.text from measure m join policy t on t.id = m.policy
             where t.state = 'issued' and {filter}{within} order by t.id desc, m.seq limit {EACH}"
        );
        for row in tx.all(&sql, &values).await? {
            let text: String = row.get("text")?;
            found.measures.push(FoundMeasure {
                measure: row.get("id")?,
                policy: row.get("policy")?,
                name: row.get("name")?,
                quote: around(&text, words[0]),
            });
        }
        found.policies = policies(&ctx, &mut tx, &words).await?;
    }
    if ctx.scope().may(Right::DirectoryRead) {
        let (filter, mut values) = every_word(&words, &["t.name", "t.short", "t.initials"], Vec::new());
        let within = within(&ctx, Right::DirectoryRead, &UNIT, &mut values);
        let sql = format!(
            "select t.id, t.name from unit t where {filter}{within} order by t.region_path, t.name limit {EACH}"
        );
        for row in tx.all(&sql, &values).await? {
            found.units.push(FoundUnit { id: row.get("id")?, name: row.get("name")? });
        }
    }
    Ok(Json(found))
}

/// The scope as one more condition on alias `t`.
fn within(ctx: &Ctx, right: Right, on: &ScopeOn, values: &mut Vec<Value>) -> String {
    condition(ctx.scope(), right, on, values).map(|sql| format!(" and {sql}")).unwrap_or_default()
}

async fn policies(ctx: &Ctx, tx: &mut Tx, words: &[&str]) -> Outcome<Vec<FoundPolicy>> {
    let (filter, mut values) = every_word(words, &["t.title", "t.doc_number"], Vec::new());
    let within = within(ctx, Right::PolicyRead, &POLICY, &mut values);
    let sql = format!(
        "select t.id, t.title from policy t where t.state = 'issued' and {filter}{within} order by t.id desc limit {EACH}"
    );
    let mut out = Vec::new();
    for row in tx.all(&sql, &values).await? {
        out.push(FoundPolicy { id: row.get("id")?, title: row.get::<Option<String>>("title")?.unwrap_or_default() });
    }
    Ok(out)
}

/// What is still to be done first, then closed work; and how many there are of both.
async fn tasks(ctx: &Ctx, tx: &mut Tx, words: &[&str]) -> Outcome<(Vec<TaskRow>, u64)> {
    let (mut found, open) = some(ctx, tx, words, true).await?;
    let (closed, done) = some(ctx, tx, words, false).await?;
    found.extend(closed);
    found.truncate(EACH);
    Ok((found, open + done))
}

async fn some(ctx: &Ctx, tx: &mut Tx, words: &[&str], open: bool) -> Outcome<(Vec<TaskRow>, u64)> {
    let ask = TaskAsk { limit: Some(EACH as u32), open: Some(open), ..TaskAsk::default() };
    let mut list = listed(ctx, &ask)?;
    for word in words {
        let like = ::store::list::like(word);
        let any = ["t.title", "t.text", "t.number", "t.unit_key"].map(|c| format!("lower({c}) like ? escape '\\'"));
        list = list.and(&format!("({})", any.join(" or ")), vec![like; 4]);
    }
    let page = list.page(tx, &ask.page(), named).await?;
    Ok((rows(ctx, tx, page.items).await?, page.total.count))
}

/// Every word in any of the columns.
fn every_word(words: &[&str], columns: &[&str], mut values: Vec<Value>) -> (String, Vec<Value>) {
    let mut terms = Vec::new();
    for word in words {
        values.push(::store::list::like(word));
        let mark = values.len();
        let any: Vec<String> = columns.iter().map(|c| format!("lower({c}) like ${mark} escape '\\'")).collect();
        terms.push(format!("({})", any.join(" or ")));
    }
    (terms.join(" and "), values)
}

/// Some words before and after the first hit.
fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    let before = text[..at].chars().rev().take(12).count();
    let start = text[..at].char_indices().rev().nth(before.saturating_sub(1)).map_or(0, |(i, _)| i);
    let start = if before == 0 { at } else { start };
    text[start..].chars().take(48).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_and_wildcards_are_letters() {
        let (sql, values) = every_word(&["动火", "50%"], &["a", "b"], Vec::new());
        assert_eq!(
            sql,
            "(lower(a) like $1 escape '\\' or lower(b) like $1 escape '\\') and (lower(a) like $2 escape '\\' or lower(b) like $2 escape '\\')"
        );
        assert_eq!(values[1], Value::Text("%50\\%%".into()));
    }

    #[test]
    fn the_quote_holds_the_word_with_some_words_before() {
        let text = "各有关单位要严格特殊作业审批，动火作业须升级管理，并由专人监护。";
        assert!(around(text, "动火").contains("审批，动火作业"));
        assert!(around(text, "没有").starts_with("各有关"));
        assert_eq!(around("", "词"), "");
    }
}
