//! 调查 inquiry: which level investigates, who belongs to the team, until when it reports, what must be there before the file
//! is closed, and the evaluation a year later (decree 493 art. 19–32; 安全生产法 art. 86; handbook 06 §5, §6).

use super::grade::Grade;
use super::model::Mark;
use jiff::civil::Date;
use kernel::id::{FileId, UnitId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};

/// Declares a closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $code)] $v),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By code.
            pub fn parse(code: &str) -> Option<$name> { $name::ALL.iter().copied().find(|v| v.code() == code) }
        }
    };
}

words! {
    /// Level of government that organises the investigation.
    Level { County "county" "县级", Prefecture "prefecture" "市级", Province "province" "省级", State "state" "国务院" }
}

words! {
    /// In what capacity a member sits in the team (art. 22: 政府、应急、行业监管、监察、公安、工会；可邀请检察院).
    Part {
        Government "government" "政府",
        Emergency "emergency" "应急管理",
        Trade "trade" "行业监管",
        Supervision "supervision" "监察机关",
        Police "police" "公安",
        Union "union" "工会",
        Procuratorate "procuratorate" "检察院（邀请）",
        Expert "expert" "专家",
    }
}

words! {
    /// 四不放过 [M].
    Lesson {
        Cause "cause" "事故原因已查清",
        People "people" "责任人员已处理",
        Measures "measures" "整改措施已落实",
        Taught "taught" "有关人员已受教育",
    }
}

words! {
    /// What the evaluation found.
    Verdict { Done "done" "落实", Mostly "mostly" "基本落实", Not "not" "未落实" }
}

impl Level {
    /// Which level investigates an accident of a grade (art. 19).
    pub fn of(grade: Grade) -> Level {
        match grade {
            Grade::Ordinary => Level::County,
            Grade::Larger => Level::Prefecture,
            Grade::Major => Level::Province,
            Grade::Extraordinary => Level::State,
        }
    }

    /// The next one up (art. 20); none above the State Council.
    pub fn above(self) -> Option<Level> {
        Level::ALL.iter().copied().find(|l| *l > self)
    }
}

/// Somebody of the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub part: Part,
    /// Unit, where it stands in the directory.
    pub unit: Option<UnitId>,
}

/// 调查组.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// 组长, named by the government.
    pub lead: String,
    pub lead_unit: Option<UnitId>,
    /// The government, or the department that it authorised.
    pub authority: String,
    pub members: Vec<Member>,
    /// Level of government for which it was set up.
    pub level: Level,
    pub mark: Mark,
}

/// The term of the report, made longer once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Longer {
    pub days: i64,
    /// Which government approved it.
    pub by: String,
    pub mark: Mark,
}

/// 挂牌督办 by the level above: until when, and that it was reviewed before the approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    pub due: Date,
    pub mark: Mark,
}

/// One of the four, with what proves it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticked {
    pub lesson: Lesson,
    pub files: Vec<FileId>,
    pub mark: Mark,
}

/// 整改评估.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    pub verdict: Verdict,
    pub mark: Mark,
}

/// Everything about an investigation; kept as one value of the accident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inquiry {
    /// Raised by the level above; absent: the level that the grade asks for.
    pub raised: Option<Level>,
    pub team: Option<Team>,
    /// Days of technical appraisal, which the term does not count (art. 27).
    pub appraisal_days: i64,
    pub longer: Option<Longer>,
    pub listed: Option<Listed>,
    /// 审核同意 by the level above.
    pub reviewed: Option<Mark>,
    pub lessons: Vec<Ticked>,
    pub submitted_on: Option<Date>,
    pub approved_on: Option<Date>,
    pub evaluation: Option<Evaluation>,
}

/// Days that the law gives, as the parameters hold them on the day.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub report_days: i64,
    pub longer_days: i64,
    pub approve_days: i64,
    pub approve_days_top: i64,
    pub evaluate_months: i64,
}

/// What is owed next, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub what: &'static str,
    pub due: Date,
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

impl Inquiry {
    /// Level that investigates.
    pub fn level(&self, grade: Grade) -> Level {
        let asked = Level::of(grade);
        self.raised.map_or(asked, |r| r.max(asked))
    }

    /// The team's level, where the grade has risen above it since: the level above takes the investigation over, with a team of
    /// its own or this one confirmed (art. 20; handbook 06 §5 and §7).
    pub fn outgrown(&self, grade: Grade) -> Option<Level> {
        self.team.as_ref().map(|t| t.level).filter(|l| *l < self.level(grade))
    }

    /// The same in words.
    pub fn hand_up(&self, grade: Grade) -> Option<String> {
        let below = self.outgrown(grade)?;
        let (word, level) = (grade.label(), self.level(grade).label());
        Some(format!(
            "事故等级已升为{word}，应由{level}组织调查。现调查组由{}成立，须移交{level}，由{level}重新登记调查组后再提交、批复调查报告。",
            below.label()
        ))
    }

    /// Last day for the report: natural days from the day of the accident, without it (art. 29), longer where approved, and
    /// without the days of technical appraisal (art. 27).
    pub fn report_due(&self, occurred: Date, terms: &Terms) -> Date {
        let longer = self.longer.as_ref().map_or(0, |l| l.days);
        later(occurred, terms.report_days + longer + self.appraisal_days)
    }

    /// Last day for the approval (art. 32).
    pub fn approve_due(&self, grade: Grade, terms: &Terms) -> Option<Date> {
        let days = if grade == Grade::Extraordinary { terms.approve_days_top } else { terms.approve_days };
        self.submitted_on.map(|d| later(d, days))
    }

    /// Last day for the evaluation: within a year from the approval.
    pub fn evaluate_due(&self, terms: &Terms) -> Option<Date> {
        self.approved_on.map(|d| d.saturating_add(jiff::Span::new().months(terms.evaluate_months)))
    }

    /// Those of the four that are not ticked.
    pub fn lacking(&self) -> Vec<Lesson> {
        Lesson::ALL.iter().copied().filter(|l| !self.lessons.iter().any(|t| t.lesson == *l)).collect()
    }

    /// What a person should look at: parts of the team that are not filled (art. 22), and a lead from the department that
    /// answers for the trade, who ought to stand back (art. 23).
    pub fn hints(&self, regulator: UnitId) -> Vec<String> {
        let Some(team) = &self.team else { return Vec::new() };
        let parts = [Part::Government, Part::Emergency, Part::Trade, Part::Supervision, Part::Police, Part::Union];
        let lacks: Vec<&str> =
            parts.into_iter().filter(|p| !team.members.iter().any(|m| m.part == *p)).map(Part::label).collect();
        let mut out = Vec::new();
        if !lacks.is_empty() {
            out.push(format!("调查组还没有：{}。", lacks.join("、")));
        }
        if team.lead_unit == Some(regulator) {
            out.push("组长来自负责监管的部门，请核对是否应当回避。".into());
        }
        out
    }

    /// Refuses the approval while one of the four is open, or the review of a listed one.
    pub fn may_close(&self) -> Outcome<()> {
        let open: Vec<&str> = self.lacking().into_iter().map(Lesson::label).collect();
        if !open.is_empty() {
            let say = format!("“四不放过”还缺：{}。请逐项登记并附证据后再批复。", open.join("、"));
            return Err(Refusal::conflict("LESSONS_MISSING", say).at("lessons", open.join("、")));
        }
        if self.listed.is_some() && self.reviewed.is_none() {
            let say = "这起事故由上级挂牌督办，批复前须经上级审核同意；请先报送审核。";
            return Err(Refusal::conflict("REVIEW_MISSING", say));
        }
        Ok(())
    }
}

/// A team as typed in: somebody leads, somebody authorised it, members have names.
pub fn acceptable(team: &Team) -> Outcome<()> {
    let missing = |field: &'static str, say: &str| {
        Err(Refusal::invalid("BAD_TEAM", format!("调查组不能登记：{say}。")).at(field, say.to_owned()))
    };
    if team.lead.trim().is_empty() {
        return missing("lead", "请填写组长");
    }
    if team.authority.trim().is_empty() {
        return missing("authority", "请填写批准成立的政府或受权部门");
    }
    if team.members.is_empty() || team.members.len() > 60 {
        return missing("members", "成员应为 1—60 人");
    }
    if team.members.iter().any(|m| m.name.trim().is_empty() || m.name.chars().count() > 60) {
        return missing("members", "每位成员都要填写姓名或单位，不超过 60 字");
    }
    Ok(())
}
