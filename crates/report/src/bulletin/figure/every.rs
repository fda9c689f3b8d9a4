//! Every figure, chapter by chapter.

use super::{Figure, How, Weigh};
use crate::bulletin::cond::{Cond, Edge, all, among, any, not, within};
use std::sync::LazyLock;

fn count(
    id: &'static str,
    chapter: &'static str,
    source: &'static str,
    words: [&'static str; 3],
    base: Cond,
) -> Figure {
    let [name, unit, rule] = words;
    Figure {
        id,
        chapter,
        name,
        unit,
        rule,
        source,
        base,
        weigh: Weigh::One,
        how: How::Sum,
        moment: false,
        lined: false,
    }
}

impl Figure {
    fn share(mut self, part: Cond) -> Figure {
        (self.weigh, self.how) = (Weigh::If(part), How::Share);
        self
    }
    fn moment(mut self) -> Figure {
        self.moment = true;
        self
    }
    fn lined(mut self) -> Figure {
        self.lined = true;
        self
    }
}

/// Every figure, in the order of the bulletin.
pub static FIGURES: LazyLock<Vec<Figure>> =
    LazyLock::new(|| [tasks(), supervision(), hazards(), accidents(), instruments()].into_iter().flatten().collect());

use Cond::{After, Before, Held, Is, On};
use Edge::{From, Next, Seen, Till};

/// On the books in the span: issued before its end, not closed before its beginning.
fn on_books() -> Cond {
    all([Before("issued", Till), not(Before("closed", From))])
}

/// The colour as turned, where the day of turning has come.
fn shows(colour: &'static str) -> Cond {
    let turned = || Before("turns_at", Seen);
    all([on_books(), any([all([turned(), Is("turns_to", colour)]), all([not(turned()), Is("light", colour)])])])
}

fn tasks() -> Vec<Figure> {
    const C: &str = "任务";
    let due = || all([Before("issued", Till), within("due")]);
    let late = || all([Before("issued", Till), Before("due", Till), not(Before("closed", Till))]);
    let make = |id, name, unit, rule, base| count(id, C, "task", [name, unit, rule], base);
    let mut out = vec![
        make("tasks_total", "在册任务", "项", "期末前下发、期初前未销号的任务", on_books()).lined(),
        make("tasks_red", "红灯任务", "项", "在册任务中截至该时刻亮红灯的", shows("red")).moment().lined(),
        make("tasks_yellow", "黄灯任务", "项", "在册任务中截至该时刻亮黄灯的", shows("yellow")).moment().lined(),
        make("tasks_green", "绿灯任务", "项", "在册任务中截至该时刻亮绿灯的", shows("green")).moment().lined(),
        make("tasks_closed", "期内销号", "项", "销号时间在统计期内的任务", within("closed")),
        make("tasks_due", "期内到期应完成", "项", "到期日在统计期内的任务", due()).lined(),
        make(
            "tasks_on_time",
            "按期完成",
            "项",
            "期内到期、期末前已销号且报完成和佐证日期均不晚于到期日的任务",
            all([due(), Before("closed", Till), not(On("late"))]),
        ),
        make("tasks_close_rate", "销号率", "%", "期内到期任务中期末前已销号的 ÷ 期内到期应完成", due())
            .share(Before("closed", Till))
            .lined(),
        make("tasks_overdue", "逾期未销号", "项", "到期日在期末前、期末时仍未销号的任务", late()).lined(),
        make("tasks_overdue_days", "平均逾期天数", "天", "逾期未销号任务自到期日至期末的天数之和 ÷ 件数", late()),
        make(
            "tasks_next",
            "下期到期",
            "项",
            "到期日在下一统计期内、期末时未销号的任务",
            all([Before("issued", Till), not(Before("due", Till)), Before("due", Next), not(Before("closed", Till))]),
        ),
    ];
    for f in &mut out {
        if f.id == "tasks_overdue_days" {
            (f.weigh, f.how) = (Weigh::DaysPast("due"), How::Mean);
        }
    }
    out
}

fn supervision() -> Vec<Figure> {
    let steps: [(&str, &str, &str); 9] = [
        ("supervise_remind", "remind", "提醒"),
        ("supervise_urge", "urge", "催办"),
        ("supervise_letter", "supervise_letter", "督办函"),
        ("supervise_interview", "interview", "约谈"),
        ("supervise_circular", "circular", "通报"),
        ("supervise_accountability", "accountability", "问责移交"),
        ("supervise_secretary", "secretary", "书记督办"),
        ("supervise_assignment", "assignment", "交办单"),
        ("supervise_warning", "warning_notice", "警示告知书"),
    ];
    let rule = "统计期内签发（或由系统发出）的件数，以后终止的也计入";
    steps
        .into_iter()
        .map(|(id, step, name)| {
            count(id, "督办", "supervise", [name, "件", rule], all([within("signed"), Is("step", step)]))
        })
        .collect()
}

fn hazards() -> Vec<Figure> {
    const C: &str = "隐患";
    let real = || not(among("state", ["void", "merged"]));
    let major = || Is("grade", "major");
    let found = || all([real(), within("found")]);
    let gone = || all([real(), within("closed")]);
    let open = || all([real(), Before("found", Till), not(Before("closed", Till))]);
    let at_work = || all([real(), Before("found", Till), not(Before("closed", From))]);
    let make = |id, name, unit, rule, base| count(id, C, "hazard", [name, unit, rule], base);
    vec![
        make("hazards_found", "新增隐患", "项", "发现时间在统计期内的隐患，不属实和已并案的不计", found()).lined(),
        make("hazards_closed", "销号隐患", "项", "销号时间在统计期内的隐患", gone()).lined(),
        make("hazards_open", "隐患存量", "项", "期末前发现、期末时未销号的隐患", open()).lined(),
        make(
            "hazards_overdue",
            "超期未改",
            "项",
            "期末时未销号、整改期限已过且未报整改完成的隐患",
            all([open(), Before("due", Till), not(Before("rectified", Till))]),
        )
        .lined(),
        make("hazards_rate", "隐患整改率", "%", "期末前已销号的 ÷（期初存量＋期内新增）", at_work())
            .share(Before("closed", Till))
            .lined(),
        make("majors_found", "新增重大隐患", "项", "新增隐患中的重大隐患", all([found(), major()])),
        make("majors_closed", "销号重大隐患", "项", "销号隐患中的重大隐患", all([gone(), major()])),
        make("majors_open", "重大隐患存量", "项", "隐患存量中的重大隐患", all([open(), major()])).lined(),
        make(
            "majors_rate",
            "重大隐患整改率",
            "%",
            "重大隐患中期末前已销号的 ÷（期初存量＋期内新增）",
            all([at_work(), major()]),
        )
        .share(Before("closed", Till)),
        count("listings_new", C, "listing", ["新挂牌", "项", "挂牌起始日在统计期内的挂牌督办"], within("from")),
        count(
            "listings_open",
            C,
            "listing",
            ["挂牌在督", "项", "期末前挂牌、期末时未摘牌的挂牌督办"],
            all([Before("from", Till), not(Before("delisted", Till))]),
        ),
    ]
}

fn accidents() -> Vec<Figure> {
    const C: &str = "事故";
    let counted = || all([On("counted"), not(Is("stage", "struck")), within("occurred")]);
    let make = |id, name, unit, rule, base| count(id, C, "accident", [name, unit, rule], base);
    let mut deaths = make("accidents_dead", "死亡人数", "人", "纳入统计的事故中的死亡人数", counted()).lined();
    deaths.weigh = Weigh::Number("dead");
    vec![
        make("accidents_count", "事故起数", "起", "发生时间在统计期内、纳入统计且未核销的事故", counted()).lined(),
        deaths,
        make(
            "accidents_larger",
            "较大及以上事故",
            "起",
            "事故起数中较大、重大、特别重大的",
            all([counted(), among("grade", ["larger", "major", "extraordinary"])]),
        ),
    ]
}

fn instruments() -> Vec<Figure> {
    const C: &str = "监测";
    let late = |due: &'static str, done: &'static str| all([within(due), any([not(Held(done)), After(done, due)])]);
    vec![
        count(
            "alarms_late",
            C,
            "alarm",
            ["报警逾时未确认", "条", "确认时限在统计期内、截至该时刻未确认或确认晚于时限的报警"],
            late("confirm_due", "confirmed"),
        ),
        count("doubts_found", C, "doubt", ["新增数据疑点", "条", "发现时间在统计期内的数据疑点"], within("found")),
        count(
            "doubts_late",
            C,
            "doubt",
            ["疑点逾时核查", "条", "核查时限在统计期内、截至该时刻未核查或核查晚于时限的数据疑点"],
            late("verify_due", "verified"),
        ),
    ]
}
