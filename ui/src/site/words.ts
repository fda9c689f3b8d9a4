/** Words of closed lists, in the order in which the server keeps them; what may be chosen is the server's matter. */
export type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

/** 行业监管类别. */
export const trades = list([
  ["chemical", "化工危化"], ["mine", "非煤矿山"], ["coal", "煤矿"], ["metal", "冶金有色"], ["industry", "工贸其他"], ["fireworks", "烟花爆竹"],
  ["explosives", "民用爆炸物品"], ["construction", "建筑施工"], ["gas", "城镇燃气"], ["road", "道路运输"], ["port", "港口水运"], ["special", "特种设备"],
  ["fire", "消防"], ["power", "电力"], ["water", "水利"], ["tourism", "文化旅游"], ["education", "教育"], ["commerce", "商贸"], ["farm", "农业"], ["other", "其他"],
]);
export const tradeWord = (code?: string | null) => trades.find((t) => t.value === code)?.label ?? code ?? "";

export const scales = list([["large", "大型"], ["medium", "中型"], ["small", "小型"], ["micro", "微型"]]);
export const siteStates = list([["building", "在建"], ["operating", "生产经营"], ["stopped", "停产停业"], ["closed", "已关闭"]]);
export const tags = list([
  ["dust", "粉尘涉爆"], ["ammonia", "涉氨制冷"], ["confined", "有限空间"], ["metal_smelting", "金属冶炼"], ["hazchem_process", "危险化工工艺"],
  ["gas_use", "煤气使用"], ["crowd", "人员密集场所"],
]);
export const parks = list([["outside", "不在化工园区"], ["a", "A类园区（高风险）"], ["b", "B类园区（较高风险）"], ["c", "C类园区（一般风险）"], ["d", "D类园区（较低风险）"]]);
export const colours = list([["red", "红"], ["orange", "橙"], ["yellow", "黄"], ["blue", "蓝"]]);
export const letters = list([["A", "A 级（最好）"], ["B", "B 级"], ["C", "C 级"], ["D", "D 级（最差）"]]);

export type PartKind = "licence" | "person" | "chemical" | "installation" | "equipment" | "reform";
export const partWords: Record<PartKind, { title: string; due: string; add: string }> = {
  licence: { title: "许可证照", due: "有效期止", add: "登记证照" },
  person: { title: "安全管理人员", due: "证书有效期止", add: "登记人员" },
  installation: { title: "重大危险源辨识", due: "下次评估", add: "辨识一个单元" },
  chemical: { title: "危险化学品", due: "", add: "登记危险化学品" },
  equipment: { title: "特种设备", due: "下次检验", add: "登记特种设备" },
  reform: { title: "改造提升、整合重组、关闭退出", due: "完成期限", add: "列入" },
};
export const licenceKinds = list([
  ["safety_production", "安全生产许可证"], ["hazchem_trade", "危险化学品经营许可证"], ["hazchem_use", "危险化学品安全使用许可证"], ["hazchem_register", "危险化学品登记证"],
  ["fireworks_trade", "烟花爆竹经营许可证"], ["explosives", "民用爆炸物品许可证"], ["mining", "采矿许可证"], ["gas", "燃气经营许可证"], ["road_hazmat", "道路危险货物运输许可证"],
  ["port_hazmat", "港口危险货物作业附证"], ["construction", "建筑施工企业安全生产许可证"], ["standard", "安全生产标准化证书"], ["other", "其他证照"],
]);
export const posts = list([
  ["principal", "主要负责人"], ["director", "安全总监"], ["safety_head", "安全管理机构负责人"], ["safety_staff", "专职安全员"], ["part_time", "兼职安全员"],
  ["engineer", "注册安全工程师"], ["guardian", "重大危险源包保责任人"], ["special_worker", "特种作业人员"],
]);
export const reformKinds = list([["upgrade", "改造提升"], ["integrate", "整合重组"], ["exit", "关闭退出"]]);
export const reformStates = list([["listed", "已列入"], ["running", "实施中"], ["done", "已完成"], ["accepted", "已验收"]]);
export const installationKinds = list([["production", "生产单元"], ["storage", "储存单元"]]);
export const labelOf = (from: Choice[], code: unknown) => from.find((c) => c.value === code)?.label ?? String(code ?? "");
