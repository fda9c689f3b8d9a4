//! The other parts of the package.

use super::super::model::Paper;
use super::{document, name, twips, xml};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Names and texts, in the order of the package.
pub fn parts(paper: &Paper) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", types()),
        ("_rels/.rels", rels()),
        ("docProps/core.xml", core(paper)),
        ("word/document.xml", document(paper)),
        ("word/_rels/document.xml.rels", links()),
        ("word/styles.xml", styles()),
        ("word/settings.xml", settings()),
        ("word/fontTable.xml", fonts()),
        ("word/footer1.xml", footer("right", 316)),
        ("word/footer2.xml", footer("left", 316)),
        ("word/footer3.xml", first_foot()),
        ("word/header1.xml", format!("{HEAD}<w:hdr {W}>{}</w:hdr>\n", name(paper, "xh", 0))),
    ]
}

fn types() -> String {
    let part = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    };
    let all: String = [
        ("word/document.xml", "document.main"),
        ("word/styles.xml", "styles"),
        ("word/settings.xml", "settings"),
        ("word/fontTable.xml", "fontTable"),
        ("word/footer1.xml", "footer"),
        ("word/footer2.xml", "footer"),
        ("word/footer3.xml", "footer"),
        ("word/header1.xml", "header"),
    ]
    .iter()
    .map(|(n, k)| part(n, k))
    .collect();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{all}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         </Types>\n"
    )
}

fn relation(id: u8, kind: &str, to: &str) -> String {
    format!("<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/{kind}\" Target=\"{to}\"/>")
}

fn relations(all: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>\n"
    )
}

fn rels() -> String {
    relations(
        &(relation(1, "officeDocument/2006/relationships/officeDocument", "word/document.xml")
            + &relation(2, "package/2006/relationships/metadata/core-properties", "docProps/core.xml")),
    )
}

fn links() -> String {
    let kinds = ["styles", "settings", "fontTable", "footer", "footer", "footer", "header"];
    let names =
        ["styles.xml", "settings.xml", "fontTable.xml", "footer1.xml", "footer2.xml", "footer3.xml", "header1.xml"];
    let all: String = kinds
        .iter()
        .zip(names)
        .enumerate()
        .map(|(i, (k, n))| relation(i as u8 + 1, &format!("officeDocument/2006/relationships/{k}"), n))
        .collect();
    relations(&all)
}

fn core(paper: &Paper) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>\n",
        xml(&paper.title.replace('\n', "")),
        xml(&paper.organ)
    )
}

fn settings() -> String {
    // Marks at the margin are drawn in as on the grid of the .pdf; page numbers differ on odd and even pages.
    format!(
        "{HEAD}<w:settings {W}><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat></w:settings>\n"
    )
}

/// Fonts by the names that offices have, with a kind of face for those who lack them.
fn fonts() -> String {
    let all: String = [
        ("仿宋_GB2312", "FangSong_GB2312", "roman"),
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "roman"),
        ("黑体", "SimHei", "swiss"),
        ("楷体_GB2312", "KaiTi_GB2312", "roman"),
        ("宋体", "SimSun", "roman"),
    ]
    .iter()
    .map(|(n, a, f)| {
        format!("<w:font w:name=\"{n}\"><w:altName w:val=\"{a}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{f}\"/></w:font>")
    })
    .collect();
    format!("{HEAD}<w:fonts {W}>{all}</w:fonts>\n")
}

fn face(name: &str) -> String {
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/>")
}

fn size(half_points: u8) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

fn style(id: &str, name: &str, paragraph: &str, run: &str) -> String {
    let based = if id == "zw0" { "" } else { "<w:basedOn w:val=\"zw0\"/>" };
    let default = if id == "zw0" { " w:default=\"1\"" } else { "" };
    format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n"
    )
}

fn styles() -> String {
    const RED: &str = "<w:color w:val=\"FF0000\"/>";
    const FIRST: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>";
    let (fang, title, hei, kai) = (face("仿宋_GB2312"), face("方正小标宋简体"), face("黑体"), face("楷体_GB2312"));
    // 4 mm below the number (§7.2.7); the letter's double line 4 mm below the name and 170 mm long (§10.1).
    let red = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"11\" w:color=\"FF0000\"/></w:pBdr>";
    let double =
        "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"11\" w:color=\"FF0000\"/></w:pBdr>";
    let out = format!("<w:ind w:left=\"-{0}\" w:right=\"-{1}\"/>", twips(8.0), twips(6.0));
    let tab = |mm: f64| format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", twips(mm));
    let level = |n: u8, run: &str| {
        style(
            &format!("j{n}"),
            &format!("{}级标题", ["", "一", "二", "三", "四"][n as usize]),
            &format!("<w:outlineLvl w:val=\"{}\"/>{FIRST}", n - 1),
            run,
        )
    };
    let mark = |n: u8, run: &str| {
        format!(
            "<w:style w:type=\"character\" w:styleId=\"j{n}z\"><w:name w:val=\"{n}级标题字\"/><w:rPr>{run}</w:rPr></w:style>\n"
        )
    };
    let centre = "<w:jc w:val=\"center\"/>";
    let small = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"40\" w:after=\"40\"/>";
    let all = [
        style("zw0", "Normal", "<w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/>", &(fang.clone() + &size(32))),
        style("zw", "正文段落", FIRST, ""),
        style("zs", "主送机关", "", ""),
        level(1, &hei),
        level(2, &kai),
        level(3, ""),
        level(4, ""),
        mark(1, &hei),
        mark(2, &kai),
        mark(3, &fang),
        mark(4, &fang),
        style(
            "bt",
            "公文标题",
            &format!("<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/>{centre}"),
            &(title.clone() + &size(44)),
        ),
        style("bz", "发文机关标志", &format!("<w:snapToGrid w:val=\"0\"/>{centre}"), &(title.clone() + RED)),
        style("xh", "信函机关标志", &format!("{double}<w:snapToGrid w:val=\"0\"/>{out}{centre}"), &(title + RED)),
        style("zh", "发文字号", &format!("{red}{centre}"), ""),
        style(
            "zhs",
            "发文字号与签发人",
            &format!("{red}{}<w:ind w:leftChars=\"100\" w:left=\"316\"/>", tab(150.4)),
            "",
        ),
        style("xzh", "信函字号", &tab(156.0), &hei),
        style("jj", "密级紧急程度", "", &hei),
        style("qm", "署名日期", "<w:jc w:val=\"left\"/>", ""),
        style(
            "cs",
            "抄送",
            "<w:snapToGrid w:val=\"0\"/><w:ind w:left=\"1120\" w:right=\"280\" w:hanging=\"840\"/>",
            &size(28),
        ),
        style("yf", "印发", &format!("{}<w:snapToGrid w:val=\"0\"/><w:ind w:left=\"280\"/>", tab(151.0)), &size(28)),
        style("bgt", "表头", &format!("{small}{centre}"), &(hei.clone() + &size(24))),
        style("bgz", "表文", &format!("{small}<w:jc w:val=\"left\"/>"), &size(24)),
        style("ym", "页码", "<w:snapToGrid w:val=\"0\"/>", &(face("宋体") + &size(28))),
    ]
    .concat();
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))
        .collect();
    format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fang}{}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>\
         </w:rPrDefault></w:docDefaults>\n{all}<w:style w:type=\"table\" w:styleId=\"bg\"><w:name w:val=\"公文表格\"/>\
         <w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>\n</w:styles>\n",
        size(32)
    )
}

fn footer(side: &str, twips: u16) -> String {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    format!(
        "{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"ym\"/><w:ind w:{side}=\"{twips}\"/><w:jc w:val=\"{side}\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">— </w:t></w:r>{field}<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>\n"
    )
}

/// A letter's first page: the lower double line, thin above thick, 20 mm above the sheet's foot.
fn first_foot() -> String {
    format!(
        "{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"ym\"/>\
         <w:pBdr><w:top w:val=\"thinThickSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"FF0000\"/></w:pBdr>\
         <w:spacing w:line=\"20\" w:lineRule=\"exact\"/><w:ind w:left=\"-{}\" w:right=\"-{}\"/></w:pPr></w:p></w:ftr>\n",
        twips(8.0),
        twips(6.0)
    )
}
