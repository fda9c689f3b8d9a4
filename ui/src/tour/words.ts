export type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const sorts = list([["tour", "全覆盖巡查"], ["joint", "4+N 联合督查"]]);
export const tourStates = list([["draft", "拟定中"], ["running", "实施中"], ["concluded", "已办结"], ["withdrawn", "已撤销"]]);
export const visitStates = list([["planned", "已排期"], ["begun", "进行中"], ["finished", "已完成"], ["cancelled", "已取消"]]);
/** 四个方法. */
export const methods = list([["briefing", "听汇报"], ["papers", "查资料"], ["site", "看现场"], ["people", "访群众"]]);
