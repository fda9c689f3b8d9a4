import { Link, useParams } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { useDo, usePostDuties } from "./queries";
import type { AssignedDuty, PostDuties } from "./types";
import "./dossier.css";

/** Duties of one post: what is assigned, what contradicts, what may be assigned. */
export function DutiesPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = usePostDuties(id);
  const [assigning, setAssigning] = useState<PostDuties["templates"][number]>();
  const [asking, setAsking] = useState<{ duty: AssignedDuty; way: "choice" | "end" }>();
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const p = q.data;
  const one = (duty: string) => p.duties.find((d) => d.id === duty);
  const proposed = [...p.templates].sort((a, b) => Number(b.suits) - Number(a.suits));
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/dossiers" as never}>履职档案</Link> › 职责</small><h1>{p.person.name} · {p.title}</h1><small>{p.unit.name}，任期 {p.from} 至 {p.to ?? "今"}</small></div>
        <Link to={`/dossiers/posts/${id}` as never}><Button>看档案</Button></Link>
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {p.contradictions.map((c) => (
          <Section key={c.family} title="同一件事有两种要求" note="两种都在计数，选定一种后另一种停止计算，理由记入台账">
            <div className="either">
              {c.duties.map(one).filter((d) => d !== undefined).map((d) => (
                <div key={d.id} className="either-one">
                  <b>{d.template} {d.title}</b><div>{d.rule}</div><div className="small">{d.quote}</div>
                  {p.may_assign && <Button onClick={() => setAsking({ duty: d, way: "choice" })}>按这一条执行</Button>}
                </div>
              ))}
            </div>
          </Section>
        ))}
        <Section title="已分派的职责" note={`${p.duties.length} 条`} flush>
          {p.duties.length === 0 && <p className="empty small">还没有分派。</p>}
          {p.duties.map((d) => (
            <div key={d.id} className="duty-line">
              <div className="what"><b>{d.template} {d.title}</b><div>{d.rule}</div><div className="small">{d.quote}</div>{d.aside && <div className="small c-y">已停止计算：{d.aside}（{d.aside_by}）</div>}</div>
              <div className="when small">{d.since} 起{d.until && `，至 ${d.until}`}{p.may_assign && !d.aside && <Button size="small" onClick={() => setAsking({ duty: d, way: "end" })}>停止计算</Button>}</div>
            </div>
          ))}
        </Section>
        <Section title="职责模板" note="来自上级和本级文件，来源照原标注；推荐的排在前面" flush>
          {proposed.map((t) => (
            <div key={t.code} className="duty-line" data-template={t.code}>
              <div className="what"><b>{t.code} {t.title}</b>{t.suits && <span className="tag lead" style={{ marginLeft: 6 }}>适合此职务</span>}<div>{t.who}：{t.rule}</div><div className="small">凭据：{t.evidence}　来源：{t.source}</div></div>
              <div className="when small">{t.automatic ? "由书记督办的调度自动计数" : t.assigned ? "已分派" : p.may_assign && <Button size="small" onClick={() => setAssigning(t)}>分派</Button>}</div>
            </div>
          ))}
        </Section>
      </div>
      {assigning && <Assign p={p} template={assigning} close={() => setAssigning(undefined)} />}
      {asking && <Reason {...asking} close={() => setAsking(undefined)} />}
    </>
  );
}

function Assign({ p, template, close }: { p: PostDuties; template: PostDuties["templates"][number]; close: () => void }) {
  const me = useMe();
  const [form] = Form.useForm<{ since: Dayjs }>();
  const first = dayjs(showDay(me.now)).startOf("year");
  const send = useDo((v: { since: Dayjs }) => api.post(`/posts/${p.post}/duties` as Address, { template: template.code, since: v.since.format("YYYY-MM-DD") }), close);
  return (
    <Modal open title={`分派：${template.title}`} onCancel={close} okText="分派" cancelText="先不分派" destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "assign-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{template.rule}，由{p.person.name}在任期内完成，继任者另行分派。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={{ since: first.isBefore(dayjs(p.from)) ? dayjs(p.from) : first }}>
        <Form.Item name="since" label="从哪一天起算" rules={[{ required: true, message: "请选择日期。" }]}><DatePicker style={{ width: "100%" }} /></Form.Item>
      </Form>
    </Modal>
  );
}

function Reason({ duty, way, close }: { duty: AssignedDuty; way: "choice" | "end"; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const send = useDo((v: { reason: string }) => api.post(`/duties/${duty.id}/${way}` as Address, v), close);
  const title = way === "choice" ? `按“${duty.rule}”执行` : `停止计算：${duty.title}`;
  return (
    <Modal open title={title} onCancel={close} okText={way === "choice" ? "选定" : "停止计算"} cancelText="返回" destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "reason-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{way === "choice" ? "另一种要求从今天起停止计算，以前的期次照旧；理由随档案保存。" : "从今天起不再计算，以前的期次照旧。"}</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)}>
        <Form.Item name="reason" label="理由" rules={[{ required: true, message: "请写明理由。" }]}><Input.TextArea rows={3} maxLength={2000} showCount /></Form.Item>
      </Form>
    </Modal>
  );
}
