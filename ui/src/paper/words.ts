/** What people call the facts that a text may lack; the mark in the text carries the template's own name. */
const facts: Record<string, string> = {
  contact: "联系人", finish_by: "办结期限", reply_by: "回复期限", report_by: "报告期限", prepare_by: "准备期限", meet_by: "约谈期限", checked_on: "检查日期", accept_days: "认领天数",
  subject: "事由", title: "标题", text: "内容", reason: "理由", rule: "依据", source: "来源", when: "时间", where: "地点", host: "主持人", present: "出席", tasks: "任务清单", problems: "问题", proofs: "证据", facts_found: "查明的事实", statement: "陈述",
  "organ.name": "发文机关", "unit.name": "单位名称", "person.name": "姓名", "committee.name": "专委会名称", to_names: "主送",
};

/** “办结期限（finish_by）”, so that it is found in the text. */
export const factWord = (name: string) => (facts[name] ? `${facts[name]}（${name}）` : name);
