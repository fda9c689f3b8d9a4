import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { powerWhys } from "./power";
import type { PointRow, PowerFigures, PowerPut, PowerView } from "./types";

/** Times of a form item are days of the calendar there and text on the wire. */
const time = { getValueFromEvent: (v: Dayjs | null) => v?.toISOString(), getValueProps: (v: string | undefined) => ({ value: v ? dayjs(v) : undefined }) };
const must = (message: string) => [{ required: true, message }];

/** Another filing: what hides no more than before is in force at once, the rest waits for the regulator. The server says which. */
export function PowerDialog({ v, close, done }: { v: PowerView; close: () => void; done: (after: PowerView) => void }) {
  const [form] = Form.useForm<PowerFigures & { why_changed: string }>();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: ({ why_changed, ...figures }: PowerFigures & { why_changed: string }) =>
      api.put<PowerPut>(`/sites/${v.site}/power` as Address, { version: v.version, reason: why_changed, figures: { ...v.figures, ...figures, accepted: figures.accepted?.at ? figures.accepted : (v.figures?.accepted ?? null) } }),
    onSuccess: (put) => { void (put.in_force ? message.success(put.say) : message.warning(put.say, 8)); done(put.power); close(); },
  });
  const points = useQuery({ queryKey: ["points", "power", v.site], queryFn: () => api.get<Page<PointRow>>("/points" as Address, { site: v.site, kind: "power", limit: 200 }) });
  const meters = (points.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.name}（${p.code}）` }));
  const span = (name: number, open: boolean) => (
    <>
      <Form.Item name={[name, "from"]} label="开始" rules={must("请填开始时间。")} {...time}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" /></Form.Item>
      <Form.Item name={[name, "until"]} label={open ? "结束（未定可不填）" : "结束"} rules={open ? [] : must("请填结束时间。")} {...time}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" /></Form.Item>
      <Form.Item name={[name, "reason"]} label="原因" rules={must("请写明原因。")}><Input maxLength={500} /></Form.Item>
    </>
  );
  return (
    <Modal open title="用电备案" width={760} onCancel={close} cancelText="先不改" okText="提交" okButtonProps={{ loading: send.isPending }} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>首次备案、提高保安负荷、增加例外用电等须监管部门确认后生效，其余立即生效。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={v.figures ?? {}} onFinish={(f) => send.mutate(f)}>
        <div className="limits-form">
          <Form.Item name="capacity_kw" label="合同容量（kW）" rules={must("请填合同容量。")}><InputNumber min={0} style={{ width: "100%" }} /></Form.Item>
          <Form.Item name="idle_kw" label="保安负荷（kW）"><InputNumber min={0} style={{ width: "100%" }} /></Form.Item>
          <Form.Item name="kwh_per_tonne" label="吨产品电耗（kWh）"><InputNumber min={0} style={{ width: "100%" }} /></Form.Item>
          <Form.Item name="tonnes_a_month" label="核定月产量（吨）"><InputNumber min={0} style={{ width: "100%" }} /></Form.Item>
        </div>
        {points.isError && <div className="refusal" role="alert">{sentence(points.error)}</div>}
        <Form.Item name="meters" label="供电总表（不选则每块表各判各的）" extra="选定的几块表相加后判断，其余电表视为其中一部分。"><Select mode="multiple" options={meters} loading={points.isPending} optionFilterProp="label" placeholder="选择供电总表" /></Form.Item>
        <Form.Item name="main_fans" label="矿井主扇电表（矿山填报）" extra="主扇失电一分钟即为红色，不与生产用电相加。" dependencies={["meters"]} rules={[({ getFieldValue }) => ({ validator: (_, fans?: string[]) => ((fans ?? []).some((f) => ((getFieldValue("meters") as string[] | undefined) ?? []).includes(f)) ? Promise.reject(new Error("同一块表不能既是供电总表又是主扇电表。")) : Promise.resolve()) })]}><Select mode="multiple" options={meters} loading={points.isPending} optionFilterProp="label" placeholder="选择主扇电表" /></Form.Item>
        <Form.Item name="night_off" valuePropName="checked"><Checkbox>夜间（22:00 至次日 06:00）不生产</Checkbox></Form.Item>
        {(["exceptions", "stops", "planned_cuts"] as const).map((list) => (
          <Form.List key={list} name={list}>{(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="limits-form">
                  {list === "exceptions" && <Form.Item name={[name, "why"]} label="例外类别" rules={must("请选择类别。")}><Select options={powerWhys} /></Form.Item>}
                  {list === "exceptions" && <Form.Item name={[name, "most_kw"]} label="负荷上限（kW）" rules={must("请填负荷上限。")}><InputNumber min={0} style={{ width: "100%" }} /></Form.Item>}
                  {span(name, list === "stops")}
                  <Button size="small" onClick={() => remove(name)}>删去这一条</Button>
                </div>
              ))}
              <Button size="small" style={{ marginBottom: 10, marginRight: 8 }} onClick={() => add()}>{list === "exceptions" ? "增加例外用电" : list === "stops" ? "申报停产" : "增加计划停电"}</Button>
            </>
          )}</Form.List>
        ))}
        {v.may_decide && (
          <div className="limits-form">
            <Form.Item name={["accepted", "at"]} label="复产验收时间" {...time}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" /></Form.Item>
            <Form.Item name={["accepted", "reason"]} label="验收文号"><Input maxLength={500} /></Form.Item>
          </div>
        )}
        <Form.Item name="why_changed" label="为什么变更（须确认的必填）"><Input.TextArea rows={2} maxLength={500} placeholder="如 供用电合同变更、雨季排涝" /></Form.Item>
      </Form>
    </Modal>
  );
}
