import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Select } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { EvidenceUpload } from "@/kit/EvidenceUpload";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { About, Due, Kind, State } from "./columns";
import { useMoveSupervision, useRefresh, useSupervision } from "./queries";
import { Rungs } from "./Rungs";
import type { SuperviseMark, SupervisionPage } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./supervise.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useSupervision(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

/** How the fields of a move are asked for here. */
const ask = (p: SupervisionPage) => function asked(name: string, offer: Offer) {
  const must = [{ required: offer.needs.includes(name), message: "这一项必填。" }];
  switch (name) {
    case "leader": return <Form.Item key={name} name="leader" label="包抓领导" rules={must}><Select options={p.leaders.map((l) => ({ value: l.id, label: l.name }))} placeholder="选择领导" showSearch optionFilterProp="label" /></Form.Item>;
    case "meet_at": return <Form.Item key={name} name="meet_at" label="约谈时间" rules={must} extra="照这里的写法印在约谈通知书上。"><Input maxLength={60} placeholder="8月5日上午9时" /></Form.Item>;
    case "place": return <Form.Item key={name} name="place" label="约谈地点" rules={must}><Input maxLength={60} /></Form.Item>;
    case "text": return <Form.Item key={name} name="text" label="签发的内容" extra="可以改；签发后印入公文，编号冻结。" initialValue={p.text}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>;
    case "held_on": return <Form.Item key={name} name="held_on" label="约谈日期" rules={must}><DatePicker style={{ width: 180 }} /></Form.Item>;
    case "reply": return <Form.Item key={name} name="reply" label={p.it.step === "secretary" ? "完成情况（申请验收）" : "回复"} extra="写清原因、采取的措施、责任人和完成时间。" rules={must}><Input.TextArea rows={5} maxLength={2000} showCount /></Form.Item>;
    case "promise": return <Form.Item key={name} name="promise" label="承诺完成日（可不填）" extra="认可后督办在这一天之前不再升级；到期没有完成会接着升级。"><DatePicker style={{ width: 180 }} /></Form.Item>;
    case "files": return <Form.Item key={name} name="files" label="附件（可不填）"><EvidenceUpload plain /></Form.Item>;
    case "due": return <Form.Item key={name} name="due" label="延期到" rules={must}><DatePicker style={{ width: 180 }} /></Form.Item>;
    case "note": return offer.action === "sign" || offer.action === "reply" ? <span key={name} /> : <Form.Item key={name} name="note" label={offer.action === "hold" ? "约谈纪要" : offer.action === "conclude" ? "结果" : "说明（可不填）"} rules={must}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>;
    default: return undefined;
  }
};
const more = (offer: Offer) => (offer.action === "reply" ? ["promise", "files"] : offer.action === "sign" ? ["text"] : []);

function Body({ p }: { p: SupervisionPage }) {
  const move = useMoveSupervision(p);
  const s = p.it;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/supervisions" as never}>督办</Link> › {s.number}</small>
          <h1><Kind s={s} /> {s.title}</h1>
          <div className="row small" style={{ gap: 12 }}>
            <span>{s.organ.name} → {s.unit.name}</span>
            {s.subject && <About s={s} />}
          </div>
        </div>
        <State s={s} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 10 }}>
            {s.subject && s.subject.concept !== "tour_visit" && <Rungs rungs={p.ladder} at={s.id} />}
            <p className="sv-text">{p.text}</p>
            <div className="row small" style={{ gap: 14 }}>
              {s.reply_due && <span>回复期限 <Due s={s} /></span>}
              {p.rests_until && s.state === "accepted" && <span>承诺 {showDay(p.rests_until)} 前完成</span>}
              {s.leader && <span>包抓领导 {s.leader}</span>}
              {p.paper && <Link to={`/papers/${p.paper}` as never}>{p.paper_number}</Link>}
              {!p.signed && <span>由{p.signer}签发</span>}
            </div>
          </div>
          <div className="may col"><Offers offers={p.offers} act={move} subject={`${s.unit.short || s.unit.name} · ${s.title}`} ask={ask(p)} extra={more} wide last={["stop"]} /></div>
        </div>
        <div className="task-cols">
          <div>
            {s.step === "secretary" && <Reviews p={p} />}
            {(p.replies.length > 0 || ["served", "held", "returned"].includes(s.state)) && s.step !== "circular" && s.step !== "accountability" && (
              <Section title="回复" note={p.replies.length ? `${p.replies.length} 次` : undefined}>
                {p.replies.length === 0 && <p className="faint">还没有回复。</p>}
                {p.replies.map((r, i) => (
                  <div key={i} className={r.returned ? "sv-reply back" : "sv-reply"}>
                    <div className="small">{r.mark.name} · {showMinute(r.mark.at)}{r.late && <b className="c-r"> 逾期回复</b>}{r.promise && <> · 承诺 {showDay(r.promise)} 前完成</>}</div>
                    <p className="sv-text">{r.text}</p>
                    {r.files.length > 0 && <div className="row small">{r.files.map((f, n) => <a key={f} href={`/api/files/${f}`} target="_blank" rel="noreferrer">附件 {n + 1}</a>)}</div>}
                    {r.returned && <p className="small c-y">{r.returned.name} {showMinute(r.returned.at)} 退回：{r.returned.note}</p>}
                  </div>
                ))}
              </Section>
            )}
            {p.talk && <Section title="约谈" note={showDay(p.talk.on)}><p className="sv-text">{p.talk.note}</p><p className="small">{p.talk.by} 记录</p></Section>}
            {p.asked.length > 0 && <Section title="延期回复">{p.asked.map((a, i) => <p key={i}><b>{showDay(a.from)} → {showDay(a.to)}</b> {a.mark.note} <span className="small">{a.mark.name} 申请{a.decided && `，${a.decided.name}${a.granted ? "同意" : "不同意"}${a.decided.note ? `：${a.decided.note}` : ""}`}</span></p>)}</Section>}
          </div>
          <div>
            {p.matter && <Matter m={p.matter} />}
            <Section title="依据">
              {p.rule ? <p>规则“{p.rule}”<br /><small className="soft">{p.rule_source}；可调规则，非法定。<Link to={"/supervisions/rules" as never}>看全部规则</Link></small></p> : <p>{p.opened.name} 于 {showMinute(p.opened.at)} 发起。</p>}
              <Said label="签发" m={p.signed} /><Said label={s.state === "stopped" ? "终止" : "办结"} m={p.ended} />
            </Section>
            <Section title="经过">
              <ol className="timeline" aria-label="经过">{[...p.past].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

/** The hazard, duty or accident as it stands now: whoever answers need not look it up first. */
function Matter({ m }: { m: NonNullable<SupervisionPage["matter"]> }) {
  return (
    <Section title={`${m.label} ${m.number}`} action={m.link && <Link to={m.link as never}>打开{m.label}</Link>}>
      <dl className="sv-facts">{m.facts.map((f) => <div key={f.label}><dt>{f.label}</dt><dd>{f.value}</dd></div>)}</dl>
    </Section>
  );
}

function Said({ label, m }: { label: string; m?: SuperviseMark | null }) {
  if (!m) return null;
  return <p className="small"><b>{label}</b> {m.name} {showMinute(m.at)}{m.note && <> · {m.note}</>}</p>;
}

/** 每周调度: what the leader in charge looked at, and room for this week's. */
function Reviews({ p }: { p: SupervisionPage }) {
  const refresh = useRefresh();
  const [note, setNote] = useState("");
  const send = useMutation({
    mutationFn: () => api.post(`/supervisions/${p.it.id}/reviews` as Address, { note }),
    onSuccess: () => { setNote(""); refresh(); },
  });
  return (
    <Section title="每周调度" note={p.review_late ? undefined : `${p.reviews.length} 次`} action={p.review_late && <b className="c-y">◆ 本周还没有调度</b>}>
      {p.reviewing && (
        <div className="col" style={{ gap: 8, marginBottom: 12 }}>
          {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
          <Input.TextArea rows={3} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} placeholder="看了什么、定了什么、下周要见到什么" aria-label="调度情况" />
          <div><Button type="primary" disabled={!note.trim()} loading={send.isPending} onClick={() => send.mutate()}>记下本周调度</Button></div>
        </div>
      )}
      {p.reviews.length === 0 && <p className="faint">还没有调度记录。</p>}
      {[...p.reviews].reverse().map((r, i) => <div key={i} className="sv-reply"><div className="small">{r.name} · {showMinute(r.at)}</div><p className="sv-text">{r.note}</p></div>)}
    </Section>
  );
}
