import type { Choice } from "@/site/words";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const doubtStates = list([["running", "全部未办结"], ["open", "待现场核查"], ["confirmed", "属实待处置"], ["cleared", "已排除"], ["closed", "已闭环"]]);
export const doubtRules = list([
  ["held", "数值僵死"], ["muted", "起伏消失"], ["replayed", "曲线重放"], ["clipped", "削顶"], ["quantised", "分辨力变粗"], ["silent", "关键时段静默"], ["lowered", "数值被压低"], ["unresponsive", "与相邻点脱节"],
  ["calibrated_at_alarm", "报警时标校"], ["faulty_in_production", "报故障仍生产"], ["same_after_gap", "中断后数值原样"], ["cleared_by_restart", "重启消警"],
  ["run_under_stop", "停产令期间生产"], ["night_run", "夜间违规生产"], ["sudden_drop", "负荷骤降"], ["fan_power_loss", "主扇失电"], ["sudden_rise", "用电骤增"], ["over_capacity", "超能力生产"], ["resume_unreported", "停产后恢复未报"], ["zero_but_active", "有人作业而几乎不用电"],
]);
