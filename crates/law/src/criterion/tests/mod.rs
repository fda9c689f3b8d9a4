//! Criteria: found by plain words, judged by answers, by the day.

use super::*;
use crate::Law;
use jiff::civil::date;

fn all() -> Criteria {
    Law::shipped().criteria
}

fn answers(list: &[(&str, Answer)]) -> BTreeMap<String, Answer> {
    list.iter().map(|(id, a)| ((*id).to_owned(), *a)).collect()
}

const TODAY: Date = date(2026, 11, 22);

/// Sentences as people on site say them, each with the criterion that a person chose for it.
#[test]
fn a_paraphrase_finds_its_criterion() {
    let all = all();
    let (mut first, mut three, mut n) = (0, 0, 0);
    let mut missed = Vec::new();
    for row in csv::Reader::from_reader(include_str!("paraphrases.csv").as_bytes()).records() {
        let row = row.unwrap();
        let (trade, text, wanted) = (&row[0], &row[1], &row[2]);
        let wanted: Vec<&str> = wanted.split('|').collect();
        assert!(wanted.iter().all(|w| all.get(w).is_some()), "{wanted:?} are no criteria");
        let found = all.search(text, Some(trade), TODAY, 3);
        n += 1;
        first += usize::from(found.first().is_some_and(|f| wanted.contains(&f.criterion.id.as_str())));
        if found.iter().any(|f| wanted.contains(&f.criterion.id.as_str())) {
            three += 1;
            continue;
        }
        missed.push(format!("{text}: {:?}", found.iter().map(|f| f.criterion.id.as_str()).collect::<Vec<_>>()));
    }
    println!("{n} paraphrases: first {first}, among three {three}\n{}", missed.join("\n"));
    assert!(n >= 60);
    assert!(three as f64 / n as f64 >= 0.9, "recall@3 {three}/{n}");
}

/// A person who types the short text itself finds the item, whatever the item.
#[test]
fn every_criterion_in_force_is_found_by_its_own_question() {
    let all = all();
    let lost: Vec<_> = all
        .on(None, TODAY)
        .filter(|c| {
            let trade = all.standard(&c.standard).unwrap().trades[0].clone();
            !all.search(&c.ask, Some(&trade), TODAY, 3).iter().any(|f| f.criterion.id == c.id)
        })
        .map(|c| &c.id)
        .collect();
    assert!(lost.len() <= 4, "{lost:?}");
}

#[test]
fn what_matched_is_shown_and_nothing_is_found_in_nothing() {
    let all = all();
    let found = all.search("液氨充装没有用万向管道", Some("chemical"), TODAY, 3);
    assert_eq!(found[0].criterion.id, "AJ3-2017-121-1-7");
    assert!(found[0].words.iter().any(|w| w.contains("万向管道")), "{:?}", found[0].words);
    for empty in ["", "   ", "。，！", "😀😀", "x"] {
        assert!(all.search(empty, None, TODAY, 3).is_empty(), "{empty}");
    }
}

#[test]
fn liquid_ammonia_without_a_loading_arm_is_major() {
    let v = all()
        .verdict("chemical", date(2026, 3, 10), "液氨充装未用万向管道", &answers(&[("AJ3-2017-121-1-7", Answer::No)]))
        .unwrap();
    assert_eq!(v.outcome, Outcome::Major);
    assert_eq!((v.clauses[0].clause.as_str(), v.clauses[0].mark, v.mark), ("第7条", Mark::V, Mark::V));
    assert!(v.why.contains("安监总管三〔2017〕121号") && v.why.contains("万向管道"), "{}", v.why);
}

#[test]
fn one_hit_from_memory_is_marked_so_and_the_surest_clause_stands_first() {
    let all = all();
    let m = all.verdict("chemical", TODAY, "", &answers(&[("AJ3-2017-121-1-20", Answer::No)])).unwrap();
    assert_eq!((m.outcome, m.mark), (Outcome::Major, Mark::M));
    let both = answers(&[("AJ3-2017-121-1-20", Answer::No), ("AJ3-2017-121-1-15", Answer::No)]);
    let v = all.verdict("chemical", TODAY, "", &both).unwrap();
    assert_eq!((v.clauses.len(), v.clauses[0].criterion.as_str(), v.mark), (2, "AJ3-2017-121-1-15", Mark::V));
}

/// A crane in a chemical works: its own standard says nothing, that of special equipment does.
#[test]
fn the_stricter_of_two_standards_wins() {
    let v = all()
        .verdict(
            "chemical",
            TODAY,
            "行车急停按钮失灵",
            &answers(&[("AJ3-2017-121-1-15", Answer::Yes), ("GB45067-2024-L2", Answer::No)]),
        )
        .unwrap();
    assert_eq!(v.outcome, Outcome::Major);
    assert!(v.standard.contains("GB 45067-2024"));
}

#[test]
fn not_major_only_when_every_near_question_of_a_complete_standard_is_answered() {
    let all = all();
    let text = "车间安全通道堆放了两个纸箱";
    let near = all.questions(text, "industry", TODAY);
    assert!((3..=6).contains(&near.len()));
    let clean = |c: &&Criterion| (c.id.clone(), if c.hit { Answer::No } else { Answer::Yes });
    let full: BTreeMap<String, Answer> = near.iter().map(clean).collect();
    assert_eq!(all.verdict("industry", TODAY, text, &full).unwrap().outcome, Outcome::NotMajor);

    let mut short = full.clone();
    short.pop_last();
    assert_eq!(all.verdict("industry", TODAY, text, &short).unwrap().outcome, Outcome::NeedsExpert);
    let mut unsure = full;
    *unsure.values_mut().next().unwrap() = Answer::Unknown;
    let v = all.verdict("industry", TODAY, text, &unsure).unwrap();
    assert_eq!(v.outcome, Outcome::NeedsExpert);
    assert!(v.why.contains("没有明确回答"), "{}", v.why);
}

#[test]
fn a_standard_that_is_not_fully_recorded_never_clears() {
    let all = all();
    for trade in ["mine", "construction", "road", "water", "special", "fire"] {
        let full: BTreeMap<String, Answer> =
            all.on(Some(trade), TODAY).map(|c| (c.id.clone(), if c.hit { Answer::No } else { Answer::Yes })).collect();
        let v = all.verdict(trade, TODAY, "一般的小问题", &full).unwrap();
        assert_eq!(v.outcome, Outcome::NeedsExpert, "{trade}");
        assert!(v.why.contains("尚未录全"), "{}", v.why);
    }
}

#[test]
fn a_trade_without_a_standard_goes_to_experts() {
    let v = all().verdict("other", TODAY, "屋顶漏雨", &BTreeMap::new()).unwrap();
    assert_eq!(v.outcome, Outcome::NeedsExpert);
    assert!(v.why.contains("3 名专家"));
    let v = all().verdict("coal", date(2019, 5, 1), "瓦斯超限", &BTreeMap::new()).unwrap();
    assert_eq!(v.outcome, Outcome::NeedsExpert, "no standard was in force yet");
}

/// Irrigation works: three of the basic conditions and two of the states, no fewer.
#[test]
fn combined_counts() {
    let all = all();
    let judge = |ids: &[(&str, Answer)]| all.verdict("water", TODAY, "", &answers(ids)).unwrap();
    let enough = [
        ("SAJ-2017-344-B1", Answer::No),
        ("SAJ-2017-344-B2", Answer::No),
        ("SAJ-2017-344-B3", Answer::No),
        ("SAJ-2017-344-S1", Answer::Yes),
        ("SAJ-2017-344-S3", Answer::Yes),
    ];
    let v = judge(&enough);
    assert_eq!(v.outcome, Outcome::Major);
    assert!(v.why.contains("三项基础条件") && v.clauses.len() == 5 && v.clauses.iter().all(|c| !c.direct));
    assert_ne!(judge(&enough[1..]).outcome, Outcome::Major, "two conditions are too few");
    assert_ne!(judge(&enough[..4]).outcome, Outcome::Major, "one state is too few");
    let mut other = enough;
    other[4] = ("SAJ-2017-344-S3", Answer::No);
    assert_ne!(judge(&other).outcome, Outcome::Major, "an answer that is no hit does not count");
}

/// GB 35181-2025 replaced the edition of 2017 on 2025-11-01.
#[test]
fn the_fire_standard_changes_on_its_day() {
    let all = all();
    let (before, after) = (date(2025, 10, 31), date(2025, 11, 1));
    let old = answers(&[("GB35181-2017-Z2", Answer::Yes)]);
    assert_eq!(all.verdict("fire", before, "", &old).unwrap().outcome, Outcome::Major);
    let e = all.verdict("fire", after, "", &old).unwrap_err();
    assert!(e.contains("GB 35181-2017") && e.contains("2025-11-01"), "{e}");
    let new = answers(&[("GB35181-2025-A1", Answer::No)]);
    assert!(all.verdict("fire", before, "", &new).is_err());
    assert_eq!(all.verdict("fire", after, "", &new).unwrap().outcome, Outcome::Major);
    assert!(all.on(Some("fire"), after).all(|c| !c.id.contains("35181-2017")));
    assert!(all.search("疏散通道堵塞", Some("fire"), after, 9).iter().all(|f| f.criterion.standard != "GB35181-2017"));
}

#[test]
fn three_elements_of_the_old_fire_standard_go_to_a_joint_decision() {
    let all = all();
    let list = [("GB35181-2017-CR1", Answer::Yes), ("GB35181-2017-CR2", Answer::Yes), ("GB35181-2017-CR3", Answer::No)];
    let v = all.verdict("fire", date(2025, 6, 1), "", &answers(&list)).unwrap();
    assert_eq!(v.outcome, Outcome::NeedsExpert);
    assert!(v.why.contains("专家论证"), "{}", v.why);
}

#[test]
fn an_unknown_criterion_is_refused() {
    let e = all().verdict("coal", TODAY, "", &answers(&[("MEM4-2020-99", Answer::Yes)])).unwrap_err();
    assert!(e.contains("MEM4-2020-99"), "{e}");
}

/// Counted by hand from handbook 03 §8: 64 items and the closing article, 20, 20.
#[test]
fn the_packs_are_whole() {
    let all = all();
    let count = |standard: &str| all.on(None, TODAY).filter(|c| c.standard == standard).count();
    assert_eq!(count("MEM10-2023"), 64 + 1);
    assert_eq!((count("AJ3-2017-121-1"), count("AJ3-2017-121-2")), (20, 20));
    let parts = [
        ("管理", 3),
        ("冶金", 8),
        ("有色", 13),
        ("建材", 8),
        ("机械", 7),
        ("轻工", 7),
        ("纺织", 2),
        ("烟草", 2),
        ("粉尘", 10),
        ("液氨", 2),
        ("有限空间", 2),
    ];
    for (part, n) in parts {
        assert_eq!(
            all.on(Some("industry"), TODAY).filter(|c| c.part == part && c.standard == "MEM10-2023").count(),
            n,
            "{part}"
        );
    }
}

#[test]
fn broken_content_is_named_with_file_and_line() {
    let standards = "id,trades,name,number,from,to,complete,mark,note\nA,coal,某标准,1号,2024-01-01,,yes,V,\n";
    let items = "standard,item,clause,part,text,count,mark,words,ask,hit\n";
    let read = |s: &str, c: &str, i: &str| {
        Criteria::read(
            s,
            &format!("standard,name,need,then,mark,say\n{c}"),
            "word,same\n",
            &[("coal.csv", &format!("{items}{i}"))],
        )
        .map(|_| ())
        .unwrap_err()
    };
    assert!(Criteria::read(standards, "standard,name,need,then,mark,say\n", "word,same\n", &[]).is_ok());
    for (s, c, i, says) in [
        (standards, "", "B,1,第1条,x,甲,,V,,问,yes\n", "coal.csv 第 2 行"),
        (standards, "", "A,1,第1条,x,甲,,V,,问,maybe\n", "hit"),
        (standards, "", "A,1,第1条,x,甲,,Q,,问,yes\n", "第 2 行"),
        (standards, "", "A,1,第1条,x,甲,,V,,问,yes\nA,1,第1条,x,甲,,V,,问,yes\n", "重复"),
        (standards, "A,x,some:0,major,V,x\n", "", "counts.csv 第 2 行"),
        (
            "id,trades,name,number,from,to,complete,mark,note\nA,coal,某,1,2024-13-01,,yes,V,\n",
            "",
            "",
            "standards.csv 第 2 行",
        ),
    ] {
        let e = read(s, c, i);
        assert!(e.contains(says), "{e}");
    }
}
