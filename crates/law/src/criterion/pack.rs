//! Reading the content files.

use super::{Count, Criterion, Pack, Standard, search::Index};
use crate::Mark;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandardRow {
    id: String,
    trades: String,
    name: String,
    number: String,
    from: Date,
    to: Option<Date>,
    complete: String,
    mark: Mark,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRow {
    standard: String,
    item: String,
    clause: String,
    part: String,
    text: String,
    count: String,
    mark: Mark,
    words: String,
    ask: String,
    hit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountRow {
    standard: String,
    name: String,
    need: String,
    then: super::Outcome,
    mark: Mark,
    say: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SameRow {
    word: String,
    same: String,
}

pub(super) fn read(standards: &str, counts: &str, same: &str, items: &[(&str, &str)]) -> Result<Pack, String> {
    let standards: Vec<Standard> = rows::<StandardRow>("standards.csv", standards)?
        .into_iter()
        .map(|(n, r)| {
            Ok(Standard {
                complete: yes(&r.complete).ok_or_else(|| wrong("standards.csv", n, "complete 应为 yes 或 no"))?,
                trades: split(&r.trades),
                id: r.id,
                name: r.name,
                number: r.number,
                from: r.from,
                to: r.to,
                mark: r.mark,
                note: r.note,
            })
        })
        .collect::<Result<_, String>>()?;
    let known: BTreeSet<&str> = standards.iter().map(|s| s.id.as_str()).collect();
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, text) in items {
        for (n, r) in rows::<ItemRow>(file, text)? {
            if !known.contains(r.standard.as_str()) {
                return Err(wrong(file, n, &format!("标准“{}”不在 standards.csv 中", r.standard)));
            }
            let id = format!("{}-{}", r.standard, r.item);
            if !seen.insert(id.clone()) {
                return Err(wrong(file, n, &format!("编号“{id}”重复")));
            }
            all.push(Criterion {
                id,
                hit: yes(&r.hit).ok_or_else(|| wrong(file, n, "hit 应为 yes 或 no"))?,
                group: (!r.count.is_empty()).then_some(r.count),
                words: split(&r.words),
                standard: r.standard,
                clause: r.clause,
                part: r.part,
                text: r.text,
                mark: r.mark,
                ask: r.ask,
            });
        }
    }
    let counts = rows::<CountRow>("counts.csv", counts)?
        .into_iter()
        .map(|(n, r)| {
            let need = split(&r.need).iter().map(|p| need(p)).collect::<Option<Vec<_>>>();
            let need = need.ok_or_else(|| wrong("counts.csv", n, "need 应为“组:个数”"))?;
            Ok(Count { standard: r.standard, name: r.name, need, then: r.then, mark: r.mark, say: r.say })
        })
        .collect::<Result<Vec<Count>, String>>()?;
    let same = rows::<SameRow>("synonyms.csv", same)?.into_iter().map(|(_, r)| (r.word, split(&r.same))).collect();
    let index = Index::new(&all, same);
    Ok(Pack { standards, items: all, counts, index })
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<(usize, T)>, String> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .enumerate()
        .map(|(n, row)| row.map(|row| (n + 2, row)).map_err(|e| wrong(file, n + 2, &e.to_string())))
        .collect()
}

fn wrong(file: &str, line: usize, why: &str) -> String {
    format!("{file} 第 {line} 行：{why}。")
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn need(text: &str) -> Option<(String, usize)> {
    let (group, n) = text.split_once(':')?;
    Some((group.to_owned(), n.parse().ok().filter(|n| *n > 0)?))
}
