//! What is left out and what is wide: numbers that a paper never gets, tables of many columns.

use super::*;
use proptest::strategy::Strategy as _;

/// Characters of a page with left side, right side and whether they are red.
fn chars(page: &Page) -> Vec<(f64, f64, char, f64)> {
    let runs = page.marks.iter().filter_map(|m| match m {
        page::Mark::Text(run) => Some(run),
        page::Mark::Rule { .. } => None,
    });
    runs.flat_map(|r| r.chars.iter().map(|(x, wide, c)| (*x, x + wide, *c, r.size))).collect()
}

fn words(pages: &[Page]) -> String {
    pages.iter().flat_map(chars).map(|c| c.2).collect()
}

/// The words of a .docx.
fn docx_words(paper: &Paper) -> String {
    use std::io::Read;
    let mut pack = zip::ZipArchive::new(std::io::Cursor::new(docx(paper).unwrap())).unwrap();
    let mut xml = String::new();
    pack.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

/// 发文字号: a draft shows its place, what never gets one shows neither brackets nor 号, a signed paper shows it once.
#[test]
fn a_paper_without_a_number_has_no_empty_brackets() {
    for form in Form::ALL {
        for signer in [None, Some("样例签发人".to_owned())] {
            let text = "# 情况通报\n请认真学习。\n";
            let with = |number: Option<&str>| Paper {
                number: number.map(str::to_owned),
                signer: signer.clone(),
                ..paper(form, text)
            };
            let never = with(Some(""));
            for said in [words(&lay(&never)), docx_words(&never)] {
                assert!(!said.contains(['〔', '〕', '号']), "{form:?}: {said}");
                assert!(said.contains("情况通报"), "{form:?}: {said}");
            }
            let draft = with(None);
            for said in [words(&lay(&draft)), docx_words(&draft)] {
                assert_eq!(said.matches('〔').count(), 1, "{form:?}: {said}");
            }
            let signed = with(Some("云安办督〔2026〕3号"));
            for said in [words(&lay(&signed)), docx_words(&signed)] {
                assert_eq!(said.matches("云安办督〔2026〕3号").count(), 1, "{form:?}: {said}");
                assert_eq!(said.matches('〔').count(), 1, "{form:?}: {said}");
            }
            // The head stays as it is: the red lines and the title stand where they stood.
            let rules = |p: &Paper| lay(p)[0].marks.iter().filter(|m| matches!(m, page::Mark::Rule { .. })).count();
            assert_eq!(rules(&never), rules(&draft), "{form:?}");
        }
    }
}

/// Lines of a table: verticals of a page from left to right, each once.
fn verticals(page: &Page) -> Vec<f64> {
    let mut out: Vec<f64> = page
        .marks
        .iter()
        .filter_map(|m| match m {
            page::Mark::Rule { x1, x2, y1, y2, .. } if (x1 - x2).abs() < 1e-6 && y2 > y1 => Some(*x1),
            _ => None,
        })
        .collect();
    out.sort_by(f64::total_cmp);
    out.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
    out
}

/// Every character of a table of a paper stands within the page's text and within one column.
fn inside(table: &[Vec<String>], case: &str) {
    let mut text = String::from("# 表\n");
    for row in table {
        text += &format!("| {} |\n", row.join(" | "));
    }
    let made = paper(Form::Ordinary, &text);
    let (left, right) = (28.0, 28.0 + 156.0);
    for page in lay(&made) {
        let lines = verticals(&page);
        let Some((first, last)) = lines.first().zip(lines.last()) else { continue };
        near(*first, left, 0.01, case);
        near(*last, right, 0.01, case);
        assert_eq!(lines.len(), table[0].len() + 1, "{case}");
        for (x1, x2, c, size) in chars(&page) {
            // 小四 is the table's. A mark set in half its room has its ink there: opening ones on the right, others on the left.
            if size != 12.0 || c == ' ' {
                continue;
            }
            let x1 = if "（《〈【〔“‘「『".contains(c) { (x1 + x2) / 2.0 } else { x1 };
            let x2 = if "，。、；：）》〉】〕”’」』".contains(c) { (x1 + x2) / 2.0 } else { x2 };
            assert!(x1 >= left - 0.01 && x2 <= right + 0.01, "{case}: “{c}” from {x1:.2} to {x2:.2}");
            let at = lines.iter().rposition(|l| *l <= x1 + 0.01).unwrap();
            assert!(x2 <= lines[at + 1] + 0.01, "{case}: “{c}” ends at {x2:.2}, its column at {:.2}", lines[at + 1]);
        }
    }
    use std::io::Read;
    let mut pack = zip::ZipArchive::new(std::io::Cursor::new(docx(&made).unwrap())).unwrap();
    let mut xml = String::new();
    pack.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let widths: Vec<i64> =
        xml.split("<w:gridCol w:w=\"").skip(1).map(|p| p.split('"').next().unwrap().parse().unwrap()).collect();
    // 156 mm are 8844 twips; the imprint's own table has one column as wide as that.
    let of_table: i64 = widths.iter().take(table[0].len()).sum();
    assert!(of_table <= 8844 && widths.iter().all(|w| *w > 0), "{case}: {widths:?}");
}

#[test]
fn wide_tables_stay_inside_the_page_and_their_columns() {
    let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    let long = "经核查，该企业储罐区可燃气体探测器长期处于屏蔽状态（自九月起），未按规定办理审批手续。".repeat(3);
    let address = "https://anlan.example/hazards/0192aa10-7a57-7c11-9f0e-3c1fd2a9d001?from=2026-01-01";
    inside(&[row(&["序号", "任务", "时限"]), row(&["1", &long, "2026年6月30日"])], "three columns");
    inside(&[row(&["序号", &long, &long, "天数"]), row(&["1", address, &long, "12天"])], "two long ones");
    // Ten columns of words beside ten of sentences: no column falls below a character.
    let mixed: Vec<&str> = (0..20).map(|n| if n % 2 == 0 { "第三季度" } else { long.as_str() }).collect();
    inside(&[row(&mixed), row(&mixed)], "twenty columns");
    inside(&[row(&["一"; 22]), row(&["12"; 22])], "twenty-two columns");
    inside(&[row(&[""; 5]), row(&["", address, "", "，。，。，。", ""])], "empty cells");
}

/// What a page cannot hold side by side stands below: every cell once, the first column with each part.
#[test]
fn a_table_too_wide_for_the_page_stands_in_parts() {
    for (count, abreast) in [(23, vec![12, 12]), (43, vec![22, 22]), (44, vec![16, 16, 14])] {
        let cells = |row: char| (0..count).map(|n| format!("{row}{n}")).collect::<Vec<_>>().join(" | ");
        let made = paper(Form::Ordinary, &format!("# 表\n| {} |\n| {} |\n", cells('甲'), cells('乙')));
        let pages = lay(&made);
        let all = words(&pages);
        assert_eq!(all.matches('乙').count(), count + abreast.len() - 1, "{count}");
        let mut right: f64 = 0.0;
        for (x1, x2, c, size) in pages.iter().flat_map(chars) {
            if size == 12.0 && c != ' ' {
                assert!(x1 >= 27.99, "{c} of {count} begins at {x1}");
                right = right.max(x2);
            }
        }
        assert!(right <= 184.01, "{count}: {right}");
        use std::io::Read;
        let mut pack = zip::ZipArchive::new(std::io::Cursor::new(docx(&made).unwrap())).unwrap();
        let mut xml = String::new();
        pack.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let of = |table: &str| table.split("</w:tblGrid>").next().unwrap_or("").matches("<w:gridCol").count();
        let grids: Vec<usize> = xml.split("<w:tbl>").skip(1).map(of).take(abreast.len()).collect();
        assert_eq!(grids, abreast, "{count}");
        assert!(!xml.contains("</w:tbl>\n<w:tbl>"), "two tables without a paragraph between become one");
        for n in 0..count {
            assert!(docx_words(&made).contains(&format!("乙{n}")), "{n} of {count}");
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
    #[test]
    fn any_table_stays_inside(
        table in (1usize..=16).prop_flat_map(|n| proptest::collection::vec(
            proptest::collection::vec("[一-龥，。（）；：“”、a-z0-9./ ]{0,60}", n..=n), 1..5)),
    ) {
        let table: Vec<Vec<String>> =
            table.into_iter().map(|r| r.into_iter().map(|c| c.trim().to_owned()).collect()).collect();
        if table.iter().all(|r| r.iter().any(|c| !c.is_empty())) {
            inside(&table, "any");
        }
    }
}
