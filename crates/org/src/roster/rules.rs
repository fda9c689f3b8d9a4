//! What a roster must satisfy.

use super::RosterEntry;
use kernel::Refusal;

/// The phrase as documents write it.
pub fn phrase_ok(phrase: &str) -> Result<String, Refusal> {
    let phrase = phrase.trim();
    if !(3..=40).contains(&phrase.chars().count()) {
        let say = "名单的词语须为 3 至 40 个字，按文件中的写法填写，如“负有安全监管职责的部门”。";
        return Err(Refusal::invalid("BAD_PHRASE", say).at("phrase", "须为 3 至 40 个字"));
    }
    Ok(phrase.to_owned())
}

/// No unit twice at the same time, no last day before the first.
pub fn entries_ok(entries: &[RosterEntry]) -> Result<(), Refusal> {
    for (i, e) in entries.iter().enumerate() {
        let at = format!("entries[{i}]");
        if e.valid_to.is_some_and(|to| to < e.valid_from) {
            let say = format!("名单第 {} 行的退出日期早于加入日期，请核对。", i + 1);
            return Err(Refusal::invalid("BAD_DAYS", say).at(at, "退出早于加入"));
        }
        let overlap = |o: &&RosterEntry| {
            o.unit == e.unit
                && o.valid_from <= e.valid_to.unwrap_or(jiff::civil::Date::MAX)
                && e.valid_from <= o.valid_to.unwrap_or(jiff::civil::Date::MAX)
        };
        if let Some(first) = entries[..i].iter().position(|o| overlap(&o)) {
            let say = format!("名单第 {} 行与第 {} 行是同一个单位且时间重叠，请合并为一行。", first + 1, i + 1);
            return Err(Refusal::invalid("TWICE", say).at(at, "与前面重复"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};
    use kernel::id::UnitId;
    use uuid::Uuid;

    fn entry(n: u128, from: Date, to: Option<Date>) -> RosterEntry {
        RosterEntry { unit: UnitId(Uuid::from_u128(n)), valid_from: from, valid_to: to }
    }

    #[test]
    fn a_unit_may_come_back_but_not_stand_twice() {
        let left = entry(1, date(2023, 1, 1), Some(date(2023, 12, 31)));
        assert!(
            entries_ok(&[left.clone(), entry(1, date(2024, 1, 1), None), entry(2, date(2023, 1, 1), None)]).is_ok()
        );
        assert_eq!(entries_ok(&[left.clone(), entry(1, date(2023, 12, 31), None)]).unwrap_err().code, "TWICE");
        assert_eq!(entries_ok(&[entry(1, date(2024, 1, 1), Some(date(2023, 1, 1)))]).unwrap_err().code, "BAD_DAYS");
        assert!(phrase_ok(" 各成员单位 ").is_ok() && phrase_ok("各").is_err());
    }
}
