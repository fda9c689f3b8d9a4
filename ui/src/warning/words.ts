import type { Choice } from "@/site/words";
import type { RatingTerm, WarningView } from "./types";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const colours = list([["red", "红色"], ["orange", "橙色"], ["yellow", "黄色"], ["blue", "蓝色"]]);
export const warningStates = list([["running", "全部未解除"], ["issued", "已发布待响应"], ["responded", "已响应"], ["downgraded", "已降级"], ["lifted", "已解除"], ["withdrawn", "已撤销"]]);
export const weathers = list([["rainstorm", "暴雨"], ["thunder", "雷电"], ["gale", "大风"], ["hail", "冰雹"], ["heat", "高温"], ["cold", "寒潮"], ["snow", "暴雪"], ["ice", "道路结冰"], ["fog", "大雾"], ["geology", "地质灾害气象风险"]]);

/** Where the records stand that a term of the rating counts; each number opens into them. */
export function records(term: Pick<RatingTerm, "term">, w: Pick<WarningView, "site" | "enterprise">): { to: string; search?: Record<string, string>; label: string } | undefined {
  const of = { enterprise: w.enterprise };
  switch (term.term) {
    case "base": return { to: `/sites/${w.site}`, label: "企业档案" };
    case "red_points": return { to: "/alarms", search: { ...of, priority: "critical", standing: "true" }, label: "红色报警" };
    case "high_alarms": return { to: "/alarms", search: { ...of, priority: "high", standing: "true" }, label: "高级报警" };
    case "doubts": return { to: "/doubts", search: { ...of, state: "running" }, label: "疑点" };
    case "major_hazards": return { to: "/hazards", search: { ...of, grade: "major", state: "open" }, label: "重大隐患" };
    case "overdue_hazards": return { to: "/hazards", search: { ...of, grade: "major", state: "open", overdue: "true" }, label: "超期隐患" };
    case "promise": case "hot_work": case "confined_space": return { to: "/promises", search: of, label: "承诺公告" };
    case "weather": return { to: "/sense/weather", label: "天气标记" };
    default: return undefined;
  }
}

/** Width of a term's bar, of a hundred points. */
export const share = (points: number) => Math.max(0, Math.min(100, points));
