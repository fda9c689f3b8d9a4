//! What people call the facts that a text may lack. Whoever writes a template knows them by their paths; whoever completes a
//! paper reads words.

/// Facts by path, and parts of paths; those of bulletins and dossiers are always there and need none.
const WORDS: &[(&str, &str)] = &[
    ("accept_days", "确认时限（工作日）"),
    ("checked_on", "检查日期"),
    ("committee.name", "专委会名称"),
    ("contact", "联系人"),
    ("days_late", "逾期天数"),
    ("due", "期限"),
    ("facts_found", "查明的事实"),
    ("finish_by", "办结期限"),
    ("from", "起始日期"),
    ("hazards", "隐患"),
    ("host", "主持人"),
    ("items", "事项"),
    ("meet_by", "约谈期限"),
    ("name", "名称"),
    ("next", "下步安排"),
    ("organ.name", "发文机关"),
    ("period", "所属时段"),
    ("person.name", "姓名"),
    ("place", "地点"),
    ("prepare_by", "准备期限"),
    ("present", "出席人员"),
    ("problems", "问题"),
    ("progress", "进展"),
    ("proofs", "证据"),
    ("reason", "理由"),
    ("reply_by", "回复期限"),
    ("report_by", "报告期限"),
    ("rule", "依据"),
    ("say", "内容"),
    ("source", "来源"),
    ("statement", "陈述"),
    ("subject", "事由"),
    ("tasks", "任务"),
    ("text", "内容"),
    ("till", "截止日期"),
    ("title", "标题"),
    ("to_names", "主送单位"),
    ("unit", "单位"),
    ("unit.name", "单位名称"),
    ("what", "内容"),
    ("when", "时间"),
    ("where", "地点"),
];

fn known(path: &str) -> Option<&'static str> {
    WORDS.iter().find(|w| w.0 == path).map(|w| w.1)
}

/// `finish_by` → 办结期限, `tasks.2.due` → 任务第2项的期限. A name without a word stands as it is: it comes from a template
/// that somebody wrote, and is found in it by that name.
pub fn said(path: &str) -> String {
    if let Some(word) = known(path) {
        return word.to_owned();
    }
    let parts: Vec<&str> = path.split('.').collect();
    let [list, n, of] = parts[..] else { return path.to_owned() };
    match (known(list), n.parse::<usize>(), known(of)) {
        (Some(list), Ok(n), Some(of)) => format!("{list}第{n}项的{of}"),
        _ => path.to_owned(),
    }
}

/// With its path, for whoever edits the template: `办结期限（finish_by）`.
pub fn both(path: &str) -> String {
    let word = said(path);
    if word == path { word } else { format!("{word}（{path}）") }
}
