//! Which piles of work each role sees first. Pure.

use kernel::Right;

/// One pile: its filter is a query string of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pile {
    pub key: &'static str,
    pub title: &'static str,
    /// What the pile is and what to do with it.
    pub say: &'static str,
    pub query: &'static str,
}

const fn pile(key: &'static str, title: &'static str, say: &'static str, query: &'static str) -> Pile {
    Pile { key, title, say, query }
}

const OFFICE: &[Pile] = &[
    pile("verify", "待我核验", "牵头单位报来的完成情况，核对凭据后通过或退回。", "mine=verify"),
    pile("red", "红灯", "已逾期或明显落后的任务，先看逾期最久的。", "mine=red"),
    pile("dispute", "争议待裁定", "责任单位认为不该由本单位承担，请裁定。", "dispute=raised"),
    pile("extension", "延期待批", "责任单位申请推迟时限，请决定。", "extension=requested"),
    pile("unaccepted", "尚未认领", "已经下发、责任单位还没有认领的任务。", "state=issued"),
];
const CLOSER: Pile = pile("close", "待我销号", "已由经办核验，请作为第二人审签；本人经手过的不能自批。", "mine=close");
const UNIT: &[Pile] = &[
    pile("accept", "待认领", "新下发到本单位的任务，请确认责任；认为不属本单位职责的可提出争议。", "mine=accept"),
    pile("returned", "被退回", "核验没有通过，按退回意见补正后重新报完成。", "mine=returned"),
    pile("red", "红灯", "已逾期或明显落后，请尽快报告进展或申请延期。", "mine=red"),
    pile("due", "30日内到期", "临近时限的任务，完成后请报完成并附凭据。", "mine=due"),
    pile("verify", "待我核验", "本单位牵头的任务中，配合和属地单位报来的完成情况。", "mine=verify"),
];
const LEADER: &[Pile] = &[
    pile("key", "重点任务红灯", "等您过问的重点任务。", "light=red&key=true"),
    pile("red", "红灯", "本地区已逾期或明显落后的任务。", "light=red"),
    pile("yellow", "黄灯", "有落后苗头的任务。", "light=yellow"),
];

const AUDITOR: &[Pile] = &[
    pile("key", "重点任务红灯", "重点任务里已逾期或明显落后的；点开看办理经过。", "light=red&key=true"),
    pile("red", "红灯", "本地区已逾期或明显落后的任务。", "light=red"),
    pile("yellow", "黄灯", "有落后苗头的任务。", "light=yellow"),
];

/// Steps of hazards, each for whoever may take it; the filter is one of the register of hazards.
const DANGER: &[(Right, Pile)] = &[
    (
        Right::HazardVerify,
        pile("hazard_verify", "隐患待核实", "新上报的：是不是真的、一般还是重大、谁来改、几时改完。", "mine=verify"),
    ),
    (
        Right::HazardVerify,
        pile("hazard_recheck", "隐患待复查", "报了整改完成的：到现场看过，对照前后照片再定。", "mine=recheck"),
    ),
    (Right::HazardClose, pile("hazard_plan", "治理方案待审", "重大隐患的方案，五项齐不齐、切不切实。", "mine=approve")),
    (Right::HazardClose, pile("hazard_close", "隐患待销号", "复查合格的，由没有经手的人销号。", "mine=close")),
    (
        Right::HazardRead,
        pile("hazard_overdue", "隐患逾期", "核实、整改、复查或销号过了期限的，先看逾期最久的。", "overdue=true"),
    ),
];

/// The piles of hazards for somebody who may do these things, the steps before what is merely late.
pub fn danger(may: impl Fn(Right) -> bool) -> Vec<Pile> {
    DANGER.iter().filter(|(right, _)| may(*right)).map(|(_, pile)| *pile).collect()
}

/// What supervision wants of whom; the filter is one of its register.
const SUPERVISE: &[(Right, Pile)] = &[
    (
        Right::SuperviseAct,
        pile(
            "supervise_reply",
            "督办待回复",
            "发给本单位的催办、督办函、交办单；写清原因、措施和完成时间。",
            "mine=reply",
        ),
    ),
    (
        Right::SuperviseSign,
        pile("supervise_sign", "督办待签发", "规则拟好或经办起草的，签发后才送达；不该发的写明理由终止。", "mine=sign"),
    ),
    (
        Right::SuperviseLead,
        pile("supervise_sign", "督办待您决定", "提名的约谈、通报、书记督办，由您签发或不发。", "mine=sign"),
    ),
    (
        Right::SuperviseLead,
        pile("supervise_review", "我包抓的督办", "每周调度一次，写下看了什么、定了什么。", "mine=review"),
    ),
    (
        Right::SuperviseWork,
        pile("supervise_judge", "督办回复待审核", "切不切题、有没有完成时间；认可或退回。", "mine=judge"),
    ),
];

/// The piles of supervision for somebody who may do these things.
pub fn supervise(may: impl Fn(Right) -> bool) -> Vec<Pile> {
    SUPERVISE.iter().filter(|(right, _)| may(*right)).map(|(_, pile)| *pile).collect()
}

/// What somebody does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// 安委办; `closes`: may close out as the second person.
    Office {
        closes: bool,
    },
    /// Sees, decides, does not work on tasks.
    Leader,
    /// Reads everything and the ledger, changes nothing.
    Auditor,
    Unit,
}

impl Seat {
    pub fn title(self) -> &'static str {
        match self {
            Seat::Office { .. } => "安委办工作台",
            Seat::Leader => "领导工作台",
            Seat::Auditor => "监督工作台",
            Seat::Unit => "本单位工作台",
        }
    }

    /// The piles in the order of their urgency; the office holds tasks of its own too.
    pub fn piles(self) -> Vec<Pile> {
        let own = || UNIT.iter().filter(|p| matches!(p.key, "accept" | "returned" | "due")).copied();
        match self {
            Seat::Office { closes: true } => [CLOSER].into_iter().chain(OFFICE.iter().copied()).chain(own()).collect(),
            Seat::Office { closes: false } => OFFICE.iter().copied().chain(own()).collect(),
            Seat::Leader => LEADER.to_vec(),
            Seat::Auditor => AUDITOR.to_vec(),
            Seat::Unit => UNIT.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_seat_has_its_piles_once_and_only_the_closer_closes() {
        for seat in
            [Seat::Office { closes: true }, Seat::Office { closes: false }, Seat::Leader, Seat::Auditor, Seat::Unit]
        {
            let keys: Vec<_> = seat.piles().iter().map(|p| p.key).collect();
            let mut once = keys.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(keys.len(), once.len(), "{seat:?}");
            assert_eq!(keys.contains(&"close"), seat == Seat::Office { closes: true });
        }
        assert!(!Seat::Auditor.piles().iter().any(|p| p.query.starts_with("mine=")), "an auditor only reads");
        assert!(!Seat::Leader.piles().iter().any(|p| p.query.starts_with("mine=")), "a leader fills in nothing");
    }
    /// Handbook 01 §5: who rectifies neither verifies nor closes; who may only read is told what is late.
    #[test]
    fn steps_of_hazards_stand_on_the_desk_of_whoever_may_take_them() {
        let keys = |rights: &[Right]| danger(|r| rights.contains(&r)).iter().map(|p| p.key).collect::<Vec<_>>();
        assert!(keys(&[Right::TaskRead]).is_empty());
        assert_eq!(keys(&[Right::HazardRead]), ["hazard_overdue"]);
        assert_eq!(
            keys(&[Right::HazardRead, Right::HazardVerify]),
            ["hazard_verify", "hazard_recheck", "hazard_overdue"]
        );
        assert_eq!(keys(&[Right::HazardClose]), ["hazard_plan", "hazard_close"]);
    }
}
