//! numbering.xml: automatic numbers. In Word they are no text; here they become text.

mod print;

use super::styles::Styles;
use crate::xml::{Walk, Xml};
use crate::{Limits, Unreadable};
pub use print::print;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `第%1条`, `%1.%2`
    text: String,
    legal: bool,
    /// `nothing`, `space` or `tab`.
    suffix: String,
    style: Option<String>,
    /// Level whose use restarts this one; 0 never, absent every higher level.
    restart: Option<u32>,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            legal: false,
            suffix: "tab".into(),
            style: None,
            restart: None,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Plan {
    levels: HashMap<u8, Level>,
    /// Name of a numbering style that holds the real levels.
    link: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Num {
    plan: String,
    starts: HashMap<u8, u32>,
    levels: HashMap<u8, Level>,
}

/// The numbering of one document, with its counters.
#[derive(Debug, Default)]
pub struct Numbers {
    plans: HashMap<String, Plan>,
    nums: HashMap<String, Num>,
    counters: HashMap<String, [Option<u32>; 9]>,
    started: HashSet<(String, u8)>,
}

impl Numbers {
    pub fn read(name: &str, xml: &str, styles: &Styles, limits: &Limits) -> Result<Numbers, Unreadable> {
        let mut all = Numbers::default();
        let mut walk = Walk::new(name, xml, limits);
        let (mut plan, mut num): (Option<(String, Plan)>, Option<(String, Num)>) = (None, None);
        let mut level: Option<(u8, Level)> = None;
        let mut changed = 0u8;
        loop {
            match walk.next()? {
                Xml::Begin(tag, at) => {
                    let value = at.get("val");
                    match tag.as_str() {
                        "abstractNum" => {
                            plan = Some((at.get("abstractNumId").unwrap_or_default().into(), Plan::default()))
                        }
                        "num" => num = Some((at.get("numId").unwrap_or_default().into(), Num::default())),
                        "abstractNumId" => {
                            if let Some((_, n)) = &mut num {
                                n.plan = value.unwrap_or_default().into();
                            }
                        }
                        "numStyleLink" => {
                            if let Some((_, p)) = &mut plan {
                                p.link = value.map(Into::into);
                            }
                        }
                        "lvlOverride" => changed = at.number("ilvl").unwrap_or(0).clamp(0, 8) as u8,
                        "startOverride" => {
                            if let (Some((_, n)), Some(start)) = (&mut num, at.number("val")) {
                                n.starts.insert(changed, start.clamp(0, 1_000_000) as u32);
                            }
                        }
                        "lvl" => level = Some((at.number("ilvl").unwrap_or(0).clamp(0, 8) as u8, Level::default())),
                        // The alternative of a format that old programs don't know repeats the level's children.
                        "Fallback" => walk.skip()?,
                        _ => {
                            if let Some((_, l)) = &mut level {
                                match tag.as_str() {
                                    "start" => l.start = at.number("val").unwrap_or(1).clamp(0, 1_000_000) as u32,
                                    "numFmt" => l.format = value.unwrap_or("decimal").into(),
                                    "lvlText" => l.text = value.unwrap_or_default().into(),
                                    "isLgl" => l.legal = at.on(),
                                    "suff" => l.suffix = value.unwrap_or("tab").into(),
                                    "pStyle" => l.style = value.map(Into::into),
                                    "lvlRestart" => l.restart = at.number("val").map(|n| n.clamp(0, 9) as u32),
                                    _ => {}
                                }
                            }
                        }
                    }
                }
                Xml::End(tag) => match tag.as_str() {
                    "lvl" => {
                        if let Some((index, l)) = level.take() {
                            match (&mut plan, &mut num) {
                                (Some((_, p)), _) => drop(p.levels.insert(index, l)),
                                (None, Some((_, n))) => drop(n.levels.insert(index, l)),
                                _ => {}
                            }
                        }
                    }
                    "abstractNum" => all.plans.extend(plan.take()),
                    "num" => all.nums.extend(num.take()),
                    _ => {}
                },
                Xml::Done => break,
                Xml::Text(_) => {}
            }
        }
        all.follow_links(styles);
        Ok(all)
    }

    /// A plan may only name a numbering style; that style names the list that holds the levels.
    fn follow_links(&mut self, styles: &Styles) {
        let found: Vec<(String, String)> = self
            .plans
            .iter()
            .filter_map(|(id, plan)| {
                let (_, style) = styles.chain(plan.link.as_ref()?).next()?;
                let num = self.nums.get(style.number_id.as_ref()?)?;
                (num.plan != *id).then(|| (id.clone(), num.plan.clone()))
            })
            .collect();
        for (id, real) in found {
            for num in self.nums.values_mut().filter(|n| n.plan == id) {
                num.plan = real.clone();
            }
        }
    }

    fn level<'a>(&'a self, num: &'a Num, level: u8) -> Option<&'a Level> {
        num.levels.get(&level).or_else(move || self.plans.get(&num.plan)?.levels.get(&level))
    }

    /// The level of a list that is bound to a paragraph style.
    pub fn level_of_style(&self, number_id: &str, style: &str) -> Option<u8> {
        let num = self.nums.get(number_id)?;
        (0..9).find(|l| self.level(num, *l).is_some_and(|l| l.style.as_deref() == Some(style)))
    }

    /// Counts one paragraph of a list and gives its printed number, with a blank where the text would run into it.
    /// `None` for bullets, unknown lists and `numId` 0 (which takes a style's number away).
    pub fn count(&mut self, number_id: &str, at: u8) -> Option<String> {
        let at = at.min(8);
        let num = self.nums.get(number_id)?.clone();
        let level = self.level(&num, at)?.clone();
        let starts: Vec<u32> = (0..9).map(|l| self.level(&num, l).map_or(1, |l| l.start)).collect();
        let restarts: Vec<Option<u32>> = (0..9).map(|l| self.level(&num, l).and_then(|l| l.restart)).collect();
        let counter = self.counters.entry(num.plan.clone()).or_default();
        let index = usize::from(at);
        // A list's own start counts once, at its first use.
        let own_start = num.starts.get(&at).filter(|_| self.started.insert((number_id.into(), at)));
        counter[index] = Some(match (own_start, counter[index]) {
            (Some(start), _) => *start,
            (None, Some(last)) => last + 1,
            (None, None) => starts[index],
        });
        for (above, slot) in counter.iter_mut().enumerate().take(index) {
            // A higher level that was never used prints its start and stays unused otherwise.
            slot.get_or_insert(starts[above]);
        }
        for deeper in index + 1..9 {
            match restarts[deeper] {
                Some(0) => {}
                Some(only) if index as u32 + 1 > only => {}
                _ => {
                    counter[deeper] = None;
                    let deeper = deeper as u8;
                    if num.starts.contains_key(&deeper) {
                        // After a restart the deeper level begins at its override again.
                        self.started.remove(&(number_id.to_string(), deeper));
                    }
                }
            }
        }
        let counter = *counter;
        if level.format == "bullet"
            || level.format == "none" && !level.text.contains('%') && level.text.trim().is_empty()
        {
            return None;
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, chars.peek().and_then(|d| d.to_digit(10))) {
                ('%', Some(n @ 1..=9)) => {
                    chars.next();
                    let n = n as usize - 1;
                    let format = match self.level(&num, n as u8) {
                        Some(_) if level.legal => "decimal".to_string(),
                        Some(l) => l.format.clone(),
                        None => "decimal".into(),
                    };
                    label.push_str(&print(counter[n].unwrap_or(starts[n]), &format));
                }
                _ => label.push(c),
            }
        }
        let label = label.trim().to_string();
        if label.is_empty() {
            return None;
        }
        // "1." before "2024年" would read 1.2024: keep a blank after ASCII, none after 、 ） 条-like ends unless asked for.
        let gap = label.ends_with(|c: char| c.is_ascii()) || level.suffix == "space";
        Some(if gap { label + " " } else { label })
    }
}
