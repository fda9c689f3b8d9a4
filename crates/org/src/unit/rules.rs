//! What a unit must satisfy.

use super::{Unit, UnitKind};
use jiff::civil::Date;
use kernel::Refusal;

/// A name in use by people: 2 to 60 characters.
pub fn name_ok(name: &str, field: &'static str) -> Result<String, Refusal> {
    let name = name.trim();
    let n = name.chars().count();
    if !(2..=60).contains(&n) {
        let say = if n == 0 {
            "单位名称不能为空，请填写全称。".into()
        } else {
            format!("单位名称“{name}”须为 2 至 60 个字，现有 {n} 个字。")
        };
        return Err(Refusal::invalid("BAD_NAME", say).at(field, "须为 2 至 60 个字"));
    }
    Ok(name.to_owned())
}

/// By code or Chinese label.
pub fn kind_ok(word: &str) -> Result<UnitKind, Refusal> {
    UnitKind::parse(word.trim()).ok_or_else(|| {
        let all: Vec<_> = UnitKind::all().map(UnitKind::label).collect();
        Refusal::invalid("BAD_KIND", format!("没有“{}”这种单位类别，可选：{}。", word.trim(), all.join("、")))
            .at("kind", "类别不对")
    })
}

/// Aliases trimmed, without blanks, repetition and the names themselves.
pub fn aliases(name: &str, short: &str, words: &[String]) -> Result<Vec<String>, Refusal> {
    let mut out: Vec<String> = Vec::new();
    for word in words.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
        if word.chars().count() < 2 {
            let say = format!("别名“{word}”太短，至少 2 个字，否则会误认。");
            return Err(Refusal::invalid("BAD_ALIAS", say).at("aliases", "至少 2 个字"));
        }
        if word != name && word != short && !out.iter().any(|o| o == word) {
            out.push(word.to_owned());
        }
    }
    Ok(out)
}

/// First day not after the last.
pub fn days(from: Option<Date>, to: Option<Date>) -> Result<(), Refusal> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let say = format!("撤销日期 {to} 早于成立日期 {from}，请核对。");
            Err(Refusal::invalid("BAD_DAYS", say).at("valid_to", "早于成立日期"))
        }
        _ => Ok(()),
    }
}

/// Whether a unit may be followed by others from a day on: not by itself, not by one that it follows, not before it began.
pub fn succession(unit: &Unit, to: &[Unit], on: Date) -> Result<(), Refusal> {
    if to.is_empty() {
        return Err(Refusal::invalid("NO_SUCCESSOR", "请至少选择一个承接单位。").at("to", "必填"));
    }
    if unit.valid_from.is_some_and(|from| on <= from) {
        let say = format!("职责划转日期 {on} 不晚于“{}”的成立日期，请核对。", unit.name);
        return Err(Refusal::invalid("BAD_DAYS", say).at("on", "不晚于成立日期"));
    }
    if !unit.successors.is_empty() {
        let say = format!("“{}”已经登记过职责划转，不能再登记一次。", unit.name);
        return Err(Refusal::conflict("ALREADY_SUCCEEDED", say));
    }
    for next in to {
        if next.id == unit.id || next.successors.iter().any(|(u, _)| *u == unit.id) {
            let say = format!("“{}”不能由“{}”承接：会形成循环。", unit.name, next.name);
            return Err(Refusal::invalid("CIRCLE", say).at("to", "形成循环"));
        }
        if !next.lives(on) {
            let say = format!("承接单位“{}”在 {on} 不存在（未成立或已撤销），请核对日期或另选单位。", next.name);
            return Err(Refusal::invalid("SUCCESSOR_GONE", say).at("to", "当日不存在"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::id::{RegionId, UnitId};
    use uuid::Uuid;

    fn unit(n: u128, name: &str) -> Unit {
        Unit {
            id: UnitId(Uuid::from_u128(n)),
            name: name.into(),
            short: name.into(),
            kind: UnitKind::Regulator,
            region: RegionId(Uuid::nil()),
            region_path: "/990100/".into(),
            parent: None,
            aliases: vec![],
            initials: String::new(),
            level: String::new(),
            sector: None,
            valid_from: Some(date(2010, 1, 1)),
            valid_to: None,
            successors: vec![],
            version: 1,
        }
    }

    #[test]
    fn a_succession_needs_a_living_other_unit_and_no_circle() {
        let (old, new) = (unit(1, "州煤炭局"), unit(2, "州能源局"));
        let on = date(2024, 1, 1);
        assert!(succession(&old, std::slice::from_ref(&new), on).is_ok());
        assert_eq!(succession(&old, &[], on).unwrap_err().code, "NO_SUCCESSOR");
        assert_eq!(succession(&old, std::slice::from_ref(&old), on).unwrap_err().code, "CIRCLE");
        assert_eq!(succession(&old, std::slice::from_ref(&new), date(2009, 1, 1)).unwrap_err().code, "BAD_DAYS");
        let mut gone = unit(3, "州安监局");
        gone.valid_to = Some(date(2018, 12, 31));
        assert_eq!(succession(&old, &[gone], on).unwrap_err().code, "SUCCESSOR_GONE");
        let mut back = new.clone();
        back.successors = vec![(old.id, on)];
        assert_eq!(succession(&old, &[back], on).unwrap_err().code, "CIRCLE");
        let mut twice = old.clone();
        twice.successors = vec![(new.id, on)];
        assert_eq!(succession(&twice, &[new], on).unwrap_err().code, "ALREADY_SUCCEEDED");
    }

    #[test]
    fn names_aliases_and_days() {
        assert_eq!(name_ok(" 州应急局 ", "name").unwrap(), "州应急局");
        assert!(name_ok("", "name").unwrap_err().say.contains("不能为空"));
        assert!(name_ok(&"长".repeat(61), "name").is_err());
        let words = ["应急局".to_owned(), " ".into(), "应急局".into(), "州应急局".into()];
        assert_eq!(aliases("云岭州应急管理局", "州应急局", &words).unwrap(), ["应急局"]);
        assert_eq!(aliases("甲乙", "甲乙", &["急".into()]).unwrap_err().code, "BAD_ALIAS");
        assert_eq!(days(Some(date(2024, 1, 2)), Some(date(2024, 1, 1))).unwrap_err().code, "BAD_DAYS");
        assert!(days(Some(date(2024, 1, 1)), Some(date(2024, 1, 1))).is_ok());
        assert!(kind_ok("应急管理部门").is_ok() && kind_ok("emergency_bureau").is_ok());
        assert!(kind_ok("帮会").unwrap_err().say.contains("可选"));
    }
}
