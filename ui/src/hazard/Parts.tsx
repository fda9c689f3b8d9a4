import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { hazardKey } from "./queries";
import type { HazardView, ListingView } from "./types";

/** 双报告: to the regulator and to the workers' meeting, each with its proof; what is missing is said. */
export function Dual({ h }: { h: HazardView }) {
  const d = h.dual;
  if (!d) return null;
  const line = (what: string, t?: typeof d.regulator) => (
    <p style={{ fontSize: 13 }}>{t ? <><span className={t.late ? "tag inf" : "tag ok"} style={{ margin: "0 6px 0 0" }}>{t.late ? "迟报" : "✓"}</span>{what}：{showMinute(t.at)} {t.by.name} · <a href={`/api/files/${t.file}`} download>凭据</a></> : <><span className="tag inf" style={{ margin: "0 6px 0 0" }}>○</span>{what}：未报告</>}</p>
  );
  return (
    <Section title="双报告" note={`时限 ${showMinute(d.due_at)}`}>
      <div className="col" style={{ gap: 4 }}>{line("报监管部门", d.regulator)}{line("报职工大会（职代会）", d.workers)}{d.findings.map((f) => <div key={f} className="note">{f}</div>)}</div>
    </Section>
  );
}

export function StopOrders({ h }: { h: HazardView }) {
  if (!h.stop_orders.length) return null;
  return (
    <Section title="停产停用决定">
      {h.stop_orders.map((o) => (
        <div key={o.id} style={{ fontSize: 13, marginBottom: 6 }}>
          <div className="row"><b>{o.number}</b><span className={o.state.code === "lifted" ? "tag ok" : "tag bad"} style={{ margin: 0 }}>{o.state.label}</span></div>
          <div>范围：{o.scope}</div>
          <div className="small">{showDay(o.ordered_on)} {o.ordered_by.name} 作出{o.asked_on ? ` · ${showDay(o.asked_on)} 申请恢复，${showDay(o.decide_by)} 前审查` : ""}{o.lifted ? ` · ${showMinute(o.lifted.at)} ${o.lifted.by.name} 解除` : ""}</div>
        </div>
      ))}
    </Section>
  );
}

export function Delays({ h }: { h: HazardView }) {
  if (!h.delays.length) return null;
  return (
    <Section title="延期" note={h.delay.label}>
      {h.delays.map((e, i) => (
        <div key={i} style={{ fontSize: 13, marginBottom: 6 }}>
          <b>{showDay(e.from)} → {showDay(e.to)}</b> <span className="tag">{e.state.label}</span><div>{e.reason}</div>
          <div className="small">{e.by.name} 于 {showMinute(e.at)} 申请{e.decided_by ? ` · ${e.decided_by.name} 决定` : ""}{e.decision ? `：${e.decision}` : ""}</div>
        </div>
      ))}
    </Section>
  );
}

/** 五落实 of a major hazard. */
export function PlanCard({ h }: { h: HazardView }) {
  const p = h.plan;
  if (!p) return null;
  return (
    <Section title="治理方案" note="责任、措施、资金、时限、预案">
      <dl className="facts" style={{ gridTemplateColumns: "1fr" }}>
        {[["责任", p.duty], ["措施", p.measures], ["资金", p.funds], ["时限", showDay(p.deadline)], ["预案", p.emergency]].map(([l, v]) => <div key={l}><dt>{l}</dt><dd style={{ whiteSpace: "pre-wrap" }}>{v || <span className="c-r">未填</span>}</dd></div>)}
      </dl>
    </Section>
  );
}

export function Listings({ h }: { h: HazardView }) {
  return <>{h.listings.map((l) => <ListingCard key={l.id} l={l} />)}</>;
}

/** 挂牌督办 with its days: by when filed, published, reported, delisted. */
export function ListingCard({ l }: { l: ListingView }) {
  const days: [string, string | null | undefined, string | null | undefined][] = [["报上级备案", l.filed_on, l.file_by], ["向社会公布", l.published_on, l.publish_by], ["督办进展", null, l.report_by], ["公布摘牌", l.end_published_on, l.end_by]];
  return (
    <Section title={<>挂牌督办 <span className={l.state.code === "delisted" ? "tag ok" : "tag bad"} style={{ margin: 0 }}>{l.level.label} · {l.state.label}</span></>} note={l.number ?? undefined}>
      <dl className="facts">
        <div className="all"><dt>理由</dt><dd>{l.reason}</dd></div>
        <div><dt>提名</dt><dd>{showMinute(l.proposed.at)} {l.proposed.by.name}</dd></div>
        {l.decided && <div><dt>审定</dt><dd>{showMinute(l.decided.at)} {l.decided.by.name}</dd></div>}
        {l.from && <div><dt>挂牌期限</dt><dd>{showDay(l.from)} 至 {showDay(l.due)}{l.overdue_days > 0 && <span className="c-r"> 逾期 {l.overdue_days} 天</span>}{l.extensions > 0 && <small> 延长 {l.extensions} 次</small>}</dd></div>}
        {l.ask_by && <div><dt>最迟申请延期</dt><dd>{showDay(l.ask_by)}</dd></div>}
        {days.filter(([, done, by]) => done || by).map(([what, done, by]) => <div key={what}><dt>{what}</dt><dd>{done ? `✓ ${showDay(done)}` : `应于 ${showDay(by)} 前`}</dd></div>)}
        {l.delisted && <div><dt>摘牌</dt><dd>{showMinute(l.delisted.at)} {l.delisted.by.name}</dd></div>}
      </dl>
      {l.progress.length > 0 && <div style={{ marginTop: 8 }}><b className="small">督办进展</b>{l.progress.map((p, i) => <p key={i} style={{ fontSize: 13 }}>{showDay(p.day)} {p.note} <small>{p.by.name}</small></p>)}</div>}
    </Section>
  );
}

/** Who did what, for the four-eyes rule: rectified, rechecked and closed by different people. */
export function Who({ h }: { h: HazardView }) {
  const r = h.recheck;
  return (
    <Section title="谁办的" note="整改、复查、销号不是同一人">
      <dl className="pairs">
        <dt>发现</dt><dd>{h.found_by.name}</dd>
        {h.verified && <><dt>核实</dt><dd>{h.verified.by.name} {showMinute(h.verified.at)}</dd></>}
        {h.rectified && <><dt>整改</dt><dd>{h.rectified.by.name} {showMinute(h.rectified.at)}</dd></>}
        {r && <><dt>复查</dt><dd>{r.officers.length ? r.officers.map((o) => o.name).join("、") : r.by.name} {showMinute(r.at)} {r.passed ? "合格" : "不合格"}{r.expert ? ` · 专家 ${r.expert}` : ""}{r.note ? <div className="soft">{r.note}</div> : null}</dd></>}
        {h.closed && <><dt>销号</dt><dd>{h.closed.by.name} {showMinute(h.closed.at)}</dd></>}
        {h.returned > 0 && <><dt>被退回</dt><dd>{h.returned} 次</dd></>}
      </dl>
    </Section>
  );
}

export function Remarks({ h }: { h: HazardView }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => api.post<HazardView>(`/hazards/${h.id}/comments` as Address, { text: text.trim() }),
    onSuccess: (after) => { setText(""); client.setQueryData(hazardKey(h.id), after); void client.invalidateQueries({ queryKey: ["timeline"] }); },
  });
  return (
    <Section title="留言" note={h.comments.length ? `${h.comments.length} 条` : undefined}>
      {h.comments.map((c) => <div key={c.id} style={{ marginBottom: 8, fontSize: 13 }}><div className="small">{c.by.name} · {showMinute(c.at)}</div><div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{c.text}</div></div>)}
      {say.isError && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(say.error)}</div>}
      <Input.TextArea className="no-print" value={text} onChange={(e) => setText(e.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} placeholder="给办这条隐患的各方看的话" aria-label="留言" />
      <Button className="no-print" style={{ marginTop: 6 }} size="small" disabled={!text.trim()} loading={say.isPending} onClick={() => say.mutate()}>留言</Button>
    </Section>
  );
}
