import { DatePicker, Form, Input } from "antd";
import type { Offer } from "@/api/types";
import { EnterprisePicker } from "./EnterprisePicker";

const day = <Form.Item key="on" name="on" label="发生日期（不填为今天）"><DatePicker style={{ width: 180 }} /></Form.Item>;

/** Fields of life events that the common dialog does not know. */
export function lifeFields(name: string, offer: Offer) {
  if (name === "name") return <Form.Item key={name} name="name" label="新的名称" rules={[{ required: true, message: "请填写新的名称。" }]}><Input maxLength={100} /></Form.Item>;
  if (name === "enterprise") return <Form.Item key={name} name="enterprise" label="并入哪家企业" rules={[{ required: true, message: "请选择接收企业。" }]}><EnterprisePicker /></Form.Item>;
  if (name === "note" && !offer.needs.includes("note")) return <div key={name}>{day}</div>;
  return undefined;
}
