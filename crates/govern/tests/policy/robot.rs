//! A robot that always clicks the first prepared choice: how many decisions until a plan can be issued?

use crate::directory::{self, id, region, root, roster, unit};
use govern::policy::io::book;
use govern::policy::model::*;
use govern::policy::rules::{self, Reading};
use govern::policy::text::{Offsets, slice, tidy};
use govern::policy::{settle, spread, take};
use govern::task::new::Role;
use jiff::civil::{Date, date};
use kernel::id::{MeasureId, PolicyId};
use org::directory::Directory;
use org::region::RegionKind;
use org::unit::UnitKind;

struct Done {
    clicks: Vec<String>,
    draft: Draft,
    reading: Reading,
}

fn parse(text: &str) -> Draft {
    let source = prose::Source::from_text(text);
    let docs = prose::parse(&source, &prose::Options::default());
    let mut n = 0;
    take::draft(&docs[0], &Offsets::of(text), 0, || {
        n += 1;
        MeasureId(id(9, n))
    })
}

/// Click until nothing stands against the issue, or `most` clicks were made.
fn click(text: &str, directory: &Directory, region: &str, today: Date, most: usize) -> Done {
    let again = |draft: &Draft, on: Date| {
        let source = prose::Source::from_text(text);
        let again = prose::parse(&source, &prose::Options { issued_on: Some(on) });
        take::deadlines(draft, &again[0], &Offsets::of(text), 0)
    };
    click_with(&parse(text), directory, region, today, most, again)
}

fn click_draft(parsed: &Draft, directory: &Directory, region: &str, today: Date, most: usize) -> Done {
    click_with(parsed, directory, region, today, most, |_, _| Vec::new())
}

fn click_with(
    parsed: &Draft,
    directory: &Directory,
    region: &str,
    today: Date,
    most: usize,
    again: impl Fn(&Draft, Date) -> Vec<(MeasureId, Vec<Deadline>)>,
) -> Done {
    let mut made: Vec<Correction> = Vec::new();
    let mut clicks = Vec::new();
    loop {
        let draft = settle::replay(parsed, &made);
        let book = book::of(directory, &draft, region, today);
        let reading = rules::look(&draft, &book, today);
        let open = reading.doubts.iter().find(|d| d.must && d.settled.is_none());
        let Some(doubt) = open.filter(|_| clicks.len() < most) else { return Done { clicks, draft, reading } };
        let choice = &doubt.choices[0];
        clicks.push(format!("{} [{}] ×{} → {}", doubt.kind.label(), doubt.quote, doubt.measures.len(), choice.label));
        let mut chosen = Chosen {
            doubt: doubt.key.clone(),
            choice: choice.id.clone(),
            label: choice.label.clone(),
            effect: choice.effect.clone(),
            split: None,
            deadlines: Vec::new(),
        };
        if let Effect::IssuedOn { on } = choice.effect {
            chosen.deadlines = again(&draft, on);
        }
        let decision = Decision::Choose { chosen: vec![chosen] };
        let at = "2024-11-20T02:00:00Z".parse().unwrap();
        let seq = made.len() as i64 + 1;
        made.push(Correction { seq, at, by: "甲".into(), decision, say: String::new(), click: true });
    }
}

fn tell(name: &str, done: &Done) {
    println!("{name}: {} measures, {} clicks", done.draft.measures.len(), done.clicks.len());
    for c in &done.clicks {
        println!("  {c}");
    }
}

#[test]
fn the_demo_plan_is_ready_after_few_clicks_and_reaches_every_county() {
    let text = std::fs::read_to_string(root().join("content/demo/plan-prefecture.txt")).unwrap();
    let directory = directory::directory(directory::demo());
    let done = click(&text, &directory, "/990100/", date(2024, 11, 20), 60);
    tell("demo plan", &done);
    rules::ready(&done.draft, &done.reading).unwrap();
    assert_eq!(done.draft.measures.iter().filter(|m| m.kept).count(), 38);
    assert!(done.clicks.len() <= 25, "{} clicks", done.clicks.len());
    let tasks = spread::spread(PolicyId(id(8, 1)), &done.draft, &done.reading, date(2024, 11, 20));
    println!("{} tasks", tasks.len());
    // Three counties and one zone answer for the 27 measures from the inheritance clause on, or as it reaches.
    let territorial = tasks.iter().filter(|t| t.role == Role::Territorial).count();
    assert!(territorial > 0);
    assert!(tasks.iter().all(|t| t.standing || t.due.is_some()), "every task has a day or is standing");
    assert!(tasks.iter().all(|t| t.due.is_none_or(|d| t.start <= d)));
}

#[test]
fn a_countys_plan_names_its_townships() {
    let text = std::fs::read_to_string(root().join("content/demo/plan-county.txt")).unwrap();
    let directory = directory::directory(directory::demo());
    let done = click(&text, &directory, "/990100/990121/", date(2024, 11, 20), 60);
    tell("county plan", &done);
    rules::ready(&done.draft, &done.reading).unwrap();
    assert!(done.clicks.len() <= 25, "{} clicks", done.clicks.len());
    let tasks = spread::spread(PolicyId(id(8, 1)), &done.draft, &done.reading, date(2024, 11, 20));
    let (_, units, _) = directory::demo();
    let region = |t: &govern::task::new::NewTask| units.iter().find(|u| u.id == t.unit).unwrap().region_path.clone();
    assert!(tasks.iter().all(|t| region(t).starts_with("/990100/990121/")), "nobody outside the county is charged");
    println!("{} tasks", tasks.len());
}

/// The plan of a real prefecture, where the corpus lies beside the repository.
#[test]
fn a_real_plan_of_38_tasks_is_ready_after_at_most_25_clicks() {
    let path = root().join("../shared/policies/documents/003_diqing.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: the corpus is not here");
        return;
    };
    let directory = directory_of(&text);
    let done = click(&text, &directory, "/990100/", date(2024, 11, 20), 60);
    tell("003", &done);
    rules::ready(&done.draft, &done.reading).unwrap();
    assert_eq!(done.draft.measures.iter().filter(|m| m.kept).count(), 38);
    assert!(done.clicks.len() <= 25, "{} clicks", done.clicks.len());
    let tasks = spread::spread(PolicyId(id(8, 1)), &done.draft, &done.reading, date(2024, 11, 20));
    println!("{} tasks", tasks.len());
    let listed: Vec<&Measure> = done.draft.measures.iter().filter(|m| m.kept).collect();
    let of = |n: usize, role: Role| {
        let m = listed[n - 1].id;
        tasks.iter().filter(|t| t.measure == m && t.role == role).count()
    };
    // Scenario S01: the first measure is led by the office, with copies for three counties and the zone.
    assert_eq!((of(1, Role::Lead), of(1, Role::Territorial)), (1, 4));
    let first = listed[0].id;
    assert_eq!(tasks.iter().find(|t| t.measure == first).unwrap().due, Some(date(2024, 12, 31)));
    // 各功能区负责 replaces the counties (handbook 02 §2, rule 4).
    assert_eq!(of(12, Role::Territorial), 1);
    assert_eq!(of(2, Role::Territorial), 4);
    assert_eq!(of(34, Role::JointLead), 3);
    for m in &done.draft.measures {
        let words = slice(&text, m.span);
        assert!(tidy(words).chars().count() > 10, "the span of {:?} shows its words", m.label);
    }
}

/// Whatever the reader takes becomes a draft whose doubts can all be clicked away; nothing panics and no span is out of the
/// text.
#[test]
fn every_document_of_the_corpus_can_be_brought_to_its_issue() {
    let folder = root().join("../shared/policies");
    let files = ["documents", "more", "pdf"].iter().flat_map(|f| std::fs::read_dir(folder.join(f))).flatten().flatten();
    let directory = directory::directory(directory::demo());
    let (mut read, mut plans, mut stuck) = (0, 0, Vec::new());
    for file in files.map(|f| f.path()).filter(|p| p.is_file()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap();
        let Ok(source) = office::read(&name, &bytes, &office::Limits::default()) else { continue };
        for doc in prose::parse(&source, &prose::Options::default()) {
            read += 1;
            let offsets = Offsets::of(&source.text);
            let mut n = 0;
            let parsed = take::draft(&doc, &offsets, 0, || {
                n += 1;
                MeasureId(id(9, n))
            });
            let end = offsets.utf16(source.text.len());
            assert!(parsed.measures.iter().all(|m| m.span.0 <= m.span.1 && m.span.1 <= end), "{name}");
            if parsed.kind != Kind::Plan {
                continue;
            }
            plans += 1;
            let done = click_draft(&parsed, &directory, "/990100/", date(2024, 11, 20), 400);
            if let Err(refusal) = rules::ready(&done.draft, &done.reading) {
                // Every measure may rightly be left out; anything else is a dead end.
                if done.draft.measures.iter().any(|m| m.kept) {
                    stuck.push(format!("{name}: {} {}", refusal.code, refusal.say));
                }
            }
            spread::spread(PolicyId(id(8, 1)), &done.draft, &done.reading, date(2024, 11, 20));
            println!("{name}: {} measures, {} clicks", parsed.measures.len(), done.clicks.len());
        }
    }
    println!("{read} documents, {plans} plans");
    assert!(stuck.is_empty(), "{stuck:#?}");
}

/// A directory with the units that the plan names by 州…, one unit for each name, and its two lists.
fn directory_of(text: &str) -> Directory {
    let top = region(0, "990100", "甲州", RegionKind::Prefecture, None);
    let mut regions = vec![top.clone()];
    let parsed = parse(text);
    // The zone is called as the inheritance clause calls it.
    let inherited = parsed.measures.iter().flat_map(|m| &m.inherited);
    let zone = inherited.clone().find(|w| w.ends_with("园区")).cloned().unwrap_or("产业园区".into());
    let below = [
        ("990121", "乙市", RegionKind::County),
        ("990122", "丙县", RegionKind::County),
        ("990123", "丁县", RegionKind::County),
        ("Z990101001", zone.as_str(), RegionKind::FunctionalZone),
    ];
    for (n, (code, name, kind)) in below.iter().enumerate() {
        regions.push(region(n + 1, code, name, *kind, Some(&top)));
    }
    let mut names: Vec<String> = Vec::new();
    for m in &parsed.measures {
        for a in &m.assignments {
            for words in a.lead.iter().chain(&a.responsible).chain(&a.assist) {
                let plain = words.starts_with('州') && !words.contains("职责");
                if plain && !names.contains(words) {
                    names.push(words.clone());
                }
            }
        }
    }
    // 州应急局 is short for 州应急管理局: the directory has it once.
    names.retain(|n| n != "州应急局");
    let mut units = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let kind = match name.as_str() {
            "州安委办" => UnitKind::SafetyCommitteeOffice,
            "州应急管理局" => UnitKind::EmergencyBureau,
            _ => UnitKind::Regulator,
        };
        let mut u = unit(n, &format!("甲{name}"), name, kind, &top);
        if name == "州应急管理局" {
            u.aliases.push("州应急局".into());
        }
        units.push(u);
    }
    for r in &regions[1..] {
        let kind = if r.kind == RegionKind::County { UnitKind::Government } else { UnitKind::FunctionalZone };
        units.push(unit(100 + units.len(), &format!("{}党委政府", r.name), &r.name, kind, r));
    }
    let pick = |words: &[&str]| -> Vec<_> {
        units.iter().filter(|u| words.iter().any(|w| u.short.contains(w))).map(|u| u.id).collect()
    };
    let watch = [
        "应急管理局",
        "公安局",
        "自然资源",
        "生态环境",
        "住房城乡",
        "交通运输",
        "农业农村",
        "水务",
        "市场监管",
        "发展改革",
        "工业和信息化",
        "消防",
    ];
    let manage = ["教育体育", "人力资源", "商务", "文化和旅游", "林草"];
    let rosters = vec![
        roster(1, "负有安全监管职责的部门", &top, &pick(&watch)),
        roster(2, "负有行业管理职责的部门", &top, &pick(&manage)),
    ];
    Directory::new(regions, units, rosters)
}
