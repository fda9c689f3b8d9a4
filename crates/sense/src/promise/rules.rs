//! The promise beside what is (handbook 04 §7.2). What nobody can say is told as not compared, never taken for agreement.

use super::clock::Stands;
use super::model::{Figures, Work};
use crate::warning::fact::Fact;
use crate::warning::facts::{Floor, Promised};
use crate::warning::model::Colour;
use serde::{Deserialize, Serialize};

/// What sensors and permits say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actual {
    /// Places with a work permit in force, by kind.
    pub work: Fact<Work>,
    /// Production units that run.
    pub running: Fact<u32>,
    /// Points on which a critical alarm stands.
    pub red_points: Fact<u32>,
    /// Critical alarms that came after the promise and are over.
    pub red_since: Fact<u32>,
    /// Instruments that show that something runs, each in a sentence; asked for only where nothing is to run.
    pub moving: Fact<Vec<String>>,
}

/// Where the promise is not so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// `promise.below_actual` `promise.safe_under_alarm` `promise.alarm_since` `promise.moving_while_stopped`
    pub rule: String,
    pub colour: Colour,
    pub say: String,
}

/// What was compared and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    pub contradictions: Vec<Contradiction>,
    /// What could not be compared, and why.
    pub open: Vec<String>,
}

/// Compare a promise with what is.
pub fn compare(promised: &Figures, actual: &Actual) -> Compared {
    let mut out = Compared::default();
    let below = |label: &str, promised: u32, actual: u32, unit: &str, found: &mut Vec<Contradiction>| {
        if promised < actual {
            let say = format!("{label}承诺 {promised} {unit}，实际 {actual} {unit}");
            found.push(Contradiction { rule: "promise.below_actual".to_owned(), colour: Colour::Orange, say });
        }
    };
    match &actual.work {
        Fact::Known(work) => {
            for ((_, label, said), (_, _, is)) in promised.work.lines().into_iter().zip(work.lines()) {
                below(label, said, is, "处", &mut out.contradictions);
            }
        }
        Fact::Exempt(_) => {}
        Fact::Absent(why) => out.open.push(format!("特殊作业票：{why}，未比对")),
    }
    match &actual.running {
        Fact::Known(is) => below("运行装置", promised.running, *is, "套", &mut out.contradictions),
        Fact::Exempt(_) => {}
        Fact::Absent(why) => out.open.push(format!("装置运行状态：{why}，未比对")),
    }
    match &actual.red_points {
        Fact::Known(n) if *n > 0 && promised.safe => out.contradictions.push(Contradiction {
            rule: "promise.safe_under_alarm".to_owned(),
            colour: Colour::Red,
            say: format!("承诺安全运行，同时有 {n} 个点位红色报警未消"),
        }),
        Fact::Known(_) | Fact::Exempt(_) => {}
        Fact::Absent(why) => out.open.push(format!("红色报警：{why}，未比对")),
    }
    if let Some(n) = actual.red_since.known().filter(|n| **n > 0 && promised.safe) {
        out.contradictions.push(Contradiction {
            rule: "promise.alarm_since".to_owned(),
            colour: Colour::Yellow,
            say: format!("承诺安全运行后发生红色报警 {n} 条，现已恢复，承诺未更正"),
        });
    }
    // Starting up, something may move before a unit counts as running.
    if promised.running == 0 && !promised.starting {
        match &actual.moving {
            Fact::Known(moving) if !moving.is_empty() => out.contradictions.push(Contradiction {
                rule: "promise.moving_while_stopped".to_owned(),
                colour: Colour::Orange,
                say: format!("承诺全部停产，而{}", moving.join("，")),
            }),
            Fact::Known(_) | Fact::Exempt(_) => {}
            Fact::Absent(why) => out.open.push(format!("停产时的用电、流量、液位：{why}，未比对")),
        }
    }
    out
}

/// What the rating takes from it: how the promise stands, and the colours that follow by themselves.
pub fn for_rating(stands: Stands, compared: Option<&Compared>) -> (Promised, Vec<Floor>) {
    let found = compared.map_or(&[] as &[Contradiction], |c| &c.contradictions);
    let promised = match stands {
        _ if !found.is_empty() => Promised::Contradicted(found.iter().map(|c| c.say.clone()).collect()),
        Stands::NotDue => Promised::NotDue,
        Stands::Made | Stands::Late => Promised::Made,
        Stands::Remind | Stands::Missing | Stands::MissingAgain => Promised::Missing,
    };
    let mut floors: Vec<Floor> = stands.floor().into_iter().collect();
    floors.extend(found.iter().map(|c| Floor { colour: c.colour, rule: c.rule.clone(), say: c.say.clone() }));
    (promised, floors)
}
