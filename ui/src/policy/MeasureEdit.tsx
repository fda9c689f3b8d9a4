import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Segmented, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { MeasureView } from "@/api/types";
import { UnitPicker } from "@/kit/UnitPicker";
import { recordKinds } from "@/shared/words";
import type { Decide } from "./queries";

const pers = [
  { value: "week", label: "每周" }, { value: "month", label: "每月" }, { value: "quarter", label: "每季度" }, { value: "half_year", label: "每半年" }, { value: "year", label: "每年" },
];
const evidences = ["制度文件", "会议纪要", "工作总结", "照片", "名单台账", "系统截图", "验收意见", "执法文书", "培训记录"];

type Values = {
  name: string; lead: string[]; assist: string[]; due?: Dayjs | null; standing: boolean; key: boolean; territorial: string; evidence: string[];
  recurrences: { min: number; per: string; record_kind?: string }[];
};

/** Correct a measure in place. Only what was changed is sent, as one correction. */
export function MeasureEdit({ m, decide, close }: { m: MeasureView; decide: Decide; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const units = (roles: string[]) => m.assignments.filter((a) => roles.includes(a.role)).flatMap((a) => a.units.map((u) => u.id));
  const before: Values = {
    name: m.name, lead: units(["lead", "joint_lead"]), assist: units(["assist", "responsible"]), due: m.deadlines[0] ? dayjs(m.deadlines[0].due) : null,
    standing: m.standing, key: m.key, territorial: m.territorial, evidence: m.evidence,
    recurrences: m.recurrences.map((r) => ({ min: r.min, per: r.per, record_kind: r.record_kind ?? undefined })),
  };
  const save = async (v: Values) => {
    const set: Record<string, unknown> = {};
    for (const k of Object.keys(before) as (keyof Values)[]) {
      const now = k === "due" ? v.due?.format("YYYY-MM-DD") ?? null : v[k];
      const was = k === "due" ? before.due?.format("YYYY-MM-DD") ?? null : before[k];
      if (JSON.stringify(now) !== JSON.stringify(was)) set[k] = now;
    }
    if (!Object.keys(set).length || (await decide({ measure: m.id, set }))) close();
  };
  return (
    <Form form={form} className="edit" labelCol={{ flex: "64px" }} labelAlign="left" colon={false} requiredMark={false} initialValues={before} onFinish={(v) => void save(v)} onClick={(e) => e.stopPropagation()} size="small">
      <Form.Item name="name" label="名称" rules={[{ required: true, message: "名称不能空着。" }]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="lead" label="牵头"><UnitPicker multiple /></Form.Item>
      <Form.Item name="assist" label="配合"><UnitPicker multiple /></Form.Item>
      <Form.Item label="时限"><div className="row" style={{ gap: 16 }}>
        <Form.Item name="due" noStyle><DatePicker /></Form.Item>
        <Form.Item name="standing" valuePropName="checked" noStyle><Checkbox>长期坚持</Checkbox></Form.Item>
        <Form.Item name="key" valuePropName="checked" noStyle><Checkbox>重点</Checkbox></Form.Item>
      </div></Form.Item>
      <Form.Item name="territorial" label="属地"><Segmented options={[{ value: "all", label: "各县" }, { value: "zones", label: "各县和园区" }, { value: "none", label: "不涉及" }]} /></Form.Item>
      <Form.Item label="频次">
        <Form.List name="recurrences">
          {(fields, { add, remove }) => (
            <div className="col" style={{ gap: 4 }}>
              {fields.map((f) => (
                <div key={f.key} className="row">
                  <Form.Item name={[f.name, "per"]} noStyle><Select options={pers} style={{ width: 96 }} aria-label="周期" /></Form.Item>
                  至少 <Form.Item name={[f.name, "min"]} noStyle><InputNumber min={1} style={{ width: 70 }} aria-label="次数" /></Form.Item> 次
                  <Form.Item name={[f.name, "record_kind"]} noStyle><Select allowClear options={recordKinds} placeholder="凭哪类记录" style={{ width: 130 }} /></Form.Item>
                  <button type="button" className="plain" onClick={() => remove(f.name)}>去掉</button>
                </div>
              ))}
              <button type="button" className="plain" onClick={() => add({ min: 1, per: "quarter" })}>加一项频次</button>
            </div>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item name="evidence" label="凭据"><Select mode="tags" options={evidences.map((e) => ({ value: e, label: e }))} /></Form.Item>
      <div className="row" style={{ paddingLeft: 64 }}><Button type="primary" htmlType="submit">保存更正</Button><Button onClick={close}>取消</Button></div>
    </Form>
  );
}
