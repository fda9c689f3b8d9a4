import { useMutation } from "@tanstack/react-query";
import { DatePicker, Form, Input, InputNumber, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { useMe } from "@/shared/session";
import { useRefresh } from "./queries";
import type { PermitPage } from "./types";
import "./permit.css";

type Values = { at: Dayjs; spot: string; combustible?: number; lower_limit?: number; oxygen?: number; toxic?: number; toxic_limit?: number; analyst: string };

/** Enter an analysis of gas; what was entered last is filled in where it does not change. */
export function AnalysisDialog({ p, close }: { p: PermitPage; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const refresh = useRefresh();
  const { now } = useMe();
  const last = p.analyses.at(-1);
  const send = useMutation({
    mutationFn: (v: Values) => api.post<PermitPage>(`/permits/${p.it.id}/analyses` as Address, { ...v, at: v.at.toISOString(), version: p.it.version }),
    onSuccess: (after) => { refresh(after); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const share = (name: keyof Values, label: string, required: boolean) => <Form.Item name={name} label={label} rules={required ? must("必填") : []}><InputNumber min={0} step={0.1} style={{ width: "100%" }} inputMode="decimal" /></Form.Item>;
  const fire = p.it.kind !== "confined_space" && p.it.kind !== "excavation";
  const air = p.it.kind === "confined_space";
  return (
    <Modal open title="登记气体分析" onCancel={close} okText="登记" cancelText="先不办" onOk={() => form.submit()} okButtonProps={{ loading: send.isPending, "data-testid": "analysis-ok" } as never} destroyOnHidden>
      <p className="soft" style={{ marginBottom: 8 }}>{p.it.called} · {p.it.spot}</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" className="pm-form" onFinish={(v) => send.mutate(v)} initialValues={{ at: dayjs(now), spot: last?.spot ?? p.it.spot, lower_limit: last?.lower_limit ?? undefined, toxic_limit: last?.toxic_limit ?? undefined, analyst: last?.analyst }}>
        <div className="two">
          <Form.Item name="at" label="取样时间" rules={must("必填")}><DatePicker showTime={{ format: "HH:mm" }} format="MM-DD HH:mm" style={{ width: "100%" }} allowClear={false} /></Form.Item>
          <Form.Item name="spot" label="取样部位" rules={must("必填")}><Input maxLength={200} /></Form.Item>
          {share("combustible", "可燃气体 %(V)", fire)}
          {share("lower_limit", "介质爆炸下限 %(V)", fire)}
          {share("oxygen", "氧含量 %(V)", air)}
          <span />
          {share("toxic", "有毒气体 mg/m³", false)}
          {share("toxic_limit", "接触限值 mg/m³", false)}
          <Form.Item name="analyst" label="分析人" rules={must("必填")}><Input maxLength={40} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
