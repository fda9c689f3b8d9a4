//! Likely units for words that name none for certain.

use super::{Directory, names};
use jiff::civil::Date;
use kernel::id::UnitId;

/// Candidates offered at most.
pub(super) const MOST: usize = 8;

/// Names of one line of work before and after reforms, or from place to place (shortened forms).
const KIN: [&[&str]; 10] = [
    &["水利", "水务", "水电"],
    &["教育", "教体"],
    &["环保", "环境保护", "生态环境"],
    &["安监", "安全生产监督管理", "应急"],
    &["工商", "质监", "食药监", "市监", "市场监督"],
    &["旅游", "文旅", "文广旅"],
    &["国土", "规划", "资源规划", "自然资源"],
    &["农业", "农牧", "畜牧", "农村"],
    &["林业", "林草"],
    &["工信", "经信", "科工信", "工科商信"],
];

/// Best first. Points: the same stem (发改局 for 发改委) 60, the same line of work 50, one contained in the other up to 55, common pairs of characters
/// up to 40; a unit of the region that the words speak of 20 more, one above 12, one below 6. Below 24 nothing is offered.
pub(super) fn candidates(d: &Directory, words: &str, from: &str, on: Date) -> Vec<UnitId> {
    let chain = d.chain(from);
    let bare = names::without_place(words, &chain);
    let mut forms: Vec<String> = names::party_forms(&bare).iter().map(|f| names::shorten(f)).collect();
    // A place that is named decides where to look.
    let place = d.regions().iter().filter(|r| words.starts_with(&r.name)).max_by_key(|r| r.depth);
    if let Some(region) = place {
        forms.push(names::shorten(&names::without_place(words, &d.chain(&region.path))));
    }
    let wanted = place.map_or(from, |r| &r.path);
    let mut scored: Vec<(u32, UnitId, usize)> = Vec::new();
    for (i, unit) in d.units.iter().enumerate() {
        let likeness = d.cores[i].iter().flat_map(|c| forms.iter().map(move |f| likeness(f, c))).max().unwrap_or(0);
        if likeness < 24 {
            continue;
        }
        let near = match &unit.region_path {
            path if path == wanted => 20,
            path if wanted.starts_with(path.as_str()) => 12,
            path if path.starts_with(wanted) => 6,
            _ => 0,
        };
        for id in d.standing(i, on) {
            scored.push((likeness + near, id, i));
        }
    }
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)));
    let mut out: Vec<UnitId> = Vec::new();
    for (_, id, _) in scored {
        if !out.contains(&id) {
            out.push(id);
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

fn likeness(a: &str, b: &str) -> u32 {
    let (x, y) = (names::stem(a), names::stem(b));
    if x == y {
        return 60;
    }
    if KIN.iter().any(|k| k.iter().any(|w| x.contains(w)) && k.iter().any(|w| y.contains(w))) {
        return 50;
    }
    let (n, m) = (x.chars().count(), y.chars().count());
    if n.min(m) >= 2 && (x.contains(y) || y.contains(x)) {
        return 45 + (10 * n.min(m) / n.max(m)) as u32;
    }
    let pairs = |s: &str| -> Vec<(char, char)> { s.chars().zip(s.chars().skip(1)).collect() };
    let (p, q) = (pairs(x), pairs(y));
    if p.is_empty() || q.is_empty() {
        return 0;
    }
    let common = p.iter().filter(|pair| q.contains(pair)).count();
    (40 * 2 * common / (p.len() + q.len())) as u32
}
