//! Duties, windows, occurrences.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Colour;
use kernel::calendar::Period;
use kernel::id::{DutyId, MeasureId, OccurrenceId, PersonId, PolicyId, PostId, SiteId, TaskId, UnitId};
use serde::{Deserialize, Serialize};

/// What recurs for one unit: ordered by a task, asked of a site by its class (then [`Rule::site`] is set), or assigned to a
/// post from a template (then [`Rule::by`] is set).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    pub id: DutyId,
    pub task: Option<TaskId>,
    pub policy: Option<PolicyId>,
    pub measure: Option<MeasureId>,
    pub unit: UnitId,
    /// Name of the site.
    pub place: Option<String>,
    /// Who sees it beside the unit, where no task says so: the site's regulator.
    pub watch: Option<UnitId>,
    pub region_path: String,
    pub title: String,
    /// The words of the document.
    pub quote: String,
    pub rule: Rule,
    /// No window that ended before this day is made.
    pub since: Date,
    /// No window that begins after this day is made.
    pub until: Option<Date>,
    /// 任职 to which it was assigned: one person's term, so that a successor cannot fill in for a predecessor.
    #[serde(default)]
    pub post: Option<PostId>,
    /// Code of the template of `content/duty`.
    #[serde(default)]
    pub template: Option<String>,
    /// Ended by a person: another one of the same family was chosen, or it was assigned by mistake.
    #[serde(default)]
    pub aside: Option<Aside>,
}

/// Who ended an assigned duty, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub reason: String,
    /// The duty of the same family that stays.
    pub kept: Option<DutyId>,
}

/// Whose deeds count, and on which days: the term of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub person: PersonId,
    pub from: Date,
    pub to: Option<Date>,
}

impl By {
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}

/// How a duty is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub period: Period,
    /// Year in which the rule began; two-year windows count from it.
    pub since_year: i16,
    pub min: i64,
    /// 次, 项, 家 …
    pub unit_word: String,
    /// Kind of record that counts; `None`: any.
    pub record_kind: Option<String>,
    /// Mark that a record must carry: 高危企业, or words that its object must hold.
    pub subset: Option<String>,
    /// Only the last days of each window count.
    pub last_days: Option<i64>,
    /// Only what was done at this site counts.
    pub site: Option<SiteId>,
    /// Only what this person did in this term counts.
    #[serde(default)]
    pub by: Option<By>,
}

impl Rule {
    /// 每季度（最后 7 天）至少 2 次带队检查（高危企业）
    pub fn say(&self) -> String {
        let last = self.last_days.map(|n| format!("最后 {n} 天")).unwrap_or_default();
        let what = self.record_kind.as_deref().map_or("", crate::record::model::kind_label);
        let only = self.subset.as_deref().map(|s| format!("（{}）", subset_label(s))).unwrap_or_default();
        format!("{}{last}至少 {} {}{what}{only}", self.period.label(), self.min, self.unit_word)
    }

    /// The window that holds a day.
    pub fn window(&self, day: Date) -> Window {
        let (from, to) = self.period.window(day, self.since_year);
        let count_from = self.last_days.map_or(from, |n| from.max(to.saturating_sub((n - 1).max(0).days())));
        let next_to = self.period.window(to.saturating_add(1.day()), self.since_year).1;
        Window { from, to, count_from, next_to }
    }
}

/// Chinese for the mark that a record must carry.
pub fn subset_label(code: &str) -> &str {
    if code == "high_risk" { "高危企业" } else { code }
}

/// One period in which a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub from: Date,
    pub to: Date,
    /// First day on which a record counts; later than `from` where only the last days do.
    pub count_from: Date,
    /// End of the following window: last day for entering a record late.
    pub next_to: Date,
}

impl Duty {
    /// Who sees it where no task says so.
    pub fn watchers(&self) -> Vec<UnitId> {
        let other = self.watch.filter(|w| *w != self.unit);
        [self.unit].into_iter().chain(other).collect()
    }

    /// Whether a window is owed: that of a post only where the term covers at least this share of it (parameter
    /// `dossier.term_share`, a proposal of the product). Other duties owe every window.
    pub fn owes(&self, window: &Window, least: f64) -> bool {
        let Some(by) = self.rule.by else { return true };
        let (from, to) = (window.from.max(by.from), by.to.map_or(window.to, |t| t.min(window.to)));
        let days = |a: Date, b: Date| (b - a).get_days() + 1;
        f64::from(days(from, to).max(0)) >= least * f64::from(days(window.from, window.to))
    }

    /// Windows that must exist on a day: from the beginning to the current one, and the next.
    pub fn windows(&self, today: Date) -> Vec<Window> {
        let current = self.rule.window(today.max(self.since));
        let mut out = Vec::new();
        let mut day = self.since;
        while day <= current.next_to && self.until.is_none_or(|u| day <= u) {
            let window = self.rule.window(day);
            // A window that the end of the task cuts off before a record could count is nobody's duty.
            if self.until.is_none_or(|u| window.from <= u && window.count_from <= u) {
                out.push(window);
            }
            day = window.to.saturating_add(1.day());
            if window.to == Date::MAX {
                break;
            }
        }
        out
    }

    /// The day on which another window must be made: the first of the last one made. `None`: the duty has ended.
    pub fn extend_on(&self, made: &[Window]) -> Option<Date> {
        let last = made.last()?;
        self.until.is_none_or(|u| last.to < u).then_some(last.from)
    }
}

/// 期次: one window of one duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    pub id: OccurrenceId,
    pub duty: DutyId,
    /// `None`: of a site.
    pub task: Option<TaskId>,
    pub policy: Option<PolicyId>,
    pub site: Option<SiteId>,
    pub post: Option<PostId>,
    pub unit: UnitId,
    pub region_path: String,
    pub window: Window,
    pub need: i64,
    pub have: i64,
    pub state: State,
    pub version: i64,
}

impl Occurrence {
    /// The state as of a day; time alone makes an open one missed.
    pub fn state_on(&self, day: Date) -> State {
        match self.state {
            State::Pending if day > self.window.to => State::Missed,
            state => state,
        }
    }
}

/// How an occurrence stands. Follows from the records and the day; nobody sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Pending,
    Done,
    Late,
    Missed,
}

impl State {
    pub const ALL: [State; 4] = [State::Pending, State::Done, State::Late, State::Missed];

    pub fn code(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Done => "done",
            State::Late => "late",
            State::Missed => "missed",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            State::Pending => "待完成",
            State::Done => "已完成",
            State::Late => "补录完成",
            State::Missed => "未完成",
        }
    }
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.code() == code)
    }
    /// Colour in lists: late is no fault-free success.
    pub fn colour(self, near: bool) -> Colour {
        match self {
            State::Done => Colour::Done,
            State::Late => Colour::Yellow,
            State::Missed => Colour::Red,
            State::Pending if near => Colour::Yellow,
            State::Pending => Colour::Green,
        }
    }
}
