type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

/** Steps in the order of the ladder; the last two stand beside it. */
export const steps = list([["remind", "提醒"], ["urge", "催办"], ["supervise_letter", "督办函"], ["interview", "约谈"], ["circular", "通报"], ["accountability", "问责移交"], ["secretary", "书记督办"], ["assignment", "交办单"], ["warning_notice", "警示告知书"]]);
/** The rungs that a late matter climbs. */
export const rungs = steps.slice(0, 6);
export const states = list([["open", "全部在办"], ["draft", "待签发"], ["served", "已送达"], ["held", "已约谈"], ["replied", "已回复待审"], ["returned", "回复已退回"], ["accepted", "已办结"], ["stopped", "已终止"]]);
/** What waits for me, as the register filters it. */
export const mine = list([["sign", "待我签发"], ["reply", "待本单位回复"], ["judge", "待我审核"], ["review", "我包抓的"]]);
/** Steps that a person may begin on a task; reminders are the rules' own. */
export const byHand = steps.filter((s) => !["remind", "assignment", "warning_notice"].includes(s.value));
