//! The agenda: what the program finds is put in, what people changed stays.

use super::guard::words;
use super::model::{About, Item, Mark, Sort};
use kernel::{Outcome, Refusal};

/// Most items of one sort that the program puts in; the rest is counted.
pub const MOST_OF_A_SORT: usize = 12;
/// Most items in all.
pub const MOST: usize = 120;

/// What was found in the registers.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub sort: Sort,
    pub about: About,
    pub title: String,
    pub who: String,
    pub why: String,
    pub facts: Vec<(String, String)>,
    pub colour: Option<String>,
}

fn same(item: &Item, found: &Found) -> bool {
    item.by.is_none() && item.about.as_ref().is_some_and(|a| a.concept == found.about.concept && a.id == found.about.id)
}

fn next(items: &[Item]) -> u32 {
    items.iter().map(|i| i.n).max().unwrap_or(0) + 1
}

/// Fill again: what is known takes its new facts and keeps its place and whether it was dropped; what is no longer so goes;
/// what is new comes after those of its sort. Of two reasons for one record the graver stays.
pub fn fill(old: &[Item], found: Vec<Found>) -> Vec<Item> {
    let mut fresh: Vec<Found> = Vec::new();
    for f in found {
        let twin = |o: &Found| (&o.about.concept, o.about.id) == (&f.about.concept, f.about.id);
        match fresh.iter_mut().find(|o| twin(o)) {
            Some(o) if f.sort < o.sort => *o = f,
            Some(_) => {}
            None => fresh.push(f),
        }
    }
    let mut out: Vec<Item> = Vec::new();
    for item in old {
        match fresh.iter().position(|f| same(item, f)) {
            Some(at) => {
                let f = fresh.remove(at);
                out.push(made(f, item.n, item.dropped.clone()));
            }
            None if item.by.is_some() => out.push(item.clone()),
            None => {}
        }
    }
    fresh.sort_by_key(|f| f.sort);
    for (n, f) in (next(old)..).zip(fresh) {
        // Before the first that is less grave; within a sort behind what is there.
        let at = out.iter().position(|i| i.sort > f.sort).unwrap_or(out.len());
        out.insert(at, made(f, n, None));
    }
    out
}

fn made(f: Found, n: u32, dropped: Option<Mark>) -> Item {
    Item {
        n,
        sort: f.sort,
        about: Some(f.about),
        title: f.title,
        who: f.who,
        why: f.why,
        facts: f.facts,
        colour: f.colour,
        by: None,
        dropped,
    }
}

/// Somebody adds an item of their own.
pub fn add(items: &mut Vec<Item>, title: &str, why: &str, who: &str, by: &str) -> Outcome<u32> {
    let title = words(title, "title", "议题")?;
    let why = words(why, "why", "提出理由")?;
    if items.len() >= MOST {
        return Err(
            Refusal::invalid("TOO_MANY", format!("议程最多 {MOST} 项，请先合并或拿下一些议题。")).at("title", "过多")
        );
    }
    let n = next(items);
    items.push(Item {
        n,
        sort: Sort::Own,
        about: None,
        title: title.chars().take(200).collect(),
        who: who.trim().to_owned(),
        why,
        facts: Vec::new(),
        colour: None,
        by: Some(by.to_owned()),
        dropped: None,
    });
    Ok(n)
}

fn one(items: &mut [Item], n: u32) -> Outcome<&mut Item> {
    let say =
        || Refusal::invalid("NO_SUCH_ITEM", format!("议程中没有第 {n} 号议题，请刷新页面。")).at("item", "未找到");
    items.iter_mut().find(|i| i.n == n).ok_or_else(say)
}

/// Take an item off, with the reason; it stays to be seen.
pub fn drop(items: &mut [Item], n: u32, mark: Mark) -> Outcome<()> {
    if mark.note.as_deref().is_none_or(|r| r.trim().is_empty()) {
        let say = "拿下议题须写明原因，原因随会议一并保存。";
        return Err(Refusal::invalid("REASON_REQUIRED", say).at("reason", "必填"));
    }
    let item = one(items, n)?;
    if item.dropped.is_some() {
        return Err(Refusal::conflict("DROPPED", format!("“{}”已经拿下。", item.title)));
    }
    item.dropped = Some(mark);
    Ok(())
}

/// Put a dropped item back.
pub fn restore(items: &mut [Item], n: u32) -> Outcome<()> {
    let item = one(items, n)?;
    if item.dropped.is_none() {
        return Err(Refusal::conflict("NOT_DROPPED", format!("“{}”在议程上，不用恢复。", item.title)));
    }
    item.dropped = None;
    Ok(())
}

/// Put the items into an order: every one that is there, each once.
pub fn order(items: &mut [Item], wanted: &[u32]) -> Outcome<()> {
    let mut have: Vec<u32> = items.iter().map(|i| i.n).collect();
    let mut asked = wanted.to_vec();
    have.sort_unstable();
    asked.sort_unstable();
    if have != asked {
        let say = "排序须包含议程上的每一项且各一次；议程可能刚有变化，请刷新后再排。";
        return Err(Refusal::conflict("BAD_ORDER", say).at("order", "不一致"));
    }
    items.sort_by_key(|i| wanted.iter().position(|n| *n == i.n));
    Ok(())
}
