import { Link, useParams } from "@tanstack/react-router";
import { Button, Checkbox, Form } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Offers, type AskField } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMay, useMe } from "@/shared/session";
import { AnalysisDialog } from "./AnalysisDialog";
import { span, State } from "./columns";
import { useMovePermit, usePermit } from "./queries";
import type { PermitAnalysis, PermitPage } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./permit.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = usePermit(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: PermitPage }) {
  const t = p.it;
  const move = useMovePermit(p);
  const { now } = useMe();
  const sites = useMay("site.read");
  const [analysing, setAnalysing] = useState(false);
  const done = ["closed", "void"].includes(t.state);
  const fresh = p.fresh_until && !done ? (Date.parse(p.fresh_until) > Date.parse(now) ? `分析到 ${showMinute(p.fresh_until).slice(11)} 前有效` : "分析已过有效时间") : null;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/permits" as never}>作业票</Link> › {t.number}</small>
          <h1>{t.called}：{t.spot}</h1>
          <div className="row small" style={{ gap: 12 }}>{sites ? <Link to={`/sites/${t.site}` as never}>{t.site_name}</Link> : <span>{t.site_name}</span>}<span>{span(t)}</span><span>监护 {t.watcher}</span></div>
        </div>
        <State p={t} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            <b>{t.work}</b>
            {t.raised && <span className="c-y">{t.raised}{p.asked_label !== t.called && `（申请为${p.asked_label}）`}</span>}
            {t.paused_since && <span className="c-y">{showMinute(t.paused_since)} 暂停：{p.breaks.at(-1)?.why}{p.breaks.at(-1)?.alarm && <> <Link to={`/alarms/${p.breaks.at(-1)?.alarm}` as never}>看报警</Link></>}</span>}
            {fresh && <span className={fresh.includes("已过") ? "c-y" : "soft"}>{fresh}</span>}
            {p.linked && <span>受限空间票 <Link to={`/permits/${p.linked.id}` as never}>{p.linked.number}</Link>（{p.linked.state_label}）</span>}
          </div>
          <div className="may col">
            <Offers offers={p.offers} act={move} subject={`${t.called} · ${t.spot}`} ask={checks(p)} last={["void"]} />
            {p.may_analyse && <div className="row"><Button onClick={() => setAnalysing(true)} data-action="analyse">登记气体分析</Button></div>}
          </div>
        </div>
        <div className="task-cols">
          <div>
            {p.analysed && <Section title="气体分析" note={p.analyses.length ? `${p.analyses.length} 次` : undefined}>
              {p.analyses.length === 0 && <p className="c-y">还没有分析；批准和开工前须有合格的分析。</p>}
              {[...p.analyses].reverse().map((a, i) => <Gas key={i} a={a} />)}
            </Section>}
            <Section title="安全措施" note={p.approved ? "批准时逐项确认" : "批准时逐项确认，现在未确认"}>
              <ul className="plain">{p.safeguards.map((s) => <li key={s.code}>{p.confirmed.includes(s.code) ? <span className="c-g">✓ </span> : <span className="faint">○ </span>}{s.label}</li>)}</ul>
            </Section>
            <Section title="人员">
              <dl className="pairs" style={{ gridTemplateColumns: "76px minmax(0, 1fr)" }}>
                <dt>作业</dt><dd>{p.workers.map((w) => <div key={w.name + w.certificate}>{w.name}{w.certificate && <small> 证 {w.certificate}，至 {showDay(w.expires)}</small>}</div>)}</dd>
                <dt>监护</dt><dd>{t.watcher}</dd>
                <dt>申请</dt><dd>{p.applied.name} <small>{showMinute(p.applied.at)}</small></dd>
                <dt>批准</dt><dd>{p.approved ? <>{p.approved.name} <small>{showMinute(p.approved.at)}</small></> : <span className="faint">未批准</span>}</dd>
              </dl>
            </Section>
          </div>
          <div>
            <Section title="经过">
              <ol className="timeline" aria-label="经过">
                {[...p.marks].reverse().map((m, i) => <li key={i}><b>{m.label}</b><div className="small">{showMinute(m.at)} · {m.name}</div>{m.note && <p className="said">{m.note}</p>}</li>)}
                <li><b>申请</b><div className="small">{showMinute(p.applied.at)} · {p.applied.name}</div></li>
              </ol>
            </Section>
            <Section title="依据">
              <details className="how"><summary>适用的规则和时限</summary>
                <ul className="plain small">{p.rules.map((r) => <li key={r.id}>{r.say} <span className="faint">{r.clause}</span></li>)}</ul>
                <ul className="plain small">{p.parameters.map((u) => <li key={u.key}>{u.label} {u.value} <span className="faint">{u.source}</span></li>)}</ul>
              </details>
            </Section>
          </div>
        </div>
      </div>
      {analysing && <AnalysisDialog p={p} close={() => setAnalysing(false)} />}
    </>
  );
}

/** The safeguards are confirmed one by one in the dialog of the approval. */
const checks = (p: PermitPage): AskField => (name) => name === "safeguards"
  ? <Form.Item key={name} name={name} label="现场逐项确认" rules={[{ required: true, message: "请逐项确认安全措施。" }]}><Checkbox.Group className="pm-checks" options={p.safeguards.map((s) => ({ value: s.code, label: s.label }))} /></Form.Item>
  : undefined;

function Gas({ a }: { a: PermitAnalysis }) {
  const parts = [a.combustible != null && `可燃气体 ${a.combustible}%（下限 ${a.lower_limit}%）`, a.oxygen != null && `氧 ${a.oxygen}%`, a.toxic != null && `有毒气体 ${a.toxic} mg/m³（限值 ${a.toxic_limit}）`].filter(Boolean).join("，");
  return (
    <div style={{ marginBottom: 8 }}>
      <div>{a.fails.length ? <b className="c-r">✗ 不合格</b> : <b className="c-g">✓ 合格</b>} {parts}</div>
      {a.fails.length > 0 && <p className="c-r small">{a.fails.join("；")}</p>}
      <small>{a.spot} · {showMinute(a.at)} 取样 · {a.analyst} · {a.entered.name} {showMinute(a.entered.at).slice(11)} 登记</small>
    </div>
  );
}
