import { DatePicker, Form, Input, InputNumber, Slider, Switch } from "antd";
import type { Offer } from "@/api/types";
import { EvidenceUpload } from "./EvidenceUpload";
import { UnitPicker } from "./UnitPicker";

/** The names under which flows ask for a field, and how each is asked. The rules for them are the server's. */
const asked: Record<string, { label: string; kind: "text" | "line" | "date" | "progress" | "files" | "unit" | "units" | "number" | "switch"; hint?: string }> = {
  note: { label: "说明", kind: "text" },
  reason: { label: "理由", kind: "text", hint: "写清楚为什么，对方和督查都会看到。" },
  opinion: { label: "意见", kind: "text" },
  answer: { label: "答复", kind: "text" },
  summary: { label: "完成情况", kind: "text" },
  progress: { label: "进度（%）", kind: "progress" },
  percent: { label: "进度（%）", kind: "progress" },
  evidence: { label: "凭据", kind: "files", hint: "照片、文件都可以；照片会带上拍摄时间和地点。" },
  due: { label: "新的时限", kind: "date" },
  reply: { label: "答复", kind: "text" },
  on: { label: "日期", kind: "date" },
  unit: { label: "改派给", kind: "unit" },
  units: { label: "单位", kind: "units" },
  number: { label: "文号或编号", kind: "line" },
  value: { label: "完成数", kind: "number" },
};

/** The fields of a dialog: what the server needs, and always room for a note. */
export function moveFields(offer: Offer): string[] {
  const needs = offer.needs ?? [];
  const extra = ["progress", "submit"].includes(offer.action) && !needs.some((n) => asked[n]?.kind === "files") ? ["evidence"] : [];
  const note = needs.some((n) => asked[n]?.kind === "text") ? [] : ["note"];
  return [...needs, ...note, ...extra];
}

export function MoveField({ name, offer, evidence }: { name: string; offer: Offer; evidence?: { kind: string; label: string }[] }) {
  const how = asked[name] ?? { label: name, kind: "line" as const };
  const must = (offer.needs ?? []).includes(name);
  const what = how.kind === "files" ? "请附上凭据。" : how.kind === "date" ? `请选择${how.label}。` : `请填写${how.label}。`;
  const initial = how.kind === "progress" ? 50 : undefined;
  return (
    <Form.Item
      name={name} label={must ? how.label : `${how.label}（可不填）`} extra={how.kind === "files" && evidence?.length ? `要求的凭据：${evidence.map((e) => e.label).join("、")}` : how.hint}
      rules={must ? [{ required: true, message: what }] : []} initialValue={initial} valuePropName={how.kind === "switch" ? "checked" : "value"}
    >
      {input(how.kind, evidence)}
    </Form.Item>
  );
}

function input(kind: string, evidence?: { kind: string; label: string }[]) {
  switch (kind) {
    case "text": return <Input.TextArea rows={3} maxLength={2000} />;
    case "date": return <DatePicker style={{ width: 180 }} />;
    case "progress": return <Slider min={0} max={100} step={5} marks={{ 0: "0", 50: "50", 100: "100" }} />;
    case "files": return <EvidenceUpload asked={evidence} />;
    case "unit": return <UnitPicker />;
    case "units": return <UnitPicker multiple />;
    case "number": return <InputNumber style={{ width: 180 }} />;
    case "switch": return <Switch />;
    default: return <Input />;
  }
}
