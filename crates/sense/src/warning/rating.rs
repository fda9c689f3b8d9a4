//! The moving risk figure (handbook 04 §7.1): what lies in the place by itself, and what is added just now. Each term is
//! shown with its count, its weight and its points; a term that nobody answers for is shown as such, with what it could add.

use super::fact::Fact;
use super::facts::{Facts, Floor, Promised};
use super::model::Colour;
use super::scale::{Line, Scale};
use serde::{Deserialize, Serialize};

/// Identifier of the rule.
pub const RULE: &str = "warning.rdyn";
/// Highest score.
const FULL: f64 = 100.0;

words! {
    /// Terms of the sum.
    Term {
        Base "base" "重大危险源等级",
        RedPoints "red_points" "红色报警点",
        HighAlarms "high_alarms" "高级报警",
        Doubts "doubts" "未核查的数据疑点",
        MajorHazards "major_hazards" "未闭环重大隐患",
        OverdueHazards "overdue_hazards" "超期重大隐患",
        Promise "promise" "安全承诺",
        HotWork "hot_work" "特级、一级动火作业",
        ConfinedSpace "confined_space" "受限空间作业",
        Weather "weather" "恶劣天气",
    }
}

/// What one term adds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    pub term: Term,
    /// What was counted; none where nobody answered or it does not apply.
    pub count: Option<f64>,
    /// Points for each.
    pub weight: f64,
    /// Up to how many count.
    pub most: Option<f64>,
    /// Points; none where nobody answered.
    pub points: Option<f64>,
    /// The most that it could add if it were known; its points where it is known.
    pub possible: f64,
    /// One sentence.
    pub say: String,
}

/// The figure with everything that led to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// Sum of what is known, between 0 and 100.
    pub score: f64,
    pub by_score: Colour,
    /// The worse of the score's colour and the floors.
    pub colour: Colour,
    /// The score if every unknown term were at its worst, and its colour.
    pub possible: f64,
    pub possible_colour: Colour,
    pub contributions: Vec<Contribution>,
    pub floors: Vec<Floor>,
    /// Terms that nobody answered for.
    pub missing: Vec<Term>,
    pub rule: String,
    pub say: String,
}

/// A term with its known points.
fn known(term: Term, count: f64, weight: f64, most: Option<f64>, points: f64, say: String) -> Contribution {
    Contribution { term, count: Some(count), weight, most, points: Some(points), possible: points, say }
}

/// A term that is not counted: it does not apply (nought), or nobody answered (nought for now, and what it could be).
fn unknown(term: Term, weight: f64, most: Option<f64>, fact: Result<&str, &str>, worst: f64) -> Contribution {
    let label = term.label();
    let (points, possible, say) = match fact {
        Ok(why) => (Some(0.0), 0.0, format!("{label}：不适用（{why}）")),
        Err(why) => (None, worst, format!("{label}：{why}，未计分，最多可能 {worst} 分")),
    };
    Contribution { term, count: None, weight, most, points, possible, say }
}

/// So many for each, up to so many.
fn counted(term: Term, unit: &str, fact: &Fact<u32>, line: Line) -> Contribution {
    let (label, Line { weight, most }) = (term.label(), line);
    match fact {
        Fact::Known(n) => {
            let (n, taken) = (f64::from(*n), f64::from(*n).min(most));
            let points = taken * weight;
            let say = match (n, taken < n) {
                (0.0, _) => format!("{label}：无"),
                (_, false) => format!("{label} {n} {unit}，每{unit} {weight} 分，计 {points} 分"),
                (_, true) => format!("{label} {n} {unit}，按 {taken} {unit}计，每{unit} {weight} 分，计 {points} 分"),
            };
            known(term, n, weight, Some(most), points, say)
        }
        Fact::Exempt(why) => unknown(term, weight, Some(most), Ok(why), 0.0),
        Fact::Absent(why) => unknown(term, weight, Some(most), Err(why), weight * most),
    }
}

fn base(fact: &Fact<Option<u8>>, scale: &Scale) -> Contribution {
    let worst = scale.base.iter().copied().fold(scale.base_none, f64::max);
    match fact {
        Fact::Known(None) => {
            let say = format!("无重大危险源，基础分 {}", scale.base_none);
            known(Term::Base, 0.0, scale.base_none, None, scale.base_none, say)
        }
        Fact::Known(Some(grade)) => match scale.base.get(usize::from(*grade).wrapping_sub(1)) {
            Some(points) => {
                let word = ["一", "二", "三", "四"][usize::from(*grade) - 1];
                let say = format!("{word}级重大危险源，基础分 {points}");
                known(Term::Base, f64::from(*grade), *points, None, *points, say)
            }
            None => unknown(Term::Base, 0.0, None, Err(&format!("等级“{grade}”不在一至四级之内")), worst),
        },
        Fact::Exempt(why) => unknown(Term::Base, 0.0, None, Ok(why), 0.0),
        Fact::Absent(why) => unknown(Term::Base, 0.0, None, Err(why), worst),
    }
}

fn promise(fact: &Fact<Promised>, scale: &Scale) -> Contribution {
    let (label, missing, contradicted) = (Term::Promise.label(), scale.promise_missing, scale.promise_contradicted);
    let one = |count, weight, say: String| known(Term::Promise, count, weight, None, count * weight, say);
    match fact {
        Fact::Known(Promised::Made) => one(0.0, missing, format!("{label}：已承诺，未发现不符")),
        Fact::Known(Promised::NotDue) => one(0.0, missing, format!("{label}：未到承诺时限")),
        Fact::Known(Promised::Missing) => one(1.0, missing, format!("{label}：今日未承诺，计 {missing} 分")),
        Fact::Known(Promised::Contradicted(why)) => {
            one(1.0, contradicted, format!("{label}：承诺与实际不符（{}），计 {contradicted} 分", why.join("；")))
        }
        Fact::Exempt(why) => unknown(Term::Promise, missing, None, Ok(why), 0.0),
        Fact::Absent(why) => unknown(Term::Promise, missing, None, Err(why), missing.max(contradicted)),
    }
}

fn weather(fact: &Fact<Vec<String>>, scale: &Scale) -> Contribution {
    let (label, weight) = (Term::Weather.label(), scale.weather);
    match fact {
        Fact::Known(marks) if marks.is_empty() => known(Term::Weather, 0.0, weight, None, 0.0, format!("{label}：无")),
        // However many hold: once.
        Fact::Known(marks) => {
            let say = format!("{label}：{}，计 {weight} 分", marks.join("、"));
            known(Term::Weather, marks.len() as f64, weight, Some(1.0), weight, say)
        }
        Fact::Exempt(why) => unknown(Term::Weather, weight, None, Ok(why), 0.0),
        Fact::Absent(why) => unknown(Term::Weather, weight, None, Err(why), weight),
    }
}

/// Rate an enterprise.
pub fn rate(facts: &Facts, floors: Vec<Floor>, scale: &Scale) -> Rating {
    let contributions = vec![
        base(&facts.grade, scale),
        counted(Term::RedPoints, "个", &facts.red_points, scale.red_point),
        counted(Term::HighAlarms, "条", &facts.high_alarms, scale.high_alarm),
        counted(Term::Doubts, "件", &facts.doubts, scale.doubt),
        counted(Term::MajorHazards, "件", &facts.major_hazards, scale.major_hazard),
        counted(Term::OverdueHazards, "件", &facts.overdue_hazards, scale.overdue_hazard),
        promise(&facts.promise, scale),
        counted(Term::HotWork, "处", &facts.hot_work, scale.hot_work),
        counted(Term::ConfinedSpace, "处", &facts.confined_space, scale.confined_space),
        weather(&facts.weather, scale),
    ];
    let score = contributions.iter().filter_map(|c| c.points).sum::<f64>().clamp(0.0, FULL);
    let possible = contributions.iter().map(|c| c.possible).sum::<f64>().clamp(0.0, FULL);
    let missing: Vec<Term> = contributions.iter().filter(|c| c.points.is_none()).map(|c| c.term).collect();
    let by_score = scale.colour(score);
    let floor = floors.iter().max_by_key(|f| f.colour);
    let colour = floor.map_or(by_score, |f| f.colour.max(by_score));
    let possible_colour = scale.colour(possible).max(colour);
    let mut say = format!("动态风险值 {score}，{}", by_score.label());
    if let Some(f) = floor.filter(|f| f.colour > by_score) {
        say += &format!("；另因{}，定为{}", f.say, f.colour.label());
    }
    if !missing.is_empty() {
        let names: Vec<_> = missing.iter().map(|t| t.label()).collect();
        say += &format!("；{}未计分，若均为最差，可达 {possible}，{}", names.join("、"), possible_colour.label());
    }
    let rule = RULE.to_owned();
    Rating { score, by_score, colour, possible, possible_colour, contributions, floors, missing, rule, say }
}
