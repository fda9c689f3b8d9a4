import { DatePicker, Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import type { Address, Offer, Page } from "@/api/types";
import { EvidenceUpload } from "@/kit/EvidenceUpload";
import { PersonPicker } from "@/kit/PersonPicker";
import { UnitPicker } from "@/kit/UnitPicker";
import { Assistant } from "./Assistant";
import type { HazardRow, HazardView } from "./types";
import { evidenceFor, kinds, levels } from "./words";

/** Fields that a step may have beyond those it must have. */
export function moreFields(offer: Offer): string[] {
  const with_ = [...(evidenceFor[offer.action] ? ["evidence"] : [])];
  if (offer.action === "verify" || offer.action === "verify_major") return ["kind", "due", "unit", "answers", ...with_].filter((f) => !(offer.action === "verify_major" && f === "due"));
  if (offer.action === "upgrade") return ["answers"];
  return with_;
}

/** How a hazard's fields are asked for where the common dialog does not know them. */
export const askHazard = (h: HazardView) => function ask(name: string, offer: Offer) {
  const must = offer.needs.includes(name);
  const rules = must ? [{ required: true, message: "这一项必填。" }] : [];
  const label = (text: string) => (must ? text : `${text}（可不填）`);
  switch (name) {
    case "kind": return <Form.Item key={name} name="kind" label={label("隐患类别")} rules={rules} initialValue={h.kind?.code}><Select options={kinds} showSearch={{ optionFilterProp: "label" }} placeholder="人机环管" /></Form.Item>;
    case "due": return <Form.Item key={name} name="due" label={offer.action === "request" || offer.action === "ask_extension" ? "申请延到" : offer.action === "list" ? "挂牌期限" : label("整改期限")} extra={must ? undefined : "不填按规则的常用期限。"} rules={rules}><DatePicker style={{ width: 200 }} /></Form.Item>;
    case "unit": return <Form.Item key={name} name="unit" label="监管单位（只在要改时填）"><UnitPicker placeholder={h.regulator?.name ?? "职责待明确"} /></Form.Item>;
    case "answers": return <Form.Item key={name} name="answers" label="判定助手（可不答）"><Assistant trade={h.trade} text={`${h.title} ${h.text}`} /></Form.Item>;
    case "into": return <Form.Item key={name} name="into" label="并入哪一条" rules={rules}><TwinPicker h={h} /></Form.Item>;
    case "officers": return <Form.Item key={name} name="officers" label="现场执法人员" extra="办理人自己算一名；须 2 名以上持行政执法证件。" rules={rules}><PersonPicker multiple /></Form.Item>;
    case "expert": return <Form.Item key={name} name="expert" label="专家或第三方机构" extra="写明姓名或机构，或在凭据中附意见书。" rules={rules}><Input maxLength={60} /></Form.Item>;
    case "level": return <Form.Item key={name} name="level" label="挂牌级别" rules={rules}><Select options={levels} /></Form.Item>;
    case "number": return <Form.Item key={name} name="number" label="决定书文号" rules={rules}><Input maxLength={60} /></Form.Item>;
    case "scope": return <Form.Item key={name} name="scope" label="停产停用的范围" rules={rules}><Input maxLength={200} placeholder="如 全厂、2 号反应釜、三楼车间" /></Form.Item>;
    case "plan": return <PlanFields key={name} h={h} />;
    case "review": return (
      <div key={name}>
        <Form.Item name={["review", "officers"]} label="复核执法人员（2 名以上）" rules={[{ required: true, message: "请选择 2 名以上执法人员。" }]}><PersonPicker multiple /></Form.Item>
        <Form.Item name={["review", "expert"]} label="专家姓名" rules={[{ required: true, message: "改判须有专家意见。" }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name={["review", "opinion"]} label="复核意见" rules={[{ required: true, message: "请写明为什么不符合判定标准。" }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      </div>
    );
    case "evidence": return <Form.Item key={name} name="evidence" label={must ? "凭据" : "凭据（可不填）"} extra={evidenceFor[offer.action] ? `通常有：${evidenceFor[offer.action]!.map((e) => e.label).join("、")}` : undefined} rules={must ? [{ required: true, message: "请附上凭据。" }] : []}><EvidenceUpload asked={evidenceFor[offer.action]} /></Form.Item>;
    default: return undefined;
  }
};

/** 五落实. */
function PlanFields({ h }: { h: HazardView }) {
  const field = (name: string, label: string, hint: string, rows = 2) => <Form.Item name={["plan", name]} label={label} initialValue={h.plan?.[name as "duty"]} rules={[{ required: true, message: `五落实缺“${label}”。` }]}><Input.TextArea rows={rows} maxLength={1000} placeholder={hint} /></Form.Item>;
  return (
    <>
      {field("duty", "责任", "谁负总责、谁具体办")}
      {field("measures", "措施", "工程措施和整改期间的防范措施", 3)}
      {field("funds", "资金", "多少钱、从哪里出")}
      <Form.Item name={["plan", "deadline"]} label="时限" rules={[{ required: true, message: "五落实缺“时限”。" }]}><DatePicker style={{ width: 200 }} /></Form.Item>
      {field("emergency", "预案", "整改期间出了情况怎么办、撤到哪里")}
    </>
  );
}

/** Another open hazard of the same place. */
function TwinPicker({ h, value, onChange }: { h: HazardView; value?: string; onChange?: (v: string) => void }) {
  const [q, setQ] = useState("");
  const found = useQuery({ queryKey: ["hazards", "twin", h.site.id, q], queryFn: () => api.get<Page<HazardRow>>("/hazards" as Address, { site: h.site.id, state: "open", q, limit: 30 }) });
  return <Select value={value} onChange={onChange} showSearch={{ filterOption: false, onSearch: setQ }} aria-label="并入哪一条" placeholder="同一场所未销号的隐患" notFoundContent="这个场所没有别的未销号隐患" options={(found.data?.items ?? []).filter((x) => x.id !== h.id).map((x) => ({ value: x.id, label: `${x.number} ${x.title}` }))} />;
}
