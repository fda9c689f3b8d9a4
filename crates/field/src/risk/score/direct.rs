//! 直接判定: cases that are major without a score (handbook 03 §2.3) [M].

use super::{Chosen, Cuts, Scored, missing};
use crate::risk::level::Level;
use kernel::light::Input;
use kernel::{Outcome, Refusal};

/// A case that is major by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direct {
    LawBroken,
    HappenedBefore,
    MajorInstallation,
    ManyPeople,
}

impl Direct {
    pub const ALL: [Direct; 4] =
        [Direct::LawBroken, Direct::HappenedBefore, Direct::MajorInstallation, Direct::ManyPeople];

    pub fn code(self) -> &'static str {
        match self {
            Direct::LawBroken => "law_broken",
            Direct::HappenedBefore => "happened_before",
            Direct::MajorInstallation => "major_installation",
            Direct::ManyPeople => "many_people",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Direct::LawBroken => "违反法律法规强制条款且后果严重",
            Direct::HappenedBefore => "曾发生死亡、重伤或重大财产损失，且条件没有改变",
            Direct::MajorInstallation => "构成危险化学品重大危险源",
            Direct::ManyPeople => "易燃易爆有毒场所作业人员达到规定人数",
        }
    }
    /// By code or Chinese label.
    pub fn parse(word: &str) -> Option<Direct> {
        let word = word.trim();
        Direct::ALL.into_iter().find(|d| d.code() == word || d.label() == word)
    }
}

/// Major by the case. The number of people is compared with the parameter of the region.
pub fn major_by(chosen: &Chosen, cuts: &Cuts) -> Outcome<Scored> {
    let word = chosen.reason.as_deref().filter(|r| !r.trim().is_empty());
    let word = word.ok_or_else(|| missing("reason", "直接判定的情形"))?;
    let case = Direct::parse(word).ok_or_else(|| {
        let all = Direct::ALL.map(Direct::label).join("；");
        Refusal::invalid("NOT_IN_TABLE", format!("没有“{word}”这种直接判定情形，可选：{all}。"))
            .at("reason", "不在列表内")
    })?;
    let mut inputs = vec![Input { label: "情形".into(), value: case.label().into() }];
    let mut parameters = Vec::new();
    if case == Direct::ManyPeople {
        let least = cuts.law.used("risk.direct.people", cuts.region, cuts.on, &mut parameters);
        let count = chosen.count.ok_or_else(|| missing("count", "作业人数"))?;
        if (count as f64) < least {
            let say = format!("作业人员 {count} 人，未达到直接判定的 {least} 人；请改用 LS 或 LEC 评价。");
            return Err(Refusal::invalid("NOT_DIRECT", say).at("count", "人数不够"));
        }
        inputs.push(Input { label: "作业人数".into(), value: format!("{count} 人") });
    }
    Ok(Scored {
        value: None,
        level: Level::Major,
        say: format!("{}，直接判定为重大风险，不打分", case.label()),
        rule: "risk.direct".into(),
        clause: "直接判定重大风险的情形".into(),
        inputs,
        parameters,
    })
}
