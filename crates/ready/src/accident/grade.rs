//! Four grades by the worst of deaths, serious injuries and direct loss (decree 493 art. 3: 以上 includes the number itself,
//! 以下 does not).

use serde::{Deserialize, Serialize};

/// What an accident did, as known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Harm {
    /// Deaths within the window of correction.
    pub dead: i64,
    /// Serious injuries, acute industrial poisoning included.
    pub injured: i64,
    /// 下落不明: possible casualties until they are found.
    pub missing: i64,
    /// Direct economic loss, in units of ten thousand yuan.
    pub loss: f64,
}

/// The four grades, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 特别重大事故
    Extraordinary,
    /// 重大事故
    Major,
    /// 较大事故
    Larger,
    /// 一般事故
    Ordinary,
}

impl Grade {
    pub const ALL: [Grade; 4] = [Grade::Extraordinary, Grade::Major, Grade::Larger, Grade::Ordinary];

    pub fn code(self) -> &'static str {
        match self {
            Grade::Extraordinary => "extraordinary",
            Grade::Major => "major",
            Grade::Larger => "larger",
            Grade::Ordinary => "ordinary",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Grade::Extraordinary => "特别重大事故",
            Grade::Major => "重大事故",
            Grade::Larger => "较大事故",
            Grade::Ordinary => "一般事故",
        }
    }
    pub fn parse(code: &str) -> Option<Grade> {
        Grade::ALL.into_iter().find(|g| g.code() == code)
    }

    /// Least deaths, serious injuries and loss (ten thousand yuan) of the grade.
    fn least(self) -> (i64, i64, f64) {
        match self {
            Grade::Extraordinary => (30, 100, 10_000.0),
            Grade::Major => (10, 50, 5_000.0),
            Grade::Larger => (3, 10, 1_000.0),
            Grade::Ordinary => (0, 0, 0.0),
        }
    }
}

/// The grade and which figure made it.
pub fn grade(harm: &Harm) -> (Grade, &'static str) {
    for grade in [Grade::Extraordinary, Grade::Major, Grade::Larger] {
        let (dead, injured, loss) = grade.least();
        if harm.dead >= dead {
            return (grade, "死亡人数");
        }
        if harm.injured >= injured {
            return (grade, "重伤人数");
        }
        if harm.loss >= loss {
            return (grade, "直接经济损失");
        }
    }
    (Grade::Ordinary, "未达到较大事故标准")
}

/// Loss from which an accident without deaths and serious injuries is counted in the statistics, in ten thousand yuan
/// (统计管理办法 [M], parameter `accident.count_loss`).
pub fn counts(harm: &Harm, least_loss: f64) -> bool {
    harm.dead > 0 || harm.injured > 0 || harm.loss >= least_loss
}
