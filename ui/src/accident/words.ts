type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const grades = list([["extraordinary", "特别重大事故"], ["major", "重大事故"], ["larger", "较大事故"], ["ordinary", "一般事故"]]);
export const stages = list([["reported", "已报告"], ["verified", "已核实"], ["investigating", "调查中"], ["submitted", "调查报告已提交"], ["approved", "已批复结案"], ["evaluated", "整改已评估"], ["struck", "已核销"]]);
/** In what capacity a member sits in the team. */
export const parts = list([["government", "政府"], ["emergency", "应急管理"], ["trade", "行业监管"], ["supervision", "监察机关"], ["police", "公安"], ["union", "工会"], ["procuratorate", "检察院（邀请）"], ["expert", "专家"]]);
export const verdicts = list([["done", "落实"], ["mostly", "基本落实"], ["not", "未落实"]]);
