import type { Choice } from "@/site/words";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const pointKinds = list([
  ["methane", "甲烷"], ["co", "一氧化碳"], ["h2s", "硫化氢"], ["combustible", "可燃气体"], ["toxic", "有毒气体"], ["oxygen", "氧气"], ["level", "液位"], ["temperature", "温度"],
  ["pressure", "压力"], ["flow", "流量"], ["wind", "风速"], ["dust", "粉尘"], ["displacement", "位移"], ["water_level", "水位"], ["power", "用电负荷"], ["leak_current", "剩余电流"],
  ["switch", "开关量"], ["headcount", "人员计数"],
]);
export const pointStates = list([["in_service", "在用"], ["suppressed", "设计抑制"], ["out_of_service", "停用"], ["retired", "已拆除"]]);
export const muteKinds = list([["shelved", "搁置"], ["suppressed", "设计抑制"], ["out_of_service", "停用"], ["masked", "设备自报屏蔽或标校"]]);

/** A figure as people read it: no more digits than the instrument shows. */
export function figure(value: number | null | undefined, unit = ""): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  const text = String(Math.round(value * 1000) / 1000);
  return unit ? `${text} ${unit}` : text;
}

const limitWords: [keyof import("./types").Limits, string][] = [["ll", "低低"], ["l", "低"], ["h", "高"], ["hh", "高高"], ["cut", "断电"]];
/** “低 ≤ 1 · 高 ≥ 25 · 高高 ≥ 50” */
export function limitsText(l: import("./types").Limits, unit = ""): string {
  const parts = limitWords.filter(([k]) => typeof l[k] === "number").map(([k, word]) => `${word} ${k === "ll" || k === "l" ? "≤" : "≥"} ${figure(l[k] as number)}`);
  if (l.normal !== null && l.normal !== undefined) parts.push(l.normal ? "应为开" : "应为关");
  return parts.length ? `${parts.join(" · ")}${unit ? ` ${unit}` : ""}` : "未设限值";
}
