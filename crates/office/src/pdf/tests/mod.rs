mod fixture;

use crate::{Limits, Unreadable, read};
pub use fixture::{Face, Shown, pdf};
use lopdf::content::Operation;
use lopdf::{Document, Object, Stream, dictionary};
use prose::{BlockKind, Source};

fn open(bytes: &[u8]) -> Source {
    read("t.pdf", bytes, &Limits::default()).unwrap()
}

fn refused(bytes: &[u8]) -> Unreadable {
    read("t.pdf", bytes, &Limits::default()).unwrap_err()
}

fn lines(source: &Source) -> Vec<String> {
    source.blocks.iter().map(|b| source.text[b.span.clone()].to_string()).collect()
}

const PLAN: [Shown; 5] = [
    (150.0, 700.0, 22.0, "云岭州安全生产方案"),
    (112.0, 650.0, 16.0, "一、开展燃气隐患排查，由州应急局牵头，每"),
    (80.0, 620.0, 16.0, "季度至少1次，2026年底前完成。"),
    (112.0, 590.0, 16.0, "二、其他"),
    (80.0, 560.0, 16.0, "各县各单位要按照职责分工抓好落实工作。"),
];

#[test]
fn fonts_that_are_not_embedded() {
    let faces =
        ["UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H", "GBK2K-H"].map(Face::Predefined);
    for face in faces.into_iter().chain([Face::Mapped, Face::Gb1]) {
        let source = open(&pdf(face, &[PLAN.to_vec()], &[], 0));
        let want = [
            "　　　云岭州安全生产方案",
            "　　一、开展燃气隐患排查，由州应急局牵头，每",
            "季度至少1次，2026年底前完成。",
            "　　二、其他",
            "各县各单位要按照职责分工抓好落实工作。",
        ];
        assert_eq!(lines(&source), want, "{face:?}");
        assert!(source.blocks.iter().all(|b| b.kind == BlockKind::Line && b.place.page == Some(1)));
    }
}

#[test]
fn rare_characters_beyond_the_basic_plane() {
    let line = vec![(80.0, 600.0, 16.0, "矿井名为𠮷字号，地处云岭州。")];
    for face in [Face::Predefined("UniGB-UTF16-H"), Face::Predefined("GBK2K-H")] {
        assert!(open(&pdf(face, std::slice::from_ref(&line), &[], 0)).text.contains('𠮷'), "{face:?}");
    }
}

#[test]
fn page_numbers_and_running_heads_are_dropped() {
    let face = Face::Predefined("UniGB-UCS2-H");
    let numbers = ["— 1 —", "— 2 —", "— 3 —", "— 4 —"];
    let bodies = ["第一页的正文在此。", "第二页的正文在此。", "第三页的正文在此。", "20"];
    let pages: Vec<Vec<Shown>> = (0..4)
        .map(|i| {
            vec![
                (80.0, 800.0, 9.0, "云岭州安委办文件"),
                (80.0, 400.0, 16.0, bodies[i]),
                (280.0, 50.0, 12.0, numbers[i]),
            ]
        })
        .collect();
    let source = open(&pdf(face, &pages, &[], 0));
    assert_eq!(lines(&source).iter().map(|l| l.trim()).collect::<Vec<_>>(), bodies);
    assert!(source.notes.iter().any(|n| n.say.contains("8 行页码或页眉")), "{:?}", source.notes);
    assert_eq!(source.pages, Some(4));
    assert_eq!(source.blocks[2].place.page, Some(3));
}

#[test]
fn heads_on_two_pages_only_and_figures_in_the_text_stay() {
    let face = Face::Predefined("GBK-EUC-H");
    let page =
        |n: &'static str| vec![(80.0, 800.0, 16.0, "云岭州"), (80.0, 500.0, 16.0, "正文。"), (80.0, 60.0, 16.0, n)];
    let source = open(&pdf(face, &[page("12"), page("7")], &[], 0));
    assert_eq!(lines(&source).len(), 6);
}

fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Vec<Operation> {
    let n = |v: f64| Object::from(v as f32);
    vec![Operation::new("m", vec![n(x0), n(y0)]), Operation::new("l", vec![n(x1), n(y1)]), Operation::new("S", vec![])]
}

#[test]
fn ruled_tables_become_rows() {
    let mut drawn = Vec::new();
    for y in [700.0, 670.0, 600.0] {
        drawn.extend(rule(80.0, y, 480.0, y));
    }
    // The lead's cell covers both rows of the body.
    drawn.extend(rule(80.0, 640.0, 300.0, 640.0));
    drawn.extend(rule(400.0, 640.0, 480.0, 640.0));
    for x in [80.0, 120.0, 300.0, 400.0, 480.0] {
        drawn.extend(rule(x, 600.0, x, 700.0));
    }
    let page = vec![
        (200.0, 740.0, 18.0, "重点任务清单"),
        (82.0, 680.0, 12.0, "序号"),
        (150.0, 680.0, 12.0, "工作任务"),
        (310.0, 680.0, 12.0, "牵头单位"),
        (405.0, 680.0, 12.0, "完成时限"),
        (90.0, 650.0, 12.0, "1"),
        (122.0, 656.0, 12.0, "对全州餐饮场所燃气使用情况"),
        (122.0, 643.0, 12.0, "开展检查"),
        (310.0, 630.0, 12.0, "州住建局"),
        (405.0, 650.0, 12.0, "2026年6月"),
        (90.0, 620.0, 12.0, "2"),
        (122.0, 620.0, 12.0, "更新管网"),
        (405.0, 620.0, 12.0, "2026年9月"),
        (80.0, 560.0, 16.0, "附注在表外。"),
    ];
    let source = open(&pdf(Face::Predefined("UniGB-UTF16-H"), &[page], &drawn, 0));
    let rows: Vec<(Vec<&str>, bool)> = source
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Row { cells, header } => {
                Some((cells.iter().map(|c| &source.text[c.clone()]).collect(), *header))
            }
            _ => None,
        })
        .collect();
    assert_eq!(rows[0], (vec!["序号", "工作任务", "牵头单位", "完成时限"], true));
    assert_eq!(rows[1], (vec!["1", "对全州餐饮场所燃气使用情况开展检查", "州住建局", "2026年6月"], false));
    assert_eq!(rows[2], (vec!["2", "更新管网", "州住建局", "2026年9月"], false));
    let all = lines(&source);
    assert!(all[0].ends_with("重点任务清单") && all[4].ends_with("附注在表外。"), "{all:?}");
    assert_eq!(source.blocks[2].place.cell.as_deref(), Some("表1第2行"));
}

#[test]
fn a_table_that_goes_on_overleaf_is_one_table() {
    // Columns at 80, 120, 380, 480. The last row of the first page has no line below it: it goes on overleaf.
    let mut drawn = Vec::new();
    for y in [700.0, 670.0, 640.0] {
        drawn.extend(rule(80.0, y, 480.0, y));
    }
    for x in [80.0, 120.0, 380.0, 480.0] {
        drawn.extend(rule(x, 600.0, x, 700.0));
    }
    let head = [(82.0, 680.0, 12.0, "序号"), (150.0, 680.0, 12.0, "工作任务"), (385.0, 680.0, 12.0, "责任单位")];
    let first = [
        (90.0, 650.0, 12.0, "1"),
        (122.0, 650.0, 12.0, "签订责任书"),
        (385.0, 650.0, 12.0, "州安委办"),
        (90.0, 620.0, 12.0, "2"),
        (122.0, 620.0, 12.0, "对全州人员密集场所疏散通道开展专项检查，"),
        (385.0, 620.0, 12.0, "州应急局"),
    ];
    let second = [
        (122.0, 650.0, 12.0, "督促整改"),
        (385.0, 650.0, 12.0, "州住建局"),
        (90.0, 620.0, 12.0, "3"),
        (122.0, 620.0, 12.0, "通报结果"),
    ];
    let pages = [[&head[..], &first].concat(), [&head[..], &second].concat()];
    let source = open(&pdf(Face::Mapped, &pages, &drawn, 0));
    let rows: Vec<(Vec<&str>, &str, u32)> = source
        .blocks
        .iter()
        .map(|b| match &b.kind {
            BlockKind::Row { cells, .. } => {
                let cells = cells.iter().map(|c| &source.text[c.clone()]).collect();
                (cells, b.place.cell.as_deref().unwrap(), b.place.page.unwrap())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(rows[0].0, ["序号", "工作任务", "责任单位"]);
    assert_eq!(rows[2].0, ["2", "对全州人员密集场所疏散通道开展专项检查，督促整改", "州应急局\n州住建局"]);
    assert_eq!(rows[3], (vec!["3", "通报结果", ""], "表1第4行", 2));
    assert_eq!(rows.len(), 4);
}

#[test]
fn turned_pages_are_read_upright() {
    // The page is stored on its side; the text runs upwards, /Rotate brings it upright.
    let face = Face::Predefined("UniGB-UCS2-H");
    let turn = [Operation::new("cm", [0.0, 1.0, -1.0, 0.0, 595.0, 0.0].map(|n: f32| n.into()).to_vec())];
    let page = vec![(80.0, 500.0, 16.0, "第一行文字在上。"), (80.0, 470.0, 16.0, "第二行文字在下。")];
    for rotate in [90, 0] {
        let got = lines(&open(&pdf(face, std::slice::from_ref(&page), &turn, rotate)));
        assert_eq!(got, ["第一行文字在上。", "第二行文字在下。"], "{rotate}");
    }
}

#[test]
fn fonts_without_characters_and_scans_are_refused() {
    assert_eq!(refused(&pdf(Face::Mute, &[PLAN.to_vec()], &[], 0)).code, "no_characters");
    let image = [Operation::new("BI", vec![]), Operation::new("ID", vec![]), Operation::new("EI", vec![])];
    let scan = pdf(Face::Mapped, &[vec![], vec![], vec![(280.0, 50.0, 9.0, "3")]], &image, 0);
    let error = refused(&scan);
    assert_eq!(error.code, "scanned");
    assert!(error.say.contains("OCR") && error.say.contains("t.pdf"));
    assert_eq!(refused(&pdf(Face::Mapped, &[vec![]], &[], 0)).code, "no_text");
}

#[test]
fn locked_and_broken_files_are_refused() {
    let good = pdf(Face::Mapped, &[PLAN.to_vec()], &[], 0);
    assert_eq!(refused(&good[..40]).code, "broken");
    assert_eq!(refused(&locked(&good, "secret")).code, "encrypted");
    // Only changes are forbidden: it opens without a password, so it is read.
    assert!(open(&locked(&good, "")).text.contains("隐患排查"));
}

fn locked(bytes: &[u8], user_password: &str) -> Vec<u8> {
    let mut doc = Document::load_mem(bytes).unwrap();
    doc.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &doc,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    doc.encrypt(&state).unwrap();
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    let mut doc = Document::load_mem(&pdf(Face::Mapped, &[PLAN.to_vec()], &[], 0)).unwrap();
    let page = doc.page_iter().next().unwrap();
    let mut content = Stream::new(dictionary! {}, vec![b' '; 64 << 20]);
    content.compress().unwrap();
    let bomb = doc.add_object(content);
    doc.get_dictionary_mut(page).unwrap().set("Contents", vec![Object::Reference(bomb); 20]);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    assert!(bytes.len() < 1 << 20);
    let limits = Limits { unpacked: 100 << 20, ..Limits::default() };
    assert_eq!(read("t.pdf", &bytes, &limits).unwrap_err().code, "bomb");
}

#[test]
fn two_hundred_and_twenty_five_pages() {
    let body = "各单位要严格落实安全生产责任制，每季度至少开展一次检查。";
    let page: Vec<Shown> = (0..25).map(|n| (80.0, 740.0 - 26.0 * f64::from(n), 16.0, body)).collect();
    let bytes = pdf(Face::Mapped, &vec![page; 225], &[], 0);
    let source = open(&bytes);
    assert_eq!((source.pages, source.blocks.len()), (Some(225), 225 * 25));
}
