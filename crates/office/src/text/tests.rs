use crate::{Limits, read};
use encoding_rs::{BIG5, GB18030};
use prose::BlockKind;

const PLAN: &str = "云岭州安全生产行动方案\n一、工作目标\n1.开展隐患排查，每季度至少1次。（牵头单位：州应急局）\n";
const TRADITIONAL: &str = "雲嶺州安全生產行動方案\n一、落實監督責任，開展檢查，每季度至少1次。\n";

fn text(bytes: &[u8]) -> String {
    read("方案.txt", bytes, &Limits::default()).unwrap().text
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    assert_eq!(text(PLAN.as_bytes()), PLAN);
    assert_eq!(text(format!("\u{FEFF}{PLAN}").as_bytes()), PLAN);
    assert_eq!(text(&GB18030.encode(PLAN).0), PLAN);
    assert_eq!(text(&utf16(PLAN, true)), PLAN);
    assert_eq!(text(&utf16(PLAN, false)), PLAN);
    assert_eq!(text(&utf16(&format!("\u{FEFF}{PLAN}"), true)), PLAN);
    assert_eq!(text(&utf16(&format!("\u{FEFF}{PLAN}"), false)), PLAN);
    assert_eq!(text(&BIG5.encode(TRADITIONAL).0), TRADITIONAL);
}

#[test]
fn one_short_sentence_is_enough() {
    for line in ["各单位要落实安全生产责任", "严格执行值班制度，及时报告。"] {
        let want = format!("{line}\n");
        assert_eq!(text(&GB18030.encode(line).0), want);
        assert_eq!(text(&utf16(line, true)), want);
        assert_eq!(text(&utf16(line, false)), want);
    }
    assert_eq!(text(&BIG5.encode("嚴格執行值班制度，及時報告。").0), "嚴格執行值班制度，及時報告。\n");
}

#[test]
fn lines_carry_their_number_and_pages() {
    let source = read("a.txt", "第一行\r\n\r\n第三行\r第四行\u{0C}第五行".as_bytes(), &Limits::default()).unwrap();
    let places: Vec<_> = source.blocks.iter().map(|b| (b.place.paragraph.unwrap(), b.place.page.unwrap())).collect();
    assert_eq!(places, [(1, 1), (3, 1), (4, 1), (5, 2)]);
    assert!(source.blocks.iter().all(|b| b.kind == BlockKind::Line));
    let lines: Vec<_> = source.blocks.iter().map(|b| &source.text[b.span.clone()]).collect();
    assert_eq!(lines, ["第一行", "第三行", "第四行", "第五行"]);
    assert_eq!(source.pages, Some(2));
}

#[test]
fn damaged_bytes_are_reported_with_their_line() {
    let mut bytes = PLAN.as_bytes().to_vec();
    let second = PLAN.find('\n').unwrap() + 1;
    bytes[second] = 0xFF;
    let source = read("a.txt", &bytes, &Limits::default()).unwrap();
    let note = source.notes.iter().find(|n| n.span.is_some()).unwrap();
    assert!(note.say.contains("第 2 行"), "{}", note.say);
    assert_eq!(&source.text[note.span.clone().unwrap()], "\u{FFFD}");
}

#[test]
fn zero_bytes_are_damage_too() {
    let source = read(
        "a.txt",
        "云岭州安全生产工作方案\0\n各县各单位要严格落实安全生产责任\0\0，及时报告情况\n".as_bytes(),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(
        source.text,
        "云岭州安全生产工作方案\u{FFFD}\n各县各单位要严格落实安全生产责任\u{FFFD}\u{FFFD}，及时报告情况\n"
    );
    let spans: Vec<_> = source.notes.iter().filter_map(|n| n.span.clone()).collect();
    assert_eq!(spans.len(), 2);
    assert!(spans.into_iter().all(|s| &source.text[s] == "\u{FFFD}"));
}

#[test]
fn what_is_no_text_is_refused() {
    let mut seed = 7u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    })
    .take(20_000)
    .collect();
    for (bytes, code) in
        [(&b""[..], "empty"), (&noise, "unknown"), (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "image"), (b" \n\n ", "no_text")]
    {
        assert_eq!(read("x.txt", bytes, &Limits::default()).unwrap_err().code, code);
    }
}

#[test]
fn a_line_of_ten_megabytes_is_refused() {
    for unit in ["安", "a", "a安 "] {
        let line = unit.repeat((10 << 20) / unit.len());
        assert_eq!(read("x.txt", line.as_bytes(), &Limits::default()).unwrap_err().code, "long_line");
    }
}

#[test]
fn two_hundred_megabytes_are_refused_without_looking() {
    let error = read("大文件.pdf", &vec![0; 200 << 20], &Limits::default()).unwrap_err();
    assert_eq!(error.code, "too_big");
    assert!(error.say.contains("200 MB") && error.say.contains("大文件.pdf"));
}
