//! Upload, decide, issue, replace: on both engines.

use crate::directory::root;
use crate::house::{House, PREFECTURE, houses};
use axum::body::Bytes;
use govern::policy::io::act::{self, Understood};
use govern::policy::io::decide::{DecisionBody, ResolveBody, SettleAllBody, SplitBody, decide};
use govern::policy::io::upload::{Taken, Target, take};
use govern::policy::io::{compare, issue, register, store as policies};
use govern::policy::model::{Effect, Set};
use govern::task::io::store as tasks;
use jiff::civil::date;
use kernel::id::PolicyId;
use web::Ctx;

pub const PLAN: &str = "云岭州安全生产委员会办公室关于印发《云岭州冬季安全检查方案》的通知
云安办〔2024〕21号
各成员单位：
现将方案印发给你们。
云岭州安全生产委员会办公室
2024年11月18日
云岭州冬季安全检查方案
一、重点任务
（一）开展全面检查
1.检查供暖锅炉。2024年12月31日前，完成全州供暖锅炉检查，建立问题台账。（州市场监管局牵头，州住建局配合）
2.检查客运车辆。2025年1月31日前，完成客运车辆冬季安全检查。（州交通局、州公安局按职责分工负责）
3.开展警示教育。每月至少组织1次冬季安全警示教育，2025年3月31日前完成总结。（州应急局牵头）
";

pub fn target() -> Target<'static> {
    Target { region_path: PREFECTURE, previous: None }
}

pub async fn upload(ctx: &Ctx, name: &str, text: &str) -> Taken {
    take(ctx, &target(), vec![(name.into(), Bytes::from(text.to_owned()))]).await.unwrap()
}

pub async fn find(ctx: &Ctx, id: PolicyId) -> Understood {
    let mut tx = ctx.read().await.unwrap();
    act::find(ctx, &mut tx, id).await.unwrap()
}

async fn send(
    ctx: &Ctx,
    id: PolicyId,
    make: impl FnOnce(&Understood) -> DecisionBody,
) -> Result<Understood, kernel::Refusal> {
    let u = find(ctx, id).await;
    let body = DecisionBody { version: u.whole.head.version, ..make(&u) };
    decide(ctx, id, body).await
}

/// Click the first choice of whatever is open.
pub async fn click_all(ctx: &Ctx, id: PolicyId) -> usize {
    for clicks in 0..60 {
        let u = find(ctx, id).await;
        let Some(d) = u.reading.doubts.iter().find(|d| d.must && d.settled.is_none()) else { return clicks };
        let (doubt, choice) = (Some(d.key.clone()), Some(d.choices[0].id.clone()));
        let version = u.whole.head.version;
        decide(ctx, id, DecisionBody { version, doubt, choice, ..DecisionBody::default() }).await.unwrap();
    }
    panic!("never ready");
}

pub async fn issue_now(ctx: &Ctx, id: PolicyId) -> Result<Understood, kernel::Refusal> {
    let version = find(ctx, id).await.whole.head.version;
    issue::advance(ctx, id, "issue", version, None).await
}

#[tokio::test]
async fn a_plan_goes_from_file_to_tasks_and_back_to_its_words() {
    for house in houses().await {
        let clerk = house.clerk();
        let taken = upload(&clerk, "冬季检查.txt", PLAN).await;
        let id = taken.policies[0];
        let u = find(&clerk, id).await;
        assert_eq!(u.whole.head.title, "云岭州冬季安全检查方案", "{}", house.engine);
        assert_eq!(u.draft.issued_on, Some(date(2024, 11, 18)));
        assert_eq!(u.draft.measures.len(), 3);
        let mut tx = clerk.read().await.unwrap();
        let page = act::page(&clerk, &mut tx, &u).await.unwrap();
        drop(tx);
        assert_eq!(page.ready.open, 1);
        let cut: Vec<u16> = page.text.encode_utf16().collect();
        let quote = |span: &[u32]| String::from_utf16(&cut[span[0] as usize..span[1] as usize]).unwrap();
        assert!(quote(&page.measures[0].span).contains("检查供暖锅炉"));
        assert!(quote(&page.measures[0].deadlines[0].span).contains("2024年12月31日"));
        assert!(page.offers.iter().find(|o| o.action == "issue").unwrap().refused.is_some());

        let refusal = issue_now(&clerk, id).await.unwrap_err();
        assert_eq!(refusal.code, "LEAD_REQUIRED");
        assert!(refusal.say.contains("2.检查客运车辆"), "{}", refusal.say);
        let traffic = house.unit("州交通局");
        let doubt = u.reading.doubts.iter().find(|d| d.kind.code() == "no_lead").unwrap().key.clone();
        let decided = send(&clerk, id, |_| DecisionBody {
            doubt: Some(doubt),
            choice: Some(format!("lead:{traffic}")),
            ..DecisionBody::default()
        });
        assert_eq!(decided.await.unwrap().whole.head.clicks, 1);
        let done = issue_now(&clerk, id).await.unwrap();
        assert_eq!(done.whole.head.state.code(), "issued");

        let mut tx = clerk.read().await.unwrap();
        let second = tasks::of_measure(&mut tx, done.draft.measures[1].id).await.unwrap();
        assert_eq!(
            second.iter().map(|t| (t.unit, t.role.code())).collect::<Vec<_>>(),
            [(traffic, "lead"), (house.unit("州公安局"), "assist")]
        );
        assert_eq!(second[0].due, Some(date(2025, 1, 31)));
        let from = policies::provenance(&mut tx, done.draft.measures[1].id).await.unwrap().unwrap();
        assert!(from.quote.starts_with("2.检查客运车辆"), "{}", from.quote);
        assert_eq!(from.path, ["一、重点任务", "（一）开展全面检查"]);
        let back = compare::measure(&clerk, &mut tx, done.draft.measures[1].id).await.unwrap();
        assert_eq!(back.tasks.len(), 2);
        let history = store::ledger::of(&mut tx, "policy", id.0).await.unwrap();
        assert_eq!(history.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(), ["upload", "decide", "issue"]);
        assert_eq!(tasks::counts(&mut tx, id).await.unwrap().total(), 5);
    }
}

#[tokio::test]
async fn who_sees_a_document() {
    for house in houses().await {
        let clerk = house.clerk();
        let id = upload(&clerk, "冬季检查.txt", PLAN).await.policies[0];
        let sees = async |ctx: &Ctx| {
            let mut tx = ctx.read().await.unwrap();
            let listed = policies::list(ctx.scope()).page(&mut tx, &Default::default(), policies::head).await.unwrap();
            let found = policies::find(&mut tx, ctx.scope(), id).await;
            assert_eq!(listed.items.len() == 1, found.is_ok(), "list and look-up agree");
            found.is_ok()
        };
        let (assists, stranger) = (house.officer("州住建局"), house.officer("州水务局"));
        assert!(sees(&clerk).await);
        assert!(!sees(&assists).await, "a draft is the office's own");
        assert!(!sees(&house.county_clerk()).await);
        click_all(&clerk, id).await;
        issue_now(&clerk, id).await.unwrap();
        assert!(sees(&assists).await, "a unit that holds a task reads the document");
        assert!(!sees(&stranger).await);
        let refused = take(&house.county_clerk(), &target(), vec![("a.txt".into(), Bytes::from(PLAN))]).await;
        assert_eq!(refused.unwrap_err().code, "FORBIDDEN", "a county does not upload for the prefecture");
        let version = find(&clerk, id).await.whole.head.version;
        let refused = issue::advance(&house.officer("州住建局"), id, "void", version, Some("试".into())).await;
        assert_eq!(refused.unwrap_err().code, "FORBIDDEN");
    }
}

#[tokio::test]
async fn decisions_are_kept_undone_and_refused() {
    for house in houses().await {
        let clerk = house.clerk();
        let id = upload(&clerk, "冬季检查.txt", PLAN).await.policies[0];
        let first = find(&clerk, id).await.draft.measures[0].id;
        let set = Set { due: Some(Some(date(2024, 12, 20))), key: Some(true), ..Set::default() };
        let body = |_: &Understood| DecisionBody { measure: Some(first), set: Some(set), ..DecisionBody::default() };
        let u = send(&clerk, id, body).await.unwrap();
        assert!(u.draft.measures[0].key);
        assert_eq!(u.reading.measures[0].when.days[0].due, date(2024, 12, 20));
        let u = send(&clerk, id, |_| DecisionBody { undo: Some(1), ..DecisionBody::default() }).await.unwrap();
        assert!(!u.draft.measures[0].key);
        assert_eq!(u.whole.corrections.len(), 2, "nothing is erased");

        let code = async |body: DecisionBody| send(&clerk, id, |_| body).await.unwrap_err().code;
        assert_eq!(code(DecisionBody::default()).await, "BAD_DECISION");
        assert_eq!(code(DecisionBody { undo: Some(1), ..DecisionBody::default() }).await, "BAD_DECISION");
        assert_eq!(code(DecisionBody { undo: Some(9), ..DecisionBody::default() }).await, "BAD_DECISION");
        let gone = DecisionBody { doubt: Some("no".into()), choice: Some("x".into()), ..DecisionBody::default() };
        assert_eq!(code(gone).await, "BAD_DECISION");
        let nobody = ResolveBody {
            words: "州住建局".into(),
            units: vec![kernel::id::UnitId(uuid::Uuid::from_u128(5))],
            as_alias: false,
        };
        assert_eq!(code(DecisionBody { resolve: Some(nobody), ..DecisionBody::default() }).await, "BAD_DECISION");
        let all = SettleAllBody { kind: "no_lead".into(), choice: "nothing".into() };
        assert_eq!(code(DecisionBody { settle_all: Some(all), ..DecisionBody::default() }).await, "BAD_DECISION");
        let outside = SplitBody { measure: first, at: 1 };
        assert_eq!(code(DecisionBody { split: Some(outside), ..DecisionBody::default() }).await, "BAD_SPLIT");
        let stale = DecisionBody { version: 1, title: Some("新题".into()), ..DecisionBody::default() };
        assert_eq!(decide(&clerk, id, stale).await.unwrap_err().code, "CHANGED_MEANWHILE");

        let at = find(&clerk, id).await.draft.measures[0].span.0 + 10;
        let split =
            |_: &Understood| DecisionBody { split: Some(SplitBody { measure: first, at }), ..DecisionBody::default() };
        let u = send(&clerk, id, split).await.unwrap();
        assert_eq!(u.draft.measures.len(), 4);
        let pair = vec![u.draft.measures[0].id, u.draft.measures[1].id];
        let merge = |_: &Understood| DecisionBody { merge: Some(pair), ..DecisionBody::default() };
        assert_eq!(send(&clerk, id, merge).await.unwrap().draft.measures.len(), 3);
        let u = send(&clerk, id, |_| DecisionBody { issued_on: Some(date(2024, 11, 1)), ..DecisionBody::default() });
        assert_eq!(u.await.unwrap().draft.issued_on, Some(date(2024, 11, 1)));
        click_all(&clerk, id).await;
        issue_now(&clerk, id).await.unwrap();
        assert_eq!(code(DecisionBody { title: Some("新题".into()), ..DecisionBody::default() }).await, "WRONG_STATE");
        assert_eq!(issue_now(&clerk, id).await.unwrap_err().code, "WRONG_STATE");
    }
}

#[tokio::test]
async fn news_bad_files_and_several_files_are_told_apart() {
    for house in houses().await {
        let clerk = house.clerk();
        let news = "州应急局召开冬季安全工作会议\n11月19日，州应急局召开会议，总结前一阶段检查情况，交流经验做法。\n与会人员表示深受启发。\n";
        let taken = take(
            &clerk,
            &target(),
            vec![
                ("会议报道.txt".into(), Bytes::from(news)),
                ("空.txt".into(), Bytes::new()),
                ("方案.txt".into(), Bytes::from(PLAN)),
            ],
        )
        .await
        .unwrap();
        assert_eq!(taken.policies.len(), 2);
        assert!(taken.notes.iter().any(|n| n.contains("会议报道") && n.contains("没有部署任务")), "{:?}", taken.notes);
        assert!(taken.notes.iter().any(|n| n.contains("空.txt")), "{:?}", taken.notes);
        let u = find(&clerk, taken.policies[0]).await;
        assert!(u.draft.measures.is_empty());
        assert_eq!(issue_now(&clerk, taken.policies[0]).await.unwrap_err().code, "ORDERS_NOTHING");
        let alone = take(&clerk, &target(), vec![("空.txt".into(), Bytes::new())]).await.unwrap_err();
        assert_eq!(alone.code, "UNREADABLE");
        assert!(take(&clerk, &target(), vec![]).await.is_err());
        let again = upload(&clerk, "方案副本.txt", PLAN).await;
        assert!(again.notes.iter().any(|n| n.contains("同一个文件")), "{:?}", again.notes);
    }
}

#[tokio::test]
async fn the_demo_plan_is_issued_and_its_register_is_a_workbook() {
    for house in houses().await {
        let clerk = house.clerk();
        let text = std::fs::read_to_string(root().join("content/demo/plan-prefecture.txt")).unwrap();
        let id = upload(&clerk, "三年行动.txt", &text).await.policies[0];
        let clicks = click_all(&clerk, id).await;
        assert!(clicks <= 25, "{clicks} clicks");
        let begun = std::time::Instant::now();
        let u = issue_now(&clerk, id).await.unwrap();
        let mut tx = clerk.read().await.unwrap();
        let total = tasks::counts(&mut tx, id).await.unwrap().total();
        println!("{}: {clicks} clicks, {total} tasks issued in {:?}", house.engine, begun.elapsed());
        assert!(total > 200);
        let book = register::download(&u).unwrap();
        assert!(book.bytes.starts_with(b"PK"));
    }
}

/// 50 measures × 20 units, issued in one transaction.
#[tokio::test]
async fn a_thousand_tasks_at_once() {
    for house in houses().await {
        let clerk = house.clerk();
        let id = upload(&clerk, "大方案.txt", &large(&house)).await.policies[0];
        click_all(&clerk, id).await;
        let begun = std::time::Instant::now();
        let u = issue_now(&clerk, id).await.unwrap();
        let took = begun.elapsed();
        let mut tx = clerk.read().await.unwrap();
        let total = tasks::counts(&mut tx, id).await.unwrap().total();
        println!(
            "{}: {} measures, {total} tasks issued in {took:?} (debug build)",
            house.engine,
            u.draft.measures.len()
        );
        assert_eq!(total, 1000);
    }
}

fn large(_: &House) -> String {
    let units = "州公安局、州自然资源局、州生态环境局、州住建局、州交通局、州农业农村局、州水务局、州卫健委、州市场监管局、州工信局、州消防支队、州教体局、州民政局、州司法局、州人社局、州商务局、州文旅局、州财政局、州林草局";
    let mut out = PLAN.split("1.检查供暖锅炉").next().unwrap().to_owned();
    for n in 1..=50 {
        out += &format!(
            "{n}.落实第{n}项检查。2025年{}月底前，完成第{n}类场所检查并建立台账。（州应急局牵头，{units}配合）\n",
            n % 12 + 1
        );
    }
    out
}

#[tokio::test]
async fn one_click_of_an_unknown_name_settles_it_everywhere() {
    for house in houses().await {
        let clerk = house.clerk();
        let words =
            PLAN.replace("州住建局配合", "州水电局配合").replace("（州应急局牵头）", "（州应急局牵头，州水电局配合）");
        let id = upload(&clerk, "冬季检查.txt", &words).await.policies[0];
        let u = find(&clerk, id).await;
        let Some(d) = u.reading.doubts.iter().find(|d| d.kind.code() == "unknown_unit") else {
            panic!("{}: the directory knows 州水电局", house.engine)
        };
        assert_eq!(d.measures.len(), 2);
        let picked = d
            .choices
            .iter()
            .find(|c| matches!(&c.effect, Effect::Mean { units, .. } if *units == [house.unit("州水务局")]));
        let (doubt, choice) = (Some(d.key.clone()), Some(picked.expect("its like is offered").id.clone()));
        let u = send(&clerk, id, |_| DecisionBody { doubt, choice, ..DecisionBody::default() }).await.unwrap();
        assert!(u.reading.measures.iter().filter(|s| s.who.assist == [house.unit("州水务局")]).count() >= 2);
    }
}
