//! Weather marks: a person enters what the weather service announced, for a region and a time.

use super::model::Colour;
use jiff::{SignedDuration, Timestamp};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};

words! {
    /// What the weather service announced.
    Weather {
        Rainstorm "rainstorm" "暴雨",
        Thunder "thunder" "雷电",
        Gale "gale" "大风",
        Hail "hail" "冰雹",
        Heat "heat" "高温",
        Cold "cold" "寒潮",
        Snow "snow" "暴雪",
        Ice "ice" "道路结冰",
        Fog "fog" "大雾",
        Geology "geology" "地质灾害气象风险",
    }
}

/// Longest time of one mark; a longer spell is entered again, so that no mark is forgotten.
const LONGEST: SignedDuration = SignedDuration::from_hours(72);

/// A mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeatherMark {
    pub weather: Weather,
    /// The service's own colour.
    pub colour: Colour,
    /// Region path under which it holds.
    pub region: String,
    pub from: Timestamp,
    pub until: Timestamp,
    /// Who announced it, with the number of the announcement.
    pub source: String,
}

impl WeatherMark {
    /// Refuses a mark without end, without source or without place.
    pub fn checked(self) -> Outcome<WeatherMark> {
        let bad = |field: &'static str, say: &str| Err(Refusal::invalid("BAD_WEATHER", say).at(field, say));
        if self.source.trim().is_empty() {
            return bad("source", "天气标记须写明发布单位和文号，请补充。");
        }
        if !self.region.starts_with('/') {
            return bad("region", "天气标记须选择行政区域。");
        }
        if self.until <= self.from {
            return bad("until", "天气标记的结束时间须晚于开始时间，请修改。");
        }
        if self.until.duration_since(self.from) > LONGEST {
            return bad("until", "一条天气标记最长 72 小时，持续更久的请到期后重新登记。");
        }
        Ok(self)
    }

    /// Its name with its colour: 暴雨橙色.
    pub fn name(&self) -> String {
        format!("{}{}", self.weather.label(), self.colour.label())
    }

    /// Whether it adds to the risk of a place at an instant: within its region and its time, yellow or worse.
    pub fn severe(&self, region_path: &str, at: Timestamp) -> bool {
        region_path.starts_with(&self.region) && self.from <= at && at < self.until && self.colour >= Colour::Yellow
    }
}
