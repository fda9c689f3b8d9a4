export const kinds = [
  { value: "dispatch", label: "调度会" }, { value: "safety_committee", label: "安委会" },
  { value: "special_committee", label: "专业委员会" }, { value: "standing_committee", label: "常委会、常务会" },
];
export const states = [
  { value: "planned", label: "筹备中" }, { value: "called", label: "通知已发" }, { value: "held", label: "已召开，待出纪要" },
  { value: "minuted", label: "纪要已签发" }, { value: "closed", label: "已归档" }, { value: "cancelled", label: "已取消" },
];
export const hows = [
  { value: "present", label: "到会" }, { value: "deputy", label: "代会" }, { value: "leave", label: "请假" }, { value: "absent", label: "未到" },
];
/** What a mark of a source means; none of the marks here is law. */
export const marks: Record<string, string> = { S1: "所依方案做法（S1），不是法律规定", S2: "所依方案要求（S2），不是法律规定", P: "产品建议，可调", V: "已核原文", M: "待核原文" };
