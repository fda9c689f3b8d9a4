import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { AddEvidence, AddFinding, AddRecheck, IssueTask } from "./dialogs";
import { TaskOf, when } from "./parts";
import { useMove, useVisit } from "./queries";
import type { Finding, Visit } from "./types";
import { methods } from "./words";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./tour.css";

export function VisitPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useVisit(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: Visit }) {
  const v = p.it;
  const move = useMove(`/tour-visits/${v.id}`, v.version);
  const [open, setOpen] = useState<"finding" | "recheck" | { method: string } | { issue: Finding } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={`/tours/${v.tour}` as never}>{v.tour_title}</Link></small>
          <h1>巡查{v.target?.name}</h1>
          <div className="row small" style={{ gap: 12 }}><span>{when(v)}</span><span>组长 {v.leader}</span>{v.rechecked_on && <span>{showDay(v.rechecked_on)} 复核</span>}</div>
        </div>
        <span className="tag inf">{v.state_label}</span>
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            <span>{v.sort === "joint" ? "督查组" : "巡查组"}：{p.team.map((u) => u.short).join("、")}</span>
            {v.state === "begun" && p.missing.length > 0 && <span className="c-y">四个方法还缺：{p.missing.map((m) => m.label).join("、")}</span>}
            {p.summary && <p style={{ whiteSpace: "pre-wrap" }}>{p.summary}</p>}
          </div>
          <div className="may col">
            <Offers offers={p.offers} act={move} subject={v.target?.name ?? ""} last={["cancel"]} />
            <div className="row">{p.may_add && <Button onClick={() => setOpen("finding")} data-action="finding">记录问题</Button>}{p.may_recheck && <Button onClick={() => setOpen("recheck")} data-action="recheck">登记复核</Button>}</div>
          </div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="四个方法" note={p.missing.length ? `还缺 ${p.missing.length} 个` : "齐全"}>
              <div className="to-ways">
                {methods.map((m) => {
                  const all = p.evidence.filter((e) => e.method === m.value);
                  return (
                    <div key={m.value} className={all.length ? "to-way" : "to-way lacks"}>
                      <div className="row"><b className="grow">{all.length ? "✓ " : "○ "}{m.label}</b>{p.may_add && <Button size="small" onClick={() => setOpen({ method: m.value })} data-method={m.value}>登记</Button>}</div>
                      {all.map((e, i) => <div key={i}><p style={{ whiteSpace: "pre-wrap" }}>{e.text}</p><small>{e.name} {showMinute(e.at)}{e.files.map((f, n) => <span key={f}> · <a href={`/api/files/${f}`} download>材料 {n + 1}</a></span>)}</small></div>)}
                      {!all.length && <p className="small">还没有记录</p>}
                    </div>
                  );
                })}
              </div>
            </Section>
          </div>
          <div>
            <Section title="问题" note={p.findings.length ? `${p.findings.length} 个` : undefined}>
              {p.findings.length === 0 && <p className="faint">没有记录问题。</p>}
              {p.findings.map((f) => <Found key={f.id} f={f} issue={() => setOpen({ issue: f })} />)}
            </Section>
            <Section title="经过">
              {p.marks.length === 0 && <p className="faint">还没有记录。</p>}
              <ol className="timeline" aria-label="经过">{[...p.marks].reverse().map((m, i) => <li key={i}><b>{m.label}</b><div className="small">{showMinute(m.at)} · {m.name}</div>{m.note && <p className="said">{m.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
      {open === "finding" && <AddFinding p={p} close={close} />}
      {open === "recheck" && <AddRecheck p={p} close={close} />}
      {open && typeof open === "object" && "issue" in open && <IssueTask p={p} f={open.issue} close={close} />}
      {open && typeof open === "object" && "method" in open && <AddEvidence p={p} method={open.method} close={close} />}
    </>
  );
}

function Found({ f, issue }: { f: Finding; issue: () => void }) {
  return (
    <div className="to-found">
      <div className="row"><b className="grow">{f.title}</b><span className={f.closed ? "tag ok" : f.state === "failed" ? "tag bad" : "tag inf"}>{f.state_label}</span></div>
      <p style={{ whiteSpace: "pre-wrap" }}>{f.text}</p>
      <small>{f.unit?.short} · 期限 {f.late ? <b className="c-r">{showDay(f.due)} 已过</b> : showDay(f.due)}{f.supervise && <> · <Link to={`/supervisions/${f.supervise}` as never}>交办单（{f.supervise_state}）</Link></>}</small>
      {f.task && <TaskOf t={f.task} />}
      {!f.task && f.hand === "task" && f.state === "noted" && <p className="small c-y">巡查完成后由安委办下发为任务。</p>}
      {f.may_issue && <div style={{ marginTop: 6 }}><Button size="small" onClick={issue} data-action="issue">下发任务</Button></div>}
      {f.rechecks.map((r, i) => <p key={i} className="small">{r.passed ? <span className="c-g">✓ 复核通过</span> : <span className="c-r">✗ 复核未通过</span>} {showDay(r.on)} {r.name}：{r.note}</p>)}
    </div>
  );
}
