//! 一隐患一档案: everything about one hazard on paper; and 责任倒查: everything that anybody knew or did, in order, with the
//! proof of the ledger.

use super::paper::Paper;
use super::parts::minute;
use super::{one, timeline};
use crate::hazard::io::store;
use crate::hazard::io::view::{HazardView, ListingView, StampView};
use crate::hazard::model::kind_label;
use ::store::{Tx, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::HazardId;
use web::answer::Download;
use web::{Ctx, Id, Problem};

fn day(d: Option<Date>) -> String {
    d.map(|d| d.to_string()).unwrap_or_default()
}

fn stamp(s: &Option<StampView>) -> String {
    s.as_ref().map(|s| format!("{} {}", minute(s.at), s.by.name)).unwrap_or_default()
}

/// What the file's first page says.
fn facts(paper: &mut Paper, v: &HazardView) {
    let r = &v.row;
    paper.facts(&[
        ("隐患编号", r.number.clone()),
        ("隐患名称", r.title.clone()),
        ("隐患描述", v.text.clone()),
        ("企业", r.enterprise.name.clone()),
        ("场所、部位", format!("{} {}", r.site.name, r.place)),
        ("属地", r.region_name.clone()),
        ("监管单位", r.regulator.as_ref().map_or_else(|| "职责待明确".into(), |u| u.name.clone())),
        ("来源", r.source.label.clone()),
        ("发现", format!("{} {}", minute(r.found_at), r.found_by.name)),
        ("类别", r.kind.as_ref().map(|k| kind_label(&k.code).to_owned()).unwrap_or_default()),
        ("等级", r.grade.as_ref().map_or("未定级".into(), |g| g.label.clone())),
        ("状态", r.state.label.clone()),
        ("整改期限", day(r.due)),
        ("延期、退回", format!("延期 {} 次，退回 {} 次", r.extensions, v.returned)),
        ("核实", stamp(&v.verified)),
        ("报整改完成", stamp(&v.rectified)),
        ("销号", stamp(&v.closed)),
        ("再次发生", v.relapse_of.as_ref().map(|n| n.name.clone()).unwrap_or_default()),
    ]);
    if let Some(why) = v.verdict.as_ref().and_then(|j| j.get("why")).and_then(|w| w.as_str()) {
        paper.head("判定依据");
        paper.say(why);
    }
}

fn major(paper: &mut Paper, v: &HazardView) {
    if let Some(dual) = &v.dual {
        paper.head("双报告");
        let line = |t: &Option<crate::hazard::io::view::ToldView>| match t {
            Some(t) => format!("{} {}{}", minute(t.at), t.by.name, if t.late { "（超过时限）" } else { "" }),
            None => "未报告".into(),
        };
        paper.facts(&[
            ("报告时限", minute(dual.due_at)),
            ("监管部门", line(&dual.regulator)),
            ("职工大会", line(&dual.workers)),
        ]);
    }
    if let Some(p) = &v.plan {
        paper.head("治理方案");
        paper.facts(&[
            ("责任", p.duty.clone()),
            ("措施", p.measures.clone()),
            ("资金", p.funds.clone()),
            ("时限", day(p.deadline)),
            ("预案", p.emergency.clone()),
            ("目标任务", p.goal.clone()),
        ]);
    }
    for o in &v.stop_orders {
        paper.head("停产停用决定");
        paper.facts(&[
            ("文号", o.number.clone()),
            ("范围", o.scope.clone()),
            ("作出", format!("{} {}", o.ordered_on, o.ordered_by.name)),
            ("申请恢复", day(o.asked_on)),
            ("状态", o.state.label.clone()),
            ("解除", stamp(&o.lifted)),
        ]);
    }
    v.listings.iter().for_each(|l| listing(paper, l));
    if let Some(r) = &v.recheck {
        paper.head("复查");
        let names: Vec<&str> = r.officers.iter().map(|o| o.name.as_str()).collect();
        paper.facts(&[
            ("结论", if r.passed { "合格" } else { "不合格" }.into()),
            ("时间、办理人", format!("{} {}", minute(r.at), r.by.name)),
            ("现场执法人员", names.join("、")),
            ("专家或第三方", r.expert.clone().unwrap_or_default()),
            ("意见", r.note.clone().unwrap_or_default()),
        ]);
    }
}

fn listing(paper: &mut Paper, l: &ListingView) {
    paper.head("挂牌督办");
    paper.facts(&[
        ("编号", l.number.clone().unwrap_or_default()),
        ("级别、状态", format!("{} {}", l.level.label, l.state.label)),
        ("提名", format!("{} {} {}", minute(l.proposed.at), l.proposed.by.name, l.reason)),
        ("审定", stamp(&l.decided)),
        ("期限", format!("{} 至 {}，延长 {} 次", day(l.from), day(l.due), l.extensions)),
        ("备案", format!("应于 {} 前，{}", day(l.file_by), l.filed_on.map_or("未办".into(), |d| d.to_string()))),
        ("公布", format!("应于 {} 前，{}", day(l.publish_by), l.published_on.map_or("未办".into(), |d| d.to_string()))),
        ("摘牌", stamp(&l.delisted)),
        ("公布摘牌", day(l.end_published_on)),
    ]);
    let rows: Vec<Vec<String>> =
        l.progress.iter().map(|p| vec![p.day.to_string(), p.by.name.clone(), p.note.clone()]).collect();
    if !rows.is_empty() {
        paper.table(&["日期", "报告人", "督办进展"], &rows);
    }
}

fn evidence(paper: &mut Paper, v: &HazardView) {
    paper.head("整改前后");
    let pictures: Vec<(String, String)> = v
        .files
        .iter()
        .filter(|f| f.kind.code.starts_with("photo"))
        .map(|f| {
            let taken = f.taken_at.map_or("照片未带拍摄时间".into(), |t| format!("拍摄 {}", minute(t)));
            (format!("/api/files/{}/view", f.id), format!("{}　{taken}", f.kind.label))
        })
        .collect();
    match pictures.is_empty() {
        true => paper.say("没有照片。"),
        false => paper.pictures(&pictures),
    }
    paper.head("附件目录");
    let rows: Vec<Vec<String>> = v
        .files
        .iter()
        .map(|f| vec![f.kind.label.clone(), f.name.clone(), minute(f.uploaded_at), f.by.name.clone(), f.sha.clone()])
        .collect();
    paper.table(&["种类", "文件", "上传时间", "上传人", "校验值"], &rows);
}

#[utoipa::path(get, path = "/hazards/{id}/file", tag = "hazard", params(("id" = Uuid, Path)),
               responses((status = 200, content_type = "text/html", body = String)))]
pub async fn file(ctx: Ctx, Id(id): Id<HazardId>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let v = one::view(&ctx, &mut tx, id).await?;
    let mut paper = Paper::new("事故隐患档案", &format!("{}　打印于 {}", v.row.number, minute(ctx.now())));
    paper.head("基本情况");
    facts(&mut paper, &v);
    major(&mut paper, &v);
    evidence(&mut paper, &v);
    paper.head("办理过程");
    let rows: Vec<Vec<String>> = timeline::of(&mut tx, id)
        .await?
        .into_iter()
        .map(|e| vec![minute(e.at), e.by.name, e.label, e.to.unwrap_or_default(), e.note.unwrap_or_default()])
        .collect();
    paper.table(&["时间", "办理人", "事项", "状态", "说明"], &rows);
    Ok(page(format!("隐患档案 {}.html", v.row.number), paper))
}

fn page(name: String, paper: Paper) -> Download {
    Download { name, media: "text/html; charset=utf-8".into(), bytes: paper.done(), inline: true }
}

/// One thing that somebody did, wherever it was written.
struct Deed {
    at: Timestamp,
    who: String,
    what: String,
    note: String,
    proof: String,
    hash: String,
}

/// Events of a record with the batch in which they are sealed.
async fn deeds(tx: &mut Tx, concept: &str, record: uuid::Uuid, name: &str) -> Outcome<Vec<Deed>> {
    let sql = "select e.at, e.actor_name, u.name as unit_name, e.label, e.note, e.month, e.seal, s.hash \
               from ledger_event e left join ledger_seal s on s.month = e.month and s.seq = e.seal \
               left join unit u on u.id = e.unit where e.concept = $1 and e.record = $2 order by e.id";
    let rows = tx.all(sql, params![concept, record]).await?;
    rows.iter()
        .map(|r| {
            let unit = r.get::<Option<String>>("unit_name")?.unwrap_or_default();
            let seal = r.get::<Option<i64>>("seal")?;
            Ok(Deed {
                at: r.get("at")?,
                who: format!("{unit} {}", r.get::<String>("actor_name")?).trim().to_owned(),
                what: format!("〔{name}〕{}", r.get::<String>("label")?),
                note: r.get::<Option<String>>("note")?.unwrap_or_default(),
                proof: match seal {
                    Some(n) => format!("{} 第 {n} 批", r.get::<i64>("month")?),
                    None => "待封存".into(),
                },
                hash: r.get::<Option<String>>("hash")?.unwrap_or_default(),
            })
        })
        .collect()
}

/// Earlier hazards of the same kind at the same site: who could have known.
async fn earlier(tx: &mut Tx, h: &crate::hazard::model::Hazard) -> Outcome<Vec<(HazardId, String)>> {
    let sql = "select id, number from hazard where site = $1 and kind = $2 and found_at < $3 and id <> $4 \
               order by found_at desc limit 20";
    let rows = tx.all(sql, params![h.site, &h.kind, h.found_at, h.id]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("number")?))).collect()
}

#[utoipa::path(get, path = "/hazards/{id}/trace", tag = "hazard", params(("id" = Uuid, Path)),
               responses((status = 200, content_type = "text/html", body = String)))]
pub async fn trace(ctx: Ctx, Id(id): Id<HazardId>) -> Result<Download, Problem> {
    let mut tx = ctx.read().await?;
    let h = store::find(&mut tx, ctx.scope(), id).await?;
    let v = one::view(&ctx, &mut tx, id).await?;
    let mut all = deeds(&mut tx, "hazard", id.0, "本隐患").await?;
    all.extend(deeds(&mut tx, "site", h.site.0, "企业场所").await?);
    if let Some(risk) = h.risk {
        all.extend(deeds(&mut tx, "risk", risk.0, "对应风险").await?);
    }
    let before = earlier(&mut tx, &h).await?;
    for (other, number) in &before {
        all.extend(deeds(&mut tx, "hazard", other.0, number).await?);
    }
    all.sort_by_key(|d| d.at);
    let mut paper = Paper::new("责任倒查卷", &format!("{}　打印于 {}", v.row.number, minute(ctx.now())));
    paper.head("基本情况");
    facts(&mut paper, &v);
    major(&mut paper, &v);
    paper.head("此前同一场所的同类隐患");
    match before.is_empty() {
        true => paper.say("台账中没有。"),
        false => paper.say(&before.iter().map(|b| b.1.as_str()).collect::<Vec<_>>().join("、")),
    }
    paper.head("谁在什么时候知道、做了什么");
    paper.say(
        "按发生时间排列，取自台账，不可改写；每条注明封存批次和该批校验值，可用“台账校验”重新计算核对。\
         校验值按月首尾相接，改动任何一条，其后各批均不能通过。",
    );
    let rows: Vec<Vec<String>> =
        all.into_iter().map(|d| vec![minute(d.at), d.who, d.what, d.note, d.proof, d.hash]).collect();
    paper.table(&["时间", "单位、人员", "事项", "说明", "封存批次", "校验值"], &rows);
    Ok(page(format!("责任倒查 {}.html", v.row.number), paper))
}
