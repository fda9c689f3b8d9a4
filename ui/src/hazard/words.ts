import type { Choice } from "@/site/words";

const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const sources = list([["self", "企业自查"], ["inspection", "监督检查"], ["tip", "举报"], ["alarm", "监测报警"], ["leader", "领导带队检查"], ["handover", "移送转办"], ["expert", "专家会诊"]]);
export const grades = list([["major", "重大隐患"], ["general", "一般隐患"], ["none", "未定级"]]);
export const hazardStates = list([
  ["reported", "待核实"], ["assigned", "待整改"], ["plan_due", "待报方案"], ["plan_review", "方案待审"], ["rectifying", "整改中"], ["fixed", "当场已改待确认"],
  ["review", "待复查"], ["accepted", "复查合格待销号"], ["closed", "已销号"], ["void", "不属实"], ["merged", "已并案"],
]);
/** 人机环管, with the parts that people tell apart on the spot. */
export const kinds: { label: string; options: Choice[] }[] = [
  { label: "人的因素", options: list([["person.violation", "违章作业"], ["person.unqualified", "无证或未培训"], ["person.protection", "防护用品"]]) },
  { label: "物的因素", options: list([["machine.guard", "防护装置缺失失效"], ["machine.alarm", "监测报警联锁"], ["machine.electric", "电气"], ["machine.pressure", "压力与特种设备"], ["machine.lifting", "起重提升"], ["machine.tank", "储罐管道装卸"], ["machine.fire", "消防设施"], ["machine.other", "其他设备"]]) },
  { label: "环境因素", options: list([["environment.escape", "疏散通道"], ["environment.dust", "粉尘与通风"], ["environment.stack", "堆放与间距"], ["environment.ground", "边坡、地质、积水"], ["environment.confined", "有限空间"], ["environment.other", "其他环境"]]) },
  { label: "管理因素", options: list([["management.duty", "责任制与机构"], ["management.rule", "制度规程"], ["management.permit", "作业审批"], ["management.training", "教育培训"], ["management.emergency", "应急"], ["management.contractor", "承包承租"], ["management.licence", "许可证照"], ["management.other", "其他管理"]]) },
];
export const mine = list([["verify", "待我核实"], ["rectify", "待我整改"], ["plan", "待我报方案"], ["approve", "方案待我审"], ["recheck", "待我复查"], ["close", "待我销号"], ["found", "我发现的"]]);
export const listingStates = list([["proposed", "待审定"], ["listed", "已挂牌"], ["extension_asked", "延期待定"], ["acceptance_due", "待摘牌审核"], ["delisted", "已摘牌"], ["refused", "未予挂牌"]]);
export const levels = list([["county", "县级挂牌"], ["prefecture", "市（州）级挂牌"], ["province", "省级挂牌"], ["state", "国家挂牌"]]);
/** Kinds of evidence by the step that asks for them; the rest stands in the picker behind them. */
export const evidenceFor: Record<string, { kind: string; label: string }[]> = {
  report: [{ kind: "photo_before", label: "整改前照片" }],
  fix_on_spot: [{ kind: "photo_before", label: "整改前照片" }, { kind: "photo_after", label: "整改后照片" }],
  finish: [{ kind: "photo_after", label: "整改后照片" }, { kind: "assessment", label: "企业验收评估报告" }],
  rectify: [{ kind: "photo", label: "现场照片" }],
  pass: [{ kind: "expert", label: "专家或第三方意见" }, { kind: "acceptance", label: "整改复查意见书" }],
  plan: [{ kind: "plan", label: "治理方案" }],
  tell_regulator: [{ kind: "report", label: "重大隐患报告书" }, { kind: "receipt", label: "报告回执" }],
  tell_workers: [{ kind: "publicity", label: "公示照片或职代会记录" }],
  order: [{ kind: "decision", label: "现场处理措施决定书" }],
  downgrade: [{ kind: "review", label: "判定复核单" }],
  list: [{ kind: "notice", label: "挂牌督办通知书" }],
};
