//! Class of a site (handbook 10 §8): a weighted sum with shown terms, cut into four colours. Weights and cuts are
//! parameters of this product (mark P); no screen may call them statutory.

use crate::site::model::{Explain, Grade, Site, SiteColour, Term};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::light::{Input, Used};
use law::Parameters;

/// What is known of a site beside its particulars, as of the day of grading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Highest level of its installations, 1 the highest; 0: none.
    pub installation: u8,
    /// Open major hazards.
    pub major: i64,
    /// Open hazards past their due day.
    pub overdue: i64,
    /// All open hazards.
    pub open: i64,
    /// Penalties of the last year; `None`: not yet collected.
    pub penalties: Option<i64>,
    /// Alarms of the last 30 days; `None`: not yet collected.
    pub alarms: Option<i64>,
}

/// Keys of inherent risk by level of installation, and of standardisation by its level.
const INSTALLATION: [&str; 4] = [
    "site.grade.inherent.installation1",
    "site.grade.inherent.installation2",
    "site.grade.inherent.installation3",
    "site.grade.inherent.installation4",
];
const STANDARD: [&str; 4] = [
    "site.grade.standard.level0",
    "site.grade.standard.level1",
    "site.grade.standard.level2",
    "site.grade.standard.level3",
];

/// Looks figures up and remembers which were used.
struct Book<'a> {
    law: &'a Parameters,
    region: &'a str,
    on: Date,
    used: Vec<Used>,
}

impl Book<'_> {
    fn get(&mut self, key: &str) -> f64 {
        self.law.used(key, self.region, self.on, &mut self.used)
    }
}

/// Grade a site on a day.
pub fn grade(site: &Site, standing: &Standing, law: &Parameters, on: Date) -> Grade {
    let mut book = Book { law, region: &site.region_path, on, used: Vec::new() };
    let terms = vec![
        inherent(site, standing, &mut book),
        hazards(standing, &mut book),
        counted(
            "处罚与信用",
            ("site.grade.weight.credit", "site.grade.credit.each"),
            standing.penalties,
            "近一年行政处罚",
            &mut book,
        ),
        standard(site, &mut book),
        counted(
            "监测报警",
            ("site.grade.weight.alarm", "site.grade.alarm.each"),
            standing.alarms,
            "近 30 日报警",
            &mut book,
        ),
    ];
    // What nobody has collected yet is not zero risk: the known terms stand for the whole.
    let known = [true, true, standing.penalties.is_some(), true, standing.alarms.is_some()];
    let weight: f64 = terms.iter().zip(known).filter(|t| t.1).map(|t| t.0.weight).sum();
    let whole: f64 = terms.iter().map(|t| t.weight).sum();
    let part = if weight > 0.0 { weight / whole } else { 1.0 };
    let sum = terms.iter().map(|t| t.value * t.weight).sum::<f64>() / part;
    // One decimal, as shown: what people see is what is cut.
    let score = (sum * 10.0).round() / 10.0;
    let cuts = [book.get("site.grade.cut.red"), book.get("site.grade.cut.orange"), book.get("site.grade.cut.yellow")];
    let place = cuts.iter().position(|c| score >= *c).unwrap_or(3);
    let colour = SiteColour::ALL[place];
    let sums: Vec<String> = terms.iter().map(|t| format!("{}×{}", t.weight, t.value)).collect();
    let say = format!(
        "{}{} = {score} 分，{}（红≥{}，橙≥{}，黄≥{}，其余蓝）。",
        sums.join(" + "),
        if part < 1.0 { format!("，按已有数据的权重 {:.2} 折算", part) } else { String::new() },
        if place < 3 { format!("达到{}的分数线", colour.label()) } else { "未到黄的分数线".into() },
        cuts[0],
        cuts[1],
        cuts[2]
    );
    let inputs = terms.iter().map(|t| Input { label: t.label.clone(), value: t.say.clone() }).collect();
    let explain = Explain {
        rule: "site.grade".into(),
        clause: "企业风险分级通用公式（产品建议，非法定）".into(),
        say,
        inputs,
        parameters: book.used,
    };
    Grade { score, colour, terms, explain, reason: None, computed: None }
}

fn inherent(site: &Site, standing: &Standing, book: &mut Book) -> Term {
    let by_industry = site.high_risk_why.iter().any(|w| w.by == "industry");
    let (base, why) = match standing.installation {
        l @ 1..=4 => (book.get(INSTALLATION[usize::from(l) - 1]), law::gb18218::level_label(l).to_owned()),
        _ if by_industry => (book.get("site.grade.inherent.industry"), "高危行业".to_owned()),
        _ => (book.get("site.grade.inherent.other"), "非高危行业".to_owned()),
    };
    let tags: Vec<&str> = site.tags.iter().filter(|t| t.high_risk()).map(|t| t.label()).collect();
    let each = if tags.is_empty() { 0.0 } else { book.get("site.grade.inherent.tag") };
    let value = (base + each * tags.len() as f64).min(100.0);
    let say = match tags.is_empty() {
        true => format!("{why} {base} 分"),
        false => format!("{why} {base} 分，{}各加 {each} 分，得 {value} 分", tags.join("、")),
    };
    Term { label: "固有风险".into(), value, weight: book.get("site.grade.weight.inherent"), say }
}

fn hazards(s: &Standing, book: &mut Book) -> Term {
    let (major, overdue, open) = (
        book.get("site.grade.hazard.major"),
        book.get("site.grade.hazard.overdue"),
        book.get("site.grade.hazard.open"),
    );
    let value = (major * s.major as f64 + overdue * s.overdue as f64 + open * s.open as f64).min(100.0);
    let say = format!("未销号隐患 {} 项，其中重大 {} 项、逾期 {} 项，得 {value} 分", s.open, s.major, s.overdue);
    Term { label: "隐患治理".into(), value, weight: book.get("site.grade.weight.hazard"), say }
}

fn counted(label: &str, keys: (&str, &str), n: Option<i64>, what: &str, book: &mut Book) -> Term {
    let weight = book.get(keys.0);
    let (value, say) = match n {
        None => (0.0, format!("{what}尚未接入，不计入，其余各项折算")),
        Some(n) => {
            let value = (book.get(keys.1) * n as f64).min(100.0);
            (value, format!("{what} {n} 次，得 {value} 分"))
        }
    };
    Term { label: label.into(), value, weight, say }
}

fn standard(site: &Site, book: &mut Book) -> Term {
    let value = book.get(STANDARD[site.standard_level.clamp(0, 3) as usize]);
    let say = match site.standard_level {
        0 => format!("未达标，计 {value} 分"),
        n => format!("{}级达标，计 {value} 分", ["一", "二", "三"].get(n as usize - 1).unwrap_or(&"")),
    };
    Term { label: "标准化".into(), value, weight: book.get("site.grade.weight.standard"), say }
}

/// Months between two planned inspections; `None`: drawn at random (双随机).
pub fn check_months(colour: SiteColour, region: &str, law: &Parameters, on: Date, used: &mut Vec<Used>) -> Option<i64> {
    let key = match colour {
        SiteColour::Red => "site.check.red",
        SiteColour::Orange => "site.check.orange",
        SiteColour::Yellow => "site.check.yellow",
        SiteColour::Blue => "site.check.blue",
    };
    let months = law.used(key, region, on, used);
    (months > 0.0).then_some(months as i64)
}

/// The next planned inspection after a day.
pub fn next_check(colour: SiteColour, region: &str, law: &Parameters, on: Date) -> Option<Date> {
    check_months(colour, region, law, on, &mut Vec::new()).map(|m| on.saturating_add(m.months()))
}
