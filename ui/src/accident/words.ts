type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const grades = list([["extraordinary", "特别重大事故"], ["major", "重大事故"], ["larger", "较大事故"], ["ordinary", "一般事故"]]);
export const stages = list([["reported", "已报告"], ["verified", "已核实"], ["investigating", "调查中"], ["submitted", "调查报告已提交"], ["approved", "已批复结案"], ["struck", "已核销"]]);
