import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from "antd";
import type { Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import { regionsQuery, UnitPicker } from "@/kit/UnitPicker";
import type { Page } from "@/api/types";
import { useMay } from "@/shared/session";
import { useKinds, useRefresh } from "./queries";
import type { AccidentPage } from "./types";
import "./accident.css";

type Values = { title: string; region?: string; site?: string; regulator?: string; firm?: string; place: string; kind: string; short_window?: boolean; occurred_at: Dayjs; known_at?: Dayjs; course: string; measures?: string; dead?: number; injured?: number; missing?: number; loss?: number };

/** First report: what is known now; the rest is added later. */
export function NewPage() {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const kinds = useKinds();
  // Who may not read the directory, an enterprise, reports about a site of its own.
  const knows = useMay("directory.read");
  const regions = useQuery({ ...regionsQuery, enabled: knows });
  const sites = useQuery({ queryKey: ["sites", "own"], enabled: !knows, queryFn: () => api.get<Page<{ id: string; name: string }>>("/sites", { limit: 50 }) });
  const send = useMutation({
    mutationFn: (v: Values) => api.post<AccidentPage>("/accidents", { ...v, dead: v.dead ?? 0, injured: v.injured ?? 0, missing: v.missing ?? 0, loss: v.loss ?? 0, occurred_at: v.occurred_at.toISOString(), known_at: v.known_at?.toISOString() }),
    onSuccess: (p) => { refresh(); void go({ to: `/accidents/${p.it.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const groups = [...new Set((kinds.data ?? []).map((k) => k.standard))].map((s) => ({ label: s, options: (kinds.data ?? []).filter((k) => k.standard === s).map((k) => ({ value: k.code, label: k.label })) }));
  return (
    <>
      <div className="head"><div className="grow"><h1>报告事故</h1><small>单位负责人接报后 1 小时内上报；先报已知的，伤亡和损失变化以后续报。报告时间以系统收到为准，不能改。</small></div></div>
      <div className="page"><div className="card"><div className="body ac-form">
        {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
        <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} scrollToFirstError>
          <Form.Item name="title" label="事故名称" rules={must("请填写事故名称。")}><Input maxLength={120} placeholder="某厂机械伤害事故" /></Form.Item>
          <div className="two">
            {knows
              ? <Form.Item name="region" label="发生地" rules={must("请选择发生地。")}><Select showSearch optionFilterProp="label" loading={regions.isFetching} options={(regions.data ?? []).map((r) => ({ value: r.path, label: r.name }))} /></Form.Item>
              : <Form.Item name="site" label="发生的场所" rules={must("请选择场所。")} extra="所在地、单位名称和监管部门按登记的带出，不用再填。"><Select loading={sites.isFetching} options={(sites.data?.items ?? []).map((s) => ({ value: s.id, label: s.name }))} /></Form.Item>}
            <Form.Item name="place" label="具体地点" rules={must("请填写具体地点。")}><Input maxLength={120} /></Form.Item>
            {knows && <Form.Item name="firm" label="事故单位" rules={must("请填写事故单位。")}><Input maxLength={120} /></Form.Item>}
            {knows && <Form.Item name="regulator" label="行业监管部门" rules={must("请选择行业监管部门。")}><UnitPicker /></Form.Item>}
            <Form.Item name="occurred_at" label="发生时间" rules={must("请填写发生时间。")}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" style={{ width: "100%" }} /></Form.Item>
            <Form.Item name="known_at" label="单位负责人知悉时间（不填按发生时间）" extra="以值班电话、监控、报警的最早记录为准。"><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" style={{ width: "100%" }} /></Form.Item>
            <Form.Item name="kind" label="事故类别" rules={must("请选择事故类别。")}><Select showSearch optionFilterProp="label" options={groups} /></Form.Item>
            <Form.Item name="short_window" valuePropName="checked" label="补报期"><Checkbox>道路交通或火灾事故（7 日，其余 30 日）</Checkbox></Form.Item>
          </div>
          <div className="four">
            {([["dead", "死亡"], ["injured", "重伤"], ["missing", "下落不明"]] as const).map(([k, label]) => <Form.Item key={k} name={k} label={`${label}（人）`}><InputNumber min={0} precision={0} style={{ width: "100%" }} placeholder="0" /></Form.Item>)}
            <Form.Item name="loss" label="直接损失（万元）"><InputNumber min={0} style={{ width: "100%" }} placeholder="0" /></Form.Item>
          </div>
          <Form.Item name="course" label="简要经过" rules={must("请填写简要经过。")}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
          <Form.Item name="measures" label="已经采取的措施"><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending} data-testid="accident-ok">报告</Button>
        </Form>
      </div></div></div>
    </>
  );
}
