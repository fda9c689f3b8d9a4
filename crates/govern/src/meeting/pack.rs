//! 会议材料: a cover, the agenda, and a sheet for each item with the facts as of the moment at which it was called. Made once,
//! frozen; the file is the same bytes every time.

use super::model::{Item, Meeting};
use jiff::Timestamp;
use office::paper::{Block, Form, Paper};

fn sheet(title: String, blocks: Vec<Block>) -> Paper {
    Paper {
        // Minutes: the page without signature and seal.
        form: Form::Minutes,
        mark: String::new(),
        organ: String::new(),
        copy_no: None,
        secrecy: None,
        urgency: None,
        number: None,
        signer: None,
        title,
        to: Vec::new(),
        blocks,
        attachments: Vec::new(),
        date: None,
        seal: false,
        notes: None,
        copy_to: Vec::new(),
        printed_by: None,
        printed_on: None,
    }
}

fn line(text: String) -> Block {
    Block::Text { level: 0, head: String::new(), text }
}

fn head(text: &str) -> Block {
    Block::Text { level: 1, head: text.to_owned(), text: String::new() }
}

/// 2026年11月22日15:04
pub fn moment(at: Timestamp) -> String {
    let local = kernel::ZONE.to_datetime(at);
    format!("{}{}", crate::paper::rules::printed_day(local.date()), local.time().strftime("%H:%M"))
}

/// All sheets: the first is the cover.
pub fn sheets(m: &Meeting, organ: &str, members: &[String], guests: &[String], as_of: Timestamp) -> Vec<Paper> {
    let items: Vec<&Item> = m.items().collect();
    let mut arrange = vec![
        line(format!("时间：{}", m.when())),
        line(format!("地点：{}", m.place)),
        line(format!("承办：{organ}")),
        line(format!("成员：{}", members.join("、"))),
    ];
    if !guests.is_empty() {
        arrange.push(line(format!("列席：{}", guests.join("、"))));
    }
    arrange
        .push(line(format!("数据时点：{}。本材料所列事项为该时点系统所记，此后的变化不改动本材料。", moment(as_of))));
    let mut cover = sheet(format!("{}\n会议材料", m.title), arrange);
    cover.mark = format!("{organ}会议材料");
    cover.number = Some(m.number.clone());
    let mut out = vec![cover, agenda(m, &items)];
    out.extend(items.iter().enumerate().map(|(i, item)| one(i + 1, item)));
    out
}

fn agenda(m: &Meeting, items: &[&Item]) -> Paper {
    let mut blocks = Vec::new();
    if items.is_empty() {
        blocks.push(line("本次会议没有列入议题。".into()));
    } else {
        let mut rows = vec![["序号", "议题", "单位", "列入原因"].map(str::to_owned).to_vec()];
        rows.extend(
            items
                .iter()
                .enumerate()
                .map(|(i, item)| vec![(i + 1).to_string(), item.title.clone(), or_dash(&item.who), item.why.clone()]),
        );
        blocks.push(Block::Table { rows });
    }
    for left in &m.left_out {
        blocks.push(line(format!("“{}”另有 {} 项未逐项列入，可在系统中查看。", left.sort.label(), left.count)));
    }
    sheet("会议议程".into(), blocks)
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "—".into() } else { text.to_owned() }
}

fn one(n: usize, item: &Item) -> Paper {
    let mut blocks = vec![head("一、列入原因"), line(item.why.clone())];
    blocks.push(head("二、有关情况"));
    let mut rows = vec![["项目", "内容"].map(str::to_owned).to_vec()];
    if let Some(about) = &item.about {
        rows.push(vec!["编号".into(), about.number.clone()]);
    }
    rows.push(vec!["类别".into(), item.sort.label().into()]);
    if !item.who.is_empty() {
        rows.push(vec!["单位".into(), item.who.clone()]);
    }
    rows.extend(item.facts.iter().map(|(label, value)| vec![label.clone(), or_dash(value)]));
    if let Some(by) = &item.by {
        rows.push(vec!["提出人".into(), by.clone()]);
    }
    blocks.push(Block::Table { rows });
    blocks.push(head("三、会议议定"));
    blocks.push(line("（会上记录）".into()));
    sheet(format!("议题{n}　{}", item.title), blocks)
}
