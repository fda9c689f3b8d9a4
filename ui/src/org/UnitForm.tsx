import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { api, Refused, sentence } from "@/api/client";
import type { Region } from "@/api/types";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";

export const unitKinds = [
  { value: "party_committee", label: "党委" }, { value: "government", label: "政府" }, { value: "safety_committee", label: "安委会" }, { value: "safety_committee_office", label: "安委办" },
  { value: "emergency_bureau", label: "应急管理部门" }, { value: "regulator", label: "负有监管职责的部门" }, { value: "industry_authority", label: "行业管理部门" }, { value: "support_organ", label: "支持保障部门" },
  { value: "fire_rescue", label: "消防救援" }, { value: "union", label: "群团" }, { value: "supervision_commission", label: "纪检监察" }, { value: "functional_zone", label: "功能区管委会" },
  { value: "township", label: "乡镇街道" }, { value: "power_company", label: "供电企业" }, { value: "enterprise", label: "企业" },
];

export function UnitForm({ regions, close }: { regions: Region[]; close: () => void }) {
  const client = useQueryClient();
  const [form] = Form.useForm();
  const save = useMutation({
    mutationFn: (v: Record<string, unknown>) => api.post("/units", { aliases: [], ...v }),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ["units"] }); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as never, errors: [f.say] }))),
  });
  return (
    <Section title="新增单位">
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => save.mutate(v)}>
        <Form.Item name="name" label="全称" rules={[{ required: true, message: "请填写全称。" }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="short" label="简称"><Input maxLength={30} /></Form.Item>
        <Form.Item name="kind" label="类型" rules={[{ required: true, message: "请选择类型。" }]}><Select options={unitKinds} /></Form.Item>
        <Form.Item name="region" label="所在地区" rules={[{ required: true, message: "请选择地区。" }]}><Select showSearch={{ optionFilterProp: "label" }} options={regions.map((r) => ({ value: r.id, label: r.name }))} /></Form.Item>
        <Form.Item name="parent" label="上级单位（可不填）"><UnitPicker /></Form.Item>
        <div className="row"><Button type="primary" htmlType="submit" loading={save.isPending}>新增</Button><Button onClick={close}>取消</Button></div>
      </Form>
    </Section>
  );
}
