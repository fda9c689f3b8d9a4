//! A major hazard from the verdict to 挂牌, extension, acceptance, delisting: handbook 12 S06, S07, S08, day by day.

use crate::house::*;
use field::hazard::flow::{Dual, Listed, State};
use field::hazard::io::act::{NewHazard, Step};
use field::hazard::io::store as hazards;
use field::hazard::model::{Grade, Hazard, Listing, Plan, Review};
use jiff::civil::{Date, date};
use kernel::id::HazardId;
use law::criterion::Answer;

/// S06: 2026-03-10 09:20, liquefied ammonia is filled through a hose; the firm's own people report it.
pub async fn ammonia(h: &House) -> Hazard {
    h.at("2026-03-10T01:20:00Z".parse().unwrap());
    let answers = [("AJ3-2017-121-1-7".to_owned(), Answer::No)].into();
    let new =
        NewHazard {
            kind: "machine.tank".into(), answers, ..seen("甲", "self", "液氨充装用软管，没有用万向管道")
        };
    h.report("jia.safety", new).await.unwrap()
}

pub fn plan(deadline: Date) -> Plan {
    Plan {
        duty: "总经理负责，安全总监牵头".into(),
        measures: "更换万向充装管道，停用软管".into(),
        funds: "自筹 80 万元".into(),
        deadline: Some(deadline),
        emergency: "液氨泄漏现场处置方案".into(),
        goal: String::new(),
    }
}

fn two() -> Vec<kernel::id::PersonId> {
    vec![person("officer.1"), person("officer.2")]
}

async fn listing(h: &House, id: HazardId) -> Listing {
    let mut tx = h.app.db.read().await.unwrap();
    hazards::listings_of(&mut tx, id).await.unwrap().pop().unwrap()
}

/// Orders of the hazard's site as others ask for them, and whether the site is among those that must stand still.
async fn stops(h: &House, id: HazardId) -> (Vec<(jiff::civil::Date, Option<jiff::civil::Date>, String)>, bool) {
    let site = h.hazard(id).await.site;
    let mut tx = h.app.db.read().await.unwrap();
    let all = hazards::stops_of_site(&mut tx, site).await.unwrap();
    let day = |t: jiff::Timestamp| kernel::day_of(t);
    let stands = hazards::stopped_sites(&mut tx).await.unwrap().contains(&site);
    (all.into_iter().map(|o| (day(o.from), o.until.map(day), o.scope)).collect(), stands)
}

#[tokio::test]
async fn up_by_the_criterion_and_never_down_by_the_firm() {
    for house in houses().await {
        let h = &house;
        let found = ammonia(h).await;
        let id = found.id;
        assert_eq!((found.state, found.grade), (State::PlanDue, Some(Grade::Major)));
        assert_eq!(found.criterion(), Some("AJ3-2017-121-1-7"));
        assert_eq!(found.due, Some(date(2026, 3, 17)), "a plan within seven days");
        for who in ["jia.safety", "jia.head"] {
            let review = Some(Review { officers: two(), expert: "外聘专家".into(), opinion: "不符合".into() });
            let lower = || Step { review: review.clone(), ..act("downgrade") };
            assert_eq!(h.refusal(who, id, lower()).await, "DOWNGRADE_FORBIDDEN", "{who}");
            assert_eq!(h.refusal(who, id, act("void")).await, "DOWNGRADE_FORBIDDEN");
        }
        // The regulator: not without the form, not without two certified officers, an expert and an opinion.
        assert_eq!(h.refusal("bureau.head", id, act("downgrade")).await, "MISSING_FIELD");
        let form = |officers, expert: &str, opinion: &str| Step {
            review: Some(Review { officers, expert: expert.into(), opinion: opinion.into() }),
            ..act("downgrade")
        };
        let one = vec![person("officer.1"), person("assistant")];
        assert_eq!(h.refusal("bureau.head", id, form(one, "专家", "意见")).await, "TWO_OFFICERS", "no certificate");
        let same = vec![person("officer.1"), person("officer.1")];
        assert_eq!(h.refusal("bureau.head", id, form(same, "专家", "意见")).await, "TWO_OFFICERS", "one twice");
        assert_eq!(h.refusal("bureau.head", id, form(two(), " ", "意见")).await, "EVIDENCE_REQUIRED");
        assert_eq!(h.refusal("bureau.head", id, form(two(), "专家", "")).await, "EVIDENCE_REQUIRED");
        assert_eq!(h.refusal("officer.1", id, form(two(), "专家", "意见")).await, "NOT_YOURS", "not the head");
        let lowered = h.must("bureau.head", id, form(two(), "专家", "已改用万向管道，误填")).await;
        assert_eq!((lowered.grade, lowered.state), (Some(Grade::General), State::Assigned));
        let raised = h.must("officer.1", id, act("upgrade")).await;
        assert_eq!((raised.grade, raised.state), (Some(Grade::Major), State::PlanDue));
    }
}

#[tokio::test]
async fn verifying_as_general_what_the_criterion_calls_major_is_lowering_it() {
    for house in houses().await {
        let h = &house;
        let answers = [("AJ3-2017-121-1-7".to_owned(), Answer::No)].into();
        let new = NewHazard { answers, ..seen("甲", "self", "液氨充装用软管") };
        // A worker's answers wait for somebody who may verify.
        let id = h.report("jia.worker", new).await.unwrap().id;
        let waiting = h.hazard(id).await;
        assert_eq!((waiting.state, waiting.grade), (State::Reported, Some(Grade::Major)));
        assert_eq!(h.refusal("jia.safety", id, act("verify")).await, "DOWNGRADE_FORBIDDEN");
        assert_eq!(h.refusal("officer.1", id, act("verify")).await, "DOWNGRADE_FORBIDDEN");
        let found = h.must("jia.safety", id, act("verify_major")).await;
        assert_eq!(found.state, State::PlanDue);
        let wrong = [("NO-SUCH-1".to_owned(), Answer::Yes)].into();
        let new = NewHazard { answers: wrong, ..seen("甲", "self", "液氨充装用软管") };
        assert_eq!(h.report("jia.worker", new).await.unwrap_err().code, "BAD_ANSWERS");
    }
}

#[tokio::test]
async fn two_reports_and_what_is_late() {
    for house in houses().await {
        let h = &house;
        let id = ammonia(h).await.id;
        assert_eq!(h.refusal("jia.head", id, side("dual_report", "tell_regulator")).await, "MISSING_FIELD");
        h.at("2026-03-11T02:00:00Z".parse().unwrap());
        let receipt = h.papers("jia.head", &["receipt"]).await;
        let tell = |evidence| Step { evidence, ..side("dual_report", "tell_regulator") };
        let told = h.must("jia.head", id, tell(receipt)).await;
        assert_eq!(told.dual, Dual::Regulator);
        assert!(told.told_regulator.unwrap().late, "10:00 is after 09:20 of the next day");
        let ctx = h.who("officer.1");
        let mut tx = ctx.read().await.unwrap();
        let view = field::hazard::io::api::one::view(&ctx, &mut tx, id).await.unwrap();
        let dual = view.dual.unwrap();
        assert_eq!(dual.due_at, "2026-03-11T01:20:00Z".parse().unwrap());
        assert_eq!(dual.findings.len(), 2, "one late, one missing: {:?}", dual.findings);
        drop(tx);
        let again = h.papers("jia.head", &["receipt"]).await;
        assert_eq!(h.refusal("jia.head", id, tell(again)).await, "WRONG_STATE");
        let minutes = h.papers("jia.head", &["publicity"]).await;
        let workers = Step { evidence: minutes, ..side("dual_report", "tell_workers") };
        assert_eq!(h.refusal("officer.1", id, workers.clone()).await, "NOT_YOURS");
        assert_eq!(h.must("jia.head", id, workers).await.dual, Dual::Both);
        // A general hazard is not reported twice.
        let small = h.report("jia.worker", seen("甲", "self", "地面积水")).await.unwrap().id;
        let receipt = h.papers("jia.head", &["receipt"]).await;
        assert_eq!(h.refusal("jia.head", small, tell(receipt)).await, "NOT_MAJOR");
    }
}

#[tokio::test]
async fn none_of_the_five_may_be_empty() {
    for house in houses().await {
        let h = &house;
        let id = ammonia(h).await.id;
        let full = plan(date(2026, 5, 31));
        let without: [Plan; 5] = [
            Plan { duty: String::new(), ..full.clone() },
            Plan { measures: " ".into(), ..full.clone() },
            Plan { funds: String::new(), ..full.clone() },
            Plan { deadline: None, ..full.clone() },
            Plan { emergency: "\n".into(), ..full.clone() },
        ];
        for (n, plan) in without.into_iter().enumerate() {
            let step = Step { plan: Some(plan), ..act("plan") };
            assert_eq!(h.refusal("jia.head", id, step).await, "PLAN_INCOMPLETE", "field {n}");
        }
        let past = Step { plan: Some(plan(date(2026, 3, 9))), ..act("plan") };
        assert_eq!(h.refusal("jia.head", id, past).await, "IN_THE_PAST");
        let good = Step { plan: Some(full), ..act("plan") };
        let handed = h.must("jia.head", id, good).await;
        assert_eq!((handed.state, handed.step_due), (State::PlanReview, Some(date(2026, 3, 17))), "five working days");
        assert_eq!(h.refusal("jia.head", id, act("approve_plan")).await, "NOT_YOURS");
        assert_eq!(h.refusal("assistant", id, act("approve_plan")).await, "NOT_YOURS");
        let back = h.must("bureau.head", id, act("refuse_plan")).await;
        assert_eq!(back.state, State::PlanDue);
    }
}

/// S07 from the order to stop to delisting.
#[tokio::test]
async fn the_whole_life_of_a_listed_hazard() {
    for house in houses().await {
        let h = &house;
        let id = ammonia(h).await.id;
        // 03-10: the loading bay is stopped, by two certified officers.
        let order = |officers| Step {
            officers,
            number: Some("云应急责停〔2026〕3号".into()),
            scope: Some("停用A装卸台".into()),
            ..side("stop_order", "order")
        };
        assert_eq!(h.refusal("officer.1", id, order(vec![])).await, "TWO_OFFICERS");
        assert_eq!(h.refusal("officer.1", id, order(vec![person("assistant")])).await, "TWO_OFFICERS");
        assert_eq!(h.refusal("jia.head", id, order(two())).await, "NOT_YOURS");
        let unnamed = Step { number: None, ..order(two()) };
        assert_eq!(h.refusal("officer.1", id, unnamed).await, "MISSING_FIELD");
        assert_eq!(stops(h, id).await, (vec![], false));
        assert!(h.must("officer.1", id, order(vec![person("officer.2")])).await.stopped);
        let ordered = date(2026, 3, 10);
        assert_eq!(stops(h, id).await, (vec![(ordered, None, "停用A装卸台".into())], true));
        assert_eq!(h.refusal("officer.1", id, order(two())).await, "ALREADY_STOPPED");
        // Listed: proposed by the regulator, decided by the office.
        let propose = || Step { level: Some("prefecture".into()), ..side("listing", "propose") };
        assert_eq!(h.refusal("jia.head", id, propose()).await, "NOT_YOURS");
        let no_level = Step { level: None, ..propose() };
        assert_eq!(h.refusal("officer.1", id, no_level).await, "BAD_LEVEL");
        h.must("officer.1", id, propose()).await;
        assert_eq!(h.refusal("officer.1", id, propose()).await, "ALREADY_LISTED");
        let list = |due| Step { due: Some(due), ..side("listing", "list") };
        assert_eq!(h.refusal("officer.1", id, list(date(2026, 8, 31))).await, "NOT_YOURS");
        assert_eq!(h.refusal("office.head", id, list(date(2027, 3, 11))).await, "TERM_TOO_LONG");
        assert_eq!(h.refusal("office.head", id, list(date(2026, 3, 10))).await, "NOT_LATER");
        let listed = h.must("office.head", id, list(date(2026, 8, 31))).await;
        assert_eq!(listed.listed.map(|l| l.code()), Some("prefecture"));
        let l = listing(h, id).await;
        assert_eq!((l.state, l.number.as_deref()), (Listed::Listed, Some("GP-Z990101001-2026-000001")));
        assert_eq!((l.file_by, l.publish_by), (Some(date(2026, 3, 13)), Some(date(2026, 3, 17))));
        h.must("office", id, side("listing", "file")).await;
        h.must("office", id, side("listing", "publish")).await;
        // 03-25: the plan is approved; its deadline is the term.
        h.day(date(2026, 3, 16)).await;
        h.must("jia.head", id, Step { plan: Some(plan(date(2026, 5, 20))), ..act("plan") }).await;
        h.day(date(2026, 3, 25)).await;
        let approved = h.must("bureau.head", id, act("approve_plan")).await;
        assert_eq!((approved.state, approved.due), (State::Rectifying, Some(date(2026, 5, 20))));
        assert_eq!(h.refusal("jia.safety", id, side("extension", "request")).await, "MISSING_FIELD");
        let later = Step { due: Some(date(2026, 6, 20)), ..side("extension", "request") };
        assert_eq!(h.refusal("jia.safety", id, later).await, "LISTED", "the listing's term is extended there");
        // 05-18: the firm applies; the place is looked at by 05-28.
        h.day(date(2026, 5, 18)).await;
        let photo = h.papers("jia.safety", &["photo_before", "photo_after"]).await;
        assert_eq!(h.refusal("jia.safety", id, done(photo.clone())).await, "EVIDENCE_REQUIRED", "no evaluation");
        let more = h.papers("jia.safety", &["assessment"]).await;
        let ready = h.must("jia.safety", id, done([photo, more].concat())).await;
        assert_eq!((ready.state, ready.step_due), (State::Review, Some(date(2026, 5, 28))));
        // 05-26: not good.
        h.day(date(2026, 5, 26)).await;
        assert_eq!(h.refusal("officer.1", id, act("return")).await, "TWO_OFFICERS");
        let back = h.must("officer.1", id, Step { officers: two(), ..act("return") }).await;
        assert_eq!((back.state, back.returned), (State::Rectifying, 1));
        let photo = h.papers("jia.safety", &["photo_after"]).await;
        h.must("jia.safety", id, done(photo)).await;
        // 06-05: good, with two officers and an expert.
        h.day(date(2026, 6, 5)).await;
        let alone = Step { expert: Some("外聘专家".into()), ..act("pass") };
        assert_eq!(h.refusal("officer.1", id, alone).await, "TWO_OFFICERS");
        let unsaid = Step { officers: two(), ..act("pass") };
        assert_eq!(h.refusal("officer.1", id, unsaid).await, "EVIDENCE_REQUIRED", "no opinion");
        for firm in ["jia.safety", "jia.second", "jia.head"] {
            assert_eq!(h.refusal(firm, id, act("pass")).await, "SELF_APPROVAL", "{firm}");
        }
        let pass = Step { officers: two(), expert: Some("外聘专家".into()), ..act("pass") };
        assert_eq!(h.must("officer.1", id, pass).await.state, State::Accepted);
        assert_eq!(listing(h, id).await.state, Listed::AcceptanceDue, "the listing goes along");
        assert_eq!(h.refusal("bureau.head", id, act("close")).await, "STILL_LISTED");
        // Delisted only when the order to stop is lifted, by another hand than ordered it.
        assert_eq!(h.refusal("office", id, side("listing", "delist")).await, "STOP_ORDER_STANDS");
        h.must("jia.head", id, side("stop_order", "ask_lift")).await;
        assert_eq!(h.refusal("officer.2", id, side("stop_order", "lift")).await, "NOT_YOURS");
        assert_eq!(stops(h, id).await.0[0].1, None, "asked for is not lifted");
        assert!(!h.must("bureau.head", id, side("stop_order", "lift")).await.stopped);
        let lifted = Some(date(2026, 6, 5));
        assert_eq!(stops(h, id).await, (vec![(ordered, lifted, "停用A装卸台".into())], false));
        assert_eq!(h.refusal("officer.1", id, side("listing", "delist")).await, "NOT_YOURS");
        h.must("office", id, side("listing", "delist")).await;
        let l = listing(h, id).await;
        assert_eq!((l.state, l.end_by), (Listed::Delisted, Some(date(2026, 6, 12))), "five working days from Friday");
        h.must("office", id, side("listing", "publish_end")).await;
        assert_eq!(h.refusal("officer.1", id, act("close")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("officer.2", id, act("close")).await, "SELF_APPROVAL", "was at the recheck");
        let closed = h.must("bureau.head", id, act("close")).await;
        assert_eq!(closed.state, State::Closed);
        // Everybody may read what was published, and no name of a person stands in it.
        let ask = field::hazard::io::api::public::PlacardAsk { region: Some("990100".into()) };
        let page = field::hazard::io::api::public::listings(h.system(), web::Ask(ask)).await.ok().unwrap().0;
        assert_eq!(page.len(), 1);
        assert_eq!((page[0].delisted_on, page[0].state.code.as_str()), (Some(date(2026, 6, 5)), "delisted"));
    }
}

/// S08: a term that ends on 2026-11-30.
#[tokio::test]
async fn a_listing_is_extended_in_time_once_and_by_half() {
    for house in houses().await {
        let h = &house;
        let id = ammonia(h).await.id;
        h.day(date(2026, 3, 12)).await;
        h.must("office", id, Step { level: Some("county".into()), ..side("listing", "propose") }).await;
        let list = Step { due: Some(date(2026, 11, 30)), ..side("listing", "list") };
        assert_eq!(h.refusal("office", id, list.clone()).await, "SELF_APPROVAL", "proposed it");
        h.must("office.head", id, list).await;
        h.must("jia.head", id, Step { plan: Some(plan(date(2026, 11, 30))), ..act("plan") }).await;
        h.must("bureau.head", id, act("approve_plan")).await;
        let ask = |due| Step { due: Some(due), ..side("listing", "ask_extension") };
        h.day(date(2026, 11, 3)).await;
        assert_eq!(h.refusal("jia.head", id, ask(date(2026, 12, 31))).await, "EXTENSION_TOO_LATE");
        // The clock of a test may go back a day; a listing's may not.
        h.at("2026-11-02T01:00:00Z".parse().unwrap());
        // 03-12 to 11-30 are 263 days: half of them are 131, that is 2027-04-10.
        assert_eq!(h.refusal("jia.head", id, ask(date(2027, 4, 11))).await, "EXTENSION_TOO_LONG");
        assert_eq!(h.refusal("jia.head", id, ask(date(2026, 11, 30))).await, "NOT_LATER");
        h.must("jia.head", id, ask(date(2027, 4, 10))).await;
        let l = listing(h, id).await;
        assert_eq!((l.state, l.decide_by), (Listed::ExtensionAsked, Some(date(2026, 11, 16))));
        assert_eq!(h.refusal("jia.head", id, side("listing", "extend")).await, "NOT_YOURS");
        let extended = h.must("office.head", id, side("listing", "extend")).await;
        assert_eq!(extended.due, Some(date(2027, 4, 10)));
        assert_eq!(listing(h, id).await.extensions, 1);
        assert_eq!(h.refusal("jia.head", id, ask(date(2027, 5, 10))).await, "EXTENSION_LIMIT");
    }
}
