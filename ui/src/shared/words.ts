import type { LightColor, PersonRef, UnitRef } from "@/api/types";

/** Each colour with its word and its shape, so that it survives black-and-white print and colour blindness. */
export const lights: Record<LightColor, { word: string; shape: string; cls: string }> = {
  red: { word: "红", shape: "▲", cls: "r" },
  yellow: { word: "黄", shape: "◆", cls: "y" },
  green: { word: "绿", shape: "●", cls: "g" },
  submitted: { word: "待核验", shape: "◐", cls: "s" },
  done: { word: "已销号", shape: "✓", cls: "d" },
  none: { word: "无灯", shape: "–", cls: "n" },
};

export const roleWords: Record<string, string> = {
  lead: "牵头", joint_lead: "分别牵头", assist: "配合", responsible: "负责", territorial: "属地",
};

export const recordKinds: { value: string; label: string }[] = [
  { value: "meeting", label: "会议" }, { value: "led_inspection", label: "带队检查" }, { value: "lecture", label: "讲课" },
  { value: "talk", label: "约谈谈话" }, { value: "drill", label: "演练" }, { value: "report", label: "报告" },
  { value: "listing", label: "挂牌督办" }, { value: "exposure", label: "曝光" }, { value: "training", label: "培训" },
  { value: "inspection", label: "检查" }, { value: "study", label: "专题学习" }, { value: "risk_analysis", label: "风险分析" }, { value: "joint_inspection", label: "联合检查" },
  { value: "hazard_solved", label: "推动解决隐患" }, { value: "assessment", label: "安全考核" }, { value: "other", label: "其他" },
];
export const recordKindWord = (kind?: string | null) => recordKinds.find((k) => k.value === kind)?.label ?? kind ?? "";

/** Kinds of evidence that the office may ask for. */
export const evidenceKinds: { value: string; label: string }[] = [
  { value: "official_doc", label: "正式文件" }, { value: "meeting_minutes", label: "会议纪要" }, { value: "photo_before", label: "整改前照片" },
  { value: "photo_after", label: "整改后照片" }, { value: "photo", label: "现场照片" }, { value: "inspection_record", label: "检查记录" },
  { value: "test_report", label: "检测检验报告" }, { value: "invoice", label: "票据或支付凭证" }, { value: "attendance", label: "签到表" },
  { value: "exam", label: "考试成绩" }, { value: "system_metric", label: "系统指标" }, { value: "acceptance_opinion", label: "验收意见" }, { value: "other", label: "其他材料" },
];
export const evidenceWord = (kind: string) => evidenceKinds.find((k) => k.value === kind)?.label ?? kind;

/** Roles that can be given; what each may do is the server's matter (系统 → 权限表). */
export const officeRoles: { value: string; label: string }[] = [
  { value: "office_clerk", label: "安委办经办" }, { value: "office_head", label: "安委办主任" }, { value: "dept_officer", label: "部门经办" },
  { value: "dept_head", label: "部门负责人" }, { value: "county_officer", label: "县市安委办（属地）经办" }, { value: "zone_officer", label: "功能区经办" },
  { value: "township_officer", label: "乡镇街道经办" }, { value: "leader", label: "党政领导" }, { value: "enterprise_officer", label: "企业安全管理人员" },
  { value: "auditor", label: "纪检审计" }, { value: "admin", label: "系统管理员" },
];

/** A person as text, whether the server sent a reference or a plain name. */
export function who(by?: PersonRef | string | null): string {
  return !by ? "系统" : typeof by === "string" ? by : by.name;
}
export const unitName = (u?: UnitRef | string | null) => (!u ? "" : typeof u === "string" ? u : u.short || u.name);
export const idOf = (x?: { id: string } | string | null) => (!x ? "" : typeof x === "string" ? x : x.id);
export const titleOf = (x?: { title: string } | string | null) => (!x ? "" : typeof x === "string" ? x : x.title);

/** 1.2 MB */
export function showSize(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
