use super::*;
use crate::task::flow::WorkAction;
use crate::task::model::Piece;
use crate::task::rules::history::{changes, state};
use crate::task::rules::{evidence, limits, plan};
use kernel::Outcome;
use serde_json::json;

fn code<T>(r: Outcome<T>) -> &'static str {
    r.err().map_or("", |e| e.code)
}

fn piece(sha: &str, kind: &str, dated: Option<&str>) -> Piece {
    Piece { sha: sha.into(), name: format!("{sha}.jpg"), kind: kind.into(), dated: dated.map(day) }
}

#[test]
fn progress_has_limits() {
    let t = Task { progress: 45, ..task() };
    let report = |percent, note: Option<&str>, files| {
        code(limits::progress(&t, percent, note, files, &parameters(), date(2026, 6, 30)))
    };
    assert_eq!(report(85, None, 0), "EVIDENCE_REQUIRED", "0.45 to 0.85 at once");
    assert_eq!(report(85, None, 1), "");
    assert_eq!(report(75, None, 0), "", "exactly 30 points");
    assert_eq!(report(76, None, 0), "EVIDENCE_REQUIRED");
    assert_eq!(report(40, None, 0), "NOTE_REQUIRED");
    assert_eq!(report(40, Some("  "), 0), "NOTE_REQUIRED");
    assert_eq!(report(40, Some("上次多报了"), 0), "");
    assert_eq!(report(101, None, 1), "BAD_PROGRESS");
    assert_eq!(report(-1, Some("x"), 1), "BAD_PROGRESS");
    assert_eq!(report(45, None, 0), "");
}

#[test]
fn evidence_must_be_there_and_be_its_own() {
    let asked = vec!["official_doc".to_owned(), "photo".to_owned()];
    let some = [piece("a", "photo_after", None)];
    let refusal = evidence::complete(&asked, &some).unwrap_err();
    assert_eq!(refusal.code, "EVIDENCE_REQUIRED");
    assert!(refusal.say.contains("正式文件") && !refusal.say.contains("照片"), "{}", refusal.say);
    let all = [piece("a", "photo_after", None), piece("b", "official_doc", None)];
    assert_eq!(code(evidence::complete(&asked, &all)), "");
    assert_eq!(code(evidence::complete(&[], &[])), "");
    let same = [piece("a", "photo_before", None), piece("a", "photo_after", None)];
    assert_eq!(code(evidence::before_is_not_after(&same)), "DUPLICATE_EVIDENCE");
    let other = [piece("a", "photo_before", None), piece("b", "photo_after", None)];
    assert_eq!(code(evidence::before_is_not_after(&other)), "");
    assert_eq!(evidence::used_elsewhere("a.jpg", "RW-1").code, "DUPLICATE_EVIDENCE");
}

#[test]
fn a_paper_signed_after_the_due_date_makes_it_late() {
    let due = Some(date(2026, 6, 30));
    let late = |on: &str, pieces: &[Piece]| evidence::is_late(due, day(on), pieces);
    assert!(late("2026-06-30", &[piece("a", "official_doc", Some("2026-07-03"))]));
    assert!(!late("2026-06-30", &[piece("a", "official_doc", Some("2026-06-30"))]));
    assert!(late("2026-07-01", &[]));
    assert!(!evidence::is_late(None, date(2030, 1, 1), &[piece("a", "photo", Some("2029-01-01"))]));
}

#[test]
fn extensions_are_later_and_few() {
    let ask = |t: &Task, to: Option<&str>| code(limits::extension(t, to.map(day), &parameters(), date(2026, 6, 30)));
    let t = task();
    assert_eq!(ask(&t, Some("2027-03-31")), "");
    assert_eq!(ask(&t, Some("2026-12-31")), "NOT_LATER");
    let past = Task { due: Some(date(2026, 3, 31)), ..task() };
    assert_eq!(ask(&past, Some("2026-05-31")), "IN_THE_PAST");
    assert_eq!(ask(&Task { due: None, ..task() }, Some("2027-03-31")), "NO_DUE");
    assert_eq!(ask(&Task { extensions: 2, ..task() }, Some("2027-03-31")), "EXTENSION_LIMIT");
    assert_eq!(ask(&Task { extensions: 1, ..task() }, Some("2027-03-31")), "");
    assert_eq!(ask(&Task { work: Work::Submitted, ..task() }, Some("2027-03-31")), "ALREADY_REPORTED");
    assert_eq!(ask(&Task { pause: Pause::Suspended, ..task() }, Some("2027-03-31")), "PAUSED");
}

#[test]
fn what_the_kind_of_task_forbids() {
    let assist = Task { role: Role::Assist, lead: Some(unit(2)), work: Work::Submitted, ..task() };
    assert_eq!(code(limits::work(&Task { standing: true, ..task() }, WorkAction::Submit)), "STANDING_TASK");
    assert_eq!(code(limits::work(&task(), WorkAction::Submit)), "");
    let accepted = Task { work: Work::Accepted, ..task() };
    assert_eq!(code(limits::work(&accepted, WorkAction::Accept)), "ALREADY_ACCEPTED");
    let silent = Task { accepted: None, implied: true, ..accepted };
    assert_eq!(code(limits::work(&silent, WorkAction::Accept)), "", "late is better than never");
    assert_eq!(code(limits::work(&assist, WorkAction::Check)), "LEAD_FIRST");
    assert_eq!(code(limits::work(&Task { lead: None, ..assist.clone() }, WorkAction::Check)), "");
    assert_eq!(code(limits::work(&Task { work: Work::Submitted, ..task() }, WorkAction::Check)), "");
    assert_eq!(code(limits::work(&Task { pause: Pause::Suspended, ..task() }, WorkAction::Progress)), "PAUSED");
    assert_eq!(code(limits::work(&task(), WorkAction::Confirm)), "NOTHING_TO_CONFIRM");
    assert_eq!(code(limits::dispute(&Task { work: Work::Verified, ..task() })), "ALREADY_REPORTED");
    assert_eq!(code(limits::dispute(&Task { work: Work::Issued, ..task() })), "");
}

#[test]
fn who_sees_a_task_without_a_grant() {
    use kernel::Reason;
    assert_eq!(plan::access(Role::Lead, unit(1), Some(unit(1))), [(unit(1), Reason::Lead)]);
    assert_eq!(
        plan::access(Role::Territorial, unit(3), Some(unit(1))),
        [(unit(3), Reason::Territorial), (unit(1), Reason::Lead)]
    );
    assert_eq!(plan::access(Role::Assist, unit(2), None), [(unit(2), Reason::Assist)]);
}

#[test]
fn a_timeline_tells_what_changed_in_chinese() {
    let name = |id: &str| (id == "u1").then(|| "州住建局".to_owned());
    let before = json!({"work": "working", "progress": 30, "unit": "u1", "due": "2026-06-30", "light": "red", "x": 1});
    let after = json!({"work": "submitted", "progress": 100, "unit": "u2", "due": null, "light": "submitted", "x": 2});
    let told: Vec<String> = changes(&before, &after, name)
        .into_iter()
        .map(|c| format!("{}：{}→{}", c.label, c.before.unwrap_or_default(), c.after.unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            "责任单位：州住建局→（已不在名录）",
            "完成时限：2026-06-30→",
            "完成进度：30%→100%",
            "办理状态：进行中→已报完成",
            "进度灯：红灯→待核验",
        ]
    );
    assert!(changes(&before, &before, name).is_empty());
    assert_eq!(state("extension:extended"), "已延期");
    assert_eq!(state("work:unheard_of"), "unheard_of");
}
