//! What rows are checked against.

use crate::site::rules::{self, Candidate};
use kernel::id::{EnterpriseId, SiteId, UnitId};
use std::collections::HashMap;

/// A region by its path and code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: String,
    pub name: String,
    pub path: String,
}

/// A registered enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    pub id: EnterpriseId,
    pub name: String,
    pub unit: Option<UnitId>,
    /// Its main site.
    pub site: Option<SiteId>,
}

/// A registered site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    pub id: SiteId,
    pub main: bool,
    pub uscc: Option<String>,
    pub name: String,
}

/// Everything that rows are checked against.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By code, by path, by name, by the names from the top down.
    places: HashMap<String, Vec<Place>>,
    /// By name and by short name.
    units: HashMap<String, Vec<UnitId>>,
    pub candidates: Vec<Candidate>,
    pub by_code: HashMap<String, Firm>,
    /// Enterprises without a credit code, by plain name and region path.
    pub without_code: HashMap<(String, String), Firm>,
    /// By plain name and plain address.
    pub by_address: HashMap<(String, String), Registered>,
    /// Grants of the one who imports: path and trades (empty: all). `None`: everything.
    pub may: Option<Vec<(String, Vec<String>)>>,
}

impl Known {
    /// Regions, parents first.
    pub fn with_places(mut self, all: &[Place]) -> Known {
        let names: HashMap<&str, &str> = all.iter().map(|p| (p.path.as_str(), p.name.as_str())).collect();
        for place in all {
            let mut words = vec![place.code.clone(), place.path.clone(), place.name.clone()];
            // 云岭州云溪县青石镇 and 云溪县青石镇 for 青石镇.
            let codes: Vec<&str> = place.path.split('/').filter(|c| !c.is_empty()).collect();
            let mut full = String::new();
            for n in (1..=codes.len()).rev() {
                let path = format!("/{}/", codes[..n].join("/"));
                full = format!("{}{full}", names.get(path.as_str()).copied().unwrap_or_default());
                words.push(full.clone());
            }
            words.sort();
            words.dedup();
            for word in words {
                self.places.entry(word).or_default().push(place.clone());
            }
        }
        self
    }

    /// Units by their names.
    pub fn with_units(mut self, all: impl IntoIterator<Item = (String, UnitId)>) -> Known {
        for (name, id) in all {
            let ids = self.units.entry(name).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        self
    }

    /// The one region that a word means. The error is a Chinese sentence.
    pub fn place(&self, word: &str) -> Result<&Place, String> {
        match self.places.get(word.trim()).map(Vec::as_slice).unwrap_or_default() {
            [one] => Ok(one),
            [] => Err(format!("没有叫“{word}”的地区，请填地区名称或区划代码（见“组织—地区”）。")),
            more => {
                let codes: Vec<&str> = more.iter().map(|p| p.code.as_str()).collect();
                Err(format!("叫“{word}”的地区有 {} 个，请改填区划代码：{}。", more.len(), codes.join("、")))
            }
        }
    }

    /// The one unit of a name. The error is a Chinese sentence.
    pub fn unit(&self, word: &str) -> Result<UnitId, String> {
        match self.units.get(word.trim()).map(Vec::as_slice).unwrap_or_default() {
            [one] => Ok(*one),
            [] => Err(format!("没有找到单位“{word}”，请填单位全称，或留空由系统推定。")),
            more => Err(format!("叫“{word}”的单位有 {} 个，请填单位全称。", more.len())),
        }
    }

    /// Whether the one who imports may write a site of this place and trade.
    pub fn may(&self, path: &str, trade: &str) -> bool {
        let fits = |(p, trades): &(String, Vec<String>)| {
            path.starts_with(p.as_str()) && (trades.is_empty() || trades.iter().any(|t| t == trade))
        };
        self.may.as_ref().is_none_or(|m| m.iter().any(fits))
    }

    /// Who looks after a trade at a place; asked once for each pair.
    pub fn charge(
        &self,
        memory: &mut HashMap<(String, String), (Option<UnitId>, Option<UnitId>)>,
        trade: &str,
        path: &str,
    ) -> (Option<UnitId>, Option<UnitId>) {
        *memory
            .entry((trade.to_owned(), path.to_owned()))
            .or_insert_with(|| (rules::in_charge(trade, path, &self.candidates), rules::town(path, &self.candidates)))
    }
}
