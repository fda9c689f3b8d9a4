import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import { useMe } from "@/shared/session";
import { Tabs } from "./parts";
import { useCandidates, useRefresh } from "./queries";
import type { Tour, TourCandidate } from "./types";
import { sorts } from "./words";

type Values = { sort: "tour" | "joint"; title: string; topics: string; from_year?: number; span?: [Dayjs, Dayjs]; core?: string[]; targets: string[]; members?: Record<string, string[]> };

/** A programme: a tour covers everybody by default, a joint inspection has four organs and members for each target. */
export function NewPage() {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const { now } = useMe();
  const all = useCandidates();
  const [sort, targets, core] = [Form.useWatch("sort", form), Form.useWatch("targets", form) ?? [], Form.useWatch("core", form) ?? []];
  const units = all.data ?? [];
  const name = (id: string) => units.find((u) => u.unit.id === id)?.unit.short ?? "";
  const send = useMutation({
    mutationFn: ({ span, members, ...v }: Values) => api.post<Tour>("/tours", {
      ...v, targets: v.targets.map((unit) => ({ unit, members: members?.[unit] ?? [] })),
      from: span?.[0].format("YYYY-MM-DD"), to: span?.[1].format("YYYY-MM-DD"),
    }),
    onSuccess: (t) => { refresh(); void go({ to: `/tours/${t.it.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: (f.path === "from" || f.path === "to" ? "span" : f.path) as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const groups = grouped(units.filter((u) => u.toured));
  const choose = (v: "tour" | "joint") => form.setFieldsValue({ targets: v === "tour" ? groups.flatMap(([label, list]) => (label.includes("下级部门") ? [] : list.map((u) => u.unit.id))) : [], core: v === "joint" ? units.filter((u) => u.core).map((u) => u.unit.id) : [] });
  return (
    <>
      <Tabs title="新建方案" />
      <div className="page"><div className="card"><div className="body to-form">
        {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
        <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} scrollToFirstError initialValues={{ from_year: dayjs(now).year() }}>
          <Form.Item name="sort" label="类型" rules={must("请选择类型。")}><Radio.Group optionType="button" options={sorts} onChange={(e) => choose(e.target.value)} disabled={all.isPending} /></Form.Item>
          <Form.Item name="title" label="方案名称" rules={must("请填写方案名称。")}><Input maxLength={120} /></Form.Item>
          <Form.Item name="topics" label="巡查内容" rules={must("请填写巡查内容。")}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
          {sort === "tour" && <Form.Item name="from_year" label="起始年" extra="以起始年起每两个自然年为一轮。" rules={must("请填写起始年。")}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>}
          {sort === "joint" && <Form.Item name="span" label="起止日期" rules={must("请填写起止日期。")}><DatePicker.RangePicker defaultPickerValue={[dayjs(now), dayjs(now)]} /></Form.Item>}
          {sort === "joint" && <Form.Item name="core" label="四个核心单位" extra="纪委监委机关、党委办公厅（室）、政府办公厅（室）、安委办。" rules={must("请选择四个核心单位。")}><Select mode="multiple" optionFilterProp="label" options={units.filter((u) => u.own).map((u) => ({ value: u.unit.id, label: u.unit.short }))} /></Form.Item>}
          {sort && (
            <Form.Item name="targets" label={`巡查对象（已选 ${targets.length} 个）`} rules={must("请选择巡查对象。")}>
              <Checkbox.Group style={{ width: "100%" }}>
                <div className="col" style={{ width: "100%" }}>
                  {groups.map(([label, list]) => <div key={label}><b className="small">{label}</b><div className="to-pick">{list.map((u) => <Checkbox key={u.unit.id} value={u.unit.id}>{u.unit.short}</Checkbox>)}</div></div>)}
                </div>
              </Checkbox.Group>
            </Form.Item>
          )}
          {sort === "joint" && targets.map((id) => (
            <Form.Item key={id} name={["members", id]} label={`督查${name(id)}的成员单位（N）`} rules={must("请至少选一个成员单位。")}>
              <Select mode="multiple" optionFilterProp="label" options={units.filter((u) => u.unit.id !== id && !core.includes(u.unit.id)).map((u) => ({ value: u.unit.id, label: u.unit.short }))} />
            </Form.Item>
          ))}
          <Button type="primary" htmlType="submit" loading={send.isPending} data-testid="tour-ok">拟定方案</Button>
        </Form>
      </div></div></div>
    </>
  );
}

/** Counties, zones, departments of the own level, departments below. */
function grouped(all: TourCandidate[]): [string, TourCandidate[]][] {
  const label = (u: TourCandidate) => u.kind === "government" ? "下级政府" : u.kind === "functional_zone" ? "功能区" : u.own ? "本级部门" : "下级部门";
  const names = ["下级政府", "功能区", "本级部门", "下级部门"];
  return names.map((n) => [n, all.filter((u) => label(u) === n)] as [string, TourCandidate[]]).filter(([, l]) => l.length > 0);
}
