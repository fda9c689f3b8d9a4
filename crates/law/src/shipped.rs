//! The content packs that are compiled in.

use crate::criterion::Criteria;
use crate::{Law, Parameter, Parameters};
use kernel::calendar::Calendar;

const PARAMETERS: &[(&str, &str)] = &[
    ("accident.yaml", include_str!("../../../content/parameter/accident.yaml")),
    ("bulletin.yaml", include_str!("../../../content/parameter/bulletin.yaml")),
    ("dossier.yaml", include_str!("../../../content/parameter/dossier.yaml")),
    ("doubt.yaml", include_str!("../../../content/parameter/doubt.yaml")),
    ("permit.yaml", include_str!("../../../content/parameter/permit.yaml")),
    ("reading.yaml", include_str!("../../../content/parameter/reading.yaml")),
    ("site.yaml", include_str!("../../../content/parameter/site.yaml")),
    ("hazard.yaml", include_str!("../../../content/parameter/hazard.yaml")),
    ("sign.yaml", include_str!("../../../content/parameter/sign.yaml")),
    ("risk.yaml", include_str!("../../../content/parameter/risk.yaml")),
    ("warning.yaml", include_str!("../../../content/parameter/warning.yaml")),
    ("message.yaml", include_str!("../../../content/parameter/message.yaml")),
    ("alarm.yaml", include_str!("../../../content/parameter/alarm.yaml")),
    ("signin.yaml", include_str!("../../../content/parameter/signin.yaml")),
    ("supervise.yaml", include_str!("../../../content/parameter/supervise.yaml")),
    ("task.yaml", include_str!("../../../content/parameter/task.yaml")),
    ("tour.yaml", include_str!("../../../content/parameter/tour.yaml")),
];
const HOLIDAYS: &str = include_str!("../../../content/calendar/holidays.csv");

const STANDARDS: &str = include_str!("../../../content/criteria/standards.csv");
const COUNTS: &str = include_str!("../../../content/criteria/counts.csv");
const SYNONYMS: &str = include_str!("../../../content/criteria/synonyms.csv");
const CRITERIA: &[(&str, &str)] = &[
    ("industry.csv", include_str!("../../../content/criteria/industry.csv")),
    ("chemical.csv", include_str!("../../../content/criteria/chemical.csv")),
    ("fireworks.csv", include_str!("../../../content/criteria/fireworks.csv")),
    ("coal.csv", include_str!("../../../content/criteria/coal.csv")),
    ("mine.csv", include_str!("../../../content/criteria/mine.csv")),
    ("construction.csv", include_str!("../../../content/criteria/construction.csv")),
    ("fire.csv", include_str!("../../../content/criteria/fire.csv")),
    ("special.csv", include_str!("../../../content/criteria/special.csv")),
    ("gas.csv", include_str!("../../../content/criteria/gas.csv")),
    ("road.csv", include_str!("../../../content/criteria/road.csv")),
    ("water.csv", include_str!("../../../content/criteria/water.csv")),
    ("explosives.csv", include_str!("../../../content/criteria/explosives.csv")),
];

pub(crate) fn law() -> Result<Law, String> {
    let mut all: Vec<Parameter> = Vec::new();
    for (file, text) in PARAMETERS {
        let rows: Vec<Parameter> = serde_yaml_ng::from_str(text).map_err(|e| format!("{file}: {e}"))?;
        all.extend(rows);
    }
    let criteria = Criteria::read(STANDARDS, COUNTS, SYNONYMS, CRITERIA)?;
    Ok(Law { parameters: Parameters::new(all)?, calendar: calendar(HOLIDAYS)?, criteria })
}

/// Calendar from a table `day,kind,note,source,mark` with kind `holiday` or `work`.
pub fn calendar(csv: &str) -> Result<Calendar, String> {
    let mut out = Calendar::default();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for (n, row) in reader.records().enumerate() {
        let row = row.map_err(|e| e.to_string())?;
        let day = row.get(0).unwrap_or_default().parse().map_err(|e| format!("第 {} 行日期无效：{e}", n + 2))?;
        match row.get(1) {
            Some("holiday") => out.holidays.insert(day),
            Some("work") => out.working_weekends.insert(day),
            other => return Err(format!("第 {} 行的类别“{}”无效，应为 holiday 或 work。", n + 2, other.unwrap_or(""))),
        };
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_ships_parses() {
        let law = super::law().unwrap();
        assert!(law.calendar.knows(2024) && law.calendar.knows(2026));
    }

    #[test]
    fn a_wrong_kind_is_named_with_its_line() {
        let e = super::calendar("day,kind,note,source,mark\n2026-01-01,rest,,,\n").unwrap_err();
        assert!(e.contains("第 2 行") && e.contains("rest"));
    }
}
