import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Segmented, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { MeasureView } from "@/api/types";
import { UnitPicker } from "@/kit/UnitPicker";
import { evidenceKinds, recordKinds } from "@/shared/words";
import type { Decide } from "./queries";

const pers = [
  { value: "day", label: "每日" }, { value: "week", label: "每周" }, { value: "half_month", label: "每半月" }, { value: "month", label: "每月" }, { value: "quarter", label: "每季度" }, { value: "half_year", label: "每半年" }, { value: "year", label: "每年" }, { value: "two_years", label: "每两年" },
];

type Values = {
  name: string; lead: string[]; assist: string[]; due?: Dayjs | null; standing: boolean; key: boolean; territorial: string; evidence: string[];
  recurrences: { min: number; per: string; unit_word: string; record_kind?: string; subset?: string; last_days?: number }[];
};

/** Correct a measure in place. Only what was changed is sent, as one correction. */
export function MeasureEdit({ m, decide, close }: { m: MeasureView; decide: Decide; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const units = (roles: string[]) => m.assignments.filter((a) => roles.includes(a.role)).flatMap((a) => a.units.map((u) => u.id));
  const before: Values = {
    name: m.name, lead: units(["lead", "joint_lead"]), assist: units(["assist", "responsible"]), due: m.deadlines[0] ? dayjs(m.deadlines[0].due) : null,
    standing: m.standing, key: m.key, territorial: m.territorial, evidence: m.evidence,
    recurrences: m.recurrences.map((r) => ({ min: r.min, per: r.per, unit_word: r.unit_word ?? "次", record_kind: r.record_kind ?? undefined, subset: r.subset ?? undefined, last_days: r.last_days ?? undefined })),
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
      <Form.Item name="territorial" label="属地"><Segmented options={[{ value: "all", label: "各县和园区" }, { value: "zones", label: "只有园区" }, { value: "none", label: "不涉及" }]} /></Form.Item>
      <Form.Item label="频次">
        <Form.List name="recurrences">
          {(fields, { add, remove }) => (
            <div className="col" style={{ gap: 4 }}>
              {fields.map((f) => (
                <div key={f.key} className="row">
                  <Form.Item name={[f.name, "per"]} noStyle><Select options={pers} style={{ width: 96 }} aria-label="周期" /></Form.Item>
                  至少 <Form.Item name={[f.name, "min"]} noStyle><InputNumber min={1} style={{ width: 70 }} aria-label="次数" /></Form.Item>
                  <Form.Item name={[f.name, "unit_word"]} noStyle><Input style={{ width: 48 }} aria-label="量词" maxLength={4} /></Form.Item>
                  <Form.Item name={[f.name, "subset"]} noStyle hidden><Input /></Form.Item><Form.Item name={[f.name, "last_days"]} noStyle hidden><InputNumber /></Form.Item>
                  <Form.Item name={[f.name, "record_kind"]} noStyle><Select allowClear options={recordKinds} placeholder="凭哪类记录" style={{ width: 130 }} /></Form.Item>
                  <button type="button" className="plain" onClick={() => remove(f.name)}>去掉</button>
                </div>
              ))}
              <button type="button" className="plain" onClick={() => add({ min: 1, per: "quarter", unit_word: "次" })}>加一项频次</button>
            </div>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item name="evidence" label="凭据"><Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={evidenceKinds} /></Form.Item>
      <div className="row" style={{ paddingLeft: 64 }}><Button type="primary" htmlType="submit">保存更正</Button><Button onClick={close}>取消</Button></div>
    </Form>
  );
}
