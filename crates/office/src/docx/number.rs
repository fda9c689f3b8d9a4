//! numbering.xml: automatic numbers. In Word they are no text; here they become text.

use super::styles::Styles;
use crate::xml::{Walk, Xml};
use crate::{Limits, Unreadable};
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

/// Prints a number in a Word format (ST_NumberFormat).
pub fn print(n: u32, format: &str) -> String {
    let nth = |first: u32, count: u32| (1..=count).contains(&n).then(|| char::from_u32(first + n - 1)).flatten();
    let or_plain = |c: Option<char>| c.map_or_else(|| n.to_string(), String::from);
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperLetter" => letters(n, 'A'),
        "lowerLetter" => letters(n, 'a'),
        "chineseCounting" | "taiwaneseCounting" if n >= 100 => digits(n, "○一二三四五六七八九"),
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting" => counting(n, "零一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" => counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" | "japaneseLegal" => counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(n, "○一二三四五六七八九"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(n, "０１２３４５６７８９"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => or_plain(match n {
            21..=35 => char::from_u32(0x3251 + n - 21),
            36..=50 => char::from_u32(0x32B1 + n - 36),
            _ => nth(0x2460, 20),
        }),
        "decimalEnclosedParen" => or_plain(nth(0x2474, 20)),
        "decimalEnclosedFullstop" => or_plain(nth(0x2488, 20)),
        "ideographEnclosedCircle" => or_plain(nth(0x3280, 10)),
        "ideographTraditional" => or_plain("甲乙丙丁戊己庚辛壬癸".chars().nth((n.max(1) - 1) as usize % 10)),
        "ideographZodiac" => or_plain("子丑寅卯辰巳午未申酉戌亥".chars().nth((n.max(1) - 1) as usize % 12)),
        "numberInDash" => format!("- {n} -"),
        "ordinal" => format!("{n}."),
        _ => n.to_string(),
    }
}

fn digits(n: u32, set: &str) -> String {
    let set: Vec<char> = set.chars().collect();
    n.to_string().bytes().map(|b| set[usize::from(b - b'0')]).collect()
}

/// 十一, 二十, 一百零五: ten stands without 一 before it only below twenty.
fn counting(n: u32, digits: &str, places: &str) -> String {
    if n == 0 || n > 9999 {
        return n.to_string();
    }
    let (digits, places): (Vec<char>, Vec<char>) = (digits.chars().collect(), places.chars().collect());
    let text = n.to_string();
    let mut out = String::new();
    let mut gap = false;
    for (i, b) in text.bytes().enumerate() {
        let (digit, place) = (usize::from(b - b'0'), text.len() - 1 - i);
        if digit == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(digits[0]);
        }
        if !(digit == 1 && place == 1 && i == 0) {
            out.push(digits[digit]);
        }
        if place > 0 {
            out.push(places[place - 1]);
        }
    }
    out
}

fn roman(n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")];
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in table.into_iter().chain([(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]) {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, aa, bb …: Word repeats the letter.
fn letters(n: u32, first: char) -> String {
    let n = n.max(1) - 1;
    let letter = char::from_u32(first as u32 + n % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (n / 26 + 1).min(50) as usize).collect()
}
