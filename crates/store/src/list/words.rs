//! Lists of records that hold a word: the candidates of the index, sifted by everything else that is asked.

use super::scope::{self, Marks, Narrow};
use super::{List, Want};
use crate::Engine;
use crate::tx::Tx;
use crate::value::Value;
use crate::words::{Candidates, Hits, Terms, Words};
use kernel::Refusal;

impl List {
    /// Look for rows that hold a word, by the index of words if it helps. The condition on the word itself must stand in the
    /// list too: the index is too generous.
    ///
    /// # Errors
    /// The engine's.
    pub async fn holding(self, tx: &mut Tx, words: &Words, word: &str) -> Result<List, Refusal> {
        // So few rows are faster looked at.
        if self.is_little(tx).await? {
            return Ok(self);
        }
        let (asked, scope) = self.terms(words);
        let hits = words.look(tx, word, asked, scope).await?;
        Ok(self.hits(hits))
    }

    /// What is true of every row of this list, as far as the index of words knows: what is asked for, then what the scope
    /// shows.
    pub fn terms(&self, words: &Words) -> (Vec<Terms>, Option<Terms>) {
        let column = |name: &str| name.strip_prefix("t.").unwrap_or(name).to_owned();
        let mut out = Vec::new();
        out.extend(scope::regions(&self.within, words));
        for (name, values) in &self.asked {
            let any: Option<Vec<Terms>> = values.iter().map(|v| words.value(&column(name), v)).collect();
            out.extend(any.map(Terms::Any));
        }
        // A bare column of yes and no, or what the index holds as one. What is open is most of all: said by its states, it
        // would only be one more long list to go through.
        let open = self.listed.on.large.map(|l| l.open);
        let by_state = |sql: &str| open == Some(sql) && self.asked.iter().any(|(name, _)| name == "t.state");
        for (sql, _) in self.wheres.iter().filter(|w| w.1.is_empty() && !by_state(&w.0)) {
            out.extend(words.value(&column(sql), &Value::Bool(true)));
        }
        (out, scope::terms(&self.scope, self.right, &self.listed.on, words))
    }

    /// Look for rows among these. The condition on the word itself must stand in the list too: the index is too generous.
    pub fn hits(self, hits: Hits) -> List {
        List { hits, ..self }
    }

    /// The candidates, if this statement should be made of them: a page of few, and every count.
    pub(super) fn candidates(&self, page: bool) -> Option<&Candidates> {
        match &self.hits {
            Hits::Among { candidates, few } if *few || !page => Some(candidates),
            _ => None,
        }
    }

    /// Whether rows are counted by the index of words.
    pub(super) fn by_words(&self) -> bool {
        matches!(self.hits, Hits::Among { .. })
    }

    /// [`List::keys`] from candidates: in any order and uncut, for they are few or only counted.
    pub(super) fn keys_among(&self, candidates: &Candidates, want: &Want, values: &mut Vec<Value>) -> String {
        let on = &self.listed.on;
        let marks = &mut Marks(values);
        let among = marks.said(&candidates.sql, &candidates.values);
        let narrow = Narrow { sift: true, ..self.narrow() };
        let table = self.listed.table;
        let mut wheres = vec!["t.id = c.id".to_owned()];
        match scope::one_arm(scope::arms(&self.scope, self.right, on, &narrow, marks)).pop() {
            Some(scope::Arm::Area(sql)) => wheres.push(sql),
            Some(_) => {}
            None => wheres.push("1 = 0".to_owned()),
        }
        wheres.extend(self.filters(marks));
        if let (Some((value, id)), Some((sort, down))) = (want.from, want.sort) {
            let sign = if down { "<" } else { ">" };
            wheres.push(format!("({}, t.id) {sign} ({}, {})", sort.column, marks.of(value.clone()), marks.of(*id)));
        }
        // In this order: either engine would otherwise go through the table by some index and ask for each row whether it is
        // a candidate. PostgreSQL guesses that next to no row passes the filters, asks the index of words anew for each that
        // does (44 s instead of 50 ms among 200,000), and is held to the order by nothing less than this.
        let wheres = wheres.join(" and ");
        let key = want.columns();
        match candidates.engine {
            Engine::Sqlite => format!("select t.id as id{key} from ({among}) c cross join {table} t where {wheres}"),
            Engine::Postgres => format!(
                "select t.* from ({among}) c cross join lateral (select t.id{key} from {table} t where {wheres} offset 0) t"
            ),
        }
    }
}
