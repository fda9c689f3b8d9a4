//! Doubts about dates and rhythms.

use super::{Asked, Choice, DoubtKind, Doubts};
use crate::policy::model::*;
use crate::policy::rules::dates::Day;
use jiff::civil::Date;
use kernel::calendar::Period;

fn due(day: Date, label: String) -> Choice {
    Choice::new(format!("due:{day}"), label, Effect::Due { due: Some(day) })
}

fn standing() -> Choice {
    Choice::new("standing", "作为常设任务", Effect::Due { due: None }).say("不设到期日，按周期报告进展")
}

impl Doubts<'_> {
    /// The document bears no day of issue.
    pub fn issued_on(&mut self, today: Date) {
        let mut choices = vec![Choice::new(
            format!("on:{today}"),
            format!("以今天 {today} 为印发日"),
            Effect::IssuedOn { on: today },
        )];
        if let Some((from, _)) = self.draft.period.filter(|p| p.0 != today) {
            let label = format!("按方案起始日 {from}");
            choices.push(Choice::new(format!("on:{from}"), label, Effect::IssuedOn { on: from }));
        }
        let say = "文件上没有读到印发日期，“几个月内”一类的时限无从起算；请确认印发日期。".to_owned();
        let (key, kind) = ("issued_on".into(), DoubtKind::IssuedOn);
        self.add(Asked { key, kind, say, quote: "", span: None, measure: None, choices });
    }

    /// A last day before the day of issue. Back: the day decided, `Some(None)` for a standing duty.
    pub fn past(&mut self, m: &Measure, d: &Deadline, issued: Date) -> Option<Option<Date>> {
        let key = format!("past:{}", d.due);
        let mut choices = Vec::new();
        if let Some((_, end)) = self.draft.period.filter(|p| p.1 >= issued) {
            choices.push(due(end, format!("改为方案期末 {end}")));
        }
        let year_end = Date::new(issued.year(), 12, 31).unwrap_or(issued);
        if !choices.iter().any(|c| c.id == format!("due:{year_end}")) {
            choices.push(due(year_end, format!("改为印发当年年底 {year_end}")));
        }
        choices.push(due(d.due, format!("保留 {}", d.due)).say("任务下发时即已逾期"));
        choices.push(standing());
        let say = format!("时限 {} 早于印发日 {issued}，任务一下发就逾期；请核对是否笔误。", d.due);
        let (kind, span, measure) = (DoubtKind::DeadlineBeforeIssue, Some(d.span), Some(m.id));
        self.add(Asked { key: key.clone(), kind, say, quote: &d.quote, span, measure, choices });
        self.draft.said.due.get(&key).copied()
    }

    /// The date was taken from the plan's period: a marked default.
    pub fn inferred(&mut self, m: &Measure, d: &Deadline) -> Option<Option<Date>> {
        let key = format!("inferred:{}", d.due);
        let choices = vec![due(d.due, format!("按方案期限 {}", d.due)), standing()];
        let say = format!("条文没有写时限，已按方案自身期限推定为 {}。", d.due);
        let (kind, span, measure) = (DoubtKind::InferredDeadline, Some(m.span), Some(m.id));
        self.add(Asked { key: key.clone(), kind, say, quote: "", span, measure, choices });
        self.draft.said.due.get(&key).copied()
    }

    /// No day in the words and no period of the plan.
    pub fn no_deadline(&mut self, m: &Measure, end: Option<Date>, issued: Date) -> Option<Option<Date>> {
        let key = "no_deadline".to_owned();
        let year_end = Date::new(issued.year(), 12, 31).unwrap_or(issued);
        let mut choices: Vec<Choice> = end.into_iter().map(|d| due(d, format!("按方案期限 {d}"))).collect();
        choices.push(due(year_end, format!("按年底 {year_end}")));
        choices.push(standing());
        let say = "条文没有写完成时限，也推不出来；没有时限的任务亮不了灯。".to_owned();
        let (kind, span, measure) = (DoubtKind::NoDeadline, Some(m.span), Some(m.id));
        self.add(Asked { key: key.clone(), kind, say, quote: &m.name, span, measure, choices });
        self.draft.said.due.get(&key).copied()
    }

    /// A standing duty whose words give no frequency (handbook 02 §3: quarterly, to be confirmed).
    pub fn rhythm(&mut self, m: &Measure) {
        if !m.recurrences.is_empty() {
            return;
        }
        let of = |p: Period| Choice::new(p.code(), format!("{}报告一次", p.label()), Effect::Rhythm { period: p });
        let choices: Vec<Choice> = [Period::Quarter, Period::Month, Period::HalfYear, Period::Year].map(of).into();
        let say = "常设任务没有写频次，拟按每季度报告一次进展（产品默认，非法定）；请确认。".to_owned();
        let (kind, span, measure) = (DoubtKind::Rhythm, Some(m.span), Some(m.id));
        self.add(Asked { key: "rhythm".into(), kind, say, quote: &m.name, span, measure, choices });
    }

    /// A frequency that the words ask of firms, not of the units that answer for the item. True: the clerk said that it is
    /// not counted with the units.
    pub fn firm_duty(&mut self, m: &Measure, r: &Recurrence) -> bool {
        let key = format!("firms:{}", r.quote);
        let choices = vec![
            Choice::new("count", "由责任单位按此频次留痕", Effect::Noted),
            Choice::new("firms", "不计入单位期次", Effect::Noted).say("只督促企业落实，单位不生成期次"),
        ];
        let say = "这个频次是对企业等被管理对象提的；请确认是否由责任单位按此频次登记履职。".to_owned();
        let (kind, span, measure) = (DoubtKind::FirmDuty, Some(r.span), Some(m.id));
        self.add(Asked { key: key.clone(), kind, say, quote: &r.quote, span, measure, choices });
        self.draft.said.settled.get(&key).is_some_and(|s| s.choice == "firms")
    }

    /// Several days in one item. True: one task for each (handbook 02 §2, rule 1).
    pub fn each_due(&mut self, m: &Measure, days: &[Day]) -> bool {
        let list: Vec<String> = days.iter().map(|d| d.due.to_string()).collect();
        let key = format!("dates:{}:{}", m.span.0, list.join("、"));
        let choices = vec![
            Choice::new("last", "合为一件，按最后时限", Effect::EachDue { each: false }),
            Choice::new("each", format!("按时限分成{}件", days.len()), Effect::EachDue { each: true }),
        ];
        let say = format!("本条有{}个时限：{}。", days.len(), list.join("、"));
        let quote: Vec<&str> = m.deadlines.iter().filter(|d| !d.inferred).map(|d| d.quote.as_str()).collect();
        let span = m.deadlines.iter().find(|d| !d.inferred).map(|d| d.span);
        let (kind, measure) = (DoubtKind::SeveralDeadlines, Some(m.id));
        self.add(Asked { key: key.clone(), kind, say, quote: &quote.join("；"), span, measure, choices });
        self.draft.said.each_due.get(&key).copied().unwrap_or(false)
    }
}
