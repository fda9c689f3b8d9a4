import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox, DatePicker, Form, Input, Radio, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { useMe } from "@/shared/session";
import { usePermitKinds, useRefresh, useSpaces } from "./queries";
import type { PermitPage } from "./types";
import { span } from "./columns";
import "./permit.css";

type Worker = { name: string; certificate?: string; expires?: Dayjs };
type Values = { site: string; kind: string; grade?: string; spot: string; work: string; area?: boolean; inside?: boolean; rich?: boolean; linked?: string; from: Dayjs; to: Dayjs; watcher: string; workers: Worker[] };

/** Ask for a ticket: what, where, when, who. */
export function NewPage() {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const { now } = useMe();
  const given = useSearch({ strict: false }) as { site?: string };
  const kinds = usePermitKinds();
  const sites = useQuery({ queryKey: ["sites", "own"], queryFn: () => api.get<Page<{ id: string; name: string }>>("/sites", { limit: 50 }) });
  const [kindCode, gradeCode, site, inside] = [Form.useWatch("kind", form), Form.useWatch("grade", form), Form.useWatch("site", form), Form.useWatch("inside", form)];
  const spaces = useSpaces(inside ? site : undefined);
  const kind = kinds.data?.find((k) => k.code === kindCode);
  const grade = kind && (kind.grades.length === 1 ? kind.grades[0] : kind.grades.find((g) => g.code === gradeCode));
  const send = useMutation({
    mutationFn: ({ site, workers, from, to, ...v }: Values) => api.post<PermitPage>(`/sites/${site}/permits` as Address, {
      ...v, from: from.toISOString(), to: to.toISOString(),
      workers: workers.map((w) => ({ name: w.name, certificate: w.certificate ?? "", expires: w.expires?.format("YYYY-MM-DD") })),
    }),
    onSuccess: (p) => { refresh(p); void go({ to: `/permits/${p.it.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.filter((f) => f.path !== "workers").map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const start = dayjs(now).add(30 - (dayjs(now).minute() % 30), "minute").startOf("minute");
  const lasting = (hours: number) => form.setFieldValue("to", (form.getFieldValue("from") ?? start).add(hours, "hour"));
  const quick = grade?.hours ? [2, 4, 8, 24, 72].filter((h) => h <= grade.hours!) : [2, 4, 8];
  const own = sites.data?.items ?? [];
  return (
    <>
      <div className="head"><div className="grow"><h1>申请作业票</h1><small>申请后登记气体分析，由另一位有权人批准，到点开工。</small></div></div>
      <div className="page"><div className="card"><div className="body pm-form">
        {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
        <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} scrollToFirstError initialValues={{ site: given.site, from: start, to: start.add(4, "hour"), workers: [{}] }}>
          <Form.Item name="kind" label="种类" rules={must("请选择种类。")}>
            <Radio.Group className="kinds" onChange={() => form.setFieldsValue({ grade: undefined, inside: false, area: false, rich: false })} options={(kinds.data ?? []).map((k) => ({ value: k.code, label: k.label }))} optionType="button" />
          </Form.Item>
          {kind && kind.grades.length > 1 && (
            <Form.Item name="grade" label="级别" rules={must("请选择级别。")}>
              <Radio.Group options={kind.grades.map((g) => ({ value: g.code, label: g.label }))} />
            </Form.Item>
          )}
          {grade && (
            <p className="note calm" style={{ marginBottom: 12 }}>
              {grade.hours ? `一张票最长 ${grade.hours >= 48 && grade.hours % 24 === 0 && grade.hours > 72 ? `${grade.hours / 24} 日` : `${grade.hours} 小时`}` : "时间按作业期"}{grade.break_minutes ? `，中断超过 ${grade.break_minutes} 分钟须重新分析` : ""}（{kind!.clause}）。
              {kind!.code === "hot_work" && gradeCode === "hot_second" && "节假日、公休日和夜间按一级管理。"}
              {kind!.code === "hot_work" && gradeCode === "hot_first" && "节假日、公休日和夜间由主要负责人批准。"}
            </p>
          )}
          <div className="two wide">
            <Form.Item name="site" label="场所" rules={must("请选择场所。")}><Select loading={sites.isFetching} options={own.map((s) => ({ value: s.id, label: s.name }))} /></Form.Item>
            <Form.Item name="spot" label="作业地点" rules={must("请填写作业地点。")}><Input maxLength={200} placeholder="一号罐区管廊" /></Form.Item>
          </div>
          <Form.Item name="work" label="作业内容" rules={must("请填写作业内容。")}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
          {kind?.code === "hot_work" && <Form.Item name="inside" valuePropName="checked"><Checkbox>在设备、储罐、管道内动火</Checkbox></Form.Item>}
          {inside && (
            <Form.Item name="linked" label="同时办理的受限空间票" rules={must("罐内动火须先办受限空间票。")}>
              <Select loading={spaces.isFetching} notFoundContent="没有在办的受限空间票，请先申请。" options={(spaces.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.number} ${p.spot}（${span(p)}）` }))} />
            </Form.Item>
          )}
          {kind && !kind.analysed && kind.analysed_in_area && <Form.Item name="area" valuePropName="checked"><Checkbox>{kind.code === "excavation" ? "深度超过 1.2 米，或可能有有害气体" : "在火灾爆炸危险场所"}</Checkbox></Form.Item>}
          {kind?.code === "confined_space" && <Form.Item name="rich" valuePropName="checked"><Checkbox>富氧环境</Checkbox></Form.Item>}
          <div className="two wide">
            <Form.Item name="from" label="计划开始" rules={must("请填写计划开始时间。")}><DatePicker showTime={{ format: "HH:mm", minuteStep: 5 }} format="YYYY-MM-DD HH:mm" style={{ width: "100%" }} allowClear={false} /></Form.Item>
            <Form.Item name="to" label="计划结束" rules={must("请填写计划结束时间。")} extra={<span className="row" style={{ gap: 6, marginTop: 4 }}>{quick.map((h) => <button key={h} type="button" className="chip" onClick={() => lasting(h)}>{h} 小时</button>)}</span>}><DatePicker showTime={{ format: "HH:mm", minuteStep: 5 }} format="YYYY-MM-DD HH:mm" style={{ width: "100%" }} allowClear={false} /></Form.Item>
          </div>
          <Form.List name="workers">
            {(rows, { add, remove }) => (
              <div style={{ marginBottom: 16 }}>
                <h3 style={{ marginBottom: 6 }}>作业人员{kind?.certified && <small>（至少一人持证）</small>}</h3>
                {rows.map((r) => (
                  <div className="who" key={r.key}>
                    <Form.Item name={[r.name, "name"]} rules={must("请填写姓名。")} style={{ marginBottom: 8 }}><Input placeholder="姓名" aria-label="姓名" maxLength={40} /></Form.Item>
                    <Form.Item name={[r.name, "certificate"]} style={{ marginBottom: 8 }}><Input placeholder="证件编号（无证可不填）" aria-label="证件编号" maxLength={60} /></Form.Item>
                    <Form.Item name={[r.name, "expires"]} style={{ marginBottom: 8 }}><DatePicker placeholder="证件有效期至" aria-label="证件有效期至" style={{ width: "100%" }} /></Form.Item>
                    {rows.length > 1 && <Button type="text" aria-label="去掉这一位" onClick={() => remove(r.name)}>✕</Button>}
                  </div>
                ))}
                <Button size="small" onClick={() => add({})}>再加一人</Button>
              </div>
            )}
          </Form.List>
          <Form.Item name="watcher" label="监护人" extra="监护人不作业、不离岗，同一时间只监护一处。" rules={must("请填写监护人。")}><Input maxLength={40} style={{ maxWidth: 260 }} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending} data-testid="permit-ok">申请</Button>
        </Form>
      </div></div></div>
    </>
  );
}
