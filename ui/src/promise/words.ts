import type { Choice } from "@/site/words";
import type { Figures, PromiseView, Work } from "./types";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const stands = list([["not_due", "未到时限"], ["made", "按时承诺"], ["late", "逾时承诺"], ["remind", "提醒承诺"], ["missing", "未承诺"], ["missing_again", "连续未承诺"]]);
export const units: [keyof Figures & ("total" | "running" | "stopped" | "trial" | "overhaul"), string][] = [["total", "装置总数"], ["running", "运行"], ["stopped", "停产"], ["trial", "其中试生产"], ["overhaul", "检修"]];
export const works: [keyof Work, string][] = [
  ["special_hot", "特级动火"], ["first_hot", "一级动火"], ["second_hot", "二级动火"], ["confined_space", "受限空间"], ["blind_plate", "盲板抽堵"],
  ["height", "高处作业"], ["lifting", "吊装"], ["electric", "临时用电"], ["digging", "动土"], ["road", "断路"],
];
export const states: [keyof Figures & ("starting" | "stopping" | "repair"), string][] = [["starting", "有装置开车"], ["stopping", "有装置停车"], ["repair", "有中修、大修"]];

/** Colour and shape of how a promise stands. */
export const look: Record<string, { colour: string; mark: string }> = {
  made: { colour: "green", mark: "✓" }, late: { colour: "green", mark: "✓" }, not_due: { colour: "none", mark: "○" },
  remind: { colour: "blue", mark: "●" }, missing: { colour: "yellow", mark: "■" }, missing_again: { colour: "orange", mark: "◆" },
};

/** Nothing yet: everything safe must be said, not preset. */
export const blank: Figures = {
  total: 0, running: 0, stopped: 0, trial: 0, overhaul: 0, starting: false, stopping: false, repair: false, stores_safe: false, sources_safe: false, safe: false, note: "",
  work: { special_hot: 0, first_hot: 0, second_hot: 0, confined_space: 0, blind_plate: 0, height: 0, lifting: 0, electric: 0, digging: 0, road: 0 },
};

/** Today's form begins with the units of the last notice; the day's work and its three assurances are said anew each day. */
export function begun(last?: Figures | null): Figures {
  if (!last) return blank;
  return { ...blank, total: last.total, running: last.running, stopped: last.stopped, trial: last.trial, overhaul: last.overhaul, starting: last.starting, stopping: last.stopping, repair: last.repair };
}

/** “运行 4 / 5 套 · 动火 3 · 受限空间 1” */
export function short(f?: Figures | null): string {
  if (!f) return "";
  const w = { ...blank.work, ...f.work } as Record<keyof Work, number>;
  const hot = w.special_hot + w.first_hot + w.second_hot;
  const other = works.slice(4).reduce((n, [k]) => n + w[k], 0);
  return [`运行 ${f.running} / ${f.total} 套`, hot && `动火 ${hot}`, w.confined_space && `受限空间 ${w.confined_space}`, other && `其他作业 ${other}`, f.safe ? "承诺安全" : "未作安全承诺"].filter(Boolean).join(" · ");
}

/** What is wrong with the figures before they are sent; the server says the same. */
export function slips(f: Figures): string | undefined {
  if (f.running + f.stopped !== f.total) return `运行 ${f.running} 套与停产 ${f.stopped} 套之和不等于总数 ${f.total} 套，请核对。`;
  if (f.trial > f.running) return `试生产 ${f.trial} 套多于运行 ${f.running} 套，请核对。`;
  if (f.overhaul > f.total) return `检修 ${f.overhaul} 套多于总数 ${f.total} 套，请核对。`;
  if (f.safe && !(f.stores_safe && f.sources_safe)) return "承诺安全运行，须重大危险源和罐区、仓库均处于安全状态。";
  return undefined;
}

export const against = (p: Pick<PromiseView, "found">) => p.found.filter((x) => !x.until);

/** Where the records stand that contradict a promise. */
export function evidence(rule: string, p: Pick<PromiseView, "site" | "enterprise">): { to: string; search: Record<string, string>; label: string } | undefined {
  switch (rule) {
    case "promise.safe_under_alarm": return { to: "/alarms", search: { site: p.site, priority: "critical", standing: "true" }, label: "看报警" };
    case "promise.alarm_since": return { to: "/alarms", search: { site: p.site, priority: "critical", sort: "-raised_at" }, label: "看报警" };
    case "promise.moving_while_stopped": return { to: "/points", search: { site: p.site }, label: "看点位" };
    default: return undefined;
  }
}
