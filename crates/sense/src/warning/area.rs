//! Colour of an area from its enterprises. Proposal of this product: an area has a colour if enough of its enterprises, or a
//! large enough share of them, have that colour or a worse one; a single one lifts the area to one level below its own.

use super::model::Colour;
use jiff::civil::Date;
use law::Parameters;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Identifier of the rule.
pub const RULE: &str = "warning.area";

/// When enterprises give their colour to the area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaScale {
    /// So many enterprises.
    pub count: f64,
    /// Or this share of those that are rated, 0–1.
    pub share: f64,
}

impl AreaScale {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> AreaScale {
        AreaScale { count: p.value("warning.area.count", region, on), share: p.value("warning.area.share", region, on) }
    }
}

/// An area's colour and what it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaRating {
    /// None: no enterprise is rated.
    pub colour: Option<Colour>,
    /// Enterprises by colour: blue, yellow, orange, red.
    pub counts: [u32; 4],
    /// Enterprises that have no rating.
    pub unrated: u32,
    pub rule: String,
    pub say: String,
}

/// An enterprise with its colour as rated last, for the sums of the areas above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    pub region_path: String,
    pub colour: Colour,
}

/// The colours of the enterprises in and below each area, by region path. An enterprise counts in every area above it.
pub fn by_area(all: &[Rated]) -> BTreeMap<String, Vec<Option<Colour>>> {
    let mut out: BTreeMap<String, Vec<Option<Colour>>> = BTreeMap::new();
    for one in all {
        for (i, _) in one.region_path.match_indices('/').skip(1) {
            out.entry(one.region_path[..=i].to_owned()).or_default().push(Some(one.colour));
        }
    }
    out
}

/// Rate an area by the colours of its enterprises; `None` for one that is not rated.
pub fn area(enterprises: &[Option<Colour>], scale: AreaScale) -> AreaRating {
    let mut counts = [0u32; 4];
    for colour in enterprises.iter().flatten() {
        counts[*colour as usize] += 1;
    }
    let rated: u32 = counts.iter().sum();
    let unrated = enterprises.len() as u32 - rated;
    let rule = RULE.to_owned();
    let rest = if unrated > 0 { format!("；另有 {unrated} 家未评定，不计入比例") } else { String::new() };
    if rated == 0 {
        return AreaRating { colour: None, counts, unrated, rule, say: format!("尚无已评定的企业{rest}") };
    }
    let (mut colour, mut why) = (Colour::Blue, String::new());
    for c in [Colour::Red, Colour::Orange, Colour::Yellow] {
        let n: u32 = counts[c as usize..].iter().sum();
        if n == 0 {
            continue;
        }
        let (n, all) = (f64::from(n), f64::from(rated));
        let enough = n >= scale.count || n / all >= scale.share;
        let given = if enough { c } else { c.below() };
        if given > colour || why.is_empty() {
            colour = given;
            let percent = (n / all * 1000.0).round() / 10.0;
            let limit = format!("{} 家或 {}%", scale.count, (scale.share * 1000.0).round() / 10.0);
            let word =
                if enough { format!("达到 {limit}") } else { format!("未达到 {limit}，按低一级定色") };
            why = format!("{}及以上企业 {n} 家，占已评定 {rated} 家的 {percent}%，{word}", c.label());
        }
    }
    if why.is_empty() {
        why = "没有黄色及以上的企业".to_owned();
    }
    let say = format!("{}：{why}{rest}", colour.label());
    AreaRating { colour: Some(colour), counts, unrated, rule, say }
}
