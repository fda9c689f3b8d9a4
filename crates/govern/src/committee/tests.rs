use super::model::{Kind, Member, acceptable, study_of};
use super::rhythm::{self, Item};
use super::tally::{Proof, tally};
use jiff::civil::{Date, date};
use kernel::Colour;
use kernel::calendar::Period;
use kernel::id::UnitId;
use uuid::Uuid;

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn seat(n: u128, post: Option<&str>, chair: bool) -> Member {
    Member { unit: unit(n), post: post.map(str::to_owned), chair }
}

#[test]
fn what_each_kind_of_body_owes_at_each_level() {
    assert_eq!(rhythm::read(include_str!("../../../../content/meeting/rhythm.yaml")).map(|l| l.len()), Ok(10));
    let periods = |kind, level: &str| -> Vec<Period> { rhythm::of(kind, level).iter().map(|l| l.period).collect() };
    assert_eq!(periods(Kind::Dispatch, "township"), [Period::Week]);
    assert_eq!(periods(Kind::Dispatch, "functional_zone"), [Period::Week]);
    assert_eq!(periods(Kind::Dispatch, "county"), [Period::HalfMonth]);
    assert_eq!(periods(Kind::Dispatch, "prefecture"), [Period::Month]);
    assert_eq!(periods(Kind::Dispatch, "province"), [], "nothing is said of a province");
    assert_eq!(periods(Kind::SpecialCommittee, "county"), [Period::Quarter; 4], "4个1");
    // No line may pass for law: the claim that the law asks for a quarterly session is the plan's, not the law's.
    assert!(rhythm::shipped().iter().all(|l| l.mark != "V" && l.mark != "M"));
}

#[test]
fn a_wrong_rhythm_is_refused_with_its_line() {
    let line =
        |more: &str| format!("- {{ code: a, committee: dispatch, levels: [], item: meeting, title: 会, {more} }}\n");
    let good = "period: week, min: 1, duty: D17, mark: S2, source: 方案";
    assert!(rhythm::read(&line(good)).is_ok());
    for (bad, word) in [
        ("period: fortnight, min: 1, duty: D17, mark: S2, source: 方案", "fortnight"),
        ("period: week, min: 0, duty: D17, mark: S2, source: 方案", "至少为 1"),
        ("period: week, min: 1, duty: D17, mark: 法, source: 方案", "来源标记"),
        ("period: week, min: 1, duty: D17, mark: S2, source: 方案, more: 1", "more"),
    ] {
        let say = rhythm::read(&line(bad)).unwrap_err();
        assert!(say.contains(word), "{say}");
    }
    let twice = format!("{}{}", line(good), line(good));
    assert!(rhythm::read(&twice).unwrap_err().contains("重复"));
}

#[test]
fn what_a_committee_must_have() {
    let wrong = |name: &str, kind, trade: Option<&str>, members: &[Member]| -> Vec<String> {
        acceptable(name, kind, trade, members).err().map_or(vec![], |r| r.fields.into_iter().map(|f| f.path).collect())
    };
    let one = [seat(1, Some("县长"), true), seat(2, None, false)];
    assert!(wrong("某县调度会", Kind::Dispatch, None, &one).is_empty());
    assert!(wrong("某州危化专委会", Kind::SpecialCommittee, Some("chemical"), &one).is_empty());
    assert_eq!(wrong("会", Kind::Dispatch, None, &one), ["name"]);
    assert_eq!(wrong("某州危化专委会", Kind::SpecialCommittee, None, &one), ["trade"]);
    assert_eq!(wrong("某州危化专委会", Kind::SpecialCommittee, Some("space"), &one), ["trade"]);
    assert_eq!(wrong("某县调度会", Kind::Dispatch, Some("chemical"), &one), ["trade"]);
    assert_eq!(wrong("某县调度会", Kind::Dispatch, None, &[]), ["members"]);
    assert_eq!(wrong("某县调度会", Kind::Dispatch, None, &[seat(1, None, false)]), ["members"], "nobody presides");
    assert_eq!(wrong("某县调度会", Kind::Dispatch, None, &[seat(1, None, true), seat(2, None, true)]), ["members"]);
    let twice = [seat(1, None, true), seat(2, None, false), seat(2, None, false)];
    assert_eq!(wrong("某县调度会", Kind::Dispatch, None, &twice), ["members"]);
    let posts = [seat(1, Some("书记"), true), seat(1, Some("县长"), false)];
    assert!(wrong("某县调度会", Kind::Dispatch, None, &posts).is_empty(), "two posts of one unit are two seats");
}

fn proof(n: u128, kind: &str, on: Date) -> Proof {
    Proof { concept: "record", id: Uuid::from_u128(n), kind: kind.into(), on, title: "甲".into(), study: false }
}

#[test]
fn the_four_ones_of_a_quarter() {
    let lines = rhythm::of(Kind::SpecialCommittee, "prefecture");
    let all = [
        proof(1, "risk_analysis", date(2026, 7, 20)),
        proof(2, "meeting", date(2026, 7, 21)),
        proof(3, "meeting", date(2026, 9, 2)),
        proof(4, "joint_inspection", date(2026, 6, 30)),
        Proof { concept: "paper", ..proof(5, "report", date(2026, 9, 28)) },
    ];
    let at = |day: Date, today: Date| -> Vec<(Item, i64, String, Colour)> {
        lines
            .iter()
            .map(|l| {
                let t = tally(l, 2024, day, &all, today);
                (l.item, t.have, t.missing, t.colour)
            })
            .collect()
    };
    // Third quarter, looked at in September: everything but the inspection, which was a day too early.
    assert_eq!(
        at(date(2026, 9, 15), date(2026, 9, 29)),
        [
            (Item::Analysis, 1, String::new(), Colour::Done),
            (Item::Meeting, 2, String::new(), Colour::Done),
            (Item::Inspection, 0, "还差 1 次联合检查".into(), Colour::Yellow),
            (Item::Report, 1, String::new(), Colour::Done),
        ]
    );
    assert_eq!(at(date(2026, 9, 15), date(2026, 7, 2))[2].3, Colour::Green, "there is time");
    assert_eq!(at(date(2026, 9, 15), date(2026, 10, 1))[2].3, Colour::Red, "the quarter is over");
    // Two meetings in the third quarter do nothing for the fourth.
    assert_eq!(at(date(2026, 10, 8), date(2026, 10, 8))[1].1, 0);
}

#[test]
fn of_two_on_one_day_one_counts_and_a_study_counts_for_both() {
    let lines = rhythm::of(Kind::StandingCommittee, "county");
    let study = Proof { study: true, ..proof(2, "meeting", date(2026, 3, 20)) };
    let all = [proof(1, "meeting", date(2026, 3, 20)), study, proof(3, "lecture", date(2026, 3, 21))];
    let have: Vec<i64> = lines.iter().map(|l| tally(l, 2026, date(2026, 3, 1), &all, date(2026, 3, 31)).have).collect();
    assert_eq!(have, [1, 1]);
    assert!(study_of("甲常委会").starts_with("甲常委会"), "the quarterly duty looks for the name");
}
