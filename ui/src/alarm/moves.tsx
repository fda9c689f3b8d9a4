import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { EvidenceUpload } from "@/kit/EvidenceUpload";
import { PersonPicker } from "@/kit/PersonPicker";
import { kinds } from "@/hazard/words";
import type { Offer } from "@/api/types";
import type { AlarmView } from "./types";
import { causes } from "./words";

/** Fields that a step may have beyond those it must have. */
export function moreAlarmFields(offer: Offer): string[] {
  switch (offer.action) {
    case "handle": return ["gone", "files"];
    case "close": return ["files"];
    case "hazard": return ["kind"];
    case "confirm": return ["note"];
    default: return [];
  }
}

/** How an alarm's fields are asked for where the common dialog does not know them. */
export const askAlarm = (a: AlarmView) => function ask(name: string, offer: Offer) {
  const must = offer.needs.includes(name);
  const rules = must ? [{ required: true, message: "这一项必填。" }] : [];
  switch (name) {
    case "cause": return <Form.Item key={name} name="cause" label="报警原因" rules={rules} extra="确认表示有人看到并判断了原因，不等于已经处置。"><Select placeholder="选择原因" showSearch={{ optionFilterProp: "label" }} options={a.causes.length ? a.causes.map((c) => ({ value: c.code, label: c.label })) : causes} /></Form.Item>;
    case "person": return <Form.Item key={name} name="person" label="交给谁处置" rules={rules}><PersonPicker /></Form.Item>;
    case "gone": return <Form.Item key={name} name="gone" valuePropName="checked" extra={a.standing ? "测值现在仍然越限：此时报“已消除”会被自动驳回并升一级。" : undefined}><Checkbox>险情已消除</Checkbox></Form.Item>;
    case "note": return <Form.Item key={name} name="note" label={offer.action === "handle" ? "做了什么、结果怎样" : offer.action === "close" ? "闭环意见" : offer.action === "hazard" ? "隐患是什么" : must ? "说明" : "说明（可不填）"} rules={rules}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>;
    case "reason": return <Form.Item key={name} name="reason" label={offer.action === "return" ? "为什么退回" : "理由"} rules={rules}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>;
    case "files": return <Form.Item key={name} name="files" label={must ? "凭据" : "凭据（可不填）"} extra="现场照片、检测记录或处置单。" rules={rules}><EvidenceUpload plain /></Form.Item>;
    case "kind": return <Form.Item key={name} name="kind" label="隐患类别" initialValue="machine.alarm" rules={rules}><Select options={kinds} showSearch={{ optionFilterProp: "label" }} /></Form.Item>;
    case "level": return <Form.Item key={name} name="level" label="代哪一级" rules={rules}><InputNumber min={1} max={3} /></Form.Item>;
    default: return undefined;
  }
};
