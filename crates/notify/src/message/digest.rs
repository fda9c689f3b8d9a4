//! How messages read outside: one e-mail, one post of a robot.

use super::model::Message;
use jiff::Timestamp;

/// Address of a message's page; empty where no base address is configured.
pub fn url(pages: &str, link: &str) -> String {
    if pages.is_empty() { String::new() } else { format!("{}{link}", pages.trim_end_matches('/')) }
}

fn minute(at: Timestamp) -> String {
    kernel::ZONE.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Subject of an e-mail.
pub fn subject(messages: &[Message]) -> String {
    match messages {
        [one] if one.urgent => format!("【紧急】{}", one.title),
        [one] => one.title.clone(),
        [first, ..] => format!("{} 条消息：{} 等", messages.len(), first.title),
        [] => String::new(),
    }
}

/// Body of an e-mail, plain text: each message with the page where it is done.
pub fn letter(name: &str, messages: &[Message], pages: &str) -> String {
    let mut out = format!("{name}：\n\n");
    for (n, m) in messages.iter().enumerate() {
        if messages.len() > 1 {
            out += &format!("{}. ", n + 1);
        }
        out += &format!("{}\n", m.title);
        if !m.text.trim().is_empty() {
            out += &format!("{}\n", m.text.trim());
        }
        let url = url(pages, &m.link);
        out += &if url.is_empty() {
            "请登录系统，在“消息”中办理。\n".to_owned()
        } else {
            format!("办理：{url}\n")
        };
        if m.receipt {
            out += "请在系统中点“确认收到”。\n";
        }
        out += &format!("（{}）\n\n", minute(m.made_at));
    }
    out + "这封邮件由安澜系统自动发出，请勿回复。接收方式可在“消息—接收设置”中修改。\n"
}

/// What a robot would take for its own marks is written with full-width signs, so that nothing told can draw a link or call
/// people.
pub fn tame(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '[' => '［',
            ']' => '］',
            '<' => '＜',
            '>' => '＞',
            '`' => '｀',
            '*' => '＊',
            '#' => '＃',
            '\\' => '＼',
            '\n' => ' ',
            c => c,
        })
        .collect()
}

/// What a robot says: Markdown, not longer than so many bytes. Messages that do not fit are counted.
pub fn markdown(messages: &[(Message, String)], pages: &str, most: usize) -> String {
    let mut out = String::new();
    for (n, (m, to)) in messages.iter().enumerate() {
        let mark = if m.urgent { "【紧急】" } else { "" };
        let mut part = format!("**{mark}{}**\n", tame(&m.title));
        if !m.text.trim().is_empty() {
            let text: String = m.text.trim().chars().take(200).collect();
            let more = if m.text.trim().chars().count() > 200 { "……" } else { "" };
            part += &format!("{}{more}\n", tame(&text));
        }
        if !to.is_empty() {
            part += &format!("送：{}\n", tame(to));
        }
        let url = url(pages, &m.link);
        if !url.is_empty() {
            part += &format!("[去办理]({url})\n");
        }
        let rest = messages.len() - n;
        let last = format!("另有 {rest} 条，请登录系统查看。");
        if out.len() + part.len() + last.len() + 1 > most {
            return out + &last;
        }
        out += &part;
        out.push('\n');
    }
    out.trim_end().to_owned()
}
