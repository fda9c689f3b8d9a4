//! Whether a ticket may be asked for: what is filled in, the term, the certificates, who watches.

use crate::permit::kind::{Grade, Kind};
use crate::permit::limits::Limits;
use crate::permit::model::{Permit, Worker};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Outcome, Refusal};

/// Longest words of one field, in characters.
const LONGEST: usize = 500;
/// Most people on one ticket.
pub const MOST_WORKERS: usize = 50;
/// How far ahead a ticket may be asked for.
const AHEAD: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A beginning that is past by no more than this is still “now”.
const SLACK: SignedDuration = SignedDuration::from_mins(10);

/// Trimmed, neither empty nor too long.
pub fn words(text: &str, field: &'static str, label: &str) -> Outcome<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::invalid("MISSING_FIELD", format!("请填写{label}。")).at(field, "必填")),
        n if n > LONGEST => {
            let say = format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
            Err(Refusal::invalid("TOO_LONG", say).at(field, format!("最多 {LONGEST} 字")))
        }
        _ => Ok(text.to_owned()),
    }
}

/// A kind and one of its grades, by code. A kind with one grade needs none said.
pub fn kind_and_grade(kind: &str, grade: &str) -> Outcome<(Kind, Grade)> {
    let found = Kind::parse(kind).ok_or_else(|| {
        Refusal::invalid("NO_SUCH_KIND", format!("没有“{kind}”这种特殊作业，请从列表中选择。")).at("kind", "未找到")
    })?;
    match (found.grades(), grade.trim()) {
        ([only], "") => Ok((found, *only)),
        (_, "") => {
            let say = format!("请选择{}作业的级别。", found.label());
            Err(Refusal::invalid("MISSING_FIELD", say).at("grade", "必填"))
        }
        (known, given) => match Grade::parse(given).filter(|g| known.contains(g)) {
            Some(grade) => Ok((found, grade)),
            None => {
                let all: Vec<&str> = known.iter().map(|g| g.label()).collect();
                let say = format!("{}作业没有这个级别，可选：{}。", found.label(), all.join("、"));
                Err(Refusal::invalid("NO_SUCH_GRADE", say).at("grade", "未找到"))
            }
        },
    }
}

/// A time that ends after it begins, begins now or later, and not absurdly late.
pub fn times(from: Option<Timestamp>, to: Option<Timestamp>, now: Timestamp) -> Outcome<(Timestamp, Timestamp)> {
    let bad = |field: &'static str, say: &str| Err(Refusal::invalid("BAD_TIME", say.to_owned()).at(field, say));
    let Some(from) = from else { return bad("from", "请填写计划开始时间。") };
    let Some(to) = to else { return bad("to", "请填写计划结束时间。") };
    if to <= from {
        return bad("to", "计划结束时间应晚于开始时间。");
    }
    if from < now - SLACK {
        return bad("from", "计划开始时间已经过去；作业票不能事后补开。");
    }
    if from > now + AHEAD {
        return bad("from", "计划开始时间在 30 日以后，请临近作业时再申请。");
    }
    Ok((from, to))
}

/// `permit.term`: no longer than the kind and grade allow.
pub fn term(permit: &Permit, limits: &Limits) -> Outcome<()> {
    let hours = (permit.to - permit.from).total(jiff::Unit::Hour).unwrap_or(f64::MAX);
    match limits.hours {
        Some(most) if hours > most => {
            let raised = permit.raised.as_deref().map(|r| format!("（{r}）")).unwrap_or_default();
            let say = format!(
                "{}票最长 {most} 小时{raised}，计划 {:.1} 小时；请缩短时间，或分次申请。",
                permit.called(),
                hours
            );
            Err(Refusal::invalid("PERMIT_TOO_LONG", say).at("to", format!("最长 {most} 小时")))
        }
        _ => Ok(()),
    }
}

/// `permit.certificate`: somebody certified works, and no certificate ends before the work does.
pub fn certificates(kind: Kind, workers: &[Worker], last: Date) -> Outcome<()> {
    for w in workers {
        if let Some(end) = w.expires.filter(|e| *e < last) {
            let say = format!(
                "{}的证件 {} 有效期至 {end}，作业到 {last}，届时已过期；请换持有效证件的人员。",
                w.name, w.certificate
            );
            return Err(Refusal::invalid("CERT_EXPIRED", say).at("workers", format!("{}证件过期", w.name)));
        }
    }
    let held = workers.iter().any(|w| !w.certificate.is_empty() && w.expires.is_some());
    if kind.certified() && !held {
        let say = format!("{}作业至少有一名作业人员持有效证件，请填写证件编号和有效期。", kind.label());
        return Err(Refusal::invalid("NO_CERTIFICATE", say).at("workers", "缺证件"));
    }
    Ok(())
}

/// At least one worker, each with a name; a certificate comes with its last day.
pub fn workers(all: Vec<Worker>) -> Outcome<Vec<Worker>> {
    let bad = |say: String| Err(Refusal::invalid("BAD_WORKERS", say.clone()).at("workers", say));
    if all.is_empty() {
        return bad("请填写作业人员。".into());
    }
    if all.len() > MOST_WORKERS {
        return bad(format!("一张票最多 {MOST_WORKERS} 名作业人员，请分开申请。"));
    }
    let mut out: Vec<Worker> = Vec::with_capacity(all.len());
    for w in all {
        let w = Worker { name: w.name.trim().into(), certificate: w.certificate.trim().into(), expires: w.expires };
        if w.name.is_empty() || w.name.chars().count() > 40 || w.certificate.chars().count() > 60 {
            return bad("作业人员姓名必填且不超过 40 字，证件编号不超过 60 字。".into());
        }
        if !w.certificate.is_empty() && w.expires.is_none() {
            return bad(format!("请填写{}的证件有效期。", w.name));
        }
        if out.iter().any(|o| o.name == w.name && o.certificate == w.certificate) {
            return bad(format!("{}填了两次。", w.name));
        }
        out.push(w);
    }
    Ok(out)
}

/// `permit.watcher`: whoever watches does not work.
pub fn watcher(watcher: &str, workers: &[Worker]) -> Outcome<()> {
    if workers.iter().any(|w| w.name == watcher) {
        let say = format!("监护人{watcher}同时是作业人员；监护人不得兼做作业，请另派一人。");
        return Err(Refusal::invalid("WATCHER_WORKS", say).at("watcher", "不能兼做作业"));
    }
    Ok(())
}
