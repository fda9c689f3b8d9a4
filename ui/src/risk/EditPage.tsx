import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { AutoComplete, Button, DatePicker, Form, Input, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { Level } from "./ListPage";
import { useRisk, useRiskChanged, useTables } from "./queries";
import type { Chosen, RiskForm, RiskTables, RiskView, ScoreAnswer } from "./types";
import "@/site/site.css";
import "./risk.css";

export function EditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const risk = useRisk(id);
  const tables = useTables();
  if (risk.isError) return <div className="page"><div className="refusal" role="alert">{sentence(risk.error)}</div></div>;
  return risk.data && tables.data ? <Edit key={id} r={risk.data} tables={tables.data} /> : <Waiting />;
}

/** A new risk of a point. */
export function NewPage() {
  const { point } = useParams({ strict: false }) as { point: string };
  const tables = useTables();
  return tables.data ? <Edit point={point} tables={tables.data} /> : <Waiting />;
}

function Edit({ r, point, tables }: { r?: RiskView; point?: string; tables: RiskTables }) {
  const [form] = Form.useForm();
  const go = useNavigate();
  const { site } = useSearch({ strict: false }) as { site?: string };
  const changed = useRiskChanged();
  const method = (Form.useWatch("method", form) ?? r?.method ?? "ls") as RiskForm["method"];
  const inherent = (Form.useWatch("inherent", form) ?? r?.inherent?.chosen ?? {}) as Chosen;
  const residual = (Form.useWatch("residual", form) ?? r?.rest?.chosen ?? {}) as Chosen;
  const score = useScore(method, inherent);
  const rest = useScore(method, residual);
  const red = (score.data?.level ?? r?.level)?.level === 1;
  const save = useMutation({
    mutationFn: (v: RiskForm & { plan?: { deadline?: unknown } }) => {
      const body = { ...v, inherent: tidy(v.inherent), residual: tidy(v.residual), controls: (v.controls ?? []).filter((c) => c?.text?.trim()), duty: (v.duty ?? []).filter((d) => d?.name?.trim()), factor: v.factor || null, control_level: v.control_level ?? null,
        plan: v.plan ? { ...v.plan, deadline: v.plan.deadline ? dayjs(v.plan.deadline as string).format("YYYY-MM-DD") : null } : r?.plan ?? null };
      return r ? api.put<RiskView>(`/risks/${r.id}` as Address, { ...body, version: r.version }) : api.post<RiskView>(`/risk-points/${point}/risks` as Address, body);
    },
    onSuccess: (v) => { changed(v); void go({ to: `/risks/${v.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path.replace(/\[(\d+)\]/g, ".$1").split(".").map((p) => (/^\d+$/.test(p) ? Number(p) : p)) as never, errors: [f.say] }))),
  });
  const initial = r ? {
    activity: r.activity, source: r.source, event: r.event, consequence: r.consequence, standard: r.standard, factor: r.factor?.code, method: r.method, inherent: r.inherent?.chosen ?? {}, residual: r.rest?.chosen ?? {},
    control_level: r.control_level?.code, duty: r.duty, controls: r.controls.map((c) => ({ kind: c.kind, text: c.text, check: c.check, every: c.every })), plan: { ...r.plan, deadline: r.plan.deadline ? dayjs(r.plan.deadline) : undefined },
  } : { method: "ls", controls: [{ kind: "engineering", text: "" }], duty: [] };
  const coded = (list: { code: string; label: string }[]) => list.map((c) => ({ value: c.code, label: c.label }));
  const text = (rows = 2, hint?: string) => <Input.TextArea rows={rows} maxLength={1000} placeholder={hint} />;
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={"/risks" as never}>风险</Link>{(r?.site.id ?? site) && <> › <Link to={`/sites/${r?.site.id ?? site}/risks` as never}>{r?.site.name ?? "风险点"}</Link></>}</small><h1>{r ? "修改风险" : "辨识一条风险"}</h1></div></div>
      <div className="page" style={{ maxWidth: 1080 }}>
        <Form form={form} layout="vertical" initialValues={initial} onFinish={(v) => save.mutate(v)} scrollToFirstError className="col" style={{ gap: 12 }}>
          {save.isError && <div className="refusal" role="alert">{sentence(save.error)}</div>}
          <Section title="会出什么事">
            <div className="site-cols">
              <div style={{ gap: 0 }}>
                <Form.Item name="activity" label="作业活动、步骤或设备部位" rules={[{ required: true, message: "请填写作业活动或设备部位。" }]}><Input maxLength={200} /></Form.Item>
                <Form.Item name="source" label="危险源"><Input maxLength={200} placeholder="如 液氨泄漏、无防护的传动带" /></Form.Item>
                <Form.Item name="event" label="事故类型" rules={[{ required: true, message: "请选择事故类型。" }]}><AutoComplete options={[...tables.events.map((e) => e.label), ...tables.events_2025].map((value) => ({ value }))} showSearch={{ filterOption: (q, o) => String(o?.value).includes(q) }} /></Form.Item>
              </div>
              <div style={{ gap: 0 }}>
                <Form.Item name="consequence" label="可能后果"><Input maxLength={200} /></Form.Item>
                <Form.Item name="factor" label="危险有害因素（GB/T 13861 大类）"><Select allowClear options={tables.factors.map((f) => ({ value: f.code, label: `${f.code} ${f.label}` }))} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
                {method === "scl" && <Form.Item name="standard" label="检查标准"><Input maxLength={300} /></Form.Item>}
              </div>
            </div>
          </Section>
          <Section title="有多大" note="选完就算，等级不能直接填">
            <Form.Item name="method" label="评价方法"><Select style={{ maxWidth: 360 }} options={coded(tables.methods)} onChange={() => form.setFieldsValue({ inherent: {}, residual: {} })} /></Form.Item>
            <div className="site-cols">
              {([["inherent", "固有风险（假定没有任何措施）", score], ["residual", "现状风险（算上现有措施）", rest]] as const).map(([name, title, s]) => (
                <div key={name} className="score-box"><b>{title}</b><ScoreFields name={name} method={method} tables={tables} />
                  {s.isError && <p className="small">{sentence(s.error)}</p>}
                  {s.data && <p><Level of={s.data.level} /> <span className="soft">{s.data.say}</span><br /><small>应由 {s.data.control_level.label} 以上管控，措施通常{s.data.every.label}查</small></p>}</div>
              ))}
            </div>
          </Section>
          <Section title="怎么管" note="先想能不能消除、替代，再想工程，最后才是管理和防护">
            <Form.List name="controls">{(fields, { add, remove }) => (
              <div className="col">
                {fields.map((f) => (
                  <div key={f.key} className="control-row">
                    <Form.Item name={[f.name, "kind"]} noStyle rules={[{ required: true }]}><Select options={coded(tables.control_kinds)} aria-label="措施类型" /></Form.Item>
                    <Form.Item name={[f.name, "text"]} noStyle><Input maxLength={300} placeholder="措施" aria-label="措施" /></Form.Item>
                    <Form.Item name={[f.name, "check"]} noStyle><Input maxLength={200} placeholder="检查什么" aria-label="检查什么" /></Form.Item>
                    <Form.Item name={[f.name, "every"]} noStyle><Select allowClear placeholder="多久查一次" options={coded(tables.every)} aria-label="多久查一次" /></Form.Item>
                    <button type="button" className="plain" onClick={() => remove(f.name)}>去掉</button>
                  </div>
                ))}
                <Button size="small" style={{ alignSelf: "flex-start" }} onClick={() => add({ kind: "engineering" })}>加一条措施</Button>
              </div>
            )}</Form.List>
            <div className="site-cols" style={{ marginTop: 12 }}>
              <div><Form.Item name="control_level" label="管控层级（不填取最低要求）"><Select allowClear options={coded(tables.control_levels)} /></Form.Item></div>
              <div><Form.List name="duty">{(fields, { add, remove }) => (
                <Form.Item label="各级责任人"><div className="col">
                  {fields.map((f) => <div key={f.key} className="row" style={{ flexWrap: "nowrap" }}><Form.Item name={[f.name, "level"]} noStyle rules={[{ required: true }]}><Select style={{ width: 110 }} options={coded(tables.control_levels)} aria-label="层级" /></Form.Item><Form.Item name={[f.name, "name"]} noStyle><Input placeholder="姓名" aria-label="责任人姓名" /></Form.Item><Form.Item name={[f.name, "post"]} noStyle><Input placeholder="岗位" aria-label="责任人岗位" /></Form.Item><button type="button" className="plain line" onClick={() => remove(f.name)}>去掉</button></div>)}
                  <Button size="small" style={{ alignSelf: "flex-start" }} onClick={() => add({ level: "team" })}>加一名责任人</Button>
                </div></Form.Item>
              )}</Form.List></div>
            </div>
          </Section>
          {red && <Section title="一风险一方案" note="重大风险签批前五项都要有">
            <div className="site-cols">
              <div style={{ gap: 0 }}><Form.Item name={["plan", "responsibility"]} label="责任">{text()}</Form.Item><Form.Item name={["plan", "measures"]} label="措施">{text(3)}</Form.Item><Form.Item name={["plan", "surroundings"]} label="周边环境和影响范围">{text()}</Form.Item></div>
              <div style={{ gap: 0 }}><Form.Item name={["plan", "funds"]} label="资金">{text(1, "从哪里出、多少")}</Form.Item><Form.Item name={["plan", "deadline"]} label="时限"><DatePicker style={{ width: 200 }} /></Form.Item><Form.Item name={["plan", "emergency"]} label="预案">{text(1, "预案名称或当场处置")}</Form.Item><Form.Item name={["plan", "first_steps"]} label="疏散与警戒">{text(1)}</Form.Item><Form.Item name={["plan", "phone"]} label="应急电话（公示用）"><Input maxLength={40} /></Form.Item></div>
            </div>
          </Section>}
          <div className="row"><Button type="primary" htmlType="submit" loading={save.isPending}>保存</Button><Button onClick={() => window.history.back()}>不改了</Button></div>
        </Form>
      </div>
    </>
  );
}

/** The fields of a method, each a table with the words beside the value. */
function ScoreFields({ name, method, tables }: { name: "inherent" | "residual"; method: RiskForm["method"]; tables: RiskTables }) {
  if (method === "direct") {
    return <div className="row"><Form.Item name={[name, "reason"]} label="符合哪种情形" style={{ flex: 1 }}><Select allowClear options={tables.direct.map((d) => ({ value: d.code, label: d.label }))} /></Form.Item><Form.Item name={[name, "count"]} label="同时作业人数"><InputNumber min={0} /></Form.Item></div>;
  }
  const scale = method === "lec" ? "lec" : "ls";
  const list = tables.tables.filter((t) => t.scale === scale && t.field !== "s");
  return <>{list.map((t) => <Form.Item key={t.field} name={[name, t.field]} label={t.label} style={{ marginBottom: 8 }}><Select allowClear options={t.choices.map((c) => ({ value: c.value, label: `${c.value}　${c.say}` }))} /></Form.Item>)}</>;
}

function useScore(method: RiskForm["method"], chosen: Chosen) {
  const tidied = tidy(chosen);
  const enough = method === "direct" ? !!tidied.reason : tidied.l !== undefined && (method === "lec" ? tidied.e !== undefined && tidied.c !== undefined : [tidied.s, tidied.people, tidied.loss, tidied.stop].some((x) => x !== undefined));
  return useQuery({ queryKey: ["risk-score", method, tidied], enabled: enough, retry: false, staleTime: 60_000, queryFn: () => api.post<ScoreAnswer>("/risks/score" as Address, { method, ...tidied }) });
}

const tidy = (c?: Chosen): Chosen => Object.fromEntries(Object.entries(c ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== "")) as Chosen;
