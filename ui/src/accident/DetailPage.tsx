import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, Form, Input, InputNumber, Modal, Radio } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { OnRecord } from "@/supervise/OnTask";
import { Delay, Grade, harmed } from "./columns";
import { InquirySection } from "./Inquiry";
import { verdicts } from "./words";
import { useAccident, useMoveAccident, useRefresh } from "./queries";
import type { AccidentMark, AccidentPage } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./accident.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useAccident(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: AccidentPage }) {
  const a = p.it;
  const move = useMoveAccident(p);
  const [open, setOpen] = useState<"add" | "mark" | null>(null);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/accidents" as never}>事故</Link> › {a.number}</small>
          <h1><Grade a={a} /> {a.title}</h1>
          <div className="row small" style={{ gap: 12 }}><span>{a.region_name} · {a.place}</span><span>{a.firm}</span><span>监管部门 {a.regulator}</span></div>
        </div>
        <span className="tag inf">{a.stage_label}</span>
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 8 }}>
            <div className="row" style={{ gap: 14 }}><b>{harmed(a)}</b><span>直接损失 {a.loss} 万元</span><span>{p.grade_by === "未达到较大事故标准" ? p.grade_by : `按${p.grade_by}定级`}</span><span>{a.counted ? "纳入统计" : "暂不纳入统计"}</span></div>
            <div className="row small" style={{ gap: 14 }}><span>{showMinute(a.occurred_at)} 发生</span><span>{showMinute(p.known_at)} 知悉</span><span>{showMinute(a.reported_at)} 报告</span><Delay a={a} /></div>
            <div className="row small" style={{ gap: 14 }}>{p.levels.map((l) => <span key={l.level}>{l.level} {showMinute(l.due)} 前应接报</span>)}<span>补报期至 {showDay(p.window_end)}</span></div>
            {p.inquiry.owed && <div>{p.inquiry.owed.what}时限 {p.inquiry.owed.late ? <b className="c-r">{showDay(p.inquiry.owed.due)} 已过期</b> : <b>{showDay(p.inquiry.owed.due)}</b>}</div>}
          </div>
          <div className="may col">
            <Offers offers={p.offers} act={move} subject={`${a.title} · ${a.firm}`} last={["strike", "raise"]} wide ask={(name) => name === "result" ? <Form.Item key={name} name="result" label="评估结论" rules={[{ required: true, message: "请选择评估结论。" }]}><Radio.Group options={verdicts} /></Form.Item> : undefined} />
            <div className="row">{p.may_add && <Button onClick={() => setOpen("add")}>续报</Button>}{p.may_mark && <Button onClick={() => setOpen("mark")}>标记瞒报或谎报</Button>}</div>
          </div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="经过"><p style={{ whiteSpace: "pre-wrap" }}>{p.course}</p>{p.measures && <p className="soft" style={{ whiteSpace: "pre-wrap", marginTop: 8 }}>已采取：{p.measures}</p>}</Section>
            <Section title="续报" note={p.supplements.length ? `${p.supplements.length} 次` : undefined}>
              {p.supplements.length === 0 && <p className="faint">还没有续报。</p>}
              {p.supplements.map((s, i) => <div key={i} style={{ marginBottom: 8 }}><b>{harmed(s)}</b> <span>损失 {s.loss} 万元</span> {s.after_window && <b className="c-y">补报期外，不改等级</b>}<p className="said">{s.mark.note}</p><small>{s.mark.name} {showMinute(s.mark.at)}</small></div>)}
            </Section>
            <InquirySection p={p} />
          </div>
          <div>
            <OnRecord matter={{ concept: "accident", id: a.id, title: a.title, unit: p.answers_name, unitId: p.answers, closed: a.stage === "struck" }} />
            <Section title="办理">
              <Said m={p.concealed} />
              {p.marks.length === 0 && !p.concealed && <p className="faint">还没有办理记录。</p>}
              <ol className="timeline" aria-label="办理">{[...p.marks].reverse().map((m, i) => <li key={i}><b>{m.label}</b><div className="small">{showMinute(m.at)} · {m.name}</div>{m.note && <p className="said">{m.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
      {open && <Ask p={p} what={open} close={() => setOpen(null)} />}
    </>
  );
}

function Said({ m }: { m?: AccidentMark | null }) {
  return m ? <p><b className="c-r">{m.label}</b> {m.note} <small>{m.name} {showMinute(m.at)}</small></p> : null;
}

type Values = { dead?: number; injured?: number; missing?: number; loss?: number; note?: string; reason?: string };

function Ask({ p, what, close }: { p: AccidentPage; what: "add" | "mark"; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const refresh = useRefresh();
  const add = what === "add";
  const send = useMutation({
    mutationFn: (v: Values) => api.post(`/accidents/${p.it.id}/${add ? "supplements" : "concealed"}` as Address, add ? { ...v, version: p.it.version } : { reason: v.reason }),
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const number = (k: "dead" | "injured" | "missing" | "loss", label: string) => <Form.Item name={k} label={label} initialValue={p.it[k]} rules={[{ required: true, message: "必填" }]}><InputNumber min={0} precision={k === "loss" ? undefined : 0} style={{ width: "100%" }} /></Form.Item>;
  return (
    <Modal open title={add ? "续报" : "标记瞒报或谎报"} onCancel={close} okText={add ? "续报" : "标记"} cancelText="先不办" onOk={() => form.submit()} okButtonProps={{ loading: send.isPending, danger: !add }} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" className="ac-form" onFinish={(v) => send.mutate(v)}>
        {add
          ? <><p className="soft" style={{ marginBottom: 8 }}>填到现在为止的总数。补报期（{showDay(p.window_end)} 止）内的会改变等级和统计，之后的只登记。</p><div className="four">{number("dead", "死亡")}{number("injured", "重伤")}{number("missing", "下落不明")}{number("loss", "损失（万元）")}</div><Form.Item name="note" label="说明" rules={[{ required: true, message: "请写明变化和来源。" }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item></>
          : <Form.Item name="reason" label="认定依据" rules={[{ required: true, message: "请写明依据。" }]}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>}
      </Form>
    </Modal>
  );
}
