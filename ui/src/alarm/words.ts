import type { Choice } from "@/site/words";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const priorities = list([["critical", "紧急（红）"], ["high", "高（橙）"], ["medium", "中（黄）"], ["low", "低（蓝）"]]);
export const handlings = list([["unclosed", "全部未闭环"], ["open", "待确认"], ["confirmed", "已确认"], ["working", "处置中"], ["handled", "已反馈"], ["closed", "已闭环"]]);
export const signals = list([["UNACK", "未确认报警"], ["ACKED", "已确认报警"], ["RTNUN", "恢复未确认"], ["LATUN", "锁存未确认"], ["LATACK", "锁存已确认"], ["SHELVED", "搁置"], ["DSUPR", "设计抑制"], ["OOSRV", "停用"], ["NORM", "正常"]]);
export const limitKinds = list([["LL", "低低"], ["L", "低"], ["H", "高"], ["HH", "高高"], ["ROC", "变化率"], ["CUT", "断电"], ["OFFNORMAL", "变位"], ["BAD_PV", "坏值"], ["STALE", "静默（离线）"], ["FLATLINE", "僵死"], ["MASKED", "屏蔽"]]);
export const mineAlarms = list([["confirm", "待我方确认"], ["handle", "待我方处置"], ["assigned", "指派给我"], ["know", "待我登记知悉"], ["close", "待闭环"]]);
export const causes = list([
  ["process", "工艺异常"], ["leak", "泄漏"], ["equipment", "设备故障"], ["operation", "操作引起"], ["maintenance", "检修作业引起"], ["calibration", "标校引起"], ["instrument", "仪表故障"],
  ["communication", "通信故障"], ["power", "停电"], ["weather", "天气影响"], ["limit", "限值设置不当"], ["unknown", "原因待查"],
]);

/** Shape beside the colour of a priority: read without colours as well. */
export const shapes: Record<string, string> = { red: "▲", orange: "◆", yellow: "■", blue: "●" };

/** “还剩 4 分 05 秒” “还剩 3 小时 12 分” “超时 12 分”: the closer, the finer. */
export function leftWords(seconds: number): string {
  const late = seconds < 0, s = Math.abs(Math.trunc(seconds));
  const d = Math.floor(s / 86_400), h = Math.floor((s % 86_400) / 3600), m = Math.floor((s % 3600) / 60), rest = s % 60;
  const text = d > 0 ? `${d} 天 ${h} 小时` : h > 0 ? `${h} 小时 ${m} 分` : m > 0 && (m >= 10 || late) ? `${m} 分` : m > 0 ? `${m} 分 ${String(rest).padStart(2, "0")} 秒` : `${rest} 秒`;
  return late ? `超时 ${text}` : `还剩 ${text}`;
}

/** How urgent a clock looks: past, soon (a fifth of an hour), or calm. */
export const leftClass = (seconds: number) => (seconds < 0 ? "c-r" : seconds < 720 ? "c-y" : "soft");

/** “12 分钟” “3 小时” “2 天 4 小时” */
export function lasted(ms: number): string {
  const m = Math.max(0, Math.round(ms / 60_000));
  return m < 1 ? "不到 1 分钟" : m < 60 ? `${m} 分钟` : m < 1440 ? `${Math.floor(m / 60)} 小时${m % 60 ? ` ${m % 60} 分` : ""}` : `${Math.floor(m / 1440)} 天${Math.floor((m % 1440) / 60) ? ` ${Math.floor((m % 1440) / 60)} 小时` : ""}`;
}
