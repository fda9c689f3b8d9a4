//! The verdict assistant: from a trade, a day and answers to “major”, “not major” or “experts must look”.
//!
//! Rules (handbook 03 §5): where a standard exists only the standard counts, one direct hit is major; without one the
//! regulator decides with at least three experts; of several standards the stricter one wins.

use super::{Criteria, Criterion, EDITION, Standard};
use crate::Mark;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Major,
    NotMajor,
    #[serde(alias = "expert")]
    NeedsExpert,
}

/// A criterion that was hit, as it stood on the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    pub criterion: String,
    pub standard: String,
    pub number: String,
    pub clause: String,
    pub text: String,
    pub direct: bool,
    pub mark: Mark,
}

/// The verdict with all that it rests on; kept with the hazard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub outcome: Outcome,
    /// Why, in a sentence or two that name standard and clause.
    pub why: String,
    /// Criteria that were hit, the surest first.
    pub clauses: Vec<Clause>,
    /// Name and number of the standard that decided; those looked into if none did.
    pub standard: String,
    /// V only if a hit that was read in the original decides alone.
    pub mark: Mark,
    pub trade: String,
    pub day: Date,
    /// The description that was judged.
    pub text: String,
    pub answers: BTreeMap<String, Answer>,
    /// Edition of the content.
    pub edition: String,
}

pub(super) fn judge(
    all: &Criteria,
    trade: &str,
    day: Date,
    text: &str,
    answers: &BTreeMap<String, Answer>,
) -> Result<Verdict, String> {
    let mut hits: Vec<(&Criterion, &Standard)> = Vec::new();
    for (id, answer) in answers {
        let found = all.get(id).and_then(|c| Some((c, all.standard(&c.standard)?)));
        let (criterion, standard) = found.ok_or_else(|| format!("没有编号为“{id}”的判定条，请重新选择。"))?;
        if !standard.holds(day) {
            return Err(format!(
                "判定条“{id}”出自{}（{}），{day} 不在其有效期内，不能用于这次判定，请按当日有效的标准重新回答。",
                standard.name, standard.number
            ));
        }
        if matches!((answer, criterion.hit), (Answer::Yes, true) | (Answer::No, false)) {
            hits.push((criterion, standard));
        }
    }
    hits.sort_by_key(|(c, _)| (c.group.is_some(), c.mark != Mark::V, c.id.clone()));
    let own: Vec<&Standard> = all.standards(trade, day).collect();
    let verdict = |outcome: Outcome, why: String, standard: String, mark: Mark| Verdict {
        outcome,
        why,
        standard,
        mark,
        clauses: hits.iter().map(|(c, s)| clause(c, s)).collect(),
        trade: trade.to_owned(),
        day,
        text: text.to_owned(),
        answers: answers.clone(),
        edition: EDITION.to_owned(),
    };

    let direct: Vec<_> = hits.iter().filter(|(c, _)| c.group.is_none()).collect();
    if let Some((c, s)) = direct.first() {
        let more = if direct.len() > 1 { format!("，另命中 {} 条", direct.len() - 1) } else { String::new() };
        let why = format!("命中{}（{}）{}：{}{more}。命中任意一条即为重大。", s.name, s.number, c.clause, c.text);
        return Ok(verdict(Outcome::Major, why, named(s), c.mark));
    }
    let mut reached: Vec<_> = all
        .counts()
        .iter()
        .filter(|count| count.need.iter().all(|(group, least)| counted(&hits, &count.standard, group) >= *least))
        .filter_map(|count| Some((count, all.standard(&count.standard).filter(|s| s.holds(day))?)))
        .collect();
    reached.sort_by_key(|(count, _)| count.then != Outcome::Major);
    if let Some((count, s)) = reached.first() {
        let end = match count.then {
            Outcome::Major => "按综合判定为重大。",
            _ => "达到综合判定的个数，须经集体讨论或专家论证后确定。",
        };
        let why = format!("{}（{}）{}：已满足“{}”，{end}", s.name, s.number, count.name, count.say);
        return Ok(verdict(count.then, why, named(s), count.mark));
    }

    let looked = own.iter().map(|s| named(s)).collect::<Vec<_>>().join("；");
    let expert = |why: String| verdict(Outcome::NeedsExpert, why, looked.clone(), Mark::M);
    if own.is_empty() {
        return Ok(expert("该行业当日没有判定标准，由监管部门会同不少于 3 名专家会判。".into()));
    }
    let asked = all.questions(text, trade, day);
    let open: Vec<&&Criterion> =
        asked.iter().filter(|c| matches!(answers.get(&c.id), None | Some(Answer::Unknown))).collect();
    if let Some(first) = open.first() {
        return Ok(expert(format!(
            "还有 {} 个相近的问题没有明确回答（如“{}”），须由专家核实。",
            open.len(),
            first.ask
        )));
    }
    if let Some(unsure) = answers.iter().find(|(_, a)| **a == Answer::Unknown) {
        let ask = all.get(unsure.0).map_or("", |c| c.ask.as_str());
        return Ok(expert(format!("“{ask}”回答为不清楚，须由专家核实。")));
    }
    if let Some(part) = own.iter().find(|s| !s.complete) {
        return Ok(expert(format!(
            "已录入的判定条都没有命中，但{}（{}）尚未录全，不能据此认定不是重大，请对照正式文本或由专家会判。",
            part.name, part.number
        )));
    }
    let some = if hits.is_empty() { "" } else { "有综合判定要素命中，但个数不够；" };
    let why = format!("{some}与描述相近的 {} 条判定条都没有命中，按标准不构成重大。", asked.len());
    let mark = if asked.iter().all(|c| c.mark == Mark::V) { Mark::V } else { Mark::M };
    Ok(verdict(Outcome::NotMajor, why, looked.clone(), mark))
}

fn counted(hits: &[(&Criterion, &Standard)], standard: &str, group: &str) -> usize {
    hits.iter().filter(|(c, _)| c.standard == standard && c.group.as_deref() == Some(group)).count()
}

fn named(s: &Standard) -> String {
    format!("{}（{}）", s.name, s.number)
}

fn clause(c: &Criterion, s: &Standard) -> Clause {
    Clause {
        criterion: c.id.clone(),
        standard: s.name.clone(),
        number: s.number.clone(),
        clause: c.clause.clone(),
        text: c.text.clone(),
        direct: c.group.is_none(),
        mark: c.mark,
    }
}
